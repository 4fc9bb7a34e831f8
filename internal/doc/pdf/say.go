package pdf

import "gurindam/internal/doc/typeset"

// Ink is what a run of text is marked with: its colour and its place in the
// structure. A run whose Elem is nil belongs to whatever is open.
type Ink struct {
	Color Color
	Elem  *Elem
	Link  *Link
	Line  Line
}

// Line is a line along a text, in its colour.
type Line int

// Lines.
const (
	NoLine  Line = iota
	Under        // what came in
	Through      // what was taken away
)

// Text sets a line with its base line at y.
func (p *Page) Text(x, y Pt, line typeset.Line) {
	for i := 0; i < len(line.Boxes); {
		run := line.Boxes[i].Run
		j := i
		width := Pt(0)
		for j < len(line.Boxes) && line.Boxes[j].Run == run {
			width += line.Boxes[j].Width
			j++
		}
		p.run(x, y, run, line.Boxes[i:j])
		if ink, ok := run.Mark.(*Ink); ok {
			shown := width - trailing(line.Boxes[i:j])
			if ink.Link != nil {
				ink.Link.cover(p, x, y, shown, run.Size)
			}
			p.along(ink, x, y-run.Rise, shown, run.Size)
		}
		x += width
		i = j
	}
}

// along draws the line of a text with its base line at y.
func (p *Page) along(ink *Ink, x, y, width, size Pt) {
	switch ink.Line {
	case Under:
		y += size * 15 / 100
	case Through:
		y -= size * 27 / 100
	default:
		return
	}
	p.Artifact()
	p.Rule(x, y, x+width, y, ink.Color, size*7/100)
}

func trailing(boxes []typeset.Box) Pt {
	if last := boxes[len(boxes)-1]; last.Space {
		return last.Width
	}
	return 0
}

// run sets the boxes of one run.
func (p *Page) run(x, y Pt, run *typeset.Run, boxes []typeset.Box) {
	color := Color("000000")
	if ink, ok := run.Mark.(*Ink); ok {
		color = ink.Color
		if ink.Elem != nil {
			p.Tag(ink.Elem)
		}
	}
	p.must()
	p.setFill(color)
	p.body = append(p.body, "BT "...)
	p.setRise(run.Rise)
	p.point(x, y)
	p.body = append(p.body, "Td "...)
	s := setter{page: p, size: run.Size}
	for _, box := range boxes {
		s.box(box)
	}
	s.close()
	p.op("ET")
}

func (p *Page) setRise(rise Pt) {
	if p.rise != rise {
		p.rise = rise
		p.num(rise)
		p.body = append(p.body, "Ts "...)
	}
}

func (p *Page) setFont(f *font, size Pt) {
	if p.font != f || p.size != size {
		p.font, p.size = f, size
		p.body = append(p.body, '/')
		p.body = append(p.body, f.name...)
		p.body = append(p.body, ' ')
		p.num(size)
		p.body = append(p.body, "Tf "...)
	}
}

// setter writes glyphs with the corrections between them.
type setter struct {
	page *Page
	size Pt
	face *typeset.Face
	font *font
	open bool // inside [< … >]TJ
	move int  // to the right, in thousandths of the size, not yet written
}

func (s *setter) box(b typeset.Box) {
	if s.face != b.Word.Face {
		s.close()
		s.face, s.font = b.Word.Face, s.page.doc.fontOf(b.Word.Face.Program)
		s.page.setFont(s.font, s.size)
	}
	if b.Actual != "" {
		s.close()
		s.page.body = append(s.page.body, "/Span<</ActualText"...)
		s.page.body = append(appendText(s.page.body, b.Actual), ">>BDC "...)
	}
	for i := b.From; i < b.To; i++ {
		g := b.Word.Glyphs[i]
		if !s.font.known(g.ID) {
			s.font.use(g.ID, b.Word.TextOf(i))
		}
		s.glyph(g)
	}
	if b.Space && s.size > 0 {
		natural := typeset.Scale(b.Word.Units, s.size)
		s.move += int((b.Width - natural) * 1000 / s.size)
	}
	if b.Actual != "" {
		s.close()
		s.page.body = append(s.page.body, "EMC "...)
	}
}

func (s *setter) glyph(g typeset.Glyph) {
	s.move += int(g.Shift)
	s.flush()
	s.page.body = appendHex(s.page.body, g.ID)
	s.move = int(g.Advance) - int(g.Nominal) - int(g.Shift)
}

// flush opens the string of glyphs, or writes a move inside it.
func (s *setter) flush() {
	if !s.open {
		s.page.body = append(s.page.body, '[')
	}
	if s.move != 0 {
		if s.open {
			s.page.body = append(s.page.body, '>')
		}
		s.page.num(Pt(-s.move * 1000))
		s.page.body = append(s.page.body, '<')
		s.move = 0
	} else if !s.open {
		s.page.body = append(s.page.body, '<')
	}
	s.open = true
}

// close ends the string; a move still due is made by the next one.
func (s *setter) close() {
	if s.open {
		s.page.body = append(s.page.body, ">]TJ "...)
		s.open = false
	}
}

func (f *font) known(id uint16) bool { return int(id) < len(f.used) && f.used[id] }
