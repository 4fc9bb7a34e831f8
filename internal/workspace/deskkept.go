package workspace

import (
	"maps"
	"slices"
	"strings"

	"gurindam/internal/sheet"
)

func (d *desk) own(list string) []string {
	if !d.fresh[list] {
		d.fresh[list] = true
		d.ids[list] = slices.Clone(d.ids[list])
	}
	return d.ids[list]
}

// mark remembers that the store has to write a row.
func (d *desk) mark(list, id string) {
	if r := (touchedRow{list, id}); !d.marked[r] {
		d.marked[r] = true
		d.rows = append(d.rows, r)
	}
}

func (d *desk) id(list string, i int) string {
	if l, _ := d.Find(list); l.Single {
		return list
	}
	return d.ids[list][i]
}

func (d *desk) note(list string, i int, field, before, after string) {
	id := d.id(list, i)
	d.mark(list, id)
	d.entries = append(d.entries, Entry{List: list, Row: id, Code: d.Code(list, i), Field: field, Before: before, After: after})
}

func (d *desk) text(list string, i int) string { return rowText(d.List(list), i) }

// written gives what the store has to do.
func (d *desk) written(b Batch) Written {
	out := Written{State: State{Snapshot: d.Snapshot(), IDs: d.ids, Rev: d.before.Rev + 1}}
	out.Outcome = Outcome{Rev: out.State.Rev, Results: d.results}
	for n, e := range d.entries {
		e.Rev, e.Seq, e.At, e.Person, e.Name, e.Kind, e.Reason = out.Rev, n, d.now, d.who.Person, d.who.Name, kindOf(b), b.Reason
		out.Entries = append(out.Entries, e)
	}
	for _, r := range d.rows {
		if t := d.touch(r); t.Old != nil || t.New != nil {
			out.Touched = append(out.Touched, t)
		}
	}
	out.Ordered = slices.Sorted(maps.Keys(d.ordered))
	return out
}

// touch gives a row as it was and as it is.
func (d *desk) touch(r touchedRow) Touch {
	t := Touch{List: r.list, ID: r.id}
	if l, _ := d.Find(r.list); l.Single {
		t.Old, t.New = d.Former(r.list, 0), d.Value(r.list, 0)
		return t
	}
	if i := slices.Index(d.before.IDs[r.list], r.id); i >= 0 {
		t.Old = d.Former(r.list, i)
	}
	if i := slices.Index(d.ids[r.list], r.id); i >= 0 {
		t.New = d.Value(r.list, i)
	}
	return t
}

func kindOf(b Batch) string {
	if b.Kind == "" {
		return Edited
	}
	return b.Kind
}

func problemsOf(list []sheet.Problem) []Problem {
	var out []Problem
	for _, p := range list {
		out = append(out, Problem{p.Severity.String(), p.Text, p.Advice, p.Choices})
	}
	return out
}

// validID tells whether an identity is one that clients make: 16 to 40 letters and digits.
func validID(id string) bool {
	if len(id) < 16 || len(id) > 40 {
		return false
	}
	return strings.Trim(id, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") == ""
}
