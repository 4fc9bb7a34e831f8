// Package identitydb keeps people, grants, the ways in, what waits between two
// steps of them, and the log of it all.
package identitydb

import (
	"context"
	"strings"

	"gurindam/internal/db"
	"gurindam/internal/identity"
)

// Records keeps identity.Records within a transaction.
type Records struct{ Tx *db.Tx }

var _ identity.Records = Records{}

const person = `SELECT id, name, login, password, secret, step, recovery, created FROM identity_person`

func (r Records) people(ctx context.Context, query string, args ...any) ([]identity.Person, error) {
	return db.List(ctx, r.Tx, query, args, func(scan func(...any) error) (p identity.Person, err error) {
		var recovery string
		var created int64
		err = scan(&p.ID, &p.Name, &p.Login, &p.Password, &p.Second.Secret, &p.Second.Step, &recovery, &created)
		p.Second.Recovery, p.Created = strings.Fields(recovery), db.Moment(created)
		return p, err
	})
}

// People lists everybody.
func (r Records) People(ctx context.Context) ([]identity.Person, error) {
	return r.people(ctx, `/* identity.People */ `+person+` ORDER BY login`)
}

// Person gives the person of an identity.
func (r Records) Person(ctx context.Context, id string) (identity.Person, error) {
	return db.First(r.people(ctx, `/* identity.Person */ `+person+` WHERE id = $1`, id))
}

// PersonOf gives the person of a login.
func (r Records) PersonOf(ctx context.Context, login string) (identity.Person, error) {
	return db.First(r.people(ctx, `/* identity.PersonOf */ `+person+` WHERE login = $1`, login))
}

// SavePerson adds a person or changes one.
func (r Records) SavePerson(ctx context.Context, p identity.Person) error {
	_, err := r.Tx.Exec(ctx, `/* identity.SavePerson */
		INSERT INTO identity_person (id, name, login, password, secret, step, recovery, created) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
		ON CONFLICT (id) DO UPDATE SET name = excluded.name, login = excluded.login, password = excluded.password,
			secret = excluded.secret, step = excluded.step, recovery = excluded.recovery`,
		p.ID, p.Name, p.Login, p.Password, p.Second.Secret, p.Second.Step, strings.Join(p.Second.Recovery, " "), db.Millis(p.Created))
	return err
}
