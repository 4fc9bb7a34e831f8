package assessmentweb

import (
	"net/http"
	"strconv"

	"gurindam/internal/answer"
	"gurindam/internal/assessment"
	"gurindam/internal/evidence"
	"gurindam/internal/fault"
	"gurindam/internal/survey"
	"gurindam/internal/web"
)

// questionData fills the screen on which one question is scored.
type questionData struct {
	place
	assessment.Question
	shown   answer.Proof // the evidence that is open
	preview preview
	form    given
	key     string // identity of a clarification to be asked
	problem string
}

// given is a score as it stands in the form.
type given struct {
	level string
	note  string
	item  string
	page  string
	rev   int64
}

func formOf(s assessment.Score) given {
	g := given{note: s.Note, item: s.Item, rev: s.Rev}
	if s.Scored() {
		g.level = strconv.Itoa(s.Level)
	}
	if s.Page > 0 {
		g.page = strconv.Itoa(s.Page)
	}
	return g
}

func (p pages) question(r *http.Request) (web.Answer, error) { return p.showQuestion(r, nil, nil) }

func (p pages) showQuestion(r *http.Request, typed *given, problem error) (web.Answer, error) {
	if problem != nil && !mendable(problem) {
		return nil, problem
	}
	at, err := p.place(r)
	if err != nil {
		return nil, err
	}
	d := questionData{place: at, problem: text(problem), key: assessment.KeptID("")}
	if d.Question, err = p.Service.Question(at.ctx, at.who, at.cycle, at.code, r.PathValue("question")); err != nil {
		return nil, err
	}
	d.form = formOf(d.Score)
	if typed != nil {
		typed.rev = d.Score.Rev // what stands there has been told
		d.form = *typed
	}
	if err := p.open(&d, r.URL.Query().Get("bukti")); err != nil {
		return nil, err
	}
	out := at.page(d.Code, questionPage(d), problem)
	out.Scripts, out.Frames = []string{scoring}, true
	return out, nil
}

// open chooses the evidence that the screen shows: the one asked for, or the first.
func (p pages) open(d *questionData, item string) (err error) {
	for _, proof := range d.Proofs {
		if d.shown.Item == "" || proof.Item == item {
			d.shown = proof
		}
	}
	if d.shown.Item == "" || d.shown.URL != "" {
		return nil
	}
	d.preview, err = p.preview(d.place, d.shown.Item, d.shown.Page)
	return err
}

// preview is what a page shows of a piece of evidence, opened at one of its pages.
type preview struct {
	evidence.Content
	address string
	page    int
	text    string
}

// preview looks at a piece of evidence; one that is gone or infected is shown as nothing.
func (p pages) preview(at place, item string, page int) (v preview, err error) {
	v.Content, err = p.Look(at.ctx, at.code, item)
	if fault.KindOf(err) == fault.NotFound {
		return preview{}, nil
	}
	if err != nil {
		return v, err
	}
	v.page, v.address = page, at.path("bukti", item, "tampil")
	if v.Shows() == evidence.ShowPages && page > 0 {
		v.address += "#page=" + strconv.Itoa(page)
	}
	if v.Shows() == evidence.ShowText {
		v.text, err = p.Text(at.ctx, at.code, item)
	}
	return v, err
}

// levels lists the levels of the scale, the lowest first, with their keys.
func (d questionData) levels() (out []int) {
	for n := d.Instrument.Scale.Min; n <= d.Instrument.Scale.Max; n++ {
		out = append(out, n)
	}
	return out
}

// rubric is what a level means, as far as it is known.
func (d questionData) rubric(level int) (text, kind string) {
	l, _ := d.Question.Question.Rubric(level)
	return l.Text, l.Kind
}

// proposed tells whether the whole rubric is a proposal, so that it is said once.
func (d questionData) proposed() bool {
	for _, l := range d.Levels {
		if l.Kind != "usulan" {
			return false
		}
	}
	return len(d.Levels) > 0
}

// line is what the survey says to the question, where it answers one.
func (d questionData) line() (survey.Line, bool) {
	for _, l := range d.Survey.Lines {
		if l.Question == d.Code {
			return l, true
		}
	}
	return survey.Line{}, false
}

// asked lists the clarifications about the question.
func (d questionData) asked() (out []assessment.Clarification) {
	for _, c := range d.Clarifications {
		if c.Question == d.Code {
			out = append(out, c)
		}
	}
	return out
}

// entryOf reads the form of a score.
func entryOf(r *http.Request, question string) (given, assessment.Entry, error) {
	g := given{field(r, "nilai"), r.PostFormValue("catatan"), field(r, "bukti"), field(r, "halaman"), rev(r)}
	e := assessment.Entry{Question: question, Note: &g.note, Item: &g.item, Rev: g.rev}
	if g.level != "" {
		level, err := strconv.Atoi(g.level)
		if err != nil {
			return g, e, fault.New(fault.Invalid, "Nilai bukan angka. Pilih salah satu tingkat.")
		}
		e.Level = &level
	}
	page := 0
	if g.page != "" {
		var err error
		if page, err = strconv.Atoi(g.page); err != nil || page < 1 {
			return g, e, fault.New(fault.Invalid, "Halaman bukti bukan nomor halaman. Isi mulai dari 1, atau kosongkan.")
		}
	}
	e.Page = &page
	return g, e, nil
}

// give keeps a score sent by the form and leads on.
func (p pages) give(r *http.Request) (web.Answer, error) {
	at, err := p.place(r)
	if err != nil {
		return nil, err
	}
	question := r.PathValue("question")
	g, e, err := entryOf(r, question)
	if err == nil {
		_, err = p.Service.Give(at.ctx, at.who, at.cycle, at.code, e)
	}
	if err != nil {
		return p.showQuestion(r, &g, err)
	}
	to := question
	if field(r, "lalu") == "berikut" {
		paper, err := p.Service.Paper(at.ctx, at.who, at.cycle, at.code)
		if err != nil {
			return nil, err
		}
		if to = paper.Next(question); to == "" {
			return web.Redirect{To: at.path()}, nil
		}
	}
	return web.Redirect{To: at.path(to)}, nil
}

// entry is a score that a script sends; what is absent stays.
type entry struct {
	Question string  `json:"question"`
	Level    *int    `json:"level,omitempty"`
	Note     *string `json:"note,omitempty"`
	Item     *string `json:"item,omitempty"`
	Page     *int    `json:"page,omitempty"`
	Rev      int64   `json:"rev"`
}

// stands is a score as it stands now.
type stands struct {
	Level   *int   `json:"level"`
	Note    string `json:"note"`
	Item    string `json:"item"`
	Page    int    `json:"page"`
	Rev     int64  `json:"rev"`
	Problem string `json:"problem,omitempty"`
}

// autosave keeps a score that a script sends.
func (p pages) autosave(r *http.Request) (web.Answer, error) {
	at, err := p.place(r)
	if err != nil {
		return nil, err
	}
	var e entry
	if err := web.ReadJSON(r, &e); err != nil {
		return nil, err
	}
	s, err := p.Service.Give(at.ctx, at.who, at.cycle, at.code, assessment.Entry{Question: e.Question, Level: e.Level, Note: e.Note, Item: e.Item, Page: e.Page, Rev: e.Rev})
	out := stands{Note: s.Note, Item: s.Item, Page: s.Page, Rev: s.Rev, Problem: web.Translate(at.ctx, text(err))}
	if s.Scored() {
		out.Level = &s.Level
	}
	return answerJSON(r, out, err)
}

// tableData fills the page of one aspect.
type tableData struct {
	place
	assessment.Paper
	aspect  int // in the order of the instrument
	sent    answer.Sheet
	typed   map[string]string // levels as they were filled in, where they were refused
	problem string
}

func (p pages) table(r *http.Request) (web.Answer, error) { return p.showTable(r, nil, nil) }

func (p pages) showTable(r *http.Request, typed map[string]string, problem error) (web.Answer, error) {
	if problem != nil && !mendable(problem) {
		return nil, problem
	}
	at, err := p.place(r)
	if err != nil {
		return nil, err
	}
	d := tableData{place: at, aspect: -1, typed: typed, problem: text(problem)}
	if d.Paper, d.sent, err = p.Service.Table(at.ctx, at.who, at.cycle, at.code); err != nil {
		return nil, err
	}
	for i, a := range d.Instrument.Aspects {
		if a.Code == r.PathValue("aspect") {
			d.aspect = i
		}
	}
	if d.aspect < 0 {
		return nil, fault.New(fault.NotFound, "Aspek itu tidak ada dalam instrumen siklus ini.")
	}
	out := at.page(d.Instrument.Aspects[d.aspect].Name, tablePage(d), problem)
	out.Scripts = []string{scoring}
	return out, nil
}

// level is a level as it stands in the table.
func (d tableData) level(question string) string {
	if typed, ok := d.typed[question]; ok {
		return typed
	}
	return formOf(d.Own.Score(question)).level
}

func (d tableData) levels() []int {
	return questionData{Question: assessment.Question{Paper: d.Paper}}.levels()
}

// giveAll keeps the levels of a table: all of them, or where one is refused, none.
func (p pages) giveAll(r *http.Request) (web.Answer, error) {
	at, err := p.place(r)
	if err != nil {
		return nil, err
	}
	paper, err := p.Service.Paper(at.ctx, at.who, at.cycle, at.code)
	if err != nil {
		return nil, err
	}
	typed := map[string]string{}
	var entries []assessment.Entry
	for _, q := range paper.Instrument.Questions() {
		value := field(r, "nilai-"+q.Code)
		level, err := strconv.Atoi(value)
		if value == "" || err != nil {
			continue
		}
		typed[q.Code] = value
		seen, _ := strconv.ParseInt(field(r, "rev-"+q.Code), 10, 64)
		entries = append(entries, assessment.Entry{Question: q.Code, Level: &level, Rev: seen})
	}
	if _, err := p.Service.GiveAll(at.ctx, at.who, at.cycle, at.code, entries); err != nil {
		return p.showTable(r, typed, err)
	}
	return web.Redirect{To: at.path("aspek", r.PathValue("aspect"))}, nil
}

// proof leads to a piece of evidence: to the page it is claimed for, opened at it.
func (p pages) proof(r *http.Request) (web.Answer, error) {
	at, err := p.place(r)
	if err != nil {
		return nil, err
	}
	item := r.PathValue("item")
	if err := p.Service.MaySeeProof(at.ctx, at.who, at.cycle, at.code, item); err != nil {
		return nil, err
	}
	d := proofData{place: at, item: item}
	page, _ := strconv.Atoi(r.URL.Query().Get("halaman")) // none is the whole of it
	if d.preview, err = p.preview(at, item, page); err != nil {
		return nil, err
	}
	out := at.page(web.T(at.ctx, "Bukti"), proofPage(d), nil)
	out.Frames = true
	return out, nil
}

// proofData fills the page of one piece of evidence.
type proofData struct {
	place
	item    string
	preview preview
}

// content gives the file of a piece of evidence, or what a page shows of it.
func (p pages) content(shown bool) web.Handler {
	return func(r *http.Request) (web.Answer, error) {
		at, err := p.place(r)
		if err != nil {
			return nil, err
		}
		item := r.PathValue("item")
		if err := p.Service.MaySeeProof(at.ctx, at.who, at.cycle, at.code, item); err != nil {
			return nil, err
		}
		return p.Content(r, at.code, item, shown)
	}
}
