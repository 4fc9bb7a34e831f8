package workbook

import (
	"reflect"
	"strconv"
	"strings"
	"sync"

	"gurindam/internal/plan"
	"gurindam/internal/sheet"
)

// List is one list of a plan as it is edited cell by cell. Its columns are those
// of the workbook, so that what is pasted, imported and typed reads alike; where
// a sheet spreads one thing over several, the list holds it in one row.
type List struct {
	Key    string // in addresses and in the log: "rencana_aksi"
	Title  string
	About  string // one or two sentences for whoever fills it in
	Single bool   // one row that is always there
	rows
}

// Column is one column of a list. A yearly column stands once for each year.
type Column struct {
	sheet.Column
	Refers []string // keys of the lists whose codes it holds
	Names  []string // what people call the values of its List; empty: as they are
	Year   int      // of a yearly column
	Own    bool     // names the row; others refer to it
	Place  bool     // says whose row it is: the office or the part of the plan
}

// rows is what a list does to a plan; it changes nothing that another plan may share.
type rows interface {
	columns(g plan.Guideline, y years) []Column
	find(key string) (place, bool)
	size(s *plan.Snapshot) int
	cells(s *plan.Snapshot, i int, at []place) []string
	places(y years) []place
	key(p place) string
	detach(s *plan.Snapshot)
	begin(s *plan.Snapshot, i int) (undo func())
	put(e *Editor, i int, p place, in *input)
	insert(s *plan.Snapshot, i int)
	remove(s *plan.Snapshot, i int)
	move(s *plan.Snapshot, from, to int)
	value(s *plan.Snapshot, i int) any
	register(r *reader, s *plan.Snapshot)
	own() (space, int)
	spaces(field int) []space
	made() string
	referring() []reference
	rename(s *plan.Snapshot, i int, ref reference, old, now string) bool
	home(s *plan.Snapshot, g plan.Guideline, i int) Home
}

// reference is a column that holds codes of other rows.
type reference struct {
	field int
	key   string
	to    []space
	owned bool // the row goes with what it refers to
	multi bool
}

// Lists gives the lists of a plan in the order of the workbook. Money stands by
// source and year, and the schedule beside its initiative.
func Lists(g plan.Guideline) []List {
	out := []List{profileList()}
	for _, p := range pages() {
		switch l, ok := p.(interface{ list() (List, bool) }); {
		case p.title() == "Rencana Aksi":
			out = append(out, initiativeList(g))
		case p.title() == "Visi":
			out = append(out, visionList(), keywordList())
		case ok:
			if list, whole := l.list(); whole {
				out = append(out, list)
			}
		}
	}
	return out
}

// FindList gives the list of a key.
func FindList(g plan.Guideline, key string) (List, bool) {
	for _, l := range Lists(g) {
		if l.Key == key {
			return l, true
		}
	}
	return List{}, false
}

// list gives the table as a list where its rows stand in the plan as they are.
func (t *table[T]) list() (List, bool) {
	if t.home == nil {
		return List{}, false
	}
	return List{Key: t.file, Title: t.name, About: t.instruction, rows: listing[T]{fields: t.fields, at: t.home, prefix: t.prefix}}, true
}

// View is a list of one plan, ready to be read.
type View struct {
	List
	Columns []Column
	s       *plan.Snapshot
	g       plan.Guideline
	at      []place
	all     func() []place // also of years that have no column
}

// Of gives the list as it stands in a plan.
func (l List) Of(s *plan.Snapshot, g plan.Guideline) View {
	y := yearsOf(*s)
	return l.of(s, g, y, sync.OnceValue(func() years { return everyYear(s, y) }))
}

func (l List) of(s *plan.Snapshot, g plan.Guideline, y years, all func() years) View {
	return View{List: l, Columns: l.columns(g, y), s: s, g: g, at: l.places(y), all: sync.OnceValue(func() []place { return l.places(all()) })}
}

// Views gives every list of a plan.
func Views(s *plan.Snapshot, g plan.Guideline) []View {
	y := yearsOf(*s)
	all := sync.OnceValue(func() years { return everyYear(s, y) })
	var out []View
	for _, l := range Lists(g) {
		out = append(out, l.of(s, g, y, all))
	}
	return out
}

// Len is the number of rows.
func (v View) Len() int { return v.size(v.s) }

// Cells gives the cells of a row as canonical text, in the order of the columns.
func (v View) Cells(i int) []string { return v.cells(v.s, i, v.at) }

// Code is what people call a row; empty where rows have no code.
func (v View) Code(i int) string {
	for n, c := range v.Columns {
		if c.Own {
			return v.cells(v.s, i, v.at[n:n+1])[0]
		}
	}
	return ""
}

// Home tells whose row it is.
func (v View) Home(i int) Home { return v.home(v.s, v.g, i) }

// Home is whose a row is: offices and dimensions, each empty where the row belongs to
// the whole region.
type Home struct {
	OPDs      []string
	Dimension string
}

// splitKey takes the year off the key of a yearly column.
func splitKey(key string) (name string, year int) {
	at := strings.LastIndexByte(key, '_')
	if at < 0 {
		return key, 0
	}
	if n, err := strconv.Atoi(key[at+1:]); err == nil && n >= 1900 && n <= 2200 {
		return key[:at], n
	}
	return key, 0
}

// copied gives a value whose lists are its own.
func copied[T any](v T) T {
	unshare(reflect.ValueOf(&v).Elem())
	return v
}

func unshare(v reflect.Value) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			if f := v.Field(i); f.CanSet() {
				unshare(f)
			}
		}
	case reflect.Slice:
		if v.Len() > 0 {
			own := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
			reflect.Copy(own, v)
			v.Set(own)
		}
	}
}
