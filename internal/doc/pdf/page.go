package pdf

import (
	"strconv"

	"gurindam/internal/doc/typeset"
)

// Pt is a length in thousandths of a point.
type Pt = typeset.Pt

// Color is a colour as six hexadecimal digits.
type Color string

// Page is one page being painted. Places are counted from its top left.
type Page struct {
	W, H Pt

	doc    *Document
	body   []byte
	elems  []*Elem // by marked content identity
	annots []*annotation
	object ref
	index  int

	mute   bool  // everything is decoration
	tag    *Elem // what the open marked content belongs to
	opened bool  // marked content is open
	fill   Color
	stroke Color
	width  Pt
	dashed bool
	font   *font
	size   Pt
	rise   Pt
}

// NewPage makes a page; it is part of the book once it is given to Append.
func (d *Document) NewPage(w, h Pt) *Page {
	return &Page{W: w, H: h, doc: d}
}

// Tag says which element the following marks belong to.
func (p *Page) Tag(e *Elem) {
	if p.mute || p.opened && p.tag == e {
		return
	}
	p.Close()
	e.attach()
	p.body = append(p.body, '/')
	p.body = append(p.body, e.Type...)
	p.body = append(p.body, "<</MCID "...)
	p.body = strconv.AppendInt(p.body, int64(len(p.elems)), 10)
	p.body = append(p.body, ">>BDC\n"...)
	e.kids = append(e.kids, kid{page: p, mcid: len(p.elems)})
	p.elems = append(p.elems, e)
	p.tag, p.opened = e, true
}

// Artifact says that the following marks are decoration.
func (p *Page) Artifact() { p.artifact("/Artifact BMC\n") }

// Pagination says that the following marks belong to the page, not to the text.
func (p *Page) Pagination(kind string) {
	if p.mute {
		return
	}
	p.Close()
	p.artifact("/Artifact<</Type/Pagination/Subtype/" + kind + ">>BDC\n")
}

// Repeat paints what stands elsewhere already, such as the head of a table on
// its second page.
func (p *Page) Repeat(paint func()) {
	p.Pagination("Header")
	p.mute = true
	paint()
	p.mute = false
	p.Close()
}

func (p *Page) artifact(op string) {
	if p.opened && p.tag == nil {
		return
	}
	p.Close()
	p.body = append(p.body, op...)
	p.tag, p.opened = nil, true
}

// Close ends the open stretch.
func (p *Page) Close() {
	if p.opened {
		p.body = append(p.body, "EMC\n"...)
		p.opened = false
	}
}

// must opens an artifact where nothing is open, so that no mark is ever untagged.
func (p *Page) must() {
	if !p.opened {
		p.Artifact()
	}
}

func (p *Page) num(v Pt) { p.body = append(appendPt(p.body, v), ' ') }

func (p *Page) op(s string) { p.body = append(append(p.body, s...), '\n') }

func (p *Page) point(x, y Pt) {
	p.num(x)
	p.num(p.H - y)
}

func (p *Page) color(c Color, op string) {
	if len(c) != 6 {
		c = "000000"
	}
	for i := 0; i < 6; i += 2 {
		v, err := strconv.ParseUint(string(c[i:i+2]), 16, 8)
		if err != nil {
			v = 0
		}
		p.num(Pt((v*1000 + 127) / 255))
	}
	p.op(op)
}

func (p *Page) setFill(c Color) {
	if p.fill != c {
		p.fill = c
		p.color(c, "rg")
	}
}

func (p *Page) setStroke(c Color, width Pt, dash bool) {
	if p.stroke != c {
		p.stroke = c
		p.color(c, "RG")
	}
	if p.width != width {
		p.width = width
		p.num(width)
		p.op("w")
	}
	if p.dashed != dash {
		p.dashed = dash
		if dash {
			p.op("[2.5 2]0 d")
		} else {
			p.op("[]0 d")
		}
	}
}
