package plan

import (
	"cmp"
	"fmt"
	"slices"

	"gurindam/internal/decimal"
)

// Score rolls up readiness items: how many were rated how, and what share of
// full readiness that makes.
type Score struct {
	Code    string // of the component; the element's name for an element
	Name    string
	Items   int
	Good    int
	Medium  int
	Poor    int
	Points  int             // sum of the weights of the rated items
	Percent decimal.Decimal // Points ÷ rated items; absent while nothing is rated
}

// Rated is the number of items that were judged.
func (s Score) Rated() int { return s.Good + s.Medium + s.Poor }

func (s *Score) add(r Rating, g Guideline) {
	s.Items++
	switch r {
	case RatingGood:
		s.Good++
	case RatingMedium:
		s.Medium++
	case RatingPoor:
		s.Poor++
	default:
		return
	}
	s.Points += g.Weights[r]
	s.Percent = decimal.Ratio(int64(s.Points), int64(s.Rated())*100, 2)
}

// ElementScore is one element of readiness with its components.
type ElementScore struct {
	Score
	Components []Score
}

// ReadinessGap is an item that is not good, and what closes it.
type ReadinessGap struct {
	Item      ReadinessItem
	Component Component
	Closers   []Closer
}

// Open tells whether nothing closes the gap.
func (g ReadinessGap) Open() bool { return len(g.Closers) == 0 }

// Closer is an initiative or an action that closes a gap.
type Closer struct{ Code, Name string }

// Readiness is the readiness worksheet rolled up.
type Readiness struct {
	Whole    Score
	Elements []ElementScore // in the order of the guideline
	Good     Index          // share of the rated items
	Medium   Index
	Poor     Index
	Gaps     []ReadinessGap
	Coverage Index // gaps that something closes
	Formula  string
}

// AssessReadiness rolls up the worksheet by component, element and whole. Every
// item weighs the same; items not yet rated do not count.
func AssessReadiness(m Masterplan, g Guideline) Readiness {
	out := Readiness{Whole: Score{Name: "Kesiapan daerah"}, Formula: readinessFormula(g)}
	components := map[string]*Score{}
	elements := map[string]*ElementScore{}
	out.Elements = emptyElements(g)
	for i := range out.Elements {
		e := &out.Elements[i]
		elements[e.Name] = e
		for j := range e.Components {
			components[e.Components[j].Code] = &e.Components[j]
		}
	}
	for _, item := range m.Readiness {
		out.Whole.add(item.Rating, g)
		c, known := g.Component(item.Component)
		if !known {
			continue
		}
		components[c.Code].add(item.Rating, g)
		elements[c.Element].add(item.Rating, g)
	}
	rated := out.Whole.Rated()
	out.Good = ratio(out.Whole.Good, rated, "butir baik", "butir dinilai")
	out.Medium = ratio(out.Whole.Medium, rated, "butir sedang", "butir dinilai")
	out.Poor = ratio(out.Whole.Poor, rated, "butir buruk", "butir dinilai")
	out.Gaps = readinessGaps(m, g)
	closed := 0
	for _, gap := range out.Gaps {
		if !gap.Open() {
			closed++
		}
	}
	out.Coverage = ratio(closed, len(out.Gaps), "kesenjangan yang ditutup", "semua kesenjangan")
	return out
}

func emptyElements(g Guideline) []ElementScore {
	var out []ElementScore
	for _, c := range g.Components {
		if n := len(out); n == 0 || out[n-1].Name != c.Element {
			out = append(out, ElementScore{Score: Score{Code: c.Element, Name: c.Element}})
		}
		last := &out[len(out)-1]
		last.Components = append(last.Components, Score{Code: c.Code, Name: c.Name})
	}
	return out
}

func readinessGaps(m Masterplan, g Guideline) []ReadinessGap {
	names := map[string]string{}
	for _, i := range m.Initiatives {
		names[i.Code] = i.Name
	}
	for _, a := range m.Actions {
		names[a.Code] = a.Name
	}
	var out []ReadinessGap
	for _, item := range m.Readiness {
		if item.Rating != RatingMedium && item.Rating != RatingPoor && item.Gap == "" {
			continue
		}
		gap := ReadinessGap{Item: item}
		gap.Component, _ = g.Component(item.Component)
		for _, code := range item.Closes {
			if name, ok := names[code]; ok {
				gap.Closers = append(gap.Closers, Closer{code, name})
			}
		}
		out = append(out, gap)
	}
	return out
}

func readinessFormula(g Guideline) string {
	return fmt.Sprintf("Kesiapan = jumlah nilai butir ÷ jumlah butir dinilai, dengan baik = %d %%, sedang = %d %%, buruk = %d %%. %s",
		g.Weights[RatingGood], g.Weights[RatingMedium], g.Weights[RatingPoor], g.WeightsNote)
}

// GapCoverage tells what share of the gap analysis an initiative closes.
func GapCoverage(m Masterplan) Index {
	closed := 0
	for _, g := range m.Gaps {
		if len(g.Initiatives) > 0 {
			closed++
		}
	}
	return ratio(closed, len(m.Gaps), "kesenjangan berinisiatif", "semua kesenjangan")
}

// Worksheet is the readiness items of one component, as they are worked through.
type Worksheet struct {
	Component Component
	Items     []int // places in Masterplan.Readiness
	Unrated   int
	Mine      int // unrated items of the offices that were asked for
}

// Worksheets puts the readiness items under their components, in the order of the
// guideline: first what some offices have yet to rate, then what others have, then
// what is rated. An office narrows them to its own items; empty, they are all there.
func Worksheets(m Masterplan, g Guideline, opd string, mine []string) []Worksheet {
	var out []Worksheet
	rank := func(i int) int {
		switch item := m.Readiness[i]; {
		case item.Rating != "":
			return 2
		case slices.Contains(mine, item.OPD):
			return 0
		}
		return 1
	}
	for _, c := range g.Components {
		w := Worksheet{Component: c}
		for i, item := range m.Readiness {
			if item.Component != c.Code || opd != "" && item.OPD != opd {
				continue
			}
			w.Items = append(w.Items, i)
			if item.Rating == "" {
				w.Unrated++
			}
			if rank(i) == 0 {
				w.Mine++
			}
		}
		slices.SortStableFunc(w.Items, func(a, b int) int { return cmp.Compare(rank(a), rank(b)) })
		if len(w.Items) > 0 {
			out = append(out, w)
		}
	}
	return out
}
