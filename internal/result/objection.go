package result

import "gurindam/internal/region"

// Objection asks for another value of one question of one region. A region objects
// within its window; the ministry corrects a mistake of its own the same way, and in
// both cases somebody else decides.
type Objection struct {
	Cycle    string
	Region   region.Code
	ID       string
	Kind     Kind
	Question string
	Reason   string
	Proofs   []Cite
	State    State
	Drafted  Deed
	Sent     Deed
	Decided  Deed
	Verdict  string // the published reasoning
	Before   []int  // levels of the assessors when it was decided
	After    []int  // the levels that count since; empty where it was refused
	Number   int    // the amendment that it led to; 0: none
	Rev      int64
}

// Kind tells who asks.
type Kind string

// Kinds of objection.
const (
	ByRegion   Kind = "sanggah"
	ByMinistry Kind = "koreksi"
)

// State is how far an objection has come.
type State string

// States of an objection.
const (
	Drafting  State = "rancangan" // seen by its region alone
	Sent      State = "dikirim"
	Refused   State = "ditolak"
	Granted   State = "dikabulkan"
	Withdrawn State = "dicabut"
)

// Words says a state as people do.
func (s State) Words() string {
	switch s {
	case Drafting:
		return "belum dikirim"
	case Sent:
		return "menunggu putusan"
	}
	return string(s)
}

// Over tells whether nothing more is to be decided.
func (s State) Over() bool { return s == Refused || s == Granted || s == Withdrawn }
