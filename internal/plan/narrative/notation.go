package narrative

import (
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	"gurindam/internal/fault"
)

// MaxNotation is how long the notation of a text may be, in characters: a cell of
// a sheet holds no more.
const MaxNotation = 30_000

const (
	captionSign = "[tabel] "
	pictureSign = "[gambar] "
	sourceSign  = "[sumber] "
)

// Read reads a text in either form. It returns fault.Invalid or fault.TooLarge.
func Read(text string) (Document, error) {
	if strings.HasPrefix(strings.TrimSpace(text), `{"type"`) {
		return ReadJSON(text)
	}
	return ReadNotation(text)
}

// ReadNotation reads a text from the notation. What is no sign of it is text.
func ReadNotation(text string) (Document, error) {
	if n := utf8.RuneCountInString(text); n > MaxNotation {
		return Document{}, TooLong(n)
	}
	r := &reader{}
	for line := range strings.Lines(strings.ReplaceAll(text, "\r", "\n")) {
		r.line(strings.Trim(line, " \t\n"))
	}
	r.end()
	out := r.out.tidy()
	return out, out.check()
}

// TooLong is the fault of a text whose notation has so many characters.
func TooLong(n int) error {
	return fault.New(fault.TooLarge, fmt.Sprintf("Teks ini terlalu panjang: %d huruf beserta tandanya, paling banyak %d. Pindahkan sebagian ke bagian lain dari bab ini.", n, MaxNotation))
}

// reader puts lines together to blocks.
type reader struct {
	out     Document
	open    Block // a paragraph, list or table under way
	text    string
	caption string // of the table to come
}

var (
	headingLine = regexp.MustCompile(`^(##?) +(.+)$`)
	bulletLine  = regexp.MustCompile(`^- +(.+)$`)
	numberLine  = regexp.MustCompile(`^\d{1,3}\. +(.+)$`)
	figureLine  = regexp.MustCompile(`^!\[((?:[^\\\]]|\\.)*)\]\(gambar:([0-9a-f]{64})\)$`)
	ruleLine    = regexp.MustCompile(`^\|(?: *:?-{3,}:? *\|)+$`)
)

func (r *reader) line(s string) {
	switch {
	case s == "":
		r.end()
	case headingLine.MatchString(s):
		m := headingLine.FindStringSubmatch(s)
		r.add(Heading{len(m[1]), read(m[2])})
	case figureLine.MatchString(s):
		m := figureLine.FindStringSubmatch(s)
		r.add(Figure{Alt: bare(m[1]), Image: m[2]})
	case strings.HasPrefix(s, captionSign):
		r.end()
		r.caption = bare(s[len(captionSign):])
	case strings.HasPrefix(s, pictureSign) && r.about(func(f *Figure) { f.Caption = bare(s[len(pictureSign):]) }, nil):
	case strings.HasPrefix(s, sourceSign) && r.about(func(f *Figure) { f.Source = bare(s[len(sourceSign):]) }, func(t *Table) { t.Source = bare(s[len(sourceSign):]) }):
	case s[0] == '|':
		r.row(s)
	case bulletLine.MatchString(s):
		r.item(false, bulletLine.FindStringSubmatch(s)[1])
	case numberLine.MatchString(s):
		r.item(true, numberLine.FindStringSubmatch(s)[1])
	default:
		r.words(s)
	}
}

// add adds a block that is one line.
func (r *reader) add(b Block) {
	r.end()
	r.out.Blocks = append(r.out.Blocks, b)
}

// end closes the block under way.
func (r *reader) end() {
	switch b := r.open.(type) {
	case Paragraph:
		r.out.Blocks = append(r.out.Blocks, Paragraph{read(r.text)})
	case List:
		b.Items = append(b.Items, read(r.text))
		r.out.Blocks = append(r.out.Blocks, b)
	case Table:
		r.out.Blocks = append(r.out.Blocks, b)
	}
	if r.open == nil && r.caption != "" { // no table came
		r.out.Blocks = append(r.out.Blocks, Paragraph{read(r.caption)})
	}
	r.open, r.text, r.caption = nil, "", ""
}

// words go on with the paragraph or the item under way.
func (r *reader) words(s string) {
	switch r.open.(type) {
	case Paragraph, List:
		r.text += " " + s
	default:
		r.end()
		r.open, r.text = Paragraph{}, s
	}
}

func (r *reader) item(ordered bool, s string) {
	l, ok := r.open.(List)
	if !ok || l.Ordered != ordered {
		r.end()
		r.open, r.text = List{Ordered: ordered}, s
		return
	}
	l.Items = append(l.Items, read(r.text))
	r.open, r.text = l, s
}

func (r *reader) row(s string) {
	t, ok := r.open.(Table)
	if !ok {
		t = Table{Caption: r.caption}
		r.caption = ""
		if r.open != nil {
			r.end()
		}
	}
	if len(t.Rows) == 1 && !t.Head && ruleLine.MatchString(s) {
		t.Head = true
		r.open = t
		return
	}
	var row [][]Span
	for _, cell := range cells(s) {
		row = append(row, read(cell))
	}
	t.Rows = append(t.Rows, row)
	r.open = t
}

// cells takes a row apart at the bars.
func cells(s string) []string {
	var out []string
	s = strings.TrimPrefix(s, "|")
	start := 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '|':
			out = append(out, strings.TrimSpace(s[start:i]))
			start = i + 1
		}
	}
	if last := strings.TrimSpace(s[start:]); last != "" {
		out = append(out, last)
	}
	return out
}

// about sets what a line says of the figure right before it or the table under way.
func (r *reader) about(figure func(*Figure), table func(*Table)) bool {
	if t, ok := r.open.(Table); ok && table != nil {
		table(&t)
		r.open = t
		return true
	}
	n := len(r.out.Blocks) - 1
	if n < 0 || r.open != nil {
		return false
	}
	f, ok := r.out.Blocks[n].(Figure)
	if ok {
		figure(&f)
		r.out.Blocks[n] = f
	}
	return ok
}

// bare takes the backslashes away.
func bare(s string) string {
	text, _, _ := until(s+"\x00", 0)
	return text
}
