package workbook

import (
	"maps"
	"slices"

	"gurindam/internal/plan"
)

// scope tells which years a yearly column stands for.
type scope int

const (
	once      scope = iota // no yearly column
	planYears              // the years of the masterplan, no other
	lawYears               // those of the RPJMD and the Renstra, which may begin or end elsewhere
	factYears              // years looked back on
	cashYears              // years of the APBD
)

// lookBack is how many years before the plan the facts of a template begin: the
// analysis shows five years up to the first year of the plan.
const lookBack = 4

// years holds the years of each scope in one workbook.
type years map[scope][]int

func yearsOf(s plan.Snapshot) years {
	span := s.Masterplan.Profile.Period
	y := years{planYears: span.Years()}
	law, fact, cash := set(span.Years()), map[int]bool{}, set(span.Years())
	if span.First > 0 {
		for year := span.First - lookBack; year <= span.First; year++ {
			fact[year] = true
		}
	}
	for _, f := range s.Facts {
		for _, v := range f.Values {
			fact[v.Year] = true
		}
	}
	for _, e := range s.RPJMD.Elements {
		for _, v := range e.Years {
			law[v.Year] = true
		}
	}
	for _, r := range s.Renstra {
		for _, v := range r.Years {
			law[v.Year] = true
		}
	}
	for _, v := range s.Masterplan.Profile.APBD {
		cash[v.Year] = true
	}
	y[lawYears], y[factYears], y[cashYears] = sorted(law), sorted(fact), sorted(cash)
	return y
}

func set(list []int) map[int]bool {
	m := make(map[int]bool, len(list))
	for _, n := range list {
		m[n] = true
	}
	return m
}

func sorted(m map[int]bool) []int { return slices.Sorted(maps.Keys(m)) }
