package docdocx

import (
	"cmp"
	"strconv"
	"strings"

	"gurindam/internal/doc"
)

// frontMatter writes the imprint, what stands before the contents, and the
// lists, all on pages numbered in Roman numerals.
func (b *book) frontMatter() {
	b.kind = unnumbered
	b.imprint()
	b.fresh = false
	b.matter(b.Front, unnumbered)
	b.orient(false)
	b.contents()
	b.listOf("Daftar Tabel", doc.TableEntry, "Tabel")
	b.listOf("Daftar Gambar", doc.FigureEntry, "Gambar")
	b.endSection(b.section())
}

func (b *book) imprint() {
	im := b.Imprint
	b.line(para{style: "JudulKolofon"}, cmp.Or(im.Title, "Tentang Buku Ini"), run{})
	columns := []int{textWidth * 3 / 10, textWidth - textWidth*3/10}
	if len(im.Rows) > 0 {
		b.openTable("Kolofon", columns, cmp.Or(im.Title, "Tentang Buku Ini"), "")
		for _, r := range im.Rows {
			b.raw("<w:tr>", rowKept, "<w:tc>", cell{width: columns[0]}.xml())
			b.line(para{style: "SelTabel"}, r.Label, run{color: "ink-3"})
			b.raw("</w:tc><w:tc>", cell{width: columns[1]}.xml())
			b.line(para{style: "SelTabel"}, r.Value, run{})
			b.raw("</w:tc></w:tr>")
		}
		b.raw("</w:tbl>")
	}
	b.line(para{style: "Jarak"}, "", run{})
	if im.Note != "" {
		b.line(para{style: "BodyText"}, im.Note, run{})
	}
	if b.Cover.Seal.QR != "" {
		b.raw("<w:p>", para{style: "Gambar", align: "left"}.xml())
		b.code(b.Cover.Seal.QR, 68)
		b.raw("</w:p>")
	}
	if b.Cover.Seal.Fingerprint != "" {
		b.line(para{style: "Sumber"}, "Sidik edisi "+strings.Join(b.Cover.Seal.Groups(), " "), run{})
	}
}

// contents writes the table of contents as a field whose result is complete:
// a reader sees it at once, and Word can still make it anew.
func (b *book) contents() {
	var lines []entry
	for _, e := range b.labels.Of(doc.SectionEntry) {
		if e.Depth <= 2 {
			lines = append(lines, entry{e, "TOC" + strconv.Itoa(e.Depth+1)})
		}
	}
	b.listField("Daftar Isi", `TOC \o "1-3" \h \z \u`, lines)
}

func (b *book) listOf(title string, kind doc.EntryKind, sequence string) {
	var lines []entry
	for _, e := range b.labels.Of(kind) {
		lines = append(lines, entry{e, "TableofFigures"})
	}
	b.listField(title, `TOC \h \z \c "`+sequence+`"`, lines)
}

// entry is a line of a list, with its style.
type entry struct {
	doc.Entry
	style string
}

func (b *book) listField(title, code string, lines []entry) {
	if len(lines) == 0 {
		return
	}
	b.line(para{style: "TOCHeading", breakBefore: strings.Contains(code, "-3")}, title, run{})
	for i, e := range lines {
		b.raw("<w:p>", para{style: e.style}.xml())
		if i == 0 {
			b.fieldOpen(code, run{})
		}
		b.entryLine(e)
		if i == len(lines)-1 {
			b.fieldClose(run{})
		}
		b.raw("</w:p>")
	}
}

func (b *book) entryLine(e entry) {
	mark := b.marks.name(e.ID)
	b.raw(`<w:hyperlink w:anchor="`, mark, `" w:history="1">`)
	b.text(e.Label, run{})
	if e.Label != "" {
		b.raw("<w:r><w:tab/></w:r>")
	}
	b.text(e.Title, run{})
	b.raw("<w:r><w:tab/></w:r>")
	b.field("PAGEREF "+mark+` \h`, b.page(e), run{})
	b.raw("</w:hyperlink>")
}

// page gives the number as it is printed: Roman in front matter.
func (b *book) page(e entry) string {
	n := b.pages[e.ID]
	switch {
	case n <= 0:
		return ""
	case b.inFront(e.ID):
		return strings.ToLower(doc.Roman(n))
	}
	return strconv.Itoa(n)
}

func (b *book) inFront(id string) bool {
	if b.fronts == nil {
		b.fronts = map[string]bool{}
		for _, e := range doc.Number(doc.Document{Front: b.Front}).Entries {
			b.fronts[e.ID] = true
		}
	}
	return b.fronts[id]
}
