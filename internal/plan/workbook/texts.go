package workbook

import (
	"fmt"
	"reflect"
	"slices"

	"gurindam/internal/plan"
	"gurindam/internal/sheet"
)

// Filled gives the cells of a row that hold something, by the keys of their columns:
// everything there is to say about it, in years too that the list shows no column for.
func (v View) Filled(i int) map[string]string {
	at := v.all()
	out := map[string]string{}
	for n, text := range v.cells(v.s, i, at) {
		if text != "" {
			out[v.key(at[n])] = text
		}
	}
	return out
}

// key names a column: "target_2021".
func (l listing[T]) key(p place) string {
	if p.year == 0 {
		return l.fields[p.field].Key
	}
	return yearly(l.fields[p.field].Key, "_", p.year)
}

// everyYear adds to each scope all the years that a plan says anything about.
func everyYear(s *plan.Snapshot, y years) years {
	found := map[int]bool{}
	collectYears(reflect.ValueOf(s).Elem(), found)
	out := years{}
	for scope, list := range y {
		all := set(list)
		for year := range found {
			all[year] = true
		}
		out[scope] = sorted(all)
	}
	return out
}

// collectYears finds what is kept by year: lists whose entries have a Year.
func collectYears(v reflect.Value, found map[int]bool) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			collectYears(v.Field(i), found)
		}
	case reflect.Slice:
		if v.Type().Elem().Kind() != reflect.Struct {
			return
		}
		field, kept := v.Type().Elem().FieldByName("Year")
		kept = kept && field.Type.Kind() == reflect.Int
		for i := range v.Len() {
			e := v.Index(i)
			if kept {
				if year := int(e.FieldByIndex(field.Index).Int()); year != 0 {
					found[year] = true
				}
			}
			collectYears(e, found)
		}
	}
}

// Refill makes a list hold other rows, told as Filled gives them. They were in a plan
// before, so nothing is looked up or asked again; it fails where a cell would not
// come to hold its text exactly.
func (e *Editor) Refill(key string, rows []map[string]string) error {
	l, ok := e.lists[key]
	if !ok || l.Single && len(rows) != 1 {
		return fmt.Errorf("refill the list %q with %d rows", key, len(rows))
	}
	e.touch(key)
	e.r.trusting = true
	defer e.settled(l)
	if !l.Single {
		for i := l.size(e.s) - 1; i >= 0; i-- {
			l.remove(e.s, i)
		}
		for i := range rows {
			l.insert(e.s, i)
		}
	}
	for i, row := range rows {
		if err := e.refillRow(l, i, row); err != nil {
			return fmt.Errorf("list %s, row %d: %w", key, i+1, err)
		}
	}
	return nil
}

func (e *Editor) refillRow(l List, i int, row map[string]string) error {
	l.begin(e.s, i)
	if l.Single {
		for _, p := range l.places(everyYear(e.s, yearsOf(*e.s))) {
			l.put(e, i, p, &input{})
		}
	}
	var at []place
	for key := range row {
		p, ok := l.find(key)
		if !ok {
			return fmt.Errorf("there is no column %q", key)
		}
		at = append(at, p)
	}
	slices.SortFunc(at, func(a, b place) int {
		if a.field != b.field {
			return a.field - b.field
		}
		return a.year - b.year
	})
	for _, p := range at {
		text := row[l.key(p)]
		l.put(e, i, p, &input{at: here, cell: sheet.Cell{Text: text, Raw: text, Type: sheet.PlainCell}})
	}
	for n, text := range l.cells(e.s, i, at) {
		if want := row[l.key(at[n])]; text != want {
			return fmt.Errorf("column %s holds %.80q instead of %.80q", l.key(at[n]), text, want)
		}
	}
	return nil
}

// settled lets the editor look at a list anew after it was refilled.
func (e *Editor) settled(l List) {
	e.r.trusting = false
	e.r.problems, e.r.pending, e.r.budgets, e.r.hints = nil, nil, nil, 0
	if to, at := l.own(); at >= 0 {
		e.forget(to)
	}
	e.r.span = e.s.Masterplan.Profile.Period
	clear(e.views)
}
