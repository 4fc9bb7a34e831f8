package dochtml

import (
	"math"
	"strconv"
	"strings"
	"unicode/utf8"

	"gurindam/internal/doc"
)

// caption gives "Tabel 2.1" and the words after it.
func (p *page) caption(id, caption string) {
	if label, ok := p.labels.Label(id); ok {
		p.raw("<b>")
		p.text(label)
		p.raw("</b> ")
	}
	p.text(caption)
}

func (p *page) source(s string) {
	if s != "" {
		p.raw(`<p class="dok-sumber">`)
		p.text(s)
		p.raw("</p>")
	}
}

func (p *page) table(t doc.Table) {
	class := "dok-tabel"
	if t.Wide {
		class += " dok-lebar"
	}
	p.raw("<div", attr("class", class), p.id(t.ID), ">")
	p.grid(t)
	p.source(t.Source)
	p.raw("</div>")
}

// grid writes the table in a box of its own that scrolls where it is too wide.
func (p *page) grid(t doc.Table) {
	name := t.Caption
	if name == "" {
		name = "Tabel"
	}
	p.raw(`<div class="dok-gulir" role="region" tabindex="0"`, attr("aria-label", name), ">")
	p.raw(`<table class="n`, strconv.Itoa(min(len(t.Columns), 16)), `">`)
	if t.Caption != "" {
		p.raw("<caption><span>")
		p.caption(t.ID, t.Caption)
		p.raw("</span></caption>")
	}
	p.columns(t)
	if len(t.Head) > 0 {
		p.raw("<thead>")
		starts := doc.Starts(t.Head)
		for i, r := range t.Head {
			p.raw("<tr>")
			for j, c := range r {
				p.headCell(c, alignOf(t, starts[i][j]))
			}
			p.raw("</tr>")
		}
		p.raw("</thead>")
	}
	p.rows(t)
	p.raw("</table></div>")
}

// longName is how many characters a row header has before its column gets room
// for several words; codes need none.
const longName = 15

// columns shares out the width in whole percents, by class: by what the writer
// of the table wants and by the root of what the columns hold, so that long
// texts do not stand in a narrow strip beside empty room.
func (p *page) columns(t doc.Table) {
	weights, sum := make([]float64, len(t.Columns)), 0.0
	held := means(t)
	for i, c := range t.Columns {
		weights[i] = math.Sqrt(float64(max(c.Weight, 1)) * max(held[i], 4))
		sum += weights[i]
	}
	p.raw("<colgroup>")
	for _, w := range weights {
		p.raw(`<col class="w`, strconv.Itoa(max(1, int(w*100/sum))), `">`)
	}
	p.raw("</colgroup>")
}

// means gives the mean length of the texts in each column.
func means(t doc.Table) []float64 {
	total, cells := make([]float64, len(t.Columns)), make([]float64, len(t.Columns))
	for _, r := range t.Rows {
		col := 0
		for _, c := range r.Cells {
			if c.ColSpan <= 1 && col < len(total) {
				total[col], cells[col] = total[col]+float64(length(c.Text)), cells[col]+1
			}
			col += max(c.ColSpan, 1)
		}
	}
	for i := range total {
		total[i] /= max(cells[i], 1)
	}
	return total
}

func length(spans []doc.Span) int {
	n := 0
	for _, s := range spans {
		n += utf8.RuneCountInString(s.Text)
	}
	return n
}

func (p *page) rows(t doc.Table) {
	p.raw("<tbody>")
	if len(t.Rows) == 0 && t.Empty != "" {
		p.raw(`<tr><td class="dok-kosong" colspan="`, strconv.Itoa(max(1, len(t.Columns))), `">`)
		p.text(t.Empty)
		p.raw("</td></tr>")
	}
	for i, r := range t.Rows {
		switch {
		case r.Kind == doc.Group && i > 0:
			p.raw(`</tbody><tbody><tr class="kelompok">`)
		case r.Kind == doc.Group:
			p.raw(`<tr class="kelompok">`)
		case r.Kind == doc.Total:
			p.raw(`<tr class="jumlah">`)
		default:
			p.raw("<tr>")
		}
		col := 0
		for j, c := range r.Cells {
			mark := doc.Unmarked
			if j == 0 {
				mark = r.Mark
			}
			p.cell(c, alignOf(t, col), r.Kind == doc.Group && j == 0, mark)
			col += max(c.ColSpan, 1)
		}
		p.raw("</tr>\n")
	}
	p.raw("</tbody>")
}

func alignOf(t doc.Table, col int) doc.Align {
	if col < len(t.Columns) {
		return t.Columns[col].Align
	}
	return doc.AlignLeft
}

var aligns = map[doc.Align]string{doc.AlignCenter: "tengah", doc.AlignNumber: "angka"}

func (p *page) headCell(c doc.Cell, align doc.Align) {
	scope := "col"
	if c.ColSpan > 1 {
		scope, align = "colgroup", doc.AlignCenter
	}
	p.raw(`<th scope="`, scope, `"`, spanning(c), attr("class", aligns[align]), ">")
	p.inCell(c)
	p.raw("</th>")
}

var shades = map[doc.Shade]string{doc.Good: "baik", doc.Warn: "awas", doc.Bad: "buruk", doc.Tint: "warna"}

func (p *page) cell(c doc.Cell, align doc.Align, group bool, mark doc.Mark) {
	class := strings.TrimSpace(shades[c.Shade] + " " + aligns[align])
	tag, scope := "td", ""
	switch {
	case group:
		tag, scope, class = "th", ` scope="rowgroup"`, ""
	case c.Head:
		tag, scope = "th", ` scope="row"`
	}
	if scope == ` scope="row"` && length(c.Text) >= longName {
		class = strings.TrimSpace(class + " nama")
	}
	p.raw("<", tag, scope, spanning(c), attr("class", class), ">")
	p.word(mark)
	p.inCell(c)
	p.raw("</", tag, ">")
}

func spanning(c doc.Cell) string {
	out := ""
	if c.ColSpan > 1 {
		out += ` colspan="` + strconv.Itoa(c.ColSpan) + `"`
	}
	if c.RowSpan > 1 {
		out += ` rowspan="` + strconv.Itoa(c.RowSpan) + `"`
	}
	return out
}

func (p *page) inCell(c doc.Cell) {
	if c.Color != "" {
		p.raw(`<i class="kotak `, colorClass(c.Color), `"></i>`)
	}
	p.spans(c.Text)
}
