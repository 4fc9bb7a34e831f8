package resultweb

import (
	"net/http"
	"strconv"

	"github.com/a-h/templ"

	"gurindam/internal/access"
	"gurindam/internal/decimal"
	"gurindam/internal/fault"
	"gurindam/internal/instrument"
	"gurindam/internal/region"
	"gurindam/internal/result"
	"gurindam/internal/web"
)

type regionData struct {
	place
	result.Region
	number int
	papers []result.Paper
}

func (p pages) open(r *http.Request) (d regionData, err error) {
	if d.place, err = placeOf(r); err != nil {
		return d, err
	}
	if d.number, err = numberOf(r); err != nil {
		return d, err
	}
	d.Region, err = p.Results.Region(r.Context(), web.VisitorOf(r.Context()).Actor, d.cycle, d.code, d.number)
	return d, err
}

// region shows the result of one region down to its questions.
func (p pages) region(r *http.Request) (web.Answer, error) {
	d, err := p.open(r)
	if err != nil {
		return nil, err
	}
	if !d.Preview && may(r.Context(), access.Evaluated, d.code) {
		if d.papers, err = p.Results.PapersOf(r.Context(), web.VisitorOf(r.Context()).Actor, d.cycle, d.code); err != nil {
			return nil, err
		}
	}
	return d.page(web.T(r.Context(), "Hasil %s", d.Row.Name), regionPage), nil
}

// page puts a page of the region into the frame; among its own pages under its name.
func (d regionData) page(title string, body func(regionData) templ.Component) web.Page {
	out := page(title, body(d))
	if d.own {
		out.Place, out.Home = d.Row.Name, "/kota/"+string(d.code)
	}
	return out
}

// link is the address of the result, or of a question of it, in the same publication.
func (d regionData) link(question string) string {
	to := d.result()
	if question != "" {
		to += "/" + question
	}
	if d.number >= 0 {
		to += "?nomor=" + strconv.Itoa(d.number)
	}
	return to
}

// answer tells what the region claimed for a question.
func (d regionData) claimed(question string) string {
	a, ok := d.Dossier.Answer(question)
	if !ok || !a.Claimed {
		return "–"
	}
	return strconv.Itoa(a.Level)
}

// revised tells whether the assessors changed a score after they had talked.
func revised(s result.Score) bool { return s.First != s.Level && s.First >= 0 }

type questionData struct {
	regionData
	question     instrument.Question
	aspect       instrument.Aspect
	scores       []result.Score
	answer       result.Answer
	before, next string // questions beside it
}

// question shows what one number of a region came from: who gave what, why, and on
// which page of which evidence.
func (p pages) question(r *http.Request) (web.Answer, error) {
	d, err := p.open(r)
	if err != nil {
		return nil, err
	}
	q := questionData{regionData: d}
	var ok bool
	if q.question, q.aspect, ok = d.Instrument.Find(r.PathValue("question")); !ok || d.Row.Part != result.Taking {
		return nil, fault.New(fault.NotFound, "Pertanyaan itu tidak ada dalam hasil daerah ini. Buka dari daftar pertanyaan di halaman hasilnya.")
	}
	q.scores = d.Dossier.Of(q.question.Code)
	q.answer, _ = d.Dossier.Answer(q.question.Code)
	q.before, q.next = beside(d.Instrument, q.question.Code)
	out := page(q.question.Title()+" · "+d.Row.Name, questionPage(q))
	if d.own {
		out.Place, out.Home = d.Row.Name, "/kota/"+string(d.code)
	}
	return out, nil
}

func beside(i instrument.Instrument, code string) (before, next string) {
	list := i.Questions()
	for n, q := range list {
		if q.Code != code {
			continue
		}
		if n > 0 {
			before = list[n-1].Code
		}
		if n+1 < len(list) {
			next = list[n+1].Code
		}
	}
	return before, next
}

// objected lists what was said against the value of the question.
func (d questionData) objected() []result.Objection {
	var out []result.Objection
	for _, o := range d.Objections {
		if o.Question == d.question.Code && o.State != result.Drafting {
			out = append(out, o)
		}
	}
	return out
}

// evidencePath is the page of a piece of evidence.
func evidencePath(code region.Code, item string, at int) string {
	to := "/kota/" + string(code) + "/bukti/" + item
	if at > 0 {
		to += "?hal=" + strconv.Itoa(at)
	}
	return to
}

// signed writes a difference with its sign.
func signed(d decimal.Decimal) string {
	if d.Present() && d.Cmp(decimal.New(0, 0)) > 0 {
		return "+" + d.Indonesian()
	}
	return d.Indonesian()
}
