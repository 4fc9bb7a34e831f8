package identitydb

import (
	"context"
	"time"

	"gurindam/internal/db"
	"gurindam/internal/identity"
)

// Link gives a one-time link.
func (r Records) Link(ctx context.Context, hash string) (identity.Link, error) {
	return db.First(db.List(ctx, r.Tx, `/* identity.Link */ SELECT hash, kind, person, valid_until FROM identity_link WHERE hash = $1`, []any{hash},
		func(scan func(...any) error) (l identity.Link, err error) {
			var until int64
			err = scan(&l.Hash, &l.Kind, &l.Person, &until)
			l.Until = db.Moment(until)
			return l, err
		}))
}

// SaveLink adds a one-time link in place of those of its kind and person.
func (r Records) SaveLink(ctx context.Context, l identity.Link) error {
	if _, err := r.Tx.Exec(ctx, `/* identity.SaveLink */ DELETE FROM identity_link WHERE person = $1 AND kind = $2`, l.Person, string(l.Kind)); err != nil {
		return err
	}
	_, err := r.Tx.Exec(ctx, `/* identity.SaveLink */ INSERT INTO identity_link (hash, kind, person, valid_until) VALUES ($1, $2, $3, $4)`,
		l.Hash, string(l.Kind), l.Person, db.Millis(l.Until))
	return err
}

// DropLink removes a one-time link.
func (r Records) DropLink(ctx context.Context, hash string) error {
	_, err := r.Tx.Exec(ctx, `/* identity.DropLink */ DELETE FROM identity_link WHERE hash = $1`, hash)
	return err
}

// DropLinks removes every one-time link of a person.
func (r Records) DropLinks(ctx context.Context, person string) error {
	_, err := r.Tx.Exec(ctx, `/* identity.DropLinks */ DELETE FROM identity_link WHERE person = $1`, person)
	return err
}

const session = `SELECT hash, person, created, seen, agent, address FROM identity_session`

func (r Records) sessions(ctx context.Context, query string, args ...any) ([]identity.Session, error) {
	return db.List(ctx, r.Tx, query, args, func(scan func(...any) error) (s identity.Session, err error) {
		var created, seen int64
		err = scan(&s.Hash, &s.Person, &created, &seen, &s.Agent, &s.Address)
		s.Created, s.Seen = db.Moment(created), db.Moment(seen)
		return s, err
	})
}

// Session gives a session.
func (r Records) Session(ctx context.Context, hash string) (identity.Session, error) {
	return db.First(r.sessions(ctx, `/* identity.Session */ `+session+` WHERE hash = $1`, hash))
}

// SessionsOf lists the sessions of a person, ended by time or not.
func (r Records) SessionsOf(ctx context.Context, person string) ([]identity.Session, error) {
	return r.sessions(ctx, `/* identity.SessionsOf */ `+session+` WHERE person = $1 ORDER BY hash`, person)
}

// SaveSession adds a session or notes that it is in use.
func (r Records) SaveSession(ctx context.Context, s identity.Session) error {
	_, err := r.Tx.Exec(ctx, `/* identity.SaveSession */
		INSERT INTO identity_session (hash, person, created, seen, agent, address) VALUES ($1, $2, $3, $4, $5, $6)
		ON CONFLICT (hash) DO UPDATE SET seen = excluded.seen`,
		s.Hash, s.Person, db.Millis(s.Created), db.Millis(s.Seen), s.Agent, s.Address)
	return err
}

// DropSession removes a session.
func (r Records) DropSession(ctx context.Context, hash string) error {
	_, err := r.Tx.Exec(ctx, `/* identity.DropSession */ DELETE FROM identity_session WHERE hash = $1`, hash)
	return err
}

// Tries gives how often a sign-in failed.
func (r Records) Tries(ctx context.Context, key string) (identity.Tries, error) {
	return db.First(db.List(ctx, r.Tx, `/* identity.Tries */ SELECT count, last FROM identity_tries WHERE handle = $1`, []any{key},
		func(scan func(...any) error) (t identity.Tries, err error) {
			var last int64
			err = scan(&t.Count, &last)
			t.Last = db.Moment(last)
			return t, err
		}))
}

// SaveTries keeps a count; none is kept of nothing.
func (r Records) SaveTries(ctx context.Context, key string, t identity.Tries) error {
	if t.Count == 0 {
		_, err := r.Tx.Exec(ctx, `/* identity.SaveTries */ DELETE FROM identity_tries WHERE handle = $1`, key)
		return err
	}
	_, err := r.Tx.Exec(ctx, `/* identity.SaveTries */
		INSERT INTO identity_tries (handle, count, last) VALUES ($1, $2, $3)
		ON CONFLICT (handle) DO UPDATE SET count = excluded.count, last = excluded.last`, key, t.Count, db.Millis(t.Last))
	return err
}

// Sweep removes links and ceremonies that are past, sessions that were left idle, and tries that
// count no more.
func (r Records) Sweep(ctx context.Context, now, idle, tried time.Time) error {
	for statement, bound := range map[string]time.Time{
		`/* identity.Sweep */ DELETE FROM identity_link WHERE valid_until <= $1`:     now,
		`/* identity.Sweep */ DELETE FROM identity_ceremony WHERE valid_until <= $1`: now,
		`/* identity.Sweep */ DELETE FROM identity_session WHERE seen <= $1`:         idle,
		`/* identity.Sweep */ DELETE FROM identity_tries WHERE last <= $1`:           tried,
	} {
		if _, err := r.Tx.Exec(ctx, statement, db.Millis(bound)); err != nil {
			return err
		}
	}
	return nil
}
