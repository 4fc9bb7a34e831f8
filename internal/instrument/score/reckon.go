package score

// tally gathers the levels that a question was given.
type tally struct {
	sum             Fraction
	count           int
	lowest, highest Fraction
}

func (t *tally) add(level Fraction) {
	if t.count == 0 || level.Cmp(t.lowest) < 0 {
		t.lowest = level
	}
	if t.count == 0 || level.Cmp(t.highest) > 0 {
		t.highest = level
	}
	t.sum, t.count = t.sum.Add(level), t.count+1
}

// mean gives nothing for a question that nobody scored.
func (t tally) mean() Fraction { return t.sum.Over(Whole(int64(t.count))) }

// reckon goes all the way from levels to the index.
func (r *Rule) reckon(sums []tally) Result {
	questions, values := make(map[string]QuestionValue, len(sums)), make([]Fraction, len(sums))
	for i, t := range sums {
		exact := t.mean()
		kept, written := exact.round(r.Instrument.Rounding.Question)
		values[i] = kept
		questions[r.asked[i].Code] = QuestionValue{Value: written, Exact: exact, Assessors: t.count, Lowest: t.lowest.Decimal(), Highest: t.highest.Decimal()}
	}
	result := r.sum(r.means(values))
	result.Questions = questions
	return result
}

// means gives the mean of each aspect over its questions: plain, or by their weights.
func (r *Rule) means(values []Fraction) []Fraction {
	out := make([]Fraction, len(r.aspects))
	for i, a := range r.aspects {
		var sum Fraction
		for j := range a.size {
			if v := values[a.from+j]; a.weights == nil {
				sum = sum.Add(v)
			} else {
				sum = sum.Add(v.Mul(a.weights[j]))
			}
		}
		out[i] = sum.Over(a.sum)
	}
	return out
}

// sum rounds the aspects, weighs them and adds them up. Where the rule rounds
// contributions, the index is the sum of the rounded ones; Exact never is.
func (r *Rule) sum(means []Fraction) Result {
	rounding := r.Instrument.Rounding
	result := Result{Rounding: rounding, Aspects: make([]AspectValue, len(means))}
	var total Fraction
	for i, exact := range means {
		a := r.aspects[i]
		kept, value := exact.round(rounding.Aspect)
		part := kept.Mul(a.weight)
		added, contribution := part.round(rounding.Contribution)
		total, result.Exact = total.Add(added), result.Exact.Add(part)
		result.Aspects[i] = AspectValue{Code: a.code, Weight: a.percent, Value: value, Exact: exact, Contribution: contribution, Part: part}
	}
	_, result.Final = total.round(rounding.Final)
	return result
}
