package instrumentweb

import (
	"context"
	"net/http"
	"strconv"

	"gurindam/internal/instrument"
	"gurindam/internal/web"
)

// reviewData fills the page on which two versions are compared, and a draft published.
type reviewData struct {
	instrument.Version
	base     string // what it is compared with; empty: there is nothing before it
	changes  []instrument.Change
	problems []instrument.Problem
	others   []string // it may be compared with
	problem  string
}

// compared gives the differences to what a version came from, or to what is asked for.
func (p pages) compared(r *http.Request, v instrument.Version) (d reviewData, err error) {
	d = reviewData{Version: v, base: r.URL.Query().Get("dengan"), others: v.Previous}
	if d.base == "" {
		if d.base = v.Base; d.base == "" && len(v.Previous) > 0 {
			d.base = v.Previous[0]
		}
	}
	if d.base == "" {
		return d, nil
	}
	before, err := p.Instruments.Instrument(r.Context(), d.base)
	if err == nil {
		d.changes = instrument.Compare(before, v.Instrument)
	}
	return d, err
}

func (p pages) differ(r *http.Request) (web.Answer, error) {
	v, err := p.version(r)
	if err != nil {
		return nil, err
	}
	d, err := p.compared(r, v)
	if err != nil {
		return nil, err
	}
	return page(web.T(r.Context(), "Beda %s", v.ID), differPage(d)), nil
}

func (p pages) review(r *http.Request) (web.Answer, error) { return p.showReview(r, nil) }

func (p pages) showReview(r *http.Request, problem error) (web.Answer, error) {
	v, err := p.draft(r)
	if err != nil {
		return nil, err
	}
	d, err := p.compared(r, v)
	if err != nil {
		return nil, err
	}
	d.problem = text(problem)
	if d.problems, err = p.problems(r, v); err != nil {
		return nil, err
	}
	return form(web.T(r.Context(), "Terbitkan %s", v.ID), reviewPage(d), problem), nil
}

// publish freezes the draft as it was read.
func (p pages) publish(r *http.Request) (web.Answer, error) {
	rev, _ := strconv.ParseInt(field(r, "rev"), 10, 64) // zero is no revision: refused as changed
	v, err := p.Instruments.Publish(r.Context(), author(r), r.PathValue("id"), rev)
	switch {
	case err == nil:
		return to(v.ID, ""), nil
	case !mendable(err):
		return nil, err
	}
	return p.showReview(r, err)
}

// discard drops the draft.
func (p pages) discard(r *http.Request) (web.Answer, error) {
	rev, _ := strconv.ParseInt(field(r, "rev"), 10, 64) // as above
	err := p.Instruments.Discard(r.Context(), author(r), r.PathValue("id"), rev)
	switch {
	case err == nil:
		return web.Redirect{To: "/instrumen"}, nil
	case !mendable(err):
		return nil, err
	}
	return p.showEdit(r, instrument.Arrangement{}, err)
}

// sortWord says what happened to a thing.
func sortWord(ctx context.Context, s instrument.Sort) string {
	switch s {
	case instrument.Added:
		return web.T(ctx, "ditambah")
	case instrument.Removed:
		return web.T(ctx, "dihapus")
	case instrument.Moved:
		return web.T(ctx, "dipindah")
	}
	return web.T(ctx, "diubah")
}

func sortTone(s instrument.Sort) web.Tone {
	switch s {
	case instrument.Added:
		return web.Good
	case instrument.Removed:
		return web.Bad
	}
	return web.Warn
}

// about names what a change is about.
func about(ctx context.Context, c instrument.Change) string {
	switch c.Kind {
	case "aspek":
		return web.T(ctx, "Aspek %s", c.Code)
	case "pertanyaan":
		return web.T(ctx, "Pertanyaan %s", c.Code)
	}
	return web.T(ctx, "Instrumen")
}
