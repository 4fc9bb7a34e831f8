package proposal

import (
	"fmt"
	"strconv"
	"strings"

	"gurindam/internal/answer"
	"gurindam/internal/dataset"
)

// known tells by which words a fact is recognised that a question asks for; each group
// of words must have one in its name.
var known = []struct {
	question string
	words    [][]string
}{
	{"OC-2", [][]string{{"kesehatan fiskal", "opini bpk", "kemandirian fiskal"}}},
	{"OC-3a", [][]string{{"kinerja penyelenggaraan pemerintah", "eppd", "lppd"}}},
	{"OC-3b", [][]string{{"indeks spbe", "sistem pemerintahan berbasis elektronik"}}},
	{"OC-4", [][]string{{"sakip", "akuntabilitas kinerja"}}},
	{"OC-7b", [][]string{{"realisasi investasi"}}},
	{"OC-9a", [][]string{{"penduduk miskin", "tingkat kemiskinan", "persentase kemiskinan"}}},
	{"OC-9b", [][]string{{"indeks pembangunan manusia"}}},
	{"OC-11a", [][]string{{"stunting"}, {"ditangani", "tertangani"}}},
	{"OC-11b", [][]string{{"imunisasi"}, {"lengkap"}}},
	{"OC-11c", [][]string{{"persalinan", "kelahiran"}, {"tenaga kesehatan", "nakes"}}},
	{"OC-12a", [][]string{{"air minum layak"}}},
	{"OC-12b", [][]string{{"sanitasi layak"}}},
	{"OC-12c", [][]string{{"jalan"}, {"mantap", "kondisi baik"}}},
	{"OC-14b", [][]string{{"partisipasi murni", "apm"}}},
}

// facts proposes official figures that stand among the region's facts, of the year that
// is evaluated or the newest before it.
func (d *desk) facts() {
	for _, k := range known {
		for _, f := range d.Facts {
			if f.Example || !named(f.Name, k.words) {
				continue
			}
			if v, ok := valueOf(f, d.year); ok {
				d.add(d.fact(k.question, f, v), "data daerah")
				break
			}
		}
	}
}

func (d *desk) fact(code string, f dataset.Fact, v dataset.Value) answer.Proposal {
	p := answer.Proposal{Question: code, Figure: strings.TrimSpace(v.Number.Indonesian()+" "+f.Unit) + " (" + strconv.Itoa(v.Year) + ")",
		Text:    fmt.Sprintf("%s tahun %d: %s. Penerbit: %s. Sumber: %s.", f.Name, v.Year, strings.TrimSpace(v.Number.Indonesian()+" "+f.Unit), f.Publisher, f.Source),
		Reason:  fmt.Sprintf("Data %s pada rencana.", f.Code),
		Sources: []answer.Link{d.page(f.Code+" "+f.Name, "/analisis")}}
	if v.Year != d.year {
		p.Reason += fmt.Sprintf(" Angka tahun %d belum ada; ini yang terbaru sebelumnya.", d.year)
		return p
	}
	if unit := strings.ToLower(f.Unit); unit == "%" || unit == "persen" {
		if n, ok := v.Number.Scaled(6); ok {
			if l, ok := byShare(d.question(code), n, 100_000_000); ok { // per cent of a hundred, six decimals
				p = claim(p, l)
			}
		}
	}
	return p
}

func named(name string, groups [][]string) bool {
	for _, g := range groups {
		if !about(name, g...) {
			return false
		}
	}
	return true
}

// valueOf gives the value of a year, or the newest before it.
func valueOf(f dataset.Fact, year int) (out dataset.Value, ok bool) {
	for _, v := range f.Values {
		if v.Year <= year && v.Number.Present() && (!ok || v.Year > out.Year) {
			out, ok = v, true
		}
	}
	return out, ok
}
