package instrumentweb

import (
	"net/http"
	"net/url"
	"strconv"

	"gurindam/internal/evidence"
	"gurindam/internal/fault"
	"gurindam/internal/instrument"
	"gurindam/internal/plan"
	"gurindam/internal/web"
)

// questionData fills the form of a question.
type questionData struct {
	instrument.Version
	code   string // under which it is kept
	aspect instrument.Aspect
	f      *filled
}

// questionForm fills the form from a question, with an empty place for one more piece
// of evidence.
func questionForm(q instrument.Question, s instrument.Scale) *filled {
	v := url.Values{
		"kode": {q.Code}, "nomor": {q.Official}, "dimensi": {q.Dimension}, "pokok": {q.Subject}, "teks": {q.Text}, "penjelasan": {q.Help},
		"bobot": {comma(q.Weight)}, "dari": {q.From}, "survei": {q.Survey}, "bukti": {strconv.Itoa(len(q.Evidence) + 1)}, seal: {instrument.Seal(q)},
	}
	for level := s.Min; level <= s.Max; level++ {
		l, _ := q.Rubric(level)
		v.Set(nth("tingkat", level), l.Text)
		v.Set(nth("jenis", level), l.Kind)
	}
	for n, e := range append(q.Evidence, instrument.Requirement{From: min(s.Min+1, s.Max), Years: "berjalan"}) {
		v[nth("bukti_jenis", n)] = e.Types
		v.Set(nth("bukti_mulai", n), strconv.Itoa(e.From))
		v.Set(nth("bukti_tahun", n), e.Years)
		v.Set(nth("bukti_teks", n), e.Text)
	}
	return &filled{Values: v}
}

func nth(name string, n int) string { return name + "_" + strconv.Itoa(n) }

// question reads the form.
func (f *filled) question(s instrument.Scale) instrument.Question {
	q := instrument.Question{
		Code: f.line("kode"), Official: f.line("nomor"), Dimension: f.line("dimensi"), Subject: f.line("pokok"), Text: f.text("teks"),
		Help: f.text("penjelasan"), Weight: f.amount(f.Get("bobot"), "Bobot"), From: f.line("dari"), Survey: f.line("survei"),
	}
	for level := s.Min; level <= s.Max; level++ {
		if text := f.text(nth("tingkat", level)); text != "" {
			q.Levels = append(q.Levels, instrument.Level{Level: level, Text: text, Kind: f.line(nth("jenis", level))})
		}
	}
	for n := range min(f.evidence(), mostEvidence) {
		e := instrument.Requirement{Types: f.Values[nth("bukti_jenis", n)], Years: f.line(nth("bukti_tahun", n)), Text: f.text(nth("bukti_teks", n))}
		if len(e.Types) == 0 && e.Text == "" {
			continue
		}
		e.From = f.number(nth("bukti_mulai", n), "Tingkat mulai bukti")
		q.Evidence = append(q.Evidence, e)
	}
	return q
}

// mostEvidence is how many pieces of evidence a question may ask for.
const mostEvidence = 20

// evidence counts the places for evidence in the form.
func (f *filled) evidence() int {
	n, _ := strconv.Atoi(f.Get("bukti")) // none where it says nothing
	return n
}

func (p pages) editQuestion(r *http.Request) (web.Answer, error) {
	return p.showQuestion(r, nil, nil)
}

func (p pages) showQuestion(r *http.Request, f *filled, problem error) (web.Answer, error) {
	v, err := p.draft(r)
	if err != nil {
		return nil, err
	}
	code := r.PathValue("question")
	q, a, ok := v.Find(code)
	if !ok {
		return nil, fault.New(fault.NotFound, "Pertanyaan itu tidak ada dalam instrumen ini. Mungkin baru saja dihapus atau berganti kode.")
	}
	if f == nil {
		f = questionForm(q, v.Scale)
	}
	return form(web.T(r.Context(), "Ubah pertanyaan %s", code), questionPage(questionData{v, code, a, f}), problem), nil
}

func (p pages) saveQuestion(r *http.Request) (web.Answer, error) {
	v, err := p.draft(r)
	if err != nil {
		return nil, err
	}
	if err := r.ParseForm(); err != nil {
		return nil, err
	}
	f, code := &filled{Values: r.PostForm}, r.PathValue("question")
	q := f.question(v.Scale)
	if err = f.err(); err == nil {
		if v, err = p.Instruments.SaveQuestion(r.Context(), author(r), v.ID, code, f.Get(seal), q); err == nil {
			_, a, _ := v.Find(q.Code)
			return to(v.ID, q.Code, "ubah", "aspek", a.Code), nil
		}
	}
	if !mendable(err) {
		return nil, err
	}
	f.problem = text(err)
	if fault.KindOf(err) == fault.Conflict {
		now, found := p.draft(r)
		if found != nil {
			return nil, found
		}
		if kept, _, ok := now.Find(code); ok {
			mine, _ := now.WithQuestion(code, q) // a code taken meanwhile is told when it is saved
			f.theirs = instrument.Compare(now.Instrument, mine)
			f.Set(seal, instrument.Seal(kept))
		}
	}
	return p.showQuestion(r, f, err)
}

// dimensionsOf lists the dimensions of the newest guideline, with their parts.
func dimensionsOf() []plan.Dimension {
	all, err := plan.Guidelines()
	if err != nil || len(all) == 0 {
		panic(err) // they are embedded
	}
	return all[len(all)-1].Dimensions
}

// kinds lists every type of evidence.
func kinds() []evidence.Type { return evidence.Types }
