// Package prose puts figures into Indonesian sentences: numbers with their unit,
// lists, comparisons. What it writes is formal and exact, and changes with the
// figures: one, several, equal, none.
package prose

import (
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"gurindam/internal/decimal"
	"gurindam/internal/money"
)

var small = [...]string{"nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh"}

// Number writes a count inside a sentence: in words up to ten, then in digits.
func Number(n int) string {
	if n >= 0 && n < len(small) {
		return small[n]
	}
	return Digits(n)
}

// Begin writes a count at the beginning of a sentence: "Tiga", "Sebanyak 73".
func Begin(n int) string {
	if n >= 0 && n < len(small) {
		return Upper(small[n])
	}
	return "Sebanyak " + Digits(n)
}

// Digits writes a count in digits with points between thousands.
func Digits(n int) string { return money.Rupiah(n).Digits() }

// Count writes a count with what is counted: "tiga inisiatif".
func Count(n int, noun string) string { return Number(n) + " " + noun }

// Some is Count where there may be none: "tiga ancaman", "tanpa ancaman".
func Some(n int, noun string) string {
	if n == 0 {
		return "tanpa " + noun
	}
	return Count(n, noun)
}

// Counts lists how many there are of several things and leaves out what there is
// none of: "delapan baik dan 12 buruk".
func Counts(items []Item) string {
	var out []string
	for _, i := range items {
		if i.Value != 0 {
			out = append(out, Count(int(i.Value), i.Name))
		}
	}
	return List(out)
}

// List joins words as a sentence does: "a", "a dan b", "a, b, dan c".
func List(words []string) string {
	switch n := len(words); n {
	case 0:
		return ""
	case 1:
		return words[0]
	case 2:
		return words[0] + " dan " + words[1]
	default:
		return strings.Join(words[:n-1], ", ") + ", dan " + words[n-1]
	}
}

// Few joins at most some of the words and says how many are left: "a, b, dan 5
// lainnya". It never hides a single one.
func Few(words []string, most int) string {
	if len(words) <= most+1 {
		return List(words)
	}
	return strings.Join(words[:most], ", ") + ", dan " + Digits(len(words)-most) + " lainnya"
}

// Percent writes a percentage with its sign, kept on one line; a dash where it
// could not be reckoned.
func Percent(d decimal.Decimal) string {
	if !d.Present() {
		return "–"
	}
	return d.Indonesian() + "\u00a0%"
}

// Share writes part/whole as a percentage with two decimals.
func Share(part, whole int64) string { return Percent(decimal.Ratio(part, whole, 2)) }

// Quantity writes a number with its unit, kept on one line. Indices and unnamed
// units stand without a word.
func Quantity(d decimal.Decimal, unit string) string {
	n := d.Indonesian()
	switch unit = strings.TrimSpace(unit); strings.ToLower(unit) {
	case "", "indeks", "nilai", "skor":
		return n
	case "rupiah", "rp":
		return "Rp\u00a0" + n
	}
	if scale, ok := strings.CutPrefix(unit, "Rp "); ok { // Rp miliar
		return "Rp\u00a0" + n + "\u00a0" + scale
	}
	return n + "\u00a0" + unit
}

// Upper gives a sentence its capital.
func Upper(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 {
		return s
	}
	return string(unicode.ToUpper(r)) + s[n:]
}

// Stop ends a text with a full stop, unless it ends with a mark already.
func Stop(s string) string {
	s = strings.TrimSpace(s)
	if s == "" || strings.ContainsRune(".!?…:", lastRune(s)) {
		return s
	}
	return s + "."
}

// Clause takes the full stop off a text that goes on inside a sentence.
func Clause(s string) string { return strings.TrimRight(strings.TrimSpace(s), ".;, ") }

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

var months = [...]string{"Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember"}

// Date writes a day of the form 2019-10-01 as 1 Oktober 2019, and a month of the
// form 2019-10 as Oktober 2019; any other text is left as it is.
func Date(iso string) string {
	t, err := time.Parse(time.DateOnly, iso)
	day := strconv.Itoa(t.Day()) + "\u00a0"
	if err != nil {
		if t, err = time.Parse("2006-01", iso); err != nil {
			return iso
		}
		day = ""
	}
	return day + months[t.Month()-1] + "\u00a0" + strconv.Itoa(t.Year())
}

// Paragraphs splits a text at its empty lines.
func Paragraphs(text string) []string {
	var out []string
	var lines []string
	end := func() {
		if len(lines) > 0 {
			out = append(out, strings.Join(lines, " "))
		}
		lines = nil
	}
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line == "" {
			end()
			continue
		}
		lines = append(lines, line)
	}
	end()
	return out
}
