package cell

import (
	"slices"
	"strings"

	"gurindam/internal/decimal"
	"gurindam/internal/sheet"
)

// NotationOf finds which sign stands before decimals in a column, from those of
// its cells that can be read in one way only. Where they disagree, or none tells,
// it is Unknown.
func NotationOf(column []sheet.Cell) Notation {
	found := Unknown
	for _, c := range column {
		if c.Type != sheet.TextCell {
			continue
		}
		w, ok := scan(squeeze(c.Text))
		switch {
		case !ok || w.proves == Unknown || w.proves == found:
		case found == Unknown:
			found = w.proves
		default:
			return Unknown
		}
	}
	return found
}

// Decimal reads a number that stands alone in its cell, a percent sign aside. An
// absent value is the absent Decimal without a note.
func Decimal(c sheet.Cell, n Notation) (decimal.Decimal, *Note) {
	d, unit, note := Quantity(c, n)
	if unit != "" && unit != "%" && !strings.EqualFold(unit, "persen") && note.Usable() {
		return decimal.Decimal{}, wrong("Tulis angkanya saja; satuan punya kolom sendiri.", "Angka bercampur satuan %q.", unit)
	}
	return d, note
}

// Quantity reads a number with the unit behind it: 1 Dokumen, 12 bln, 96%. The
// unit is as written, empty where there is none.
func Quantity(c sheet.Cell, n Notation) (d decimal.Decimal, unit string, note *Note) {
	switch note := broken(c); {
	case note != nil:
		return d, "", note
	case Absent(c):
		return d, "", nil
	}
	switch c.Type {
	case sheet.NumberCell:
		return stored(c)
	case sheet.DateCell:
		return d, "", wrong("Ketik ulang angkanya dengan format sel Umum.", "Excel mengubah isian sel ini menjadi tanggal %s.", c.Raw)
	case sheet.BoolCell:
		return d, "", notANumber()
	case sheet.PlainCell:
		if number, ok := plain(squeeze(c.Text)); ok {
			return finish(number, "")
		}
	}
	w, ok := scan(squeeze(c.Text))
	if !ok || w.currency || !unitLike(w.unit) {
		return d, "", notANumber()
	}
	if w.sign == 0 {
		return finish(w.number, w.unit)
	}
	return w.decide(n)
}

func stored(c sheet.Cell) (decimal.Decimal, string, *Note) {
	number, ok := plain(c.Raw)
	if !ok {
		return decimal.Decimal{}, "", notANumber()
	}
	// A format that shows 4.50 says how exact the number is meant to be.
	if shown := strings.ReplaceAll(c.Text, ",", ""); strings.HasPrefix(shown, c.Raw) {
		if longer, ok := plain(shown); ok && strings.Trim(strings.TrimPrefix(shown, c.Raw), ".0") == "" && len(longer.whole) == len(number.whole) {
			number = longer
		}
	}
	if strings.HasSuffix(c.Text, "%") {
		number = number.shift(2)
		number.frac = strings.TrimRight(number.frac, "0")
		return finish(number, "%")
	}
	// A format may show zeros behind the number; they are decimals it was written
	// with: 4.50 is stored as 4.5.
	shown, _ := plain(strings.ReplaceAll(c.Text, ",", ""))
	if shown.whole == number.whole && shown.negative == number.negative && strings.HasPrefix(shown.frac, number.frac) && strings.Trim(shown.frac[len(number.frac):], "0") == "" {
		number.frac = shown.frac
	}
	return finish(number, "")
}

func finish(n numeral, unit string) (decimal.Decimal, string, *Note) {
	d, ok := n.decimal()
	if !ok {
		return d, "", wrong("Periksa jumlah angkanya.", "Angka ini terlalu panjang (batasnya %d angka).", decimal.MaxDigits)
	}
	return d, unit, nil
}

// decide chooses between two readings by what the rest of the column does.
func (w written) decide(n Notation) (decimal.Decimal, string, *Note) {
	whole, _ := w.number.decimal()
	broken, _ := w.other.decimal()
	switch n.sign() {
	case 0:
		return decimal.Decimal{}, "", ask([]string{whole.Indonesian(), broken.Indonesian()},
			"Angka ini dapat berarti %s atau %s.", whole.Indonesian(), broken.Indonesian())
	case w.sign:
		return broken, w.unit, doubt("Dibaca %s (berdesimal), mengikuti sel lain di kolom ini.", broken.Indonesian())
	}
	return whole, w.unit, doubt("Dibaca %s (ribuan), mengikuti sel lain di kolom ini.", whole.Indonesian())
}

// unitLike tells whether what follows a number can be a unit: words, not another
// number, a range or a comparison.
func unitLike(s string) bool {
	if s == "" || s == "%" {
		return true
	}
	if strings.ContainsAny(s[:1], "-/+=<>~:;") || strings.HasPrefix(s, "–") || strings.HasPrefix(s, "s.d") || strings.HasPrefix(s, "s/d") {
		return false
	}
	return len(s) <= 60 && !slices.ContainsFunc(strings.Fields(s), func(word string) bool {
		return strings.Trim(word, "0123456789.,%") == ""
	})
}

func notANumber() *Note {
	return wrong("Tulis angka saja, misalnya 1.234,5.", "Isi sel ini bukan angka.")
}
