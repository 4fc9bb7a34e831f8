package result

import (
	"fmt"
	"slices"
	"strconv"

	"gurindam/internal/assessment"
	"gurindam/internal/decimal"
	"gurindam/internal/evaluation"
	"gurindam/internal/fault"
	"gurindam/internal/instrument"
	"gurindam/internal/instrument/score"
	"gurindam/internal/region"
)

// Input is all that results are computed from.
type Input struct {
	Cycle        evaluation.Cycle
	Participants []evaluation.Participant
	Excluded     map[region.Code]Exclusion
	Instruments  map[string]instrument.Instrument
	Scores       []assessment.Score  // of sheets that count
	Before       map[region.Code]Row // results of the year before
	Basis        string              // fingerprint of those
}

// Compute gives the result of every region of a cycle: values, league tables,
// quadrants, and the same index under one set of weights. A region that is not
// agreed on yet is listed as Unready, without values.
func Compute(in Input) (Table, error) {
	t := Table{Cycle: in.Cycle.ID, Name: in.Cycle.Name, Year: in.Cycle.Year, Previous: in.Cycle.Previous, Basis: in.Basis}
	rules := map[string]*score.Rule{}
	for n, c := range in.Cycle.Cohorts {
		i, ok := in.Instruments[c.Instrument]
		if !ok {
			return t, fmt.Errorf("instrument %s of cohort %s is not there", c.Instrument, c.ID)
		}
		if n == 0 {
			t.Fixed = i.ID
		}
		rules[c.ID] = score.For(i)
		t.Cohorts = append(t.Cohorts, Cohort{ID: c.ID, Name: c.Name, Instrument: c.Instrument})
	}
	given := byRegion(in.Scores)
	for _, p := range in.Participants {
		rule, ok := rules[p.Cohort]
		if !ok {
			return t, fmt.Errorf("%s stands in cohort %q, which %s does not have", p.Region, p.Cohort, in.Cycle.ID)
		}
		row := Row{Region: p.Region, Name: p.Name, Cohort: p.Cohort, Instrument: rule.Instrument.ID, Part: in.part(p)}
		if row.Part == Excluded {
			row.Reason = in.Excluded[p.Region].Reason
		}
		row, _, err := row.reckon(rule, given[p.Region])
		if err != nil {
			return t, err
		}
		t.Rows = append(t.Rows, row.since(in.Before[p.Region], rule))
	}
	slices.SortFunc(t.Rows, func(a, b Row) int { return cmpCode(a.Region, b.Region) })
	t.compare(in.Instruments[t.Fixed], in.Before)
	t.Arrange()
	return t, nil
}

func cmpCode(a, b region.Code) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

func (in Input) part(p evaluation.Participant) Part {
	_, out := in.Excluded[p.Region]
	switch {
	case out:
		return Excluded
	case p.Has(evaluation.Declined):
		return Absent
	case p.Takes() && p.Has(evaluation.Settled):
		return Taking
	}
	return Unready
}

// byRegion gathers the levels that count.
func byRegion(scores []assessment.Score) map[region.Code][]score.Given {
	count := map[region.Code]int{}
	for _, s := range scores {
		count[s.Region]++
	}
	out := make(map[region.Code][]score.Given, len(count))
	for _, s := range scores {
		if !s.Scored() {
			continue
		}
		if out[s.Region] == nil {
			out[s.Region] = make([]score.Given, 0, count[s.Region])
		}
		out[s.Region] = append(out[s.Region], score.Given{Question: s.Question, Assessor: s.Assessor, Level: decimal.New(int64(s.Level), 0)})
	}
	return out
}

// reckon fills in what a region got, and gives the means of its questions.
func (r Row) reckon(rule *score.Rule, given []score.Given) (Row, []Value, error) {
	var got score.Result
	var err error
	switch r.Part {
	case Taking:
		got, err = rule.Of(given)
	case Absent:
		got, err = rule.OfAspects(zeros(rule.Instrument))
	default:
		return r, nil, nil
	}
	if err != nil {
		return r, nil, fault.Wrap(fault.Conflict, fmt.Sprintf("Nilai %s (%s) belum dapat dihitung. %s", r.Name, r.Region, fault.Text(err)), err)
	}
	r.Aspects, r.Dimensions = nil, nil
	for _, a := range got.Aspects {
		v := Value{Code: a.Code, Value: a.Value, Share: a.Contribution}
		if rule.Instrument.Rounding.Aspect == instrument.Exact {
			v.Exact = unlessSame(a.Exact, a.Value)
		}
		r.Aspects = append(r.Aspects, v)
	}
	r.Final, r.Exact = got.Final, got.Exact.String()
	if r.Part != Taking {
		return r, nil, nil
	}
	r.Predicate = rule.Instrument.Predicate(got.Final)
	r.Dimensions = dimensions(rule, got)
	return r, questions(rule.Instrument, got), nil
}

func zeros(i instrument.Instrument) map[string]decimal.Decimal {
	out := map[string]decimal.Decimal{}
	for _, a := range i.Aspects {
		out[a.Code] = decimal.New(0, 0)
	}
	return out
}

// unlessSame writes a number that its rounded form does not show whole.
func unlessSame(exact score.Fraction, shown decimal.Decimal) string {
	if exact.Equal(score.FromDecimal(shown)) {
		return ""
	}
	return exact.String()
}

func questions(i instrument.Instrument, got score.Result) []Value {
	var out []Value
	for _, q := range i.Questions() {
		v := got.Questions[q.Code]
		out = append(out, Value{Code: q.Code, Value: v.Value, Exact: unlessSame(v.Exact, v.Value)})
	}
	return out
}

// dimensions gives the mean of each smart dimension.
func dimensions(rule *score.Rule, got score.Result) []Value {
	var out []Value
	for _, p := range rule.Dimensions(got) {
		out = append(out, Value{Code: p.Code, Value: p.Value, Exact: unlessSame(p.Exact, p.Value)})
	}
	return out
}

// since sets a result against the year before. Who was not ranked then has no
// improvement.
func (r Row) since(before Row, rule *score.Rule) Row {
	if r.Part == Taking && before.Part == Taking {
		r.Before = before.Exact
	}
	return r.improve(rule)
}

// improve reckons the improvement on the index of the year before, which stands in
// the row unrounded.
func (r Row) improve(rule *score.Rule) Row {
	was, err := score.ParseFraction(r.Before)
	if err != nil {
		return r // there is none
	}
	r.Improvement = score.Improvement(score.Result{Final: r.Final, Rounding: rule.Instrument.Rounding}, was)
	return r
}

// levels gives the levels of a dossier to be reckoned with, without those of one
// assessor where without is not 0.
func (d Dossier) levels(without int) []score.Given {
	out := make([]score.Given, 0, len(d.Scores))
	for _, s := range d.Scores {
		if s.Assessor != without {
			out = append(out, score.Given{Question: s.Question, Assessor: strconv.Itoa(s.Assessor), Level: decimal.New(int64(s.Level), 0)})
		}
	}
	return out
}
