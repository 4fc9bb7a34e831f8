package block

import (
	"cmp"
	"maps"
	"slices"

	"gurindam/internal/plan"
)

// Contents tells what the book under way holds and which books stand beside it.
type Contents struct {
	Label, Title, About string
	Books               []Chapter // of the set
	Chapters            []Chapter // of this book
}

// Chapter is a chapter or a book: what it is called and what it is for.
type Chapter struct{ ID, Label, Title, About string }

// Source is a snapshot with everything the rules of the plan reckon from it, once.
type Source struct {
	plan.Snapshot
	guide    plan.Guideline
	contents Contents
	pieces   map[string]piece

	years       []int // of the plan
	offices     map[string]string
	initiatives map[string]plan.Initiative
	ready       plan.Readiness
	align       plan.Alignment
	served      map[string][]string // codes of the RPJMD elements each initiative is linked to

	byDimension, bySource, byOPD, byAction plan.Recap
	shares                                 []plan.APBDShare
	overflow                               bool // the sums do not fit; nothing is said of money
}

// NewSource reckons what the blocks of a book need.
func NewSource(s plan.Snapshot, g plan.Guideline, c Contents) *Source {
	src := &Source{Snapshot: s, guide: g, contents: c, pieces: pieces(), years: s.Masterplan.Profile.Period.Years(),
		offices: map[string]string{}, initiatives: map[string]plan.Initiative{}, served: map[string][]string{}}
	for _, o := range s.OPDs {
		src.offices[o.Code] = o.Label()
	}
	for _, i := range s.Masterplan.Initiatives {
		src.initiatives[i.Code] = i
	}
	for _, l := range s.Masterplan.Links {
		if l.Element != "" && !slices.Contains(src.served[l.Initiative], l.Element) {
			src.served[l.Initiative] = append(src.served[l.Initiative], l.Element)
		}
	}
	src.ready, src.align = plan.AssessReadiness(s.Masterplan, g), plan.Align(s)
	src.reckon(s, g)
	return src
}

func (s *Source) reckon(snapshot plan.Snapshot, g plan.Guideline) {
	var err error
	for _, sum := range []struct {
		to   *plan.Recap
		make func() (plan.Recap, error)
	}{
		{&s.byDimension, func() (plan.Recap, error) { return plan.BudgetByDimension(snapshot, g) }},
		{&s.bySource, func() (plan.Recap, error) { return plan.BudgetBySource(snapshot, g) }},
		{&s.byOPD, func() (plan.Recap, error) { return plan.BudgetByOPD(snapshot) }},
		{&s.byAction, func() (plan.Recap, error) { return plan.BudgetByAction(snapshot) }},
	} {
		if *sum.to, err = sum.make(); err != nil {
			s.overflow = true
		}
	}
	if s.shares, err = plan.ShareOfAPBD(snapshot, g); err != nil {
		s.overflow = true
	}
}

// office gives the short name of an office, or its code where the list lacks it.
func (s *Source) office(code string) string {
	if name, ok := s.offices[code]; ok {
		return name
	}
	return code
}

func (s *Source) officeList(codes []string) []string {
	out := make([]string, len(codes))
	for i, c := range codes {
		out[i] = s.office(c)
	}
	return out
}

// region is the name of the region, fit for a sentence also where there is none.
func (s *Source) region() string {
	return cmp.Or(s.Name(), "daerah")
}

// targetYears lists the years of the plan and every other year that targets name.
func (s *Source) targetYears(lists ...[]plan.YearValue) []int {
	years := map[int]bool{}
	for _, y := range s.years {
		years[y] = true
	}
	for _, list := range lists {
		for _, v := range list {
			years[v.Year] = true
		}
	}
	return slices.Sorted(maps.Keys(years))
}
