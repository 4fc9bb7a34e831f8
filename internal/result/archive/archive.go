// Package archive is the form in which the results of a cycle leave the program, so
// that anybody can check them: one ZIP with the instruments, what regions claimed, what
// each assessor gave, last year's values, the results and the decisions that changed
// one. Verify recomputes every number from it alone. Assessors have numbers in it, no
// names.
package archive

import (
	"time"

	"gurindam/internal/decimal"
	"gurindam/internal/instrument"
	"gurindam/internal/region"
)

// Format is the version of the form that Write writes. Read reads this one and says so
// of any other.
const Format = 1

// Content is everything in an archive.
type Content struct {
	Cycle       string // identity
	Name        string
	Year        int
	Number      int       // of the publication: 0 as announced, then amendments
	Announced   time.Time // when; the archive has no other time
	Fingerprint string    // of the publication, as it was announced
	Instruments []instrument.Instrument
	Cohorts     []Cohort
	Regions     []Region // by code
	Decisions   []Decision
}

// Cohort is a league of regions that answered one instrument.
type Cohort struct{ ID, Name, Instrument string }

// Part tells how a region appears in the results.
type Part string

// Parts of a region.
const (
	Taking   Part = "ikut"
	Absent   Part = "tidak-ikut"   // zeros, unranked
	Excluded Part = "dikecualikan" // no values, with a reason
)

// Region is one region with what was claimed, given and computed.
type Region struct {
	Code   region.Code
	Name   string
	Cohort string
	Part   Part
	Reason string // of an exclusion

	Answers []Answer
	Scores  []Score // by question in the order of the instrument, then assessor
	Before  string  // unrounded index of the year before, as a decimal or a fraction; empty: none

	Aspects     []decimal.Decimal // as published, in the order of the instrument; none where excluded
	Final       decimal.Decimal
	Exact       string          // the unrounded index
	Improvement decimal.Decimal // absent without a year before
	Rank, Of    int             // in its cohort; 0: not ranked
}

// Answer is a level that the region claimed.
type Answer struct {
	Question string
	Level    int
	Figure   string
}

// Score is what an assessor gave, by number: 1 is the first of the region.
type Score struct {
	Question string
	Assessor int
	First    int // before the assessors talked
	Level    int // what counts
}

// Decision is an objection or a correction that changed scores after the announcement.
type Decision struct {
	Number   int // of the amendment it led to
	Region   region.Code
	Question string
	Before   []int // levels, in the order of the assessors who scored it
	After    []int
	Text     string // the published reasoning
	At       time.Time
}
