package assessment

import (
	"context"

	"gurindam/internal/access"
	"gurindam/internal/answer"
	"gurindam/internal/evaluation"
	"gurindam/internal/evidence"
	"gurindam/internal/instrument"
	"gurindam/internal/region"
	"gurindam/internal/survey"
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
	// OfRegion lists the cycles that a region is invited to.
	OfRegion(ctx context.Context, code region.Code) ([]evaluation.Cycle, error)
	// Judges lists the assessors assigned to a region in the order of their identities,
	// which nobody guesses: the region sees the number of an assessor.
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
	// Answers gives what a region answered, as it was sent.
	Answers(ctx context.Context, cycle string, code region.Code) (answer.Sheet, error)
	// Evidence lists all the evidence of a region, with which it answers a clarification.
	Evidence(ctx context.Context, code region.Code) ([]evidence.Item, error)
	// Survey gives what came out of a region's survey on a sub-dimension.
	Survey(ctx context.Context, cycle string, code region.Code, sub string) (survey.Result, error)
}
