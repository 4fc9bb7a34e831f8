package mail

import (
	"context"
	"fmt"
	"log/slog"
	"time"

	"gurindam/internal/db"
	"gurindam/internal/fault"
)

// Worker delivers what waits in the outbox. Several programs over one database
// may each have one: a letter is claimed before it is sent.
type Worker struct {
	DB     *db.DB
	Server Server
	Now    func() time.Time
	Log    *slog.Logger
	Every  time.Duration // between two looks; two seconds where zero

	swept time.Time // when letters were last given up
}

const (
	claimTime = 3 * time.Minute     // a letter of a program that died is tried again after this
	rest      = 30 * time.Second    // after a server did not answer
	keepTime  = 90 * 24 * time.Hour // how long it is remembered what became of a letter
	atOnce    = 20
)

// backoff is the time between two tries: a minute, then twice as long each time,
// up to an hour.
func backoff(tries int) time.Duration {
	return min(time.Minute<<min(max(tries-1, 0), 10), time.Hour)
}

// Run delivers letters until the context ends.
func (w *Worker) Run(ctx context.Context) {
	every := w.Every
	if every == 0 {
		every = 2 * time.Second
	}
	for {
		pause := every
		down, err := w.Deliver(ctx)
		switch {
		case ctx.Err() != nil:
			return
		case err != nil:
			w.Log.ErrorContext(ctx, "surel tidak dapat diproses", "err", err)
			pause = max(every, rest)
		case down:
			pause = max(every, rest)
		}
		select {
		case <-ctx.Done():
			return
		case <-time.After(pause):
		}
	}
}

// Deliver tries every letter that is due, and stops early where the server is
// down.
func (w *Worker) Deliver(ctx context.Context) (down bool, err error) {
	if now := w.Now(); now.Sub(w.swept) >= time.Minute {
		if err := w.giveUp(ctx, now); err != nil {
			return false, err
		}
		w.swept = now
	}
	for {
		list, err := w.due(ctx)
		if err != nil || len(list) == 0 {
			return false, err
		}
		for _, l := range list {
			if down, err := w.try(ctx, l); down || err != nil {
				return down, err
			}
		}
	}
}

// letter is a message on its way.
type letter struct {
	Message
	id    string
	due   int64
	tries int
}

func (w *Worker) due(ctx context.Context) (out []letter, err error) {
	err = w.DB.View(ctx, func(tx *db.Tx) error {
		out = nil
		return tx.Each(ctx, `/* mail.due */
			SELECT id, recipient, subject, body, written, due, tries FROM mail_outbox WHERE state = $1 AND due <= $2 ORDER BY due, id LIMIT $3`,
			[]any{string(Waiting), w.Now().UnixMilli(), atOnce}, func(scan func(...any) error) error {
				var l letter
				var written int64
				err := scan(&l.id, &l.To, &l.Subject, &l.Body, &written, &l.due, &l.tries)
				l.At = time.UnixMilli(written).UTC()
				out = append(out, l)
				return err
			})
	})
	return out, err
}

// try claims a letter, sends it, and notes what came of it.
func (w *Worker) try(ctx context.Context, l letter) (down bool, err error) {
	mine := false
	err = w.DB.Update(ctx, func(tx *db.Tx) error {
		n, err := tx.Exec(ctx, `/* mail.claim */ UPDATE mail_outbox SET due = $1, tries = tries + 1 WHERE id = $2 AND state = $3 AND due = $4`,
			w.Now().Add(claimTime).UnixMilli(), l.id, string(Waiting), l.due)
		mine = n == 1
		return err
	})
	if err != nil || !mine {
		return false, err
	}
	l.tries++
	sendErr := w.Server.send(ctx, l.id, l.Message)
	if ctx.Err() != nil {
		return false, ctx.Err() // stopped on the way: whether it went is not known, so it is tried again
	}
	return w.note(ctx, l, sendErr)
}

// note writes down how a try ended.
func (w *Worker) note(ctx context.Context, l letter, sendErr error) (down bool, err error) {
	state, reason, detail, vain := Sent, "", "", false
	if sendErr != nil {
		state, detail = Waiting, fault.Clip(sendErr.Error(), 500)
		if reason, vain = verdict(sendErr); vain {
			state = Failed
		}
		w.Log.WarnContext(ctx, "surel belum terkirim", "surel", l.id, "percobaan", l.tries, "err", detail)
	}
	now := w.Now()
	err = w.DB.Update(ctx, func(tx *db.Tx) error {
		if _, err := tx.Exec(ctx, `/* mail.note */ INSERT INTO mail_try (message, number, tried, outcome, reason) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (message, number) DO NOTHING`,
			l.id, l.tries, now.UnixMilli(), string(state), detail); err != nil {
			return err
		}
		if state == Waiting {
			_, err := tx.Exec(ctx, `/* mail.note */ UPDATE mail_outbox SET due = $1, reason = $2 WHERE id = $3`, now.Add(backoff(l.tries)).UnixMilli(), reason, l.id)
			return err
		}
		_, err := tx.Exec(ctx, `/* mail.note */ UPDATE mail_outbox SET state = $1, reason = $2, done = $3, body = '' WHERE id = $4`, string(state), reason, now.UnixMilli(), l.id)
		return err
	})
	if err != nil {
		return false, fmt.Errorf("note letter %s: %w", l.id, err)
	}
	return sendErr != nil && !vain, nil
}

// giveUp ends the letters that are of no use any more and forgets the old ones.
func (w *Worker) giveUp(ctx context.Context, now time.Time) error {
	return w.DB.Update(ctx, func(tx *db.Tx) error {
		if _, err := tx.Exec(ctx, `/* mail.giveUp */ UPDATE mail_outbox SET state = $1, done = $2, body = '', reason = 'Masanya lewat sebelum terkirim. ' || reason WHERE state = $3 AND valid_until <= $2`,
			string(Failed), now.UnixMilli(), string(Waiting)); err != nil {
			return err
		}
		old := now.Add(-keepTime).UnixMilli()
		if _, err := tx.Exec(ctx, `/* mail.giveUp */ DELETE FROM mail_try WHERE tried <= $1`, old); err != nil {
			return err
		}
		_, err := tx.Exec(ctx, `/* mail.giveUp */ DELETE FROM mail_outbox WHERE state <> $1 AND done <= $2`, string(Waiting), old)
		return err
	})
}
