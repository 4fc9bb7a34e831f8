package app

import (
	"context"

	"gurindam/internal/assessor"
	"gurindam/internal/assessor/assessordb"
	"gurindam/internal/db"
	"gurindam/internal/discussion"
	"gurindam/internal/discussion/discussiondb"
	"gurindam/internal/evaluation"
	"gurindam/internal/evaluation/evaluationdb"
	"gurindam/internal/instrument"
)

// assessorStore puts the assessors, the record of the cycle, and the notices that tell
// of both into transactions.
type assessorStore struct{ db *db.DB }

var _ assessor.Store = assessorStore{}

// View reads at one moment.
func (s assessorStore) View(ctx context.Context, fn func(assessor.Records) error) error {
	return s.db.View(ctx, func(tx *db.Tx) error { return fn(newAssessorRecords(tx)) })
}

// Update writes all or nothing.
func (s assessorStore) Update(ctx context.Context, fn func(assessor.Records) error) error {
	return s.db.Update(ctx, func(tx *db.Tx) error { return fn(newAssessorRecords(tx)) })
}

type assessorRecords struct {
	assessordb.Records
	cycleLedger
	talks discussiondb.Records
}

// cycleLedger is the record of the cycle under a name of its own.
type cycleLedger struct{ evaluation.Records }

func newAssessorRecords(tx *db.Tx) assessorRecords {
	return assessorRecords{assessordb.Records{Tx: tx}, cycleLedger{cycleRecords{evaluationdb.Records{Tx: tx}, discussiondb.Records{Tx: tx}}}, discussiondb.Records{Tx: tx}}
}

// AddNotices tells people of assignments and interviews.
func (r assessorRecords) AddNotices(ctx context.Context, notices []discussion.Notice) error {
	return r.talks.AddNotices(ctx, notices)
}

// assessorWorld gives the assessors what other rooms know.
type assessorWorld struct{ app *App }

var _ assessor.World = assessorWorld{}

// Instrument gives a published instrument.
func (w assessorWorld) Instrument(ctx context.Context, id string) (instrument.Instrument, error) {
	return w.app.Instruments.Instrument(ctx, id)
}

// People lists everybody with an account.
func (w assessorWorld) People(ctx context.Context) ([]discussion.Person, error) {
	return world{w.app}.People(ctx)
}

// newAssessors makes the service of the assessors.
func (a *App) newAssessors() *assessor.Service {
	return assessor.NewService(assessorStore{a.db}, assessorWorld{a}, a.now)
}

// bars lists where something ties a person to, for whoever signs in or asks with a
// token. It is read anew each time, so that what was just declared holds at once.
func (a *App) bars(ctx context.Context, person string) ([]string, error) {
	return a.Assessors.Barred(ctx, person)
}
