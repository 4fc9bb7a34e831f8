package dochtml

import (
	"fmt"
	"html"
	"strconv"
	"strings"
	"unicode/utf8"

	"gurindam/internal/doc"
)

// escape makes text fit for content and attributes: markup is escaped, and
// characters that HTML forbids are dropped.
func escape(s string) string {
	return html.EscapeString(strings.Map(func(r rune) rune {
		if r == utf8.RuneError || r < 0x20 && r != '\n' && r != '\t' || r >= 0x7f && r < 0xa0 {
			return -1
		}
		return r
	}, s))
}

// attr writes an attribute, or nothing where its value is empty.
func attr(name, value string) string {
	if value == "" {
		return ""
	}
	return " " + name + `="` + escape(value) + `"`
}

// Anchor gives the HTML id of an identity: letters, digits and hyphens stay,
// everything else is spelled out, so that two identities never fall together.
func Anchor(id string) string {
	var b strings.Builder
	for _, r := range id {
		switch {
		case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r >= '0' && r <= '9', r == '-':
			b.WriteRune(r)
		default:
			fmt.Fprintf(&b, "_%x_", r)
		}
	}
	return b.String()
}

// id writes an id attribute once; a second use of the same identity is left out.
func (p *page) id(id string) string {
	if id == "" || p.seen[id] {
		return ""
	}
	p.seen[id] = true
	return attr("id", Anchor(id))
}

func (p *page) spans(spans []doc.Span) {
	for _, s := range spans {
		p.begin(s.Mark)
		switch {
		case len(s.Note) > 0:
			p.noteMark(s.Note)
		case s.Ref != "":
			p.ref(s.Ref)
		case s.Link != "" && safe(s.Link):
			p.raw("<a", attr("href", s.Link), ` rel="noopener">`)
			p.styled(s)
			p.raw("</a>")
		default:
			p.styled(s)
		}
		p.end(s.Mark)
	}
}

func (p *page) styled(s doc.Span) {
	open, shut := "", ""
	if s.Bold {
		open, shut = "<strong>", "</strong>"
	}
	if s.Italic {
		open, shut = open+"<em>", "</em>"+shut
	}
	p.raw(open)
	p.text(s.Text)
	p.raw(shut)
}

// safe says whether an address leads to a page or a mailbox and not to a script.
func safe(address string) bool {
	scheme, _, ok := strings.Cut(strings.ToLower(address), ":")
	return ok && (scheme == "https" || scheme == "http" || scheme == "mailto")
}

func (p *page) ref(id string) {
	label, ok := p.labels.Label(id)
	if !ok {
		p.raw(`<span class="dok-hilang">[rujukan tidak ditemukan]</span>`)
		return
	}
	p.raw(`<a class="dok-rujuk"`, attr("href", p.link(id)), ">")
	p.text(label)
	p.raw("</a>")
}

// noteMark sets the number of a note where it stands and keeps its text for the
// end of the chapter.
func (p *page) noteMark(note []doc.Span) {
	p.notes = append(p.notes, note)
	n := strconv.Itoa(p.counted + len(p.notes))
	p.raw(`<sup class="dok-catatan"><a id="rujuk-catatan-`, n, `" href="#catatan-`, n, `" aria-label="Catatan kaki `, n, `">`, n, "</a></sup>")
}

// endNotes writes the notes of the chapter, each with its way back.
func (p *page) endNotes() {
	if len(p.notes) == 0 {
		return
	}
	p.raw(`<section class="dok-catatan-kaki" aria-label="Catatan kaki"><ol start="`, strconv.Itoa(p.counted+1), `">`)
	for i := 0; i < len(p.notes); i++ { // a note may hold a note
		n := strconv.Itoa(p.counted + i + 1)
		p.raw(`<li id="catatan-`, n, `">`)
		p.spans(p.notes[i])
		p.raw(` <a href="#rujuk-catatan-`, n, `" aria-label="Kembali ke teks, catatan `, n, `">↩</a></li>`)
	}
	p.raw("</ol></section>")
	p.counted += len(p.notes)
	p.notes = nil
}

// notesIn counts the notes of a section, in order to go on counting after it.
func notesIn(s doc.Section) int {
	n := 0
	var spans func([]doc.Span)
	spans = func(list []doc.Span) {
		for _, s := range list {
			if len(s.Note) > 0 {
				n++
				spans(s.Note)
			}
		}
	}
	for _, b := range s.Blocks {
		if r, ok := b.(doc.Revised); ok {
			b = r.Block
		}
		switch b := b.(type) {
		case doc.Paragraph:
			spans(b.Text)
		case doc.List:
			for _, item := range b.Items {
				spans(item)
			}
		case doc.Table:
			for _, r := range b.Head {
				for _, c := range r {
					spans(c.Text)
				}
			}
			for _, r := range b.Rows {
				for _, c := range r.Cells {
					spans(c.Text)
				}
			}
		}
	}
	for _, c := range s.Sections {
		n += notesIn(c)
	}
	return n
}
