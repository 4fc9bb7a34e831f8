// Package mail sends letters by SMTP. Whoever writes one puts it into the outbox
// within the transaction it belongs to; a worker delivers it after the commit,
// and tries again where the server is away or the program was restarted.
package mail

import (
	"context"
	"crypto/rand"
	"fmt"
	netmail "net/mail"
	"strings"
	"time"

	"gurindam/internal/db"
	"gurindam/internal/fault"
)

// Message is a letter in plain text.
type Message struct {
	To      string    // one address
	Subject string    // one line
	Body    string    // may carry a secret: it is forgotten once the letter is sent or given up
	About   string    // by which its writer asks for its state: "undangan/" and the person
	Until   time.Time // after this it is of no use and not sent; three days after At where zero
	At      time.Time // when it was written; now where zero
}

// Outbox takes letters. One that is not on, as where no server is configured,
// takes them and forgets them.
type Outbox struct{ On bool }

// patience is how long a letter is tried that says nothing else.
const patience = 3 * 24 * time.Hour

// Enqueue adds a letter within a transaction and gives its identity. It returns
// fault.Invalid for an address that cannot be written to.
func (o *Outbox) Enqueue(ctx context.Context, tx *db.Tx, m Message) (id string, err error) {
	if !o.On {
		return "", nil
	}
	to, err := netmail.ParseAddress(m.To)
	if err != nil {
		return "", fault.New(fault.Invalid, fmt.Sprintf("Alamat surel %q tidak dapat dipakai. Tulis misalnya nama@kota.go.id.", fault.Clip(m.To, 60)))
	}
	if m.At.IsZero() {
		m.At = time.Now()
	}
	if m.Until.IsZero() {
		m.Until = m.At.Add(patience)
	}
	id = rand.Text()
	_, err = tx.Exec(ctx, `/* mail.Enqueue */
		INSERT INTO mail_outbox (id, about, recipient, subject, body, state, reason, written, valid_until, tries, due, done)
		VALUES ($1, $2, $3, $4, $5, $6, '', $7, $8, 0, $7, 0)`,
		id, m.About, to.Address, strings.Join(strings.Fields(m.Subject), " "), m.Body, string(Waiting), m.At.UnixMilli(), m.Until.UnixMilli())
	return id, err
}

// State tells how far a letter has come.
type State string

// States of a letter.
const (
	Waiting State = "menunggu"
	Sent    State = "terkirim"
	Failed  State = "gagal"
)

// Status is the state of a letter with what hindered it.
type Status struct {
	About, To string
	State     State
	Reason    string // of the last try that failed; Indonesian
	Tries     int
	Written   time.Time
	Done      time.Time // zero while it waits
}

// Newest gives the state of the newest letter about each thing whose name begins
// with a prefix.
func Newest(ctx context.Context, tx *db.Tx, prefix string) (map[string]Status, error) {
	out := map[string]Status{}
	err := tx.Each(ctx, `/* mail.Newest */
		SELECT about, recipient, state, reason, tries, written, done FROM mail_outbox WHERE about LIKE $1 ORDER BY written, id`,
		[]any{prefix + "%"}, func(scan func(...any) error) error {
			var s Status
			var written, done int64
			if err := scan(&s.About, &s.To, &s.State, &s.Reason, &s.Tries, &written, &done); err != nil {
				return err
			}
			s.Written = time.UnixMilli(written).UTC()
			if done != 0 {
				s.Done = time.UnixMilli(done).UTC()
			}
			out[s.About] = s
			return nil
		})
	return out, err
}
