package docdocx

import (
	"archive/zip"
	"bytes"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"
)

const (
	xmlHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	relNS   = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	relsNS  = "http://schemas.openxmlformats.org/package/2006/relationships"
	typesNS = "http://schemas.openxmlformats.org/package/2006/content-types"
	wordNS  = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

	namespaces = ` xmlns:w="` + wordNS + `" xmlns:r="` + relNS + `" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"` +
		` xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"` +
		` xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"` +
		` xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup" xmlns:v="urn:schemas-microsoft-com:vml"` +
		` xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" mc:Ignorable="w14 w15"`

	wordType = "application/vnd.openxmlformats-officedocument.wordprocessingml."
)

// part is a file of the package. One with a size is compressed already; its sum
// and size are those of what was compressed.
type part struct {
	name string
	data []byte
	sum  uint32
	size int
}

// member is a part that the document leads to, with what it is called there.
type member struct {
	name, kind, contentType, id, data string
}

// pack writes the package.
func (b *book) pack(w io.Writer) error {
	members := b.members()
	var rels, types strings.Builder
	parts := []part{{name: "word/document.xml", data: []byte(xmlHead + "<w:document" + namespaces + "><w:body>" + b.String() + "</w:body></w:document>")}}
	for _, m := range members {
		rels.WriteString(relationship(m.id, m.kind, m.name))
		types.WriteString(override("word/"+m.name, m.contentType))
		parts = append(parts, part{name: "word/" + m.name, data: []byte(m.data)})
	}
	for i, c := range b.charts {
		book, err := workbook(c)
		if err != nil {
			return err
		}
		n := strconv.Itoa(i + 1)
		parts = append(parts, part{name: "word/embeddings/data" + n + ".xlsx", data: book},
			part{name: "word/charts/_rels/grafik" + n + ".xml.rels", data: []byte(xmlHead + `<Relationships xmlns="` + relsNS + `">` + relationship("rId1", "package", "../embeddings/data"+n+".xlsx") + "</Relationships>")})
	}
	for n, i := range b.pictures {
		name := "media/foto" + strconv.Itoa(n+1) + "." + ending(i)
		rels.WriteString(relationship("rIdFoto"+strconv.Itoa(n+1), "image", name))
		parts = append(parts, part{name: "word/" + name, data: i.Bytes})
	}
	parts = append(parts, part{name: "word/_rels/document.xml.rels", data: []byte(xmlHead + `<Relationships xmlns="` + relsNS + `">` + rels.String() + "</Relationships>")})
	parts = append(parts, b.properties(types.String())...)
	fonts, err := fontParts()
	if err != nil {
		return err
	}
	return writeZip(w, append(parts, fonts...))
}

func relationship(id, kind, target string) string {
	return `<Relationship Id="` + id + `" Type="` + relNS + "/" + kind + `" Target="` + target + `"/>`
}

func override(name, contentType string) string {
	return `<Override PartName="/` + name + `" ContentType="` + contentType + `"/>`
}

// members are the parts beside the main story, in the order of their names. The
// heads leave room on their line for the chapter, which is the field in them.
func (b *book) members() []member {
	story := func(name, id, root, kind, style, left, code string, width int) member {
		return member{name, kind, wordType + kind + "+xml", id, margin(root, style, left, code, width)}
	}
	list := []member{
		{"fontTable.xml", "fontTable", wordType + "fontTable+xml", "rIdFont", fontTable()},
		{"footnotes.xml", "footnotes", wordType + "footnotes+xml", "rIdCatatan", b.footnotes()},
		story("footer1.xml", "rIdKaki", "ftr", "footer", "Footer", b.Meta.Author, "PAGE", textWidth),
		story("footer2.xml", "rIdKakiLebar", "ftr", "footer", "Footer", b.Meta.Author, "PAGE", landscapeWidth),
		story("header1.xml", "rIdKepala", "hdr", "header", "Header", b.Meta.Title, "STYLEREF 1", textWidth),
		story("header2.xml", "rIdKepalaLebar", "hdr", "header", "Header", b.Meta.Title, "STYLEREF 1", landscapeWidth),
		{"numbering.xml", "numbering", wordType + "numbering+xml", "rIdNomor", b.numberings()},
		{"settings.xml", "settings", wordType + "settings+xml", "rIdSetelan", settings},
		{"styles.xml", "styles", wordType + "styles+xml", "rIdGaya", b.styles()},
	}
	for i, c := range b.charts {
		n := strconv.Itoa(i + 1)
		list = append(list, member{"charts/grafik" + n + ".xml", "chart", "application/vnd.openxmlformats-officedocument.drawingml.chart+xml", "rIdGrafik" + n, chartXML(c)})
	}
	return list
}

func (b *book) footnotes() string {
	mark := func(id, kind, element string) string {
		return `<w:footnote w:type="` + kind + `" w:id="` + id + `"><w:p>` + para{style: "Sela"}.xml() + "<w:r><w:" + element + "/></w:r></w:p></w:footnote>"
	}
	return xmlHead + "<w:footnotes" + namespaces + ">" + mark("-1", "separator", "separator") + mark("0", "continuationSeparator", "continuationSeparator") + b.notes.String() + "</w:footnotes>"
}

// zipped packs parts into a package of their own.
func zipped(parts []part) ([]byte, error) {
	var z bytes.Buffer
	err := writeZip(&z, parts)
	return z.Bytes(), err
}

// writeZip writes parts by name, with one fixed time, so that equal parts give
// equal bytes. What is a package already is not compressed again.
func writeZip(w io.Writer, parts []part) error {
	slices.SortFunc(parts, func(a, b part) int { return strings.Compare(a.name, b.name) })
	z := zip.NewWriter(w)
	for _, p := range parts {
		h := &zip.FileHeader{Name: p.name, Method: zip.Deflate, Modified: time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)}
		if strings.HasSuffix(p.name, ".xlsx") {
			h.Method = zip.Store
		}
		create := z.CreateHeader
		if p.size > 0 {
			create = z.CreateRaw
			h.CRC32, h.CompressedSize64, h.UncompressedSize64 = p.sum, uint64(len(p.data)), uint64(p.size)
		}
		f, err := create(h)
		if err != nil {
			return err
		}
		if _, err := f.Write(p.data); err != nil {
			return err
		}
	}
	return z.Close()
}
