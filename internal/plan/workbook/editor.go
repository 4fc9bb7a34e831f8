package workbook

import (
	"maps"
	"slices"
	"strings"

	"gurindam/internal/plan"
	"gurindam/internal/rpjmd"
	"gurindam/internal/sheet"
	"gurindam/internal/sheet/cell"
)

// Editor changes a plan cell by cell. What it was given stays as it is: lists are
// copied before they are first changed, so that whoever reads the old plan is not
// disturbed.
type Editor struct {
	from   plan.Snapshot // as it was
	s      *plan.Snapshot
	g      plan.Guideline
	r      *reader
	order  []List
	lists  map[string]List
	mine   map[string]bool // lists that are the editor's own by now
	known  map[space]bool  // spaces whose codes the reader knows
	views  map[string]View
	shifts []Shift
}

// Shift is a cell that changed because the row it refers to got another code, or
// went away.
type Shift struct {
	List   string
	Row    int
	Field  string
	Before string
	After  string
}

// here stands for a row of the plan that is edited, in no sheet.
var here = sheet.Ref{}

// Edit begins to change a plan.
func Edit(s plan.Snapshot, g plan.Guideline, opt Options) *Editor {
	e := &Editor{from: s, s: &s, views: map[string]View{}, g: g, order: Lists(g), lists: map[string]List{}, mine: map[string]bool{}, known: map[space]bool{}}
	e.r = &reader{guide: g, opt: opt, codes: map[space]map[string]named{}, span: s.Masterplan.Profile.Period}
	e.r.out.Region = s.Region
	e.r.guidelineCodes()
	for _, l := range e.order {
		e.lists[l.Key] = l
	}
	return e
}

// Snapshot gives the plan as it has become.
func (e *Editor) Snapshot() plan.Snapshot { return *e.s }

// Find gives a list of the plan, without its columns.
func (e *Editor) Find(key string) (List, bool) {
	l, ok := e.lists[key]
	return l, ok
}

// List gives a list of the plan as it has become; the plan must have it.
func (e *Editor) List(key string) View {
	v, ok := e.views[key]
	if !ok {
		v = e.lists[key].Of(e.s, e.g)
		e.views[key] = v
	}
	return v
}

// Has tells whether a list has a column.
func (e *Editor) Has(key, field string) bool {
	l, ok := e.lists[key]
	if ok {
		_, ok = l.find(field)
	}
	return ok
}

// Cell gives what a cell holds, as canonical text; the list must have the column.
func (e *Editor) Cell(key string, i int, field string) string {
	l := e.lists[key]
	p, _ := l.find(field)
	return l.cells(e.s, i, []place{p})[0]
}

// Value gives a row as its store keeps it.
func (e *Editor) Value(key string, i int) any { return e.lists[key].value(e.s, i) }

// Former gives a row as it was before the editor began, by its place then.
func (e *Editor) Former(key string, i int) any { return e.lists[key].value(&e.from, i) }

// Try reads a text as Set would and gives what the cell would hold, but leaves it.
func (e *Editor) Try(key string, i int, field, text string, typed bool) (string, []sheet.Problem) {
	l := e.lists[key]
	p, _ := l.find(field)
	e.touch(key)
	defer l.begin(e.s, i)()
	to, own := l.own()
	if own == p.field {
		if strings.TrimSpace(text) == "" {
			return "", unnamed()
		}
		e.learn(to)
		e.free(to, e.Code(key, i))
		defer e.forget(to)
	}
	problems := e.read(l, i, p, text, typed)
	return l.cells(e.s, i, []place{p})[0], problems
}

// Home tells whose a row is.
func (e *Editor) Home(key string, i int) Home { return e.lists[key].home(e.s, e.g, i) }

// Code gives what people call a row.
func (e *Editor) Code(key string, i int) string {
	l := e.lists[key]
	_, at := l.own()
	if at < 0 {
		return ""
	}
	return l.cells(e.s, i, []place{{at, 0}})[0]
}

// Shifts gives the cells that changed along since it was last asked.
func (e *Editor) Shifts() []Shift {
	out := e.shifts
	e.shifts = nil
	return out
}

// Set puts a text into a cell: typed as a person writes it, in Indonesian notation,
// or canonical. It gives what is wrong or doubtful; where that stops, the cell stays
// as it was.
func (e *Editor) Set(key string, i int, field, text string, typed bool) []sheet.Problem {
	l := e.lists[key]
	p, _ := l.find(field)
	e.touch(key)
	undo := l.begin(e.s, i)
	var problems []sheet.Problem
	if _, own := l.own(); own == p.field {
		problems = e.name(l, i, p, text, typed)
	} else {
		problems = e.read(l, i, p, text, typed)
	}
	if sheet.Stops(problems) {
		undo()
	}
	if v, cached := e.views[key]; cached && p.year > 0 && !slices.Contains(v.at, p) {
		clear(e.views) // a year that the list had no column for
	}
	if key == ProfileList {
		e.r.span = e.s.Masterplan.Profile.Period
		clear(e.views)
	}
	return problems
}

func (e *Editor) read(l List, i int, p place, text string, typed bool) []sheet.Problem {
	in := &input{at: here, cell: sheet.Cell{Text: text, Raw: text, Type: sheet.PlainCell}}
	switch {
	case strings.TrimSpace(text) == "":
		in.cell = sheet.Cell{}
	case typed:
		in.cell.Type, in.signs = sheet.TextCell, cell.Comma
	}
	for _, to := range l.spaces(p.field) {
		e.learn(to)
	}
	e.r.problems, e.r.hints = nil, 0
	l.put(e, i, p, in)
	e.r.settle()
	return e.r.problems
}

// name gives a row another code, and takes it to every row that refers to it.
func (e *Editor) name(l List, i int, p place, text string, typed bool) []sheet.Problem {
	to, _ := l.own()
	old := e.Code(l.Key, i)
	if strings.TrimSpace(text) == "" {
		return unnamed()
	}
	e.learn(to)
	e.free(to, old)
	problems := e.read(l, i, p, text, typed)
	e.forget(to)
	if now := e.Code(l.Key, i); now != old && !sheet.Stops(problems) {
		e.replace(to, old, now)
	}
	return problems
}

func unnamed() []sheet.Problem {
	return []sheet.Problem{{Severity: sheet.Error, Text: "Kode tidak boleh kosong.", Advice: "Tulis kode yang lain, atau hapus barisnya."}}
}

// touch makes a list the editor's own.
func (e *Editor) touch(key string) {
	if !e.mine[key] {
		e.mine[key] = true
		e.lists[key].detach(e.s)
	}
}

// learn makes the reader know the codes of a space.
func (e *Editor) learn(to space) {
	key := listOf[to]
	if e.known[to] || key == "" {
		return
	}
	e.known[to] = true
	switch to {
	case misi:
		for _, v := range e.s.RPJMD.Elements {
			if v.Level == rpjmd.Misi {
				e.r.register(misi, v.Code, here)
			}
		}
		return
	case offices:
		defer func() {
			for _, o := range e.s.OPDs {
				e.r.alias(offices, o.Short, o.Code)
				e.r.alias(offices, o.Name, o.Code)
			}
		}()
	}
	e.lists[key].register(e.r, e.s)
}

// free lets a code be taken, and the names that stand for it.
func (e *Editor) free(to space, code string) {
	maps.DeleteFunc(e.r.space(to), func(_ string, n named) bool { return n.code == code })
}

// forget lets the codes of a space be learnt anew.
func (e *Editor) forget(to space) {
	for _, s := range []space{to, misi} {
		if s == to || to == elements {
			delete(e.r.codes, s)
			delete(e.known, s)
		}
	}
}

// Insert puts a new row before a place.
func (e *Editor) Insert(key string, at int) {
	e.touch(key)
	e.lists[key].insert(e.s, at)
}

// Free gives a code that no row of a list has; empty where rows have no code.
func (e *Editor) Free(key string) string {
	l := e.lists[key]
	to, at := l.own()
	if at < 0 {
		return ""
	}
	e.learn(to)
	defer e.forget(to)
	return e.r.free(to, l.made(), max(1, l.size(e.s)), here)
}

// Remove takes a row away. What refers to it is left alone; see Referrers.
func (e *Editor) Remove(key string, i int) {
	e.touch(key)
	l := e.lists[key]
	l.remove(e.s, i)
	if to, at := l.own(); at >= 0 {
		e.forget(to)
	}
}

// Move takes a row to another place.
func (e *Editor) Move(key string, from, to int) {
	e.touch(key)
	e.lists[key].move(e.s, from, to)
}

// Referrer is a row that refers to another.
type Referrer struct {
	List, Field, Code string
	Row               int
	Owned             bool // it goes with what it refers to
}

// Referrers lists the rows that refer to a row.
func (e *Editor) Referrers(key string, i int) []Referrer {
	to, at := e.lists[key].own()
	if at < 0 || e.Code(key, i) == "" {
		return nil
	}
	var out []Referrer
	e.referring(to, e.Code(key, i), func(l List, ref reference, n int) {
		out = append(out, Referrer{l.Key, ref.key, e.Code(l.Key, n), n, ref.owned})
	})
	return out
}

// referring calls for every cell that refers to a code.
func (e *Editor) referring(to space, code string, do func(List, reference, int)) {
	for _, l := range e.order {
		for _, ref := range l.referring() {
			if !slices.Contains(ref.to, to) && (to != elements || !slices.Contains(ref.to, misi)) {
				continue
			}
			for n := range l.size(e.s) {
				if text := l.cells(e.s, n, []place{{ref.field, 0}})[0]; text == code || ref.multi && slices.Contains(strings.Split(text, separator), code) {
					do(l, ref, n)
				}
			}
		}
	}
}

func (e *Editor) replace(to space, old, now string) {
	if old == "" {
		return
	}
	e.referring(to, old, func(l List, ref reference, n int) {
		before := e.Cell(l.Key, n, ref.key)
		e.touch(l.Key)
		l.rename(e.s, n, ref, old, now)
		e.shifts = append(e.shifts, Shift{l.Key, n, ref.key, before, e.Cell(l.Key, n, ref.key)})
	})
}
