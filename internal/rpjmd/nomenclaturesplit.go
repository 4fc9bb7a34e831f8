package rpjmd

import (
	"fmt"
	"strings"

	"gurindam/internal/sheet"
)

// splitLayout has one row for each level, with its code over five columns. A
// spreadsheet program has made numbers of the parts, so that 01 became 1.
var splitLayout = layout{
	needs: []string{"urusan", "bidangurusan", "program", "kegiatan", "subkegiatan", "nomenklatururusan"},
	read:  (*nomenclatureReader).readSplit,
}

// splitParts are the columns of the code and the digits of each part.
var splitParts = []struct {
	heading string
	digits  int
}{
	{"urusan", 1}, {"bidangurusan", 2}, {"program", 2}, {"kegiatan", 2}, {"subkegiatan", 4},
}

const splitName = "nomenklatururusan"

func (r *nomenclatureReader) readSplit(first int) {
	r.words = vocabulary(r.sheet)
	for row := first; row < len(r.sheet.Rows); row++ {
		if r.blankRow(row) {
			continue
		}
		code, ok := r.splitCode(row)
		if !ok {
			continue
		}
		e := Entry{Level: Code{Text: code}.Depth(), Code: code, Name: r.text(row, splitName)}
		if e.Name == "" {
			r.bad(row, splitName, sheet.Error, "Kode "+code+" tidak bernama.", "Isi kolom Nomenklatur Urusan.")
			continue
		}
		e.Result, e.Indicator = r.text(row, "kinerja"), r.text(row, "indikator")
		e.Unit, e.Note = r.text(row, "satuan"), r.text(row, "keterangan")
		r.add(row, splitName, e)
	}
	r.settleSide()
	r.orphans(first)
}

// splitCode puts the parts of a code together. A part may be missing only at the end.
func (r *nomenclatureReader) splitCode(row int) (string, bool) {
	var parts []string
	for i, p := range splitParts {
		c := r.cell(row, p.heading)
		text := strings.TrimSpace(c.Text)
		if c.Type == sheet.NumberCell {
			text = c.Raw
		}
		switch {
		case text == "":
			continue
		case len(parts) != i:
			r.bad(row, p.heading, sheet.Error, "Kode terputus: bagian sebelum sel ini kosong.", "Isi bagian kode yang kosong.")
			return "", false
		}
		parts = append(parts, padPart(text, p.digits, c.Type == sheet.NumberCell))
	}
	code := strings.Join(parts, ".")
	if (Code{Text: code}).Depth() == "" {
		r.bad(row, splitParts[0].heading, sheet.Error, fmt.Sprintf("Baris ini tidak berkode, atau kodenya %q tidak terbaca.", code), "Periksa kelima kolom kodenya.")
		return "", false
	}
	return code, true
}

// padPart gives a part of a code its zeros back. The kegiatan is written with its
// kewenangan, as 2.01; as a number 2.1 was 2.10.
func padPart(s string, digits int, number bool) string {
	whole, frac, pointed := strings.Cut(s, ".")
	if !pointed {
		return zeros(s, digits)
	}
	if number {
		return whole + "." + frac + strings.Repeat("0", max(0, digits-len(frac)))
	}
	return whole + "." + zeros(frac, digits)
}

func zeros(s string, digits int) string {
	return strings.Repeat("0", max(0, digits-len(s))) + s
}

// settleSide tells whose list it is by the kewenangan of its kegiatan, since the
// layout does not say: 1 is the provinsi, 2 the kabupaten and kota.
func (r *nomenclatureReader) settleSide() {
	count := map[string]int{}
	for _, e := range r.entries {
		if e.Level == RenstraKegiatan {
			count[strings.Split(e.Code, ".")[3]]++
		}
	}
	side := SideKabKota
	if count["1"] > count["2"] {
		side = SideProvinsi
	}
	for i := range r.entries {
		r.entries[i].Side = side
	}
}

// orphans names the codes whose parent is not in the list.
func (r *nomenclatureReader) orphans(first int) {
	for _, e := range r.entries {
		parent := Code{Text: e.Code}.Parent().Text
		if _, ok := r.seen[entryKey{"", parent}]; parent == "" || ok {
			continue
		}
		r.bad(first-1, splitName, sheet.Warning, fmt.Sprintf("Induk kode %s, yaitu %s, tidak ada dalam daftar.", e.Code, parent), "Periksa berkas resminya.")
	}
}
