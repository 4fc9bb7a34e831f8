package cell

import (
	"strconv"
	"strings"

	"gurindam/internal/money"
	"gurindam/internal/sheet"
)

// scales are the words by which people shorten sums of money, as powers of ten.
var scales = map[string]struct {
	power int
	name  string
}{
	"rb": {3, "ribu"}, "ribu": {3, "ribu"},
	"jt": {6, "juta"}, "juta": {6, "juta"},
	"m": {9, "miliar"}, "mlr": {9, "miliar"}, "mld": {9, "miliar"}, "milyar": {9, "miliar"}, "miliar": {9, "miliar"}, "milliar": {9, "miliar"}, "milyard": {9, "miliar"},
	"t": {12, "triliun"}, "tr": {12, "triliun"}, "triliun": {12, "triliun"}, "trilyun": {12, "triliun"}, "trilliun": {12, "triliun"},
}

// Rupiah reads a sum of money; stated is false for an empty cell, which is not
// zero. A sum with a part of a rupiah is rounded half away from zero, with a
// warning; so is a shortened sum (3.915,51 M), which names the word it was read by.
func Rupiah(c sheet.Cell, n Notation) (amount money.Rupiah, stated bool, note *Note) {
	return RupiahIn(c, n, 0)
}

// RupiahIn reads a sum from a column whose heading names its unit as a power of
// ten: 6 for juta. A cell that names a unit itself keeps to its own.
func RupiahIn(c sheet.Cell, n Notation, power int) (amount money.Rupiah, stated bool, note *Note) {
	switch note := broken(c); {
	case note != nil:
		return 0, false, note
	case Absent(c):
		return 0, false, nil
	}
	var number numeral
	ok := false
	switch c.Type {
	case sheet.NumberCell:
		return storedRupiah(c, power)
	case sheet.PlainCell:
		number, ok = plain(squeeze(c.Text))
	case sheet.DateCell:
		return 0, false, wrong("Ketik ulang jumlahnya dengan format sel Umum.", "Excel mengubah isian sel ini menjadi tanggal %s.", c.Raw)
	}
	if ok {
		return whole(number.shift(power))
	}
	text := squeeze(c.Text)
	w, ok := scan(text)
	if !ok {
		if _, currency := cutCurrency(text); currency && absent(strings.TrimSpace(strings.TrimLeft(text, "RrPp. "))) {
			return 0, false, nil // "Rp -"
		}
		return 0, false, notMoney()
	}
	if unit := strings.ToLower(strings.TrimRight(w.unit, ". ")); unit != "" && unit != "rupiah" {
		scale, known := scales[strings.TrimSpace(strings.TrimSuffix(unit, "rupiah"))]
		if !known {
			return 0, false, notMoney()
		}
		return w.scaled(scale.power, scale.name, n)
	}
	if power > 0 {
		return w.scaled(power, "", n)
	}
	return w.rupiah(n)
}

// rupiah reads a sum in full. A part of a rupiah with three digits does not
// exist, so 1.234 is a whole number, unless its column writes decimals that way.
func (w written) rupiah(n Notation) (money.Rupiah, bool, *Note) {
	if w.sign == 0 {
		return whole(w.number)
	}
	if n.sign() == w.sign {
		a, b := w.number.string(), w.other.string()
		return 0, false, ask([]string{a, strings.Replace(b, ".", ",", 1)}, "Tanda %q di kolom ini memisahkan desimal, tetapi di sel ini dapat juga memisahkan ribuan.", string(w.sign))
	}
	amount, stated, note := whole(w.number)
	if note == nil {
		note = doubt("Dibaca %s: pecahan rupiah dengan tiga angka tidak ada.", amount)
	}
	return amount, stated, note
}

// scaled reads a shortened sum. Where the heading names the unit, not the cell,
// there is nothing to tell.
func (w written) scaled(power int, name string, n Notation) (money.Rupiah, bool, *Note) {
	number := w.number
	if w.sign != 0 {
		a, _, _ := whole(w.number.shift(power))
		b, _, _ := whole(w.other.shift(power))
		switch n.sign() {
		case 0:
			return 0, false, ask([]string{a.String(), b.String()}, "Jumlah ini dapat berarti %s atau %s.", a, b)
		case w.sign:
			number = w.other
		}
	}
	amount, stated, note := whole(number.shift(power))
	if !note.Usable() {
		return amount, stated, note
	}
	if name == "" && w.sign == 0 {
		return amount, stated, note
	}
	if name == "" {
		return amount, stated, doubt("Dibaca %s, mengikuti sel lain di kolom ini.", amount)
	}
	said := doubt("Satuan %q dibaca %s: %s.", w.unit, name, amount)
	if note != nil {
		said.Text += " " + note.Text
	}
	return amount, stated, said
}

// storedRupiah reads a number cell. Where its format shows a word for thousands
// or more, the sum on the screen is not the one in the file.
func storedRupiah(c sheet.Cell, power int) (money.Rupiah, bool, *Note) {
	number, ok := plain(c.Raw)
	if !ok {
		return 0, false, notMoney()
	}
	amount, stated, note := whole(number.shift(power))
	if w, ok := scan(squeeze(c.Text)); ok && w.unit != "" {
		scale, known := scales[strings.ToLower(w.unit)]
		if known {
			shown, _, _ := whole(number.shift(scale.power))
			return 0, false, ask([]string{amount.String(), shown.String()}, "Format sel menampilkan %q, sedangkan nilai yang tersimpan %s.", squeeze(c.Text), amount)
		}
		if w.unit == "%" {
			return 0, false, notMoney()
		}
	}
	return amount, stated, note
}

// whole makes rupiah of a number.
func whole(n numeral) (money.Rupiah, bool, *Note) {
	digits := strings.TrimLeft(n.whole, "0")
	if digits == "" {
		digits = "0"
	}
	amount, err := strconv.ParseInt(digits, 10, 64)
	if err != nil || amount > 1e18 {
		return 0, false, wrong("Periksa jumlah nolnya.", "Jumlah uang ini terlalu besar.")
	}
	if n.fraction() {
		if n.frac[0] >= '5' {
			amount++
		}
		if n.negative {
			amount = -amount
		}
		return money.Rupiah(amount), true, doubt("Jumlah ini memuat pecahan rupiah; dibulatkan (setengah ke atas) menjadi %s.", money.Rupiah(amount))
	}
	if n.negative {
		amount = -amount
	}
	return money.Rupiah(amount), true, nil
}

func notMoney() *Note {
	return wrong("Tulis rupiah penuh dengan angka saja, misalnya 1250000000.", "Isi sel ini bukan jumlah uang.")
}
