// Package narrative is the long text that people write for a chapter of a book:
// headings, paragraphs, lists, tables, pictures, and the sources they name. A text
// has two written forms, the JSON an editor works on and a plain notation for
// sheets and forms; both are checked when they are read, and each can be made from
// the other without loss.
package narrative

import "slices"

// Document is one text: blocks in the order they are read.
type Document struct{ Blocks []Block }

// Block is one thing in the flow of a text.
type Block interface{ block() }

// Heading opens a part of the chapter (level 1) or a part of such a part (level 2).
type Heading struct {
	Level int
	Text  []Span
}

// Paragraph is running text.
type Paragraph struct{ Text []Span }

// List is a list of items, numbered or not.
type List struct {
	Ordered bool
	Items   [][]Span
}

// Table is a table of equally long rows; the first one may be a head.
type Table struct {
	Caption string
	Source  string
	Head    bool
	Rows    [][][]Span // rows of cells of running text
}

// Figure is a picture, known by the hash of its bytes.
type Figure struct {
	Image   string // 64 hexadecimal digits
	Alt     string // what it shows, for those who do not see it
	Caption string
	Source  string
}

func (Heading) block()   {}
func (Paragraph) block() {}
func (List) block()      {}
func (Table) block()     {}
func (Figure) block()    {}

// Span is a piece of running text in one style, or the mark of a source.
type Span struct {
	Text   string
	Bold   bool
	Italic bool
	Link   string // http, https or mailto
	Source Source // where its text is set, the span is its mark and nothing else
}

// Source is where something said comes from; books set it as a footnote.
type Source struct {
	Text string // "BPS Kota Tanjungpinang, Kota dalam Angka 2019"
	Page string // "41"
}

// Own is the source of a picture that the region made itself.
const Own = "dokumentasi sendiri"

// IsEmpty tells whether the text says nothing.
func (d Document) IsEmpty() bool { return len(d.Blocks) == 0 }

// Images lists the hashes of the pictures of a text, each once.
func (d Document) Images() []string {
	var out []string
	for _, b := range d.Blocks {
		if f, ok := b.(Figure); ok && !slices.Contains(out, f.Image) {
			out = append(out, f.Image)
		}
	}
	return out
}
