package docpdf

import (
	"gurindam/internal/doc"
	"gurindam/internal/doc/pdf"
	"gurindam/internal/doc/typeset"
)

// figures sets large numbers side by side, four in a row at most.
func (b *book) figures(t doc.Figures, measure Pt, e element) []piece {
	const most, gutter = 4, 14 * pt
	if len(t.Items) == 0 {
		return nil
	}
	n := min(len(t.Items), most)
	width := (measure - Pt(n-1)*gutter) / Pt(n)
	var out []piece
	for start := 0; start < len(t.Items); start += n {
		var columns [][]piece
		for _, item := range t.Items[start:min(start+n, len(t.Items))] {
			columns = append(columns, b.number(item, width, e.Add("Div")))
		}
		row := beside(columns, width+gutter, func(p *pdf.Page, i int, x, y, h Pt) {
			p.Artifact()
			p.Rect(x, y, 2*pt, h, color(nameOr(t.Items[start+i].Color, "gold")))
		})
		row.gap = 12 * pt
		out = append(out, row, piece{height: 4 * pt})
	}
	return out
}

func nameOr(name, other string) string {
	if name == "" {
		return other
	}
	return name
}

func (b *book) number(t doc.FigureItem, width Pt, e element) []piece {
	const pad = 9 * pt
	value := b.heading(1)
	value.size, value.lead, value.color = 21*pt, 26*pt, nameOr(t.Color, "sea-2")
	label := b.small()
	note := b.source()
	note.italic = false
	for set := value.set(t.Value, nil); set.Longest(false) > width-pad && value.size > 11*pt; set = value.set(t.Value, nil) {
		value.size -= pt
	}
	var out []piece
	for _, part := range []struct {
		look look
		text string
	}{{value, t.Value}, {label, t.Label}, {note, t.Note}} {
		if part.text != "" {
			set := part.look.set(part.text, e.Add("P")).Break(typeset.Options{Width: width - pad})
			out = append(out, lines(set, part.look, pad, width-pad, left)...)
		}
	}
	return out
}

// beside makes one piece of columns of pieces that stand side by side, cut at
// their lines where it is taller than the page.
func beside(columns [][]piece, step Pt, ground func(p *pdf.Page, i int, x, y, h Pt)) piece {
	h := Pt(0)
	out := piece{}
	for _, c := range columns {
		h = max(h, tall(c))
		for _, q := range c {
			out.notes = append(out.notes, q.notes...)
		}
	}
	out.height = h
	out.paint = func(p *pdf.Page, x, y Pt) {
		for i, c := range columns {
			at := x + Pt(i)*step
			ground(p, i, at, y, h)
			top := y
			for j, q := range c {
				if j > 0 {
					top += q.gap
				}
				if q.paint != nil {
					q.paint(p, at, top)
				}
				top += q.height
			}
		}
	}
	out.split = func(room Pt) (piece, piece, bool) {
		above, below := make([][]piece, len(columns)), make([][]piece, len(columns))
		rest, some := false, false
		for i, c := range columns {
			n := 0
			for n < len(c) && tall(c[:n+1]) <= room {
				n++
			}
			above[i], below[i] = c[:n], c[n:]
			rest, some = rest || n < len(c), some || n > 0
		}
		if !rest || !some {
			return piece{}, piece{}, false
		}
		return beside(above, step, ground), beside(below, step, ground), true
	}
	return out
}

// cards sets panels in columns.
func (b *book) cards(t doc.Cards, measure Pt, e element) []piece {
	const gutter = 12 * pt
	n := max(1, min(t.Columns, 3))
	width := (measure - Pt(n-1)*gutter) / Pt(n)
	var out []piece
	for start := 0; start < len(t.Items); start += n {
		items := t.Items[start:min(start+n, len(t.Items))]
		var columns [][]piece
		for _, card := range items {
			columns = append(columns, b.card(card, width, e.Add("Div")))
		}
		row := beside(columns, width+gutter, func(p *pdf.Page, i int, x, y, h Pt) {
			p.Artifact()
			p.Rect(x, y, width, h, color("ground"))
			p.Rect(x, y, width, 2.4*pt, color(nameOr(items[i].Color, "sea")))
		})
		row.gap = gutter
		out = append(out, row)
	}
	return out
}

// card sets the content of one panel.
func (b *book) card(t doc.Card, width Pt, e element) []piece {
	const pad = 10 * pt
	inner := width - 2*pad
	out := []piece{{height: 10 * pt, keep: true}}
	add := func(pieces []piece) {
		for i := range pieces {
			out = append(out, shifted(pieces[i], pad))
		}
	}
	if t.Title != "" {
		l := look{b.faces.sans, true, false, 10 * pt, 13.5 * pt, nameOr(t.Color, "sea-2")}
		add(lines(l.set(t.Title, e.Add("P")).Break(typeset.Options{Width: inner}), l, 0, inner, left))
		out = append(out, piece{height: 3 * pt})
	}
	l := b.small()
	for _, pair := range t.Lines {
		var spans []doc.Span
		if pair.Label != "" {
			spans = append(spans, doc.Span{Text: pair.Label + ": ", Bold: true})
		}
		set := b.spans(append(spans, doc.Span{Text: pair.Value}), l, e.Add("P")).Break(typeset.Options{Width: inner})
		add(lines(set, l, 0, inner, left))
		out = append(out, piece{height: 2 * pt})
	}
	if len(t.Items) > 0 {
		items := doc.List{}
		for _, item := range t.Items {
			items.Items = append(items.Items, doc.T(item))
		}
		add(b.list(items, l, inner, e, false))
	}
	return append(out, piece{height: 9 * pt})
}

// shifted moves a piece to the right.
func shifted(in piece, by Pt) piece {
	if inner := in.paint; inner != nil {
		in.paint = func(p *pdf.Page, x, y Pt) { inner(p, x+by, y) }
	}
	return in
}
