package score

// Sheet gathers the levels that one region was given, question by question. It is the
// quick way to a result where levels come by the hundred thousand: it does not look
// whether a level lies on the scale or an assessor scored twice.
type Sheet struct {
	rule  *Rule
	tally []tally // by the place of the question
}

// tally gathers the levels of one question.
type tally struct {
	sum             Fraction
	count           int
	lowest, highest Fraction
}

// Sheet gives an empty sheet of the instrument.
func (r *Rule) Sheet() *Sheet { return &Sheet{rule: r, tally: make([]tally, len(r.asked))} }

// Add notes the level that one assessor gave the question at a place.
func (s *Sheet) Add(place int, level Fraction) {
	t := &s.tally[place]
	if t.count == 0 || level.Cmp(t.lowest) < 0 {
		t.lowest = level
	}
	if t.count == 0 || level.Cmp(t.highest) > 0 {
		t.highest = level
	}
	t.sum, t.count = t.sum.Add(level), t.count+1
}

// Missing lists the questions that nobody scored yet.
func (s *Sheet) Missing() (codes []string) {
	for at, t := range s.tally {
		if t.count == 0 {
			codes = append(codes, s.rule.asked[at].Code)
		}
	}
	return codes
}

// Means gives the mean of each aspect before its rounding; a question that nobody
// scored counts as nothing.
func (s *Sheet) Means() []Fraction {
	values := make([]Fraction, len(s.tally))
	for at, t := range s.tally {
		values[at], _ = t.mean().round(s.rule.Instrument.Rounding.Question)
	}
	return s.rule.means(values)
}

// Result goes all the way from levels to the index.
func (s *Sheet) Result() Result {
	result := s.rule.Sum(s.Means())
	result.Questions = make(map[string]QuestionValue, len(s.tally))
	for at, t := range s.tally {
		exact := t.mean()
		_, value := exact.round(s.rule.Instrument.Rounding.Question)
		result.Questions[s.rule.asked[at].Code] = QuestionValue{Value: value, Exact: exact, Assessors: t.count, Lowest: t.lowest.Decimal(), Highest: t.highest.Decimal()}
	}
	return result
}

func (t tally) mean() Fraction { return t.sum.Over(Whole(int64(t.count))) }

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

// Sum rounds the means of the aspects, weighs them and adds them up. Where the rule
// rounds contributions, the index is the sum of the rounded ones; Exact never is.
func (r *Rule) Sum(means []Fraction) Result {
	rounding := r.Instrument.Rounding
	result := Result{Rounding: rounding, Aspects: make([]AspectValue, len(means))}
	var total Fraction
	for i, exact := range means {
		a := r.aspects[i]
		kept, value := exact.round(rounding.Aspect)
		part := kept.Mul(a.weight)
		added, contribution := part.round(rounding.Contribution)
		total, result.Exact = total.Add(added), result.Exact.Add(part)
		result.Aspects[i] = AspectValue{Code: a.code, Weight: a.percent, Value: value, Exact: exact, Kept: kept, Contribution: contribution, Part: part}
	}
	_, result.Final = total.round(rounding.Final)
	return result
}
