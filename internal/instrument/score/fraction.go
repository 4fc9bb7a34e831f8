package score

import (
	"errors"
	"math"
	"math/big"
	"math/bits"
	"strings"

	"gurindam/internal/decimal"
)

// Fraction is an exact number: a whole number over another. The mean of three
// assessors has no last decimal, so values between the steps are kept as fractions.
// The zero value is the number zero.
//
// Small numbers are reckoned with whole machine words, which is some ten times
// faster; what does not fit is reckoned by math/big. Both give the same number.
type Fraction struct {
	num, den int64    // den is positive; 0 stands for 1
	large    *big.Rat // the number where it does not fit, and then num and den are 0
}

// ErrSyntax is returned for text that is neither a decimal number nor a fraction.
var ErrSyntax = errors.New("score: not a number")

// Whole gives the fraction of a whole number.
func Whole(n int64) Fraction { return Fraction{num: n, den: 1} }

// FromDecimal gives the fraction of a decimal number; the absent one is zero.
func FromDecimal(d decimal.Decimal) Fraction {
	if !d.Present() {
		return Fraction{}
	}
	f, _ := ParseFraction(d.String()) // what a Decimal writes is always read
	return f
}

// ParseFraction reads what String writes: 2.504, or 8/3.
func ParseFraction(s string) (Fraction, error) {
	if above, below, ok := strings.Cut(s, "/"); ok {
		n, err := ParseFraction(above)
		d, err2 := ParseFraction(below)
		if err != nil || err2 != nil || d.Sign() <= 0 {
			return Fraction{}, ErrSyntax
		}
		return n.Over(d), nil
	}
	if n, d, ok := plain(s); ok {
		return Fraction{num: n, den: d}, nil
	}
	d, err := decimal.Parse(s)
	if err != nil || !d.Present() {
		return Fraction{}, ErrSyntax
	}
	r, ok := new(big.Rat).SetString(d.String())
	if !ok {
		return Fraction{}, ErrSyntax
	}
	return shrink(r), nil
}

// plain reads an unsigned number of at most eighteen digits, as nearly all are.
func plain(s string) (n, den int64, ok bool) {
	den, digits, point := 1, 0, false
	for i := range len(s) {
		switch c := s[i]; {
		case c >= '0' && c <= '9':
			n, digits = n*10+int64(c-'0'), digits+1
			if point {
				den *= 10
			}
		case c == '.' && !point && digits > 0:
			point = true
		default:
			return 0, 0, false
		}
		if digits > 18 {
			return 0, 0, false
		}
	}
	return n, den, digits > 0 && s[len(s)-1] != '.'
}

// Add gives the sum.
func (f Fraction) Add(g Fraction) Fraction {
	if f.large == nil && g.large == nil {
		if sum, ok := addSmall(f.num, f.below(), g.num, g.below()); ok {
			return sum
		}
	}
	return shrink(new(big.Rat).Add(f.Rat(), g.Rat()))
}

// Sub gives the difference.
func (f Fraction) Sub(g Fraction) Fraction { return f.Add(g.neg()) }

// Mul gives the product.
func (f Fraction) Mul(g Fraction) Fraction {
	if f.large == nil && g.large == nil {
		n, ok1 := product(f.num, g.num)
		d, ok2 := product(f.below(), g.below())
		if ok1 && ok2 {
			return Fraction{num: n, den: d}
		}
	}
	return shrink(new(big.Rat).Mul(f.Rat(), g.Rat()))
}

// Over gives the quotient; a quotient by zero is zero, as the mean of nothing is.
func (f Fraction) Over(g Fraction) Fraction {
	switch {
	case g.Sign() == 0:
		return Fraction{}
	case g.large != nil:
		return shrink(new(big.Rat).Quo(f.Rat(), g.large))
	case g.num < 0:
		return f.neg().Over(g.neg())
	}
	return f.Mul(Fraction{num: g.below(), den: g.num})
}

// Cmp compares two numbers: -1, 0 or 1.
func (f Fraction) Cmp(g Fraction) int { return f.Sub(g).Sign() }

// Equal tells whether two fractions are the same number.
func (f Fraction) Equal(g Fraction) bool { return f.Cmp(g) == 0 }

// Sign gives -1, 0 or 1.
func (f Fraction) Sign() int {
	switch {
	case f.large != nil:
		return f.large.Sign()
	case f.num < 0:
		return -1
	case f.num > 0:
		return 1
	}
	return 0
}

// IsWhole tells whether the number has no part below one.
func (f Fraction) IsWhole() bool {
	if f.large != nil {
		return f.large.IsInt()
	}
	return f.num%f.below() == 0
}

// Rat gives the number as math/big has it; changing it does not change the fraction.
func (f Fraction) Rat() *big.Rat {
	if f.large != nil {
		return new(big.Rat).Set(f.large)
	}
	return big.NewRat(f.num, f.below())
}

func (f Fraction) below() int64 { return max(f.den, 1) }

func (f Fraction) neg() Fraction {
	if f.large != nil {
		return shrink(new(big.Rat).Neg(f.large))
	}
	return Fraction{num: -f.num, den: f.den} // never the lowest number: see product
}

// shrink takes a number back into machine words if it fits.
func shrink(r *big.Rat) Fraction {
	n, d := r.Num(), r.Denom()
	if n.IsInt64() && d.IsInt64() && n.Int64() != math.MinInt64 {
		return Fraction{num: n.Int64(), den: d.Int64()}
	}
	return Fraction{large: r}
}

// addSmall adds over the larger denominator where the smaller divides it, which
// keeps the sum of many small numbers small.
func addSmall(n, d, m, e int64) (Fraction, bool) {
	if d < e {
		n, d, m, e = m, e, n, d
	}
	below, ok := d, true
	if d%e == 0 {
		m, ok = product(m, d/e)
	} else {
		var ok1, ok2, ok3 bool
		n, ok1 = product(n, e)
		m, ok2 = product(m, d)
		below, ok3 = product(d, e)
		ok = ok1 && ok2 && ok3
	}
	sum := n + m
	if !ok || (n > 0) == (m > 0) && (sum > 0) != (n > 0) && n != 0 && m != 0 || sum == math.MinInt64 {
		return Fraction{}, false
	}
	return Fraction{num: sum, den: below}, true
}

// product multiplies two numbers that are not the lowest one, and tells whether the
// product is such a number too.
func product(a, b int64) (int64, bool) {
	hi, lo := bits.Mul64(magnitude(a), magnitude(b))
	if hi != 0 || lo > math.MaxInt64 {
		return 0, false
	}
	return a * b, true
}

func magnitude(a int64) uint64 {
	if a < 0 {
		return uint64(-a)
	}
	return uint64(a)
}
