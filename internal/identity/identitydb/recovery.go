package identitydb

import (
	"context"
	"strings"

	"gurindam/internal/db"
	"gurindam/internal/identity"
	"gurindam/internal/mail"
)

// Recoveries lists the recoveries that wait, with their confirmations.
func (r Records) Recoveries(ctx context.Context) ([]identity.Recovery, error) {
	out, err := db.List(ctx, r.Tx, `/* identity.Recoveries */
		SELECT id, person, asked_by, reason, asked, valid_until, state FROM identity_recovery WHERE state = $1 ORDER BY asked, id`, []any{string(identity.RecoveryOpen)},
		func(scan func(...any) error) (x identity.Recovery, err error) {
			var asked, until int64
			err = scan(&x.ID, &x.Person, &x.By, &x.Reason, &asked, &until, &x.State)
			x.Asked, x.Until = db.Moment(asked), db.Moment(until)
			return x, err
		})
	if err != nil {
		return nil, err
	}
	for i := range out {
		out[i].Confirmed, err = db.List(ctx, r.Tx, `/* identity.Recoveries */ SELECT person, name, confirmed FROM identity_confirmation WHERE recovery = $1 ORDER BY confirmed, person`, []any{out[i].ID},
			func(scan func(...any) error) (c identity.Confirmation, err error) {
				var at int64
				err = scan(&c.Person, &c.Name, &at)
				c.At = db.Moment(at)
				return c, err
			})
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

// SaveRecovery adds a recovery or changes how far it has come, with its confirmations.
func (r Records) SaveRecovery(ctx context.Context, x identity.Recovery) error {
	if _, err := r.Tx.Exec(ctx, `/* identity.SaveRecovery */
		INSERT INTO identity_recovery (id, person, asked_by, reason, asked, valid_until, state) VALUES ($1, $2, $3, $4, $5, $6, $7)
		ON CONFLICT (id) DO UPDATE SET state = excluded.state`,
		x.ID, x.Person, x.By, x.Reason, db.Millis(x.Asked), db.Millis(x.Until), string(x.State)); err != nil {
		return err
	}
	if _, err := r.Tx.Exec(ctx, `/* identity.SaveRecovery */ DELETE FROM identity_confirmation WHERE recovery = $1`, x.ID); err != nil {
		return err
	}
	for _, c := range x.Confirmed {
		if _, err := r.Tx.Exec(ctx, `/* identity.SaveRecovery */ INSERT INTO identity_confirmation (recovery, person, name, confirmed) VALUES ($1, $2, $3, $4)`,
			x.ID, c.Person, c.Name, db.Millis(c.At)); err != nil {
			return err
		}
	}
	return nil
}

// letters begin the name of what a letter to a person is about.
const letters = "akun/"

// Post puts a letter into the outbox.
func (r Records) Post(ctx context.Context, l identity.Letter) error {
	_, err := (&mail.Outbox{On: true}).Enqueue(ctx, r.Tx, mail.Message{To: l.To, Subject: l.Subject, Body: l.Body, About: letters + l.Person, At: l.At, Until: l.Until})
	return err
}

// Letters gives what became of the newest letter to each person.
func (r Records) Letters(ctx context.Context) (map[string]identity.LetterState, error) {
	all, err := mail.Newest(ctx, r.Tx, letters)
	out := map[string]identity.LetterState{}
	for about, s := range all {
		at := s.Written
		if !s.Done.IsZero() {
			at = s.Done
		}
		out[strings.TrimPrefix(about, letters)] = identity.LetterState{State: string(s.State), Reason: s.Reason, At: at}
	}
	return out, err
}
