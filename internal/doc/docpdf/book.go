package docpdf

import (
	"strconv"

	"gurindam/internal/doc"
	"gurindam/internal/doc/pdf"
)

// book is one document on its way to paper.
type book struct {
	d       doc.Document
	labels  doc.Labels
	out     *pdf.Document
	faces   faces
	flow    *flow
	floats  [][]piece // wide blocks waiting for pages that lie on their side
	since   int       // how many sheets there were when the first of them came
	ahead   []step    // what is still to come in the chapter
	tight   bool      // rows of tables stand closer
	notes   int
	pages   map[*pdf.Page]folio
	printed map[string]int
}

// folio is the number of a page as it is printed.
type folio struct {
	number int
	roman  bool
}

func (f folio) String() string {
	if f.roman {
		return romanSmall(f.number)
	}
	return strconv.Itoa(f.number)
}

// compose lays out all parts and gives the number of pages. The structure and
// the bookmarks are made in reading order; the contents are laid out last, when
// the pages of everything else are known, and take their place before the body.
func (b *book) compose() int {
	b.pages = map[*pdf.Page]folio{}
	cover, imprint := b.cover(), b.imprint()
	front := b.part(b.d.Front)
	contents := b.prepareContents()
	body := b.part(b.d.Body, b.d.Back)
	first := len(imprint) + len(front) + 2 // the cover is page i
	b.count(append(append([]*sheet{}, imprint...), front...), 2, true)
	b.count(body, 1, false)
	lists := b.contents(contents)
	b.count(lists, first, true)

	b.out.Label("r")
	b.out.Append(cover.page)
	for _, sheets := range [][]*sheet{imprint, front, lists} {
		b.append(sheets)
	}
	if len(body) > 0 {
		b.out.Label("D")
		b.append(body)
	}
	b.printed = map[string]int{}
	for _, e := range b.labels.Entries {
		if f, ok := b.folioOf(e.ID); ok {
			b.printed[e.ID] = f.number
		}
	}
	return 1 + len(imprint) + len(front) + len(lists) + len(body)
}

// part lays out sections that follow each other and gives their pages.
func (b *book) part(parts ...[]doc.Section) []*sheet {
	b.flow = &flow{b: b, frame: upright}
	for _, sections := range parts {
		for _, s := range sections {
			b.chapter(s)
		}
	}
	b.flow.finish()
	return b.flow.sheets
}

func (b *book) count(sheets []*sheet, from int, roman bool) {
	for i, s := range sheets {
		b.pages[s.page] = folio{from + i, roman}
	}
}

// append finishes pages with their heads and feet and hands them over.
func (b *book) append(sheets []*sheet) {
	for _, s := range sheets {
		b.running(s)
		b.out.Append(s.page)
	}
}

// folioOf gives the printed number of the page where something stands.
func (b *book) folioOf(id string) (folio, bool) {
	p, ok := b.out.PageOf(id)
	if !ok {
		return folio{}, false
	}
	f, ok := b.pages[p]
	return f, ok
}

func romanSmall(n int) string {
	s := []byte(doc.Roman(n))
	for i, c := range s {
		s[i] = c + 'a' - 'A'
	}
	return string(s)
}
