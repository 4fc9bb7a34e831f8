package docpdf

import "gurindam/internal/doc"

// Wide blocks stand on pages that lie on their side. They wait until the upright
// page is full or the chapter ends, so that text after them fills the page; and
// short text between wide blocks stays with them on the lying page.

const (
	fullEnough = 75  // percent of a page that may be left for lying pages
	shortText  = 900 // characters that may stand on a lying page before a wide block
)

func wide(b doc.Block) bool {
	switch b := b.(type) {
	case doc.Table:
		return b.Wide
	case doc.Gantt:
		return b.Wide
	}
	return false
}

// put lays out a block and places it; rest is what follows it in its section.
func (b *book) put(block doc.Block, rest []doc.Block, e element) {
	f := b.flow
	if wide(block) {
		b.putWide(block, rest, e)
		return
	}
	if _, ok := block.(doc.PageBreak); ok {
		b.flush()
		f.fresh()
		return
	}
	pieces := spaced(b.block(block, column, e))
	if f.landscape() {
		if !stays(append([]doc.Block{block}, rest...)) {
			f.turn(upright)
		}
	} else if len(b.floats) > 0 && b.ripe(pieces) {
		b.flush()
		if !stays(append([]doc.Block{block}, rest...)) {
			f.turn(upright)
		}
	}
	f.add(pieces...)
}

// putWide places a wide block on a lying page, or lets it wait for one.
func (b *book) putWide(block doc.Block, rest []doc.Block, e element) {
	f := b.flow
	if f.landscape() {
		f.add(spaced(b.lying(block, e))...)
		return
	}
	alone := len(b.floats) == 0 && (len(rest) == 0 || !wide(rest[0]))
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
	f.commit()
	return f.fill() >= fullEnough || f.fill() >= fullEnough*3/4 && tall(next) > f.left() || len(f.sheets) > b.since+2
}

// stays tells whether text may stand on a lying page: it is short, and a wide
// block follows soon.
func stays(blocks []doc.Block) bool {
	n := 0
	for _, block := range blocks {
		if wide(block) {
			return true
		}
		if n += weight(block); n > shortText {
			return false
		}
	}
	return false
}

// weight is the length of a block in characters; other blocks than text are long.
func weight(block doc.Block) int {
	n := 0
	switch t := block.(type) {
	case doc.Paragraph:
		n = len(plainText(t.Text)) + 60
	case doc.List:
		for _, item := range t.Items {
			n += len(plainText(item)) + 60
		}
	default:
		n = shortText + 1
	}
	return n
}

// orient chooses the shape of the page on which a section begins.
func (b *book) orient(s doc.Section) {
	f := b.flow
	if f.landscape() {
		if len(f.chunk) == 0 && !stays(opening(s)) {
			f.turn(upright)
		}
		return
	}
	blocks := opening(s)
	begins := len(blocks) > 0 && wide(blocks[0])
	if len(f.chunk) > 0 || !begins && (len(b.floats) == 0 || f.fill() < fullEnough) {
		return
	}
	b.flush()
	if begins || stays(blocks) {
		f.turn(sideways)
	} else {
		f.turn(upright)
	}
}

// opening gives the blocks a section begins with, its own or those of its first part.
func opening(s doc.Section) []doc.Block {
	for len(s.Blocks) == 0 && len(s.Sections) > 0 {
		s = s.Sections[0]
	}
	return s.Blocks
}

// liesDown tells whether a whole chapter may lie on its side, because it has
// little but wide blocks.
func liesDown(s doc.Section) bool {
	text, tables := amount(s)
	return tables > 0 && text < 2*shortText
}

func amount(s doc.Section) (text, tables int) {
	for _, block := range s.Blocks {
		if wide(block) {
			tables++
		} else {
			text += weight(block)
		}
	}
	for _, sub := range s.Sections {
		t, n := amount(sub)
		text, tables = text+t+80, tables+n
	}
	return text, tables
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
