package assessment

import (
	"fmt"
	"maps"
	"slices"
	"time"

	"gurindam/internal/fault"
	"gurindam/internal/instrument"
)

// Lack is what a sheet needs before it can be locked.
type Lack struct {
	Questions []string // without a level
	Texts     []Field  // not written
}

// None tells whether nothing is missing.
func (l Lack) None() bool { return len(l.Questions)+len(l.Texts) == 0 }

// Lacks tells what the sheet needs before it can be locked.
func (s Sheet) Lacks(in instrument.Instrument) (l Lack) {
	for _, q := range in.Questions() {
		if !s.Score(q.Code).Scored() {
			l.Questions = append(l.Questions, q.Code)
		}
	}
	for _, f := range Fields {
		if s.Text(f) == "" {
			l.Texts = append(l.Texts, f)
		}
	}
	return l
}

// Lock closes the sheet; the levels it has then are its first ones for good.
func (s Sheet) Lock(in instrument.Instrument, now time.Time) (Sheet, error) {
	l := s.Lacks(in)
	switch {
	case s.Closed():
		return s, errClosed
	case len(l.Questions) > 0:
		return s, fault.New(fault.Conflict, fmt.Sprintf("Lembar nilai belum dapat dikunci: %d pertanyaan belum bernilai, mulai dari %s.", len(l.Questions), l.Questions[0]))
	case len(l.Texts) > 0:
		return s, fault.New(fault.Conflict, fmt.Sprintf("Lembar nilai belum dapat dikunci: %s belum ditulis.", l.Texts[0].Words()))
	}
	s.Scores = maps.Clone(s.Scores)
	for code, g := range s.Scores {
		g.First = g.Level
		s.Scores[code] = g
	}
	s.Locked = now
	return s, nil
}

// Unlock opens a sheet again, by decision of the ministry.
func (s Sheet) Unlock() Sheet {
	s.Locked = time.Time{}
	return s
}

// Tally is how far the sheets of a region have come, in what everybody may know.
type Tally struct{ Locked, Assigned int }

// All tells whether everyone has locked.
func (t Tally) All() bool { return t.Assigned > 0 && t.Locked >= t.Assigned }

// Count tells how many of those assigned have locked.
func Count(sheets []Sheet, judges []Judge) Tally {
	t := Tally{Assigned: len(judges)}
	for _, s := range sheets {
		if s.Closed() && Number(judges, s.Assessor) > 0 {
			t.Locked++
		}
	}
	return t
}

// Released marks the sheets of those who are no longer assigned, and takes the mark
// from those who are again. It gives the sheets that changed.
func Released(sheets []Sheet, judges []Judge, now time.Time) (changed []Sheet) {
	for _, s := range sheets {
		switch assigned := slices.ContainsFunc(judges, func(j Judge) bool { return j.Person == s.Assessor }); {
		case assigned && !s.Withdrawn.IsZero():
			s.Withdrawn = time.Time{}
		case !assigned && s.Withdrawn.IsZero():
			s.Withdrawn = now
		default:
			continue
		}
		changed = append(changed, s)
	}
	return changed
}
