package identitydb

import (
	"context"

	"gurindam/internal/db"
	"gurindam/internal/identity"
)

const passkey = `SELECT id, person, name, data, created, used FROM identity_passkey`

func (r Records) passkeys(ctx context.Context, query string, args ...any) ([]identity.Passkey, error) {
	return db.List(ctx, r.Tx, query, args, func(scan func(...any) error) (k identity.Passkey, err error) {
		var created, used int64
		err = scan(&k.ID, &k.Person, &k.Name, &k.Data, &created, &used)
		k.Created, k.Used = db.Moment(created), db.Moment(used)
		return k, err
	})
}

// Passkey gives a passkey.
func (r Records) Passkey(ctx context.Context, id string) (identity.Passkey, error) {
	return db.First(r.passkeys(ctx, `/* identity.Passkey */ `+passkey+` WHERE id = $1`, id))
}

// PasskeysOf lists the passkeys of a person, the oldest first.
func (r Records) PasskeysOf(ctx context.Context, person string) ([]identity.Passkey, error) {
	return r.passkeys(ctx, `/* identity.PasskeysOf */ `+passkey+` WHERE person = $1 ORDER BY created, id`, person)
}

// SavePasskey adds a passkey or notes that it was used.
func (r Records) SavePasskey(ctx context.Context, k identity.Passkey) error {
	_, err := r.Tx.Exec(ctx, `/* identity.SavePasskey */
		INSERT INTO identity_passkey (id, person, name, data, created, used) VALUES ($1, $2, $3, $4, $5, $6)
		ON CONFLICT (id) DO UPDATE SET data = excluded.data, used = excluded.used`,
		k.ID, k.Person, k.Name, k.Data, db.Millis(k.Created), db.Millis(k.Used))
	return err
}

// DropPasskey removes a passkey.
func (r Records) DropPasskey(ctx context.Context, id string) error {
	_, err := r.Tx.Exec(ctx, `/* identity.DropPasskey */ DELETE FROM identity_passkey WHERE id = $1`, id)
	return err
}

// Ceremony gives what is remembered under a handle.
func (r Records) Ceremony(ctx context.Context, hash string) (identity.Ceremony, error) {
	return db.First(db.List(ctx, r.Tx, `/* identity.Ceremony */ SELECT hash, kind, person, data, valid_until FROM identity_ceremony WHERE hash = $1`, []any{hash},
		func(scan func(...any) error) (c identity.Ceremony, err error) {
			var until int64
			err = scan(&c.Hash, &c.Kind, &c.Person, &c.Data, &until)
			c.Until = db.Moment(until)
			return c, err
		}))
}

// SaveCeremony remembers a ceremony.
func (r Records) SaveCeremony(ctx context.Context, c identity.Ceremony) error {
	_, err := r.Tx.Exec(ctx, `/* identity.SaveCeremony */ INSERT INTO identity_ceremony (hash, kind, person, data, valid_until) VALUES ($1, $2, $3, $4, $5)`,
		c.Hash, string(c.Kind), c.Person, c.Data, db.Millis(c.Until))
	return err
}

// DropCeremony forgets a ceremony.
func (r Records) DropCeremony(ctx context.Context, hash string) error {
	_, err := r.Tx.Exec(ctx, `/* identity.DropCeremony */ DELETE FROM identity_ceremony WHERE hash = $1`, hash)
	return err
}

const outside = `SELECT issuer, subject, person, email, created FROM identity_outside`

func (r Records) joined(ctx context.Context, query string, args ...any) ([]identity.Joined, error) {
	return db.List(ctx, r.Tx, query, args, func(scan func(...any) error) (j identity.Joined, err error) {
		var created int64
		err = scan(&j.Issuer, &j.Subject, &j.Person, &j.Email, &created)
		j.Created = db.Moment(created)
		return j, err
	})
}

// Joined gives the account outside of an identity at a provider.
func (r Records) Joined(ctx context.Context, issuer, subject string) (identity.Joined, error) {
	return db.First(r.joined(ctx, `/* identity.Joined */ `+outside+` WHERE issuer = $1 AND subject = $2`, issuer, subject))
}

// JoinedTo lists the accounts outside of a person.
func (r Records) JoinedTo(ctx context.Context, person string) ([]identity.Joined, error) {
	return r.joined(ctx, `/* identity.JoinedTo */ `+outside+` WHERE person = $1 ORDER BY created, issuer`, person)
}

// Join adds an account outside.
func (r Records) Join(ctx context.Context, j identity.Joined) error {
	_, err := r.Tx.Exec(ctx, `/* identity.Join */ INSERT INTO identity_outside (issuer, subject, person, email, created) VALUES ($1, $2, $3, $4, $5)`,
		j.Issuer, j.Subject, j.Person, j.Email, db.Millis(j.Created))
	return err
}

// PartAll removes the accounts outside of a person.
func (r Records) PartAll(ctx context.Context, person string) error {
	_, err := r.Tx.Exec(ctx, `/* identity.PartAll */ DELETE FROM identity_outside WHERE person = $1`, person)
	return err
}
