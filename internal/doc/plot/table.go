package plot

import "gurindam/internal/doc"

// Table gives the data of a chart as a table without caption, because a picture
// alone cannot be read out or checked.
func Table(c doc.Chart) doc.Table {
	t := doc.Table{Columns: []doc.Column{{Weight: 2}}}
	head := []doc.Cell{doc.C("Uraian")}
	for _, s := range c.Series {
		t.Columns = append(t.Columns, doc.Column{Weight: 1, Align: doc.AlignNumber})
		head = append(head, doc.C(columnName(s.Name, c)))
	}
	t.Head = [][]doc.Cell{head}
	for i, l := range c.Labels {
		row := doc.Row{Cells: []doc.Cell{{Text: doc.T(l), Head: true}}}
		for _, s := range c.Series {
			text := "–"
			if i < len(s.Values) {
				text = Number(s.Values[i], c.Scale)
			}
			row.Cells = append(row.Cells, doc.C(text))
		}
		t.Rows = append(t.Rows, row)
	}
	t.Empty = "Belum ada data."
	return t
}

func columnName(name string, c doc.Chart) string {
	switch {
	case c.Unit == "":
		return name
	case name == "":
		return c.Unit
	}
	return name + " (" + c.Unit + ")"
}
