package docdocx

import (
	"cmp"
	"strconv"

	"gurindam/internal/doc"
)

// caption writes "Tabel 2.1" with its number as a field, and the words after it.
func (b *book) caption(id, caption, name string, keepNext bool) {
	if caption == "" {
		return
	}
	b.raw("<w:p>", para{style: "Caption", keepNext: keepNext}.xml())
	b.marked(id, func() { b.captionLabel(id, name) })
	b.text("  "+caption, run{})
	b.raw("</w:p>")
}

// captionLabel takes the label from the numbering of the document. Word counts
// the last part anew after each Heading 1; LibreOffice does not, so that the
// first of a chapter says its number, as do all of front matter, which counts
// through its sections.
func (b *book) captionLabel(id, name string) {
	label, _ := b.labels.Label(id)
	before, number := cutNumber(label)
	code := "SEQ " + name + ` \* ARABIC`
	if b.kind != unnumbered {
		code += ` \s 1`
	}
	if b.kind == unnumbered || number == "1" {
		code += ` \r ` + number
	}
	style := run{style: "NomorTakarir"}
	b.text(before, style)
	b.field(code, number, style)
}

// cutNumber splits "Tabel 2.11" into "Tabel 2." and "11".
func cutNumber(label string) (before, number string) {
	i := len(label)
	for i > 0 && label[i-1] >= '0' && label[i-1] <= '9' {
		i--
	}
	return label[:i], label[i:]
}

func (b *book) source(s string) {
	if s != "" {
		b.line(para{style: "Sumber"}, s, run{})
		return
	}
	b.line(para{style: "Jarak"}, "", run{})
}

func (b *book) table(t doc.Table) {
	b.caption(t.ID, t.Caption, "Tabel", true)
	if len(t.Columns) > 0 {
		b.grid(t)
	}
	b.source(t.Source)
}

func (b *book) grid(t doc.Table) {
	columns, size := fitColumns(t, b.width())
	b.openTable("TabelBuku", columns, t.Caption, "")
	g := grid{book: b, t: t, columns: columns}
	if size != tableType {
		g.run.size = size
	}
	g.head()
	if len(t.Rows) == 0 && t.Empty != "" {
		g.row([]doc.Cell{{Text: []doc.Span{{Text: t.Empty, Italic: true}}, ColSpan: len(columns)}}, doc.Data)
	}
	for i, r := range t.Rows {
		g.follow = i == len(t.Rows)-2 && t.Rows[i+1].Kind == doc.Total
		g.row(r.Cells, r.Kind)
	}
	if len(t.Rows) == 0 && t.Empty == "" && len(t.Head) == 0 {
		g.row([]doc.Cell{{ColSpan: len(columns)}}, doc.Data) // a table needs a row
	}
	b.raw("</w:tbl>")
}

// openTable writes everything up to the first row, in schema order.
func (b *book) openTable(style string, columns []int, caption, description string) {
	b.raw(`<w:tbl><w:tblPr><w:tblStyle w:val="`, style, `"/><w:tblW w:w="`, strconv.Itoa(sum(columns)), `" w:type="dxa"/><w:tblLayout w:type="fixed"/>`,
		`<w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/>`)
	if caption != "" {
		b.raw(`<w:tblCaption w:val="`, escape(caption), `"/>`)
	}
	if description != "" {
		b.raw(`<w:tblDescription w:val="`, escape(description), `"/>`)
	}
	b.raw("</w:tblPr><w:tblGrid>")
	for _, c := range columns {
		b.raw(`<w:gridCol w:w="`, strconv.Itoa(c), `"/>`)
	}
	b.raw("</w:tblGrid>")
}

// cell are the properties of a table cell, written in schema order.
type cell struct {
	width   int
	span    int
	merge   string // restart, continue
	borders string
	shade   string // palette name
	bottom  bool   // text stands at the foot of the cell
}

func (c cell) xml() string {
	s := `<w:tcPr><w:tcW w:w="` + strconv.Itoa(c.width) + `" w:type="dxa"/>`
	if c.span > 1 {
		s += `<w:gridSpan w:val="` + strconv.Itoa(c.span) + `"/>`
	}
	if c.merge != "" {
		s += `<w:vMerge w:val="` + c.merge + `"/>`
	}
	if c.borders != "" {
		s += "<w:tcBorders>" + c.borders + "</w:tcBorders>"
	}
	if c.shade != "" {
		s += `<w:shd w:val="clear" w:color="auto" w:fill="` + doc.Color(c.shade) + `"/>`
	}
	if c.bottom {
		s += `<w:vAlign w:val="bottom"/>`
	}
	return s + "</w:tcPr>"
}

// grid is a table under way.
type grid struct {
	*book
	t       doc.Table
	columns []int
	run     run
	follow  bool // the row stays with the next, which is its total
}

// over sums the widths of n columns from col on, as far as there are any.
func (g grid) over(col, n int) (width, span int) {
	for i := col; i < col+n && i < len(g.columns); i++ {
		width, span = width+g.columns[i], span+1
	}
	return width, span
}

func (g grid) align(col int) string {
	if col < len(g.t.Columns) {
		switch g.t.Columns[col].Align {
		case doc.AlignCenter:
			return "center"
		case doc.AlignNumber:
			return "right"
		}
	}
	return ""
}

const rowKept, rowHead = "<w:trPr><w:cantSplit/></w:trPr>", "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"

var shades = map[doc.Shade][2]string{
	doc.Good: {"good-tint", "good"}, doc.Warn: {"warn-tint", "warn"}, doc.Bad: {"bad-tint", "bad"}, doc.Tint: {"sea-tint", ""},
}

// row writes a row of the body. Missing cells are filled, surplus ones dropped,
// since Word takes a row that does not fit for damage.
func (g grid) row(cells []doc.Cell, kind doc.RowKind) {
	g.raw("<w:tr>")
	if g.lines(cells) <= keptLines {
		g.raw(rowKept)
	}
	col := 0
	for _, c := range cells {
		width, span := g.over(col, max(c.ColSpan, 1))
		if span == 0 {
			break
		}
		g.bodyCell(c, kind, col, cell{width: width, span: span})
		col += span
	}
	if width, span := g.over(col, len(g.columns)-col); span > 0 {
		g.bodyCell(doc.Cell{}, kind, col, cell{width: width, span: span})
	}
	g.raw("</w:tr>")
}

// keptLines is how many lines a row may have and still be kept on one page: a
// third of a landscape page, so that no taller one leaves a hole above it.
const keptLines = 10

// lines estimates how many lines the tallest cell of a row takes.
func (g grid) lines(cells []doc.Cell) int {
	n, col := 1, 0
	size := cmp.Or(g.run.size, tableType)
	for _, c := range cells {
		width, span := g.over(col, max(c.ColSpan, 1))
		if room := width - cellPadding; room > 0 {
			n = max(n, 1+int(broad(plain(c.Text))*float64(size))/room)
		}
		col += span
	}
	return n
}

func (g grid) bodyCell(c doc.Cell, kind doc.RowKind, col int, props cell) {
	r := g.run
	p := para{style: "SelTabel", align: g.align(col), keepNext: g.follow}
	switch {
	case kind == doc.Group:
		props.shade, r.bold, p.keepNext = "ground", true, true
		if props.span > 1 {
			p.align = ""
		}
	case kind == doc.Total:
		props.shade, r.bold = "ground", true
	}
	if s, ok := shades[c.Shade]; ok {
		props.shade = s[0]
		r.color = s[1]
	}
	r.bold = r.bold || c.Head
	g.raw("<w:tc>", props.xml())
	g.cellText(c, p, r)
	g.raw("</w:tc>")
}

func (g grid) cellText(c doc.Cell, p para, r run) {
	g.raw("<w:p>", p.xml())
	if c.Color != "" {
		g.text("■ ", run{font: symbolFont, color: c.Color, size: r.size})
	}
	g.spans(&g.book.markup, c.Text, r)
	g.raw("</w:p>")
}
