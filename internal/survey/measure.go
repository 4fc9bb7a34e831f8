package survey

import (
	"math/big"

	"gurindam/internal/decimal"
)

// Digits is how many decimals results are shown with, rounded half away from zero.
// Nothing is rounded on the way.
const Digits = 2

// Measure is a mean with how far it may be off.
type Measure struct {
	N      int             // respondents it is made of
	Mean   decimal.Decimal // absent where nobody answered
	Margin decimal.Decimal // of 95 per cent; absent where it cannot be told
	exact  *big.Rat        // the mean before rounding
	square *big.Rat        // the margin before rounding, squared
}

// Exact gives the mean before rounding; nil where nobody answered.
func (m Measure) Exact() *big.Rat {
	if m.exact == nil {
		return nil
	}
	return new(big.Rat).Set(m.exact)
}

// sums gathers values that share a denominator: sums of a and of a², by k, for values
// a/k.
type sums map[int]*sum

type sum struct{ n, first, second int64 }

func (s sums) add(a, k int) {
	if s[k] == nil {
		s[k] = &sum{}
	}
	s[k].n++
	s[k].first += int64(a)
	s[k].second += int64(a) * int64(a)
}

// measure gives the mean of what was gathered and its margin in a population of so
// many users; 0: unknown, taken as endless.
func (s sums) measure(users int) Measure {
	first, second, n := new(big.Rat), new(big.Rat), int64(0)
	for k, of := range s {
		n += of.n
		first.Add(first, big.NewRat(of.first, int64(k)))
		second.Add(second, big.NewRat(of.second, int64(k)*int64(k)))
	}
	if n == 0 {
		return Measure{}
	}
	m := Measure{N: int(n), exact: new(big.Rat).Quo(first, big.NewRat(n, 1))}
	if n > 1 {
		m.square = spread(first, second, n, int64(users))
	}
	return m.rounded()
}

// z is the quantile of 95 per cent, 1.96, squared.
var z = big.NewRat(196*196, 100*100)

// spread gives the square of the margin of a mean: z² · s²/n · (N−n)/(N−1), where s²
// is the variance of the sample, (Σx² − (Σx)²/n) / (n−1), and the last factor is left
// out where N is unknown. A sample of all users has no margin.
func spread(first, second *big.Rat, n, users int64) *big.Rat {
	v := new(big.Rat).Mul(first, first)
	v.Quo(v, big.NewRat(n, 1))
	v.Sub(second, v)
	v.Quo(v, big.NewRat(n-1, 1))
	v.Mul(v, z)
	v.Quo(v, big.NewRat(n, 1))
	switch {
	case users == 0:
	case n >= users:
		return new(big.Rat)
	default:
		v.Mul(v, big.NewRat(users-n, users-1))
	}
	return v
}

func (m Measure) rounded() Measure {
	if m.exact != nil {
		m.Mean = decimal.MustParse(m.exact.FloatString(Digits)) // rounds half away from zero
	}
	if m.square != nil {
		m.Margin = root(m.square)
	}
	return m
}

// root gives the square root with two decimals, rounded half up: floor(√v · 100 + ½)
// is (floor(√(40000 v)) + 1) / 2 in whole numbers.
func root(v *big.Rat) decimal.Decimal {
	q := new(big.Rat).Mul(v, big.NewRat(40_000, 1))
	whole := new(big.Int).Quo(q.Num(), q.Denom())
	whole.Sqrt(whole)
	return decimal.New((whole.Int64()+1)/2, Digits)
}

// plain gives the plain mean of means, all counting the same, and the margin that it
// has where their samples are apart: the root of the sum of squares, over how many.
func plain(parts []Measure) Measure {
	var out Measure
	mean, square, k := new(big.Rat), new(big.Rat), int64(0)
	whole := true
	for _, p := range parts {
		if p.exact == nil {
			continue
		}
		k++
		out.N += p.N
		mean.Add(mean, p.exact)
		if p.square == nil {
			whole = false
			continue
		}
		square.Add(square, p.square)
	}
	if k == 0 {
		return out
	}
	out.exact = mean.Quo(mean, big.NewRat(k, 1))
	if whole {
		out.square = square.Quo(square, big.NewRat(k*k, 1))
	}
	return out.rounded()
}
