package workbook

import "slices"

// mostHints bounds the work of suggesting: after so many, people see the pattern.
const mostHints = 200

// suggest gives the known word nearest to a misspelt one as a sentence, or
// nothing where none is near.
func (r *reader) suggest(word string, known []string) string {
	if r.hints >= mostHints {
		return ""
	}
	r.hints++
	best, least := "", max(1, len([]rune(word))/3)+1
	for _, k := range slices.Sorted(slices.Values(known)) {
		if d := distance(codeKey(word), codeKey(k), least); d < least {
			best, least = k, d
		}
	}
	if best == "" {
		return ""
	}
	return "Mungkin " + best + "."
}

// distance counts the letters to change, add, drop or swap between two words; it
// gives up at a limit.
func distance(a, b string, limit int) int {
	x, y := []rune(a), []rune(b)
	if d := len(x) - len(y); d >= limit || -d >= limit {
		return limit
	}
	before, last, now := make([]int, len(y)+1), make([]int, len(y)+1), make([]int, len(y)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(x); i++ {
		now[0] = i
		for j := 1; j <= len(y); j++ {
			cost := 1
			if x[i-1] == y[j-1] {
				cost = 0
			}
			now[j] = min(last[j]+1, now[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				now[j] = min(now[j], before[j-2]+1)
			}
		}
		before, last, now = last, now, before
	}
	return last[len(y)]
}
