package docpdf

import (
	"gurindam/internal/doc"
	"gurindam/internal/doc/pdf"
	"gurindam/internal/doc/typeset"
)

// runs turns spans into runs of text inside an element.
func (b *book) runs(spans []doc.Span, l look, e *pdf.Elem) []typeset.Run {
	out := make([]typeset.Run, 0, len(spans))
	plain := &pdf.Ink{Color: color(l.color), Elem: e}
	for _, s := range spans {
		if s.Mark != doc.Unmarked {
			out = append(out, b.revisedRuns(s, l, e)...)
			continue
		}
		at := l
		at.bold, at.italic = l.bold || s.Bold, l.italic != s.Italic
		switch {
		case s.Note != nil:
			out = append(out, b.call(s.Note, at, e))
		case s.Ref != "":
			out = append(out, b.reference(s.Ref, at, e))
		case s.Link != "":
			link := &pdf.Link{URL: s.Link, Says: "Tautan ke " + s.Link, Elem: e.Inline("Link")}
			text := s.Text
			if text == "" {
				text = s.Link
			}
			out = append(out, at.ink(text, &pdf.Ink{Color: color("sea"), Elem: link.Elem, Link: link}))
		case s.Text != "":
			out = append(out, at.ink(s.Text, plain))
		}
	}
	return out
}

// reference shows a label and leads there; a dead one is shown as it is.
func (b *book) reference(id string, l look, e *pdf.Elem) typeset.Run {
	label, ok := b.labels.Label(id)
	if !ok {
		return l.run("["+id+"]", e)
	}
	link := &pdf.Link{Target: id, Says: label, Elem: e.Inline("Link")}
	return l.ink(tied(label), &pdf.Ink{Color: color("sea"), Elem: link.Elem, Link: link})
}

// tied keeps a label on one line.
func tied(s string) string {
	out := []rune(s)
	for i, r := range out {
		if r == ' ' {
			out[i] = '\u00a0'
		}
	}
	return string(out)
}

// plainText joins spans without their marks, for places that hold only text.
func plainText(spans []doc.Span) string {
	s := ""
	for _, span := range spans {
		s += span.Text
	}
	return s
}
