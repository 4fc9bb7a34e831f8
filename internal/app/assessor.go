package app

import (
	"context"

	"gurindam/internal/assessment"
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
type assessorStore struct {
	db          *db.DB
	assessments *assessment.Service
}

var _ assessor.Store = assessorStore{}

// View reads at one moment.
func (s assessorStore) View(ctx context.Context, fn func(assessor.Records) error) error {
	return s.db.View(ctx, func(tx *db.Tx) error { return fn(s.records(tx)) })
}

// Update writes all or nothing.
func (s assessorStore) Update(ctx context.Context, fn func(assessor.Records) error) error {
	return s.db.Update(ctx, func(tx *db.Tx) error { return fn(s.records(tx)) })
}

type assessorRecords struct {
	assessordb.Records
	cycleLedger
	talks       discussiondb.Records
	assessments *assessment.Service
}

// cycleLedger is the record of the cycle under a name of its own.
type cycleLedger struct{ evaluation.Records }

func (s assessorStore) records(tx *db.Tx) assessorRecords {
	return assessorRecords{assessordb.Records{Tx: tx}, cycleLedger{cycleRecords{evaluationdb.Records{Tx: tx}, discussiondb.Records{Tx: tx}}}, discussiondb.Records{Tx: tx}, s.assessments}
}

// AddNotices tells people of assignments and interviews.
func (r assessorRecords) AddNotices(ctx context.Context, notices []discussion.Notice) error {
	return r.talks.AddNotices(ctx, notices)
}

// SaveSeats keeps assignments. What was scored follows them: sheets of who left count no
// more, and scores are sealed again while somebody new has yet to lock.
func (r assessorRecords) SaveSeats(ctx context.Context, seats []assessor.Assignment) error {
	if err := r.Records.SaveSeats(ctx, seats); err != nil {
		return err
	}
	for _, s := range seats {
		if err := r.assessments.Reassigned(ctx, newAssessmentRecords(r.Tx), s.Cycle, s.Region); err != nil {
			return err
		}
	}
	return nil
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
	return world(w).People(ctx)
}

// newAssessors makes the service of the assessors.
func (a *App) newAssessors() *assessor.Service {
	return assessor.NewService(assessorStore{a.db, a.Assessments}, assessorWorld{a}, a.now)
}

// bars lists where something ties a person to, for whoever signs in or asks with a
// token. It is read anew each time, so that what was just declared holds at once.
func (a *App) bars(ctx context.Context, person string) ([]string, error) {
	return a.Assessors.Barred(ctx, person)
}
