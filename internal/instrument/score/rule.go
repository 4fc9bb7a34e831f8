package score

import (
	"fmt"
	"slices"
	"strings"

	"gurindam/internal/decimal"
	"gurindam/internal/fault"
	"gurindam/internal/instrument"
)

// Rule is an instrument made ready for reckoning. It is read by many at once.
type Rule struct {
	Instrument instrument.Instrument
	min, max   Fraction
	aspects    []aspectRule
	questions  map[string]int // place of a question among all
	asked      []instrument.Question
}

type aspectRule struct {
	code    string
	percent decimal.Decimal
	weight  Fraction   // a part of one
	from    int        // place of its first question
	weights []Fraction // of its questions; nil where all count the same
	sum     Fraction   // of those weights, or the number of questions
	size    int
}

// For makes an instrument ready for reckoning.
func For(i instrument.Instrument) *Rule {
	r := &Rule{Instrument: i, min: Whole(int64(i.Scale.Min)), max: Whole(int64(i.Scale.Max)), questions: map[string]int{}}
	for _, a := range i.Aspects {
		rule := aspectRule{code: a.Code, percent: a.Weight, weight: FromDecimal(a.Weight).Over(Whole(100)), from: len(r.asked)}
		list := a.Questions()
		rule.size = len(list)
		weighted := slices.ContainsFunc(list, func(q instrument.Question) bool { return q.Weight.Present() })
		for _, q := range list {
			r.questions[q.Code] = len(r.asked)
			r.asked = append(r.asked, q)
			if weighted {
				rule.weights = append(rule.weights, FromDecimal(q.Weight))
				rule.sum = rule.sum.Add(FromDecimal(q.Weight))
			}
		}
		if !weighted {
			rule.sum = Whole(int64(len(list)))
		}
		r.aspects = append(r.aspects, rule)
	}
	return r
}

// Place gives the place of a question among all of the instrument, from 0.
func (r *Rule) Place(question string) (at int, known bool) {
	at, known = r.questions[question]
	return at, known
}

// Of reckons a result from levels. Every question needs at least one; a region that
// did not take part may have zero everywhere, even where the scale begins at one.
func (r *Rule) Of(given []Given) (Result, error) {
	if err := r.check(given); err != nil {
		return Result{}, err
	}
	sheet := r.Sheet()
	for _, g := range given {
		sheet.Add(r.questions[g.Question], FromDecimal(g.Level))
	}
	return sheet.Result(), nil
}

// OfAspects reckons a result from the values of all aspects.
func (r *Rule) OfAspects(values map[string]decimal.Decimal) (Result, error) {
	list, taken := make([]Fraction, len(r.aspects)), false
	for i, a := range r.aspects {
		v := values[a.code]
		if !v.Present() {
			return Result{}, fault.New(fault.Invalid, fmt.Sprintf("Nilai aspek %s belum ada.", a.code))
		}
		list[i] = FromDecimal(v)
		taken = taken || list[i].Sign() != 0
	}
	for i, f := range list {
		if !r.Holds(f) && (taken || f.Sign() != 0) {
			return Result{}, fault.New(fault.Invalid, fmt.Sprintf("Nilai aspek %s, yaitu %s, di luar skala %d–%d.", r.aspects[i].code, f, r.Instrument.Scale.Min, r.Instrument.Scale.Max))
		}
	}
	if len(values) > len(list) {
		for code := range values {
			if !slices.ContainsFunc(r.aspects, func(a aspectRule) bool { return a.code == code }) {
				return Result{}, fault.New(fault.Invalid, fmt.Sprintf("Aspek %q tidak ada dalam instrumen %s.", fault.Clip(code, 40), r.Instrument.ID))
			}
		}
	}
	return r.Sum(list), nil
}

// Holds tells whether a level or a mean lies within the scale.
func (r *Rule) Holds(f Fraction) bool { return f.Cmp(r.min) >= 0 && f.Cmp(r.max) <= 0 }

// check says what keeps levels from being reckoned.
func (r *Rule) check(given []Given) error {
	type key struct{ question, assessor string }
	seen, sheet, taken := make(map[key]bool, len(given)), r.Sheet(), false
	for _, g := range given {
		taken = taken || FromDecimal(g.Level).Sign() != 0
	}
	for _, g := range given {
		at, known := r.questions[g.Question]
		switch level := FromDecimal(g.Level); {
		case !known:
			return r.unknown(g.Question)
		case seen[key{g.Question, g.Assessor}]:
			return fault.New(fault.Invalid, fmt.Sprintf("Pertanyaan %s dinilai dua kali oleh asesor yang sama.", g.Question))
		case !g.Level.Present():
			return fault.New(fault.Invalid, fmt.Sprintf("Pertanyaan %s belum bernilai.", g.Question))
		case !r.Holds(level) && (taken || level.Sign() != 0):
			return r.off(g.Question, g.Level)
		}
		seen[key{g.Question, g.Assessor}] = true
		sheet.Add(at, Fraction{})
	}
	if missing := sheet.Missing(); len(missing) > 0 {
		return fault.New(fault.Invalid, fmt.Sprintf("%d pertanyaan belum dinilai: %s.", len(missing), strings.Join(firstFew(missing, 20), ", ")))
	}
	return nil
}

func firstFew(list []string, n int) []string {
	if len(list) <= n {
		return list
	}
	return append(slices.Clone(list[:n]), fmt.Sprintf("dan %d lagi", len(list)-n))
}
