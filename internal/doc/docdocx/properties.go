package docdocx

import (
	"cmp"
	"strings"
	"time"
)

const settings = xmlHead + "<w:settings" + namespaces + `><w:zoom w:percent="100"/><w:embedTrueTypeFonts/><w:autoHyphenation/><w:consecutiveHyphenLimit w:val="2"/><w:hyphenationZone w:val="283"/><w:doNotHyphenateCaps/><w:characterSpacingControl w:val="doNotCompress"/>` +
	`<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>` +
	`<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>` +
	`<w:themeFontLang w:val="id-ID"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>`

// properties are the parts that describe the package; types names the parts
// that are not told by their extension.
func (b *book) properties(types string) []part {
	const office = "application/vnd.openxmlformats-officedocument."
	const packageType = "application/vnd.openxmlformats-package."
	return []part{
		{name: "[Content_Types].xml", data: []byte(xmlHead + `<Types xmlns="` + typesNS + `">` + b.pictureTypes() + `<Default Extension="odttf" ContentType="` + office + `obfuscatedFont"/><Default Extension="rels" ContentType="` + packageType + `relationships+xml"/><Default Extension="xlsx" ContentType="` + office + `spreadsheetml.sheet"/><Default Extension="xml" ContentType="application/xml"/>` +
			override("word/document.xml", wordType+"document.main+xml") + types +
			override("docProps/core.xml", packageType+"core-properties+xml") + override("docProps/custom.xml", office+"custom-properties+xml") + "</Types>")},
		{name: "_rels/.rels", data: []byte(xmlHead + `<Relationships xmlns="` + relsNS + `">` + relationship("rId1", "officeDocument", "word/document.xml") +
			`<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>` +
			relationship("rId3", "custom-properties", "docProps/custom.xml") + "</Relationships>")},
		{name: "docProps/core.xml", data: []byte(b.core())},
		{name: "docProps/custom.xml", data: []byte(b.custom())},
	}
}

// core says what the book is; its times are the state of the data.
func (b *book) core() string {
	m := b.Meta
	var s strings.Builder
	s.WriteString(xmlHead + `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">`)
	for _, p := range [][2]string{
		{"dc:title", strings.TrimSpace(m.Title + " " + m.Subtitle)}, {"dc:subject", m.Subject}, {"dc:creator", m.Author},
		{"cp:keywords", strings.Join(m.Keywords, ", ")}, {"dc:language", cmp.Or(m.Lang, "id-ID")},
	} {
		if p[1] != "" {
			s.WriteString("<" + p[0] + ">" + escape(p[1]) + "</" + p[0] + ">")
		}
	}
	if !m.Date.IsZero() {
		at := m.Date.UTC().Format(time.RFC3339)
		s.WriteString(`<dcterms:created xsi:type="dcterms:W3CDTF">` + at + `</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">` + at + `</dcterms:modified>`)
	}
	s.WriteString("</cp:coreProperties>")
	return s.String()
}

// custom keeps the fingerprint of the edition, which says from which state an
// edited copy set out.
func (b *book) custom() string {
	s := xmlHead + `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">`
	if f := b.Document.Cover.Seal.Fingerprint; f != "" {
		s += `<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="Sidik edisi"><vt:lpwstr>` + escape(f) + `</vt:lpwstr></property>`
	}
	return s + "</Properties>"
}
