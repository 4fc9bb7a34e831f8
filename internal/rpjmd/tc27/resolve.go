package tc27

import (
	"fmt"
	"slices"
	"strings"

	"gurindam/internal/rpjmd"
	"gurindam/internal/sheet"
	"gurindam/internal/sheet/cell"
)

// depths is the level of a code by the number of its parts.
var depths = map[int]rpjmd.RenstraLevel{1: rpjmd.RenstraUrusan, 2: rpjmd.RenstraBidang, 3: rpjmd.RenstraProgram, 5: rpjmd.RenstraKegiatan, 6: rpjmd.RenstraSubKegiatan}

// resolve finds the code a cell stands for, and the level it stands at even where
// the code is in doubt. Zeros are given back only where one code is possible.
func (t *table) resolve(raw rawCode, title string) (code string, level rpjmd.RenstraLevel, n *cell.Note) {
	if raw.note != nil {
		return "", "", raw.note
	}
	c := rpjmd.Code{Text: raw.text}
	level = depths[strings.Count(raw.text, ".")+1]
	if c.Valid() {
		if wide, ok := t.wider(raw); ok {
			t.mended(raw, wide, "satu-satunya kode dengan angka ini dalam nomenklatur")
			return wide, level, t.checkName(wide, title)
		}
		return c.Text, level, t.checkName(c.Text, title)
	}
	readings := slices.DeleteFunc(c.Readings(), func(r string) bool { return !lawful(r) })
	if len(readings) == 0 {
		return "", level, t.unreadable(raw)
	}
	chosen, why := t.choose(readings, title)
	if chosen == "" {
		return "", level, &cell.Note{Severity: sheet.Question, Text: fmt.Sprintf("Kode %q kehilangan nol; ada %d kemungkinan.", raw.text, len(readings)),
			Advice: "Tulis kode lengkap sebagai teks.", Choices: readings[:min(len(readings), 6)]}
	}
	t.mended(raw, chosen, why)
	return chosen, level, t.checkName(chosen, title)
}

// wider gives a sub kegiatan whose number stood in a column of its own its four
// digits, where the nomenclature has the code with four and not with two.
func (t *table) wider(raw rawCode) (string, bool) {
	i := strings.LastIndexByte(raw.text, '.')
	if !raw.split || t.opt.Known == nil || strings.Count(raw.text, ".") != 5 || len(raw.text)-i-1 != 2 {
		return "", false
	}
	wide := raw.text[:i+1] + "00" + raw.text[i+1:]
	if _, known := t.official(raw.text); known {
		return "", false
	}
	_, known := t.official(wide)
	return wide, known
}

// choose takes the only reading there can be: by the law's list, by the loaded
// nomenclature and its name, or by the other codes of the workbook.
func (t *table) choose(readings []string, title string) (chosen, why string) {
	if t.opt.Known != nil {
		var known, named []string
		for _, r := range readings {
			if official, ok := t.official(r); ok {
				known = append(known, r)
				if title == "" || alike(official, title) {
					named = append(named, r)
				}
			}
		}
		switch {
		case len(named) == 1:
			return named[0], "satu-satunya kode dengan nama ini dalam nomenklatur"
		case len(known) > 0:
			return "", ""
		}
	}
	if len(readings) == 1 {
		return readings[0], "satu-satunya kemungkinan menurut susunan kode"
	}
	if t.wide > 0 != (t.narrow > 0) {
		want := 2
		if t.wide > 0 {
			want = 4
		}
		readings = slices.DeleteFunc(slices.Clone(readings), func(r string) bool {
			return strings.Count(r, ".") == 5 && len(r)-strings.LastIndexByte(r, '.')-1 != want
		})
		if len(readings) == 1 {
			return readings[0], fmt.Sprintf("kode sub kegiatan lain di berkas ini memakai %d angka", want)
		}
	}
	var backed []string
	for _, r := range readings {
		if t.backs(r, readings) {
			backed = append(backed, r)
		}
	}
	if len(backed) == 1 {
		return backed[0], "sesuai kode lain di berkas ini"
	}
	return "", ""
}

// backs tells whether the workbook has the code elsewhere, whole, or one above it
// that the other readings are not under.
func (t *table) backs(reading string, all []string) bool {
	for c := (rpjmd.Code{Text: reading}); !c.Empty(); c = c.Parent() {
		shared := !slices.ContainsFunc(all, func(other string) bool { return other != c.Text && !strings.HasPrefix(other, c.Text+".") })
		if t.codes[c.Text] && !shared {
			return true
		}
	}
	return false
}

// official looks a code up; 1.03.01 stands for X.XX.01, which every office has.
func (t *table) official(code string) (string, bool) {
	if official, ok := t.opt.Known(code); ok {
		return official, true
	}
	if parts := strings.SplitN(code, ".", 3); len(parts) == 3 && strings.HasPrefix(parts[2], "01") {
		return t.opt.Known("X.XX." + parts[2])
	}
	return "", false
}

// unreadable tells a code that no zero can mend.
func (t *table) unreadable(raw rawCode) *cell.Note {
	if raw.cell.Type == sheet.NumberCell && strings.Contains(raw.text, ".") {
		whole, frac, _ := strings.Cut(raw.text, ".")
		return &cell.Note{Severity: sheet.Question, Text: fmt.Sprintf("Excel menyimpan kode ini sebagai angka %s; nolnya mungkin hilang.", raw.text),
			Advice: "Ubah format sel menjadi Teks, lalu ketik ulang kodenya lengkap.", Choices: []string{whole + "." + frac + "0", whole + ".0" + frac}}
	}
	return &cell.Note{Severity: sheet.Error, Text: fmt.Sprintf("%q bukan kode nomenklatur.", raw.text),
		Advice: "Susunannya urusan.bidang.program.kewenangan.kegiatan.sub kegiatan, misalnya 1.03.02.2.01.0004."}
}

// checkName warns where the nomenclature calls a code otherwise.
func (t *table) checkName(code, title string) *cell.Note {
	if t.opt.Known == nil || strings.Count(code, ".") < 2 {
		return nil
	}
	official, ok := t.official(code)
	switch {
	case !ok:
		return &cell.Note{Severity: sheet.Warning, Text: fmt.Sprintf("Kode %s tidak ada dalam nomenklatur %s.", code, t.opt.Version), Advice: "Periksa kodenya; mungkin berasal dari versi lain."}
	case title != "" && !alike(official, title):
		return &cell.Note{Severity: sheet.Warning, Text: fmt.Sprintf("Nama kode %s dalam nomenklatur: %q.", code, official), Advice: "Periksa apakah kode dan namanya berpasangan."}
	}
	return nil
}

// alike tells whether two names mean the same: the same letters, or one cut short,
// or most words in common.
func alike(a, b string) bool {
	x, y := strings.ReplaceAll(fold(a), " ", ""), strings.ReplaceAll(fold(b), " ", "")
	if len(x) > len(y) {
		x, y = y, x
	}
	if x == y || len(x) >= 12 && strings.HasPrefix(y, x) {
		return true
	}
	wordsA, wordsB := strings.Fields(fold(a)), strings.Fields(fold(b))
	common := 0
	for _, w := range wordsA {
		if slices.Contains(wordsB, w) {
			common++
		}
	}
	return common*4 >= max(len(wordsA), len(wordsB))*3
}
