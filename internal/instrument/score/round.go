package score

import (
	"strings"

	"gurindam/internal/decimal"
	"gurindam/internal/instrument"
)

// longest is how many decimals are written of a number whose rule keeps all of
// them and which has no last one.
const longest = 12

// powers of ten that fit a machine word.
var powers = func() (list [19]int64) {
	p := int64(1)
	for i := range list {
		list[i] = p
		p *= 10
	}
	return list
}()

// Round gives the number with so many decimals, rounded half away from zero: 3.315
// becomes 3.32 and -3.315 becomes -3.32.
func (f Fraction) Round(decimals int) decimal.Decimal {
	if n, ok := f.scaled(decimals); ok {
		return decimal.New(n, decimals)
	}
	text := f.Rat().FloatString(decimals) // which rounds half away from zero too
	if strings.Trim(text, "-0.") == "" {
		text = strings.TrimPrefix(text, "-") // nothing has no sign
	}
	d, err := decimal.Parse(text)
	if err != nil {
		return decimal.Decimal{} // more digits than a Decimal holds: no score has them
	}
	return d
}

// scaled gives the number times 10^decimals as a whole number, rounded half away from zero.
func (f Fraction) scaled(decimals int) (int64, bool) {
	if f.large != nil || decimals < 0 || decimals >= len(powers) {
		return 0, false
	}
	n, ok := product(f.num, powers[decimals])
	if !ok {
		return 0, false
	}
	d := f.below()
	whole, rest := n/d, n%d
	if magnitude(rest) >= uint64(d)-magnitude(rest) {
		if n < 0 {
			return whole - 1, true
		}
		return whole + 1, true
	}
	return whole, true
}

// round takes the number through a step of a rounding rule, and gives what the next
// step reckons with and what is written of it.
func (f Fraction) round(rule int) (Fraction, decimal.Decimal) {
	if rule == instrument.Exact {
		return f, f.Decimal()
	}
	if n, ok := f.scaled(rule); ok {
		return Fraction{num: n, den: powers[rule]}, decimal.New(n, rule)
	}
	d := f.Round(rule)
	return FromDecimal(d), d
}

// Decimal gives every decimal of the number where it has a last one, or else twelve.
func (f Fraction) Decimal() decimal.Decimal {
	if n, ends := f.places(); ends {
		if d := f.Round(n); d.Present() {
			return d
		}
	}
	return f.Round(longest)
}

// places gives how many decimals the number has, if it has a last one.
func (f Fraction) places() (int, bool) {
	if f.large != nil {
		return f.large.FloatPrec()
	}
	below, twos, fives := f.below()/int64(divisor(magnitude(f.num), uint64(f.below()))), 0, 0
	for ; below%2 == 0; below /= 2 {
		twos++
	}
	for ; below%5 == 0; below /= 5 {
		fives++
	}
	return max(twos, fives), below == 1
}

func divisor(a, b uint64) uint64 {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}

// String writes the number whole: as a decimal where it has a last one (2.504),
// or else as a fraction in lowest terms (8/3).
func (f Fraction) String() string {
	r := f.Rat()
	if n, ends := r.FloatPrec(); ends {
		return r.FloatString(n)
	}
	return r.String()
}

// MarshalText writes the number as String does.
func (f Fraction) MarshalText() ([]byte, error) { return []byte(f.String()), nil }

// UnmarshalText reads what MarshalText writes.
func (f *Fraction) UnmarshalText(text []byte) (err error) {
	*f, err = ParseFraction(strings.TrimSpace(string(text)))
	return err
}

// AppendRounded writes Round into a buffer.
func (f Fraction) AppendRounded(to []byte, decimals int) []byte {
	n, ok := f.scaled(decimals)
	if !ok {
		return append(to, f.Round(decimals).String()...)
	}
	if n < 0 {
		to = append(to, '-')
	}
	m := magnitude(n)
	unit := uint64(powers[decimals])
	to = appendDigits(to, m/unit, 1)
	if decimals > 0 {
		to = appendDigits(append(to, '.'), m%unit, decimals)
	}
	return to
}

// appendDigits writes a number with at least so many digits.
func appendDigits(to []byte, n uint64, least int) []byte {
	var digits [20]byte
	at := len(digits)
	for n > 0 || len(digits)-at < least {
		at--
		digits[at] = byte('0' + n%10)
		n /= 10
	}
	return append(to, digits[at:]...)
}
