package block

import (
	"strings"

	"gurindam/internal/doc"
)

// col is a column of a table. Columns beside each other with the same group stand
// under one heading.
type col struct {
	title  string
	weight int
	align  doc.Align
	group  string
}

// grid is a table before it has an identity.
type grid struct {
	key, caption string
	cols         []col
	rows         []doc.Row
	wide         bool
	source       string
}

// table adds a table and gives its identity.
func (p *page) table(g grid) string {
	out := doc.Table{ID: p.id(g.key), Caption: g.caption, Rows: g.rows, Wide: g.wide, Source: g.source, Head: heads(g.cols)}
	for _, c := range g.cols {
		out.Columns = append(out.Columns, doc.Column{Weight: c.weight, Align: c.align})
	}
	p.add(out)
	return out.ID
}

// heads makes one header row, or two where columns stand in groups.
func heads(cols []col) [][]doc.Cell {
	grouped := false
	for _, c := range cols {
		grouped = grouped || c.group != ""
	}
	var top, sub []doc.Cell
	for i := 0; i < len(cols); {
		c := cols[i]
		if c.group == "" {
			cell := doc.C(c.title)
			if grouped {
				cell.RowSpan = 2
			}
			top = append(top, cell)
			i++
			continue
		}
		n := 0
		for i < len(cols) && cols[i].group == c.group {
			sub = append(sub, doc.C(cols[i].title))
			i, n = i+1, n+1
		}
		cell := doc.C(c.group)
		cell.ColSpan = n
		top = append(top, cell)
	}
	if !grouped {
		return [][]doc.Cell{top}
	}
	return [][]doc.Cell{top, sub}
}

func data(cells ...doc.Cell) doc.Row { return doc.Row{Cells: cells} }

func sum(cells ...doc.Cell) doc.Row { return doc.Row{Cells: cells, Kind: doc.Total} }

// heading is a row over all columns.
func heading(columns int, text, color string) doc.Row {
	return doc.Row{Kind: doc.Group, Cells: []doc.Cell{{Text: doc.T(text), ColSpan: columns, Color: color}}}
}

// name is a row header.
func name(s string) doc.Cell { return doc.Cell{Text: doc.T(s), Head: true} }

// c is a cell of text, with a dash where there is none.
func c(s string) doc.Cell {
	if strings.TrimSpace(s) == "" {
		return doc.C("–")
	}
	return doc.C(s)
}

// joined is a cell of several short texts.
func joined(list []string) doc.Cell { return c(strings.Join(list, ", ")) }

// titled is a row header of a bold name with a text behind it.
func titled(title, text string) doc.Cell {
	out := doc.Cell{Head: true, Text: []doc.Span{bold(title)}}
	if text = strings.TrimSpace(text); text != "" {
		out.Text = append(out.Text, doc.Span{Text: " " + text})
	}
	return out
}

// example marks what was made up for an example.
func example(text string, made bool) string {
	if made {
		return text + " (contoh)"
	}
	return text
}
