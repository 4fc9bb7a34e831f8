// Package score reckons the index of a region from the levels its assessors gave, by
// the weights and the rounding rule of an instrument: the mean over assessors, the
// mean over the questions of an aspect, weight times aspect, the sum, and the
// improvement on last year. Everything is exact; a number is rounded where the
// instrument says so, half away from zero, and nowhere else. Nothing here reads a
// clock, a file or a database.
package score

import (
	"gurindam/internal/decimal"
	"gurindam/internal/instrument"
)

// Given is the level that an assessor gave a question. Assessor is empty where one
// level stands for all of them.
type Given struct {
	Question, Assessor string
	Level              decimal.Decimal
}

// Result is what a region got, with every step on the way to it. Each value stands
// in two forms: as the rule rounds it, and before that.
type Result struct {
	Questions map[string]QuestionValue // none where only the aspects are known
	Aspects   []AspectValue            // in the order of the instrument
	Final     decimal.Decimal          // the published index
	Exact     Fraction                 // the weighted sum before any rounding of it: what next year's improvement starts from
	Rounding  instrument.Rounding      // the rule it was reckoned by
}

// QuestionValue is the mean over those who scored a question.
type QuestionValue struct {
	Value           decimal.Decimal // rounded by the rule; what the aspect reckons with
	Exact           Fraction
	Assessors       int
	Lowest, Highest decimal.Decimal // of the levels given
}

// AspectValue is the mean over the questions of an aspect and its part of the index.
type AspectValue struct {
	Code         string
	Weight       decimal.Decimal // per cent
	Value        decimal.Decimal // rounded by the rule
	Exact        Fraction        // before that
	Kept         Fraction        // what the index reckons with: Value, or Exact where the rule keeps every decimal
	Contribution decimal.Decimal // weight times value, rounded by the rule
	Part         Fraction        // weight times value, unrounded
}

// Of reckons a result from the levels given to the questions of an instrument. To
// reckon many, make a Rule once.
func Of(i instrument.Instrument, given []Given) (Result, error) { return For(i).Of(given) }

// OfAspects reckons a result from the values of its aspects.
func OfAspects(i instrument.Instrument, values map[string]decimal.Decimal) (Result, error) {
	return For(i).OfAspects(values)
}

// Aspect gives the value of an aspect of the result.
func (r Result) Aspect(code string) (AspectValue, bool) {
	for _, a := range r.Aspects {
		if a.Code == code {
			return a, true
		}
	}
	return AspectValue{}, false
}

// Improvement is the index of this year less the unrounded one of last year, rounded
// as an index is.
func Improvement(now Result, before Fraction) decimal.Decimal {
	_, rounded := FromDecimal(now.Final).Sub(before).round(now.Rounding.Final)
	return rounded
}
