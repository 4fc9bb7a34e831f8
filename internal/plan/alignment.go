package plan

import (
	"fmt"

	"gurindam/internal/decimal"
	"gurindam/internal/rpjmd"
)

// Alignment tells how well the masterplan and the RPJMD meet, from both sides.
type Alignment struct {
	Initiatives Index           // initiatives linked to an RPJMD element or a Renstra row
	Sasaran     Index           // sasaran of the RPJMD that an initiative serves
	Combined    Index           // the mean of both
	Unlinked    []Initiative    // without a link
	Uncovered   []rpjmd.Element // sasaran that nothing serves
}

// Align measures the alignment of a plan with its RPJMD.
func Align(s Snapshot) Alignment {
	var a Alignment
	a.Initiatives, a.Unlinked = LinkedInitiatives(s)
	covered := map[string]bool{}
	for _, elements := range s.serves() {
		for _, e := range elements {
			covered[e] = true
		}
	}
	sasaran := s.RPJMD.OfLevel(rpjmd.Sasaran)
	for _, e := range sasaran {
		if !covered[e.Code] {
			a.Uncovered = append(a.Uncovered, e)
		}
	}
	a.Sasaran = ratio(len(sasaran)-len(a.Uncovered), len(sasaran), "sasaran RPJMD terlayani", "semua sasaran RPJMD")
	a.Combined = combine(a.Initiatives, a.Sasaran)
	return a
}

// LinkedInitiatives measures how many initiatives are linked, and names those that are
// not.
func LinkedInitiatives(s Snapshot) (Index, []Initiative) {
	linked := s.linked()
	var without []Initiative
	all := s.Masterplan.Initiatives
	for _, i := range all {
		if !linked[i.Code] {
			without = append(without, i)
		}
	}
	return ratio(len(all)-len(without), len(all), "inisiatif berkaitan", "semua inisiatif"), without
}

// linked tells which initiatives have a link to something that exists.
func (s Snapshot) linked() map[string]bool {
	exists := map[string]bool{}
	for _, e := range s.RPJMD.Elements {
		exists["e"+e.Code] = true
	}
	for _, r := range s.Renstra {
		exists["r"+r.ID] = true
	}
	out := map[string]bool{}
	for _, l := range s.Masterplan.Links {
		if l.Element != "" && exists["e"+l.Element] || l.Renstra != "" && exists["r"+l.Renstra] {
			out[l.Initiative] = true
		}
	}
	return out
}

// combine gives the mean of two ratios over their common denominator, so that it
// is exact and rounded once.
func combine(a, b Index) Index {
	out := Index{
		Numerator:   a.Numerator*b.Denominator + b.Numerator*a.Denominator,
		Denominator: 2 * a.Denominator * b.Denominator,
	}
	out.Percent = decimal.Ratio(out.Numerator, out.Denominator, 2)
	out.Formula = fmt.Sprintf("½ × (inisiatif berkaitan ÷ semua inisiatif + sasaran RPJMD terlayani ÷ semua sasaran RPJMD) × 100 %% = ½ × (%d ÷ %d + %d ÷ %d) × 100 %% = %s",
		a.Numerator, a.Denominator, b.Numerator, b.Denominator, percent(out.Percent))
	return out
}
