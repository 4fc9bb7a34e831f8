package result

import (
	"slices"

	"gurindam/internal/decimal"
	"gurindam/internal/instrument"
	"gurindam/internal/instrument/score"
	"gurindam/internal/region"
)

// points is how far a weight is moved, up and down.
const points = 5

// Trial is one change that was tried on a league table, and whom it moved.
type Trial struct {
	Cohort  string
	Aspect  string // whose weight was moved; empty where an assessor was left out
	Delta   int    // points
	Weight  decimal.Decimal
	Person  string // who was left out
	Regions int    // that this assessor scored
	Shifts  []Shift
}

// Shift is a region that has another rank under a trial.
type Shift struct {
	Region   region.Code
	Name     string
	From, To int
}

// Stability tells of one league table how far its ranks hang on a weight or a person.
type Stability struct {
	Cohort Cohort
	Trials []Trial
	Stable int     // regions that keep their rank in every trial
	Swings []Swing // the others, widest first
}

// Swing is the range of ranks that a region takes over all trials.
type Swing struct {
	Region          region.Code
	Name            string
	Rank, Best, Low int
}

// Sensitivity tries every change on every league table: the weight of each aspect five
// points up and down while the others keep their proportions, and each assessor left
// out wherever they scored.
func Sensitivity(t Table, instruments map[string]instrument.Instrument) []Stability {
	out := make([]Stability, 0, len(t.Cohorts))
	for _, c := range t.Cohorts {
		l := newLeague(t, c, instruments[c.Instrument])
		s := Stability{Cohort: c, Trials: append(l.weights(), l.assessors()...)}
		s.sum(l)
		out = append(out, s)
	}
	return out
}

// league is a league table made ready for trials.
type league struct {
	cohort     Cohort
	instrument instrument.Instrument
	rows       []Row
	values     [][]score.Fraction // of the aspects of each row
}

func newLeague(t Table, c Cohort, i instrument.Instrument) league {
	l := league{cohort: c, instrument: i}
	for _, r := range t.Rows {
		if r.Cohort != c.ID || r.Part != Taking {
			continue
		}
		values := make([]score.Fraction, len(i.Aspects))
		for n, a := range i.Aspects {
			v, _ := r.Aspect(a.Code)
			values[n] = v.kept()
		}
		l.rows, l.values = append(l.rows, r), append(l.values, values)
	}
	return l
}

// weights tries the weight of each aspect.
func (l league) weights() []Trial {
	var out []Trial
	if len(l.instrument.Aspects) < 2 {
		return nil // a single weight has nowhere to go
	}
	for n, a := range l.instrument.Aspects {
		for _, delta := range []int{-points, points} {
			moved := moveWeight(l.instrument, n, delta)
			finals := make([]decimal.Decimal, len(l.rows))
			for i, values := range l.values {
				finals[i] = weigh(values, moved, l.instrument.Rounding)
			}
			out = append(out, Trial{Cohort: l.cohort.ID, Aspect: a.Code, Delta: delta, Weight: moved[n].Decimal(), Shifts: l.shifts(finals)})
		}
	}
	return out
}

// moveWeight gives the weights after one of them has moved, within 0 and 100; the
// others share what is left in their old proportions, exactly.
func moveWeight(i instrument.Instrument, moved, delta int) []score.Fraction {
	hundred := score.Whole(100)
	old := score.FromDecimal(i.Aspects[moved].Weight)
	to := old.Add(score.Whole(int64(delta)))
	if to.Sign() < 0 {
		to = score.Whole(0)
	}
	if to.Cmp(hundred) > 0 {
		to = hundred
	}
	out := make([]score.Fraction, len(i.Aspects))
	for n, a := range i.Aspects {
		out[n] = score.FromDecimal(a.Weight).Mul(hundred.Sub(to)).Over(hundred.Sub(old))
	}
	out[moved] = to
	return out
}

// assessors tries leaving each assessor out.
func (l league) assessors() []Trial {
	people := map[string][]int{} // rows they scored
	for i, r := range l.rows {
		for _, j := range r.Judges {
			if j.Without.Present() {
				people[j.Person] = append(people[j.Person], i)
			}
		}
	}
	var out []Trial
	for person, at := range people {
		finals := make([]decimal.Decimal, len(l.rows))
		for i, r := range l.rows {
			finals[i] = r.Final
		}
		for _, i := range at {
			for _, j := range l.rows[i].Judges {
				if j.Person == person {
					finals[i] = j.Without
				}
			}
		}
		out = append(out, Trial{Cohort: l.cohort.ID, Person: person, Regions: len(at), Shifts: l.shifts(finals)})
	}
	slices.SortFunc(out, func(a, b Trial) int {
		if d := len(b.Shifts) - len(a.Shifts); d != 0 {
			return d
		}
		return cmpCode(region.Code(a.Person), region.Code(b.Person))
	})
	return out
}

func (l league) shifts(finals []decimal.Decimal) []Shift {
	var out []Shift
	for i, rank := range ranks(finals) {
		if r := l.rows[i]; rank != r.Rank {
			out = append(out, Shift{Region: r.Region, Name: r.Name, From: r.Rank, To: rank})
		}
	}
	slices.SortStableFunc(out, func(a, b Shift) int { return a.From - b.From })
	return out
}

// sum counts who never moves, and how far the others do.
func (s *Stability) sum(l league) {
	swings := map[region.Code]*Swing{}
	for _, t := range s.Trials {
		for _, m := range t.Shifts {
			w := swings[m.Region]
			if w == nil {
				w = &Swing{m.Region, m.Name, m.From, m.From, m.From}
				swings[m.Region] = w
			}
			w.Best, w.Low = min(w.Best, m.To), max(w.Low, m.To)
		}
	}
	for _, w := range swings {
		s.Swings = append(s.Swings, *w)
	}
	slices.SortFunc(s.Swings, func(a, b Swing) int {
		if d := (b.Low - b.Best) - (a.Low - a.Best); d != 0 {
			return d
		}
		if a.Rank != b.Rank {
			return a.Rank - b.Rank
		}
		return cmpCode(a.Region, b.Region)
	})
	s.Stable = len(l.rows) - len(s.Swings)
}
