package result

import (
	"strconv"
	"strings"

	"gurindam/internal/decimal"
	"gurindam/internal/instrument"
	"gurindam/internal/instrument/score"
)

// mostTerms is how many numbers a formula writes out before it gives their sum.
const mostTerms = 12

// IndexFormula shows with its figures how an index came about: each weight times its
// value where contributions are rounded, else the sum of them at once.
func IndexFormula(r Row, i instrument.Instrument) string {
	var terms []string
	for _, a := range i.Aspects {
		v, ok := r.Aspect(a.Code)
		if !ok {
			return ""
		}
		if i.Rounding.Contribution == instrument.Exact {
			terms = append(terms, a.Weight.Indonesian()+" % × "+number(v))
		} else {
			terms = append(terms, v.Share.Indonesian())
		}
	}
	return strings.Join(terms, " + ") + equals(r.Exact, r.Final, i.Rounding.Contribution == instrument.Exact)
}

// equals writes the rounded number, and before it the exact one where it is another.
func equals(exact string, rounded decimal.Decimal, show bool) string {
	f, err := score.ParseFraction(exact)
	if !show || err != nil || f.Equal(score.FromDecimal(rounded)) {
		return " = " + rounded.Indonesian()
	}
	if d := f.Decimal(); f.Equal(score.FromDecimal(d)) {
		return " = " + d.Indonesian() + " ≈ " + rounded.Indonesian()
	}
	return " = " + f.Round(6).Indonesian() + "… ≈ " + rounded.Indonesian()
}

// ShareFormula shows what an aspect gives to the index: 10 % × 1,40 = 0,14.
func ShareFormula(a instrument.Aspect, v Value) string {
	exact := v.kept().Mul(score.FromDecimal(a.Weight)).Over(score.Whole(100))
	return a.Weight.Indonesian() + " % × " + number(v) + equals(exact.String(), v.Share, true)
}

// AspectFormula shows how the value of an aspect came about from its questions.
func AspectFormula(a instrument.Aspect, r Row, d Dossier) string {
	v, ok := r.Aspect(a.Code)
	list := a.Questions()
	if !ok || len(d.Values) == 0 || len(list) == 0 {
		return ""
	}
	var sum, weights score.Fraction
	var terms []string
	weighted := false
	for _, q := range list {
		weighted = weighted || q.Weight.Present()
	}
	for _, q := range list {
		m, _ := find(d.Values, q.Code)
		one, term := score.Whole(1), number(m)
		if weighted {
			one, term = score.FromDecimal(q.Weight), q.Weight.Indonesian()+" × "+number(m)
		}
		sum, weights = sum.Add(m.kept().Mul(one)), weights.Add(one)
		terms = append(terms, term)
	}
	above := "(" + strings.Join(terms, " + ") + ")"
	if len(terms) > mostTerms {
		above = sum.Decimal().Indonesian()
	}
	return above + " ÷ " + weights.Decimal().Indonesian() + equals(sum.Over(weights).String(), v.Value, true)
}

// QuestionFormula shows how the mean of a question came about from its assessors.
func QuestionFormula(scores []Score, v Value) string {
	if len(scores) == 0 {
		return ""
	}
	var terms []string
	var sum int64
	for _, s := range scores {
		terms, sum = append(terms, strconv.Itoa(s.Level)), sum+int64(s.Level)
	}
	mean := score.Whole(sum).Over(score.Whole(int64(len(scores))))
	return "(" + strings.Join(terms, " + ") + ") ÷ " + strconv.Itoa(len(scores)) + equals(mean.String(), v.Value, true)
}

// ImprovementFormula shows the improvement from the unrounded index of the year before.
func ImprovementFormula(r Row) string {
	was, err := score.ParseFraction(r.Before)
	if err != nil {
		return ""
	}
	return r.Final.Indonesian() + " − " + Plain(r.Before) + equals(score.FromDecimal(r.Final).Sub(was).String(), r.Improvement, true)
}

// Plain writes a number of a table as people read it; a fraction without an end with six
// decimals and a sign that more follow.
func Plain(exact string) string {
	f, err := score.ParseFraction(exact)
	if err != nil {
		return "–"
	}
	if d := f.Decimal(); f.Equal(score.FromDecimal(d)) {
		return d.Indonesian()
	}
	return f.Round(6).Indonesian() + "…"
}

// number writes the number that is reckoned with.
func number(v Value) string {
	if v.Exact != "" {
		return Plain(v.Exact)
	}
	return v.Value.Indonesian()
}

// Shown writes a value as tables show it: rounded by its rule, or with two decimals
// where the rule keeps them all.
func (v Value) Shown() string { return v.Value.Round(2).Indonesian() }

// Mean gives the mean of a question with every decimal.
func (d Dossier) Mean(question string) Value {
	v, _ := find(d.Values, question)
	return v
}
