package instrumentweb

import (
	"net/http"
	"strconv"

	"gurindam/internal/instrument"
	"gurindam/internal/web"
)

// editData fills the front page of a draft.
type editData struct {
	instrument.Version
	problems []instrument.Problem
	changes  int // against the version it was copied from
	problem  string
	added    instrument.Arrangement // as typed, where it was refused
}

func (p pages) edit(r *http.Request) (web.Answer, error) {
	return p.showEdit(r, instrument.Arrangement{}, nil)
}

func (p pages) showEdit(r *http.Request, added instrument.Arrangement, problem error) (web.Answer, error) {
	v, err := p.draft(r)
	if err != nil {
		return nil, err
	}
	d := editData{Version: v, problem: text(problem), added: added}
	if d.problems, err = p.problems(r, v); err != nil {
		return nil, err
	}
	if base, err := p.Instruments.Instrument(r.Context(), v.Base); err == nil {
		d.changes = len(instrument.Compare(base, v.Instrument))
	}
	return form(web.T(r.Context(), "Ubah %s", v.ID), editPage(d), problem), nil
}

// problems lists what keeps a draft from being published.
func (p pages) problems(r *http.Request, v instrument.Version) ([]instrument.Problem, error) {
	known, err := p.Instruments.Known(r.Context())
	return instrument.Check(v.Instrument, known...), err
}

// arrange adds, removes or moves something, and leads back to where it was asked.
func (p pages) arrange(r *http.Request) (web.Answer, error) {
	a := instrument.Arrangement{
		Move: instrument.Move(field(r, "langkah")), Aspect: field(r, "aspek"), Question: field(r, "pertanyaan"), Name: field(r, "nama"), Seen: field(r, seal),
	}
	a.Element, _ = strconv.Atoi(field(r, "unsur")) // zero is the aspect itself
	within := field(r, "di")                       // the aspect whose page asked; empty: the front page
	v, err := p.Instruments.Arrange(r.Context(), author(r), r.PathValue("id"), a)
	switch {
	case err == nil && within != "":
		return to(v.ID, a.Question, "ubah", "aspek", within), nil
	case err == nil:
		return to(v.ID, "susunan", "ubah"), nil
	case !mendable(err):
		return nil, err
	case within != "":
		return p.showAspect(r, within, nil, a, err)
	}
	return p.showEdit(r, a, err)
}

// replace puts a file in the place of the whole draft.
func (p pages) replace(r *http.Request) (web.Answer, error) {
	i, err := sent(r)
	if err == nil {
		rev, _ := strconv.ParseInt(field(r, "rev"), 10, 64) // zero is no revision: refused as changed
		if _, err = p.Instruments.Replace(r.Context(), author(r), r.PathValue("id"), rev, i); err == nil {
			return to(r.PathValue("id"), "", "ubah"), nil
		}
	}
	if !mendable(err) {
		return nil, err
	}
	return p.showEdit(r, instrument.Arrangement{}, err)
}
