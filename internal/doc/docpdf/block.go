package docpdf

import (
	"strconv"

	"gurindam/internal/doc"
	"gurindam/internal/doc/pdf"
	"gurindam/internal/doc/typeset"
)

type element = *pdf.Elem

// block lays out one block in a measure.
func (b *book) block(block doc.Block, measure Pt, e element) []piece {
	switch t := block.(type) {
	case doc.Paragraph:
		return b.paragraph(t, measure, e)
	case doc.List:
		return b.list(t, b.body(), measure, e, true)
	case doc.Table:
		return b.table(t, measure, e)
	case doc.Figure:
		return b.figure(t, measure, e)
	case doc.Gantt:
		return b.gantt(t, measure, e)
	case doc.Figures:
		return b.figures(t, measure, e)
	case doc.Cards:
		return b.cards(t, measure, e)
	case doc.Signatures:
		return b.signatures(t, measure, e)
	case doc.Revised:
		return b.revised(t, measure, e)
	}
	return nil
}

func (b *book) paragraph(t doc.Paragraph, measure Pt, e element) []piece {
	switch t.Kind {
	case doc.Lead:
		l := b.lead()
		return lines(b.spans(t.Text, l, e.Add("P")).Break(typeset.Options{Width: measure}), l, 0, measure, left)
	case doc.Quote:
		return b.quotation(t, measure, e)
	case doc.Missing:
		return b.box(t.Text, "warn", "warn-tint", measure, e)
	case doc.Remark:
		return b.box(t.Text, "sea", "sea-tint", measure, e)
	}
	l := b.body()
	return lines(b.spans(t.Text, l, e.Add("P")).Break(typeset.Options{Width: measure, Justify: true}), l, 0, measure, left)
}

// spans shapes inline text.
func (b *book) spans(spans []doc.Span, l look, e element) *typeset.Paragraph {
	return typeset.Set(b.runs(spans, l, e))
}

// quotation sets a vision statement large, between short gold rules.
func (b *book) quotation(t doc.Paragraph, measure Pt, e element) []piece {
	l := b.quote()
	rule := func(p *pdf.Page, x, y Pt) {
		p.Artifact()
		p.Rule(x+measure/2-24*pt, y+4*pt, x+measure/2+24*pt, y+4*pt, color("gold"), 1200)
	}
	set := b.spans(t.Text, l, e.Add("BlockQuote").Add("P")).Break(typeset.Options{Width: measure - 60*pt})
	out := []piece{{height: 12 * pt, gap: 14 * pt, paint: rule}}
	out = append(out, lines(set, l, 30*pt, measure-60*pt, centre)...)
	out = append(out, piece{height: 16 * pt, paint: func(p *pdf.Page, x, y Pt) { rule(p, x, y+6*pt) }})
	return hold(out)
}

// box sets a tinted panel with a bar at its left edge.
func (b *book) box(text []doc.Span, edge, tint string, measure Pt, e element) []piece {
	const pad = 11 * pt
	l := b.panel()
	set := b.spans(text, l, e.Add("P")).Break(typeset.Options{Width: measure - 2*pad})
	out := []piece{{height: 8 * pt, keep: true}}
	out = append(out, lines(set, l, pad, measure-2*pad, left)...)
	if n := len(out); n > 1 {
		out[n-1].keep = true
	}
	out = append(out, piece{height: 8 * pt})
	for i := range out {
		out[i] = backed(out[i], measure, color(edge), color(tint))
	}
	return out
}

// backed lays a tint under a piece.
func backed(in piece, measure Pt, edge, tint pdf.Color) piece {
	inner, h := in.paint, in.height
	in.paint = func(p *pdf.Page, x, y Pt) {
		p.Artifact()
		p.Rect(x, y, measure, h, tint)
		p.Rect(x, y, 3*pt, h, edge)
		if inner != nil {
			inner(p, x, y)
		}
	}
	return in
}

// list sets items with their bullets or numbers hanging.
func (b *book) list(t doc.List, l look, measure Pt, e element, justify bool) []piece {
	hang := l.size * 17 / 10
	list := e.Add("L")
	list.Ordered = t.Ordered
	var out []piece
	for i, item := range t.Items {
		li := list.Add("LI")
		mark, markLook := "•", l
		if t.Ordered {
			mark = strconv.Itoa(i+1) + "."
		} else {
			markLook.color = "sea"
		}
		bullet := markLook.set(mark, li.Add("Lbl")).Break(typeset.Options{Width: measure})
		set := b.spans(item, l, li.Add("LBody")).Break(typeset.Options{Width: measure - hang, Justify: justify})
		pieces := lines(set, l, hang, measure-hang, left)
		if len(pieces) == 0 {
			pieces = []piece{{height: l.lead}}
		}
		first := pieces[0].paint
		pieces[0].paint = func(p *pdf.Page, x, y Pt) {
			p.Text(x+hang-bullet[0].Width-l.size/2, y+l.base(), bullet[0])
			if first != nil {
				first(p, x, y)
			}
		}
		if i > 0 {
			pieces[0].gap = l.lead / 5
		}
		out = append(out, pieces...)
	}
	if len(t.Items) > 1 {
		out[0].keep = true // the first item does not stay alone below its introduction
	}
	return out
}
