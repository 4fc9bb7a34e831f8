package rpjmd

import (
	"encoding/json"
	"fmt"
	"strings"

	"gurindam/internal/sheet"
)

// flatLayout has one row for each sub kegiatan, with its bidang urusan, program
// and kegiatan beside it; code and name share a cell.
var flatLayout = layout{
	needs: []string{"jenispemda", "bidang", "program", "kegiatan", "subkegiatan"},
	read:  (*nomenclatureReader).readFlat,
}

// flatLevels are the columns of the layout, from the top down.
var flatLevels = []struct {
	heading string
	level   RenstraLevel
}{
	{"bidang", RenstraBidang}, {"program", RenstraProgram}, {"kegiatan", RenstraKegiatan}, {"subkegiatan", RenstraSubKegiatan},
}

func (r *nomenclatureReader) readFlat(first int) {
	for row := first; row < len(r.sheet.Rows); row++ {
		if r.blankRow(row) {
			continue
		}
		side := Side(strings.ToUpper(strings.TrimSpace(r.cell(row, "jenispemda").Text)))
		if side != SideProvinsi && side != SideKabKota {
			r.bad(row, "jenispemda", sheet.Error, "Jenis pemda tidak dikenal.", "Isinya PROV atau KABKOT.")
			continue
		}
		r.flatRow(row, side)
	}
}

// flatRow takes the four entries of a row. One that cannot be read stops the row:
// what stands below it would have no parent.
func (r *nomenclatureReader) flatRow(row int, side Side) {
	above := ""
	for _, l := range flatLevels {
		code, name, ok := codeAndName(mend(r.cell(row, l.heading).Text, nil))
		switch {
		case !ok || Code{Text: code}.Depth() != l.level:
			r.bad(row, l.heading, sheet.Error, fmt.Sprintf("Sel ini tidak diawali kode %s.", l.level), "Sel berisi kode, spasi, lalu namanya.")
			return
		case above != "" && Code{Text: code}.Parent().Text != above:
			r.bad(row, l.heading, sheet.Error, fmt.Sprintf("Kode %s tidak berada di bawah %s.", code, above), "Periksa baris ini pada berkas resminya.")
			return
		}
		e := Entry{Side: side, Level: l.level, Code: code, Name: name}
		if l.level == RenstraSubKegiatan {
			r.flatDetails(row, &e)
		}
		r.add(row, l.heading, e)
		above = code
	}
}

// flatDetails takes what is said of a sub kegiatan alone.
func (r *nomenclatureReader) flatDetails(row int, e *Entry) {
	e.Result, e.Indicator, e.Unit = r.text(row, "kinerja"), r.text(row, "indikator"), r.text(row, "satuan")
	e.Kind = r.text(row, "jenis")
	if spm := r.text(row, "spm"); !strings.HasPrefix(letters(spm), "non") {
		e.SPM = spm
	}
	var ok bool
	if e.Tags, ok = tags(r.cell(row, "tag").Text); !ok {
		r.bad(row, "tag", sheet.Warning, "Tag bukan daftar yang terbaca; diabaikan.", "")
	}
	before := r.text(row, "subkegiatansebelumnya")
	if before == "" {
		return
	}
	if e.Previous, e.PreviousName, ok = codeAndName(before); !ok {
		r.bad(row, "subkegiatansebelumnya", sheet.Warning, "Sub kegiatan sebelumnya tidak diawali kode; diabaikan.", "")
	}
}

// codeAndName cuts a cell like "1.01.02 PROGRAM PENGELOLAAN PENDIDIKAN".
func codeAndName(s string) (code, name string, ok bool) {
	code, name, _ = strings.Cut(s, " ")
	name = strings.TrimSpace(name)
	if name == "" || !(Code{Text: code}).Valid() {
		return "", "", false
	}
	return code, name, true
}

// tags reads a list written as JSON, in which null stands for none.
func tags(s string) ([]string, bool) {
	if s = strings.TrimSpace(s); s == "" {
		return nil, true
	}
	var list []*string
	if json.Unmarshal([]byte(s), &list) != nil {
		return nil, false
	}
	var out []string
	for _, t := range list {
		if t != nil && strings.TrimSpace(*t) != "" {
			out = append(out, strings.TrimSpace(*t))
		}
	}
	return out, true
}
