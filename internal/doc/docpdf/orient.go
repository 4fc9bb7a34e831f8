package docpdf

import "gurindam/internal/doc"

// Wide blocks stand on pages that lie on their side. They wait until the upright
// page is full or the chapter ends, so that text after them fills the page; and
// short text between wide blocks stays with them on the lying page.

// fullEnough is how much of a page, in percent, must be filled before it may be
// left for lying pages.
const fullEnough = 75

// put lays out a block and places it.
func (b *book) put(block doc.Block, e element) {
	defer b.pass()
	f := b.flow
	if wide(block) {
		b.putWide(block, e)
		return
	}
	if _, ok := block.(doc.PageBreak); ok {
		b.flush()
		f.fresh()
		return
	}
	pieces := spaced(b.block(block, column, e))
	if f.landscape() {
		if len(f.chunk) == 0 && !b.stays() { // a heading that waits stays with its text
			f.turn(upright)
		}
	} else if len(b.floats) > 0 && b.ripe(pieces) {
		b.flush()
		if !b.stays() {
			f.turn(upright)
		}
	}
	f.add(pieces...)
}

// putWide places a wide block on a lying page, or lets it wait for one.
func (b *book) putWide(block doc.Block, e element) {
	f := b.flow
	if f.landscape() {
		f.add(spaced(b.lying(block, e))...)
		return
	}
	alone := len(b.floats) == 0 && (len(b.ahead) < 2 || !b.ahead[1].wide)
	if pieces, ok := b.upright(block, e); ok && alone {
		f.add(spaced(pieces)...)
		return
	}
	if len(b.floats) == 0 {
		b.since = len(f.sheets)
	}
	b.floats = append(b.floats, b.lying(block, e))
}

// ripe tells whether the waiting wide blocks should come before more text:
// the page is nearly full, or they have waited long.
func (b *book) ripe(next []piece) bool {
	f := b.flow
	if len(f.chunk) > 0 {
		return false
	}
	return f.fill() >= fullEnough || f.fill() >= fullEnough*3/4 && tall(next) > f.left() || len(f.sheets) > b.since+2
}

// orient chooses the shape of the page on which a section begins.
func (b *book) orient() {
	f := b.flow
	if f.landscape() {
		if len(f.chunk) == 0 && !b.stays() {
			f.turn(upright)
		}
		return
	}
	begins := b.beginsWide()
	if len(f.chunk) > 0 || !begins && (f.fill() < fullEnough || len(b.floats) == 0 && !b.stays()) {
		return
	}
	b.flush()
	if begins || b.stays() {
		f.turn(sideways)
	} else {
		f.turn(upright)
	}
}

// flush places the waiting wide blocks on lying pages.
func (b *book) flush() {
	if len(b.floats) == 0 {
		return
	}
	b.flow.turn(sideways)
	for _, pieces := range b.floats {
		b.flow.add(spaced(pieces)...)
	}
	b.floats = nil
}

// spaced gives a block its distance from the block above.
func spaced(pieces []piece) []piece {
	if len(pieces) > 0 && pieces[0].gap == 0 {
		pieces[0].gap = 8 * pt
	}
	return pieces
}
