package assessmentweb

import (
	"net/http"

	"gurindam/internal/assessment"
	"gurindam/internal/fault"
	"gurindam/internal/instrument"
	"gurindam/internal/web"
)

// sheetData fills the page of the own sheet for one region.
type sheetData struct {
	place
	assessment.Paper
	lacks   assessment.Lack
	problem string
	typed   map[assessment.Field]string // texts as they were filled in, where they were refused
}

func (p pages) sheet(r *http.Request) (web.Answer, error) { return p.showSheet(r, nil, nil) }

func (p pages) showSheet(r *http.Request, typed map[assessment.Field]string, problem error) (web.Answer, error) {
	if problem != nil && !mendable(problem) {
		return nil, problem
	}
	at, err := p.place(r)
	if err != nil {
		return nil, err
	}
	d := sheetData{place: at, problem: text(problem), typed: typed}
	if d.Paper, err = p.Service.Paper(at.ctx, at.who, at.cycle, at.code); err != nil {
		return nil, err
	}
	d.lacks = d.Own.Lacks(d.Instrument)
	out := at.page(web.T(at.ctx, "Lembar nilai"), sheetPage(d), problem)
	out.Scripts = []string{scoring}
	return out, nil
}

// value is a text of the sheet as it stands in the form.
func (d sheetData) value(f assessment.Field) string {
	if typed, ok := d.typed[f]; ok {
		return typed
	}
	return d.Own.Text(f)
}

// done counts the questions of an aspect that have a level.
func (d sheetData) done(a instrument.Aspect) (n int) {
	for _, q := range a.Questions() {
		if d.Own.Score(q.Code).Scored() {
			n++
		}
	}
	return n
}

// writing is a text that a script or a form sends.
type writing struct {
	Field assessment.Field `json:"field"`
	Was   string           `json:"was"`
	Text  string           `json:"text"`
}

// written is the text that stands there now, with what was wrong.
type written struct {
	Text    string `json:"text"`
	Problem string `json:"problem,omitempty"`
}

// write keeps the texts of the sheet: one from a script, all from a form.
func (p pages) write(r *http.Request) (web.Answer, error) {
	at, err := p.place(r)
	if err != nil {
		return nil, err
	}
	if r.Header.Get("Content-Type") == "application/json" {
		var w writing
		if err := web.ReadJSON(r, &w); err != nil {
			return nil, err
		}
		now, err := p.Service.Write(at.ctx, at.who, at.cycle, at.code, w.Field, w.Was, w.Text)
		return answerJSON(r, written{Text: now, Problem: web.Translate(at.ctx, text(err))}, err)
	}
	typed := map[assessment.Field]string{}
	var first error
	for _, f := range fieldsOf(r) {
		typed[f] = field(r, string(f))
		if _, err := p.Service.Write(at.ctx, at.who, at.cycle, at.code, f, r.PostFormValue("lama-"+string(f)), typed[f]); err != nil && first == nil {
			first = err
		}
	}
	if first != nil {
		return p.showSheet(r, typed, first)
	}
	return web.Redirect{To: at.path() + "#teks"}, nil
}

// fieldsOf lists the texts that a form brought.
func fieldsOf(r *http.Request) (out []assessment.Field) {
	_ = r.PostFormValue("rev") // the form is read by this
	for name := range r.PostForm {
		if _, ok := r.PostForm["lama-"+name]; ok {
			out = append(out, assessment.Field(name))
		}
	}
	return out
}

// answerJSON answers a script: a mistake carries what stands there now.
func answerJSON(r *http.Request, value any, err error) (web.Answer, error) {
	if err == nil {
		return web.JSON{Value: value}, nil
	}
	if !mendable(err) {
		return nil, err
	}
	status := http.StatusUnprocessableEntity
	if fault.KindOf(err) == fault.Conflict {
		status = http.StatusConflict
	}
	return web.JSON{Value: value, Status: status}, nil
}

func (p pages) lock(r *http.Request) (web.Answer, error) {
	at, err := p.place(r)
	if err != nil {
		return nil, err
	}
	if field(r, "yakin") != "ya" {
		return p.showSheet(r, nil, fault.New(fault.Invalid, "Centang dahulu bahwa lembar ini tidak berubah lagi setelah dikunci."))
	}
	if _, err := p.Service.Lock(at.ctx, at.who, at.cycle, at.code); err != nil {
		return p.showSheet(r, nil, err)
	}
	return web.Redirect{To: at.path()}, nil
}
