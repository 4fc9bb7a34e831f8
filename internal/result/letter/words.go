package letter

import (
	"cmp"
	"fmt"
	"strings"

	"gurindam/internal/decimal"
	"gurindam/internal/evaluation"
	"gurindam/internal/instrument"
	"gurindam/internal/instrument/score"
)

// Ministry stands above a letter where the ministry typed nothing else.
const Ministry = "KEMENTERIAN KOMUNIKASI DAN DIGITAL REPUBLIK INDONESIA"

const simulation = "SIMULASI. Angka dan nama dalam dokumen ini rekaan untuk mencoba program, bukan hasil evaluasi yang sebenarnya."

// headOf is how the head of a region is addressed.
func headOf(name string) string {
	for _, kind := range []struct{ prefix, head string }{{"Kabupaten ", "Bupati "}, {"Kab. ", "Bupati "}, {"Kota ", "Wali Kota "}, {"Provinsi ", "Gubernur "}} {
		if rest, ok := strings.CutPrefix(name, kind.prefix); ok {
			return kind.head + rest
		}
	}
	return "Kepala Daerah " + name
}

// shown writes a value as results are published: with two decimals.
func shown(d decimal.Decimal) string { return d.Round(2).Indonesian() }

// change writes an improvement with its sign.
func change(d decimal.Decimal) string {
	switch s := shown(d); {
	case !d.Present():
		return "–"
	case strings.HasPrefix(s, "-"):
		return "−" + s[1:]
	case d.Cmp(decimal.New(0, 0)) == 0:
		return s
	default:
		return "+" + s
	}
}

// unrounded writes a number with every decimal, or six of them where it has no last one.
func unrounded(exact string) string {
	f, err := score.ParseFraction(exact)
	if err != nil {
		return "–"
	}
	if d := f.Decimal(); score.FromDecimal(d).Equal(f) {
		return d.Indonesian()
	}
	return f.Round(6).Indonesian() + "…"
}

// league says the cohort, where there is one.
func (r Region) league() string {
	if r.Cohort == "" {
		return ""
	}
	return "kelompok " + r.Cohort
}

// edition says which announcement the numbers are of.
func (r Region) edition() string {
	day := evaluation.Day(r.Announced.In(evaluation.Zone))
	if r.Number == 0 {
		return "Diumumkan " + day
	}
	return fmt.Sprintf("Perbaikan ke-%d, %s", r.Number, day)
}

// check says how the numbers can be checked.
func (r Region) check() string {
	text := "Sidik (SHA-256) pengumuman hasil. Setiap angka berasal dari pengumuman dengan sidik ini dan dapat dihitung ulang dari arsip hasilnya dengan perintah gurindam verify."
	if r.Address != "" {
		text += " Hasil dan sidiknya ada di " + r.Address + "."
	}
	return text
}

// seal is what the code of the document says.
func (r Region) seal() string { return cmp.Or(r.Address, r.Fingerprint) }

// aspect finds how an aspect is described in the instrument.
func (r Region) aspect(code string) instrument.Aspect {
	for _, a := range r.Instrument.Aspects {
		if a.Code == code {
			return a
		}
	}
	return instrument.Aspect{Code: code, Name: code}
}

// formula writes out how the index comes about from the aspects.
func (r Region) formula() string {
	var terms []string
	for _, a := range r.Aspects {
		if r.Instrument.Rounding.Contribution == instrument.Exact {
			terms = append(terms, r.aspect(a.Code).Weight.Indonesian()+" % × "+shown(a.Value))
		} else {
			terms = append(terms, shown(a.Share))
		}
	}
	text := strings.Join(terms, " + ")
	if r.Instrument.Rounding.Contribution == instrument.Exact {
		text += " = " + unrounded(r.Exact)
		if f, err := score.ParseFraction(r.Exact); err == nil && f.Equal(score.FromDecimal(r.Final)) {
			return text
		}
		return text + " ≈ " + shown(r.Final)
	}
	return text + " = " + shown(r.Final)
}
