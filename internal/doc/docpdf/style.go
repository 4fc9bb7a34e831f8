package docpdf

import (
	"gurindam/internal/doc"
	"gurindam/internal/doc/pdf"
	"gurindam/internal/doc/typeset"
)

// Pt is a length in thousandths of a point.
type Pt = typeset.Pt

const pt = typeset.Point

// The sheet, A4.
const (
	short Pt = 595.276 * pt
	long  Pt = 841.89 * pt
)

// column is the measure of running text, on sheets of both ways.
var column = upright.measure()

// look is how text is set.
type look struct {
	family family
	bold   bool
	italic bool
	size   Pt
	lead   Pt // from base line to base line
	color  string
}

func (b *book) body() look { return look{b.faces.serif, false, false, 10.5 * pt, 15 * pt, "ink"} }

func (b *book) lead() look { return look{b.faces.serif, false, false, 12.5 * pt, 18 * pt, "sea-2"} }

func (b *book) quote() look { return look{b.faces.serif, false, true, 15 * pt, 22 * pt, "sea-2"} }

func (b *book) panel() look { return look{b.faces.sans, false, false, 9 * pt, 13 * pt, "ink"} }

func (b *book) caption() look { return look{b.faces.sans, false, false, 9 * pt, 12.5 * pt, "ink"} }

func (b *book) source() look { return look{b.faces.sans, false, true, 7.5 * pt, 10.5 * pt, "ink-2"} }

func (b *book) footnote() look { return look{b.faces.serif, false, false, 8.5 * pt, 11.5 * pt, "ink"} }

// small is text of panels and cards.
func (b *book) small() look { return look{b.faces.sans, false, false, 8.5 * pt, 12 * pt, "ink"} }

// heading is the look of a title by its depth.
func (b *book) heading(depth int) look {
	heavy := family{b.faces.heavy, b.faces.heavy, b.faces.heavy, b.faces.heavy}
	switch depth {
	case 0:
		return look{heavy, false, false, 23 * pt, 29 * pt, "sea-2"}
	case 1:
		return look{heavy, false, false, 14.5 * pt, 19 * pt, "sea-2"}
	case 2:
		return look{b.faces.sans, true, false, 11.5 * pt, 15.5 * pt, "sea"}
	}
	return look{b.faces.sans, true, false, 10 * pt, 14 * pt, "ink"}
}

// base gives the base line of a line of text below its top.
func (l look) base() Pt { return l.lead/2 + l.size*34/100 }

// run makes text of one look; an element says where it belongs.
func (l look) run(text string, e *pdf.Elem) typeset.Run {
	return l.ink(text, &pdf.Ink{Color: color(l.color), Elem: e})
}

func (l look) ink(text string, ink *pdf.Ink) typeset.Run {
	return typeset.Run{Face: l.family.pick(l.bold, l.italic), Size: l.size, Mark: ink, Text: text}
}

// set shapes text of one look.
func (l look) set(text string, e *pdf.Elem) *typeset.Paragraph {
	return typeset.Set([]typeset.Run{l.run(text, e)})
}

// color gives a palette colour.
func color(name string) pdf.Color { return pdf.Color(doc.Color(name)) }
