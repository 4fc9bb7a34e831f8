package docpdf

import "gurindam/internal/doc"

// step is a heading or a block of the chapter under way, as far as it decides
// which way the pages lie.
type step struct {
	heading bool
	wide    bool
	weight  int // characters; other blocks than text are long
}

const (
	shortText   = 900 // characters that may stand on a lying page before a wide block
	headingText = 80  // what a heading counts
)

// steps lists what a section holds, in reading order.
func steps(s doc.Section) []step {
	out := []step{{heading: true, weight: headingText}}
	for _, block := range s.Blocks {
		out = append(out, step{wide: wide(block), weight: weight(block)})
	}
	for _, sub := range s.Sections {
		out = append(out, steps(sub)...)
	}
	return out
}

func wide(b doc.Block) bool {
	switch b := b.(type) {
	case doc.Table:
		return b.Wide
	case doc.Gantt:
		return b.Wide
	case doc.Revised:
		return wide(b.Block)
	}
	return false
}

// weight is the length of a block in characters.
func weight(block doc.Block) int {
	n := 0
	switch t := block.(type) {
	case doc.Paragraph:
		n = len(plainText(t.Text)) + 60
	case doc.List:
		for _, item := range t.Items {
			n += len(plainText(item)) + 60
		}
	case doc.PageBreak:
	case doc.Revised:
		n = weight(t.Block)
	default:
		n = shortText + 1
	}
	return n
}

// pass leaves the first step behind.
func (b *book) pass() { b.ahead = b.ahead[1:] }

// stays tells whether what comes next may stand on a lying page: it is short,
// and a wide block follows soon.
func (b *book) stays() bool {
	n := 0
	for _, s := range b.ahead {
		if s.wide {
			return true
		}
		if n += s.weight; n > shortText {
			return false
		}
	}
	return false
}

// beginsWide tells whether the headings ahead stand right above a wide block.
func (b *book) beginsWide() bool {
	for _, s := range b.ahead {
		if !s.heading {
			return s.wide
		}
	}
	return false
}

// liesDown tells whether a chapter begins on a lying page: an upright one would
// be left half empty at its first wide block, which cannot wait for more text
// where it stands right below a heading.
func (b *book) liesDown() bool {
	text, some := 0, false
	for i, s := range b.ahead {
		if s.wide {
			some = true
			if b.ahead[i-1].heading {
				break
			}
			continue
		}
		text += s.weight
	}
	return some && text < 2*shortText
}
