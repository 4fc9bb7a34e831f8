package docpdf

import (
	"gurindam/internal/doc"
	"gurindam/internal/doc/pdf"
	"gurindam/internal/doc/typeset"
)

// signatures sets places to sign, two beside each other; a single one stands to
// the right.
func (b *book) signatures(t doc.Signatures, measure Pt, e element) []piece {
	l := b.body()
	l.family = b.faces.sans
	l.size, l.lead = 9.5*pt, 13.5*pt
	var out []piece
	if t.Place != "" {
		set := l.set(t.Place, e.Add("P")).Break(typeset.Options{Width: measure / 2})
		out = append(out, lines(set, l, measure/2, measure/2, centre)...)
		for i := range out {
			out[i].keep = true
		}
	}
	for start := 0; start < len(t.Rows); start += 2 {
		pair := t.Rows[start:min(start+2, len(t.Rows))]
		columns := make([][]piece, 0, 2)
		if len(pair) == 1 {
			columns = append(columns, nil)
		}
		for _, s := range pair {
			columns = append(columns, b.signature(s, l, measure/2, e.Add("Div")))
		}
		row := beside(columns, measure/2, func(*pdf.Page, int, Pt, Pt, Pt) {})
		row.split = nil
		row.gap = 16 * pt
		out = append(out, row)
	}
	if len(out) > 0 {
		out[0].gap = 24 * pt
	}
	return out
}

func (b *book) signature(s doc.Signature, l look, width Pt, e element) []piece {
	const pad = 14 * pt
	inner := width - 2*pad
	strong, small := l, l
	strong.bold = true
	small.size, small.lead, small.color = 8*pt, 11*pt, "ink-2"
	set := func(l look, text string) []piece {
		if text == "" {
			return nil
		}
		return lines(l.set(text, e.Add("P")).Break(typeset.Options{Width: inner}), l, pad, inner, centre)
	}
	out := set(l, s.Role)
	out = append(out, piece{height: 62 * pt})
	out = append(out, set(strong, s.Name)...)
	out = append(out, piece{height: 4 * pt, paint: func(p *pdf.Page, x, y Pt) {
		p.Artifact()
		p.Rule(x+pad+10*pt, y+1*pt, x+width-pad-10*pt, y+1*pt, color("ink-3"), 600)
	}})
	return append(out, set(small, s.Note)...)
}
