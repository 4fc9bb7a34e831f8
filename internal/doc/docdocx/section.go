package docdocx

import (
	"strconv"

	"gurindam/internal/doc"
)

// matterKind is the numbering of a part of the book.
type matterKind int

const (
	unnumbered matterKind = iota
	numbered              // Bab I, 1.1
	lettered              // Lampiran A, A.1
)

// item is one thing in the flow of a chapter: a heading or a block.
type item struct {
	heading *doc.Section
	depth   int
	block   doc.Block
	wide    bool
}

// matter writes chapters, turning pages where what stands on them is wide.
func (b *book) matter(sections []doc.Section, kind matterKind) {
	b.kind = kind
	for _, s := range sections {
		items := flow(nil, s, 0)
		turn(items)
		for _, it := range items {
			b.orient(it.wide)
			b.fresh = false
			if it.heading != nil {
				b.heading(*it.heading, it.depth)
			} else {
				b.block(it.block)
			}
		}
	}
}

func flow(items []item, s doc.Section, depth int) []item {
	items = append(items, item{heading: &s, depth: depth})
	for _, blk := range s.Blocks {
		wide := false
		switch blk := blk.(type) {
		case doc.Table:
			wide = blk.Wide
		case doc.Gantt:
			wide = blk.Wide
		}
		items = append(items, item{block: blk, wide: wide})
	}
	for _, c := range s.Sections {
		items = flow(items, c, depth+1)
	}
	return items
}

// shortRun is how many characters may go onto a landscape page with the table
// that follows them, rather than leave a page nearly empty.
const shortRun = 900

// turn moves onto landscape pages what leads up to a wide table: its headings,
// and short text between the start of the chapter or the last wide table and it.
func turn(items []item) {
	start := 0 // of the run under way
	for i, it := range items {
		if !it.wide {
			continue
		}
		if weight(items[start:i]) <= shortRun {
			for j := start; j < i; j++ {
				items[j].wide = true
			}
		} else {
			for j := i - 1; j >= start && items[j].heading != nil; j-- {
				items[j].wide = true
			}
		}
		start = i + 1
	}
}

// weight measures a run of items in characters; what is not text weighs more
// than any short run.
func weight(items []item) int {
	n := 0
	for _, it := range items {
		switch blk := it.block.(type) {
		case nil:
			n += len(it.heading.Title) + 80
		case doc.Paragraph:
			n += len(plain(blk.Text)) + 40
		case doc.List:
			for _, li := range blk.Items {
				n += len(plain(li)) + 40
			}
		default:
			n += shortRun + 1
		}
	}
	return n
}

// heading writes the title of a section in its style; the style brings the
// number, which annexes and front matter replace.
func (b *book) heading(s doc.Section, depth int) {
	p := para{style: "Heading" + strconv.Itoa(min(depth+1, 6))}
	switch b.kind {
	case unnumbered:
		p.list = &numbering{0, 0}
	case lettered:
		p.list = &numbering{min(depth, 5), annexList}
	}
	b.raw("<w:p>", p.xml())
	b.marked(s.ID, func() { b.text(s.Title, run{}) })
	b.raw("</w:p>")
}

func (b *book) block(blk doc.Block) {
	switch blk := blk.(type) {
	case doc.Paragraph:
		b.paragraph(blk)
	case doc.List:
		b.list(blk)
	case doc.Table:
		b.table(blk)
	case doc.Figure:
		b.figure(blk)
	case doc.Gantt:
		b.gantt(blk)
	case doc.Figures:
		b.figures(blk)
	case doc.Signatures:
		b.signatures(blk)
	case doc.Cards:
		b.cards(blk)
	case doc.PageBreak:
		b.raw(`<w:p><w:pPr><w:pStyle w:val="Sela"/></w:pPr><w:r><w:br w:type="page"/></w:r></w:p>`)
	}
}

var paragraphStyles = map[doc.ParagraphKind]string{
	doc.Plain: "BodyText", doc.Lead: "Pembuka", doc.Quote: "Quote", doc.Missing: "KurangData", doc.Remark: "Keterangan",
}

// maxTag is the longest tag Word accepts.
const maxTag = 64

// paragraph writes running text, in a control that carries its identity. The
// control stands inside the paragraph: around it, LibreOffice 7 loses the text
// before a footnote.
func (b *book) paragraph(p doc.Paragraph) {
	style := paragraphStyles[p.Kind]
	if style == "" {
		style = "BodyText"
	}
	b.raw("<w:p>", para{style: style}.xml())
	control := p.ID != "" && len(p.ID) <= maxTag && len(p.Text) > 0
	if control {
		b.raw(`<w:sdt><w:sdtPr><w:tag w:val="`, escape(p.ID), `"/><w:id w:val="`, strconv.Itoa(b.next()),
			`"/><w15:appearance w15:val="hidden"/></w:sdtPr><w:sdtContent>`)
	}
	if p.Kind == doc.Missing {
		b.text("Data belum ada. ", run{bold: true, color: "warn"})
	}
	b.spans(&b.markup, p.Text, run{})
	if control {
		b.raw("</w:sdtContent></w:sdt>")
	}
	b.raw("</w:p>")
}

func (b *book) list(l doc.List) {
	p := para{style: "ListBullet"}
	if l.Ordered {
		b.lists++
		p = para{style: "ListNumber", list: &numbering{0, firstOrderedList + b.lists - 1}}
	}
	for _, it := range l.Items {
		b.raw("<w:p>", p.xml())
		b.spans(&b.markup, it, run{})
		b.raw("</w:p>")
	}
}
