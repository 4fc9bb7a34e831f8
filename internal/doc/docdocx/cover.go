package docdocx

import (
	"cmp"
	"strconv"
	"strings"

	"gurindam/internal/doc"
)

var tones = map[doc.Tone]string{doc.ToneEarth: "earth", doc.TonePlum: "plum"}

// cover fills the first page with one deep colour and the pucuk rebung band at
// its foot; the words stand on it in a table without lines.
func (b *book) cover() {
	c := b.Document.Cover
	tone := cmp.Or(tones[c.Tone], "sea-2")
	b.raw("<w:p>", para{style: "Sela"}.xml())
	b.backdrop(tone)
	b.raw("</w:p>")
	const width, left = paperShort - 2*1418, 6300
	b.openTable("Sampul", []int{left, width - left}, "Sampul", "")
	b.raw(`<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="11300" w:hRule="atLeast"/></w:trPr><w:tc>`, cell{width: width, span: 2}.xml())
	b.line(para{style: "SampulAtas"}, c.Kicker, run{})
	b.line(para{style: "Title"}, cmp.Or(c.Title, b.Meta.Title), run{})
	for _, l := range c.Lines {
		b.line(para{style: "Subtitle"}, l, run{})
	}
	b.raw(`</w:tc></w:tr><w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc>`, cell{width: left, bottom: true}.xml())
	b.line(para{style: "SampulBawah"}, c.Foot, run{})
	if c.Seal.Fingerprint != "" {
		b.line(para{style: "SampulSidik"}, "Sidik edisi", run{bold: true})
		b.line(para{style: "SampulSidik"}, strings.Join(c.Seal.Groups(), " "), run{})
	}
	b.raw("</w:tc><w:tc>", cell{width: width - left, bottom: true}.xml(), "<w:p>", para{style: "SampulSidik", align: "right"}.xml())
	if c.Seal.QR != "" {
		b.code(c.Seal.QR, 84)
	}
	b.raw("</w:p></w:tc></w:tr></w:tbl>")
	b.endSection(coverSection())
}

const pageWide, pageHigh = paperShort / 20.0, paperLong / 20.0 // points

// backdrop is a rectangle over the whole page behind the words; readers without
// vector shapes get it as VML.
func (b *book) backdrop(tone string) {
	const bleed = 2.0
	b.behind(-bleed, -bleed, pageWide+2*bleed, pageHigh+2*bleed, `<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>`, tone, "Latar sampul")
	const band = 15.0
	b.behind(0, pageHigh-band, pageWide, band, triangles(pageWide, band), "gold", "Pita pucuk rebung")
}

func (b *book) behind(x, y, w, h float64, geometry, color, name string) {
	b.raw(`<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="`, strconv.Itoa(b.next()),
		`" behindDoc="1" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="page"><wp:posOffset>`, length(x),
		`</wp:posOffset></wp:positionH><wp:positionV relativeFrom="page"><wp:posOffset>`, length(y), `</wp:posOffset></wp:positionV><wp:extent cx="`, length(w), `" cy="`, length(h),
		`"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>`, b.picture(name, ""), `<wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr/><wps:spPr><a:xfrm>`,
		box(0, 0, w, h), "</a:xfrm>", geometry, paint(doc.Shape{Fill: color}), `</wps:spPr><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:rect style="position:absolute;margin-left:`,
		points(x), ";margin-top:", points(y), ";width:", points(w), ";height:", points(h),
		`;z-index:-1;mso-position-horizontal-relative:page;mso-position-vertical-relative:page" fillcolor="#`, doc.Color(color), `" stroked="f"/></w:pict></mc:Fallback></mc:AlternateContent></w:r>`)
}

func points(v float64) string { return strconv.FormatFloat(v, 'f', 2, 64) + "pt" }

// triangles is the band of Malay songket, the only ornament of the house.
func triangles(w, h float64) string {
	const n = 28
	step := w / n
	var path strings.Builder
	for i := range n {
		x := float64(i) * step
		path.WriteString("<a:moveTo>" + pt(x, h) + "</a:moveTo><a:lnTo>" + pt(x+step/2, 0) + "</a:lnTo><a:lnTo>" + pt(x+step, h) + "</a:lnTo><a:close/>")
	}
	return `<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst><a:path w="` + length(w) + `" h="` + length(h) + `">` + path.String() + "</a:path></a:pathLst></a:custGeom>"
}
