package docdocx

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf8"

	"gurindam/internal/doc"
)

// markup collects XML.
type markup struct{ bytes.Buffer }

func (m *markup) raw(parts ...string) {
	for _, s := range parts {
		m.WriteString(s)
	}
}

// escape makes text fit for XML content and attributes; characters that XML
// forbids are dropped.
func escape(s string) string {
	if !strings.ContainsFunc(s, func(r rune) bool { return r < 0x20 || strings.ContainsRune(`&<>"`, r) || r >= 0xfffd }) {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == '&':
			b.WriteString("&amp;")
		case r == '<':
			b.WriteString("&lt;")
		case r == '>':
			b.WriteString("&gt;")
		case r == '"':
			b.WriteString("&quot;")
		case r == '\n' || r == '\t' || r == '\r':
			b.WriteByte(' ')
		case r < 0x20 || r == utf8.RuneError || r == 0xfffe || r == 0xffff:
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// para are the properties of a paragraph. Its method writes them in the order
// that the schema asks for, which Word insists on.
type para struct {
	style       string
	keepNext    bool
	keepLines   bool
	breakBefore bool
	list        *numbering
	align       string // left, center, right
	section     string // properties of the section that ends with this paragraph
}

// numbering points to a level of a numbering; list 0 takes numbering away.
type numbering struct{ level, list int }

func (p para) xml() string {
	var b strings.Builder
	b.WriteString("<w:pPr>")
	if p.style != "" {
		b.WriteString(`<w:pStyle w:val="` + p.style + `"/>`)
	}
	if p.keepNext {
		b.WriteString("<w:keepNext/>")
	}
	if p.keepLines {
		b.WriteString("<w:keepLines/>")
	}
	if p.breakBefore {
		b.WriteString("<w:pageBreakBefore/>")
	}
	if p.list != nil {
		b.WriteString(`<w:numPr><w:ilvl w:val="` + strconv.Itoa(p.list.level) + `"/><w:numId w:val="` + strconv.Itoa(p.list.list) + `"/></w:numPr>`)
	}
	if p.align != "" {
		b.WriteString(`<w:jc w:val="` + p.align + `"/>`)
	}
	b.WriteString(p.section + "</w:pPr>")
	return b.String()
}

// run are the properties of a stretch of text, written in schema order.
type run struct {
	style  string
	font   string
	bold   bool
	italic bool
	color  string // palette name
	size   int    // half points
}

func (r run) xml() string {
	if r == (run{}) {
		return ""
	}
	var b strings.Builder
	b.WriteString("<w:rPr>")
	if r.style != "" {
		b.WriteString(`<w:rStyle w:val="` + r.style + `"/>`)
	}
	if r.font != "" {
		b.WriteString(`<w:rFonts w:ascii="` + r.font + `" w:hAnsi="` + r.font + `" w:eastAsia="` + r.font + `" w:cs="` + r.font + `"/>`)
	}
	if r.bold {
		b.WriteString("<w:b/><w:bCs/>")
	}
	if r.italic {
		b.WriteString("<w:i/><w:iCs/>")
	}
	if r.color != "" {
		b.WriteString(`<w:color w:val="` + doc.Color(r.color) + `"/>`)
	}
	if r.size > 0 {
		n := strconv.Itoa(r.size)
		b.WriteString(`<w:sz w:val="` + n + `"/><w:szCs w:val="` + n + `"/>`)
	}
	b.WriteString("</w:rPr>")
	return b.String()
}

// text writes words as a run; line breaks and tabs in them stay.
func (m *markup) text(s string, r run) {
	if s == "" {
		return
	}
	m.raw("<w:r>", r.xml())
	for i, line := range strings.Split(strings.ReplaceAll(s, "\r\n", "\n"), "\n") {
		if i > 0 {
			m.raw("<w:br/>")
		}
		for j, piece := range strings.Split(line, "\t") {
			if j > 0 {
				m.raw("<w:tab/>")
			}
			if piece != "" {
				m.raw(`<w:t xml:space="preserve">`, escape(piece), "</w:t>")
			}
		}
	}
	m.raw("</w:r>")
}

// field writes a field with the result it shows until it is updated.
func (m *markup) field(code, shown string, r run) {
	m.fieldOpen(code, r)
	m.text(shown, r)
	m.fieldClose(r)
}

func (m *markup) fieldOpen(code string, r run) {
	props := r.xml()
	m.raw("<w:r>", props, `<w:fldChar w:fldCharType="begin"/></w:r><w:r>`, props, `<w:instrText xml:space="preserve"> `, escape(code),
		" </w:instrText></w:r><w:r>", props, `<w:fldChar w:fldCharType="separate"/></w:r>`)
}

func (m *markup) fieldClose(r run) {
	m.raw("<w:r>", r.xml(), `<w:fldChar w:fldCharType="end"/></w:r>`)
}

// line writes a paragraph of plain words.
func (m *markup) line(p para, s string, r run) {
	m.raw("<w:p>", p.xml())
	m.text(s, r)
	m.raw("</w:p>")
}
