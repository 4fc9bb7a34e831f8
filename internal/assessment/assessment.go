// Package assessment is what assessors give and write about a region in an
// evaluation: scores that nobody else sees until all have locked, the talk about
// scores far apart, what they ask the region, and the panel that closes it all. Its
// rules take the time as a value.
package assessment

import (
	"slices"
	"time"

	"gurindam/internal/evaluation"
	"gurindam/internal/fault"
	"gurindam/internal/region"
)

// Unscored is the level of a question that was not scored yet, though it may have a note.
const Unscored = -1

// Score is what one assessor gives one question of one region.
type Score struct {
	Cycle    string
	Region   region.Code
	Assessor string // person
	Question string
	First    int    // the level when the sheet was locked
	Level    int    // the level that counts; differs from First where a discussion changed it
	Note     string //
	Item     string // evidence it rests on
	Page     int    // of that evidence; 0: the whole
	Reason   string // said in the discussion: why it was changed, or why it stays
	At       time.Time
	Rev      int64
}

// Scored tells whether there is a level.
func (s Score) Scored() bool { return s.Level != Unscored }

// Revised tells whether a discussion changed the level.
func (s Score) Revised() bool { return s.Scored() && s.First != s.Level }

// Sheet is all that one assessor gives and writes about one region.
type Sheet struct {
	Cycle           string
	Region          region.Code
	Assessor        string // person
	Name            string
	Locked          time.Time // zero: not yet
	Withdrawn       time.Time // the assessor is no longer assigned; the sheet stays and counts no more
	Strengths       string
	Weaknesses      string
	Recommendations string
	Remarks         map[string]string // by aspect, where one is written
	Scores          map[string]Score  // by question
	Rev             int64
}

// Closed tells whether the sheet is locked.
func (s Sheet) Closed() bool { return !s.Locked.IsZero() }

// Counts tells whether the sheet goes into the result.
func (s Sheet) Counts() bool { return s.Closed() && s.Withdrawn.IsZero() }

// Done counts the questions that have a level.
func (s Sheet) Done() (n int) {
	for _, g := range s.Scores {
		if g.Scored() {
			n++
		}
	}
	return n
}

// Score gives the score of a question; one without a level where there is none.
func (s Sheet) Score(question string) Score {
	if g, ok := s.Scores[question]; ok {
		return g
	}
	return Score{Cycle: s.Cycle, Region: s.Region, Assessor: s.Assessor, Question: question, First: Unscored, Level: Unscored}
}

// List gives the scores of a sheet in the order of their questions' codes.
func (s Sheet) List() []Score {
	out := make([]Score, 0, len(s.Scores))
	for _, g := range s.Scores {
		out = append(out, g)
	}
	slices.SortFunc(out, byQuestion)
	return out
}

func byQuestion(a, b Score) int {
	switch {
	case a.Question < b.Question:
		return -1
	case a.Question > b.Question:
		return 1
	}
	return 0
}

// Judge is an assessor who is assigned to a region.
type Judge struct {
	Person string
	Name   string
}

// Duty is a region that an assessor is assigned to in a cycle.
type Duty struct {
	Cycle  string
	Region region.Code
}

// Number gives the place of somebody among the assigned, from one; zero where not assigned.
func Number(judges []Judge, person string) int {
	return slices.IndexFunc(judges, func(j Judge) bool { return j.Person == person }) + 1
}

// Discussion is the talk of the assessors about one question whose scores lie far
// apart, or which the ministry wants talked over.
type Discussion struct {
	Cycle    string
	Region   region.Code
	Question string
	Spread   int    // levels between the highest and the lowest when it began
	Why      string // the ministry's reason; empty: the spread
	Opened   time.Time
	Closed   time.Time
	By       evaluation.Person // of the panel that closed it; empty: all had answered
	Ruling   string            // the panel's reason for closing it
	Rev      int64
}

// Open tells whether it goes on.
func (d Discussion) Open() bool { return d.Closed.IsZero() }

// Word is a contribution to a discussion.
type Word struct {
	ID       string
	Cycle    string
	Region   region.Code
	Question string
	By       evaluation.Person
	At       time.Time
	Text     string
}

var (
	errClosed   = fault.New(fault.Conflict, "Lembar nilai ini sudah dikunci, jadi tidak berubah lagi. Membuka kunci adalah keputusan kementerian yang dicatat.")
	errQuestion = fault.New(fault.NotFound, "Pertanyaan itu tidak ada dalam instrumen siklus ini. Buka dari daftar pertanyaan.")
)
