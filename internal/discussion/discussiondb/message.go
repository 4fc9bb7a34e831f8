package discussiondb

import (
	"context"
	"time"

	"gurindam/internal/db"
	"gurindam/internal/discussion"
	"gurindam/internal/region"
)

const message = `SELECT region, id, thread, written, person, name, body, quote, edited, removed, remover, remover_name FROM discussion_message`

func (r Records) messages(ctx context.Context, query string, args ...any) ([]discussion.Message, error) {
	return db.List(ctx, r.Tx, query, args, func(scan func(...any) error) (m discussion.Message, err error) {
		var written, edited, removed int64
		err = scan(&m.Region, &m.ID, &m.Thread, &written, &m.Written.Person, &m.Written.Name, &m.Text, &m.Quote, &edited, &removed, &m.Removed.Person, &m.Removed.Name)
		m.Written.At, m.Edited, m.Removed.At = db.Moment(written), db.Moment(edited), db.Moment(removed)
		return m, err
	})
}

// Messages gives some messages of a thread, oldest first, with their mentions and
// versions.
func (r Records) Messages(ctx context.Context, t discussion.Thread, skip, most int) ([]discussion.Message, error) {
	out, err := r.messages(ctx, `/* discussion.Messages */ `+message+` WHERE region = $1 AND thread = $2 ORDER BY written, id LIMIT $3 OFFSET $4`,
		string(t.Region), t.ID, most, skip)
	if err != nil {
		return nil, err
	}
	at := map[string]*discussion.Message{}
	for i := range out {
		at[out[i].ID] = &out[i]
	}
	err = r.Tx.Each(ctx, `/* discussion.Messages */ SELECT message, person, name, login FROM discussion_mention WHERE region = $1 AND thread = $2 ORDER BY message, name, person`,
		[]any{string(t.Region), t.ID}, func(scan func(...any) error) error {
			var id string
			var p discussion.Person
			err := scan(&id, &p.ID, &p.Name, &p.Login)
			if m := at[id]; m != nil {
				m.Mentions = append(m.Mentions, p)
			}
			return err
		})
	if err != nil {
		return nil, err
	}
	for i := range out {
		if out[i].Edited.IsZero() {
			continue
		}
		if out[i].Earlier, err = r.versions(ctx, out[i]); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func (r Records) versions(ctx context.Context, m discussion.Message) ([]discussion.Version, error) {
	return db.List(ctx, r.Tx, `/* discussion.versions */ SELECT body, until FROM discussion_version WHERE region = $1 AND message = $2 ORDER BY until`,
		[]any{string(m.Region), m.ID}, func(scan func(...any) error) (v discussion.Version, err error) {
			var until int64
			err = scan(&v.Text, &until)
			v.Until = db.Moment(until)
			return v, err
		})
}

// Message gives a message with its mentions and versions.
func (r Records) Message(ctx context.Context, code region.Code, id string) (discussion.Message, error) {
	m, err := db.First(r.messages(ctx, `/* discussion.Message */ `+message+` WHERE region = $1 AND id = $2`, string(code), id))
	if err != nil || m.ID == "" {
		return m, err
	}
	m.Mentions, err = db.List(ctx, r.Tx, `/* discussion.Message */ SELECT person, name, login FROM discussion_mention WHERE region = $1 AND message = $2 ORDER BY name, person`,
		[]any{string(code), id}, func(scan func(...any) error) (p discussion.Person, err error) {
			err = scan(&p.ID, &p.Name, &p.Login)
			return p, err
		})
	if err != nil {
		return m, err
	}
	m.Earlier, err = r.versions(ctx, m)
	return m, err
}

// AddMessage adds a message with its mentions.
func (r Records) AddMessage(ctx context.Context, m discussion.Message) error {
	_, err := r.Tx.Exec(ctx, `/* discussion.AddMessage */
		INSERT INTO discussion_message (region, id, thread, written, person, name, body, quote, edited, removed, remover, remover_name)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0, 0, '', '')`,
		string(m.Region), m.ID, m.Thread, db.Millis(m.Written.At), m.Written.Person, m.Written.Name, m.Text, m.Quote)
	if err != nil {
		return err
	}
	return r.addMentions(ctx, m)
}

func (r Records) addMentions(ctx context.Context, m discussion.Message) error {
	for _, p := range m.Mentions {
		_, err := r.Tx.Exec(ctx, `/* discussion.addMentions */
			INSERT INTO discussion_mention (region, message, person, thread, name, login, settled) VALUES ($1, $2, $3, $4, $5, $6, 0)
			ON CONFLICT (region, message, person) DO NOTHING`, string(m.Region), m.ID, p.ID, m.Thread, p.Name, p.Login)
		if err != nil {
			return err
		}
	}
	return nil
}

// SaveMessage keeps the text of a message, its versions, its mentions and its mark.
func (r Records) SaveMessage(ctx context.Context, m discussion.Message) error {
	_, err := r.Tx.Exec(ctx, `/* discussion.SaveMessage */
		UPDATE discussion_message SET body = $1, edited = $2, removed = $3, remover = $4, remover_name = $5 WHERE region = $6 AND id = $7`,
		m.Text, db.Millis(m.Edited), db.Millis(m.Removed.At), m.Removed.Person, m.Removed.Name, string(m.Region), m.ID)
	if err != nil {
		return err
	}
	for _, v := range m.Earlier {
		_, err := r.Tx.Exec(ctx, `/* discussion.SaveMessage */
			INSERT INTO discussion_version (region, message, until, body) VALUES ($1, $2, $3, $4)
			ON CONFLICT (region, message, until) DO NOTHING`, string(m.Region), m.ID, db.Millis(v.Until), v.Text)
		if err != nil {
			return err
		}
	}
	return r.addMentions(ctx, m)
}

// Calls lists the mentions of somebody that wait for an answer, oldest first: in a
// thread that is open, where that person wrote nothing since.
func (r Records) Calls(ctx context.Context, person string) ([]discussion.Call, error) {
	return db.List(ctx, r.Tx, `/* discussion.Calls */
		SELECT n.region, n.thread, n.message, t.spot_list, t.spot_row, t.spot_field, t.about_code, t.about_name, t.about_sheet, t.about_label, t.opd, t.dimension,
			m.written, m.person, m.name, m.body
		FROM discussion_mention n
		JOIN discussion_message m ON m.region = n.region AND m.id = n.message
		JOIN discussion_thread t ON t.region = n.region AND t.id = n.thread
		WHERE n.person = $1 AND n.settled = 0 AND m.removed = 0 AND t.resolved = 0 AND m.person <> n.person
		AND NOT EXISTS (SELECT 1 FROM discussion_message a WHERE a.region = n.region AND a.thread = n.thread AND a.person = n.person AND a.removed = 0 AND a.written > m.written)
		ORDER BY m.written, n.message`, []any{person}, func(scan func(...any) error) (c discussion.Call, err error) {
		var written int64
		o := &c.About
		err = scan(&c.Region, &c.Thread, &c.Message, &o.List, &o.Row, &o.Field, &o.Code, &o.Name, &o.Sheet, &o.Label, &o.Place.OPD, &o.Place.Dimension,
			&written, &c.By.Person, &c.By.Name, &c.Text)
		o.Place.Region = string(c.Region)
		c.By.At = db.Moment(written)
		return c, err
	})
}

// Settle notes that a mention needs no answer.
func (r Records) Settle(ctx context.Context, code region.Code, message, person string, at time.Time) error {
	_, err := r.Tx.Exec(ctx, `/* discussion.Settle */ UPDATE discussion_mention SET settled = $1 WHERE region = $2 AND message = $3 AND person = $4 AND settled = 0`,
		db.Millis(at), string(code), message, person)
	return err
}
