package docdocx

import "gurindam/internal/doc"

// head writes the header rows, which Word repeats on every page. Cells that
// reach over several rows are written again in each row as their continuation.
func (g grid) head() {
	starts := doc.Starts(g.t.Head)
	covered := make([]*cover, len(g.columns))
	for i, cells := range g.t.Head {
		g.raw("<w:tr>", rowHead)
		j := 0
		for col := 0; col < len(g.columns); {
			if c := covered[col]; c != nil {
				g.headCell(doc.Cell{}, col, c.span, "continue")
				if c.rows--; c.rows == 0 {
					covered[col] = nil
				}
				col += c.span
				continue
			}
			c := doc.Cell{}
			if j < len(cells) && starts[i][j] <= col {
				c = cells[j]
				j++
			}
			_, span := g.over(col, max(c.ColSpan, 1))
			span = free(covered, col, span)
			merge := ""
			if rows := min(c.RowSpan, len(g.t.Head)-i); rows > 1 {
				merge = "restart"
				covered[col] = &cover{span, rows - 1}
			}
			g.headCell(c, col, span, merge)
			col += span
		}
		g.raw("</w:tr>")
	}
}

// cover is what a cell of a row above still covers.
type cover struct{ span, rows int }

// free shortens a span that would run into a cell from above.
func free(covered []*cover, col, span int) int {
	for n := 1; n < span; n++ {
		if covered[col+n] != nil {
			return n
		}
	}
	return span
}

func (g grid) headCell(c doc.Cell, col, span int, merge string) {
	width, _ := g.over(col, span)
	p := para{style: "KepalaTabel", keepNext: true, align: g.align(col)}
	if span > 1 {
		p.align = "center"
	}
	g.raw("<w:tc>", cell{width: width, span: span, merge: merge, shade: "sea-tint", bottom: true}.xml())
	g.cellText(c, p, g.run)
	g.raw("</w:tc>")
}
