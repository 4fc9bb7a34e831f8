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
	l := look{b.faces.table, false, false, 9.5 * pt, 14.5 * pt, "ink"}
	indent, hang := Pt(0), Pt(62*pt)
	gap := Pt(1 * pt)
	switch {
	case e.Kind == doc.SectionEntry && e.Depth == 0:
		l.bold, l.color, gap = true, "sea-2", 7*pt
		if e.Label == "" {
			hang = 0
		}
	case e.Kind == doc.SectionEntry && e.Label == "":
		indent, hang = Pt(e.Depth)*14*pt, 0
	case e.Kind == doc.SectionEntry:
		indent, hang = 62*pt+Pt(e.Depth-1)*26*pt, []Pt{26 * pt, 36 * pt}[min(e.Depth-1, 1)]
	}
	page := ""
	if f, ok := b.folioOf(e.ID); ok {
		page = f.String()
	}
	says := strings.TrimSpace(e.Label + " " + e.Title)
	link := &pdf.Link{Target: e.ID, Says: says + ", halaman " + page}
	link.Elem = toc.Add("TOCI").Add("Reference").Add("Link")
	const numbers = 30 * pt
	wideLabel := l.set(tied(e.Label), nil).Natural() + 8*pt
	hang = max(hang, wideLabel)
	if e.Label == "" {
		hang = 0
	}
	set := l.set(e.Title+" ", link.Elem).Break(typeset.Options{Width: column - indent - hang - numbers})
	if len(set) == 0 {
		set = []typeset.Line{{}}
	}
	out := lines(set, l, indent+hang, column, left)
	first, last := out[0].paint, len(out)-1
	label := l.set(tied(e.Label)+" ", link.Elem).Break(typeset.Options{Width: column})
	out[0].paint = func(p *pdf.Page, x, y Pt) {
		if len(label) > 0 {
			p.Text(x+indent, y+l.base(), label[0])
		}
		first(p, x, y)
	}
	number := l
	number.bold = false
	pageSet := number.set(page, link.Elem).Break(typeset.Options{Width: column})
	inner := out[last].paint
	end := indent + hang + set[last].Width
	out[last].paint = func(p *pdf.Page, x, y Pt) {
		inner(p, x, y)
		if len(pageSet) > 0 {
			at := x + column - pageSet[0].Width
			p.Text(at, y+l.base(), pageSet[0])
			p.Artifact()
			p.Dots(x+end+6*pt, at-6*pt, y+l.base(), color("ink-3"))
		}
		link.Area(p, x+indent, y, column-indent, l.lead)
	}
	out[0].gap = gap
	return hold(out)
}
