// Package surveydb keeps the surveys of regions: links, answers, what officials
// decided about them, imports and files that wait.
package surveydb

import (
	"context"

	"gurindam/internal/db"
	"gurindam/internal/evaluation"
	"gurindam/internal/instrument"
	"gurindam/internal/region"
	"gurindam/internal/survey"
)

// Records keeps what survey.Records asks for beside the ledger of the evaluation,
// within a transaction.
type Records struct{ Tx *db.Tx }

var (
	_ survey.Polls   = Records{}
	_ survey.Entries = Records{}
	_ survey.Batches = Records{}
)

// Lock counts one more write of a region's survey, so that its writers wait for each
// other. It is the first statement of a transaction that writes.
func Lock(ctx context.Context, tx *db.Tx, cycle string, code region.Code) error {
	_, err := tx.Exec(ctx, `/* survey.Lock */ INSERT INTO survey_head (region, cycle, salt, writes, arrived) VALUES ($1, $2, '', 1, 0)
		ON CONFLICT (region, cycle) DO UPDATE SET writes = survey_head.writes + 1`, string(code), cycle)
	return err
}

// Results works out what came out of the survey of a region in a cycle, whose
// instrument it answers.
func (r Records) Results(ctx context.Context, c evaluation.Cycle, i instrument.Instrument, code region.Code) (survey.Results, error) {
	polls, err := r.Polls(ctx, c.ID, code)
	if err != nil || len(polls) == 0 {
		return survey.Reckon(i, c.Sample, nil, nil, nil), err
	}
	entries, err := r.Entries(ctx, c.ID, code)
	return survey.Reckon(i, c.Sample, polls, entries, survey.Look(entries)), err
}
