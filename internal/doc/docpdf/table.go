package docpdf

import (
	"gurindam/internal/doc"
	"gurindam/internal/doc/pdf"
	"gurindam/internal/doc/typeset"
)

// table lays out a table: caption, head, rows, source.
func (b *book) table(t doc.Table, measure Pt, e element) []piece {
	g := newGrid(b, t, measure)
	table := e.Add("Table")
	label, _ := b.labels.Label(t.ID)
	var out []piece
	if t.Caption != "" {
		out = b.captionAbove(label, t.Caption, measure, table)
	}
	if len(g.columns) == 0 {
		return out
	}
	g.structure(table)
	g.fit()
	g.breakLines()
	if len(g.head) > 0 {
		head := g.headPiece()
		again := b.again(head, label, measure)
		head.keep = true
		out = append(out, head)
		for _, r := range g.rows {
			out = append(out, g.rowPiece(r, &again))
		}
	} else {
		for _, r := range g.rows {
			out = append(out, g.rowPiece(r, nil))
		}
	}
	out = g.finish(out, t.Source, e)
	if t.ID != "" && len(out) > 0 {
		out[0].places = append(out[0].places, t.ID)
	}
	if len(out) > 0 {
		out[0].gap = 12 * pt
	}
	return out
}

// finish adds the closing rule and the source, and keeps together what belongs
// together: a group with its first row, the last row with a total.
func (g *grid) finish(out []piece, source string, e element) []piece {
	first := len(out) - len(g.rows)
	for i, r := range g.rows {
		at := first + i
		if r.kind == doc.Group && i < len(g.rows)-1 || i+1 < len(g.rows) && g.rows[i+1].kind == doc.Total {
			out[at].keep = true
		}
	}
	if len(g.rows) > 2 {
		out[first].keep = true // no head with a single row at the foot of a page
	}
	if n := len(out); n > 0 {
		out[n-1].keep = true
	}
	end := piece{height: 1 * pt, paint: func(p *pdf.Page, x, y Pt) {
		p.Artifact()
		p.Rule(x, y, x+g.measure, y, color("ink-3"), 600)
	}}
	if source == "" {
		end.height = 6 * pt
		return append(out, end)
	}
	end.keep = true
	return append(append(out, end), g.b.sourceLine(source, g.measure, e)...)
}

func (b *book) sourceLine(source string, measure Pt, e element) []piece {
	l := b.source()
	out := lines(l.set(source, e.Add("P")).Break(typeset.Options{Width: measure}), l, 0, measure, left)
	out = append([]piece{{height: 3 * pt, keep: true}}, out...)
	return append(hold(out), piece{height: 4 * pt})
}

// captionAbove sets the caption of a table, kept with what follows.
func (b *book) captionAbove(label, caption string, measure Pt, table element) []piece {
	out := b.captionLines(label, caption, measure, table.Add("Caption"))
	for i := range out {
		out[i].keep = true
	}
	return append(out, piece{height: 4 * pt, keep: true})
}

// captionLines sets "Tabel 2.3" in bold and the caption beside it.
func (b *book) captionLines(label, caption string, measure Pt, e element) []piece {
	l := b.caption()
	strong := l
	strong.bold, strong.color = true, "sea-2"
	runs := []typeset.Run{l.run(caption, e)}
	hang := Pt(0)
	var number []typeset.Line
	if label != "" {
		number = strong.set(tied(label)+" ", e).Break(typeset.Options{Width: measure})
		hang = number[0].Width + 8*pt
	}
	out := lines(typeset.Set(runs).Break(typeset.Options{Width: min(measure, column+60*pt) - hang}), l, hang, measure, left)
	if len(number) > 0 && len(out) > 0 {
		first := out[0].paint
		out[0].paint = func(p *pdf.Page, x, y Pt) {
			p.Text(x, y+l.base(), number[0])
			first(p, x, y)
		}
	}
	return out
}

// structure makes the elements of the table.
func (g *grid) structure(table element) {
	if len(g.head) > 0 {
		head := table.Add("THead")
		for _, cells := range g.head {
			tr := head.Add("TR")
			for _, c := range cells {
				c.elem = tr.Insert(&pdf.Elem{Type: "TH", Scope: "Column", ColSpan: c.span, RowSpan: c.down})
			}
		}
	}
	body := table.Add("TBody")
	for _, r := range g.rows {
		tr := body.Add("TR")
		for _, c := range r.cells {
			e := &pdf.Elem{Type: "TD", ColSpan: c.span}
			if c.head {
				e.Type, e.Scope = "TH", "Row"
			}
			c.elem = tr.Insert(e)
		}
	}
}

// again is the head as repeated on further pages, under a line that says which
// table goes on.
func (b *book) again(head piece, label string, measure Pt) piece {
	if label == "" {
		return head
	}
	l := b.source()
	l.italic = false
	line := l.set(tied(label)+" (lanjutan)", nil).Break(typeset.Options{Width: measure})
	top := l.lead + 3*pt
	paint := head.paint
	return piece{height: top + head.height, paint: func(p *pdf.Page, x, y Pt) {
		p.Text(x, y+l.base(), line[0])
		paint(p, x, y+top)
	}}
}
