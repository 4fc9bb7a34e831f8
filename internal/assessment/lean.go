package assessment

import (
	"math/big"
	"slices"

	"gurindam/internal/decimal"
)

// When an assessor differs from the others throughout: by so much on average, in the
// same direction on so many of the questions, and on enough of them to say so. It is
// shown and changes nothing.
var leanAtLeast = decimal.MustParse("0.40")

const (
	leanShare     = 75 // per cent of the questions
	leanQuestions = 20
)

// LeanRule tells the limits in the order difference, share in per cent, questions.
func LeanRule() (difference decimal.Decimal, share, questions int) {
	return leanAtLeast, leanShare, leanQuestions
}

// Lean is how the scores of one assessor lie beside those of the others on the same
// questions of the same regions, before any discussion.
type Lean struct {
	Assessor, Name    string
	Regions           int
	Questions         int             // that others scored too
	Lower, Same, More int             // of them, where the own level is below, at or above the mean of the others
	Difference        decimal.Decimal // mean of own level less the mean of the others, two decimals
	Exact             *big.Rat
	Flagged           bool
}

// Leans compares every assessor with the others, over regions whose scores are open.
// Arithmetic is exact: differences are summed as whole numbers over the number of others.
func Leans(regions ...[]Sheet) []Lean {
	sums := map[string]*leaning{}
	for _, sheets := range regions {
		counted := slices.DeleteFunc(slices.Clone(sheets), func(s Sheet) bool { return !s.Counts() })
		for _, s := range counted {
			l := sums[s.Assessor]
			if l == nil {
				l = &leaning{Lean: Lean{Assessor: s.Assessor, Name: s.Name}, over: map[int64]int64{}}
				sums[s.Assessor] = l
			}
			l.add(s, counted)
		}
	}
	out := make([]Lean, 0, len(sums))
	for _, l := range sums {
		out = append(out, l.result())
	}
	slices.SortFunc(out, func(a, b Lean) int {
		if c := a.Exact.Cmp(b.Exact); c != 0 {
			return c
		}
		if a.Assessor < b.Assessor {
			return -1
		}
		return 1
	})
	return out
}

type leaning struct {
	Lean
	over map[int64]int64 // sums of differences, by the number of others they are divided by
}

func (l *leaning) add(own Sheet, all []Sheet) {
	counted := false
	for code, g := range own.Scores {
		if !g.Scored() {
			continue
		}
		var others, sum int64
		for _, s := range all {
			if o, ok := s.Scores[code]; ok && o.Scored() && s.Assessor != own.Assessor {
				others, sum = others+1, sum+int64(o.First)
			}
		}
		if others == 0 {
			continue
		}
		counted = true
		l.Questions++
		difference := int64(g.First)*others - sum
		l.over[others] += difference
		switch {
		case difference < 0:
			l.Lower++
		case difference > 0:
			l.More++
		default:
			l.Same++
		}
	}
	if counted {
		l.Regions++
	}
}

func (l *leaning) result() Lean {
	mean := new(big.Rat)
	for others, sum := range l.over {
		mean.Add(mean, big.NewRat(sum, others))
	}
	if l.Questions > 0 {
		mean.Quo(mean, big.NewRat(int64(l.Questions), 1))
	}
	l.Exact, l.Difference = mean, decimal.MustParse(mean.FloatString(2)) // half away from zero
	one := l.Lower
	if mean.Sign() > 0 {
		one = l.More
	}
	limit, _ := new(big.Rat).SetString(leanAtLeast.String())
	l.Flagged = l.Questions >= leanQuestions && one*100 >= leanShare*l.Questions && new(big.Rat).Abs(mean).Cmp(limit) >= 0
	return l.Lean
}
