package narrative

import (
	"net/url"
	"slices"
	"strings"
	"unicode"
)

// tidy brings a text into its canonical form: one space between words, no block
// that says nothing, no two spans that could be one, rows of one length.
func (d Document) tidy() Document {
	var out []Block
	for _, b := range d.Blocks {
		switch b := b.(type) {
		case Heading:
			if b.Text = tidySpans(unstyled(b.Text)); len(b.Text) > 0 {
				out = append(out, b)
			}
		case Paragraph:
			if b.Text = tidySpans(b.Text); len(b.Text) > 0 {
				out = append(out, b)
			}
		case List:
			out = addList(out, b)
		case Table:
			if b = tidyTable(b); len(b.Rows) > 0 {
				out = append(out, b)
			}
		case Figure:
			b.Alt, b.Caption, b.Source = clean(b.Alt), clean(b.Caption), clean(b.Source)
			out = append(out, b)
		}
	}
	return Document{out}
}

// unstyled takes the style off the words of a heading, which has one of its own.
func unstyled(spans []Span) []Span {
	out := make([]Span, len(spans))
	for i, s := range spans {
		out[i] = Span{Text: s.Text, Source: s.Source}
	}
	return out
}

// addList adds a list without its empty items; to a list of its kind right before
// it, it adds the items.
func addList(out []Block, l List) []Block {
	var items [][]Span
	for _, item := range l.Items {
		if item = tidySpans(item); len(item) > 0 {
			items = append(items, item)
		}
	}
	if len(items) == 0 {
		return out
	}
	if n := len(out) - 1; n >= 0 {
		if before, ok := out[n].(List); ok && before.Ordered == l.Ordered {
			out[n] = List{l.Ordered, append(slices.Clip(before.Items), items...)}
			return out
		}
	}
	return append(out, List{l.Ordered, items})
}

func tidyTable(t Table) Table {
	width, filled := 0, false
	for _, row := range t.Rows {
		width = max(width, len(row))
	}
	rows := make([][][]Span, len(t.Rows))
	for i, row := range t.Rows {
		rows[i] = make([][]Span, width)
		for j, cell := range row {
			rows[i][j] = tidySpans(cell)
			filled = filled || len(rows[i][j]) > 0
		}
	}
	if t.Rows = rows; !filled {
		t.Rows = nil
	}
	t.Caption, t.Source = clean(t.Caption), clean(t.Source)
	return t
}

// tidySpans cleans running text as a whole: spaces at its ends and double spaces
// across spans go, and equal neighbours become one.
func tidySpans(spans []Span) []Span {
	var out []Span
	gap := false // a space waits for the next word
	for _, s := range spans {
		if source := (Source{clean(s.Source.Text), cleanPage(s.Source.Page)}); source.Text != "" {
			if gap && len(out) > 0 {
				out = join(out, Span{Text: " "})
			}
			out, gap = append(out, Span{Source: source}), false
			continue
		}
		s.Source, s.Link = Source{}, safe(s.Link)
		text := spaced(s.Text)
		if word := strings.Trim(text, " "); word == "" {
			gap = gap || text != ""
			continue
		} else if (gap || text[0] == ' ') && len(out) > 0 {
			s.Text = " " + word
		} else {
			s.Text = word
		}
		gap = strings.HasSuffix(text, " ")
		out = join(out, s)
	}
	return out
}

// join adds a span, to the one before where they look alike. The space that leads
// in belongs to the unmarked text between, or to what came before.
func join(out []Span, s Span) []Span {
	n := len(out) - 1
	alike := n >= 0 && out[n].Source == (Source{}) && out[n].style() == s.style()
	if !alike && s.Text[0] == ' ' && s.style() != (Span{}) {
		s.Text = s.Text[1:]
		out = join(out, Span{Text: " "})
		n = len(out) - 1
	}
	if alike {
		out[n].Text += s.Text
		return out
	}
	return append(out, s)
}

func (s Span) style() Span { return Span{Bold: s.Bold, Italic: s.Italic, Link: s.Link} }

// clean is a text on one line, without what cannot be seen.
func clean(s string) string { return strings.Trim(spaced(s), " ") }

// cleanPage is the number of a page without the word for it.
func cleanPage(s string) string {
	s = clean(s)
	for _, word := range []string{"hlm.", "hal.", "halaman "} {
		if len(s) > len(word) && strings.EqualFold(s[:len(word)], word) {
			return cleanPage(s[len(word):])
		}
	}
	return s
}

// spaced makes one space of every run of white space, and drops what has no width.
func spaced(s string) string {
	var b strings.Builder
	space := false
	for _, r := range s {
		switch {
		case unicode.IsSpace(r) || unicode.IsControl(r) || r == '\u2060':
			space = true
			continue
		case unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Co, r) || r == unicode.ReplacementChar:
			continue
		}
		if space {
			b.WriteByte(' ')
			space = false
		}
		b.WriteRune(r)
	}
	if space {
		b.WriteByte(' ')
	}
	return b.String()
}

// safe gives an address that leads to a page or a mailbox, and nothing for any
// other.
func safe(address string) string {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil {
		return ""
	}
	switch {
	case (u.Scheme == "http" || u.Scheme == "https") && u.Host != "", u.Scheme == "mailto" && u.Opaque != "":
		return clean(u.String())
	}
	return ""
}
