package docpdf

import (
	"strings"

	"gurindam/internal/doc"
	"gurindam/internal/doc/pdf"
	"gurindam/internal/doc/typeset"
)

// contentList is one of the lists before the body: contents, tables, figures.
type contentList struct {
	title   string
	place   string
	entries []doc.Entry
	elem    *pdf.Elem
}

// prepareContents chooses the lists that have entries and gives them their
// place in the structure and among the bookmarks.
func (b *book) prepareContents() []contentList {
	var out []contentList
	for _, l := range []contentList{
		{title: "Daftar Isi", place: " isi", entries: shallow(b.labels.Of(doc.SectionEntry))},
		{title: "Daftar Tabel", place: " tabel", entries: b.labels.Of(doc.TableEntry)},
		{title: "Daftar Gambar", place: " gambar", entries: b.labels.Of(doc.FigureEntry)},
	} {
		if len(l.entries) == 0 {
			continue
		}
		l.elem = b.out.Root.Add("Sect")
		b.out.Bookmark(0, l.title, l.place)
		out = append(out, l)
	}
	return out
}

// shallow leaves out what is too deep for a table of contents.
func shallow(entries []doc.Entry) []doc.Entry {
	var out []doc.Entry
	for _, e := range entries {
		if e.Depth <= 2 {
			out = append(out, e)
		}
	}
	return out
}

// contents lays out the lists, now that the pages of all entries are known.
func (b *book) contents(lists []contentList) []*sheet {
	if len(lists) == 0 {
		return nil
	}
	f := &flow{b: b, frame: upright}
	b.flow = f
	for i, l := range lists {
		f.commit()
		f.chapter = l.title
		if i == 0 || f.fill() > 60 {
			f.open()
			f.current().opening = true
		}
		head := lines(b.heading(0).set(l.title, l.elem.Add("H1")).Break(typeset.Options{Width: column}), b.heading(0), 0, column, left)
		head[0].places, head[0].gap, head[0].keep = []string{l.place}, 34*pt, true
		f.add(head...)
		f.add(piece{height: 12 * pt, keep: true})
		toc := l.elem.Add("TOC")
		for _, e := range l.entries {
			f.add(b.contentLine(e, toc)...)
		}
	}
	f.finish()
	return f.sheets
}

// contentLine sets one entry: label, title, dots, page.
func (b *book) contentLine(e doc.Entry, toc element) []piece {
	l, indent, hang, gap := b.contentLook(e)
	page := ""
	if f, ok := b.folioOf(e.ID); ok {
		page = f.String()
	}
	link := &pdf.Link{Target: e.ID, Says: strings.TrimSpace(e.Label+" "+e.Title) + ", halaman " + page}
	link.Elem = toc.Add("TOCI").Add("Reference").Add("Link")
	const numbers = 30 * pt
	label := l.set(tied(e.Label)+" ", link.Elem).Break(typeset.Options{Width: column})
	set := l.set(e.Title+" ", link.Elem).Break(typeset.Options{Width: column - indent - hang - numbers})
	if len(set) == 0 {
		set = []typeset.Line{{}}
	}
	out := lines(set, l, indent+hang, column, left)
	first := out[0].paint
	out[0].paint = func(p *pdf.Page, x, y Pt) {
		if len(label) > 0 {
			p.Text(x+indent, y+l.base(), label[0])
		}
		first(p, x, y)
	}
	l.bold = false
	last := len(out) - 1
	out[last].paint = b.leader(out[last].paint, l, page, link, indent, indent+hang+set[last].Width)
	out[0].gap = gap
	return hold(out)
}

// contentLook gives how an entry is set: its look, how far it is moved in, the
// room of its label, and the distance above.
func (b *book) contentLook(e doc.Entry) (l look, indent, hang, gap Pt) {
	const chapter, part, deeper = 62 * pt, 26 * pt, 36 * pt
	l = look{b.faces.table, false, false, 9.5 * pt, 14.5 * pt, "ink"}
	hang, gap = chapter, 1*pt
	if e.Kind == doc.SectionEntry {
		switch e.Depth {
		case 0:
			l.bold, l.color, gap = true, "sea-2", 7*pt
		case 1:
			indent, hang = chapter, part
		default:
			indent, hang = chapter+part, deeper
		}
	}
	if e.Label == "" {
		return l, indent / 4, 0, gap
	}
	return l, indent, max(hang, l.set(tied(e.Label), nil).Natural()+8*pt), gap
}

// leader adds the dots and the page number to the last line of an entry, and
// makes the line a link.
func (b *book) leader(paint func(*pdf.Page, Pt, Pt), l look, page string, link *pdf.Link, start, end Pt) func(*pdf.Page, Pt, Pt) {
	number := l.set(page, link.Elem).Break(typeset.Options{Width: column})
	return func(p *pdf.Page, x, y Pt) {
		paint(p, x, y)
		if len(number) > 0 {
			at := x + column - number[0].Width
			p.Text(at, y+l.base(), number[0])
			p.Artifact()
			p.Dots(x+end+6*pt, at-6*pt, y+l.base(), color("ink-3"))
		}
		link.Area(p, x+start, y, column-start, l.lead)
	}
}
