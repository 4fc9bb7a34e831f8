package pdf

import (
	"fmt"

	"gurindam/internal/doc/typeset"
)

// Link leads from a stretch of text to a place in the book or outside it. It
// may run over several lines and pages.
type Link struct {
	Target string // a name given to Place
	URL    string // or an outside address
	Says   string // what a reader without eyes hears
	Elem   *Elem  // its Link element
	last   *annotation
}

// annotation is the clickable part of a link on one line.
type annotation struct {
	link           *Link
	page           *Page
	x0, y0, x1, y1 Pt
	object         ref
}

// cover makes a stretch of a line clickable; runs that touch are one.
func (l *Link) cover(p *Page, x, y, width, size Pt) {
	l.Area(p, x, y-size*4/5, width, size*21/20)
}

// Area makes a rectangle clickable.
func (l *Link) Area(p *Page, x, y, w, h Pt) {
	if p.mute {
		return
	}
	bottom := p.H - y - h
	if a := l.last; a != nil && a.page == p && a.y0 == bottom && x >= a.x1-10 && x-a.x1 < 4*typeset.Point {
		a.x1 = x + w
		return
	}
	a := &annotation{link: l, page: p, x0: x, y0: bottom, x1: x + w, y1: bottom + h}
	l.last = a
	p.annots = append(p.annots, a)
	l.Elem.kids = append(l.Elem.kids, kid{annot: a})
}

// place is a named spot of the book.
type place struct {
	page *Page
	y    Pt
}

// Place names a spot, so that links and bookmarks may lead there. The first
// use of a name counts.
func (d *Document) Place(name string, p *Page, y Pt) {
	if _, ok := d.places[name]; !ok {
		d.places[name] = place{p, y}
	}
}

// PageOf gives the page of a named spot.
func (d *Document) PageOf(name string) (*Page, bool) {
	at, ok := d.places[name]
	return at.page, ok
}

// dest writes where a name leads; an unknown one leads to the first page.
func (d *Document) dest(name string) string {
	at, ok := d.places[name]
	if !ok || at.page.object == 0 {
		at = place{page: d.pages[0]}
	}
	return fmt.Sprintf("[%d 0 R/XYZ 0 %s null]", at.page.object, appendPt(nil, min(at.page.H, at.page.H-at.y+8*typeset.Point)))
}

// write adds the annotation to the file; key is its entry in the parent tree.
func (a *annotation) write(d *Document, out *file, key int) {
	action := "/Dest" + d.dest(a.link.Target)
	if a.link.URL != "" {
		action = "/A<</S/URI/URI" + byteString(a.link.URL) + ">>"
	}
	a.object = out.add("<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect%s/Contents%s/StructParent %d%s>>",
		appendRect(nil, a.x0, a.y0, a.x1, a.y1), textString(a.link.Says), key, action)
}

// byteString writes an address as a PDF string of plain bytes.
func byteString(s string) string {
	b := []byte{'<'}
	for i := range len(s) {
		b = append(b, hexDigits[s[i]>>4], hexDigits[s[i]&15])
	}
	return string(append(b, '>'))
}
