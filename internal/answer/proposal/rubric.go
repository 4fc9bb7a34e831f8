package proposal

import (
	"math"
	"regexp"
	"strconv"
	"strings"

	"gurindam/internal/instrument"
)

var (
	upTo  = regexp.MustCompile(`sampai (\d{1,3}) persen`)
	above = regexp.MustCompile(`[Ll]ebih dari (\d{1,3}) persen`)
)

// byShare gives the level that a rubric in per cent gives to a part of a whole; ok is
// false where the rubric does not speak of shares. The part is compared exactly.
func byShare(q instrument.Question, part, whole int64) (instrument.Level, bool) {
	if whole <= 0 || whole > math.MaxInt64/100 || part > math.MaxInt64/100 {
		return instrument.Level{}, false
	}
	if part <= 0 {
		l, ok := q.Rubric(0)
		return l, ok && speaksOfShares(q)
	}
	for _, l := range q.Levels { // in rising order
		if m := upTo.FindStringSubmatch(l.Text); m != nil {
			if part*100 <= percent(m[1])*whole {
				return l, true
			}
		} else if m := above.FindStringSubmatch(l.Text); m != nil && part*100 > percent(m[1])*whole {
			return l, true
		}
	}
	return instrument.Level{}, false
}

func speaksOfShares(q instrument.Question) bool {
	for _, l := range q.Levels {
		if upTo.MatchString(l.Text) {
			return true
		}
	}
	return false
}

func percent(digits string) int64 {
	n, _ := strconv.ParseInt(digits, 10, 64) // the expression lets digits alone pass
	return n
}

// byWords gives the level whose rubric contains some words.
func byWords(q instrument.Question, words string) (instrument.Level, bool) {
	for _, l := range q.Levels {
		if strings.Contains(strings.ToLower(l.Text), words) {
			return l, true
		}
	}
	return instrument.Level{}, false
}
