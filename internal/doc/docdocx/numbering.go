package docdocx

import (
	"strconv"
	"strings"

	"gurindam/internal/doc"
)

// Lists of the file: chapters, annexes, bullets, bullets on cards, then one for
// each ordered list.
const (
	chapterList = iota + 1
	annexList
	bulletList
	cardList
	firstOrderedList
)

// numberings writes the lists. Headings are numbered by their styles: Bab I,
// 1.1, 1.1.1, and annexes alike with letters.
func (b *book) numberings() string {
	var m markup
	m.raw(xmlHead, "<w:numbering", namespaces, ">")
	headings(&m, chapterList, "upperRoman", "Bab %1", 1250, true)
	headings(&m, annexList, "upperLetter", "Lampiran %1", 1750, false)
	flat(&m, bulletList, "bullet", "•", 397, "ListBullet")
	flat(&m, cardList, "bullet", "•", 227, "ButirKartu")
	flat(&m, firstOrderedList, "decimal", "%1.", 397, "")
	for n := chapterList; n <= cardList; n++ {
		m.raw(`<w:num w:numId="`, strconv.Itoa(n), `"><w:abstractNumId w:val="`, strconv.Itoa(n), `"/></w:num>`)
	}
	for i := range max(b.lists, 1) {
		m.raw(`<w:num w:numId="`, strconv.Itoa(firstOrderedList+i), `"><w:abstractNumId w:val="`, strconv.Itoa(firstOrderedList), `"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>`)
	}
	m.raw("</w:numbering>")
	return m.String()
}

// headings writes a multilevel list; below the first level all parts of a
// number are Arabic, or the letter of the annex.
func headings(m *markup, id int, format, first string, indent int, linked bool) {
	n := strconv.Itoa(id)
	m.raw(`<w:abstractNum w:abstractNumId="`, n, `"><w:nsid w:val="6B3A10`, n, `0"/><w:multiLevelType w:val="multilevel"/><w:tmpl w:val="6B3A20`, n, `0"/>`)
	pattern := "%1"
	for level := range 6 {
		legal := ""
		if level > 0 {
			format, first, indent = "decimal", pattern, 567+170*level
			if linked {
				legal = "<w:isLgl/>"
			}
		}
		style := ""
		if linked {
			style = `<w:pStyle w:val="Heading` + strconv.Itoa(level+1) + `"/>`
		}
		m.raw(`<w:lvl w:ilvl="`, strconv.Itoa(level), `"><w:start w:val="1"/><w:numFmt w:val="`, format, `"/>`, style, legal, `<w:suff w:val="tab"/><w:lvlText w:val="`, first, `"/><w:lvlJc w:val="left"/><w:pPr><w:tabs><w:tab w:val="num" w:pos="`, strconv.Itoa(indent), `"/></w:tabs><w:ind w:left="`, strconv.Itoa(indent), `" w:hanging="`, strconv.Itoa(indent), `"/></w:pPr>`)
		if level == 0 {
			m.raw(`<w:rPr><w:color w:val="`, doc.Color("ink-3"), `"/><w:sz w:val="26"/></w:rPr>`)
		}
		m.raw("</w:lvl>")
		pattern += ".%" + strconv.Itoa(level+2)
	}
	m.raw("</w:abstractNum>")
}

func flat(m *markup, id int, format, text string, indent int, style string) {
	n, in := strconv.Itoa(id), strconv.Itoa(indent)
	link := ""
	if style != "" {
		link = `<w:pStyle w:val="` + style + `"/>`
	}
	m.raw(`<w:abstractNum w:abstractNumId="`, n, `"><w:nsid w:val="6B3A10`, n, `0"/><w:multiLevelType w:val="singleLevel"/><w:tmpl w:val="6B3A20`, n, `0"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="`, format, `"/>`, link,
		`<w:lvlText w:val="`, text, `"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="`, in, `" w:hanging="`, in, `"/></w:pPr></w:lvl></w:abstractNum>`)
}

// styles fills the style sheet with the palette, the faces and the language.
func (b *book) styles() string {
	pairs := []string{"{sans}", sansFont, "{serif}", serifFont, "{lang}", escape(orIndonesian(b.Meta.Lang)), "{text}", strconv.Itoa(textWidth)}
	for _, name := range strings.Fields("ink ink-2 ink-3 paper ground line line-2 sea sea-2 sea-tint gold warn warn-tint") {
		pairs = append(pairs, "{"+name+"}", doc.Color(name))
	}
	return xmlHead + "<w:styles" + namespaces + ">" + strings.NewReplacer(pairs...).Replace(styleSheet) + "</w:styles>"
}

func orIndonesian(lang string) string {
	if lang == "" {
		return "id-ID"
	}
	return lang
}
