package docdocx

import (
	"strings"

	"gurindam/internal/doc"
	"gurindam/internal/doc/plot"
)

// gantt writes a road map as a table with a narrow column for each part: a bar
// is a run of shaded cells, so that an editor can move it.
func (b *book) gantt(g doc.Gantt) {
	b.caption(g.ID, g.Caption, "Gambar", true)
	parts := plot.Parts(g.Periods)
	columns := ganttColumns(b.width(), parts, noteWidth(g.Rows))
	b.openTable("PetaJalan", columns, g.Caption, g.Alt)
	b.ganttHead(g, columns)
	for _, r := range g.Rows {
		if r.Group {
			b.ganttGroup(r, columns)
		} else {
			b.ganttRow(g, r, columns)
		}
	}
	b.raw("</w:tbl>")
	b.source(g.Source)
}

const ganttPerson = "Penanggung jawab"

// noteWidth is what the second column needs so that no word in it is cut.
func noteWidth(rows []doc.GanttRow) int {
	need := broad(longestWord(ganttPerson))
	for _, r := range rows {
		need = max(need, broad(longestWord(r.Note)))
	}
	return int(need*tableType) + cellPadding + 1
}

// ganttColumns gives the first two columns two fifths of the width, the second
// of them at least what it needs as far as half of that goes.
func ganttColumns(width, parts, note int) []int {
	part := 0
	if parts > 0 {
		part = width * 58 / 100 / parts
	}
	left := width - part*parts
	note = min(max(left-left*72/100, note), left/2)
	columns := []int{left - note, note}
	for range parts {
		columns = append(columns, part)
	}
	return columns
}

func (b *book) ganttHead(g doc.Gantt, columns []int) {
	b.raw("<w:tr>", rowHead)
	for i, s := range []string{"Program", ganttPerson} {
		b.raw("<w:tc>", cell{width: columns[i], shade: "sea-tint", bottom: true}.xml())
		b.line(para{style: "KepalaTabel", keepNext: true}, s, run{})
		b.raw("</w:tc>")
	}
	for _, p := range g.Periods {
		n := max(p.Parts, 1)
		b.raw("<w:tc>", cell{width: columns[2] * n, span: n, shade: "sea-tint", bottom: true, borders: edge("left", "line")}.xml())
		b.line(para{style: "KepalaTabel", keepNext: true, align: "center"}, p.Label, run{})
		b.raw("</w:tc>")
	}
	b.raw("</w:tr>")
}

// edge is one border of a cell.
func edge(side, color string) string {
	return `<w:` + side + ` w:val="single" w:sz="4" w:space="0" w:color="` + doc.Color(color) + `"/>`
}

// gutter is a border in the colour of the paper, which makes bars slimmer than
// their rows.
func gutter(side string) string {
	return `<w:` + side + ` w:val="single" w:sz="24" w:space="0" w:color="` + doc.Color("paper") + `"/>`
}

func (b *book) ganttGroup(r doc.GanttRow, columns []int) {
	b.raw("<w:tr>", rowKept, "<w:tc>", cell{width: sum(columns), span: len(columns), shade: "ground"}.xml(), "<w:p>", para{style: "SelTabel", keepNext: true}.xml())
	if r.Color != "" {
		b.text("■ ", run{font: symbolFont, color: r.Color})
	}
	b.text(r.Label, run{bold: true})
	b.raw("</w:p></w:tc></w:tr>")
}

func (b *book) ganttRow(g doc.Gantt, r doc.GanttRow, columns []int) {
	b.raw("<w:tr>", rowKept, "<w:tc>", cell{width: columns[0]}.xml())
	b.line(para{style: "SelTabel"}, r.Label, run{})
	for _, m := range r.Marks {
		b.raw("<w:p>", para{style: "SelTabel"}.xml())
		b.text("◆ ", run{font: symbolFont, size: 13})
		b.text(plot.Moment(g.Periods, m.At)+": "+m.Label, run{color: "ink-2", size: 14})
		b.raw("</w:p>")
	}
	b.raw("</w:tc><w:tc>", cell{width: columns[1]}.xml())
	b.line(para{style: "SelTabel"}, r.Note, run{color: "ink-2"})
	b.raw("</w:tc>")
	b.ganttCells(g, r, columns)
	b.raw("</w:tr>")
}

func (b *book) ganttCells(g doc.Gantt, r doc.GanttRow, columns []int) {
	from, to := plot.Bar(g.Periods, r)
	fill := r.Color
	if fill == "" {
		fill = "sea"
	}
	at := 0
	for _, p := range g.Periods {
		for n := range max(p.Parts, 1) {
			c := cell{width: columns[2]}
			if at >= from && at < to {
				c.shade, c.borders = fill, gutter("top")+gutter("bottom")
			} else if n == 0 {
				c.borders = edge("left", "line")
			}
			b.raw("<w:tc>", c.xml())
			b.line(para{style: "SelPeta"}, marksAt(r, at), run{font: symbolFont, color: markColor(c.shade)})
			b.raw("</w:tc>")
			at++
		}
	}
}

func markColor(shade string) string {
	if shade == "" {
		return "ink"
	}
	return "paper"
}

// marksAt gives a diamond for each milestone at the start of a part.
func marksAt(r doc.GanttRow, at int) string {
	n := 0
	for _, m := range r.Marks {
		if m.At == at {
			n++
		}
	}
	return strings.Repeat("◆", min(n, 2))
}
