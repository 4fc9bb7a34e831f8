package workbook

import (
	"gurindam/internal/plan"
	"gurindam/internal/sheet"
)

// field declares one column of a sheet whose rows are values of T, or for a
// yearly column one for each year of its scope.
type field[T any] struct {
	sheet.Column
	scope  scope
	wanted string                          // warning where the cell is empty; empty: none
	list   func(g plan.Guideline) []string // values allowed
	get    func(row *T, year int) string   // as written into the workbook
	set    func(row *T, in *input)         // from a cell that is not empty
	wipe   func(row *T, year int)          // makes the cell empty
	space  space                           // for the column that names the row
	code   func(row *T) *string
	to     []space                            // for a column that refers to other rows
	rename func(row *T, old, now string) bool // puts a new code in the place of an old one it refers to; empty: takes it out
	owned  bool                               // the row goes with what it refers to
}

// need marks the column as required.
func (f field[T]) need() field[T] { f.Required = true; return f }

// want warns where the cell is empty, saying why it matters.
func (f field[T]) want(why string) field[T] { f.wanted = why; return f }

// say sets the comment on the header.
func (f field[T]) say(help string) field[T] { f.Help = help; return f }

// wide sets the width in characters.
func (f field[T]) wide(n int) field[T] { f.Width = n; return f }

// belongs marks a reference to what the row is a part of.
func (f field[T]) belongs() field[T] { f.owned = true; return f }

// wiped sets how the cell is made empty.
func (f field[T]) wiped(wipe func(*T)) field[T] {
	f.wipe = func(row *T, _ int) { wipe(row) }
	return f
}

// columns gives the columns a field makes in a workbook.
func (f field[T]) columns(g plan.Guideline, y years) []sheet.Column {
	c := f.Column
	if f.list != nil {
		c.List = f.list(g)
	}
	if f.scope == once {
		return []sheet.Column{c}
	}
	out := make([]sheet.Column, 0, len(y[f.scope]))
	for _, year := range y[f.scope] {
		one := c
		one.Key, one.Title = yearly(f.Key, "_", year), yearly(f.Title, " ", year)
		out = append(out, one)
	}
	return out
}

// write gives the cells of one row.
func (f field[T]) write(row *T, y years, cells []string) []string {
	if f.scope == once {
		return append(cells, f.get(row, 0))
	}
	for _, year := range y[f.scope] {
		cells = append(cells, f.get(row, year))
	}
	return cells
}

// take reads a cell into a row.
func (f field[T]) take(r *reader, row *T, in *input) {
	in.r, in.column = r, f.Title
	switch {
	case !in.empty(f.Kind, f.Multi || f.list != nil):
		f.set(row, in)
	case f.Required:
		in.bad(sheet.Error, f.Title+" wajib diisi.", "Isi sel ini, atau hapus barisnya bila tidak dipakai.")
	case f.wanted != "":
		in.bad(sheet.Warning, f.wanted, "Isi "+f.Title+".")
	}
}
