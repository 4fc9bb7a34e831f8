// Package decimal holds exact decimal numbers: targets, baselines and values of
// indicators. A value keeps the decimals it was written with, so that 4,50 comes
// out as 4,50. Binary floats never enter.
package decimal

import (
	"errors"
	"strings"

	"github.com/cockroachdb/apd/v3"
)

// Decimal is an exact decimal number. The zero value is absent: it stands for
// an empty cell, which is not the number zero.
type Decimal struct {
	number  apd.Decimal
	present bool
}

// MaxDigits is the largest number of digits a Decimal may have.
const MaxDigits = 34

// ErrSyntax is returned for text that is no decimal number.
var ErrSyntax = errors.New("decimal: not a number")

var exact = apd.Context{Precision: 2 * MaxDigits, MaxExponent: 1000, MinExponent: -1000, Rounding: apd.RoundHalfUp}

// Parse reads a number with a decimal point and without grouping: -12.50. Empty
// text gives the absent Decimal.
func Parse(s string) (Decimal, error) {
	if s == "" {
		return Decimal{}, nil
	}
	if strings.Trim(s, "+-.0123456789") != "" || len(s) > MaxDigits+2 {
		return Decimal{}, ErrSyntax
	}
	var d Decimal
	if _, _, err := d.number.SetString(s); err != nil || d.number.Form != apd.Finite {
		return Decimal{}, ErrSyntax
	}
	d.present = true
	return d, nil
}

// MustParse is Parse for constants of the program; it panics on bad syntax.
func MustParse(s string) Decimal {
	d, err := Parse(s)
	if err != nil {
		panic(err)
	}
	return d
}

// New gives the number coefficient × 10^-decimals.
func New(coefficient int64, decimals int) Decimal {
	d := Decimal{present: true}
	d.number.SetFinite(coefficient, int32(-decimals))
	return d
}

// Present tells whether there is a number at all.
func (d Decimal) Present() bool { return d.present }

// String writes the number with a decimal point, as files and databases keep
// it; the absent Decimal is empty.
func (d Decimal) String() string {
	if !d.present {
		return ""
	}
	return d.number.Text('f')
}

// Indonesian writes the number as people read it: 1.234,56; the absent Decimal
// is a dash.
func (d Decimal) Indonesian() string {
	if !d.present {
		return "–"
	}
	whole, frac, hasFrac := strings.Cut(d.String(), ".")
	if hasFrac {
		return Thousands(whole) + "," + frac
	}
	return Thousands(whole)
}

// Thousands puts points between the thousands of a whole number, which may have
// a sign: 1.234.567.
func Thousands(digits string) string {
	digits, negative := strings.CutPrefix(digits, "-")
	var b strings.Builder
	if negative {
		b.WriteByte('-')
	}
	for i, r := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 {
			b.WriteByte('.')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// Cmp compares two present numbers: -1, 0 or 1. An absent number is below every other.
func (d Decimal) Cmp(e Decimal) int {
	switch {
	case !d.present && !e.present:
		return 0
	case !d.present:
		return -1
	case !e.present:
		return 1
	}
	return d.number.Cmp(&e.number)
}

// Equal tells whether two values are the same number, decimals aside.
func (d Decimal) Equal(e Decimal) bool { return d.Cmp(e) == 0 }

// Add gives the exact sum; an absent number counts as nothing.
func (d Decimal) Add(e Decimal) Decimal { return d.with(e, exact.Add) }

// Sub gives the exact difference; an absent number counts as nothing.
func (d Decimal) Sub(e Decimal) Decimal { return d.with(e, exact.Sub) }

func (d Decimal) with(e Decimal, op func(r, x, y *apd.Decimal) (apd.Condition, error)) Decimal {
	if !d.present && !e.present {
		return Decimal{}
	}
	out := Decimal{present: true}
	// The precision of the context holds the sum of any two values Parse admits.
	_, _ = op(&out.number, &d.number, &e.number)
	return out
}

// Ratio gives part/whole × 100 as a percentage with the given decimals, rounded
// half away from zero; absent where whole is zero.
func Ratio(part, whole int64, decimals int) Decimal {
	if whole == 0 {
		return Decimal{}
	}
	quotient := apd.Decimal{}
	out := Decimal{present: true}
	_, _ = exact.Quo(&quotient, apd.New(part, 2), apd.New(whole, 0))
	_, _ = exact.Quantize(&out.number, &quotient, int32(-decimals))
	return out
}

// Round gives the number with the given decimals, rounded half away from zero.
func (d Decimal) Round(decimals int) Decimal {
	if !d.present {
		return d
	}
	out := Decimal{present: true}
	_, _ = exact.Quantize(&out.number, &d.number, int32(-decimals))
	return out
}

// Scaled gives the number times 10^decimals as an integer, rounded half away
// from zero, as charts take it; ok is false where absent or out of range.
func (d Decimal) Scaled(decimals int) (n int64, ok bool) {
	if !d.present {
		return 0, false
	}
	r := d.Round(decimals)
	r.number.Exponent += int32(decimals)
	n, err := r.number.Int64()
	return n, err == nil
}

// MarshalText writes the number as String does.
func (d Decimal) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads what Parse reads.
func (d *Decimal) UnmarshalText(text []byte) (err error) {
	*d, err = Parse(string(text))
	return err
}

// IsZero tells whether there is no number, so that JSON leaves it out.
func (d Decimal) IsZero() bool { return !d.Present() }
