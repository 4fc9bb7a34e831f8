package docdocx

import (
	"strconv"

	"gurindam/internal/doc"
)

// workbook writes the data of a chart as the spreadsheet that Word opens when
// an editor changes them.
func workbook(c doc.Chart) ([]byte, error) {
	const sheetNS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	const sheetType = "application/vnd.openxmlformats-officedocument.spreadsheetml."
	return zipped([]part{
		{name: "[Content_Types].xml", data: []byte(xmlHead + `<Types xmlns="` + typesNS + `"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` +
			`<Override PartName="/xl/workbook.xml" ContentType="` + sheetType + `sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="` + sheetType + `worksheet+xml"/></Types>`)},
		{name: "_rels/.rels", data: []byte(xmlHead + `<Relationships xmlns="` + relsNS + `"><Relationship Id="rId1" Type="` + relNS + `/officeDocument" Target="xl/workbook.xml"/></Relationships>`)},
		{name: "xl/_rels/workbook.xml.rels", data: []byte(xmlHead + `<Relationships xmlns="` + relsNS + `"><Relationship Id="rId1" Type="` + relNS + `/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`)},
		{name: "xl/workbook.xml", data: []byte(xmlHead + `<workbook xmlns="` + sheetNS + `" xmlns:r="` + relNS + `"><sheets><sheet name="Data" sheetId="1" r:id="rId1"/></sheets></workbook>`)},
		{name: "xl/worksheets/sheet1.xml", data: []byte(xmlHead + `<worksheet xmlns="` + sheetNS + `"><sheetData>` + sheetRows(c) + `</sheetData></worksheet>`)},
	})
}

func sheetRows(c doc.Chart) string {
	var m markup
	m.raw(`<row r="1">`, textCell("A1", "Uraian"))
	for n, s := range c.Series {
		m.raw(textCell(columnName(n+1)+"1", seriesName(s, c)))
	}
	m.raw("</row>")
	for i, l := range c.Labels {
		r := strconv.Itoa(i + 2)
		m.raw(`<row r="`, r, `">`, textCell("A"+r, l))
		for n, s := range c.Series {
			if i < len(s.Values) {
				m.raw(`<c r="`, columnName(n+1), r, `"><v>`, decimal(s.Values[i], c.Scale), "</v></c>")
			}
		}
		m.raw("</row>")
	}
	return m.String()
}

func textCell(at, s string) string {
	return `<c r="` + at + `" t="inlineStr"><is><t xml:space="preserve">` + escape(s) + "</t></is></c>"
}

// columnName gives the letters of a spreadsheet column, counted from 0.
func columnName(n int) string {
	if n < 26 {
		return string(rune('A' + n))
	}
	return columnName(n/26-1) + string(rune('A'+n%26))
}
