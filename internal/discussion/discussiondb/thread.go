// Package discussiondb keeps threads, messages with their versions and mentions,
// notices, and how people want to be told.
package discussiondb

import (
	"context"

	"gurindam/internal/db"
	"gurindam/internal/discussion"
	"gurindam/internal/region"
)

// Records keeps discussion.Talk and most of discussion.Bell within a transaction;
// mails go out by another room.
type Records struct{ Tx *db.Tx }

var _ discussion.Talk = Records{}

const heads = `SELECT t.region, t.id, t.spot_list, t.spot_row, t.spot_field, t.about_code, t.about_name, t.about_sheet, t.about_label, t.opd, t.dimension,
	t.opened, t.opener, t.opener_name, t.resolved, t.resolver, t.resolver_name,
	(SELECT COUNT(*) FROM discussion_message m WHERE m.region = t.region AND m.thread = t.id), l.written, l.person, l.name
	FROM discussion_thread t JOIN discussion_message l ON l.region = t.region AND l.id =
	(SELECT m.id FROM discussion_message m WHERE m.region = t.region AND m.thread = t.id ORDER BY m.written DESC, m.id DESC LIMIT 1)`

const latestFirst = ` ORDER BY l.written DESC, t.id`

func (r Records) heads(ctx context.Context, query string, args ...any) ([]discussion.Thread, error) {
	return db.List(ctx, r.Tx, query, args, func(scan func(...any) error) (t discussion.Thread, err error) {
		var opened, resolved, last int64
		o := &t.About
		err = scan(&t.Region, &t.ID, &o.List, &o.Row, &o.Field, &o.Code, &o.Name, &o.Sheet, &o.Label, &o.Place.OPD, &o.Place.Dimension,
			&opened, &t.Opened.Person, &t.Opened.Name, &resolved, &t.Resolved.Person, &t.Resolved.Name, &t.Count, &last, &t.Last.Person, &t.Last.Name)
		o.Place.Region = string(t.Region)
		t.Opened.At, t.Resolved.At, t.Last.At = db.Moment(opened), db.Moment(resolved), db.Moment(last)
		return t, err
	})
}

// Threads lists the threads of a region, the latest word first.
func (r Records) Threads(ctx context.Context, code region.Code) ([]discussion.Thread, error) {
	return r.heads(ctx, `/* discussion.Threads */ `+heads+` WHERE t.region = $1`+latestFirst, string(code))
}

// ThreadsAt lists the threads about a spot, the latest word first.
func (r Records) ThreadsAt(ctx context.Context, code region.Code, at discussion.Spot) ([]discussion.Thread, error) {
	return r.heads(ctx, `/* discussion.ThreadsAt */ `+heads+` WHERE t.region = $1 AND t.spot_list = $2 AND t.spot_row = $3 AND t.spot_field = $4`+latestFirst,
		string(code), at.List, at.Row, at.Field)
}

// Thread gives a thread.
func (r Records) Thread(ctx context.Context, code region.Code, id string) (discussion.Thread, error) {
	return db.First(r.heads(ctx, `/* discussion.Thread */ `+heads+` WHERE t.region = $1 AND t.id = $2`, string(code), id))
}

// SaveThread adds a thread, or changes whether it is resolved.
func (r Records) SaveThread(ctx context.Context, t discussion.Thread) error {
	o := t.About
	_, err := r.Tx.Exec(ctx, `/* discussion.SaveThread */
		INSERT INTO discussion_thread (region, id, spot_list, spot_row, spot_field, about_code, about_name, about_sheet, about_label, opd, dimension,
			opened, opener, opener_name, resolved, resolver, resolver_name)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
		ON CONFLICT (region, id) DO UPDATE SET resolved = excluded.resolved, resolver = excluded.resolver, resolver_name = excluded.resolver_name`,
		string(t.Region), t.ID, o.List, o.Row, o.Field, o.Code, o.Name, o.Sheet, o.Label, o.Place.OPD, o.Place.Dimension,
		db.Millis(t.Opened.At), t.Opened.Person, t.Opened.Name, db.Millis(t.Resolved.At), t.Resolved.Person, t.Resolved.Name)
	return err
}

// Tally counts the open threads about the rows of a list, by row and field.
func (r Records) Tally(ctx context.Context, code region.Code, list string) (discussion.Tally, error) {
	out := discussion.Tally{}
	err := r.Tx.Each(ctx, `/* discussion.Tally */ SELECT spot_row, spot_field, COUNT(*) FROM discussion_thread
		WHERE region = $1 AND spot_list = $2 AND resolved = 0 GROUP BY spot_row, spot_field`, []any{string(code), list}, func(scan func(...any) error) error {
		var row, field string
		var n int
		err := scan(&row, &field, &n)
		if out[row] == nil {
			out[row] = map[string]int{}
		}
		out[row][field] = n
		return err
	})
	return out, err
}

// Joined lists the threads that somebody wrote in or is mentioned in.
func (r Records) Joined(ctx context.Context, code region.Code, person string) ([]string, error) {
	return db.List(ctx, r.Tx, `/* discussion.Joined */ SELECT thread FROM discussion_message WHERE region = $1 AND person = $2
		UNION SELECT thread FROM discussion_mention WHERE region = $1 AND person = $2`, []any{string(code), person}, word)
}

// Voices lists who wrote in a thread.
func (r Records) Voices(ctx context.Context, t discussion.Thread) ([]string, error) {
	return db.List(ctx, r.Tx, `/* discussion.Voices */ SELECT DISTINCT person FROM discussion_message WHERE region = $1 AND thread = $2 ORDER BY person`,
		[]any{string(t.Region), t.ID}, word)
}

func word(scan func(...any) error) (s string, err error) {
	err = scan(&s)
	return s, err
}
