package docdiff

import (
	"fmt"
	"strings"

	"gurindam/internal/doc"
)

// table compares two tables row by row, and cell by cell within a row. Columns are
// matched by their titles.
func (c *comparison) table(older, newer doc.Table) (out doc.Table, notes []string, changed bool) {
	out = newer
	for _, text := range []struct{ what, was, is string }{{"judul", older.Caption, newer.Caption}, {"sumber", older.Source, newer.Source}} {
		if text.was != text.is {
			notes = append(notes, text.what+": "+quoted(text.was)+" → "+quoted(text.is))
		}
	}
	columns, gone := columnsOf(older, newer)
	for i, o := range columns {
		if o < 0 {
			notes = append(notes, "kolom baru: "+titles(newer)[i])
		}
	}
	for _, o := range gone {
		notes = append(notes, "kolom dihapus: "+titles(older)[o])
	}
	for _, n := range notes {
		c.note(doc.Changed, what(newer), n)
	}
	out.Rows = nil
	for _, p := range match(items(older.Rows, rowItem), items(newer.Rows, rowItem)) {
		r := c.pairOfRows(older, newer, p, columns)
		changed = changed || r.Mark != doc.Unmarked
		out.Rows = append(out.Rows, r)
	}
	return out, notes, changed || len(notes) > 0
}

func (c *comparison) pairOfRows(older, newer doc.Table, p pair, columns []int) doc.Row {
	switch {
	case p.n < 0:
		r := older.Rows[p.o]
		c.note(doc.Deleted, rowName(newer, r), "")
		return c.row(arranged(r, len(older.Columns), columns), doc.Deleted)
	case p.o < 0:
		r := newer.Rows[p.n]
		c.note(doc.Inserted, rowName(newer, r), "")
		return c.row(r, doc.Inserted)
	}
	was := arranged(older.Rows[p.o], len(older.Columns), columns)
	out, changes := c.cells(was, newer.Rows[p.n])
	switch {
	case len(changes) > 0:
		out.Mark = doc.Changed
		c.note(doc.Changed, rowName(newer, newer.Rows[p.n]), strings.Join(few(changes, 4), "; "))
	case p.moved:
		out.Mark = doc.Moved
		c.note(doc.Moved, rowName(newer, newer.Rows[p.n]), "")
	}
	return out
}

// cells compares two rows of one arrangement.
func (c *comparison) cells(older, newer doc.Row) (out doc.Row, changes []string) {
	out = newer
	out.Cells = make([]doc.Cell, len(newer.Cells))
	for i, cell := range newer.Cells {
		var was []doc.Span
		if i < len(older.Cells) {
			was = older.Cells[i].Text
		}
		var changed bool
		if cell.Text, changed = c.words(was, cell.Text); changed {
			changes = append(changes, summary(cell.Text))
		}
		out.Cells[i] = cell
	}
	return out, changes
}

// row marks a whole row.
func (c *comparison) row(r doc.Row, mark doc.Mark) doc.Row {
	out := r
	out.Mark, out.Cells = mark, make([]doc.Cell, len(r.Cells))
	for i, cell := range r.Cells {
		cell.Text = c.marks(cell.Text, mark)
		out.Cells[i] = cell
	}
	return out
}

// rowItem is what a row is matched by: its kind and the cell that names it.
func rowItem(r doc.Row) item {
	var all []string
	name := ""
	for i, cell := range r.Cells {
		t := textOf(cell.Text)
		all = append(all, t)
		if i == 0 || cell.Head && name == "" {
			name = t
		}
	}
	return item{fmt.Sprintf("%d %s", r.Kind, name), strings.Join(all, "\x00")}
}

// rowName names a row to the reader of the list of changes.
func rowName(t doc.Table, r doc.Row) string {
	var names []string
	for i, cell := range r.Cells {
		if i < 2 {
			names = append(names, short(plain(cell.Text), 40))
		}
	}
	return what(t) + ", baris " + strings.Join(names, " ")
}

// titles gives the title of each column, with the heading it stands under.
func titles(t doc.Table) []string {
	out := make([]string, len(t.Columns))
	for r, starts := range doc.Starts(t.Head) {
		for i, at := range starts {
			cell := t.Head[r][i]
			for col := at; col < min(at+max(cell.ColSpan, 1), len(out)); col++ {
				out[col] = strings.TrimSpace(out[col] + " " + plain(cell.Text))
			}
		}
	}
	return out
}

// columnsOf gives for each later column the earlier one, or -1, and the earlier
// ones that are gone.
func columnsOf(older, newer doc.Table) (columns, gone []int) {
	title := func(s string) item { return item{id: "kolom " + s} }
	columns = make([]int, len(newer.Columns))
	for _, p := range match(items(titles(older), title), items(titles(newer), title)) {
		if p.n < 0 {
			gone = append(gone, p.o)
		} else {
			columns[p.n] = p.o
		}
	}
	return columns, gone
}

// arranged puts the cells of an earlier row into the later columns. A row with
// cells over several columns has none of its own and stays.
func arranged(r doc.Row, width int, columns []int) doc.Row {
	if len(r.Cells) != width || identical(columns, width) {
		return r
	}
	out := r
	out.Cells = make([]doc.Cell, len(columns))
	for i, o := range columns {
		if o >= 0 {
			out.Cells[i] = r.Cells[o]
		}
	}
	return out
}

func identical(columns []int, width int) bool {
	for i, o := range columns {
		if i != o {
			return false
		}
	}
	return len(columns) == width
}
