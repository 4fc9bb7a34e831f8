package docpdf

import (
	"strconv"
	"strings"

	"gurindam/internal/doc"
	"gurindam/internal/doc/pdf"
	"gurindam/internal/doc/typeset"
)

// chapter begins a part of the book on a new page.
func (b *book) chapter(s doc.Section) {
	b.flush()
	f := b.flow
	f.chapter = b.headline(s)
	b.ahead = steps(s)
	shape := upright
	if b.liesDown() {
		shape = sideways
	}
	f.commit()
	f.frame = shape
	f.open()
	f.current().opening = true
	b.section(s, 0, b.out.Root)
	b.flush()
}

// headline is the title of a chapter as heads of pages show it.
func (b *book) headline(s doc.Section) string {
	if label, ok := b.labels.Label(s.ID); ok && s.ID != "" {
		return label + " · " + s.Title
	}
	return s.Title
}

func (b *book) section(s doc.Section, depth int, parent *pdf.Elem) {
	e := parent.Add("Sect")
	if depth > 0 {
		b.orient()
	}
	b.flow.add(b.title(s, depth, e)...)
	b.pass()
	for _, block := range s.Blocks {
		b.put(block, e)
	}
	for _, sub := range s.Sections {
		b.section(sub, depth+1, e)
	}
}

// title makes the heading of a section.
func (b *book) title(s doc.Section, depth int, e *pdf.Elem) []piece {
	label, _ := b.labels.Label(s.ID)
	h := e.Add("H" + strconv.Itoa(min(depth+1, 6)))
	name := s.ID
	if name == "" {
		name = "bagian-" + s.Title
	}
	s.Title = revisedTitle(s)
	text := strings.TrimSpace(label + " " + s.Title)
	if depth < 4 {
		b.out.Bookmark(depth, text, name)
	}
	var out []piece
	if depth == 0 {
		out = b.opening(label, s.Title, h)
	} else {
		out = b.subtitle(label, s.Title, b.heading(depth), h)
	}
	if len(out) == 0 {
		out = []piece{{}}
	}
	out[0].gap = []Pt{0, 20 * pt, 14 * pt, 10 * pt}[min(depth, 3)]
	out[0].places = []string{name}
	for i := range out {
		out[i].keep = true
	}
	return append(out, piece{height: []Pt{10 * pt, 5 * pt, 3 * pt, 2 * pt}[min(depth, 3)], keep: true})
}

// subtitle sets the number of a section and its title beside it.
func (b *book) subtitle(label, title string, l look, h *pdf.Elem) []piece {
	hang := Pt(0)
	number := l.set(label+" ", h).Break(typeset.Options{Width: column})
	if len(number) > 0 {
		hang = number[0].Width + l.size*6/10
	}
	out := lines(l.set(title, h).Break(typeset.Options{Width: column - hang}), l, hang, column, left)
	if len(number) > 0 && len(out) > 0 {
		first := out[0].paint
		out[0].paint = func(p *pdf.Page, x, y Pt) {
			p.Text(x, y+l.base(), number[0])
			first(p, x, y)
		}
	}
	return out
}

// opening makes the head of a chapter: a band, its number, its title.
func (b *book) opening(label, title string, h *pdf.Elem) []piece {
	kicker := look{b.faces.sans, true, false, 11 * pt, 15 * pt, "earth"}
	l := b.heading(0)
	measure := b.flow.frame.measure()
	out := []piece{{height: 22 * pt, paint: func(p *pdf.Page, x, y Pt) {
		p.Artifact()
		band(p, x, y, 84*pt, 6*pt, color("gold"))
		p.Rule(x, y+6*pt, x+measure, y+6*pt, color("gold"), 800)
	}}}
	if label != "" {
		out = append(out, lines(kicker.set(label+" ", h).Break(typeset.Options{Width: column}), kicker, 0, column, left)...)
	}
	return append(out, lines(l.set(title, h).Break(typeset.Options{Width: column}), l, 0, column, left)...)
}
