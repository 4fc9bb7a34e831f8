package tc27

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"gurindam/internal/decimal"
	"gurindam/internal/money"
	"gurindam/internal/rpjmd"
	"gurindam/internal/sheet"
	"gurindam/internal/sheet/cell"
)

// fill reads everything beside code and name into a row, and tells whether there
// was anything.
func (t *table) fill(r *rpjmd.RenstraRow, row int, zeros map[int]bool) bool {
	holds := false
	r.Indicator = t.spoken(row, indicator, zeros)
	r.Unit = t.spoken(row, unit, zeros)
	r.Unitkerja = t.spoken(row, office, zeros)
	r.Location = t.spoken(row, place, zeros)
	r.FundingSource = t.spoken(row, source, zeros)
	r.Note = t.spoken(row, note, zeros)
	if t.layout == Budget {
		t.measures(r, row, zeros)
	}
	years := map[int]*rpjmd.Year{}
	inYear := func(year int) *rpjmd.Year {
		if years[year] == nil {
			years[year] = &rpjmd.Year{Year: year}
		}
		return years[year]
	}
	for col, h := range t.heads {
		c := at(t.sheet, row, col)
		if c.Type != sheet.ErrorCell && cell.Absent(c) {
			continue
		}
		switch h.field {
		case target:
			if n, text := t.target(r, row, col); n.Present() || text != "" {
				y := inYear(t.yearAt(row, col))
				y.Target, y.Text = n, text
				holds = true
			}
		case budget:
			if amount, ok := t.amount(row, col); ok {
				y := inYear(t.yearAt(row, col))
				y.Budget, y.Funded = amount, true
				holds = true
			}
		case finalTarget:
			n, text := t.target(r, row, col)
			r.FinalTarget = n
			if text != "" {
				r.Note = join(r.Note, "Kondisi akhir: "+text)
			}
		case finalBudget:
			r.FinalBudget, r.FinalFunded = t.amount(row, col)
		case baseline:
			r.Baseline, r.BaselineText = t.target(r, row, col)
		}
	}
	if t.layout == Budget {
		holds = t.outputInto(r, row, inYear) || holds
	}
	for _, y := range years {
		r.Years = append(r.Years, *y)
	}
	slices.SortFunc(r.Years, func(a, b rpjmd.Year) int { return cmp.Compare(a.Year, b.Year) })
	return holds || r.Indicator != "" || r.FinalTarget.Present() || r.FinalFunded || r.Baseline.Present() || r.BaselineText != ""
}

func join(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + "; " + b
}

// target reads a number with its unit, or words. The unit of the first number
// stands for the row where it has no unit of its own.
func (t *table) target(r *rpjmd.RenstraRow, row, col int) (decimal.Decimal, string) {
	c := at(t.sheet, row, col)
	n, written, note := cell.Quantity(c, t.targets)
	if note != nil && note.Severity == sheet.Error && (c.Type == sheet.TextCell || c.Type == sheet.PlainCell) {
		text, words := cell.Text(c)
		t.say(row, col, words)
		if strings.ContainsAny(text, "0123456789") {
			t.warn(t.ref(row, col), text, "Tulis satu angka bila targetnya memang satu angka.", "Target ini bukan satu angka; disimpan sebagai teks.")
		}
		return decimal.Decimal{}, text
	}
	if !t.say(row, col, note) {
		return decimal.Decimal{}, ""
	}
	switch {
	case written == "":
		t.suspectShare(r, n, row, col)
	case r.Unit == "":
		r.Unit = written
	case !sameUnit(r.Unit, written):
		t.warn(t.ref(row, col), cell.Shown(c), "Samakan satuannya.", "Satuan di sel ini %q, sedangkan satuan barisnya %q.", written, r.Unit)
	}
	return n, ""
}

// suspectShare warns of 0,96 where per cent are meant; it is kept as it stands.
func (t *table) suspectShare(r *rpjmd.RenstraRow, n decimal.Decimal, row, col int) {
	one := decimal.New(1, 0)
	if !n.Present() || n.Cmp(decimal.New(0, 0)) <= 0 || n.Cmp(one) > 0 || n.Equal(one) {
		return
	}
	named := fold(r.Indicator + " " + r.Unit)
	if r.Unit == "%" || has(named, "persen", "persentase", "prosentase", "presentase") {
		t.warn(t.ref(row, col), n.String(), "Tulis 96 atau 96% bila persen yang dimaksud.", "Nilai %s pada indikator persentase disimpan apa adanya; mungkin maksudnya persen.", n.Indonesian())
	}
}

// shortUnits are units as people shorten them.
var shortUnits = map[string]string{"bln": "bulan", "org": "orang", "dok": "dokumen", "dokumen": "dokumen", "keg": "kegiatan", "lap": "laporan", "thn": "tahun", "pkt": "paket", "persen": "%", "kk": "kepala keluarga", "prosen": "%"}

func sameUnit(a, b string) bool {
	long := func(s string) string {
		if s == "%" {
			return s
		}
		f := fold(s)
		return cmp.Or(shortUnits[f], f)
	}
	return long(a) == long(b)
}

// amount reads a sum in the unit its heading names.
func (t *table) amount(row, col int) (money.Rupiah, bool) {
	amount, stated, note := cell.RupiahIn(at(t.sheet, row, col), t.amounts, t.heads[col].power)
	if !t.say(row, col, note) {
		return 0, false
	}
	if n := t.improbable(row, col, amount); n != nil {
		t.say(row, col, n)
		return 0, false
	}
	return amount, stated
}

// most is more than any office of a region spends in a year.
const most = 100_000_000_000_000

// improbable speaks of sums below zero, and of those that only the unit in the
// heading makes larger than any office spends: the cell may hold whole rupiah.
func (t *table) improbable(row, col int, amount money.Rupiah) *cell.Note {
	power := t.heads[col].power
	switch {
	case amount < 0:
		return &cell.Note{Severity: sheet.Error, Text: fmt.Sprintf("Pagu %s kurang dari nol.", amount), Advice: "Periksa tandanya."}
	case amount <= most || power == 0:
		return nil
	}
	choices := []string{amount.String()}
	if whole, _, note := cell.RupiahIn(at(t.sheet, row, col), t.amounts, 0); note.Usable() {
		choices = append(choices, whole.String())
	}
	return &cell.Note{Severity: sheet.Question, Text: fmt.Sprintf("Menurut satuan kolomnya jumlah ini %s, terlalu besar untuk satu OPD.", amount),
		Advice: "Tulis semua sel kolom ini dalam satu satuan.", Choices: choices}
}

// measures reads the three measures of a DPA. The output of a sub kegiatan is its
// indicator; where there is none, what comes nearest. The others go to the note.
func (t *table) measures(r *rpjmd.RenstraRow, row int, zeros map[int]bool) {
	for _, m := range t.measured(row, zeros) {
		if r.Indicator == "" {
			r.Indicator = m.text
			continue
		}
		if m.text == r.Indicator {
			continue
		}
		r.Note = join(r.Note, m.label+": "+strings.TrimSpace(m.text+" "+m.shown))
	}
}

// measure is one of the three measures in a row.
type measure struct {
	label, text string
	col         int    // of its target, -1 for none
	shown       string // its target as written
}

func (t *table) measured(row int, zeros map[int]bool) []measure {
	var out []measure
	for _, kind := range []struct {
		label        string
		text, target field
	}{{"Keluaran", output, outputTarget}, {"Capaian", reach, reachTarget}, {"Hasil", outcome, outcomeTarget}} {
		m := measure{label: kind.label, text: t.spoken(row, kind.text, zeros), col: -1}
		if m.text == "" {
			continue
		}
		for col, h := range t.heads {
			if h.field == kind.target && !cell.Absent(at(t.sheet, row, col)) {
				m.col, m.shown = col, "("+cell.Shown(at(t.sheet, row, col))+")"
			}
		}
		out = append(out, m)
	}
	return out
}

// outputInto takes the target of the measure that became the indicator.
func (t *table) outputInto(r *rpjmd.RenstraRow, row int, inYear func(int) *rpjmd.Year) bool {
	for _, m := range t.measured(row, nil) {
		if m.text != r.Indicator || m.col < 0 {
			continue
		}
		n, text := t.target(r, row, m.col)
		if !n.Present() && text == "" {
			return false
		}
		y := inYear(t.yearAt(row, m.col))
		y.Target, y.Text = n, text
		return true
	}
	return false
}
