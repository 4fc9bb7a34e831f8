package result

import (
	"time"

	"gurindam/internal/evaluation"
	"gurindam/internal/region"
)

// Publication is results that were announced, or an amendment of them. It never
// changes.
type Publication struct {
	Cycle       string
	Number      int    // 0: as announced; 1 and on: amendments
	Fingerprint string // SHA-256 of the table as canonical JSON
	Reason      string // of an amendment
	Prepared    Deed   // by one person
	Announced   Deed   // by another
	Moves       []Move // of an amendment: whom it moved
}

// Deed is who did something, and when.
type Deed struct {
	evaluation.Person
	At time.Time
}

// Done tells whether it was done.
func (d Deed) Done() bool { return !d.At.IsZero() }

// Draft is results that somebody prepared for somebody else to announce.
type Draft struct {
	Cycle       string
	Fingerprint string
	Prepared    Deed
	Rev         int64
}

// Move is what an amendment changed for a region.
type Move struct {
	Region   region.Code `json:"region"`
	Name     string      `json:"name"`
	Cohort   string      `json:"cohort"`
	From     string      `json:"from"` // index
	To       string      `json:"to"`
	RankFrom int         `json:"rankFrom"`
	RankTo   int         `json:"rankTo"`
}

// Exclusion is a decision to announce results without those of a region.
type Exclusion struct {
	Cycle   string
	Region  region.Code
	Number  string // of the decision
	Reason  string
	Decided Deed
}
