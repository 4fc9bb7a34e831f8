// Package money holds whole rupiah. Budgets of the field are never kept in
// smaller units, so a Rupiah is an integer and sums are exact.
package money

import (
	"errors"
	"math"
	"strconv"
	"strings"

	"gurindam/internal/decimal"
)

// Rupiah is a whole number of rupiah.
type Rupiah int64

// ErrOverflow is returned where a sum leaves the range of a Rupiah.
var ErrOverflow = errors.New("money: sum out of range")

// Add gives the sum of two amounts, or ErrOverflow.
func (r Rupiah) Add(s Rupiah) (Rupiah, error) {
	if s > 0 && r > math.MaxInt64-s || s < 0 && r < math.MinInt64-s {
		return 0, ErrOverflow
	}
	return r + s, nil
}

// Sum gives the sum of amounts, or ErrOverflow.
func Sum(amounts ...Rupiah) (Rupiah, error) {
	var total Rupiah
	for _, a := range amounts {
		var err error
		if total, err = total.Add(a); err != nil {
			return 0, err
		}
	}
	return total, nil
}

// Digits writes the amount with points between thousands: 1.250.000.
func (r Rupiah) Digits() string { return decimal.Thousands(strconv.FormatInt(int64(r), 10)) }

// String writes the amount as people read it: Rp 1.250.000 or -Rp 1.250.000, with
// a no-break space so that it stays on one line.
func (r Rupiah) String() string {
	digits, negative := strings.CutPrefix(r.Digits(), "-")
	if negative {
		return "-Rp\u00a0" + digits
	}
	return "Rp\u00a0" + digits
}

// Short writes the amount in the largest fitting unit with one decimal, rounded
// half away from zero: Rp 412,6 M (miliar), Rp 1,2 T (triliun), Rp 350,0 jt (juta).
// It is for headlines; tables print whole rupiah or name their unit.
func (r Rupiah) Short() string {
	for _, u := range []struct {
		size Rupiah
		name string
	}{{1e12, "T"}, {1e9, "M"}, {1e6, "jt"}} {
		if abs(r) >= uint64(u.size) {
			return "Rp\u00a0" + r.In(u.size, 1) + "\u00a0" + u.name
		}
	}
	return r.String()
}

// In writes the amount in a unit (1e6 for juta, 1e9 for miliar) with the given
// number of decimals, rounded half away from zero: 412,6.
func (r Rupiah) In(unit Rupiah, decimals int) string {
	scaled := r.Scaled(unit, decimals)
	sign := ""
	if scaled < 0 {
		sign = "-"
	}
	digits := strconv.FormatUint(abs(Rupiah(scaled)), 10)
	for len(digits) <= decimals {
		digits = "0" + digits
	}
	whole, frac := digits[:len(digits)-decimals], digits[len(digits)-decimals:]
	if frac != "" {
		frac = "," + frac
	}
	return sign + decimal.Thousands(whole) + frac
}

// Scaled gives the amount in a unit as an integer of 10^-decimals units, rounded
// half away from zero, as charts take it.
func (r Rupiah) Scaled(unit Rupiah, decimals int) int64 {
	step := uint64(unit)
	n := abs(r)
	whole, rest := n/step, n%step
	for range decimals {
		rest *= 10
		whole, rest = whole*10+rest/step, rest%step
	}
	if rest >= step-rest {
		whole++
	}
	if r < 0 {
		return -int64(whole)
	}
	return int64(whole)
}

func abs(r Rupiah) uint64 {
	if r < 0 {
		return -uint64(r)
	}
	return uint64(r)
}
