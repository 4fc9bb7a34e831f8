package workspace

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"gurindam/internal/access"
	"gurindam/internal/fault"
	"gurindam/internal/plan/workbook"
	"gurindam/internal/sheet"
)

// add puts in a new row.
func (d *desk) add(c Change) Result {
	switch {
	case !validID(c.Row):
		return refused("Baris baru tanpa tanda pengenal.", "Muat ulang halamannya.")
	case d.at(c.List, c.Row) >= 0:
		return Result{Status: Same}
	}
	at := len(d.ids[c.List])
	switch n := d.at(c.List, c.After); {
	case c.After == Top:
		at = 0
	case n >= 0:
		at = n + 1
	}
	d.Insert(c.List, at)
	cells := d.assigned(c)
	problems, stopped := d.write(c.List, at, cells, c.Typed)
	if stopped {
		d.Remove(c.List, at)
		return Result{Status: Refused, Problems: problemsOf(problems)}
	}
	if !d.may(c.List, at) {
		d.Remove(c.List, at)
		return foreign
	}
	if text := breach(d.Snapshot(), c.List, d.Code(c.List, at), ""); text != "" {
		d.Remove(c.List, at)
		return refused(text, "Perbaiki isiannya.")
	}
	if at < len(d.ids[c.List]) {
		d.ordered[c.List] = true
	}
	d.ids[c.List] = slices.Insert(d.own(c.List), at, c.Row)
	d.mark(c.List, c.Row)
	d.entries = append(d.entries, Entry{List: c.List, Row: c.Row, Code: d.Code(c.List, at), After: d.text(c.List, at)})
	return Result{Status: Saved, Value: d.Code(c.List, at), Problems: problemsOf(problems)}
}

// assigned gives a new row its code, and the office or dimension of its writer where
// it names none.
func (d *desk) assigned(c Change) map[string]string {
	cells := maps.Clone(c.Cells)
	if cells == nil {
		cells = map[string]string{}
	}
	for _, column := range d.List(c.List).Columns {
		if strings.TrimSpace(cells[column.Key]) != "" {
			continue
		}
		switch {
		case column.Own:
			cells[column.Key] = d.Free(c.List)
		case column.Place:
			if own := d.ownPlace(column); own != "" {
				cells[column.Key] = own
			}
		}
	}
	return cells
}

// ownPlace is the office or the dimension that the author writes for, where it is one.
func (d *desk) ownPlace(c workbook.Column) string {
	scopes := access.Scopes(d.who.Actor, access.Write, d.now)
	if len(scopes) != 1 || scopes[0].Region != string(d.before.Region.Code) {
		return ""
	}
	switch {
	case slices.Contains(c.Refers, "opd"):
		return scopes[0].OPD
	case slices.Contains(c.List, scopes[0].Dimension):
		return scopes[0].Dimension
	}
	dimension, _ := d.g.Dimension(scopes[0].Dimension)
	if len(dimension.Subs) > 0 && slices.Contains(c.List, dimension.Subs[0].Code) {
		return dimension.Subs[0].Code
	}
	return ""
}

// write fills the cells of a new row in the order of its columns.
func (d *desk) write(list string, i int, cells map[string]string, typed bool) (problems []sheet.Problem, stopped bool) {
	for key := range cells {
		if !d.Has(list, key) {
			return []sheet.Problem{{Severity: sheet.Error, Text: fmt.Sprintf("Kolom %q tidak ada pada daftar ini.", fault.Clip(key, 40))}}, true
		}
	}
	columns := d.List(list).Columns
	written := map[string]bool{}
	set := func(key, title string, typed bool) {
		written[key] = true
		for _, p := range d.Set(list, i, key, cells[key], typed) {
			p.Text = title + ": " + p.Text
			problems = append(problems, p)
		}
	}
	for _, c := range columns {
		if strings.TrimSpace(cells[c.Key]) != "" {
			set(c.Key, c.Title, typed && !c.Own)
		}
	}
	for _, key := range slices.Sorted(maps.Keys(cells)) { // years that the list had no column for
		if !written[key] && strings.TrimSpace(cells[key]) != "" {
			set(key, key, typed)
		}
	}
	return problems, sheet.Stops(problems)
}

// remove takes a row away, with the rows that are a part of it. While others refer
// to it, it stays. Where its writer tells what they saw of it, nothing goes that they
// have not seen: neither other cells nor rows that are a part of it.
func (d *desk) remove(c Change) Result {
	i := d.at(c.List, c.Row)
	switch {
	case i < 0:
		return Result{Status: Same}
	case !d.may(c.List, i):
		return foreign
	case c.Base != "" && !d.unchanged(c.List, i, c.Base):
		return Result{Status: Conflict, Value: d.text(c.List, i)}
	}
	referrers := d.Referrers(c.List, i)
	if text := standing(referrers, c.Base != "", d.title); text != "" {
		return refused(fmt.Sprintf("%s masih dirujuk %s.", d.Code(c.List, i), text), "Ubah atau hapus rujukannya dahulu.")
	}
	for _, r := range slices.Backward(referrers) { // from the end, so that places stay right
		d.take(r.List, r.Row)
	}
	d.take(c.List, d.at(c.List, c.Row))
	return Result{Status: Saved}
}

// unchanged tells whether a row holds what its writer saw, but for what the batch
// itself changed along.
func (d *desk) unchanged(list string, i int, seen string) bool {
	cells := d.List(list).Filled(i)
	if cellText(cells) == seen {
		return true
	}
	for cell, s := range d.shifted {
		if cell[0] == list && cell[1] == d.id(list, i) && cells[cell[2]] == s.after {
			cells[cell[2]] = s.before
		}
	}
	return cellText(cells) == seen
}

func (d *desk) title(list string) string {
	l, _ := d.Find(list)
	return l.Title
}

// standing names the rows that keep a row from going: those that refer to it, and
// where it is asked also those that would go with it.
func standing(list []workbook.Referrer, owned bool, title func(string) string) string {
	var out []string
	for _, r := range list {
		if owned || !r.Owned {
			out = append(out, strings.TrimSpace(title(r.List)+" "+r.Code))
		}
	}
	const most = 5
	if n := len(out); n > most {
		return strings.Join(out[:most], ", ") + fmt.Sprintf(", dan %d lainnya", n-most)
	}
	return strings.Join(out, ", ")
}

func (d *desk) take(list string, i int) {
	id := d.ids[list][i]
	d.mark(list, id)
	behind := Top
	if i > 0 {
		behind = d.ids[list][i-1]
	}
	text, code := d.text(list, i), d.Code(list, i)
	d.Editor.Remove(list, i)
	d.ids[list] = slices.Delete(d.own(list), i, i+1)
	d.entries = append(d.entries, Entry{List: list, Row: id, Code: code, Before: withPlace(text, behind)})
}

// move puts a row behind another.
func (d *desk) move(c Change) Result {
	from := d.at(c.List, c.Row)
	switch {
	case from < 0:
		return gone
	case !d.may(c.List, from):
		return foreign
	}
	ids := d.own(c.List)
	behind := ""
	if from > 0 {
		behind = ids[from-1]
	}
	if c.After == Top {
		c.After = ""
	}
	if behind == c.After {
		return Result{Status: Same}
	}
	rest := slices.Delete(slices.Clone(ids), from, from+1)
	to := slices.Index(rest, c.After) + 1 // nothing before it: at the top
	if c.After != "" && to == 0 {
		return gone
	}
	d.Editor.Move(c.List, from, to)
	d.ids[c.List] = slices.Insert(rest, to, c.Row)
	d.ordered[c.List] = true
	d.entries = append(d.entries, Entry{List: c.List, Row: c.Row, Code: d.Code(c.List, to), Field: moved, Before: behind, After: c.After})
	return Result{Status: Saved}
}
