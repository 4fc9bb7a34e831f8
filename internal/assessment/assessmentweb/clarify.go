package assessmentweb

import (
	"context"
	"net/http"
	"slices"
	"strconv"

	"gurindam/internal/assessment"
	"gurindam/internal/evidence"
	"gurindam/internal/web"
)

// clarifyData fills the page of what was asked of a region, as its assessors see it.
type clarifyData struct {
	place
	assessment.Paper
	key, question, text string
	hours               int
	problem             string
}

func (p pages) clarifications(r *http.Request) (web.Answer, error) {
	return p.showClarifications(r, "", 0, nil)
}

func (p pages) showClarifications(r *http.Request, typed string, hours int, problem error) (web.Answer, error) {
	if problem != nil && !mendable(problem) {
		return nil, problem
	}
	at, err := p.place(r)
	if err != nil {
		return nil, err
	}
	d := clarifyData{place: at, key: assessment.KeptID(""), question: field(r, "pertanyaan"), text: typed, hours: hours, problem: text(problem)}
	if d.Paper, err = p.Service.Paper(at.ctx, at.who, at.cycle, at.code); err != nil {
		return nil, err
	}
	return at.page(web.T(at.ctx, "Klarifikasi"), clarifyPage(d), problem), nil
}

func (p pages) ask(r *http.Request) (web.Answer, error) {
	at, err := p.place(r)
	if err != nil {
		return nil, err
	}
	hours, _ := number(r, "jam")
	c, err := p.Service.Ask(at.ctx, at.who, at.cycle, at.code, field(r, "pertanyaan"), field(r, "kunci"), r.PostFormValue("teks"), hours)
	if err != nil {
		return p.showClarifications(r, r.PostFormValue("teks"), hours, err)
	}
	return web.Redirect{To: at.path("klarifikasi") + "#" + c.ID}, nil
}

func (p pages) followUp(r *http.Request) (web.Answer, error) {
	at, err := p.place(r)
	if err != nil {
		return nil, err
	}
	id := r.PathValue("id")
	if err := p.Service.FollowUp(at.ctx, at.who, at.cycle, at.code, id, r.PostFormValue("teks")); err != nil {
		return p.showClarifications(r, r.PostFormValue("teks"), 0, err)
	}
	return web.Redirect{To: at.path("klarifikasi") + "#" + web.Anchor(id)}, nil
}

func (p pages) closeClarification(r *http.Request) (web.Answer, error) {
	at, err := p.place(r)
	if err != nil {
		return nil, err
	}
	id := r.PathValue("id")
	if err := p.Service.CloseClarification(at.ctx, at.who, at.cycle, at.code, id); err != nil {
		return nil, err
	}
	return web.Redirect{To: at.path("klarifikasi") + "#" + web.Anchor(id)}, nil
}

// asker says who asked: by name where it is one's own or open, else by number.
func asker(ctx context.Context, c assessment.Clarification) string {
	if c.Name != "" {
		return web.T(ctx, "Anda")
	}
	return web.T(ctx, "Asesor %d", c.Number)
}

// mine tells whether a clarification is of whoever looks.
func (d clarifyData) mine(c assessment.Clarification) bool { return c.Assessor == d.who.Person }

// askedData fills the page of what was asked of a region, as the region sees it.
type askedData struct {
	place
	assessment.Asking
	typed   string   // an answer as it was filled in
	items   []string // evidence as it was picked
	at      string   // of which clarification
	problem string
}

func (p pages) asked(r *http.Request) (web.Answer, error) {
	return p.showAsked(r, askedData{}, nil)
}

func (p pages) showAsked(r *http.Request, d askedData, problem error) (web.Answer, error) {
	if problem != nil && !mendable(problem) {
		return nil, problem
	}
	at, err := p.place(r)
	if err != nil {
		return nil, err
	}
	d.place, d.problem = at, text(problem)
	if d.Asking, err = p.Service.Asking(at.ctx, at.who.Actor, at.cycle, at.code); err != nil {
		return nil, err
	}
	out := at.page(web.T(at.ctx, "Klarifikasi"), askedPage(d), problem)
	out.Home = "/kota/" + string(at.code)
	return out, nil
}

func (p pages) answer(r *http.Request) (web.Answer, error) {
	at, err := p.place(r)
	if err != nil {
		return nil, err
	}
	id, said := r.PathValue("id"), r.PostFormValue("teks")
	if err := p.Service.Answer(at.ctx, at.who, at.cycle, at.code, id, said, r.PostForm["bukti"]); err != nil {
		return p.showAsked(r, askedData{typed: said, items: r.PostForm["bukti"], at: id}, err)
	}
	return web.Redirect{To: "/kota/" + string(at.code) + "/evaluasi/" + at.cycle + "/klarifikasi#" + web.Anchor(id)}, nil
}

// value is an answer as it stands in the form of a clarification.
func (d askedData) value(c assessment.Clarification) string {
	if d.at == c.ID {
		return d.typed
	}
	return ""
}

func (d askedData) picked(c assessment.Clarification, item string) bool {
	return d.at == c.ID && slices.Contains(d.items, item)
}

// item finds a piece of evidence of the region.
func (d askedData) item(id string) evidence.Item {
	for _, i := range d.Evidence {
		if i.ID == id {
			return i
		}
	}
	return evidence.Item{ID: id, Title: id}
}

// waiting counts the clarifications that wait for the region.
func (d askedData) waiting() (n int) {
	for _, c := range d.Clarifications {
		if c.Waits() {
			n++
		}
	}
	return n
}

func hours(n int) string { return strconv.Itoa(n) }
