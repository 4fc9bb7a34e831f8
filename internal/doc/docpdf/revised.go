package docpdf

import (
	"strings"

	"gurindam/internal/doc"
	"gurindam/internal/doc/pdf"
	"gurindam/internal/doc/typeset"
)

// A redline sets what came in underlined, what was taken away struck through, and a
// bar in the margin beside both. A word says it where lines cannot, and to readers
// without eyes.

// revisedRuns sets a span with its mark.
func (b *book) revisedRuns(s doc.Span, l look, e element) []typeset.Run {
	in := e.Inline("Span")
	line := pdf.Under
	l.color, in.Decoration = "good", "Underline"
	if s.Mark == doc.Deleted {
		l.color, in.Decoration, line = "bad", "LineThrough", pdf.Through
	}
	if s.Ref == "" && s.Note == nil {
		in.Alt = strings.ToLower(s.Mark.Word()) + ": " + s.Text
	}
	s.Mark = doc.Unmarked
	runs := b.runs([]doc.Span{s}, l, in)
	for i := range runs {
		if ink, ok := runs[i].Mark.(*pdf.Ink); ok {
			ink.Line = line
		}
	}
	return runs
}

// revised sets a block of a redline: what happened to it, and the block.
func (b *book) revised(r doc.Revised, measure Pt, e element) []piece {
	var out []piece
	if r.Mark != doc.Changed || len(r.Notes) > 0 {
		out = b.revisedWords(r, measure, e)
	}
	inner := b.block(r.Block, measure, e)
	if len(out) > 0 && len(inner) > 0 {
		inner[0].gap = 3 * pt
	}
	bar := r.Mark != doc.Changed
	if _, table := r.Block.(doc.Table); !table { // rows have bars of their own
		bar = true
	}
	for i := range out {
		out[i] = barred(out[i])
	}
	for _, p := range inner {
		if bar {
			p = barred(p)
		}
		out = append(out, p)
	}
	return out
}

// revisedWords says a mark and its notes, kept with what follows.
func (b *book) revisedWords(r doc.Revised, measure Pt, e element) []piece {
	l := b.source()
	l.italic, l.bold, l.color = false, true, "sea"
	out := lines(l.set(r.Mark.Word(), e.Add("P")).Break(typeset.Options{Width: measure}), l, 0, measure, left)
	l.bold, l.color = false, "ink-2"
	for _, n := range r.Notes {
		out = append(out, lines(l.set(n, e.Add("P")).Break(typeset.Options{Width: min(measure, column)}), l, 0, measure, left)...)
	}
	if len(out) > 12 {
		return out // too many notes to stay together on one page
	}
	for i := range out {
		out[i].keep = true
	}
	return out
}

// barred draws a bar beside a piece, and beside its parts where it is cut.
func barred(in piece) piece {
	paint, split, h := in.paint, in.split, in.height
	in.paint = func(p *pdf.Page, x, y Pt) {
		changeBar(p, x, y, h)
		if paint != nil {
			paint(p, x, y)
		}
	}
	if split != nil {
		in.split = func(room Pt) (piece, piece, bool) {
			upper, lower, ok := split(room)
			return barred(upper), barred(lower), ok
		}
	}
	return in
}

func changeBar(p *pdf.Page, x, y, h Pt) {
	p.Artifact()
	p.Rect(x-11*pt, y, 1.8*pt, h, color("sea"))
}

// revisedTitle says with a title what happened to its section.
func revisedTitle(s doc.Section) string {
	title := s.Title
	if s.Mark != doc.Unmarked {
		title = s.Mark.Word() + ": " + title
	}
	if s.Was != "" {
		title += " (semula: " + s.Was + ")"
	}
	return title
}

// revisedCells says in a row that it stood elsewhere; other marks are in its words.
func revisedCells(r doc.Row) []doc.Cell {
	if r.Mark != doc.Moved || len(r.Cells) == 0 {
		return r.Cells
	}
	out := append([]doc.Cell{}, r.Cells...)
	out[0].Text = append([]doc.Span{{Text: r.Mark.Word() + ": ", Italic: true}}, out[0].Text...)
	return out
}
