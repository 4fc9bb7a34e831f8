package docpdf

import "gurindam/internal/doc/pdf"

// footArea is the foot of a page, where notes stand under a short rule. What
// does not fit goes on at the foot of the next page.
type footArea struct {
	frame  frame
	pieces []piece
	carry  []piece
	sizes  map[*note][]piece // notes laid out already, to be measured and then placed
}

const (
	noteRule = 12 * pt // room for the rule above the notes
	noteLong = 90 * pt // a note taller than this may be split
)

// begin empties the foot and puts down what was carried over.
func (a *footArea) begin(f frame) {
	a.frame, a.pieces = f, nil
	limit := f.room() * 6 / 10
	for len(a.carry) > 0 && a.height()+a.carry[0].height+noteRule <= limit {
		a.pieces = append(a.pieces, a.carry[0])
		a.carry = a.carry[1:]
	}
}

func (a *footArea) empty() bool { return len(a.pieces) == 0 }

func (a *footArea) height() Pt {
	if len(a.pieces) == 0 {
		return 0
	}
	return tall(a.pieces) + noteRule
}

// set lays out a note once.
func (a *footArea) set(b *book, n *note, measure Pt) []piece {
	if p, ok := a.sizes[n]; ok {
		return p
	}
	if a.sizes == nil {
		a.sizes = map[*note][]piece{}
	}
	p := n.set(b, min(measure, column))
	a.sizes[n] = p
	return p
}

// need is the height that must be free for notes; of a long one only its beginning.
func (a *footArea) need(b *book, notes []*note, measure Pt) Pt {
	h := Pt(0)
	for _, n := range notes {
		p := a.set(b, n, measure)
		if tall(p) > noteLong {
			p = p[:3]
		}
		h += tall(p)
	}
	if h > 0 && len(a.pieces) == 0 {
		h += noteRule
	}
	return h
}

// add puts a note down; y is how far the page is filled from above.
func (a *footArea) add(b *book, n *note, f frame, y Pt) {
	set := a.set(b, n, f.measure())
	delete(a.sizes, n)
	for _, p := range set {
		if len(a.carry) > 0 || f.bottom()-a.height()-p.height-noteRule < y {
			a.carry = append(a.carry, p)
			continue
		}
		a.pieces = append(a.pieces, p)
	}
}

func (a *footArea) paint(s *sheet, out *pdf.Document) {
	if len(a.pieces) == 0 {
		return
	}
	x, y := a.frame.side, a.frame.bottom()-a.height()+noteRule
	s.page.Artifact()
	s.page.Rule(x, y-6*pt, x+90*pt, y-6*pt, color("ink-3"), 500)
	for _, p := range a.pieces {
		for _, name := range p.places {
			out.Place(name, s.page, y)
		}
		p.paint(s.page, x, y)
		y += p.height
	}
	a.pieces = nil
}
