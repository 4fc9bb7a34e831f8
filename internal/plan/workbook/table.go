package workbook

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"gurindam/internal/period"
	"gurindam/internal/plan"
	"gurindam/internal/sheet"
	"gurindam/internal/sheet/cell"
)

// page is one sheet of the workbook.
type page interface {
	title() string
	form(s plan.Snapshot, g plan.Guideline, y years) sheet.FormSheet
	read(r *reader)
	store(r *reader) // after the references between the sheets are resolved
}

// table is a page with one row for each value of T.
type table[T any] struct {
	name, file, instruction string
	absent                  sheet.Severity // how bad it is where the sheet is missing
	prefix                  string         // of the codes made for rows without one
	fields                  []field[T]
	home                    func(*plan.Snapshot) *[]T // where the rows stand as they are; nil: nowhere
	from                    func(s *plan.Snapshot, g plan.Guideline) []T
	into                    func(r *reader, t *table[T])
	naming                  func(r *reader, t *table[T]) // makes codes in a way of its own, or keeps the rows for later

	// What a reading found.
	sheet *found
	head  header
	rows  []T
	lines []int // the row of the sheet each row came from
}

// list makes a table of a list that stands in the snapshot as it is.
func list[T any](t table[T], at func(*plan.Snapshot) *[]T) *table[T] {
	t.home = at
	t.from = func(s *plan.Snapshot, _ plan.Guideline) []T { return *at(s) }
	t.into = func(r *reader, t *table[T]) { *at(&r.out) = t.rows }
	return &t
}

func (t *table[T]) title() string { return t.name }

func (t *table[T]) form(s plan.Snapshot, g plan.Guideline, y years) sheet.FormSheet {
	out := sheet.FormSheet{Name: t.name, File: t.file, Instruction: t.instruction}
	for _, f := range t.fields {
		out.Columns = append(out.Columns, f.columns(g, y)...)
	}
	rows := t.from(&s, g)
	for i := range rows {
		cells := make([]string, 0, len(out.Columns))
		for _, f := range t.fields {
			cells = f.write(&rows[i], y, cells)
		}
		out.Rows = append(out.Rows, cells)
	}
	return out
}

func (t *table[T]) store(r *reader) { t.into(r, t) }

// read takes every row of the sheet.
func (t *table[T]) read(r *reader) {
	if t.sheet = r.find(t.name, t.file); t.sheet == nil {
		r.missing(t.name, t.absent)
		return
	}
	var ok bool
	if t.head, ok = t.sheet.header(headingsOf(t.fields)); !ok {
		if !blank(t.sheet.Sheet) {
			r.add(sheet.Ref{Sheet: t.sheet.Name}, sheet.Error, "", "Baris judul kolom tidak ditemukan.", "Pakailah judul kolom seperti pada templat.")
		}
		return
	}
	t.checkHeader(r)
	columns, signs := t.order(), t.signs()
	// The rows must not move: references between sheets are filled in later.
	t.rows = make([]T, 0, len(t.sheet.Rows))
	for line := t.head.row + 1; line < len(t.sheet.Rows); line++ {
		if emptyRow(t.sheet.Rows[line]) {
			continue
		}
		t.rows, t.lines = append(t.rows, *new(T)), append(t.lines, line)
		row := &t.rows[len(t.rows)-1]
		for _, p := range columns {
			col := t.head.at[p]
			at := sheet.Ref{Sheet: t.sheet.Name, Row: line, Col: col}
			t.fields[p.field].take(r, row, &input{at: at, cell: t.sheet.cell(line, col), inYear: p.year, signs: signs[p]})
		}
	}
	t.nameRows(r)
}

// order lists the columns found, in the order of the declaration and of the years.
func (t *table[T]) order() []place {
	return slices.SortedFunc(maps.Keys(t.head.at), func(a, b place) int { return cmp.Or(a.field-b.field, a.year-b.year) })
}

// signs finds how each column of figures writes its decimals.
func (t *table[T]) signs() map[place]cell.Notation {
	out := map[place]cell.Notation{}
	for p, col := range t.head.at {
		if k := t.fields[p.field].Kind; k != sheet.Number && k != sheet.Rupiah {
			continue
		}
		var column []sheet.Cell
		for line := t.head.row + 1; line < len(t.sheet.Rows); line++ {
			if c := t.sheet.cell(line, col); c.Type == sheet.TextCell {
				column = append(column, c)
			}
		}
		out[p] = cell.NotationOf(column)
	}
	return out
}

// checkHeader tells what is wrong with the columns themselves.
func (t *table[T]) checkHeader(r *reader) {
	at := func(col int) (sheet.Ref, string) {
		return sheet.Ref{Sheet: t.sheet.Name, Row: t.head.row, Col: col}, shown(t.sheet.cell(t.head.row, col))
	}
	for _, col := range t.head.unknown {
		ref, text := at(col)
		advice := cmp.Or(r.suggest(text, headingsOf(t.fields).titles), "Bila isinya perlu, samakan judulnya dengan templat.")
		r.add(ref, sheet.Warning, text, "Kolom tidak dikenal dan diabaikan.", advice)
	}
	if lost := t.lost(r); len(lost) > 0 {
		ref, _ := at(0)
		r.add(ref, sheet.Warning, "", "Kolom dari templat yang tidak ada: "+strings.Join(lost, ", ")+". Isinya dianggap kosong.", "Tambahkan kolomnya bila isinya perlu.")
	}
	for _, col := range t.head.twice {
		ref, text := at(col)
		r.add(ref, sheet.Error, text, "Kolom ini ada dua kali.", "Hapus salah satunya.")
	}
	for i, f := range t.fields {
		if _, ok := t.head.at[place{i, 0}]; f.Required && !ok {
			ref, _ := at(0)
			r.add(ref, sheet.Error, "", fmt.Sprintf("Kolom wajib %q tidak ada.", f.Title), "Tambahkan kolomnya seperti pada templat.")
		}
	}
	for p, col := range t.head.at {
		if t.fields[p.field].scope != planYears || !r.outside(p.year) {
			continue
		}
		delete(t.head.at, p)
		if ref, text := at(col); !t.sheet.emptyBelow(t.head.row, col) {
			r.add(ref, sheet.Error, text, fmt.Sprintf("Tahun %d di luar %s.", p.year, r.spanText()),
				"Perbaiki judul kolom, atau masa rencana pada lembar "+profileName+".")
		}
	}
}

// at gives the cell of a row under a column, or the first cell of the row.
func (t *table[T]) at(i int, key string, year int) sheet.Ref {
	ref := sheet.Ref{Sheet: t.name}
	if t.sheet == nil {
		return ref
	}
	ref.Sheet, ref.Row = t.sheet.Name, t.lines[i]
	for p, col := range t.head.at {
		if t.fields[p.field].Key == key && p.year == year {
			ref.Col = col
		}
	}
	return ref
}

// lost names the columns of the template that the sheet has not, so that a column
// someone deleted or renamed is not emptied without a word. Required ones are
// errors of their own.
func (t *table[T]) lost(r *reader) []string {
	var out []string
	for i, f := range t.fields {
		switch {
		case f.Required:
		case f.scope == once:
			if _, ok := t.head.at[place{i, 0}]; !ok {
				out = append(out, f.Title)
			}
		case f.scope == planYears && r.span != (period.Span{}):
			for _, year := range r.span.Years() {
				if _, ok := t.head.at[place{i, year}]; !ok {
					out = append(out, yearly(f.Title, " ", year))
				}
			}
		}
	}
	return out
}

// nameRows gives codes to rows without one: the prefix and the number of the row.
func (t *table[T]) nameRows(r *reader) {
	if t.prefix != "" {
		own := t.fields[0]
		for i := range t.rows {
			if own.get(&t.rows[i], 0) == "" {
				*own.code(&t.rows[i]) = r.free(own.space, t.prefix, i+1, t.at(i, own.Key, 0))
			}
		}
	}
	if t.naming != nil {
		t.naming(r, t)
	}
}
