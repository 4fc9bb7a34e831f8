package docpdf

import (
	"gurindam/internal/doc"
	"gurindam/internal/doc/pdf"
	"gurindam/internal/doc/typeset"
)

// grid is a table being laid out.
type grid struct {
	b       *book
	t       doc.Table
	columns []doc.Column
	measure Pt
	size    Pt   // of the type
	broken  bool // some word had to be hyphenated
	pad     Pt   // above and below the text of a cell
	padX    Pt   // beside it
	widths  []Pt
	head    [][]*cell
	rows    []*row
}

// row is one row with its cells set.
type row struct {
	kind  doc.RowKind
	mark  doc.Mark
	cells []*cell
}

// cell is one cell of a grid: where it stands, and its text once it is set.
type cell struct {
	doc.Cell
	at, span int  // column, and how many
	down     int  // rows, in the head
	top      bool // in a head row
	head     bool
	kind     doc.RowKind
	align    doc.Align
	elem     *pdf.Elem
	runs     []typeset.Run
	text     *typeset.Paragraph
	lines    []typeset.Line
}

// swatch is what a colour square takes, with its distance.
const swatch Pt = 10 * pt

// rowPad is the distance of text from the rules above and below it.
func (b *book) rowPad() Pt {
	if b.tight {
		return 2.4 * pt
	}
	return 3.6 * pt
}

// newGrid gives every cell its column. A row with too many cells makes the
// table wider, one with too few gets empty cells, so that nothing is lost and
// every row covers every column.
func newGrid(b *book, t doc.Table, measure Pt) *grid {
	g := &grid{b: b, t: t, measure: measure, columns: t.Columns, pad: b.rowPad()}
	if len(t.Rows) == 0 && t.Empty != "" {
		t.Rows = []doc.Row{{Cells: []doc.Cell{{Text: []doc.Span{{Text: t.Empty, Italic: true}}, ColSpan: max(1, len(t.Columns))}}}}
		g.t = t
	}
	taken := g.placeHead(t.Head)
	for _, r := range t.Rows {
		g.rows = append(g.rows, g.placeRow(r))
	}
	g.completeHead(taken)
	for _, r := range g.rows {
		g.complete(r)
	}
	return g
}

// column widens the table where needed.
func (g *grid) column(i int) doc.Column {
	for len(g.columns) <= i {
		g.columns = append(g.columns[:len(g.columns):len(g.columns)], doc.Column{Weight: 1})
	}
	return g.columns[i]
}

// placeHead places the cells of the head and tells which places they take, by
// row and column.
func (g *grid) placeHead(head [][]doc.Cell) (taken [][]bool) {
	free := func(r, c int) bool { return c >= len(taken[r]) || !taken[r][c] }
	take := func(r, c int) {
		for len(taken[r]) <= c {
			taken[r] = append(taken[r], false)
		}
		taken[r][c] = true
	}
	for range head {
		taken = append(taken, nil)
	}
	for r, cells := range head {
		var out []*cell
		at := 0
		for _, c := range cells {
			for !free(r, at) {
				at++
			}
			span, down := max(c.ColSpan, 1), min(max(c.RowSpan, 1), len(head)-r)
			span = min(span, maxColumns)
			g.column(at + span - 1)
			k := &cell{Cell: c, at: at, span: span, down: down, top: true, head: true}
			if span > 1 {
				k.align = doc.AlignCenter
			} else {
				k.align = g.column(at).Align
			}
			for i := range down {
				for j := range span {
					take(r+i, at+j)
				}
			}
			out = append(out, k)
			at += span
		}
		g.head = append(g.head, out)
	}
	return taken
}

// maxColumns bounds a span, which may come from a slip of the pen.
const maxColumns = 200

// completeHead fills places of the head that no cell covers.
func (g *grid) completeHead(taken [][]bool) {
	for r := range g.head {
		for c := range g.columns {
			if c < len(taken[r]) && taken[r][c] {
				continue
			}
			g.head[r] = append(g.head[r], &cell{at: c, span: 1, down: 1, top: true, head: true})
		}
	}
}

func (g *grid) placeRow(r doc.Row) *row {
	out := &row{kind: r.Kind, mark: r.Mark}
	at := 0
	for _, c := range revisedCells(r) {
		span := min(max(c.ColSpan, 1), maxColumns)
		g.column(at + span - 1)
		out.cells = append(out.cells, &cell{Cell: c, at: at, span: span, down: 1, head: c.Head || r.Kind == doc.Group, kind: r.Kind, align: g.alignment(at, span)})
		at += span
	}
	return out
}

// alignment of a cell: over several columns text begins at the left.
func (g *grid) alignment(at, span int) doc.Align {
	if a := g.columns[at].Align; span == 1 || a == doc.AlignNumber {
		return a
	}
	return doc.AlignLeft
}

func (g *grid) complete(r *row) {
	at := 0
	if n := len(r.cells); n > 0 {
		at = r.cells[n-1].at + r.cells[n-1].span
	}
	for ; at < len(g.columns); at++ {
		r.cells = append(r.cells, &cell{at: at, span: 1, down: 1, kind: r.kind})
	}
}

// all visits every cell.
func (g *grid) all(visit func(*cell)) {
	for _, r := range g.head {
		for _, c := range r {
			visit(c)
		}
	}
	for _, r := range g.rows {
		for _, c := range r.cells {
			visit(c)
		}
	}
}

// look is how the text of a cell is set.
func (g *grid) look(c *cell) look {
	l := look{g.b.faces.table, false, false, g.size, g.size * 132 / 100, "ink"}
	switch {
	case c.kind == doc.Group, c.kind == doc.Total:
		l.bold = true
		l.color = "sea-2"
	case c.top:
		l.bold, l.color = true, "sea-2"
		l.size, l.lead = g.size*94/100, g.size*124/100
	case c.head:
		l.bold = true
	}
	switch c.Shade {
	case doc.Good:
		l.color = "good"
	case doc.Warn:
		l.color = "warn"
	case doc.Bad:
		l.color = "bad"
	}
	return l
}
