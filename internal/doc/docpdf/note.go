package docpdf

import (
	"strconv"

	"gurindam/internal/doc"
	"gurindam/internal/doc/pdf"
	"gurindam/internal/doc/typeset"
)

// note is a footnote.
type note struct {
	number int
	text   []doc.Span
	elem   *pdf.Elem
	id     string
}

// notesOf finds the notes called in a line.
func notesOf(line typeset.Line) []*note {
	var out []*note
	for _, box := range line.Boxes {
		if n, ok := box.Run.Note.(*note); ok && (len(out) == 0 || out[len(out)-1] != n) {
			out = append(out, n)
		}
	}
	return out
}

// call sets the number of a new note into the text and prepares the note.
func (b *book) call(text []doc.Span, l look, e *pdf.Elem) typeset.Run {
	b.notes++
	n := &note{number: b.notes, text: text, id: "catatan-" + strconv.Itoa(b.notes)}
	reference := e.Inline("Reference")
	link := &pdf.Link{Target: n.id, Says: "Catatan kaki " + strconv.Itoa(n.number), Elem: reference.Inline("Link")}
	n.elem = e.Inline("Note")
	n.elem.ID = n.id
	reference.Follow(n.elem)
	run := l.ink(strconv.Itoa(n.number), &pdf.Ink{Color: color("sea"), Elem: link.Elem, Link: link})
	run.Rise, run.Size, run.Note = l.size*35/100, l.size*65/100, n
	return run
}

// set lays out a note in a measure.
func (n *note) set(b *book, measure Pt) []piece {
	const hang = 14 * pt
	l := b.footnote()
	number := l.set(strconv.Itoa(n.number), n.elem.Add("Lbl")).Break(typeset.Options{Width: hang})
	text := typeset.Set(b.runs(n.text, l, n.elem)).Break(typeset.Options{Width: measure - hang, Justify: true})
	out := lines(text, l, hang, measure-hang, left)
	if len(out) == 0 {
		out = []piece{{height: l.lead, paint: func(*pdf.Page, Pt, Pt) {}}}
	}
	first := out[0].paint
	out[0].places = []string{n.id}
	out[0].paint = func(p *pdf.Page, x, y Pt) {
		for _, line := range number {
			p.Text(x, y+l.base(), line)
		}
		first(p, x, y)
	}
	return out
}
