package cell

import (
	"strings"

	"gurindam/internal/decimal"
)

// Notation says which sign stands before the decimals in numbers written as text.
type Notation int

// Notations.
const (
	Unknown Notation = iota
	Comma            // 1.234,5 as in Indonesian
	Point            // 1,234.5 as in English
)

func (n Notation) sign() byte { return "\x00,."[n] }

func notationBy(decimalSign byte) Notation {
	if decimalSign == ',' {
		return Comma
	}
	return Point
}

// numeral is a number in plain digits.
type numeral struct {
	negative    bool
	whole, frac string
}

// plain reads a number as files keep it: -1234.50.
func plain(raw string) (numeral, bool) {
	n := numeral{}
	raw, n.negative = strings.CutPrefix(raw, "-")
	n.whole, n.frac, _ = strings.Cut(raw, ".")
	return n, raw != "" && n.whole+n.frac != "" && strings.Trim(n.whole+n.frac, "0123456789") == ""
}

// shift multiplies by a power of ten.
func (n numeral) shift(places int) numeral {
	for len(n.frac) < places {
		n.frac += "0"
	}
	n.whole, n.frac = n.whole+n.frac[:places], n.frac[places:]
	return n
}

func (n numeral) string() string {
	s := strings.TrimLeft(n.whole, "0")
	if s == "" {
		s = "0"
	}
	if n.frac != "" {
		s += "." + n.frac
	}
	if n.negative {
		s = "-" + s
	}
	return s
}

func (n numeral) decimal() (decimal.Decimal, bool) {
	d, err := decimal.Parse(n.string())
	return d, err == nil && d.Present()
}

func (n numeral) fraction() bool { return strings.Trim(n.frac, "0") != "" }

// written is a number as a person wrote it, with what stands around it.
type written struct {
	currency bool    // Rp stood before it
	number   numeral // the one reading, or the reading as a whole number where there are two
	other    numeral // the reading with decimals
	sign     byte    // the sign in doubt, where there are two readings
	proves   Notation
	unit     string // what follows: Dokumen, %, M
}

// scan reads a number at the beginning of a text.
func scan(s string) (w written, ok bool) {
	s, negative := strings.CutPrefix(s, "(")
	if negative {
		if s, ok = strings.CutSuffix(s, ")"); !ok {
			return w, false
		}
		s = squeeze(s)
	}
	s, w.currency = cutCurrency(s)
	for _, minus := range []string{"-", "−", "–"} {
		if rest, cut := strings.CutPrefix(s, minus); cut && !negative {
			s, negative = strings.TrimLeft(rest, " "), true
			break
		}
	}
	if !w.currency {
		s, w.currency = cutCurrency(s)
	}
	end := 0
	for end < len(s) && (s[end] >= '0' && s[end] <= '9' || s[end] == '.' || s[end] == ',' || s[end] == '\'' || spaceGroup(s, end)) {
		end++
	}
	digits := s[:end]
	rest := s[end:]
	// "1.000,-" is the way shops write whole rupiah; "5." ends a sentence.
	if strings.HasSuffix(digits, ",") || strings.HasSuffix(digits, ".") {
		digits = digits[:len(digits)-1]
		rest = strings.TrimLeft(rest, "-–—")
	}
	w.unit = strings.TrimSpace(rest)
	return w, w.digits(digits, negative)
}

// spaceGroup tells whether a space inside a number groups thousands: 1 250 000.
func spaceGroup(s string, i int) bool {
	if s[i] != ' ' || i == 0 || len(s) < i+4 {
		return false
	}
	for _, c := range []byte(s[i+1 : i+4]) {
		if c < '0' || c > '9' {
			return false
		}
	}
	before := strings.IndexFunc(s[:i], func(r rune) bool { return r < '0' || r > '9' })
	return s[i-1] >= '0' && s[i-1] <= '9' && (before >= 0 || i <= 3) && (len(s) == i+4 || s[i+4] < '0' || s[i+4] > '9')
}

func cutCurrency(s string) (string, bool) {
	for _, mark := range []string{"Rp.", "Rp", "IDR"} {
		if len(s) >= len(mark) && strings.EqualFold(s[:len(mark)], mark) {
			return strings.TrimLeft(s[len(mark):], " :"), true
		}
	}
	return s, false
}

// digits reads the digits with their signs. A number with one sign and three
// digits after it has two readings: 1.234.
func (w *written) digits(s string, negative bool) bool {
	if strings.ContainsAny(s, " '") { // rare, and a Replacer costs more than the rest
		s = strings.NewReplacer(" ", "", "'", "").Replace(s)
	}
	if s == "" || strings.Trim(s, ".,") == "" {
		return false
	}
	set := func(whole, frac string) bool {
		w.number = numeral{negative, whole, frac}
		return true
	}
	points, commas := strings.Count(s, "."), strings.Count(s, ",")
	switch {
	case points+commas == 0:
		return set(s, "")
	case points > 0 && commas > 0:
		last := strings.LastIndexAny(s, ".,")
		group := byte('.' + ',' - s[last])
		whole, ok := ungroup(s[:last], group)
		w.proves = notationBy(s[last])
		return ok && strings.IndexByte(s[:last], s[last]) < 0 && s[last+1:] != "" && set(whole, s[last+1:])
	case points+commas > 1:
		group := s[strings.IndexAny(s, ".,")]
		whole, ok := ungroup(s, group)
		w.proves = notationBy('.' + ',' - group)
		return ok && set(whole, "")
	}
	at := strings.IndexAny(s, ".,")
	whole, frac := s[:at], s[at+1:]
	if len(frac) == 3 && len(whole) >= 1 && len(whole) <= 3 && whole[0] != '0' {
		w.sign, w.other = s[at], numeral{negative, whole, frac}
		return set(whole+frac, "")
	}
	w.proves = notationBy(s[at])
	return frac != "" && set(whole, frac)
}

// ungroup takes the signs between thousands out, if they stand every three digits.
func ungroup(s string, sign byte) (string, bool) {
	groups := strings.Split(s, string(sign))
	for i, g := range groups {
		if i == 0 && (len(g) < 1 || len(g) > 3) || i > 0 && len(g) != 3 {
			return "", false
		}
	}
	return strings.Join(groups, ""), true
}
