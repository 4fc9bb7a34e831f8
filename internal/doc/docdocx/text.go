package docdocx

import (
	"net/url"
	"strconv"
	"strings"

	"gurindam/internal/doc"
)

// spans writes running text into a story: the main one, or that of the notes.
func (b *book) spans(m *markup, spans []doc.Span, base run) {
	for _, s := range spans {
		switch {
		case len(s.Note) > 0 && m == &b.notes:
			m.text(" (", base)
			b.spans(m, s.Note, base) // Word knows no note within a note
			m.text(")", base)
		case len(s.Note) > 0:
			b.note(s.Note)
		case s.Ref != "":
			b.ref(m, s.Ref, base)
		default:
			r := base
			r.bold, r.italic = r.bold || s.Bold, r.italic || s.Italic
			if address := safe(s.Link); address != "" {
				r.style = "Hyperlink"
				m.field(`HYPERLINK "`+address+`"`, s.Text, r)
				continue
			}
			m.text(s.Text, r)
		}
	}
}

// safe gives an address as it may stand in a field, or nothing where it leads
// elsewhere than to a page or a mailbox.
func safe(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" && u.Scheme != "mailto" {
		return ""
	}
	return strings.NewReplacer(`"`, "%22", `\`, "%5C", " ", "%20").Replace(u.String())
}

// ref writes a reference as a field: the number of a heading, or the label of a
// caption.
func (b *book) ref(m *markup, id string, r run) {
	label, ok := b.labels.Label(id)
	if !ok {
		r.color = "bad"
		m.text("[rujukan tidak ditemukan]", r)
		return
	}
	code := "REF " + b.marks.name(id) + ` \h`
	if !strings.HasPrefix(label, "Tabel ") && !strings.HasPrefix(label, "Gambar ") {
		code += ` \r`
	}
	m.field(code, label, r)
}

// note sets the mark of a footnote and writes its text into the notes.
func (b *book) note(text []doc.Span) {
	b.noted++
	n := strconv.Itoa(b.noted)
	b.raw(`<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="`, n, `"/></w:r>`)
	b.notes.raw(`<w:footnote w:id="`, n, `"><w:p>`, para{style: "FootnoteText"}.xml(),
		`<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>`)
	b.notes.text(" ", run{})
	b.spans(&b.notes, text, run{})
	b.notes.raw("</w:p></w:footnote>")
}

// plain gives the words of some spans, for measuring.
func plain(spans []doc.Span) string {
	if len(spans) == 1 {
		return spans[0].Text
	}
	var b strings.Builder
	for _, s := range spans {
		b.WriteString(s.Text)
	}
	return b.String()
}
