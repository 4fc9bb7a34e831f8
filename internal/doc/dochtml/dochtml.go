// Package dochtml writes a doc.Document for the web: as one file that needs
// nothing else, or chapter by chapter inside a site's own pages.
//
// What it writes stands under a strict Content-Security-Policy: no script, no
// style attribute, no request to another host. Lengths that vary are SVG or
// classes of Style; everything lives under the class "dok", so that it does not
// meddle with the page around it.
package dochtml

import (
	"bytes"
	"fmt"
	"io"

	"gurindam/internal/doc"
)

// Options vary the stand-alone file.
type Options struct {
	WithoutFonts bool // leaves the typefaces out; readers see their own
}

// Write writes the whole book as one HTML file.
func Write(w io.Writer, d doc.Document, opt Options) error {
	p := newPage(d, doc.Number(d))
	p.open(opt)
	p.cover()
	p.raw(`<div class="dok-badan">`)
	p.contents()
	p.raw(`<main class="dok-isi" id="isi">`)
	p.imprint()
	for _, part := range [][]doc.Section{d.Front, d.Body, d.Back} {
		for _, s := range part {
			p.chapter(s)
		}
	}
	p.raw("</main></div></div></body></html>\n")
	if _, err := w.Write(p.Bytes()); err != nil {
		return fmt.Errorf("write book as HTML: %w", err)
	}
	return nil
}

// Place says how a fragment sits in the page around it.
type Place struct {
	Level int                    // heading level of the chapter's title, 1 to 4; 0 counts as 1
	Link  func(id string) string // address of a section, table or figure; nil: "#" and its anchor
	Aside func(id string) string // markup of the page around, below the heading of a section; nil: none
	// Picture gives the address of a picture by its hash; nil: its bytes stand in the text.
	Picture func(hash string) string
}

// Fragment gives one chapter, front matter or annex as HTML. Labels come from
// doc.Number of the whole document, so that numbers agree with the book. ok is
// false where the document has no such chapter.
func Fragment(d doc.Document, labels doc.Labels, id string, place Place) (html string, ok bool) {
	p := newPage(d, labels)
	p.level = max(1, min(place.Level, 4))
	if place.Link != nil {
		p.link = place.Link
	}
	if place.Aside != nil {
		p.aside = place.Aside
	}
	p.picture = place.Picture
	for _, part := range [][]doc.Section{d.Front, d.Body, d.Back} {
		for _, s := range part {
			if s.ID == id {
				p.raw(`<article class="dok dok-isi"`, attr("lang", d.Meta.Lang), ">")
				p.chapter(s)
				p.raw("</article>")
				return p.String(), true
			}
			p.counted += notesIn(s)
		}
	}
	return "", false
}

// page is HTML under way.
type page struct {
	bytes.Buffer
	d       doc.Document
	labels  doc.Labels
	link    func(id string) string
	aside   func(id string) string
	picture func(hash string) string
	level   int             // of a chapter's heading
	seen    map[string]bool // identities already given out
	counted int             // notes of earlier chapters
	notes   [][]doc.Span    // notes of this chapter
}

func newPage(d doc.Document, labels doc.Labels) *page {
	return &page{d: d, labels: labels, level: 2, seen: map[string]bool{}, link: func(id string) string { return "#" + Anchor(id) }, aside: func(string) string { return "" }}
}

// raw writes markup.
func (p *page) raw(parts ...string) {
	for _, s := range parts {
		p.WriteString(s)
	}
}

// text writes what people wrote, escaped.
func (p *page) text(s string) { p.WriteString(escape(s)) }
