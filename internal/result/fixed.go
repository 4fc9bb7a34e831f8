package result

import (
	"gurindam/internal/decimal"
	"gurindam/internal/instrument"
	"gurindam/internal/instrument/score"
	"gurindam/internal/region"
)

// compare reckons every index once more, this year and the year before, under the
// weights and the rounding of one instrument. A change between years or a distance
// between cohorts that is there only because weights changed is seen by it.
func (t *Table) compare(fixed instrument.Instrument, before map[region.Code]Row) {
	for i, r := range t.Rows {
		t.Rows[i].Fixed = under(fixed, r)
		t.Rows[i].FixedBefore = under(fixed, before[r.Region])
	}
}

// under gives the index of a row by the weights of another instrument; absent where
// the row has no value for one of its aspects.
func under(i instrument.Instrument, r Row) decimal.Decimal {
	if r.Part != Taking || len(i.Aspects) == 0 {
		return decimal.Decimal{}
	}
	values, weights := make([]score.Fraction, len(i.Aspects)), make([]score.Fraction, len(i.Aspects))
	for n, a := range i.Aspects {
		v, ok := r.Aspect(a.Code)
		if !ok {
			return decimal.Decimal{}
		}
		values[n], weights[n] = v.kept(), score.FromDecimal(a.Weight)
	}
	return weigh(values, weights, i.Rounding)
}

// kept gives the number that the index reckons with.
func (v Value) kept() score.Fraction {
	if f, err := score.ParseFraction(v.Exact); err == nil {
		return f
	}
	return score.FromDecimal(v.Value)
}

// weigh gives the index of the values of aspects under weights in per cent, rounded by
// the steps of a rule.
func weigh(values, weights []score.Fraction, rule instrument.Rounding) decimal.Decimal {
	var sum score.Fraction
	for n, v := range values {
		part := v.Mul(weights[n]).Over(score.Whole(100))
		if rule.Contribution != instrument.Exact {
			part = score.FromDecimal(part.Round(rule.Contribution))
		}
		sum = sum.Add(part)
	}
	if rule.Final == instrument.Exact {
		return sum.Decimal()
	}
	return sum.Round(rule.Final)
}
