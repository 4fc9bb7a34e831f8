package assessmentdb

import (
	"context"
	"strings"

	"gurindam/internal/assessment"
	"gurindam/internal/db"
	"gurindam/internal/region"
)

// Clarifications lists the clarifications of a region with their turns, oldest first.
func (r Records) Clarifications(ctx context.Context, cycle string, code region.Code) ([]assessment.Clarification, error) {
	return r.clarifications(ctx, cycle, code, "")
}

// Clarification gives one clarification with its turns.
func (r Records) Clarification(ctx context.Context, cycle string, code region.Code, id string) (assessment.Clarification, error) {
	if id == "" {
		return assessment.Clarification{}, nil
	}
	return db.First(r.clarifications(ctx, cycle, code, id))
}

func (r Records) clarifications(ctx context.Context, cycle string, code region.Code, id string) ([]assessment.Clarification, error) {
	args := []any{cycle, string(code), id}
	out, err := db.List(ctx, r.Tx, `/* assessment.clarifications */ SELECT cycle, region, id, question, assessor, name, number, asked, due, answered, closed, rev
		FROM assessment_clarification WHERE cycle = $1 AND region = $2 AND ($3 = '' OR id = $3) ORDER BY asked, id`, args, func(scan func(...any) error) (c assessment.Clarification, err error) {
		var asked, due, answered, closed int64
		err = scan(&c.Cycle, &c.Region, &c.ID, &c.Question, &c.Assessor, &c.Name, &c.Number, &asked, &due, &answered, &closed, &c.Rev)
		c.Asked, c.Due, c.Answered, c.Closed = db.Moment(asked), db.Moment(due), db.Moment(answered), db.Moment(closed)
		return c, err
	})
	if err != nil {
		return nil, err
	}
	at := map[string]*assessment.Clarification{}
	for i := range out {
		at[out[i].ID] = &out[i]
	}
	return out, r.Tx.Each(ctx, `/* assessment.clarifications */ SELECT clarification, by_region, person, name, at, body, items FROM assessment_turn
		WHERE cycle = $1 AND region = $2 AND ($3 = '' OR clarification = $3) ORDER BY clarification, seq`, args, func(scan func(...any) error) error {
		var id, items string
		var ms int64
		var t assessment.Turn
		err := scan(&id, &t.Region, &t.By.ID, &t.By.Name, &ms, &t.Text, &items)
		t.At, t.Items = db.Moment(ms), strings.Fields(items)
		if c := at[id]; c != nil {
			c.Turns = append(c.Turns, t)
		}
		return err
	})
}

// SaveClarification keeps a clarification and adds the turns that are new; Rev 0 is a
// new one.
func (r Records) SaveClarification(ctx context.Context, c assessment.Clarification) error {
	args := []any{c.Cycle, string(c.Region), c.ID, c.Question, c.Assessor, c.Name, c.Number, db.Millis(c.Asked), db.Millis(c.Due), db.Millis(c.Answered), db.Millis(c.Closed)}
	var err error
	if c.Rev == 0 {
		err = kept(r.Tx.Exec(ctx, `/* assessment.SaveClarification */ INSERT INTO assessment_clarification
			(cycle, region, id, question, assessor, name, number, asked, due, answered, closed, rev)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 1) ON CONFLICT (cycle, region, id) DO NOTHING`, args...))
	} else {
		err = kept(r.Tx.Exec(ctx, `/* assessment.SaveClarification */ UPDATE assessment_clarification
			SET question = $4, assessor = $5, name = $6, number = $7, asked = $8, due = $9, answered = $10, closed = $11, rev = rev + 1
			WHERE cycle = $1 AND region = $2 AND id = $3 AND rev = $12`, append(args, c.Rev)...))
	}
	for i, t := range c.Turns {
		if err == nil {
			_, err = r.Tx.Exec(ctx, `/* assessment.SaveClarification */ INSERT INTO assessment_turn (cycle, region, clarification, seq, by_region, person, name, at, body, items)
				VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (cycle, region, clarification, seq) DO NOTHING`,
				c.Cycle, string(c.Region), c.ID, i, t.Region, t.By.ID, t.By.Name, db.Millis(t.At), t.Text, strings.Join(t.Items, " "))
		}
	}
	return err
}
