package tc27

import (
	"strings"

	"gurindam/internal/rpjmd"
	"gurindam/internal/sheet"
	"gurindam/internal/sheet/cell"
)

// line reads one row of a T-C.27 or budget table.
func (t *table) line(row int, zeros map[int]bool) {
	raw := t.rawCode(row)
	title, titleCol := t.text(row, name)
	if raw.named {
		_, title, _ = splitName(title)
	}
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
	if raw.text == "" && raw.note == nil {
		t.uncoded(&r)
	}
	if t.passedOver(raw, r, holds) {
		return
	}
	if r.Level != "" {
		t.keep(r, row)
		return
	}
	if raw.text == "" && raw.note == nil && r.Name == "" {
		t.nameless(r, row, holds)
		return
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

// passedOver leaves out, and tells, a row that is a remark, and one of the accounts
// into which a sub kegiatan is broken down.
func (t *table) passedOver(raw rawCode, r rpjmd.RenstraRow, holds bool) bool {
	if !holds && raw.remark(r.Name) {
		t.warn(raw.at, cell.Shown(raw.cell), "Bila ini program, kegiatan, atau sub kegiatan, tulis kode dan isiannya.", "Baris ini dibaca sebagai catatan atau judul, dan dilewati.")
		return true
	}
	if strings.Count(raw.text, ".") > 5 {
		if whole := strings.Join(strings.Split(raw.text, ".")[:6], "."); (rpjmd.Code{Text: whole}).Valid() {
			t.warn(raw.at, raw.text, "", "Baris rincian rekening dilewati; pagu dibaca dari baris sub kegiatan.")
			return true
		}
	}
	return false
}

// remark tells whether what stands for the code of a row without figures is no
// code: the number of a heading, as "A.", or a note below the table.
func (c rawCode) remark(name string) bool {
	return c.note == nil && c.text != "" && (!strings.ContainsAny(c.text, "0123456789") || name == "" && !codeLike(c.text))
}

// uncoded places a row without a code by what its name says of itself: a tujuan
// or sasaran among the programs, or where the heading of the column names it,
// the outcome of the row above.
func (t *table) uncoded(r *rpjmd.RenstraRow) {
	word, text := splitWord(r.Name)
	switch f := fold(word); {
	case text == "":
	case strings.HasPrefix(f, "tujuan"):
		t.tujuan, t.sasaran = text, ""
		r.Level, r.Name, r.Tujuan, r.Sasaran = rpjmd.RenstraTujuan, text, text, ""
	case strings.HasPrefix(f, "sasaran"):
		t.sasaran = text
		r.Level, r.Name, r.Tujuan, r.Sasaran = rpjmd.RenstraSasaran, text, t.tujuan, text
	case t.outcomes && t.last >= 0 && r.Indicator != "":
		r.Note, r.Name = join(r.Note, "Hasil: "+r.Name), ""
	}
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
