package dochtml

import (
	"strconv"

	"gurindam/internal/doc"
)

// chapter writes a section of the first depth with its notes.
func (p *page) chapter(s doc.Section) {
	p.raw(`<section class="dok-bab"`, p.id(s.ID), ">")
	p.raw("<h", strconv.Itoa(p.level), ">")
	if label, ok := p.labels.Label(s.ID); ok {
		p.raw(`<span class="dok-nomor">`)
		p.text(label)
		p.raw("</span> ")
	}
	p.title(s)
	p.raw("</h", strconv.Itoa(p.level), ">")
	p.inside(s, p.level)
	p.endNotes()
	p.raw("</section>\n")
}

func (p *page) section(s doc.Section, level int) {
	h := strconv.Itoa(min(level, 6))
	p.raw("<section", p.id(s.ID), "><h", h, ">")
	if label, ok := p.labels.Label(s.ID); ok {
		p.raw(`<span class="dok-nomor">`)
		p.text(label)
		p.raw("</span> ")
	}
	p.title(s)
	p.raw("</h", h, ">")
	p.inside(s, level)
	p.raw("</section>\n")
}

func (p *page) inside(s doc.Section, level int) {
	p.raw(p.aside(s.ID))
	for _, b := range s.Blocks {
		p.block(b)
	}
	for _, c := range s.Sections {
		p.section(c, level+1)
	}
}

func (p *page) block(b doc.Block) {
	switch b := b.(type) {
	case doc.Paragraph:
		p.paragraph(b)
	case doc.List:
		p.list(b)
	case doc.Table:
		p.table(b)
	case doc.Figure:
		p.figure(b)
	case doc.Gantt:
		p.gantt(b)
	case doc.Figures:
		p.figures(b)
	case doc.Signatures:
		p.signatures(b)
	case doc.Cards:
		p.cards(b)
	case doc.PageBreak:
		p.raw(`<div class="dok-halaman"></div>`)
	case doc.Revised:
		p.revised(b)
	}
	p.raw("\n")
}

var paragraphs = map[doc.ParagraphKind]struct{ tag, class string }{
	doc.Plain:   {"p", ""},
	doc.Lead:    {"p", "dok-pembuka"},
	doc.Quote:   {"blockquote", "dok-kutipan"},
	doc.Missing: {"p", "dok-kurang"},
	doc.Remark:  {"p", "dok-keterangan"},
}

func (p *page) paragraph(b doc.Paragraph) {
	kind := paragraphs[b.Kind]
	if kind.tag == "" {
		kind.tag = "p"
	}
	p.raw("<", kind.tag, p.id(b.ID), attr("class", kind.class), ">")
	if b.Kind == doc.Missing {
		p.raw(`<strong class="dok-tanda">Data belum ada.</strong> `)
	}
	p.spans(b.Text)
	p.raw("</", kind.tag, ">")
}

func (p *page) list(b doc.List) {
	tag := "ul"
	if b.Ordered {
		tag = "ol"
	}
	p.raw("<", tag, ">")
	for _, item := range b.Items {
		p.raw("<li>")
		p.spans(item)
		p.raw("</li>")
	}
	p.raw("</", tag, ">")
}
