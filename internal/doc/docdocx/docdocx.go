// Package docdocx writes a doc.Document as a Word file that is made to be
// edited: real heading styles with their numbering, fields for contents,
// captions and references, footnotes, repeated table heads, native charts.
// Word and LibreOffice open it without repair.
//
// Each paragraph that has an identity stands in a content control whose tag is
// that identity, so that an edited copy can be merged back. Equal documents
// give equal bytes.
package docdocx

import (
	"fmt"
	"io"

	"gurindam/internal/doc"
)

// Options vary the file.
type Options struct {
	// PageOf gives the page of sections, tables and figures by their ID, as the
	// typeset book has them. Word reckons pages anew when fields are updated;
	// until then its lists show these. What is missing shows no page.
	PageOf map[string]int
}

// Write writes the whole book as one DOCX file.
func Write(w io.Writer, d doc.Document, opt Options) error {
	b := newBook(d, opt)
	b.cover()
	b.frontMatter()
	b.matter(d.Body, numbered)
	b.matter(d.Back, lettered)
	b.endBody()
	if err := b.pack(w); err != nil {
		return fmt.Errorf("write book as DOCX: %w", err)
	}
	return nil
}

// book is a document under way: the main story, and the parts that it leads to.
type book struct {
	markup
	doc.Document
	labels   doc.Labels
	pages    map[string]int
	marks    bookmarks
	notes    markup // footnotes, each with its own identity
	noted    int
	charts   []doc.Chart
	pictures []doc.Image
	lists    int            // ordered lists so far, each of which counts from one
	ids      int            // drawings, bookmarks and controls so far
	wide     bool           // pages lie on their side
	fresh    bool           // the section has nothing in it
	count    map[string]int // how often something has been opened
	kind     matterKind
	fronts   map[string]bool // identities of front matter
}

func newBook(d doc.Document, opt Options) *book {
	return &book{Document: d, labels: doc.Number(d), pages: opt.PageOf, marks: bookmarks{}, count: map[string]int{}}
}

// next gives a number that no other object of the file has.
func (b *book) next() int {
	b.ids++
	return b.ids
}
