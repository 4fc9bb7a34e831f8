package plot

import (
	"strconv"
	"strings"

	"gurindam/internal/decimal"
)

// Number writes an integer scaled by 10^scale as Indonesian readers expect it:
// Number(123456, 2) is "1.234,56".
func Number(v int64, scale int) string {
	digits := strconv.FormatInt(v, 10)
	digits, negative := strings.CutPrefix(digits, "-")
	scale = max(0, min(scale, 18))
	if pad := scale + 1 - len(digits); pad > 0 {
		digits = strings.Repeat("0", pad) + digits
	}
	whole, fraction := digits[:len(digits)-scale], digits[len(digits)-scale:]
	text := decimal.Thousands(whole)
	if negative {
		text = "−" + text
	}
	if scale > 0 {
		text += "," + fraction
	}
	return text
}

// short writes a number for a place with little room: without trailing zeros
// after the comma, and from a million on in millions, billions or trillions.
func short(v int64, scale int) string {
	for _, big := range []struct {
		zeros int
		word  string
	}{{12, " T"}, {9, " M"}, {6, " jt"}} {
		if shift := scale + big.zeros; shift <= 18 && abs(v) >= pow10(shift) {
			return trim(rounded(v, shift)) + big.word
		}
	}
	return trim(Number(v, scale))
}

// rounded divides by 10^shift and keeps one decimal, halves away from zero.
func rounded(v int64, shift int) string {
	unit := pow10(shift - 1)
	half := unit / 2
	if v < 0 {
		half = -half
	}
	return Number((v+half)/unit, 1)
}

func trim(s string) string {
	if strings.Contains(s, ",") {
		s = strings.TrimRight(strings.TrimRight(s, "0"), ",")
	}
	return s
}

func pow10(n int) int64 {
	p := int64(1)
	for range n {
		p *= 10
	}
	return p
}

func abs(v int64) int64 {
	if v < 0 {
		return -v
	}
	return v
}
