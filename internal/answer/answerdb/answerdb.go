// Package answerdb keeps what regions answer, with its history, its way, and what was
// frozen when it was sent.
package answerdb

import (
	"context"
	"crypto/rand"
	"fmt"

	"gurindam/internal/answer"
	"gurindam/internal/db"
	"gurindam/internal/region"
)

// Records keeps answer.Keep within a transaction.
type Records struct{ Tx *db.Tx }

var _ answer.Keep = Records{}

// Queue takes the turn of writing a sheet: whoever writes the same sheet waits until
// this transaction is over. It comes before everything else that the transaction reads.
func (r Records) Queue(ctx context.Context, cycle string, code region.Code) error {
	_, err := r.Tx.Exec(ctx, `/* answer.Queue */ INSERT INTO answer_sheet (region, cycle, state, rev, writes) VALUES ($1, $2, $3, 0, 1)
		ON CONFLICT (region, cycle) DO UPDATE SET writes = answer_sheet.writes + 1`, string(code), cycle, string(answer.Filling))
	return err
}

// Sheet gives what a region answers: as it is now, without proofs, or once it has been
// sent, as it was then, with them.
func (r Records) Sheet(ctx context.Context, cycle string, code region.Code) (answer.Sheet, error) {
	s := answer.Sheet{Cycle: cycle, Region: code, State: answer.Filling}
	err := r.Tx.Each(ctx, `/* answer.Sheet */ SELECT state, rev FROM answer_sheet WHERE region = $1 AND cycle = $2`, []any{string(code), cycle}, func(scan func(...any) error) error {
		return scan(&s.State, &s.Rev)
	})
	if err != nil {
		return s, err
	}
	if s.State == answer.Sent {
		return r.frozen(ctx, cycle, code)
	}
	if s.Answers, err = r.answers(ctx, cycle, code); err != nil {
		return s, err
	}
	s.Deeds, err = r.deeds(ctx, cycle, code)
	return s, err
}

func (r Records) frozen(ctx context.Context, cycle string, code region.Code) (s answer.Sheet, err error) {
	var content, sum string
	err = r.Tx.Each(ctx, `/* answer.frozen */ SELECT content, sha256 FROM answer_frozen WHERE region = $1 AND cycle = $2`, []any{string(code), cycle}, func(scan func(...any) error) error {
		return scan(&content, &sum)
	})
	if err != nil {
		return s, err
	}
	if s, err = answer.Thaw([]byte(content), sum); err != nil {
		return s, fmt.Errorf("answers of %s in %s: %w", code, cycle, err)
	}
	return s, nil
}

func (r Records) answers(ctx context.Context, cycle string, code region.Code) (map[string]answer.Answer, error) {
	out := map[string]answer.Answer{}
	return out, r.Tx.Each(ctx, `/* answer.answers */ SELECT question, claimed, level, figure, body, opd, person, name, at, rev
		FROM answer_answer WHERE region = $1 AND cycle = $2`, []any{string(code), cycle}, func(scan func(...any) error) error {
		var a answer.Answer
		var at int64
		err := scan(&a.Question, &a.Claimed, &a.Level, &a.Figure, &a.Text, &a.OPD, &a.By.ID, &a.By.Name, &at, &a.Rev)
		a.At = db.Moment(at)
		out[a.Question] = a
		return err
	})
}

func (r Records) deeds(ctx context.Context, cycle string, code region.Code) ([]answer.Deed, error) {
	var out []answer.Deed
	args := []any{string(code), cycle}
	err := r.Tx.Each(ctx, `/* answer.deeds */ SELECT turn, person, name, capacity, reason, at FROM answer_deed
		WHERE region = $1 AND cycle = $2 ORDER BY seq`, args, func(scan func(...any) error) error {
		var d answer.Deed
		var at int64
		err := scan(&d.Turn, &d.By.ID, &d.By.Name, &d.Capacity, &d.Reason, &at)
		d.At = db.Moment(at)
		out = append(out, d)
		return err
	})
	if err != nil {
		return nil, err
	}
	return out, r.Tx.Each(ctx, `/* answer.deeds */ SELECT deed, question, body FROM answer_remark
		WHERE region = $1 AND cycle = $2 ORDER BY deed, question`, args, func(scan func(...any) error) error {
		var n int
		var m answer.Remark
		err := scan(&n, &m.Question, &m.Text)
		if n < len(out) {
			out[n].Remarks = append(out[n].Remarks, m)
		}
		return err
	})
}

// SaveAnswers keeps answers of a sheet and what changed in them.
func (r Records) SaveAnswers(ctx context.Context, s answer.Sheet, changed []answer.Answer, entries []answer.Entry) error {
	for _, a := range changed {
		_, err := r.Tx.Exec(ctx, `/* answer.SaveAnswers */ INSERT INTO answer_answer (region, cycle, question, claimed, level, figure, body, opd, person, name, at, rev)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
			ON CONFLICT (region, cycle, question) DO UPDATE SET claimed = excluded.claimed, level = excluded.level, figure = excluded.figure, body = excluded.body,
			opd = excluded.opd, person = excluded.person, name = excluded.name, at = excluded.at, rev = excluded.rev`,
			string(s.Region), s.Cycle, a.Question, a.Claimed, a.Level, a.Figure, a.Text, a.OPD, a.By.ID, a.By.Name, db.Millis(a.At), a.Rev)
		if err != nil {
			return err
		}
	}
	rows := make([][]any, 0, len(entries))
	for _, e := range entries {
		rows = append(rows, []any{string(s.Region), s.Cycle, rand.Text(), e.Question, string(e.Field), e.Before, e.After, e.From, e.By.ID, e.By.Name, db.Millis(e.At)})
	}
	if err := r.Tx.Insert(ctx, "answer_entry", []string{"region", "cycle", "id", "question", "field", "was", "became", "origin", "person", "name", "at"}, rows); err != nil {
		return err
	}
	return r.saveSheet(ctx, s)
}

func (r Records) saveSheet(ctx context.Context, s answer.Sheet) error {
	_, err := r.Tx.Exec(ctx, `/* answer.saveSheet */ UPDATE answer_sheet SET state = $1, rev = $2 WHERE region = $3 AND cycle = $4`,
		string(s.State), s.Rev, string(s.Region), s.Cycle)
	return err
}

// SaveStep keeps the state of a sheet and the last of its deeds; of one that was sent,
// what is frozen.
func (r Records) SaveStep(ctx context.Context, s answer.Sheet) error {
	seq := len(s.Deeds) - 1
	d := s.Deeds[seq]
	_, err := r.Tx.Exec(ctx, `/* answer.SaveStep */ INSERT INTO answer_deed (region, cycle, seq, turn, person, name, capacity, reason, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
		string(s.Region), s.Cycle, seq, string(d.Turn), d.By.ID, d.By.Name, d.Capacity, d.Reason, db.Millis(d.At))
	if err != nil {
		return err
	}
	rows := make([][]any, 0, len(d.Remarks))
	for _, m := range d.Remarks {
		rows = append(rows, []any{string(s.Region), s.Cycle, seq, m.Question, m.Text})
	}
	if err := r.Tx.Insert(ctx, "answer_remark", []string{"region", "cycle", "deed", "question", "body"}, rows); err != nil {
		return err
	}
	if s.State == answer.Sent {
		content, sum, err := answer.Freeze(s)
		if err != nil {
			return err
		}
		if _, err := r.Tx.Exec(ctx, `/* answer.SaveStep */ INSERT INTO answer_frozen (region, cycle, sha256, content, at) VALUES ($1, $2, $3, $4, $5)`,
			string(s.Region), s.Cycle, sum, string(content), db.Millis(d.At)); err != nil {
			return err
		}
	}
	return r.saveSheet(ctx, s)
}

// History lists what changed in an answer, latest first; in every answer where no
// question is named.
func (r Records) History(ctx context.Context, cycle string, code region.Code, question string, skip, most int) ([]answer.Entry, error) {
	var out []answer.Entry
	err := r.Tx.Each(ctx, `/* answer.History */ SELECT question, field, was, became, origin, person, name, at FROM answer_entry
		WHERE region = $1 AND cycle = $2 AND ($3 = '' OR question = $3) ORDER BY at DESC, id LIMIT $4 OFFSET $5`,
		[]any{string(code), cycle, question, most, skip}, func(scan func(...any) error) error {
			var e answer.Entry
			var at int64
			err := scan(&e.Question, &e.Field, &e.Before, &e.After, &e.From, &e.By.ID, &e.By.Name, &at)
			e.At = db.Moment(at)
			out = append(out, e)
			return err
		})
	return out, err
}

// Sheets tells how far the sheets of a region are, by cycle, without their answers.
func (r Records) Sheets(ctx context.Context, code region.Code) (map[string]answer.Sheet, error) {
	out := map[string]answer.Sheet{}
	err := r.Tx.Each(ctx, `/* answer.Sheets */ SELECT cycle, state, rev FROM answer_sheet WHERE region = $1`, []any{string(code)}, func(scan func(...any) error) error {
		s := answer.Sheet{Region: code}
		err := scan(&s.Cycle, &s.State, &s.Rev)
		out[s.Cycle] = s
		return err
	})
	for cycle, s := range out {
		if err != nil {
			return nil, err
		}
		s.Deeds, err = r.deeds(ctx, cycle, code)
		out[cycle] = s
	}
	return out, err
}
