package narrative

import "strings"

// Running text in the notation: **tebal**, *miring*, [teks](https://…) for a link
// and ^[sumber](hlm. 41) for a source. A backslash takes the meaning from the sign
// behind it.

// marks are the signs that mean something anywhere in running text.
const marks = `\*[]^`

// writer writes running text; more are signs that mean something where it stands.
type writer struct {
	strings.Builder
	more         string
	bold, italic bool
	link         string
}

func write(spans []Span, more string) string {
	w := &writer{more: more}
	for i, s := range spans {
		if s.Source != (Source{}) {
			w.source(s.Source, textAfter(spans[i:]))
			continue
		}
		w.lead(s.Link)
		w.turn(s.Bold, s.Italic)
		if s.Text[0] == '(' && strings.HasSuffix(w.String(), "]") {
			w.WriteByte('\\') // it is no page of the source before
		}
		w.WriteString(escape(s.Text, marks+more))
	}
	w.lead("")
	w.turn(false, false)
	return w.String()
}

// turn brings the letters into a style.
func (w *writer) turn(bold, italic bool) {
	if w.bold != bold {
		w.WriteString("**")
	}
	if w.italic != italic {
		w.WriteString("*")
	}
	w.bold, w.italic = bold, italic
}

// lead ends the link under way and begins another; styles do not reach across.
func (w *writer) lead(link string) {
	if w.link == link {
		return
	}
	w.turn(false, false)
	if w.link != "" {
		w.WriteString("](" + escape(w.link, `\)`+w.more) + ")")
	}
	if w.link = link; link != "" {
		w.WriteByte('[')
	}
}

// textAfter gives the text that follows a source, and nothing where none does.
func textAfter(spans []Span) Span {
	for _, s := range spans {
		if s.Source == (Source{}) {
			return s
		}
	}
	return Span{}
}

// source writes the mark of a source. Styles that the next text has too stay on
// across it.
func (w *writer) source(s Source, next Span) {
	w.lead("")
	w.turn(w.bold && next.Bold && next.Link == "", w.italic && next.Italic && next.Link == "")
	w.WriteString("^[" + escape(s.Text, `\]`+w.more) + "]")
	if s.Page != "" {
		w.WriteString("(hlm. " + escape(s.Page, `\)`+w.more) + ")")
	}
}

func escape(s, signs string) string {
	if !strings.ContainsAny(s, signs) {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		if strings.ContainsRune(signs, r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}
