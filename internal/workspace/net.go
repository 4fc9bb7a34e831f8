package workspace

import (
	"cmp"
	"encoding/json"
	"maps"
	"slices"
)

// Net gives what entries, newest first, come to: a cell that changed often is told
// once, one that came back to what it was is left out, and so is a row that came and
// went again. The order is by list, row and field, rows that moved after the rest of their row.
func Net(entries []Entry) []Entry {
	rows := map[touchedRow]*netRow{}
	for _, e := range slices.Backward(entries) {
		key := touchedRow{e.List, e.Row}
		r := rows[key]
		if r == nil {
			r = &netRow{was: map[string]string{}, is: map[string]string{}}
			rows[key] = r
		}
		r.follow(e)
	}
	var out []Entry
	for _, r := range rows {
		out = append(out, r.told()...)
	}
	slices.SortFunc(out, func(a, b Entry) int {
		return cmp.Or(cmp.Compare(a.List, b.List), cmp.Compare(a.Row, b.Row), cmp.Compare(flag(a.Moved()), flag(b.Moved())), cmp.Compare(a.Field, b.Field))
	})
	return out
}

func flag(is bool) int {
	if is {
		return 1
	}
	return 0
}

// netRow is a row on its way through the entries, oldest first. Of a row that is known
// only in part, was and is hold the cells that changed.
type netRow struct {
	begun       bool
	before, now bool              // whether it was there, and is
	was, is     map[string]string // its cells then and now
	from, to    string            // where it stood, and stands; both empty: it never moved
	place       string            // where it stood when it went, or before it moved
	last        Entry
}

// follow takes the next entry.
func (r *netRow) follow(e Entry) {
	if !r.begun {
		r.begun, r.before, r.now = true, !e.Added(), !e.Added()
	}
	switch {
	case e.Added():
		cells, _ := e.Cells()
		r.now, r.is = true, cells
	case e.Removed():
		cells, behind := e.Cells()
		r.complete(cells)
		if r.place == "" {
			r.place = cmp.Or(r.from, behind)
		}
		r.now, r.is, r.from, r.to = false, nil, "", "" // where it comes back to is not told
	case e.Moved():
		if r.from == "" && r.to == "" {
			r.from = e.Before
		}
		r.to = e.After
	default:
		r.change(e)
	}
	r.last = e
}

// change notes one cell, and what it held before where that is first heard of.
func (r *netRow) change(e Entry) {
	if _, known := r.is[e.Field]; !known && r.before {
		if _, known := r.was[e.Field]; !known {
			r.was[e.Field] = e.Before
		}
	}
	r.is[e.Field] = e.After
}

// complete fills in what the row held at first, now that all of it is known.
func (r *netRow) complete(cells map[string]string) {
	if !r.before {
		return
	}
	for key, text := range cells {
		if _, changed := r.was[key]; !changed {
			r.was[key] = text
		}
	}
}

// told gives what came of the row.
func (r *netRow) told() []Entry {
	like := r.last
	like.Field, like.Before, like.After = "", "", ""
	switch {
	case !r.before && !r.now:
		return nil
	case !r.before:
		like.After = cellText(r.is)
		return []Entry{like}
	case !r.now:
		r.was[placeKey] = cmp.Or(r.place, Top)
		like.Before = cellText(r.was)
		return []Entry{like}
	}
	out := diffRow(r.was, r.is, like)
	if r.from != r.to {
		like.Field, like.Before, like.After = moved, r.from, r.to
		out = append(out, like)
	}
	return out
}

// cellText writes cells as rows are kept in entries: those that hold something.
func cellText(cells map[string]string) string {
	held := maps.Clone(cells)
	maps.DeleteFunc(held, func(_, text string) bool { return text == "" })
	out, _ := json.Marshal(held) // strings always marshal, in the order of their keys
	return string(out)
}
