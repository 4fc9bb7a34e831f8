package planweb

import (
	"cmp"
	"context"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/a-h/templ"

	"gurindam/internal/fault"
	"gurindam/internal/plan"
	"gurindam/internal/rpjmd"
	"gurindam/internal/web"
)

// Scripts and sheet of the pages of links.
var (
	linkScripts = []string{"selaras.js"}
	linkStyles  = []string{"selaras.css"}
)

// linkingData is the page that links an initiative: with what is asked for, or with
// what is found.
type linkingData struct {
	*view
	initiative *plan.Initiative // nil: not chosen yet
	target     plan.Target      // zero: not chosen yet
	element    *rpjmd.Element
	row        *rpjmd.RenstraRow
	dimension  string // narrows the initiatives to choose from
	query      string
	judged     plan.Suggestion   // what speaks for the pair
	link       int               // place of the link that the pair has; -1: none
	proposed   []plan.Suggestion // for the side that is not chosen
	found      []plan.Target
	choices    []plan.Initiative // the initiatives to choose from
	back       string
}

const (
	mostProposed = 8
	mostFound    = 20
)

// linking links an initiative with an element of the RPJMD or a row of a Renstra.
func linking(v *view, r *http.Request) (shown, error) {
	q := r.URL.Query()
	d := linkingData{view: v, dimension: q.Get("dimensi"), query: strings.TrimSpace(q.Get("cari")), link: -1, back: web.Local(cmp.Or(q.Get("ke"), v.path("keselarasan")))}
	if err := d.choose(q); err != nil {
		return shown{}, err
	}
	x := v.suggester()
	switch {
	case d.initiative != nil && d.chosen():
		d.judged, _ = x.Judge(d.initiative.Code, d.target)
		d.link = slices.IndexFunc(v.m.Links, func(l plan.Link) bool { return l.Initiative == d.initiative.Code && plan.TargetOf(l) == d.target })
	case d.initiative != nil:
		d.proposed = x.Suggest(d.initiative.Code, mostProposed)
	case d.chosen():
		d.proposed = d.inDimension(x.Serving(d.target, len(v.m.Initiatives)))
		d.choices = v.m.Initiatives
		if d.dimension != "" {
			d.choices = v.m.InDimension(d.dimension, v.g)
		}
	}
	if d.query != "" && !d.chosen() {
		d.found = x.Search(d.query, mostFound)
	}
	return shown{title: d.title(r.Context()), body: linkingPage(d), styles: linkStyles}, nil
}

// choose reads what the address names.
func (d *linkingData) choose(q url.Values) error {
	if code := q.Get("inisiatif"); code != "" {
		i, ok := d.initiatives[code]
		if !ok {
			return fault.New(fault.NotFound, "Tidak ada inisiatif berkode "+fault.Clip(code, mostQuoted)+". Cari di halaman Rencana aksi.")
		}
		d.initiative = &i
	}
	if code := q.Get("elemen"); code != "" {
		e, ok := d.elements[code]
		if !ok {
			return fault.New(fault.NotFound, "Tidak ada elemen RPJMD berkode "+fault.Clip(code, mostQuoted)+". Cari di halaman RPJMD.")
		}
		d.element, d.target = &e, plan.Target{Element: code}
	} else if id := q.Get("renstra"); id != "" {
		n := slices.IndexFunc(d.Renstra, func(r rpjmd.RenstraRow) bool { return r.ID == id })
		if n < 0 {
			return fault.New(fault.NotFound, "Tidak ada baris Renstra "+fault.Clip(id, mostQuoted)+". Cari di halaman OPD-nya.")
		}
		d.row, d.target = &d.Renstra[n], plan.Target{Renstra: id}
	}
	return nil
}

func (d linkingData) chosen() bool { return d.target != plan.Target{} }

func (d linkingData) inDimension(list []plan.Suggestion) []plan.Suggestion {
	if d.dimension != "" {
		list = slices.DeleteFunc(list, func(s plan.Suggestion) bool {
			return d.view.dimension(d.initiatives[s.Initiative].SubDimension).Code != d.dimension
		})
	}
	return list[:min(mostProposed, len(list))]
}

func (d linkingData) title(ctx context.Context) string {
	switch {
	case d.initiative != nil && d.chosen():
		return web.T(ctx, "Kaitkan %s dengan %s", d.initiative.Code, d.targetCode(d.target))
	case d.initiative != nil:
		return web.T(ctx, "Kaitkan %s", d.initiative.Code)
	case d.chosen():
		return web.T(ctx, "Kaitkan dengan %s", d.targetCode(d.target))
	}
	return web.T(ctx, "Cari kaitan")
}

// targetCode is what people call the other end of a link.
func (v *view) targetCode(t plan.Target) string { return t.Element + t.Renstra }

// targetText is what the other end of a link says, and of which level it is.
func (v *view) targetText(ctx context.Context, t plan.Target) (level, text string) {
	if e, ok := v.elements[t.Element]; ok && t.Element != "" {
		return web.Translate(ctx, string(e.Level)), e.Text
	}
	for _, r := range v.Renstra {
		if r.ID == t.Renstra && t.Renstra != "" {
			return web.T(ctx, "%s pada Renstra %s", web.Translate(ctx, string(r.Level)), v.office(r.OPD)), r.Name
		}
	}
	return "", ""
}

// targetPath leads to where the other end of a link is read.
func (v *view) targetPath(t plan.Target) string {
	if t.Element != "" {
		return v.path("rpjmd") + "#" + web.Anchor(t.Element)
	}
	for _, r := range v.Renstra {
		if r.ID == t.Renstra {
			return v.path("opd", r.OPD) + "#" + web.Anchor(r.ID)
		}
	}
	return v.path("opd")
}

// linkPath gives the address of the page that links the two; each may be left open.
func (v *view) linkPath(initiative string, t plan.Target, more ...string) string {
	q := url.Values{}
	more = append(more, "inisiatif", initiative, "elemen", t.Element, "renstra", t.Renstra)
	for i := 0; i+1 < len(more); i += 2 {
		if more[i+1] != "" {
			q.Set(more[i], more[i+1])
		}
	}
	return v.path("keselarasan", "kait") + "?" + q.Encode()
}

// mayLink tells whether the reader may link an initiative.
func (v *view) mayLink(initiative string) bool {
	if v.writing == nil {
		return false
	}
	i, ok := v.initiatives[initiative]
	return ok && v.mayAdd(i.OPD, v.dimension(i.SubDimension).Code)
}

// reasonOf is a reason to begin with: what the suggestion was made of.
func reasonOf(s plan.Suggestion) string {
	text := strings.Join(s.Reasons, "; ")
	if text == "" {
		return ""
	}
	return strings.ToUpper(text[:1]) + text[1:] + "."
}

// reasonsText says the reasons in the reader's language.
func reasonsText(ctx context.Context, s plan.Suggestion) string {
	out := make([]string, len(s.Reasons))
	for i, r := range s.Reasons {
		out[i] = web.Translate(ctx, r)
	}
	return strings.Join(out, "; ")
}

// pageOf is the page of the document that the other end stands on.
func (v *view) pageOf(t plan.Target) string { return v.elements[t.Element].Page }

// linkRowPath gives the form of a link there is.
func (v *view) linkRowPath(n int) templ.SafeURL { return templ.SafeURL(v.rowPath(linkList, n)) }

// linkList is the list of the links.
const linkList = plan.ListLinks

// linkKinds are the kinds a link may have, with what each means.
func linkKinds(ctx context.Context) []choice {
	return []choice{
		{string(plan.Derives), web.T(ctx, "turunan: inisiatif ini bagian dari elemen itu"), ""},
		{string(plan.Supports), web.T(ctx, "mendukung: membantu tercapainya"), ""},
		{string(plan.Funds), web.T(ctx, "mendanai: pagunya dimuat di sana"), ""},
	}
}
