package surveydb

import (
	"context"
	"strings"

	"gurindam/internal/db"
	"gurindam/internal/region"
	"gurindam/internal/survey"
)

const batch = `SELECT region, cycle, id, poll, file, sha256, entries, screened, builders, taken, taker, taker_name, undone, undoer, undoer_name FROM survey_batch `

func (r Records) batches(ctx context.Context, query string, args ...any) ([]survey.Batch, error) {
	return db.List(ctx, r.Tx, query, args, func(scan func(...any) error) (b survey.Batch, err error) {
		var taken, undone int64
		err = scan(&b.Region, &b.Cycle, &b.ID, &b.Poll, &b.File, &b.SHA256, &b.Rows, &b.Screened, &b.Builders, &taken, &b.Taken.By.ID, &b.Taken.By.Name, &undone, &b.Undone.By.ID, &b.Undone.By.Name)
		b.Taken.At, b.Undone.At = db.Moment(taken), db.Moment(undone)
		return b, err
	})
}

// Batches lists the imports of a region, newest first.
func (r Records) Batches(ctx context.Context, cycle string, code region.Code) ([]survey.Batch, error) {
	return r.batches(ctx, `/* survey.Batches */ `+batch+`WHERE region = $1 AND cycle = $2 ORDER BY taken DESC, id`, string(code), cycle)
}

// Batch gives one import.
func (r Records) Batch(ctx context.Context, cycle string, code region.Code, id string) (survey.Batch, error) {
	return db.First(r.batches(ctx, `/* survey.Batch */ `+batch+`WHERE region = $1 AND cycle = $2 AND id = $3`, string(code), cycle, id))
}

// SaveBatch adds an import, or notes that it was undone.
func (r Records) SaveBatch(ctx context.Context, b survey.Batch) error {
	_, err := r.Tx.Exec(ctx, `/* survey.SaveBatch */ INSERT INTO survey_batch (region, cycle, id, poll, file, sha256, entries, screened, builders, taken, taker, taker_name, undone, undoer, undoer_name)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
		ON CONFLICT (region, cycle, id) DO UPDATE SET undone = excluded.undone, undoer = excluded.undoer, undoer_name = excluded.undoer_name`,
		string(b.Region), b.Cycle, b.ID, b.Poll, b.File, b.SHA256, b.Rows, b.Screened, b.Builders, db.Millis(b.Taken.At), b.Taken.By.ID, b.Taken.By.Name, db.Millis(b.Undone.At), b.Undone.By.ID, b.Undone.By.Name)
	return err
}

// RemoveEntries takes away what an import brought, and tells how many answers it was.
func (r Records) RemoveEntries(ctx context.Context, b survey.Batch) (int, error) {
	if _, err := r.Tx.Exec(ctx, `/* survey.RemoveEntries */ DELETE FROM survey_decision WHERE region = $1 AND cycle = $2
		AND entry IN (SELECT id FROM survey_entry WHERE region = $1 AND cycle = $2 AND batch = $3)`, string(b.Region), b.Cycle, b.ID); err != nil {
		return 0, err
	}
	n, err := r.Tx.Exec(ctx, `/* survey.RemoveEntries */ DELETE FROM survey_entry WHERE region = $1 AND cycle = $2 AND batch = $3`, string(b.Region), b.Cycle, b.ID)
	return int(n), err
}

// SaveUpload keeps a file in the place of the earlier one of its sender.
func (r Records) SaveUpload(ctx context.Context, u survey.Upload) error {
	if _, err := r.Tx.Exec(ctx, `/* survey.SaveUpload */ DELETE FROM survey_upload WHERE region = $1 AND cycle = $2 AND person = $3`, string(u.Region), u.Cycle, u.Person); err != nil {
		return err
	}
	return r.Tx.Insert(ctx, "survey_upload", strings.Fields("region cycle id poll person at name data"),
		[][]any{{string(u.Region), u.Cycle, u.ID, u.Poll, u.Person, db.Millis(u.At), u.Name, u.Data}})
}

// Upload gives a file that waits.
func (r Records) Upload(ctx context.Context, cycle string, code region.Code, id string) (survey.Upload, error) {
	return db.First(db.List(ctx, r.Tx, `/* survey.Upload */ SELECT region, cycle, id, poll, person, at, name, data FROM survey_upload WHERE region = $1 AND cycle = $2 AND id = $3`,
		[]any{string(code), cycle, id}, func(scan func(...any) error) (u survey.Upload, err error) {
			var at int64
			err = scan(&u.Region, &u.Cycle, &u.ID, &u.Poll, &u.Person, &at, &u.Name, &u.Data)
			u.At = db.Moment(at)
			return u, err
		}))
}

// DropUpload drops a file that waits no longer.
func (r Records) DropUpload(ctx context.Context, u survey.Upload) error {
	_, err := r.Tx.Exec(ctx, `/* survey.DropUpload */ DELETE FROM survey_upload WHERE region = $1 AND cycle = $2 AND id = $3`, string(u.Region), u.Cycle, u.ID)
	return err
}
