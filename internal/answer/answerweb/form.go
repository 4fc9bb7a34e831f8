package answerweb

import (
	"context"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"gurindam/internal/access"
	"gurindam/internal/answer"
	"gurindam/internal/fault"
	"gurindam/internal/instrument"
	"gurindam/internal/region"
	"gurindam/internal/web"
)

// formData fills the questionnaire of one aspect.
type formData struct {
	*sheet
	aspect    instrument.Aspect
	count     answer.AspectCount
	parts     []part
	filter    string
	office    string // of the visitor; empty: none
	offices   []region.OPD
	proposals int // of the questions shown, where nothing is answered yet
	hidden    int // questions that the filter leaves out
	before    web.Link
	after     web.Link
	locked    string // why nothing may be changed; empty: it may
	unproved  string // why no evidence may be attached
}

// part is an element with its questions.
type part struct {
	name string
	asks []ask
}

// ask is one question with everything that stands beside it.
type ask struct {
	instrument.Question
	scale     instrument.Scale
	aspect    string
	a         answer.Answer
	supported int
	proofs    []answer.Proof
	findings  []answer.Finding
	room      answer.Room
	open      bool // it could still add something
	proposal  answer.Proposal
	proposed  bool
	former    answer.Former
	past      bool
	remark    string
	results   map[answer.Field]answer.Result // of a form that was not saved whole
}

// Filters of the questionnaire.
const (
	onlyEmpty = "kosong"
	onlyBare  = "kurang"
	onlyMine  = "milik-opd"
)

func (p pages) aspect(r *http.Request) (web.Answer, error) {
	s, err := p.open(r)
	if err != nil {
		return nil, err
	}
	return p.form(r, s, nil)
}

// form shows the questionnaire; results are of a question that was not saved whole.
func (p pages) form(r *http.Request, s *sheet, results []answer.Result) (web.Answer, error) {
	ctx := r.Context()
	n := slices.IndexFunc(s.Instrument.Aspects, func(a instrument.Aspect) bool { return a.Code == r.PathValue("aspect") })
	if n < 0 {
		return nil, fault.New(fault.NotFound, "Aspek itu tidak ada pada instrumen ini. Pilih dari halaman isian.")
	}
	proposals, err := p.Answers.Proposals(ctx, s.View)
	if err != nil {
		return nil, err
	}
	past, err := p.Answers.Past(ctx, s.who.Actor, s.View)
	if err != nil {
		return nil, err
	}
	d := &formData{sheet: s, aspect: s.Instrument.Aspects[n], count: s.Outlook.Aspects[n], filter: r.URL.Query().Get("saring"), office: s.ownOffice(), locked: s.closed(), unproved: s.unprovable()}
	if d.offices, err = p.Answers.Offices(ctx, s.Region); err != nil {
		return nil, err
	}
	if n > 0 {
		d.before = d.link(n - 1)
	}
	if n+1 < len(s.Instrument.Aspects) {
		d.after = d.link(n + 1)
	}
	d.fill(proposals, past, results)
	out := s.page(d.aspect.Name, formPage(d))
	out.Scripts = []string{script}
	return out, nil
}

func (d *formData) link(n int) web.Link {
	a := d.Instrument.Aspects[n]
	return web.Link{Text: a.Name, Path: d.base + "/" + a.Code}
}

// ownOffice is the office that the visitor works for; empty where it is none or several.
func (s *sheet) ownOffice() string {
	var own []string
	for _, place := range access.Scopes(s.who.Actor, access.Answer, s.now) {
		if place.Region == string(s.Region) && place.OPD != "" {
			own = append(own, place.OPD)
		}
	}
	if len(own) != 1 {
		return ""
	}
	return own[0]
}

// fill gathers what stands beside each question that the filter keeps.
func (d *formData) fill(proposals map[string]answer.Proposal, past map[string]answer.Former, results []answer.Result) {
	for _, e := range d.aspect.Elements {
		one := part{name: e.Name}
		for _, q := range e.Questions {
			x := d.ask(q, d.aspect.Code)
			x.proposal, x.proposed = proposals[q.Code]
			x.former, x.past = past[q.Code]
			for _, r := range results {
				if r.Question == q.Code {
					if x.results == nil {
						x.results = map[answer.Field]answer.Result{}
					}
					x.results[r.Field] = r
				}
			}
			if !d.keeps(x) {
				d.hidden++
				continue
			}
			if x.proposed && !x.a.Claimed && x.a.Text == "" {
				d.proposals++
			}
			one.asks = append(one.asks, x)
		}
		if len(one.asks) > 0 {
			d.parts = append(d.parts, one)
		}
	}
}

// ask gathers what the sheet knows of a question.
func (s *sheet) ask(q instrument.Question, aspect string) ask {
	x := ask{Question: q, scale: s.Instrument.Scale, aspect: aspect, a: s.Sheet.Of(q.Code), proofs: slices.Concat(s.Sheet.SurveyOf(q.Code), s.Sheet.ProofsOf(q.Code)), remark: s.Sheet.RemarkOn(q.Code), supported: s.Instrument.Scale.Max}
	for _, r := range s.Outlook.Rooms {
		if r.Question == q.Code {
			x.room, x.open, x.supported = r, true, r.Supported
		}
	}
	for _, f := range s.Findings {
		if f.Question == q.Code {
			x.findings = append(x.findings, f)
		}
	}
	return x
}

// good tells whether nothing is missing.
func (x ask) good() bool {
	return !slices.ContainsFunc(x.findings, func(f answer.Finding) bool { return f.Stops })
}

// state says in a word how far the answer is.
func (x ask) state(ctx context.Context) string {
	switch {
	case !x.a.Claimed:
		return web.T(ctx, "belum dijawab")
	case x.supported < x.a.Level:
		return web.T(ctx, "didukung sampai tingkat %d", x.supported)
	case !x.good():
		return web.T(ctx, "belum lengkap")
	}
	return web.T(ctx, "lengkap")
}

// edited says who changed the answer last, and when; empty: nobody.
func (x ask) edited(ctx context.Context) string {
	if x.a.At.IsZero() {
		return ""
	}
	return web.T(ctx, "diubah %s, %s", x.a.By.Name, clock(x.a.At))
}

func (d *formData) keeps(x ask) bool {
	switch d.filter {
	case onlyEmpty:
		return !answer.Answered(x.Question, x.a)
	case onlyBare:
		return slices.ContainsFunc(x.findings, func(f answer.Finding) bool { return f.Lack != answer.Met })
	case onlyMine:
		return x.a.OPD == d.office
	}
	return true
}

// level is one step of the scale as it may be chosen.
type level struct {
	value, label, text string
	chosen             bool
}

// levels lists the steps of the scale with their rubric, and none at all.
func (x ask) levels(ctx context.Context) []level {
	now := x.shown(answer.Level)
	out := []level{{value: "", label: web.T(ctx, "belum diisi"), chosen: now == ""}}
	for n := x.scale.Min; n <= x.scale.Max; n++ {
		l := level{value: strconv.Itoa(n), label: strconv.Itoa(n), chosen: now == strconv.Itoa(n)}
		if rubric, ok := x.Rubric(n); ok {
			l.text = rubric.Text
		}
		out = append(out, l)
	}
	return out
}

// shown is the value of a field as the form has it: what was typed and not saved, or
// what stands there.
func (x ask) shown(f answer.Field) string {
	if r, ok := x.results[f]; ok {
		return r.Mine
	}
	return x.a.Value(f)
}

// rubric tells where the rubric of the question comes from; empty: there is none.
func (x ask) rubric() string {
	for _, l := range x.Levels {
		return l.Kind
	}
	return ""
}

// typesOf names the types that a requirement takes.
func typesOf(ctx context.Context, r instrument.Requirement) string {
	var out []string
	for _, code := range r.Types {
		out = append(out, typeName(ctx, code))
	}
	return strings.Join(out, ", ")
}

// yearsOf says of which year evidence must be.
func (s *sheet) yearsOf(ctx context.Context, r instrument.Requirement) string {
	switch r.Years {
	case answer.ThisYear:
		return web.T(ctx, "tahun %d", s.Cycle.Year)
	case answer.LastYear:
		return web.T(ctx, "tahun %d", s.Cycle.Year-1)
	}
	return web.T(ctx, "tahun berapa pun")
}

// submit saves one question by a plain form.
func (p pages) submit(r *http.Request) (web.Answer, error) {
	s, err := p.open(r)
	if err != nil {
		return nil, err
	}
	question := field(r, "pertanyaan")
	_, a, err := s.asked(question)
	if err != nil {
		return nil, err
	}
	var changes []answer.Change
	for _, f := range answer.Fields {
		if values, sent := r.PostForm[string(f)]; sent && len(values) > 0 {
			changes = append(changes, answer.Change{Question: question, Field: f, Base: r.PostFormValue("dasar-" + string(f)), Value: values[0]})
		}
	}
	results, v, err := p.Answers.Save(r.Context(), s.who, s.Region, s.Cycle.ID, changes)
	if err != nil {
		if !mendable(err) {
			return nil, err
		}
		s.text = fault.Text(err)
		for _, c := range changes { // nothing was saved: everything typed stays
			results = append(results, answer.Result{Question: c.Question, Field: c.Field, Status: answer.Refused, Value: s.Sheet.Of(question).Value(c.Field), Mine: c.Value})
		}
		return p.form(r, s, results)
	}
	s.View = v
	open := slices.DeleteFunc(results, func(x answer.Result) bool { return x.Status == answer.Saved || x.Status == answer.Same })
	if len(open) == 0 {
		return web.Redirect{To: s.at(a.Code, question)}, nil
	}
	s.text = "Sebagian isian belum tersimpan. Lihat pertanyaannya: nilai yang tersimpan dan nilai Anda ditampilkan berdampingan."
	return p.form(r, s, open)
}
