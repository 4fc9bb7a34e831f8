package score

import (
	"fmt"

	"gurindam/internal/decimal"
	"gurindam/internal/fault"
	"gurindam/internal/instrument"
)

// Rise is what another level of one question does to the index.
type Rise struct {
	Question string
	From, To decimal.Decimal
	Before   decimal.Decimal // the published index as it is
	After    decimal.Decimal // and as it would be
	Gain     decimal.Decimal // the difference of the two, which rounding can make nothing or a hundredth more
	Exact    Fraction        // the effect before any rounding: level, weight in the aspect, weight of the aspect
}

// Estimate reckons a result from one level a question, as a region claims them. A
// question without a level counts as the lowest of the scale.
func (r *Rule) Estimate(levels map[string]decimal.Decimal) (Result, error) {
	values, err := r.levels(levels)
	if err != nil {
		return Result{}, err
	}
	sheet := r.Sheet()
	for i, v := range values {
		sheet.Add(i, v)
	}
	return sheet.Result(), nil
}

// Gain tells what the index would gain if a question had another level, all else as
// in levels. A question without a level counts as the lowest of the scale.
func (r *Rule) Gain(levels map[string]decimal.Decimal, question string, to decimal.Decimal) (Rise, error) {
	list, err := r.Gains(levels, map[string][]decimal.Decimal{question: {to}})
	if err != nil {
		return Rise{}, err
	}
	return list[0], nil
}

// Gains is Gain for many questions and levels at once, in the order of the instrument.
func (r *Rule) Gains(levels map[string]decimal.Decimal, to map[string][]decimal.Decimal) ([]Rise, error) {
	values, err := r.levels(levels)
	if err != nil {
		return nil, err
	}
	for code := range to {
		if _, known := r.questions[code]; !known {
			return nil, r.unknown(code)
		}
	}
	kept := make([]Fraction, len(values))
	for i, v := range values {
		kept[i], _ = v.round(r.Instrument.Rounding.Question)
	}
	means := r.means(kept)
	before := r.Sum(means).Final
	var out []Rise
	for ai, a := range r.aspects {
		for j := range a.size {
			at := a.from + j
			code := r.asked[at].Code
			for _, level := range to[code] {
				target := FromDecimal(level)
				if !level.Present() || !r.Holds(target) {
					return nil, r.off(code, level)
				}
				share := Whole(1)
				if a.weights != nil {
					share = a.weights[j]
				}
				share = share.Over(a.sum)
				moved, _ := target.round(r.Instrument.Rounding.Question)
				was := means[ai]
				means[ai] = was.Add(moved.Sub(kept[at]).Mul(share))
				after := r.Sum(means).Final
				means[ai] = was
				out = append(out, Rise{Question: code, From: values[at].Decimal(), To: level, Before: before, After: after,
					Gain: after.Sub(before), Exact: target.Sub(values[at]).Mul(share).Mul(a.weight)})
			}
		}
	}
	return out, nil
}

// Gain tells what the published index would gain if a question had another level.
func Gain(i instrument.Instrument, levels map[string]decimal.Decimal, question string, to decimal.Decimal) (Rise, error) {
	return For(i).Gain(levels, question, to)
}

// levels gives a level for every question of the instrument.
func (r *Rule) levels(given map[string]decimal.Decimal) ([]Fraction, error) {
	values := make([]Fraction, len(r.asked))
	for i := range values {
		values[i] = r.min
	}
	for code, level := range given {
		at, known := r.questions[code]
		if !known {
			return nil, r.unknown(code)
		}
		if !level.Present() {
			continue
		}
		if values[at] = FromDecimal(level); !r.Holds(values[at]) {
			return nil, r.off(code, level)
		}
	}
	return values, nil
}

func (r *Rule) unknown(code string) error {
	return fault.New(fault.Invalid, fmt.Sprintf("Pertanyaan %q tidak ada dalam instrumen %s.", fault.Clip(code, 40), r.Instrument.ID))
}

func (r *Rule) off(code string, level decimal.Decimal) error {
	return fault.New(fault.Invalid, fmt.Sprintf("Nilai %s untuk pertanyaan %s di luar skala %d–%d.", level, code, r.Instrument.Scale.Min, r.Instrument.Scale.Max))
}
