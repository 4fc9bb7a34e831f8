package assessment

import (
	"context"
	"time"

	"gurindam/internal/access"
	"gurindam/internal/evaluation"
	"gurindam/internal/instrument"
	"gurindam/internal/region"
)

// Store keeps what the service knows. Update may run fn again where two writers meet.
type Store interface {
	View(context.Context, func(Records) error) error
	Update(context.Context, func(Records) error) error
}

// Records is a store within one transaction, with the record of the cycle and of who
// is assigned beside it, so that a deed and the mark it sets are saved together.
type Records interface {
	Book
	evaluation.Ledger
	// Participants lists the regions of a cycle.
	Participants(ctx context.Context, cycle string) ([]evaluation.Participant, error)
	// Judges lists the assessors assigned to a region, always in the same order.
	Judges(ctx context.Context, cycle string, code region.Code) ([]Judge, error)
}

// Book keeps what this slice writes. What is not there is the zero value. Saving what
// somebody else changed since, by its Rev, is fault.Conflict.
type Book interface {
	Sheet(ctx context.Context, cycle string, code region.Code, assessor string) (Sheet, error)
	SheetsOf(ctx context.Context, cycle string, code region.Code) ([]Sheet, error)
	SheetsBy(ctx context.Context, cycle, assessor string) ([]Sheet, error)
	Sheets(ctx context.Context, cycle string) ([]Sheet, error)
	SaveSheet(context.Context, Sheet) error

	Discussions(ctx context.Context, cycle string, code region.Code) ([]Discussion, error)
	SaveDiscussion(context.Context, Discussion) error
	Words(ctx context.Context, cycle string, code region.Code, question string) ([]Word, error) // oldest first
	AddWord(context.Context, Word) error

	Clarifications(ctx context.Context, cycle string, code region.Code) ([]Clarification, error) // oldest first
	Clarification(ctx context.Context, cycle string, code region.Code, id string) (Clarification, error)
	SaveClarification(context.Context, Clarification) error

	Sessions(ctx context.Context, cycle string) ([]Session, error) // newest first
	Session(ctx context.Context, cycle, id string) (Session, error)
	SaveSession(context.Context, Session) error
}

// World is what the service asks other rooms for.
type World interface {
	// MayAssess tells why somebody may not judge a region in a cycle: no such role, not
	// assigned, or a conflict of interest.
	MayAssess(ctx context.Context, who access.Actor, cycle string, code region.Code) error
	// Duties lists the regions that a person is assigned to.
	Duties(ctx context.Context, person string) ([]Duty, error)
	// Instrument gives a published instrument.
	Instrument(ctx context.Context, id string) (instrument.Instrument, error)
	// Claims gives what a region answered, as it was sent, by question.
	Claims(ctx context.Context, cycle string, code region.Code) (map[string]Claim, error)
	// Proofs lists the evidence that a region claims for a question; for all of them where
	// it is empty.
	Proofs(ctx context.Context, cycle string, code region.Code, question string) ([]Proof, error)
	// Kept lists all the evidence of a region.
	Kept(ctx context.Context, code region.Code) ([]Proof, error)
	// Survey gives the result of a survey that answers a question.
	Survey(ctx context.Context, cycle string, code region.Code, sub string) (Survey, error)
}

// Claim is what a region says to a question.
type Claim struct {
	Answered bool
	Claimed  bool // a level is named
	Level    int
	Text     string
	Figure   string
	At       time.Time
}

// Proof is a piece of evidence as an assessor sees it.
type Proof struct {
	Item      string
	Title     string
	Type      string // peraturan, notulen, …
	File      string // name of the file; empty for a link
	Media     string
	URL       string // of a link
	Page      int    // that the region points at; 0: the whole
	Pages     int
	Date      time.Time
	Publisher string
	Note      string
}

// Survey is the result of one survey.
type Survey struct {
	Respondents int
	Needed      int
	Margin      string // ± 0,21, as people read it
	Statements  []Statement
}

// Statement is the mean answer to one statement of a survey.
type Statement struct {
	Text string
	Mean string // as people read it
	Code string // of the question that it answers; empty where it has none
}
