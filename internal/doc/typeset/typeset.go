// Package typeset turns styled text into lines: it shapes words with their
// kerning and ligatures, finds where Indonesian words may be hyphenated, and
// chooses the breaks of a whole paragraph at once. All lengths are whole
// thousandths of a point, so that a paragraph breaks alike on every machine.
package typeset

// Pt is a length in thousandths of a point.
type Pt int64

// Point is one point; 10.5*Point is ten and a half.
const Point = 1000

// Scale gives the length of font units, thousandths of an em, at a size.
func Scale(units int, size Pt) Pt { return (Pt(units)*size + 500) / 1000 }
