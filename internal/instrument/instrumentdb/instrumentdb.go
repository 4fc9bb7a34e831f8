// Package instrumentdb keeps instruments that are written or were published in the
// browser. They are the nation's: no region has its own.
package instrumentdb

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"gurindam/internal/db"
	"gurindam/internal/fault"
	"gurindam/internal/instrument"
)

// Records keeps instrument.Records within a transaction.
type Records struct{ Tx *db.Tx }

var _ instrument.Records = Records{}

const columns = `id, state, base, content, made, maker, maker_name, changed, changer, changer_name, published, publisher, publisher_name, print, rev`

// Versions lists every version, by framework and year.
func (r Records) Versions(ctx context.Context) ([]instrument.Version, error) {
	out, err := r.versions(ctx, `/* instrument.Versions */ SELECT `+columns+` FROM instrument_version ORDER BY id`)
	slices.SortStableFunc(out, func(a, b instrument.Version) int {
		return cmp.Or(instrument.ByFrameworkAndYear(a.Instrument, b.Instrument), cmp.Compare(a.ID, b.ID))
	})
	return out, err
}

// Version gives a version; ok is false where there is none.
func (r Records) Version(ctx context.Context, id string) (instrument.Version, bool, error) {
	found, err := r.versions(ctx, `/* instrument.Version */ SELECT `+columns+` FROM instrument_version WHERE id = $1`, id)
	if err != nil || len(found) == 0 {
		return instrument.Version{}, false, err
	}
	return found[0], true, nil
}

func (r Records) versions(ctx context.Context, query string, args ...any) ([]instrument.Version, error) {
	var out []instrument.Version
	err := r.Tx.Each(ctx, query, args, func(scan func(...any) error) error {
		var v instrument.Version
		var id, content string
		var made, changed, published int64
		if err := scan(&id, &v.State, &v.Base, &content, &made, &v.Made.Person, &v.Made.Name, &changed, &v.Changed.Person, &v.Changed.Name,
			&published, &v.Published.Person, &v.Published.Name, &v.Print, &v.Rev); err != nil {
			return err
		}
		if err := json.Unmarshal([]byte(content), &v.Instrument); err != nil {
			return fmt.Errorf("instrument %s: %w", id, err)
		}
		v.Made.At, v.Changed.At, v.Published.At = db.Moment(made), db.Moment(changed), db.Moment(published)
		out = append(out, v)
		return nil
	})
	return out, err
}

// AddVersion adds a version, or is fault.Conflict where its ID is taken.
func (r Records) AddVersion(ctx context.Context, v instrument.Version) error {
	content, err := instrument.Canonical(v.Instrument)
	if err != nil {
		return err
	}
	n, err := r.Tx.Exec(ctx, `/* instrument.AddVersion */ INSERT INTO instrument_version (`+columns+`)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) ON CONFLICT (id) DO NOTHING`,
		v.ID, string(v.State), v.Base, string(content), db.Millis(v.Made.At), v.Made.Person, v.Made.Name, db.Millis(v.Changed.At), v.Changed.Person, v.Changed.Name,
		db.Millis(v.Published.At), v.Published.Person, v.Published.Name, v.Print, v.Rev)
	if err == nil && n == 0 {
		return fault.New(fault.Conflict, fmt.Sprintf("Instrumen %q sudah ada. Pilih ID lain, atau buka yang sudah ada.", v.ID))
	}
	return err
}

// SaveVersion saves a draft of revision v.Rev and raises it. A draft that has another
// revision by now, or is published, stays as it is: fault.Conflict.
func (r Records) SaveVersion(ctx context.Context, v instrument.Version) error {
	content, err := instrument.Canonical(v.Instrument)
	if err != nil {
		return err
	}
	return one(r.Tx.Exec(ctx, `/* instrument.SaveVersion */ UPDATE instrument_version SET state = $1, content = $2, changed = $3, changer = $4, changer_name = $5,
		published = $6, publisher = $7, publisher_name = $8, print = $9, rev = rev + 1 WHERE id = $10 AND rev = $11 AND state = 'draf'`,
		string(v.State), string(content), db.Millis(v.Changed.At), v.Changed.Person, v.Changed.Name,
		db.Millis(v.Published.At), v.Published.Person, v.Published.Name, v.Print, v.ID, v.Rev))
}

// DropVersion drops a draft of a revision, as SaveVersion does.
func (r Records) DropVersion(ctx context.Context, id string, rev int64) error {
	return one(r.Tx.Exec(ctx, `/* instrument.DropVersion */ DELETE FROM instrument_version WHERE id = $1 AND rev = $2 AND state = 'draf'`, id, rev))
}

func one(n int64, err error) error {
	if err == nil && n == 0 {
		return fault.New(fault.Conflict, "Draf ini diubah orang lain atau sudah terbit. Muat ulang halamannya.")
	}
	return err
}
