package instrumentweb

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"

	"gurindam/internal/fault"
	"gurindam/internal/instrument"
	"gurindam/internal/web"
)

// titleData fills the page on which an aspect is written.
type titleData struct {
	instrument.Version
	aspect  instrument.Aspect
	f       *filled
	problem string                 // of an arrangement
	added   instrument.Arrangement // as typed, where it was refused
}

func titleForm(a instrument.Aspect) *filled {
	t := a.Title()
	return &filled{Values: url.Values{"kode": {t.Code}, "nama": {t.Name}, "domain": {t.Group}, "menilai": {t.Judges}, "unsur": t.Elements, seal: {instrument.Seal(t)}}}
}

// title reads the form.
func (f *filled) title() instrument.Title {
	t := instrument.Title{Code: f.line("kode"), Name: f.line("nama"), Group: f.line("domain"), Judges: f.text("menilai")}
	for n := range f.rows("unsur") {
		t.Elements = append(t.Elements, f.nth("unsur", n))
	}
	return t
}

func (p pages) editAspect(r *http.Request) (web.Answer, error) {
	return p.showAspect(r, r.PathValue("aspect"), nil, instrument.Arrangement{}, nil)
}

// showAspect shows the aspect of a code; f is its form where it was refused, problem
// that of an arrangement.
func (p pages) showAspect(r *http.Request, code string, f *filled, added instrument.Arrangement, problem error) (web.Answer, error) {
	v, err := p.draft(r)
	if err != nil {
		return nil, err
	}
	n := slices.IndexFunc(v.Aspects, func(a instrument.Aspect) bool { return a.Code == code })
	if n < 0 {
		return nil, fault.New(fault.NotFound, fmt.Sprintf("Aspek %q tidak ada dalam instrumen ini. Mungkin baru saja dihapus.", code))
	}
	d := titleData{Version: v, aspect: v.Aspects[n], f: f, problem: text(problem), added: added}
	if f == nil {
		d.f = titleForm(d.aspect)
	} else {
		d.problem = ""
	}
	return form(web.T(r.Context(), "Ubah aspek %s", d.aspect.Name), titlePage(d), problem), nil
}

func (p pages) saveAspect(r *http.Request) (web.Answer, error) {
	if err := r.ParseForm(); err != nil {
		return nil, err
	}
	f, code, id := &filled{Values: r.PostForm}, r.PathValue("aspect"), r.PathValue("id")
	t := f.title()
	_, err := p.Instruments.SaveTitle(r.Context(), author(r), id, code, f.Get(seal), t)
	switch {
	case err == nil:
		return to(id, "", "ubah", "aspek", t.Code), nil
	case !mendable(err):
		return nil, err
	}
	f.problem = text(err)
	if fault.KindOf(err) == fault.Conflict {
		v, found := p.draft(r)
		if found != nil {
			return nil, found
		}
		mine, found := v.WithTitle(code, t)
		if n := slices.IndexFunc(v.Aspects, func(a instrument.Aspect) bool { return a.Code == code }); found == nil && n >= 0 {
			f.theirs = instrument.Compare(v.Instrument, mine)
			f.Set(seal, instrument.Seal(v.Aspects[n].Title()))
		}
	}
	return p.showAspect(r, code, f, instrument.Arrangement{}, err)
}

// typed gives what was filled in for a new question of an element, where it was refused.
func (d titleData) typed(element int, text string) string {
	if d.added.Element == element && d.added.Move == instrument.Add {
		return text
	}
	return ""
}
