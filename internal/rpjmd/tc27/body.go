package tc27

import (
	"regexp"
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
	zeros := t.zeros()
	for row := t.body; row < len(t.sheet.Rows); row++ {
		switch {
		case t.blank(row) || t.repeated(row) || t.aside(row):
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

// aside tells whether a row speaks of no part of the table: a signature, or the
// sum at its foot.
func (t *table) aside(row int) bool {
	for col, h := range t.heads {
		c := at(t.sheet, row, col)
		if cell.Absent(c) {
			continue
		}
		text, _ := cell.Text(c)
		switch h.field {
		case code, name, purpose, group, tujuan, sasaran, ordinal:
			return totalWords.MatchString(fold(text))
		case indicator, output, reach, outcome:
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
		if part == "" {
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
		for row := t.body; row < len(t.sheet.Rows); row++ {
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
	totalWords   = regexp.MustCompile(`^(jumlah|total|grand total|sub ?total)( (total|pagu|anggaran|belanja|dana|biaya|program|kegiatan|sub kegiatan|keseluruhan|seluruh\w*|[ivx0-9]+|opd|skpd))*$`)
	levelPrefix  = regexp.MustCompile(`^(urusan|bidang urusan|program|sub kegiatan|subkegiatan|kegiatan)\b`)
	prefixLevels = map[string]rpjmd.RenstraLevel{"urusan": rpjmd.RenstraUrusan, "bidang urusan": rpjmd.RenstraBidang, "program": rpjmd.RenstraProgram,
		"kegiatan": rpjmd.RenstraKegiatan, "sub kegiatan": rpjmd.RenstraSubKegiatan, "subkegiatan": rpjmd.RenstraSubKegiatan}
	order = []rpjmd.RenstraLevel{rpjmd.RenstraTujuan, rpjmd.RenstraSasaran, rpjmd.RenstraUrusan, rpjmd.RenstraBidang, rpjmd.RenstraProgram, rpjmd.RenstraKegiatan, rpjmd.RenstraSubKegiatan}
)

// line reads one row of a T-C.27 or budget table.
func (t *table) line(row int, zeros map[int]bool) {
	raw := t.rawCode(row)
	title, titleCol := t.text(row, name)
	if text := t.spoken(row, tujuan, zeros); text != "" && text != t.tujuan {
		t.tujuan, t.sasaran = text, ""
	}
	if text := t.spoken(row, sasaran, zeros); text != "" {
		t.sasaran = text
	}
	r := rpjmd.RenstraRow{OPD: t.opt.OPD, Tujuan: t.tujuan, Sasaran: t.sasaran, Name: title}
	if title == "0" && zeros[titleCol] {
		r.Name = ""
	}
	code, level, n := "", rpjmd.RenstraLevel(""), (*cell.Note)(nil)
	if raw.text != "" || raw.note != nil {
		code, level, n = t.resolve(raw, r.Name)
	}
	t.sums = level != "" && level != rpjmd.RenstraSubKegiatan
	holds := t.fill(&r, row, zeros)
	if raw.text == "" && raw.note == nil && r.Name == "" {
		t.nameless(r, row, holds)
		return
	}
	if strings.Count(raw.text, ".") > 5 {
		if whole := strings.Join(strings.Split(raw.text, ".")[:6], "."); (rpjmd.Code{Text: whole}).Valid() {
			t.warn(raw.at, raw.text, "", "Baris rincian rekening dilewati; pagu dibaca dari baris sub kegiatan.")
			return
		}
	}
	if n != nil {
		t.out.Problems = append(t.out.Problems, n.Problem(raw.at, raw.cell))
	}
	r.Code, r.Level = rpjmd.Code{Text: code}, level
	if code != "" {
		r.Code.Version = t.opt.Version
	}
	if raw.text == "" || level == "" {
		if !t.guessLevel(&r, row, titleCol, holds, raw) {
			return
		}
	}
	t.keep(r, row)
}

func firstText(cells []sheet.Cell) string {
	for _, c := range cells {
		if text, _ := cell.Text(c); text != "" {
			return text
		}
	}
	return ""
}

// guessLevel places a row without a code: by the word its name begins with, or by
// the row above it. A name with nothing beside it is a remark or a signature.
func (t *table) guessLevel(r *rpjmd.RenstraRow, row, col int, holds bool, raw rawCode) bool {
	if m := levelPrefix.FindString(fold(r.Name)); m != "" && (holds || raw.text != "" || strings.ToUpper(r.Name) == r.Name) {
		r.Level = prefixLevels[m]
	} else if !holds && raw.text == "" {
		t.warn(t.ref(row, max(col, 0)), r.Name, "Bila ini program, kegiatan, atau sub kegiatan, lengkapi kode dan isiannya.", "Baris tanpa kode dan tanpa isian lain dilewati.")
		return false
	} else if t.last >= 0 {
		r.Level = below(t.out.Rows[t.last].Level)
	} else {
		r.Level = rpjmd.RenstraProgram
	}
	if raw.text == "" {
		t.warn(t.ref(row, max(col, 0)), r.Name, "Lengkapi kodenya.", "Baris tanpa kode; dari letaknya dibaca sebagai %s.", r.Level)
	}
	return true
}

// below is the level of an unmarked row after another: one down, at the bottom
// its equal.
func below(level rpjmd.RenstraLevel) rpjmd.RenstraLevel {
	for i, l := range order[:len(order)-1] {
		if l == level {
			return order[i+1]
		}
	}
	return rpjmd.RenstraSubKegiatan
}

// nameless reads a row without code and name: a further indicator of the row
// above, or the indicator of a tujuan or sasaran.
func (t *table) nameless(r rpjmd.RenstraRow, row int, holds bool) {
	own, _ := t.text(row, tujuan)
	sub, _ := t.text(row, sasaran)
	switch {
	case !holds:
		return
	case sub != "":
		r.Level, r.Name = rpjmd.RenstraSasaran, sub
	case own != "":
		r.Level, r.Name = rpjmd.RenstraTujuan, own
	case r.Indicator == "" || t.last < 0:
		t.warn(t.ref(row, 0), "", "Lengkapi kode dan namanya, atau kosongkan barisnya.", "Baris ini berisi angka tanpa kode, nama, dan indikator; dilewati.")
		return
	default:
		above := t.out.Rows[t.last]
		r.Level, r.Code, r.Name = above.Level, above.Code, above.Name
		t.append(r, row)
		return
	}
	t.keep(r, row)
}

// keep puts a row into the result and under the row it belongs to.
func (t *table) keep(r rpjmd.RenstraRow, row int) {
	i := t.append(r, row)
	t.last = i
	depth := levelDepth(r.Level)
	t.up[i] = -1
	for d := depth - 1; d >= 0; d-- {
		if parent, ok := t.stack[order[d]]; ok {
			t.up[i] = parent
			break
		}
	}
	t.stack[r.Level] = i
	for _, deeper := range order[depth+1:] {
		delete(t.stack, deeper)
	}
	t.checkPlace(i, row)
}

func (t *table) append(r rpjmd.RenstraRow, row int) int {
	t.out.Rows = append(t.out.Rows, r)
	t.out.At = append(t.out.At, t.ref(row, t.anchor()))
	t.own = append(t.own, len(t.out.Rows)-1)
	return len(t.out.Rows) - 1
}

// anchor is the column by which a row is named: its code, or its name.
func (t *table) anchor() int {
	for _, f := range []field{code, name, purpose, sasaran, tujuan} {
		for col, h := range t.heads {
			if h.field == f {
				return col
			}
		}
	}
	return 0
}

func levelDepth(level rpjmd.RenstraLevel) int {
	for i, l := range order {
		if l == level {
			return i
		}
	}
	return len(order) - 1
}

// checkPlace warns where a code says another parent than the place of its row.
func (t *table) checkPlace(i, row int) {
	r := t.out.Rows[i]
	parent := t.up[i]
	if parent < 0 || r.Code.Empty() || t.out.Rows[parent].Code.Empty() {
		return
	}
	above := t.out.Rows[parent].Code.Text
	if !strings.HasPrefix(r.Code.Text, above+".") && !strings.HasPrefix(r.Code.Text, "X.") && !strings.HasPrefix(above, "X.") {
		t.warn(t.ref(row, t.anchor()), r.Code.Text, "Periksa kodenya, atau pindahkan barisnya.", "Kode %s berada di bawah %s, yang bukan induknya.", r.Code.Text, above)
	}
}
