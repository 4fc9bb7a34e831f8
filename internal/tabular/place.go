package tabular

import (
	"fmt"
	"strings"

	"gurindam/internal/fault"
	"gurindam/internal/sheet"
)

// keep puts a cell in its place, within the limits.
func (g *grid) keep(row, col int, c sheet.Cell) error {
	if c.Type == sheet.Empty {
		return nil
	}
	name := g.sheet.Name
	switch {
	case row < 0 || col < 0:
		return errXML
	case row >= g.lim.Rows:
		return fault.New(fault.TooLarge, fmt.Sprintf("Lembar %q terisi sampai baris %d; batasnya %d baris. Hapus baris yang tidak perlu, atau bagi menjadi beberapa berkas.", name, row+1, g.lim.Rows))
	case col >= g.lim.Columns:
		return fault.New(fault.TooLarge, fmt.Sprintf("Lembar %q terisi sampai kolom %s; batasnya kolom %s. Hapus isi kolom yang tidak perlu.", name, sheet.ColumnName(col), sheet.ColumnName(g.lim.Columns-1)))
	case g.cells >= g.lim.Cells:
		return fault.New(fault.TooLarge, fmt.Sprintf("Berkas %q memuat lebih dari %d sel terisi. Bagi menjadi beberapa berkas.", g.book.pack.name, g.lim.Cells))
	}
	for len(g.sheet.Rows) <= row {
		g.sheet.Rows = append(g.sheet.Rows, nil)
	}
	cells := g.sheet.Rows[row]
	if cells == nil && row > 0 {
		cells = make([]sheet.Cell, 0, max(len(g.sheet.Rows[row-1]), col+1))
	}
	for len(cells) <= col {
		cells = append(cells, sheet.Cell{})
	}
	if cells[col].Type == sheet.Empty {
		g.cells++
	}
	cells[col] = c
	g.sheet.Rows[row] = cells
	return nil
}

const maxMerges = 100_000

func (g *grid) merge(ref string) error {
	from, to, ok := strings.Cut(ref, ":")
	if !ok {
		return nil
	}
	r1, c1, ok1 := parseRef([]byte(from))
	r2, c2, ok2 := parseRef([]byte(to))
	if !ok1 || !ok2 {
		return nil
	}
	if len(g.sheet.Merges) >= maxMerges {
		return fault.New(fault.TooLarge, fmt.Sprintf("Lembar %q memuat lebih dari %d sel gabungan.", g.sheet.Name, maxMerges))
	}
	g.sheet.Merges = append(g.sheet.Merges, sheet.Range{Row: min(r1, r2), Col: min(c1, c2), LastRow: max(r1, r2), LastCol: max(c1, c2)})
	return nil
}

// parseRef reads the name of a cell, B7, counted from 0.
func parseRef(b []byte) (row, col int, ok bool) {
	i := 0
	for ; i < len(b) && i < 4; i++ {
		c := b[i] &^ 0x20
		if c < 'A' || c > 'Z' {
			break
		}
		col = col*26 + int(c-'A') + 1
	}
	if i == 0 || i == len(b) || len(b)-i > 7 {
		return 0, 0, false
	}
	for ; i < len(b); i++ {
		if b[i] < '0' || b[i] > '9' {
			return 0, 0, false
		}
		row = row*10 + int(b[i]-'0')
	}
	return row - 1, col - 1, row > 0
}
