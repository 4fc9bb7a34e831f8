package docdocx

import "strconv"

// Pages in twentieths of a point: A4, margins for binding on both sides alike.
const (
	paperShort, paperLong = 11906, 16838
	marginSide            = 1361
	marginTop             = 1531
	marginBottom          = 1361
	landscapeSide         = 1134
	textWidth             = paperShort - 2*marginSide
	landscapeWidth        = paperLong - 2*landscapeSide
)

// width is that of the text where the book stands.
func (b *book) width() int {
	if b.wide {
		return landscapeWidth
	}
	return textWidth
}

// orient ends the section under way where the next thing stands on pages turned
// the other way.
func (b *book) orient(wide bool) {
	if wide != b.wide && !b.fresh {
		b.endSection(b.section())
	}
	b.wide = wide
}

// endSection closes a section with a paragraph too small to be seen.
func (b *book) endSection(section string) {
	b.raw("<w:p>", para{style: "Sela", section: section}.xml(), "</w:p>")
	b.fresh = true
}

// endBody gives the properties of the last section, which stand outside all
// paragraphs; a section needs one.
func (b *book) endBody() {
	if b.fresh {
		b.line(para{style: "Sela"}, "", run{})
	}
	b.raw(b.section())
}

// section closes what stands on pages lying one way. Front matter counts its
// pages in Roman numerals from ii, since the cover is page i; the first section
// of each count starts it.
func (b *book) section() string {
	format, first := "decimal", "1"
	if b.kind == unnumbered {
		format, first = "lowerRoman", "2"
	}
	start := ""
	if b.count[format]++; b.count[format] == 1 {
		start = ` w:start="` + first + `"`
	}
	return sectionXML(b.wide, `<w:pgNumType w:fmt="`+format+`"`+start+"/>")
}

func sectionXML(wide bool, pageNumbers string) string {
	w, h, side, turned, suffix := paperShort, paperLong, marginSide, "", ""
	if wide {
		w, h, side, turned, suffix = paperLong, paperShort, landscapeSide, ` w:orient="landscape"`, "Lebar"
	}
	return `<w:sectPr><w:headerReference w:type="default" r:id="rIdKepala` + suffix + `"/><w:footerReference w:type="default" r:id="rIdKaki` + suffix + `"/>` +
		`<w:type w:val="nextPage"/><w:pgSz w:w="` + strconv.Itoa(w) + `" w:h="` + strconv.Itoa(h) + `"` + turned + `/>` +
		`<w:pgMar w:top="` + strconv.Itoa(marginTop) + `" w:right="` + strconv.Itoa(side) + `" w:bottom="` + strconv.Itoa(marginBottom) + `" w:left="` + strconv.Itoa(side) +
		`" w:header="680" w:footer="624" w:gutter="0"/>` + pageNumbers + `<w:cols w:space="708"/></w:sectPr>`
}

// coverSection has neither head nor foot.
func coverSection() string {
	return `<w:sectPr><w:type w:val="nextPage"/><w:pgSz w:w="` + strconv.Itoa(paperShort) + `" w:h="` + strconv.Itoa(paperLong) +
		`"/><w:pgMar w:top="1701" w:right="1418" w:bottom="1134" w:left="1418" w:header="0" w:footer="0" w:gutter="0"/><w:cols w:space="708"/></w:sectPr>`
}

// margin writes a head or foot: words to the left, a field to the right.
func margin(root, style, left, field string, width int) string {
	var m markup
	m.raw(xmlHead, "<w:", root, namespaces, "><w:p><w:pPr><w:pStyle w:val=\"", style, `"/><w:tabs><w:tab w:val="clear" w:pos="`, strconv.Itoa(textWidth),
		`"/><w:tab w:val="right" w:pos="`, strconv.Itoa(width), `"/></w:tabs></w:pPr>`)
	m.text(left, run{})
	m.raw("<w:r><w:tab/></w:r>")
	m.field(field, "", run{})
	m.raw("</w:p></w:", root, ">")
	return m.String()
}
