package tc27

import (
	"regexp"
	"slices"
	"strings"

	"gurindam/internal/rpjmd"
	"gurindam/internal/sheet"
	"gurindam/internal/sheet/cell"
)

// state is what rows take over from those above them.
type state struct {
	tujuan, sasaran string
	last            int  // the last row in the result, -1 before the first
	sums            bool // the row at hand stands above others, as a program above its kegiatan
	stack           map[rpjmd.RenstraLevel]int
}

// read reads the rows of the table.
func (t *table) read() {
	t.last, t.stack, t.up = -1, map[rpjmd.RenstraLevel]int{}, map[int]int{}
	t.settleYears()
	t.settleUnit()
	t.tellColumns()
	t.tellRivals()
	zeros := t.zeros()
	for row := t.body; row < t.end; row++ {
		switch {
		case t.blank(row) || t.repeated(row):
		case t.foot(row):
			t.feet = append(t.feet, row)
		case t.aside(row):
		case t.layout == Purposes:
			t.purpose(row)
		default:
			t.line(row, zeros)
		}
	}
	if t.layout != Purposes {
		t.tellMended()
		t.compareTotals()
		t.cutTexts()
		t.tellSmall()
	}
}

func (t *table) blank(row int) bool {
	for _, c := range t.sheet.Rows[row] {
		if c.Type == sheet.ErrorCell || !cell.Absent(c) {
			return false
		}
	}
	return true
}

// aside tells whether a row speaks of no part of the table, such as a signature.
func (t *table) aside(row int) bool {
	for col, h := range t.heads {
		c := at(t.sheet, row, col)
		if cell.Absent(c) {
			continue
		}
		switch h.field {
		case code, name, purpose, group, tujuan, sasaran, ordinal, indicator, output, reach, outcome:
			return false
		case target, finalTarget, baseline:
			if n, _, _ := cell.Quantity(c, t.targets); n.Present() || c.Type == sheet.ErrorCell {
				return false
			}
		case budget, finalBudget:
			if _, stated, _ := cell.Rupiah(c, t.amounts); stated || c.Type == sheet.ErrorCell {
				return false
			}
		}
	}
	return true
}

func (t *table) ref(row, col int) sheet.Ref {
	return sheet.Ref{Sheet: t.sheet.Name, Row: row, Col: col}
}

// say reports what a cell's reading had to say, and tells whether its value counts.
// The sum of rows below that a formula never computed is missing, not wrong: the
// rows below are compared with it later.
func (t *table) say(row, col int, note *cell.Note) bool {
	if note != nil {
		if c := at(t.sheet, row, col); c.Type == sheet.ErrorCell && strings.HasPrefix(c.Raw, "=") && t.sums {
			t.warn(t.ref(row, col), cell.Shown(c), note.Advice, "%s Dianggap kosong.", note.Text)
			return false
		}
		t.out.Problems = append(t.out.Problems, note.Problem(t.ref(row, col), at(t.sheet, row, col)))
	}
	return note.Usable()
}

// text joins the texts of all columns of a field: names stand in one column or
// step to the right with their level.
func (t *table) text(row int, f field) (text string, col int) {
	col = -1
	var parts []string
	for c, h := range t.heads {
		if h.field != f || cell.Absent(at(t.sheet, row, c)) {
			continue
		}
		part, note := cell.Text(at(t.sheet, row, c))
		t.say(row, c, note)
		if part == "" || slices.Contains(parts, part) {
			continue
		}
		if col < 0 {
			col = c
		}
		parts = append(parts, part)
	}
	return strings.Join(parts, " "), col
}

// zeros are the text columns in which formulas left the number 0 for an empty
// cell; they are told once for each column.
func (t *table) zeros() map[int]bool {
	out := map[int]bool{}
	for col, h := range t.heads {
		switch h.field {
		case indicator, unit, name, place, office, note, source, output, outcome, reach, tujuan, sasaran:
		default:
			continue
		}
		count, first := 0, -1
		for row := t.body; row < t.end; row++ {
			if c := at(t.sheet, row, col); strings.TrimSpace(c.Text) == "0" {
				if count++; first < 0 {
					first = row
				}
			}
		}
		if count > 0 {
			out[col] = true
			t.warn(t.ref(first, col), "0", "Kosongkan sel yang memang tidak berisi.", "%d sel di kolom ini berisi 0 dan dianggap kosong.", count)
		}
	}
	return out
}

// spoken gives the text of a field without such zeros.
func (t *table) spoken(row int, f field, zeros map[int]bool) string {
	text, col := t.text(row, f)
	if text == "0" && zeros[col] {
		return ""
	}
	return text
}

var (
	levelPrefix  = regexp.MustCompile(`^(urusan|bidang urusan|program|sub kegiatan|subkegiatan|kegiatan)\b`)
	prefixLevels = map[string]rpjmd.RenstraLevel{"urusan": rpjmd.RenstraUrusan, "bidang urusan": rpjmd.RenstraBidang, "program": rpjmd.RenstraProgram,
		"kegiatan": rpjmd.RenstraKegiatan, "sub kegiatan": rpjmd.RenstraSubKegiatan, "subkegiatan": rpjmd.RenstraSubKegiatan}
	order = []rpjmd.RenstraLevel{rpjmd.RenstraTujuan, rpjmd.RenstraSasaran, rpjmd.RenstraUrusan, rpjmd.RenstraBidang, rpjmd.RenstraProgram, rpjmd.RenstraKegiatan, rpjmd.RenstraSubKegiatan}
)
