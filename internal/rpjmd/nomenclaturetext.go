package rpjmd

import (
	"strings"
	"unicode"

	"gurindam/internal/sheet"
)

// mend gives a text its single spaces back and joins words that a line break of
// the printed page tore apart. It joins only what the rest of the sheet knows as
// one word; words is nil where nothing was torn.
func mend(s string, words map[string]int) string {
	fields := strings.Fields(s)
	if len(fields) < 2 {
		return strings.Join(fields, "")
	}
	out := fields[:1]
	for _, next := range fields[1:] {
		if last := len(out) - 1; torn(out[last], next, words) {
			out[last] += next
			continue
		}
		out = append(out, next)
	}
	return strings.Join(out, " ")
}

// rare is how often the piece of a torn word may stand in a sheet, and sure how
// many times more often the whole word must.
const rare, sure = 5, 4

// torn tells whether two pieces were one word: RKA- SKPD, or Rehab ilitasi.
func torn(a, b string, words map[string]int) bool {
	head, tail := lastWord(a), firstWord(b)
	if strings.HasSuffix(a, "-") {
		return words[strings.ToLower(head+tail)] > 0
	}
	if head == "" || tail == "" || !unicode.IsLower([]rune(tail)[0]) {
		return false
	}
	fewest := min(words[strings.ToLower(head)], words[strings.ToLower(tail)])
	return fewest <= rare && words[strings.ToLower(head+tail)] > sure*fewest
}

// vocabulary counts the words of a sheet, hyphens included.
func vocabulary(s sheet.Sheet) map[string]int {
	words := map[string]int{}
	for _, row := range s.Rows {
		for _, c := range row {
			if c.Type != sheet.TextCell {
				continue
			}
			for word := range strings.FieldsFuncSeq(c.Text, notInWord) {
				words[strings.ToLower(strings.Trim(word, "-"))]++
			}
		}
	}
	return words
}

func notInWord(c rune) bool { return !unicode.IsLetter(c) && c != '-' }

// lastWord gives the letters and hyphens at the end of a text.
func lastWord(s string) string { return s[len(strings.TrimRightFunc(s, inWord)):] }

// firstWord gives the letters and hyphens at the beginning of a text.
func firstWord(s string) string { return s[:len(s)-len(strings.TrimLeftFunc(s, inWord))] }

func inWord(c rune) bool { return !notInWord(c) }
