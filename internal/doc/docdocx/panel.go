package docdocx

import (
	"strconv"

	"gurindam/internal/doc"
	"gurindam/internal/doc/plot"
)

// figures writes large numbers side by side, at most four in a row.
func (b *book) figures(f doc.Figures) {
	if len(f.Items) == 0 {
		return
	}
	n := min(4, len(f.Items))
	columns := even(b.width(), n)
	b.openTable("Panel", columns, "Angka utama", "")
	size := largestType
	for _, it := range f.Items {
		size = min(size, fitting(it.Value, columns[0]))
	}
	for start := 0; start < len(f.Items); start += n {
		b.raw("<w:tr>", rowKept)
		for i := range n {
			if start+i < len(f.Items) {
				b.figureCell(f.Items[start+i], columns[i], size)
			} else {
				b.emptyCell(columns[i])
			}
		}
		b.raw("</w:tr>")
	}
	b.raw("</w:tbl>")
	b.source("")
}

func (b *book) figureCell(it doc.FigureItem, width, size int) {
	color := orSea(it.Color)
	b.raw("<w:tc>", cell{width: width, shade: "ground", borders: thick("top", color) + side("left") + side("right")}.xml())
	b.line(para{style: "AngkaBesar", keepNext: true}, it.Value, run{color: color, size: size})
	b.line(para{style: "KeteranganAngka"}, it.Label, run{})
	if it.Note != "" {
		b.line(para{style: "KeteranganAngka"}, it.Note, run{color: "ink-3"})
	}
	b.raw("</w:tc>")
}

const largestType, smallestLarge = 38, 20 // half points

// fitting gives the size at which a number fits on one line of a cell.
func fitting(value string, width int) int {
	size := largestType
	for size > smallestLarge && plot.Width(value, float64(size)/2)*20 > float64(width-400) {
		size -= 2
	}
	return size
}

func (b *book) emptyCell(width int) {
	b.raw("<w:tc>", cell{width: width}.xml())
	b.line(para{style: "SelTabel"}, "", run{})
	b.raw("</w:tc>")
}

func orSea(color string) string {
	if color == "" {
		return "sea"
	}
	return color
}

// even shares a width out among n columns.
func even(width, n int) []int {
	columns := make([]int, n)
	for i := range columns {
		columns[i] = width / n
	}
	return spread(columns, width)
}

func thick(side, color string) string {
	return `<w:` + side + ` w:val="single" w:sz="24" w:space="0" w:color="` + doc.Color(color) + `"/>`
}

// side is the gap between panels, drawn as a border in the colour of the paper.
func side(name string) string {
	return `<w:` + name + ` w:val="single" w:sz="48" w:space="0" w:color="` + doc.Color("paper") + `"/>`
}

func (b *book) cards(c doc.Cards) {
	if len(c.Items) == 0 {
		return
	}
	n := max(1, min(c.Columns, 3))
	columns := even(b.width(), n)
	b.openTable("Panel", columns, "Panel", "")
	for start := 0; start < len(c.Items); start += n {
		b.raw("<w:tr>", rowKept)
		for i := range n {
			if start+i < len(c.Items) {
				b.card(c.Items[start+i], columns[i])
			} else {
				b.emptyCell(columns[i])
			}
		}
		b.raw("</w:tr>")
	}
	b.raw("</w:tbl>")
	b.source("")
}

func (b *book) card(c doc.Card, width int) {
	color := orSea(c.Color)
	b.raw("<w:tc>", cell{width: width, shade: "ground", borders: thick("top", color) + side("left") + side("bottom") + side("right")}.xml())
	b.line(para{style: "JudulKartu", keepNext: true}, c.Title, run{color: color})
	for _, l := range c.Lines {
		b.raw("<w:p>", para{style: "IsiKartu"}.xml())
		if l.Label != "" {
			b.text(l.Label+": ", run{bold: true})
		}
		b.text(l.Value, run{})
		b.raw("</w:p>")
	}
	for _, it := range c.Items {
		b.line(para{style: "ButirKartu"}, it, run{})
	}
	b.raw("</w:tc>")
}

// signatures writes places to sign, two in a row.
func (b *book) signatures(s doc.Signatures) {
	b.line(para{style: "BodyText", keepNext: true}, s.Place, run{})
	if len(s.Rows) == 0 {
		return
	}
	columns := even(b.width(), 2)
	b.openTable("TandaTangan", columns, "Tempat tanda tangan", "")
	for start := 0; start < len(s.Rows); start += 2 {
		b.raw("<w:tr>", rowKept)
		for i := range 2 {
			if start+i < len(s.Rows) {
				b.signature(s.Rows[start+i], columns[i])
			} else {
				b.emptyCell(columns[i])
			}
		}
		b.raw("</w:tr>")
	}
	b.raw("</w:tbl>")
	b.source("")
}

// signingSpace is the height left for a signature, in twentieths of a point.
const signingSpace = 1300

func (b *book) signature(s doc.Signature, width int) {
	b.raw("<w:tc>", cell{width: width}.xml())
	b.line(para{style: "IsiKartu", keepNext: true}, s.Role, run{})
	b.raw(`<w:p><w:pPr><w:pStyle w:val="IsiKartu"/><w:keepNext/><w:pBdr>`, edge("bottom", "ink"), `</w:pBdr><w:spacing w:before="`, strconv.Itoa(signingSpace), `"/></w:pPr>`)
	b.text(s.Name, run{bold: true})
	b.raw("</w:p>")
	b.line(para{style: "IsiKartu"}, s.Note, run{color: "ink-2"})
	b.raw("</w:tc>")
}
