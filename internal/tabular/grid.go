package tabular

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"gurindam/internal/fault"
	"gurindam/internal/sheet"
)

// grid reads the cells of one sheet as they come. Only what holds something is
// kept: a row that is empty costs an empty slice, and rows after the last filled
// one cost nothing.
type grid struct {
	book  *workbook
	lim   Limits
	cells int // of all sheets so far
	sheet sheet.Sheet

	row, col int // of the next cell, where the file does not say
}

// UncomputedText stands in a cell with a formula whose result the file does not
// hold: the program that wrote it never computed it.
const UncomputedText = "formula belum dihitung"

func (g *grid) read(part string) error {
	r, err := g.book.pack.open(part)
	if err != nil {
		return err
	}
	defer r.Close()
	l := newLexer(r)
	for {
		m, err := l.next()
		if err == io.EOF {
			return nil
		}
		if err == nil && m == tagStart {
			switch string(l.name) {
			case "row":
				g.startRow(l)
			case "c":
				err = g.cell(l)
			case "mergeCell":
				err = g.merge(string(l.attr("ref")))
			}
		}
		if err != nil {
			return g.book.pack.broken(err)
		}
	}
}

func (g *grid) startRow(l *lexer) {
	if n, err := strconv.Atoi(string(l.attr("r"))); err == nil && n > 0 {
		g.row = n
	} else {
		g.row++
	}
	g.col = 0
}

// stored is a cell as the file holds it.
type stored struct {
	kind, style string
	value       string
	hasValue    bool
	formula     string
	isFormula   bool
}

// cell reads one c element to its end.
func (g *grid) cell(l *lexer) error {
	row, col := g.row-1, g.col
	if r, c, ok := parseRef(l.attr("r")); ok {
		row, col = r, c
	}
	g.col = col + 1
	s := stored{kind: string(l.attr("t")), style: string(l.attr("s"))}
	text := textReader{lim: g.lim.Text}
	within := ""
	for {
		m, err := l.next()
		if err != nil {
			return unexpected(err)
		}
		if s.kind == "inlineStr" {
			text.take(m, l)
		}
		switch m {
		case tagStart:
			within = string(l.name)
			s.isFormula = s.isFormula || within == "f"
			s.hasValue = s.hasValue || within == "v"
		case someText:
			switch within {
			case "v":
				s.value += unescape(l.text)
			case "f":
				s.formula += unescape(l.text)
			}
		case tagEnd:
			within = ""
			if string(l.name) != "c" {
				continue
			}
			var ok bool
			if s.kind == "inlineStr" {
				if s.value, ok = text.done(); !ok {
					return g.book.pack.longText(g.lim)
				}
			}
			return g.keep(row, col, g.convert(s))
		}
	}
}

func unexpected(err error) error {
	if err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return err
}

func (g *grid) convert(s stored) sheet.Cell {
	if s.value == "" {
		if s.isFormula && s.kind != "str" {
			return sheet.Cell{Text: UncomputedText, Raw: "=" + s.formula, Type: sheet.ErrorCell}
		}
		return sheet.Cell{}
	}
	text := func(v string) sheet.Cell {
		if v == "" {
			return sheet.Cell{}
		}
		return sheet.Cell{Text: v, Raw: v, Type: sheet.TextCell}
	}
	switch s.kind {
	case "s":
		i, err := strconv.Atoi(strings.TrimSpace(s.value))
		if err != nil || i < 0 || i >= len(g.book.strings) {
			return sheet.Cell{Text: s.value, Raw: s.value, Type: sheet.ErrorCell}
		}
		return text(g.book.strings[i])
	case "inlineStr":
		return text(s.value)
	case "str":
		return text(unmask(s.value))
	case "b":
		if isTrue([]byte(s.value)) {
			return sheet.Cell{Text: "TRUE", Raw: "1", Type: sheet.BoolCell}
		}
		return sheet.Cell{Text: "FALSE", Raw: "0", Type: sheet.BoolCell}
	case "e":
		return sheet.Cell{Text: s.value, Raw: s.value, Type: sheet.ErrorCell}
	case "d":
		if len(s.value) >= 10 && isDay(s.value[:10]) {
			return sheet.Cell{Text: s.value, Raw: s.value[:10], Type: sheet.DateCell}
		}
		return text(s.value)
	}
	return g.book.number(s.value, s.style)
}

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
