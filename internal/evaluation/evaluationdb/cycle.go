// Package evaluationdb keeps cycles of the evaluation, with the regions in them, in
// the database.
package evaluationdb

import (
	"context"
	"crypto/rand"
	"fmt"
	"time"

	"gurindam/internal/db"
	"gurindam/internal/evaluation"
	"gurindam/internal/fault"
	"gurindam/internal/region"
)

// Records reads and writes cycles within a transaction.
type Records struct{ Tx *db.Tx }

var _ evaluation.Records = Records{}

// Cycles lists every cycle, newest first.
func (r Records) Cycles(ctx context.Context) ([]evaluation.Cycle, error) {
	return r.cycles(ctx, `/* evaluation.Cycles */ SELECT id, name, year, assessors, spread, sample, previous, state, changed, rev
		FROM evaluation_cycle ORDER BY year DESC, id`)
}

// Cycle gives one cycle.
func (r Records) Cycle(ctx context.Context, id string) (evaluation.Cycle, error) {
	found, err := r.cycles(ctx, `/* evaluation.Cycle */ SELECT id, name, year, assessors, spread, sample, previous, state, changed, rev
		FROM evaluation_cycle WHERE id = $1`, id)
	if err != nil {
		return evaluation.Cycle{}, err
	}
	if len(found) == 0 {
		return evaluation.Cycle{}, fault.New(fault.NotFound, fmt.Sprintf("Siklus evaluasi %q tidak ada. Periksa alamatnya, atau pilih dari daftar di halaman Evaluasi.", id))
	}
	return found[0], nil
}

func (r Records) cycles(ctx context.Context, query string, args ...any) ([]evaluation.Cycle, error) {
	var out []evaluation.Cycle
	err := r.Tx.Each(ctx, query, args, func(scan func(...any) error) error {
		var c evaluation.Cycle
		var changed int64
		if err := scan(&c.ID, &c.Name, &c.Year, &c.Assessors, &c.Spread, &c.Sample, &c.Previous, &c.State, &changed, &c.Rev); err != nil {
			return err
		}
		c.Changed = db.Moment(changed)
		out = append(out, c)
		return nil
	})
	for i := range out {
		if err == nil {
			err = r.cohorts(ctx, &out[i])
		}
		if err == nil {
			err = r.windows(ctx, &out[i])
		}
	}
	return out, err
}

func (r Records) cohorts(ctx context.Context, c *evaluation.Cycle) error {
	return r.Tx.Each(ctx, `/* evaluation.cohorts */ SELECT id, name, instrument FROM evaluation_cohort WHERE cycle = $1 ORDER BY seq, id`,
		[]any{c.ID}, func(scan func(...any) error) error {
			var k evaluation.Cohort
			err := scan(&k.ID, &k.Name, &k.Instrument)
			c.Cohorts = append(c.Cohorts, k)
			return err
		})
}

func (r Records) windows(ctx context.Context, c *evaluation.Cycle) error {
	at := map[evaluation.Stage]evaluation.Window{}
	err := r.Tx.Each(ctx, `/* evaluation.windows */ SELECT stage, opens, closes FROM evaluation_window WHERE cycle = $1`,
		[]any{c.ID}, func(scan func(...any) error) error {
			var w evaluation.Window
			var first, last string
			if err := scan(&w.Stage, &first, &last); err != nil {
				return err
			}
			w.First, w.Last = date(first), date(last)
			at[w.Stage] = w
			return nil
		})
	for _, s := range evaluation.Stages {
		if w, ok := at[s]; ok {
			c.Windows = append(c.Windows, w)
		}
	}
	return err
}

// SaveCycle keeps a cycle with its cohorts and calendar. Where somebody else changed
// it since the state whose rev it names, it is a conflict. Rev 0 is a new one.
func (r Records) SaveCycle(ctx context.Context, c evaluation.Cycle) error {
	var n int64
	var err error
	if c.Rev == 0 {
		n, err = r.Tx.Exec(ctx, `/* evaluation.SaveCycle */ INSERT INTO evaluation_cycle (id, name, year, assessors, spread, sample, previous, state, changed, rev)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1) ON CONFLICT (id) DO NOTHING`,
			c.ID, c.Name, c.Year, c.Assessors, c.Spread, c.Sample, c.Previous, string(c.State), db.Millis(c.Changed))
	} else {
		n, err = r.Tx.Exec(ctx, `/* evaluation.SaveCycle */ UPDATE evaluation_cycle SET name = $1, year = $2, assessors = $3, spread = $4, sample = $5, previous = $6, state = $7,
			changed = $8, rev = rev + 1 WHERE id = $9 AND rev = $10`,
			c.Name, c.Year, c.Assessors, c.Spread, c.Sample, c.Previous, string(c.State), db.Millis(c.Changed), c.ID, c.Rev)
	}
	switch {
	case err != nil:
		return err
	case n == 0 && c.Rev == 0:
		return fault.New(fault.Conflict, fmt.Sprintf("Kode siklus %q sudah dipakai. Pilih kode lain.", c.ID))
	case n == 0:
		return fault.New(fault.Conflict, fmt.Sprintf("Siklus %s diubah orang lain sementara Anda mengisinya. Bandingkan isian Anda dengan keadaan sekarang, lalu simpan lagi.", c.Name))
	}
	if _, err := r.Tx.Exec(ctx, `/* evaluation.SaveCycle */ DELETE FROM evaluation_cohort WHERE cycle = $1`, c.ID); err != nil {
		return err
	}
	if _, err := r.Tx.Exec(ctx, `/* evaluation.SaveCycle */ DELETE FROM evaluation_window WHERE cycle = $1`, c.ID); err != nil {
		return err
	}
	for i, k := range c.Cohorts {
		if _, err := r.Tx.Exec(ctx, `/* evaluation.SaveCycle */ INSERT INTO evaluation_cohort (cycle, id, seq, name, instrument) VALUES ($1, $2, $3, $4, $5)`,
			c.ID, k.ID, i, k.Name, k.Instrument); err != nil {
			return err
		}
	}
	for _, w := range c.Windows {
		if _, err := r.Tx.Exec(ctx, `/* evaluation.SaveCycle */ INSERT INTO evaluation_window (cycle, stage, opens, closes) VALUES ($1, $2, $3, $4)`,
			c.ID, string(w.Stage), w.First.Format(time.DateOnly), w.Last.Format(time.DateOnly)); err != nil {
			return err
		}
	}
	return nil
}

// Extensions lists the decisions that moved a last day, oldest first.
func (r Records) Extensions(ctx context.Context, cycle string) ([]evaluation.Extension, error) {
	var out []evaluation.Extension
	err := r.Tx.Each(ctx, `/* evaluation.Extensions */ SELECT id, cycle, region, stage, closes, decree, reason, person, name, at
		FROM evaluation_extension WHERE cycle = $1 ORDER BY at, id`, []any{cycle}, func(scan func(...any) error) error {
		var e evaluation.Extension
		var until string
		var at int64
		err := scan(&e.ID, &e.Cycle, &e.Region, &e.Stage, &until, &e.Number, &e.Reason, &e.By.ID, &e.By.Name, &at)
		e.Until, e.At = date(until), db.Moment(at)
		out = append(out, e)
		return err
	})
	return out, err
}

// AddExtension keeps a decision.
func (r Records) AddExtension(ctx context.Context, e evaluation.Extension) error {
	_, err := r.Tx.Exec(ctx, `/* evaluation.AddExtension */ INSERT INTO evaluation_extension (cycle, region, id, stage, closes, decree, reason, person, name, at)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
		e.Cycle, string(e.Region), e.ID, string(e.Stage), e.Until.Format(time.DateOnly), e.Number, e.Reason, e.By.ID, e.By.Name, db.Millis(e.At))
	return err
}

// Note adds a line to the log of a cycle.
func (r Records) Note(ctx context.Context, e evaluation.Event) error {
	_, err := r.Tx.Exec(ctx, `/* evaluation.Note */ INSERT INTO evaluation_event (cycle, region, id, at, person, name, kind, body) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
		e.Cycle, string(e.Region), rand.Text(), db.Millis(e.At), e.By.ID, e.By.Name, e.Kind, e.Text)
	return err
}

// Events lists the latest lines of the log, of a region or of the whole cycle.
func (r Records) Events(ctx context.Context, cycle string, code region.Code, most int) ([]evaluation.Event, error) {
	var out []evaluation.Event
	err := r.Tx.Each(ctx, `/* evaluation.Events */ SELECT cycle, region, at, person, name, kind, body FROM evaluation_event
		WHERE cycle = $1 AND ($2 = '' OR region = $2) ORDER BY at DESC, id LIMIT $3`, []any{cycle, string(code), most}, func(scan func(...any) error) error {
		var e evaluation.Event
		var at int64
		err := scan(&e.Cycle, &e.Region, &at, &e.By.ID, &e.By.Name, &e.Kind, &e.Text)
		e.At = db.Moment(at)
		out = append(out, e)
		return err
	})
	return out, err
}

func date(s string) time.Time {
	t, _ := time.ParseInLocation(time.DateOnly, s, evaluation.Zone) // zero where absent
	return t
}
