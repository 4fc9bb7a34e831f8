package docpdf

import (
	"gurindam/internal/doc/pdf"
	"gurindam/internal/doc/typeset"
)

// piece is a slice of a page from edge to edge: a line, a row, a picture.
type piece struct {
	height Pt
	gap    Pt   // above, unless the page begins here
	keep   bool // the page does not end below
	places []string
	notes  []*note
	head   *piece // repeated above when a page begins with this piece
	paint  func(p *pdf.Page, x, y Pt)
	// split cuts the piece where its upper part fits into a height.
	split func(room Pt) (upper, lower piece, ok bool)
}

// tall sums the heights of pieces that follow each other.
func tall(pieces []piece) Pt {
	h := Pt(0)
	for i, p := range pieces {
		if i > 0 {
			h += p.gap
		}
		h += p.height
	}
	return h
}

// hold keeps all pieces but the last with what follows them.
func hold(pieces []piece) []piece {
	for i := range pieces {
		if i < len(pieces)-1 {
			pieces[i].keep = true
		}
	}
	return pieces
}

// align is where a line stands in its measure.
type align int

const (
	left align = iota
	centre
)

// lines makes a piece of each line of a paragraph, indented by x in a measure.
// Single lines are not left behind at the end of a page, nor carried over.
func lines(set []typeset.Line, l look, x, measure Pt, a align) []piece {
	out := make([]piece, len(set))
	for i, line := range set {
		at := x
		if a == centre {
			at += (measure - line.Width) / 2
		}
		out[i] = piece{height: l.lead, paint: func(p *pdf.Page, x, y Pt) { p.Text(x+at, y+l.base(), line) }}
		out[i].notes = notesOf(line)
	}
	if n := len(out); n > 1 {
		out[0].keep, out[n-2].keep = true, true
	}
	return out
}
