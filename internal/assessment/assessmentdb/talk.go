package assessmentdb

import (
	"context"

	"gurindam/internal/assessment"
	"gurindam/internal/db"
	"gurindam/internal/region"
)

// Discussions lists the discussions of a region in the order of questions.
func (r Records) Discussions(ctx context.Context, cycle string, code region.Code) ([]assessment.Discussion, error) {
	return db.List(ctx, r.Tx, `/* assessment.Discussions */ SELECT cycle, region, question, spread, why, opened, closed, closer, closer_name, ruling, rev
		FROM assessment_discussion WHERE cycle = $1 AND region = $2 ORDER BY question`, []any{cycle, string(code)}, func(scan func(...any) error) (d assessment.Discussion, err error) {
		var opened, closed int64
		err = scan(&d.Cycle, &d.Region, &d.Question, &d.Spread, &d.Why, &opened, &closed, &d.By.ID, &d.By.Name, &d.Ruling, &d.Rev)
		d.Opened, d.Closed = db.Moment(opened), db.Moment(closed)
		return d, err
	})
}

// SaveDiscussion keeps a discussion; Rev 0 is a new one.
func (r Records) SaveDiscussion(ctx context.Context, d assessment.Discussion) error {
	args := []any{d.Cycle, string(d.Region), d.Question, d.Spread, d.Why, db.Millis(d.Opened), db.Millis(d.Closed), d.By.ID, d.By.Name, d.Ruling}
	if d.Rev == 0 {
		return kept(r.Tx.Exec(ctx, `/* assessment.SaveDiscussion */ INSERT INTO assessment_discussion (cycle, region, question, spread, why, opened, closed, closer, closer_name, ruling, rev)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1) ON CONFLICT (cycle, region, question) DO NOTHING`, args...))
	}
	return kept(r.Tx.Exec(ctx, `/* assessment.SaveDiscussion */ UPDATE assessment_discussion SET spread = $4, why = $5, opened = $6, closed = $7, closer = $8, closer_name = $9, ruling = $10, rev = rev + 1
		WHERE cycle = $1 AND region = $2 AND question = $3 AND rev = $11`, append(args, d.Rev)...))
}

// Words lists what was said about a question, oldest first.
func (r Records) Words(ctx context.Context, cycle string, code region.Code, question string) ([]assessment.Word, error) {
	return db.List(ctx, r.Tx, `/* assessment.Words */ SELECT cycle, region, id, question, person, name, at, body FROM assessment_word
		WHERE cycle = $1 AND region = $2 AND question = $3 ORDER BY at, id`, []any{cycle, string(code), question}, func(scan func(...any) error) (w assessment.Word, err error) {
		var at int64
		err = scan(&w.Cycle, &w.Region, &w.ID, &w.Question, &w.By.ID, &w.By.Name, &at, &w.Text)
		w.At = db.Moment(at)
		return w, err
	})
}

// AddWord adds a word; one that was sent twice stands once.
func (r Records) AddWord(ctx context.Context, w assessment.Word) error {
	_, err := r.Tx.Exec(ctx, `/* assessment.AddWord */ INSERT INTO assessment_word (cycle, region, id, question, person, name, at, body)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (cycle, region, id) DO NOTHING`,
		w.Cycle, string(w.Region), w.ID, w.Question, w.By.ID, w.By.Name, db.Millis(w.At), w.Text)
	return err
}
