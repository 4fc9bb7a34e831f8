package docdiff

import (
	"regexp"
	"strings"

	"gurindam/internal/doc"
)

// token is a word with the space behind it, or something that stands in the text
// like a word: a reference, a note.
type token struct {
	key   string // what it is compared by: the word without its space
	span  doc.Span
	space bool // one stands behind it
}

// word is a run of letters and digits, joined by signs inside it (2019–2023,
// 1.250.000, lokakarya-lokakarya), or a run of other signs.
var word = regexp.MustCompile(`([\p{L}\p{N}]+(?:[.,/\-–'’:][\p{L}\p{N}]+)*|[^\s\p{L}\p{N}]+)(\s*)`)

func (c *comparison) tokens(spans []doc.Span) []token {
	var out []token
	for _, s := range spans {
		switch {
		case s.Note != nil:
			out = append(out, token{key: "\x00catatan " + textOf(s.Note), span: s})
		case s.Ref != "":
			out = append(out, token{key: "\x00rujukan " + s.Ref, span: s})
		default:
			if len(out) > 0 && strings.TrimLeft(s.Text, " \n\t") != s.Text {
				out[len(out)-1].space = true
			}
			for _, m := range word.FindAllStringSubmatch(s.Text, -1) {
				piece := s
				piece.Text = m[1]
				out = append(out, token{m[1], piece, m[2] != ""})
			}
		}
	}
	return out
}

// words compares running text. changed is false where it says the same.
func (c *comparison) words(older, newer []doc.Span) (out []doc.Span, changed bool) {
	a, b := c.tokens(older), c.tokens(newer)
	numbers := map[string]int{}
	list := steps(number(a, numbers), number(b, numbers))
	same := 0
	for _, s := range list {
		if s.o >= 0 && s.n >= 0 {
			same++
		}
	}
	if same == len(list) {
		return newer, false
	}
	if same*5 < max(len(a), len(b))*2 { // a few words in common make a new text no easier to read
		list = list[:0]
		for i := range a {
			list = append(list, step{i, -1})
		}
		for i := range b {
			list = append(list, step{-1, i})
		}
	}
	w := writer{}
	for _, s := range list {
		switch {
		case s.n < 0:
			w.add(c.gone(a[s.o]), doc.Deleted, w.older)
			w.older = a[s.o].space
		case s.o < 0:
			w.add(b[s.n], doc.Inserted, w.newer)
			w.newer = b[s.n].space
		default:
			w.add(b[s.n], doc.Unmarked, w.newer)
			w.older, w.newer = a[s.o].space, b[s.n].space
		}
	}
	return w.spans, true
}

// number gives each different word a number.
func number(list []token, numbers map[string]int) []int {
	out := make([]int, len(list))
	for i, t := range list {
		n, ok := numbers[t.key]
		if !ok {
			n = len(numbers)
			numbers[t.key] = n
		}
		out[i] = n
	}
	return out
}

// gone says in words what referred to something, or was a note, in the older text.
func (c *comparison) gone(t token) token {
	switch {
	case t.span.Ref != "":
		label, ok := c.was.Label(t.span.Ref)
		if !ok {
			label = t.span.Text
		}
		t.span = doc.Span{Text: label}
	case t.span.Note != nil:
		t.span = doc.Span{Text: " [catatan: " + textOf(t.span.Note) + "]"}
	}
	return t
}

// writer puts words together to spans again.
type writer struct {
	spans        []doc.Span
	older, newer bool // whether a space is due in either text
}

func (w *writer) add(t token, mark doc.Mark, space bool) {
	s := t.span
	s.Mark = mark
	if n := len(w.spans); space && n > 0 {
		if last := &w.spans[n-1]; last.Note == nil && last.Ref == "" && (last.Mark == doc.Unmarked || joined(*last, s)) {
			last.Text += " "
		} else {
			w.spans = append(w.spans, doc.Span{Text: " "}) // between two marks, in neither
		}
	}
	if n := len(w.spans); n > 0 && joined(w.spans[n-1], s) {
		w.spans[n-1].Text += s.Text
		return
	}
	w.spans = append(w.spans, s)
}

func joined(a, b doc.Span) bool {
	return a.Mark == b.Mark && a.Bold == b.Bold && a.Italic == b.Italic && a.Link == b.Link && a.Ref == "" && b.Ref == "" && a.Note == nil && b.Note == nil
}

// marks marks whole running text.
func (c *comparison) marks(spans []doc.Span, mark doc.Mark) []doc.Span {
	out := make([]doc.Span, len(spans))
	for i, s := range spans {
		if mark == doc.Deleted {
			s = c.gone(token{span: s}).span
		}
		s.Mark = mark
		out[i] = s
	}
	return out
}

// textOf is what spans say, without their marks.
func textOf(spans []doc.Span) string {
	var b strings.Builder
	for _, s := range spans {
		switch {
		case s.Note != nil:
			b.WriteString(" [" + textOf(s.Note) + "]")
		case s.Ref != "":
			b.WriteString("\x00" + s.Ref)
		default:
			b.WriteString(s.Text)
		}
	}
	return b.String()
}

// Words compares two plain texts and gives them as one, each word with its mark.
func Words(older, newer string) []doc.Span {
	c := &comparison{}
	out, _ := c.words([]doc.Span{{Text: older}}, []doc.Span{{Text: newer}})
	return out
}
