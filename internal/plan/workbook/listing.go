package workbook

import (
	"cmp"
	"slices"

	"gurindam/internal/plan"
)

// listing is a list whose rows are values of T.
type listing[T any] struct {
	fields []field[T]
	at     func(*plan.Snapshot) *[]T // nil for a single row
	one    func(*plan.Snapshot) *T   // the row that is always there
	prefix string                    // of codes made for rows without one
	keep   func(*T)                  // unshares what is changed in place; nil: everything
}

func (l listing[T]) row(s *plan.Snapshot, i int) *T {
	if l.one != nil {
		return l.one(s)
	}
	return &(*l.at(s))[i]
}

func (l listing[T]) size(s *plan.Snapshot) int {
	if l.one != nil {
		return 1
	}
	return len(*l.at(s))
}

func (l listing[T]) columns(g plan.Guideline, y years) []Column {
	var out []Column
	for _, f := range l.fields {
		made := f.columns(g, y)
		for n, c := range made {
			column := Column{Column: c, Refers: listsOf(f.to), Own: f.code != nil, Place: f.placing()}
			if f.list != nil && len(f.to) == 1 {
				column.Names = namesOf(f.to[0], g)
			}
			if f.scope != once {
				column.Year = y[f.scope][n]
			}
			out = append(out, column)
		}
	}
	return out
}

func (l listing[T]) places(y years) []place {
	var out []place
	for i, f := range l.fields {
		if f.scope == once {
			out = append(out, place{i, 0})
			continue
		}
		for _, year := range y[f.scope] {
			out = append(out, place{i, year})
		}
	}
	return out
}

func (l listing[T]) find(key string) (place, bool) {
	name, year := splitKey(key)
	for i, f := range l.fields {
		switch {
		case f.scope == once && f.Key == key:
			return place{i, 0}, true
		case f.scope != once && f.Key == name && year > 0:
			return place{i, year}, true
		}
	}
	return place{}, false
}

func (l listing[T]) cells(s *plan.Snapshot, i int, at []place) []string {
	row := l.row(s, i)
	out := make([]string, len(at))
	for n, p := range at {
		out[n] = l.fields[p.field].get(row, p.year)
	}
	return out
}

// detach gives the plan a list of its own, so that another that shared it stays as it was.
func (l listing[T]) detach(s *plan.Snapshot) {
	if l.one == nil {
		list := l.at(s)
		*list = slices.Clone(*list)
	}
}

// begin lets a row be changed without touching what another plan shares, and gives
// the way back.
func (l listing[T]) begin(s *plan.Snapshot, i int) (undo func()) {
	row := l.row(s, i)
	old := *row
	if l.keep != nil {
		l.keep(row)
	} else {
		*row = copied(*row)
	}
	return func() { *l.row(s, i) = old }
}

func (l listing[T]) spaces(field int) []space { return l.fields[field].to }

func (l listing[T]) made() string { return cmp.Or(l.prefix, "BARU") }

// put reads a cell into a row; an empty one empties it.
func (l listing[T]) put(e *Editor, i int, p place, in *input) {
	f := l.fields[p.field]
	in.r, in.column, in.inYear = e.r, f.Title, p.year
	row := l.row(e.s, i)
	f.wipe(row, p.year)
	if !in.empty(f.Kind, f.Multi || f.list != nil) {
		f.set(row, in)
	}
}

func (l listing[T]) insert(s *plan.Snapshot, i int) {
	list := l.at(s)
	*list = slices.Insert(*list, i, *new(T))
}

func (l listing[T]) remove(s *plan.Snapshot, i int) {
	list := l.at(s)
	*list = slices.Delete(*list, i, i+1)
}

func (l listing[T]) move(s *plan.Snapshot, from, to int) {
	list := l.at(s)
	row := (*list)[from]
	*list = slices.Insert(slices.Delete(*list, from, from+1), to, row)
}

func (l listing[T]) value(s *plan.Snapshot, i int) any {
	return *l.row(s, i)
}

func (l listing[T]) own() (space, int) {
	for i, f := range l.fields {
		if f.code != nil {
			return f.space, i
		}
	}
	return 0, -1
}

// register tells a reader the codes of the rows.
func (l listing[T]) register(r *reader, s *plan.Snapshot) {
	to, at := l.own()
	if at < 0 {
		return
	}
	f := l.fields[at]
	for i := range l.size(s) {
		if code := f.get(l.row(s, i), 0); code != "" {
			r.register(to, code, here)
		}
	}
}

func (l listing[T]) referring() []reference {
	var out []reference
	for i, f := range l.fields {
		if f.rename != nil && f.list == nil {
			out = append(out, reference{i, f.Key, f.to, f.owned, f.Multi})
		}
	}
	return out
}

// rename puts a new code in the place of an old one; it tells whether it stood there.
func (l listing[T]) rename(s *plan.Snapshot, i int, ref reference, old, now string) bool {
	f := l.fields[ref.field]
	row := l.row(s, i)
	probe := copied(*row)
	if !f.rename(&probe, old, now) {
		return false
	}
	*row = probe
	return true
}

// placing tells whether a column says whose the row is.
func (f field[T]) placing() bool {
	return f.rename != nil && !f.Multi && len(f.to) == 1 && slices.Contains([]space{offices, dimensions, subDimensions, initiatives, goals}, f.to[0])
}

// home tells whose a row is: by its office, its dimension, or by the initiative or
// goal it is a part of.
func (l listing[T]) home(s *plan.Snapshot, g plan.Guideline, i int) Home {
	var out Home
	row := l.row(s, i)
	for _, f := range l.fields {
		if f.rename == nil || len(f.to) != 1 {
			continue
		}
		value := f.get(row, 0)
		switch {
		case value == "":
		case f.to[0] == offices && !f.Multi:
			out.OPDs = append(out.OPDs, value)
		case f.Multi:
		case f.to[0] == dimensions:
			out.Dimension = value
		case f.to[0] == subDimensions:
			d, _ := g.Dimension(value)
			out.Dimension = d.Code
		case f.to[0] == goals && out.Dimension == "":
			out.Dimension = dimensionOfGoal(s, g, value)
		case f.to[0] == initiatives && (f.owned || f.Key == "inisiatif") && len(out.OPDs) == 0 && out.Dimension == "":
			out = homeOfInitiative(s, g, value)
		}
	}
	return out
}

func dimensionOfGoal(s *plan.Snapshot, g plan.Guideline, code string) string {
	for _, v := range s.Masterplan.Goals {
		if v.Code == code {
			d, _ := g.Dimension(v.SubDimension)
			return d.Code
		}
	}
	return ""
}

func homeOfInitiative(s *plan.Snapshot, g plan.Guideline, code string) Home {
	for _, v := range s.Masterplan.Initiatives {
		if v.Code == code {
			d, _ := g.Dimension(v.SubDimension)
			out := Home{Dimension: d.Code}
			if v.OPD != "" {
				out.OPDs = []string{v.OPD}
			}
			return out
		}
	}
	return Home{}
}
