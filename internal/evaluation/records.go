package evaluation

import (
	"context"

	"gurindam/internal/discussion"
	"gurindam/internal/region"
)

// Records reads and writes cycles within one transaction.
type Records interface {
	Ledger
	Cycles(ctx context.Context) ([]Cycle, error)
	OfRegion(ctx context.Context, code region.Code) ([]Cycle, error)
	Participants(ctx context.Context, cycle string) ([]Participant, error)
	Events(ctx context.Context, cycle string, code region.Code, most int) ([]Event, error)
	Pulse(ctx context.Context, cycle string) (int64, error)

	SaveCycle(ctx context.Context, c Cycle) error
	AddExtension(ctx context.Context, e Extension) error
	Enrol(ctx context.Context, p Participant) error
	Remove(ctx context.Context, cycle string, code region.Code) error
}

// Telling are records with the notices that tell people of what was written.
type Telling interface {
	Records
	AddNotices(ctx context.Context, notices []discussion.Notice) error
}

// Store runs a function over the records in a transaction.
type Store interface {
	View(ctx context.Context, fn func(Records) error) error
	Update(ctx context.Context, fn func(Telling) error) error
}
