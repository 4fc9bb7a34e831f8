package pdf

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"strings"
)

// producer names the program in every file.
const producer = "gurindam"

// dictionary writes the information dictionary, equal to the metadata.
func (i Info) dictionary() string {
	var b strings.Builder
	b.WriteString("<<")
	for _, e := range []struct{ key, value string }{
		{"Title", i.Title}, {"Author", i.Author}, {"Subject", i.Subject},
		{"Keywords", strings.Join(i.Keywords, ", ")}, {"Creator", i.Creator}, {"Producer", producer},
	} {
		if e.value != "" {
			b.WriteString("/" + e.key + textString(e.value))
		}
	}
	if !i.Date.IsZero() {
		date := i.Date.UTC().Format("20060102150405")
		fmt.Fprintf(&b, "/CreationDate(D:%s+00'00')/ModDate(D:%s+00'00')", date, date)
	}
	return b.String() + ">>"
}

// xmp writes the metadata packet. PDF/A wants the schema of the PDF/UA mark
// described, because it is not among those it knows.
func (i Info) xmp() []byte {
	var b strings.Builder
	b.WriteString("<?xpacket begin=\"\ufeff\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n")
	b.WriteString(`<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">` + "\n")
	b.WriteString("<dc:format>application/pdf</dc:format>\n")
	alternative(&b, "dc:title", i.Title)
	if i.Author != "" {
		b.WriteString("<dc:creator><rdf:Seq><rdf:li>" + escape(i.Author) + "</rdf:li></rdf:Seq></dc:creator>\n")
	}
	alternative(&b, "dc:description", i.Subject)
	if i.Lang != "" {
		b.WriteString("<dc:language><rdf:Bag><rdf:li>" + escape(i.Lang) + "</rdf:li></rdf:Bag></dc:language>\n")
	}
	if len(i.Keywords) > 0 {
		b.WriteString("<dc:subject><rdf:Bag>")
		for _, k := range i.Keywords {
			b.WriteString("<rdf:li>" + escape(k) + "</rdf:li>")
		}
		b.WriteString("</rdf:Bag></dc:subject>\n<pdf:Keywords>" + escape(strings.Join(i.Keywords, ", ")) + "</pdf:Keywords>\n")
	}
	b.WriteString("<pdf:Producer>" + producer + "</pdf:Producer>\n")
	if i.Creator != "" {
		b.WriteString("<xmp:CreatorTool>" + escape(i.Creator) + "</xmp:CreatorTool>\n")
	}
	if !i.Date.IsZero() {
		date := i.Date.UTC().Format("2006-01-02T15:04:05+00:00")
		fmt.Fprintf(&b, "<xmp:CreateDate>%s</xmp:CreateDate><xmp:ModifyDate>%s</xmp:ModifyDate>\n", date, date)
	}
	b.WriteString("<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>\n</rdf:Description>\n")
	b.WriteString(uaSchema)
	b.WriteString("</rdf:RDF></x:xmpmeta>\n<?xpacket end=\"w\"?>")
	return []byte(b.String())
}

const uaSchema = `<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"><pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema><pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>Part of ISO 14289 the file conforms to</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
`

func alternative(b *strings.Builder, name, value string) {
	if value != "" {
		b.WriteString("<" + name + `><rdf:Alt><rdf:li xml:lang="x-default">` + escape(value) + "</rdf:li></rdf:Alt></" + name + ">\n")
	}
}

func escape(s string) string {
	var b bytes.Buffer
	_ = xml.EscapeText(&b, []byte(s)) // a buffer takes everything
	return b.String()
}
