package assessor

import (
	"cmp"
	"slices"
	"time"

	"gurindam/internal/evaluation"
	"gurindam/internal/region"
)

// Wish is a region that is to be spoken with, and by whom.
type Wish struct {
	Region region.Code
	Panel  []string // people
}

// Terms are how interviews are laid out.
type Terms struct {
	First, Last time.Time // days
	After       time.Time // nothing begins before
	Minutes     int       // of one interview
	Gap         int       // minutes between two of one person
	Rooms       int       // how many go on at once
	Daily       int       // the most a person has on one day
	Way         Way
	Place       string
}

// part is a stretch of a day in minutes after midnight, where the ministry is.
type part struct{ from, until int }

var (
	workday = []part{{9 * 60, 12 * 60}, {13 * 60, 16 * 60}}
	friday  = []part{{8*60 + 30, 11*60 + 30}, {13*60 + 30, 16 * 60}} // with time for the prayer
)

// parts gives the hours of a day in which interviews are held; none at the weekend.
func parts(day time.Time) []part {
	switch day.Weekday() {
	case time.Saturday, time.Sunday:
		return nil
	case time.Friday:
		return friday
	}
	return workday
}

// LayOut proposes when to speak with regions, beside the interviews that are set:
// nobody is in two at once or has more on a day than the terms say. Regions whose
// panels have most to do come first. It gives also whom it found no time for.
func LayOut(wishes []Wish, set []Slot, panels map[region.Code][]string, t Terms) (out []Slot, left []region.Code) {
	d := diary{terms: t, of: map[string][]Slot{}}
	for _, s := range set {
		d.enter(s, panels[s.Region])
	}
	work := map[string]int{}
	for _, w := range wishes {
		for _, p := range w.Panel {
			work[p]++
		}
	}
	most := func(w Wish) (n int) {
		for _, p := range w.Panel {
			n = max(n, work[p])
		}
		return n
	}
	wishes = slices.Clone(wishes)
	slices.SortFunc(wishes, func(a, b Wish) int {
		return cmp.Or(cmp.Compare(most(b), most(a)), cmp.Compare(a.Region, b.Region))
	})
	times := t.times()
	for _, w := range wishes {
		i := slices.IndexFunc(times, func(at time.Time) bool { return d.free(w, at) })
		if i < 0 {
			left = append(left, w.Region)
			continue
		}
		s := Slot{Region: w.Region, Start: times[i], Minutes: t.Minutes, Way: t.Way, Place: t.Place, State: Drafted}
		d.enter(s, w.Panel)
		out = append(out, s)
	}
	slices.SortFunc(out, func(a, b Slot) int { return cmp.Or(a.Start.Compare(b.Start), cmp.Compare(a.Region, b.Region)) })
	slices.Sort(left)
	return out, left
}

// times lists every beginning that the terms allow, the earliest first.
func (t Terms) times() []time.Time {
	var out []time.Time
	y, m, day := t.First.Date()
	for at := time.Date(y, m, day, 0, 0, 0, 0, evaluation.Zone); !at.After(time.Date(t.Last.Year(), t.Last.Month(), t.Last.Day(), 0, 0, 0, 0, evaluation.Zone)); at = at.AddDate(0, 0, 1) {
		for _, p := range parts(at) {
			for from := p.from; from+t.Minutes <= p.until; from += t.Minutes + t.Gap {
				if begins := at.Add(time.Duration(from) * time.Minute).UTC(); !begins.Before(t.After) {
					out = append(out, begins)
				}
			}
		}
	}
	return out
}

// diary is what is set already: all of it, and by person.
type diary struct {
	terms Terms
	all   []Slot
	of    map[string][]Slot
}

func (d *diary) enter(s Slot, panel []string) {
	d.all = append(d.all, s)
	for _, p := range panel {
		d.of[p] = append(d.of[p], s)
	}
}

// free tells whether a panel and a room are free at a time.
func (d *diary) free(w Wish, at time.Time) bool {
	s := Slot{Start: at, Minutes: d.terms.Minutes}
	for _, p := range w.Panel {
		today := 0
		for _, o := range d.of[p] {
			if near(s, o, d.terms.Gap) {
				return false
			}
			if sameDay(s.Start, o.Start) {
				today++
			}
		}
		if today >= d.terms.Daily {
			return false
		}
	}
	rooms := 0
	for _, o := range d.all {
		if s.Meets(o) {
			rooms++
		}
	}
	return rooms < d.terms.Rooms
}

// near tells whether less than a gap of minutes lies between two interviews.
func near(a, b Slot, gap int) bool {
	a.Minutes += gap
	b.Minutes += gap
	return a.Meets(b)
}

func sameDay(a, b time.Time) bool {
	x, y := a.In(evaluation.Zone), b.In(evaluation.Zone)
	return x.YearDay() == y.YearDay() && x.Year() == y.Year()
}

// Clash is a person who is in two interviews at once.
type Clash struct {
	Person string
	A, B   Slot
}

// Clashes lists who is in two interviews at once.
func Clashes(slots []Slot, panel func(Slot) []string) []Clash {
	var out []Clash
	of := map[string][]Slot{}
	for _, s := range slots {
		for _, p := range panel(s) {
			for _, o := range of[p] {
				if s.Meets(o) {
					out = append(out, Clash{p, o, s})
				}
			}
			of[p] = append(of[p], s)
		}
	}
	return out
}
