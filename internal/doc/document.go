// Package doc holds a book as a tree of values: what it says, in which order,
// and how its parts refer to each other. It knows no format; docpdf, docdocx
// and dochtml write one Document each in their own way.
//
// The tree is evaluated first (Number gives every chapter, table, figure and
// note its label), then laid out, then exported. A Document that is equal
// gives files that are equal, byte for byte.
package doc

import (
	"slices"
	"time"
)

// Document is one book.
type Document struct {
	Meta    Meta
	Cover   Cover
	Imprint Imprint
	Front   []Section // before the table of contents, unnumbered: approval page, foreword
	Body    []Section // chapters, numbered Bab I, II, …
	Back    []Section // annexes, lettered Lampiran A, B, …
	Letter  *Letter   // a letter instead of a book: no cover, no contents, nothing numbered
}

// Letter is what stands above and below the text of a letter. Only docpdf sets one; the
// text is the blocks of Body.
type Letter struct {
	Head    []string // lines of the letterhead
	Address string   // below them, smaller
	Banner  string   // said above everything, where the letter is not a real one
	Rows    []Pair   // number, subject
	Date    string   // place and date, to the right
	To      []string // whom it goes to, line by line
	Proof   string   // how to check the seal of the cover, set beside its code at the end
}

// Meta describes the book to readers' programs and to archives.
type Meta struct {
	Title    string
	Subtitle string
	Author   string // the office that publishes, never a person
	Subject  string
	Keywords []string
	Lang     string    // BCP 47, such as "id-ID"
	Date     time.Time // state of the data; never the time of building
}

// Cover is the first page.
type Cover struct {
	Kicker string // "Buku 2"
	Title  string
	Lines  []string // below the title: subtitle, region, period
	Foot   string   // "Edisi … · 2019"
	Tone   Tone
	Seal   Seal
}

// Tone is one of the three deep cover colours.
type Tone int

// The cover colours, in the order the books of a set use them.
const (
	ToneSea Tone = iota
	ToneEarth
	TonePlum
)

// Seal proves which edition this is: the fingerprint of the snapshot and the
// text of its QR code.
type Seal struct {
	Fingerprint string // hexadecimal SHA-256 of the snapshot, all 64 digits
	QR          string // what the code says
}

// Groups gives the fingerprint in pieces of eight, as people compare it: alike in
// every format of a book.
func (s Seal) Groups() []string {
	var out []string
	for piece := range slices.Chunk([]rune(s.Fingerprint), 8) {
		out = append(out, string(piece))
	}
	return out
}

// Imprint is the page behind the cover: a list of label and value.
type Imprint struct {
	Title string
	Rows  []Pair
	Note  string
}

// Pair is a label and its value.
type Pair struct{ Label, Value string }

// Section is a chapter or a part of one. Depth follows from nesting: a Section
// in Body is a Bab, its children are 1.1, theirs 1.1.1.
type Section struct {
	ID       string // stable through editions: "visi", "rencana-aksi-sg"
	Title    string
	Blocks   []Block
	Sections []Section
	Mark     Mark
	Was      string // the title in the earlier document, where it was another
}

// Block is one thing in the flow of a section.
type Block interface{ block() }

// Paragraph is running text.
type Paragraph struct {
	ID   string // stable through editions, so that an edited copy can be merged back
	Text []Span
	Kind ParagraphKind
}

// ParagraphKind tells how a paragraph stands out.
type ParagraphKind int

// Kinds of paragraph.
const (
	Plain   ParagraphKind = iota
	Lead                  // opening sentence of a chapter, larger
	Quote                 // a vision statement, set large and centred
	Missing               // says what data are missing; shown as a warning panel
	Remark                // a side note in a tinted panel
)

// List is a list of items, numbered or not.
type List struct {
	Ordered bool
	Items   [][]Span
}

// Span is a piece of running text. At most one of Ref, Link and Note is set.
type Span struct {
	Text   string
	Bold   bool
	Italic bool
	Ref    string // ID of a section, table or figure; shown as its label ("Tabel 2.3"), Text is ignored
	Link   string // outside address
	Note   []Span // a footnote, numbered where it stands; Text is ignored
	Mark   Mark   // Inserted or Deleted
}

// T is plain text as spans.
func T(s string) []Span { return []Span{{Text: s}} }

// Table is a captioned table with repeated header rows.
type Table struct {
	ID      string
	Caption string // empty: no caption, no number
	Columns []Column
	Head    [][]Cell // header rows; spans allowed
	Rows    []Row
	Wide    bool   // wants a landscape page
	Source  string // "Sumber: …" under the table
	Empty   string // said in one cell over all columns when Rows is empty
}

// Column sets width and alignment.
type Column struct {
	Weight int // share of the width relative to the other columns, at least 1
	Align  Align
}

// Align is the alignment of a cell's text.
type Align int

// Alignments. AlignNumber is to the right, in tabular figures.
const (
	AlignLeft Align = iota
	AlignCenter
	AlignNumber
)

// Row is one row of a table.
type Row struct {
	Cells []Cell
	Kind  RowKind
	Mark  Mark
}

// RowKind tells how a row stands out.
type RowKind int

// Kinds of row.
const (
	Data  RowKind = iota
	Group         // a heading inside the table, usually one cell over all columns
	Total         // a sum
)

// Cell is one cell. A covered cell of a span is left out of its row, as in HTML.
type Cell struct {
	Text    []Span
	ColSpan int    // 0 counts as 1
	RowSpan int    // 0 counts as 1; only used in header rows
	Head    bool   // a row header
	Color   string // palette name of a small square before the text (see Color), or empty
	Shade   Shade
}

// Shade is the state colour of a cell; it never stands without words.
type Shade int

// Shades of a cell.
const (
	NoShade Shade = iota
	Good
	Warn
	Bad
	Tint // neutral emphasis
)

// C is a cell of plain text.
func C(s string) Cell { return Cell{Text: T(s)} }

// Figure is a captioned picture with its alternative text.
type Figure struct {
	ID      string
	Caption string
	Alt     string
	Chart   *Chart // exactly one of Chart, Drawing and Image is set
	Drawing *Drawing
	Image   *Image
	Source  string
}

// Gantt is a road map: rows of bars over periods, split over pages with its
// header repeated. Writers set it on landscape pages when Wide.
type Gantt struct {
	ID      string
	Caption string
	Alt     string
	Periods []GanttPeriod
	Rows    []GanttRow
	Wide    bool
	Source  string
}

// GanttPeriod is one head column, such as a year, of Parts equal parts (quarters).
type GanttPeriod struct {
	Label string
	Parts int
}

// GanttRow is one line of a Gantt. From and To count parts from 0 over all
// periods; the bar covers From up to but without To. A row with To <= From has no bar.
type GanttRow struct {
	Label string
	Note  string // second column: the responsible office
	Color string
	Group bool // a heading row
	From  int
	To    int
	Marks []GanttMark
}

// GanttMark is a milestone at the start of part At.
type GanttMark struct {
	At    int
	Label string
}

// Figures are a row of large numbers with their labels, as on a one-page profile.
type Figures struct {
	Items []FigureItem
}

// FigureItem is one large number.
type FigureItem struct {
	Value string
	Label string
	Note  string
	Color string
}

// Signatures is the approval page: places to sign.
type Signatures struct {
	Place string // "Tanjungpinang, … 2019"
	Rows  []Signature
}

// Signature is one place to sign. Name may be empty; a line is drawn.
type Signature struct {
	Role string
	Name string
	Note string
}

// Cards are small panels in two or three columns: quick wins, dimensions, SWOT quadrants.
type Cards struct {
	Columns int // 1 to 3
	Items   []Card
}

// Card is one panel.
type Card struct {
	Title string
	Color string
	Lines []Pair // Label may be empty
	Items []string
}

// PageBreak starts a new page.
type PageBreak struct{}

func (Paragraph) block()  {}
func (List) block()       {}
func (Table) block()      {}
func (Figure) block()     {}
func (Gantt) block()      {}
func (Figures) block()    {}
func (Signatures) block() {}
func (Cards) block()      {}
func (PageBreak) block()  {}
