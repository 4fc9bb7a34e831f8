// Package assessordb keeps the assessors, what ties them to regions, what they signed,
// where they are assigned and when they speak with the regions.
package assessordb

import (
	"context"
	"crypto/rand"
	"strings"

	"gurindam/internal/assessor"
	"gurindam/internal/db"
	"gurindam/internal/fault"
	"gurindam/internal/region"
)

// Records keeps its part of assessor.Records within a transaction; cycles and notices
// are kept by other rooms.
type Records struct{ Tx *db.Tx }

var (
	_ assessor.Register = Records{}
	_ assessor.Panels   = Records{}
	_ assessor.Schedule = Records{}
	_ assessor.Judging  = Records{}
)

var errFirst = fault.New(fault.Conflict, "Orang lain baru saja mengubahnya. Muat ulang halamannya, lalu ulangi bila masih perlu.")

// once returns fault.Conflict where a change found nothing to change.
func once(n int64, err error) error {
	if err == nil && n == 0 {
		err = errFirst
	}
	return err
}

const person = `SELECT person, name, institution, homes, employer, fields, capacity, active, changed, rev FROM assessor_person`

func (r Records) people(ctx context.Context, query string, args ...any) ([]assessor.Assessor, error) {
	return db.List(ctx, r.Tx, query, args, func(scan func(...any) error) (a assessor.Assessor, err error) {
		var homes, fields string
		var changed int64
		err = scan(&a.Person, &a.Name, &a.Institution, &homes, &a.Employer, &fields, &a.Capacity, &a.Active, &changed, &a.Rev)
		for _, code := range strings.Fields(homes) {
			a.Home = append(a.Home, region.Code(code))
		}
		a.Fields, a.Changed = strings.Fields(fields), db.Moment(changed)
		return a, err
	})
}

// Assessors lists the register by name.
func (r Records) Assessors(ctx context.Context) ([]assessor.Assessor, error) {
	return r.people(ctx, `/* assessor.Assessors */ `+person+` ORDER BY name, person`)
}

// Assessor gives one entry.
func (r Records) Assessor(ctx context.Context, id string) (assessor.Assessor, error) {
	return db.First(r.people(ctx, `/* assessor.Assessor */ `+person+` WHERE person = $1`, id))
}

// SaveAssessor adds an entry of revision 0 or changes the one of the revision it has. It
// returns fault.Conflict where somebody else was first.
func (r Records) SaveAssessor(ctx context.Context, a assessor.Assessor) error {
	homes := make([]string, len(a.Home))
	for i, code := range a.Home {
		homes[i] = string(code)
	}
	args := []any{a.Name, a.Institution, strings.Join(homes, " "), string(a.Employer), strings.Join(a.Fields, " "), a.Capacity, a.Active, db.Millis(a.Changed), a.Person}
	if a.Rev == 0 {
		return once(r.Tx.Exec(ctx, `/* assessor.SaveAssessor */
			INSERT INTO assessor_person (name, institution, homes, employer, fields, capacity, active, changed, person, rev)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1) ON CONFLICT (person) DO NOTHING`, args...))
	}
	return once(r.Tx.Exec(ctx, `/* assessor.SaveAssessor */
		UPDATE assessor_person SET name = $1, institution = $2, homes = $3, employer = $4, fields = $5, capacity = $6, active = $7, changed = $8, rev = rev + 1
		WHERE person = $9 AND rev = $10`, append(args, a.Rev)...))
}

const conflict = `SELECT person, id, region, kind, reason, first_year, last_year, writer, writer_name, at, lifter, lifter_name, lifted, why FROM assessor_conflict`

func (r Records) conflicts(ctx context.Context, query string, args ...any) ([]assessor.Conflict, error) {
	return db.List(ctx, r.Tx, query, args, func(scan func(...any) error) (c assessor.Conflict, err error) {
		var at, lifted int64
		err = scan(&c.Person, &c.ID, &c.Region, &c.Kind, &c.Reason, &c.From, &c.Until, &c.By.ID, &c.By.Name, &at, &c.Lifted.ID, &c.Lifted.Name, &lifted, &c.Why)
		c.At, c.LiftedAt = db.Moment(at), db.Moment(lifted)
		return c, err
	})
}

// AllConflicts lists what was declared, by person, oldest first.
func (r Records) AllConflicts(ctx context.Context) (map[string][]assessor.Conflict, error) {
	all, err := r.conflicts(ctx, `/* assessor.AllConflicts */ `+conflict+` ORDER BY person, at, id`)
	out := map[string][]assessor.Conflict{}
	for _, c := range all {
		out[c.Person] = append(out[c.Person], c)
	}
	return out, err
}

// Conflicts lists what was declared of a person, oldest first.
func (r Records) Conflicts(ctx context.Context, id string) ([]assessor.Conflict, error) {
	return r.conflicts(ctx, `/* assessor.Conflicts */ `+conflict+` WHERE person = $1 ORDER BY at, id`, id)
}

// AddConflict adds what was declared.
func (r Records) AddConflict(ctx context.Context, c assessor.Conflict) error {
	_, err := r.Tx.Exec(ctx, `/* assessor.AddConflict */
		INSERT INTO assessor_conflict (person, id, region, kind, reason, first_year, last_year, writer, writer_name, at, lifter, lifter_name, lifted, why)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, '', '', 0, '')`,
		c.Person, c.ID, string(c.Region), string(c.Kind), c.Reason, c.From, c.Until, c.By.ID, c.By.Name, db.Millis(c.At))
	return err
}

// LiftConflict lifts one that was not lifted, or returns fault.Conflict.
func (r Records) LiftConflict(ctx context.Context, c assessor.Conflict) error {
	return once(r.Tx.Exec(ctx, `/* assessor.LiftConflict */
		UPDATE assessor_conflict SET lifter = $1, lifter_name = $2, lifted = $3, why = $4 WHERE person = $5 AND id = $6 AND lifted = 0`,
		c.Lifted.ID, c.Lifted.Name, db.Millis(c.LiftedAt), c.Why, c.Person, c.ID))
}

const declaration = `SELECT cycle, person, name, body, at FROM assessor_declaration`

func (r Records) declarations(ctx context.Context, query string, args ...any) ([]assessor.Declaration, error) {
	return db.List(ctx, r.Tx, query, args, func(scan func(...any) error) (d assessor.Declaration, err error) {
		var at int64
		err = scan(&d.Cycle, &d.Person, &d.Name, &d.Text, &at)
		d.At = db.Moment(at)
		return d, err
	})
}

// Declarations lists what was signed in a cycle, by person.
func (r Records) Declarations(ctx context.Context, cycle string) ([]assessor.Declaration, error) {
	return r.declarations(ctx, `/* assessor.Declarations */ `+declaration+` WHERE cycle = $1 ORDER BY person`, cycle)
}

// Declaration gives what a person signed in a cycle.
func (r Records) Declaration(ctx context.Context, cycle, id string) (assessor.Declaration, error) {
	return db.First(r.declarations(ctx, `/* assessor.Declaration */ `+declaration+` WHERE cycle = $1 AND person = $2`, cycle, id))
}

// Sign keeps what was signed; signed once, it stays.
func (r Records) Sign(ctx context.Context, d assessor.Declaration) error {
	return once(r.Tx.Exec(ctx, `/* assessor.Sign */ INSERT INTO assessor_declaration (cycle, person, name, body, at) VALUES ($1, $2, $3, $4, $5)
		ON CONFLICT (cycle, person) DO NOTHING`, d.Cycle, d.Person, d.Name, d.Text, db.Millis(d.At)))
}

// NoteAssessor adds a line to the history of an assessor.
func (r Records) NoteAssessor(ctx context.Context, e assessor.Event) error {
	_, err := r.Tx.Exec(ctx, `/* assessor.NoteAssessor */ INSERT INTO assessor_event (person, id, at, writer, writer_name, body) VALUES ($1, $2, $3, $4, $5, $6)`,
		e.Person, rand.Text(), db.Millis(e.At), e.By.ID, e.By.Name, e.Text)
	return err
}

// AssessorEvents gives the latest lines of the history of an assessor.
func (r Records) AssessorEvents(ctx context.Context, id string, most int) ([]assessor.Event, error) {
	return db.List(ctx, r.Tx, `/* assessor.AssessorEvents */ SELECT person, at, writer, writer_name, body FROM assessor_event WHERE person = $1 ORDER BY at DESC, id LIMIT $2`,
		[]any{id, most}, func(scan func(...any) error) (e assessor.Event, err error) {
			var at int64
			err = scan(&e.Person, &at, &e.By.ID, &e.By.Name, &e.Text)
			e.At = db.Moment(at)
			return e, err
		})
}
