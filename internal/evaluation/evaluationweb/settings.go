package evaluationweb

import (
	"net/http"
	"strconv"
	"strings"
	"time"

	"gurindam/internal/evaluation"
	"gurindam/internal/instrument"
	"gurindam/internal/web"
)

// settingsData fills the form of a cycle.
type settingsData struct {
	cycle       evaluation.Cycle
	fresh       bool
	cycles      []evaluation.Cycle // that may have come before
	instruments []instrument.Instrument
	dates       map[evaluation.Stage][2]string // as typed
	problems    []evaluation.Problem
	problem     string
}

// proposed is a cycle as it is usually set up.
func proposed(year int) evaluation.Cycle {
	return evaluation.Cycle{ID: strconv.Itoa(year), Name: "Evaluasi Smart City " + strconv.Itoa(year), Year: year, Assessors: 5, Spread: 1, Sample: 50, State: evaluation.Draft}
}

func (p pages) newCycle(r *http.Request) (web.Answer, error) {
	return p.settingsForm(r, proposed(p.Cycles.Now().In(evaluation.Zone).Year()), nil, nil)
}

func (p pages) settings(r *http.Request) (web.Answer, error) {
	c, err := p.Cycles.Cycle(r.Context(), author(r), r.PathValue("cycle"))
	if err != nil {
		return nil, err
	}
	return p.settingsForm(r, c, nil, nil)
}

func (p pages) settingsForm(r *http.Request, c evaluation.Cycle, typed map[evaluation.Stage][2]string, problem error) (web.Answer, error) {
	d := settingsData{cycle: c, fresh: c.Rev == 0, dates: typed, problem: text(problem)}
	var err error
	if d.cycles, err = p.Cycles.Cycles(r.Context(), author(r)); err != nil {
		return nil, err
	}
	if d.instruments, err = p.Instruments(r); err != nil {
		return nil, err
	}
	if typed == nil {
		d.dates = map[evaluation.Stage][2]string{}
		for _, w := range c.Windows {
			d.dates[w.Stage] = [2]string{w.First.Format(time.DateOnly), w.Last.Format(time.DateOnly)}
		}
	}
	if !d.fresh {
		d.problems = p.Cycles.Check(r.Context(), c)
	}
	return form(web.T(r.Context(), "Atur siklus"), settingsPage(d), problem), nil
}

// read takes a cycle from the form, with its dates as they were typed.
func read(r *http.Request, c evaluation.Cycle) (evaluation.Cycle, map[evaluation.Stage][2]string) {
	number := func(name string) int {
		n, _ := strconv.Atoi(field(r, name)) // zero is refused by the check, which says what is allowed
		return n
	}
	if c.Rev == 0 {
		c.ID = strings.ToLower(field(r, "id"))
	}
	c.Name, c.Year, c.Assessors, c.Spread, c.Sample, c.Previous = field(r, "nama"), number("tahun"), number("asesor"), number("selisih"), number("sampel"), field(r, "sebelumnya")
	c.Cohorts, c.Windows = nil, nil
	ids, names, instruments := r.PostForm["kelompok"], r.PostForm["kelompok_nama"], r.PostForm["instrumen"]
	for i := range min(len(ids), len(names), len(instruments)) {
		k := evaluation.Cohort{ID: strings.ToLower(strings.TrimSpace(ids[i])), Name: strings.TrimSpace(names[i]), Instrument: instruments[i]}
		if k.ID != "" || k.Name != "" {
			c.Cohorts = append(c.Cohorts, k)
		}
	}
	typed := map[evaluation.Stage][2]string{}
	for _, s := range evaluation.Stages {
		first, last := field(r, "awal_"+string(s)), field(r, "akhir_"+string(s))
		typed[s] = [2]string{first, last}
		if first != "" || last != "" {
			c.Windows = append(c.Windows, evaluation.Window{Stage: s, First: day(first), Last: day(last)})
		}
	}
	return c, typed
}

func (p pages) create(r *http.Request) (web.Answer, error) {
	c, typed := read(r, evaluation.Cycle{State: evaluation.Draft})
	return p.keep(r, c, typed)
}

func (p pages) save(r *http.Request) (web.Answer, error) {
	stored, err := p.Cycles.Cycle(r.Context(), author(r), r.PathValue("cycle"))
	if err != nil {
		return nil, err
	}
	rev, _ := strconv.ParseInt(field(r, "rev"), 10, 64)
	c, typed := read(r, stored)
	if stored.State != evaluation.Draft { // what a running cycle cannot change is not in its form
		c.Year, c.Assessors, c.Spread, c.Sample, c.Previous, c.Cohorts = stored.Year, stored.Assessors, stored.Spread, stored.Sample, stored.Previous, stored.Cohorts
	}
	c.Rev = max(rev, 1)
	return p.keep(r, c, typed)
}

func (p pages) keep(r *http.Request, c evaluation.Cycle, typed map[evaluation.Stage][2]string) (web.Answer, error) {
	err := p.Cycles.Save(r.Context(), author(r), c)
	switch {
	case err == nil:
		return web.Redirect{To: "/evaluasi/" + c.ID + "/atur"}, nil
	case !mendable(err):
		return nil, err
	}
	return p.settingsForm(r, c, typed, err)
}

func (p pages) begin(r *http.Request) (web.Answer, error) {
	id := r.PathValue("cycle")
	return p.done(r, "/evaluasi/"+id, p.Cycles.Begin(r.Context(), author(r), id))
}

func (p pages) file(r *http.Request) (web.Answer, error) {
	id := r.PathValue("cycle")
	return p.done(r, "/evaluasi/"+id, p.Cycles.File(r.Context(), author(r), id))
}

// done leads on after a deed on a cycle, or back to its settings with what is wrong.
func (p pages) done(r *http.Request, to string, err error) (web.Answer, error) {
	switch {
	case err == nil:
		return web.Redirect{To: to}, nil
	case !mendable(err):
		return nil, err
	}
	c, found := p.Cycles.Cycle(r.Context(), author(r), r.PathValue("cycle"))
	if found != nil {
		return nil, found
	}
	return p.settingsForm(r, c, nil, err)
}

// wrong gives what is the matter with a stage.
func (d settingsData) wrong(field string) (out []string) {
	for _, p := range d.problems {
		if p.Field == field {
			out = append(out, p.Text)
		}
	}
	return out
}

// rows gives the cohorts with empty places after them.
func (d settingsData) rows() []evaluation.Cohort {
	return append(append([]evaluation.Cohort{}, d.cycle.Cohorts...), make([]evaluation.Cohort, 2)...)
}

func (d settingsData) action() string {
	if d.fresh {
		return "/evaluasi/baru"
	}
	return "/evaluasi/" + d.cycle.ID + "/atur"
}

func plus(a, b string) string {
	x, _ := strconv.Atoi(a) // both were written by spans
	y, _ := strconv.Atoi(b)
	return strconv.Itoa(x + y)
}
