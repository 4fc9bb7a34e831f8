package docpdf

import (
	"gurindam/internal/doc"
	"gurindam/internal/doc/pdf"
)

// attempt is a block laid out on trial: nothing of it is in the book yet.
type attempt struct {
	pieces []piece
	elem   *pdf.Elem
	notes  int
}

func (b *book) attempt(block doc.Block, measure Pt, tight bool) attempt {
	before := b.notes
	root := &pdf.Elem{}
	b.tight = tight
	pieces := b.block(block, measure, root)
	a := attempt{pieces, root, b.notes}
	b.notes, b.tight = before, false
	return a
}

// accept makes a trial part of the book.
func (b *book) accept(a attempt, e element) []piece {
	b.notes = a.notes
	e.Adopt(a.elem)
	return a.pieces
}

// lying lays out a wide block; one that would leave a few rows on a last page
// is set closer.
func (b *book) lying(block doc.Block, e element) []piece {
	start := Pt(0)
	if f := b.flow; f.landscape() {
		start = f.frame.room() - f.left()
		if len(f.chunk) > 0 {
			start += f.need(f.chunk)
		}
	}
	best := b.attempt(block, sideways.measure(), false)
	if pages, tail := extent(best.pieces, sideways.room(), start); pages > 1 && tail < sideways.room()*35/100 {
		closer := b.attempt(block, sideways.measure(), true)
		if fewer, _ := extent(closer.pieces, sideways.room(), start); fewer < pages {
			best = closer
		}
	}
	return b.accept(best, e)
}

// upright lays out a short wide table on an upright page, where its words fit in
// type that is still well read; a lying page of its own would be half empty.
func (b *book) upright(block doc.Block, e element) ([]piece, bool) {
	t, ok := block.(doc.Table)
	if !ok || len(t.Rows) > 12 {
		return nil, false
	}
	g := newGrid(b, t, column)
	before := b.notes
	g.fit()
	b.notes = before
	if g.size < 7.5*pt || g.broken {
		return nil, false
	}
	a := b.attempt(t, column, false)
	if tall(a.pieces) > upright.room()*6/10 {
		return nil, false
	}
	return b.accept(a, e), true
}

// extent counts the pages that pieces fill, the first being filled to a start
// already, and tells how far the last one is filled.
func extent(pieces []piece, room, start Pt) (pages int, tail Pt) {
	pages, tail = 1, start
	for len(pieces) > 0 {
		n := 1
		for n < len(pieces) && pieces[n-1].keep {
			n++
		}
		first, h := pieces[0], tall(pieces[:n])
		if tail > 0 && tail+first.gap+h > room {
			pages++
			tail = h
			if first.head != nil {
				tail += first.head.height
			}
		} else {
			tail += first.gap + h
		}
		pieces = pieces[n:]
	}
	return pages, tail
}
