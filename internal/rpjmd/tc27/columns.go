package tc27

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"gurindam/internal/money"
	"gurindam/internal/rpjmd"
	"gurindam/internal/sheet"
	"gurindam/internal/sheet/cell"
)

// codedName is a whole code with the name behind it, in one cell.
var codedName = regexp.MustCompile(`^((?:[0-9]|X)\.(?:[0-9]{2}|XX)(?:\.[0-9]{1,4}){0,4})[.:]?(?:\s+|\s*[-–—]\s*)(\pL.*)$`)

// splitName takes "2.16.02 PROGRAM INFORMASI" apart; ok only for a whole code, since
// "1.1 Peningkatan layanan" is numbered, not coded.
func splitName(text string) (code, name string, ok bool) {
	m := codedName.FindStringSubmatch(text)
	if m == nil || !(rpjmd.Code{Text: m[1]}).Valid() || !lawful(m[1]) {
		return "", text, false
	}
	return m[1], m[2], true
}

// settleCodes puts right, by what stands under them, columns whose headings do
// not tell code from name: unnamed columns beside a code and columns headed
// Urusan, Bidang, Program … that hold the parts of a code are codes; one headed
// Kode that holds codes with names is a name.
func (t *table) settleCodes() {
	for col := range t.heads {
		h := &t.heads[col]
		part, both, other := t.codesUnder(col)
		switch {
		case h.field == code && both > part+other:
			h.field = name
		case part <= other || part <= both:
		case h.field == nothing && h.text == "" && col > 0 && t.heads[col-1].field == code,
			h.field == name, h.field == nothing && has(h.text, "bidang"):
			h.field = code
		}
	}
}

// codesUnder counts the cells of a column that hold part of a code, a code with
// a name, and anything else.
func (t *table) codesUnder(col int) (part, both, other int) {
	for row := t.body; row < t.end; row++ {
		text := textAt(t.sheet, row, col)
		_, _, named := splitName(text)
		switch {
		case text == "":
		case len(text) <= 4 && strings.Trim(strings.ToLower(text), "x.0123456789") == "":
			part++
		case named:
			both++
		default:
			other++
		}
	}
	return part, both, other
}

// tellColumns asks what the columns of a year hold that say neither target nor
// money, and tells which columns were not understood. What stands there would
// otherwise be lost without a word.
func (t *table) tellColumns() {
	for col, h := range t.heads {
		if h.field != nothing || h.text == "" || !t.filled(col) {
			continue
		}
		at := t.ref(t.body-1, col)
		for at.Row > t.first && textAt(t.sheet, at.Row, col) == "" {
			at.Row--
		}
		shown := textAt(t.sheet, at.Row, col)
		if !h.unclear {
			t.warn(at, shown, "Bila isinya perlu, pakai judul kolom seperti pada tabel T-C.27.", "Kolom ini tidak dikenal; isinya tidak dibaca.")
			continue
		}
		t.add(at, sheet.Problem{Severity: sheet.Question, Value: shown, Text: fmt.Sprintf("Kolom tahun %d ini berisi target atau pagu?", max(h.year, h.nth)),
			Advice: "Tulis di judul kolomnya, misalnya Target 2024 atau Pagu 2024 (Rp).", Choices: []string{"Target", "Pagu"}})
	}
}

// filled tells whether anything stands in a column beside the headings.
func (t *table) filled(col int) bool {
	for row := t.body; row < t.end; row++ {
		if c := at(t.sheet, row, col); !cell.Absent(c) && !t.repeated(row) && !t.aside(row) && !t.foot(row) {
			return true
		}
	}
	return false
}

var (
	unitWords  = `(?:ribu|ribuan|juta|jutaan|miliar|milyar|miliaran|milyaran)`
	titleUnits = regexp.MustCompile(`\b(?:dalam|satuan)\b[ :=(]*(?:rp\.?|rupiah)? *` + unitWords + `\b|\((?:x *)?(?:rp\.?|rupiah)? *(?:` + unitWords + `|\.?000|1[.,]000(?:[.,]000)?)(?: *(?:rp\.?|rupiah))?\)|` +
		`\b(?:ribuan|jutaan|miliaran|milyaran) rupiah\b|\brp\.? *\.?000\b`)
)

// settleUnit takes the unit of money from the lines above the table, "(dalam
// ribuan rupiah)", for the columns that name none themselves, and says so.
func (t *table) settleUnit() {
	for row := range t.first {
		for col := range t.sheet.Rows[row] {
			text := textAt(t.sheet, row, col)
			unit := titleUnits.FindString(strings.ToLower(text))
			power := powerOf(unit)
			if unit == "" || power == 0 {
				continue
			}
			told := false
			for i := range t.heads {
				if h := &t.heads[i]; (h.field == budget || h.field == finalBudget) && h.power == 0 {
					h.power, told = power, true
				}
			}
			if told {
				t.warn(t.ref(row, col), text, "Periksa apakah satuan ini berlaku untuk semua kolom pagu.", "Semua pagu tabel di bawahnya dibaca dalam satuan ini.")
			}
			return
		}
	}
}

// tellRivals asks where two columns hold the same figure of the same year, as
// before and after a change of the plan, and a row has both.
func (t *table) tellRivals() {
	for col := range t.heads {
		for before := range col {
			if h, b := t.heads[col], t.heads[before]; h.field != b.field || t.years[col] != t.years[before] ||
				h.field != target && h.field != budget && h.field != baseline && h.field != finalTarget && h.field != finalBudget {
				continue
			}
			row := slices.IndexFunc(t.sheet.Rows[t.body:t.end], func(cells []sheet.Cell) bool {
				return col < len(cells) && !cell.Absent(cells[col]) && !cell.Absent(cells[before])
			})
			if row < 0 {
				continue
			}
			t.add(t.ref(t.body-1, col), sheet.Problem{Severity: sheet.Question, Value: textAt(t.sheet, t.body-1, col),
				Text:    fmt.Sprintf("Kolom ini dan kolom %s berisi hal yang sama. Mana yang berlaku?", sheet.ColumnName(before)),
				Advice:  "Hapus kolom yang tidak berlaku, atau beri tahunnya pada judul.",
				Choices: []string{"kolom " + sheet.ColumnName(before), "kolom " + sheet.ColumnName(col)}})
			break
		}
	}
}

const (
	leastAmounts = 5         // sums that show a habit
	leastLikely  = 1_000_000 // rupiah; less than any office plans for a year
)

// tellSmall warns where all the money of a table is too little to be whole rupiah
// and no unit is named.
func (t *table) tellSmall() {
	first, largest, count := sheet.Ref{}, money.Rupiah(0), 0
	for row := t.body; row < t.end; row++ {
		for col, h := range t.heads {
			if h.field != budget && h.field != finalBudget {
				continue
			}
			if amount, stated, note := cell.RupiahIn(at(t.sheet, row, col), t.amounts, h.power); stated && note.Usable() && amount > 0 && !t.repeated(row) {
				if count++; count == 1 {
					first = t.ref(row, col)
				}
				largest = max(largest, amount)
			}
		}
	}
	if count >= leastAmounts && largest < leastLikely {
		t.warn(first, textAt(t.sheet, first.Row, first.Col), "Bila satuannya ribu atau juta, tulis di judul kolom, misalnya Pagu (Rp juta).",
			"Pagu terbesar tabel ini hanya %s; mungkin angkanya bukan rupiah penuh.", largest)
	}
}
