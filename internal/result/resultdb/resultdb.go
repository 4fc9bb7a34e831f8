// Package resultdb keeps results: publications with what stands behind them, drafts
// and exclusions, objections, letters and reports.
package resultdb

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"fmt"
	"io"

	"gurindam/internal/db"
	"gurindam/internal/fault"
	"gurindam/internal/region"
	"gurindam/internal/result"
)

// Records keeps results within a transaction; contents of letters and the queue of
// work are kept by other rooms.
type Records struct{ Tx *db.Tx }

var _ result.Kept = Records{}

// Publications lists the publications of a cycle, newest first.
func (r Records) Publications(ctx context.Context, cycle string) ([]result.Publication, error) {
	var out []result.Publication
	err := r.Tx.Each(ctx, `/* result.Publications */ SELECT cycle, number, fingerprint, reason, prepared, preparer, preparer_name, announced, announcer, announcer_name, moves
		FROM result_publication WHERE cycle = $1 ORDER BY number DESC`, []any{cycle}, func(scan func(...any) error) error {
		var p result.Publication
		var prepared, announced int64
		var moves string
		if err := scan(&p.Cycle, &p.Number, &p.Fingerprint, &p.Reason, &prepared, &p.Prepared.ID, &p.Prepared.Name, &announced, &p.Announced.ID, &p.Announced.Name, &moves); err != nil {
			return err
		}
		p.Prepared.At, p.Announced.At = db.Moment(prepared), db.Moment(announced)
		out = append(out, p)
		return json.Unmarshal([]byte(moves), &out[len(out)-1].Moves)
	})
	return out, err
}

// Publish keeps results for ever, or returns fault.Conflict where the number is there.
func (r Records) Publish(ctx context.Context, p result.Publication, table []byte) error {
	packed, err := pack(table)
	if err != nil {
		return err
	}
	n, err := r.Tx.Exec(ctx, `/* result.Publish */ INSERT INTO result_publication
		(cycle, number, fingerprint, reason, prepared, preparer, preparer_name, announced, announcer, announcer_name, moves, packed)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) ON CONFLICT (cycle, number) DO NOTHING`,
		p.Cycle, p.Number, p.Fingerprint, p.Reason, db.Millis(p.Prepared.At), p.Prepared.ID, p.Prepared.Name, db.Millis(p.Announced.At), p.Announced.ID, p.Announced.Name, list(p.Moves), packed)
	if err == nil && n == 0 {
		return fault.New(fault.Conflict, "Hasil dengan nomor itu baru saja diterbitkan orang lain. Muat ulang halamannya, lalu ulangi.")
	}
	return err
}

// Table gives a table as it was frozen, or fault.NotFound.
func (r Records) Table(ctx context.Context, cycle string, number int) ([]byte, error) {
	return r.packed(ctx, "Hasil siklus itu belum diumumkan.", `/* result.Table */ SELECT packed FROM result_publication WHERE cycle = $1 AND number = $2`, cycle, number)
}

// KeepDossier keeps what stands behind the result of a region, under its hash.
func (r Records) KeepDossier(ctx context.Context, cycle string, code region.Code, hash string, text []byte) error {
	packed, err := pack(text)
	if err != nil {
		return err
	}
	_, err = r.Tx.Exec(ctx, `/* result.KeepDossier */ INSERT INTO result_dossier (cycle, region, hash, packed) VALUES ($1, $2, $3, $4) ON CONFLICT (cycle, region, hash) DO NOTHING`,
		cycle, string(code), hash, packed)
	return err
}

// Dossier gives what stands behind the result of a region, or fault.NotFound.
func (r Records) Dossier(ctx context.Context, cycle string, code region.Code, hash string) ([]byte, error) {
	return r.packed(ctx, "Berkas hasil daerah itu tidak ada.", `/* result.Dossier */ SELECT packed FROM result_dossier WHERE cycle = $1 AND region = $2 AND hash = $3`, cycle, string(code), hash)
}

func (r Records) packed(ctx context.Context, missing, query string, args ...any) ([]byte, error) {
	var packed []byte
	if err := r.Tx.Each(ctx, query, args, func(scan func(...any) error) error { return scan(&packed) }); err != nil {
		return nil, err
	}
	if packed == nil {
		return nil, fault.New(fault.NotFound, missing)
	}
	z, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, fmt.Errorf("unpack results: %w", err)
	}
	return io.ReadAll(z)
}

func pack(text []byte) ([]byte, error) {
	var b bytes.Buffer
	z, err := gzip.NewWriterLevel(&b, gzip.BestSpeed)
	if err != nil {
		return nil, err
	}
	if _, err := z.Write(text); err != nil {
		return nil, err
	}
	err = z.Close()
	return b.Bytes(), err
}

// Draft gives results that wait to be announced; the zero value where there are none.
func (r Records) Draft(ctx context.Context, cycle string) (d result.Draft, err error) {
	err = r.Tx.Each(ctx, `/* result.Draft */ SELECT cycle, fingerprint, prepared, person, name FROM result_draft WHERE cycle = $1`, []any{cycle}, func(scan func(...any) error) error {
		var at int64
		err := scan(&d.Cycle, &d.Fingerprint, &at, &d.Prepared.ID, &d.Prepared.Name)
		d.Prepared.At = db.Moment(at)
		return err
	})
	return d, err
}

// SaveDraft keeps the draft of a cycle in the place of the one before.
func (r Records) SaveDraft(ctx context.Context, d result.Draft) error {
	_, err := r.Tx.Exec(ctx, `/* result.SaveDraft */ INSERT INTO result_draft (cycle, fingerprint, prepared, person, name) VALUES ($1, $2, $3, $4, $5)
		ON CONFLICT (cycle) DO UPDATE SET fingerprint = excluded.fingerprint, prepared = excluded.prepared, person = excluded.person, name = excluded.name`,
		d.Cycle, d.Fingerprint, db.Millis(d.Prepared.At), d.Prepared.ID, d.Prepared.Name)
	return err
}

// DropDraft forgets the draft of a cycle.
func (r Records) DropDraft(ctx context.Context, cycle string) error {
	_, err := r.Tx.Exec(ctx, `/* result.DropDraft */ DELETE FROM result_draft WHERE cycle = $1`, cycle)
	return err
}

// Exclusions lists the decisions to leave a region out, by region.
func (r Records) Exclusions(ctx context.Context, cycle string) ([]result.Exclusion, error) {
	var out []result.Exclusion
	err := r.Tx.Each(ctx, `/* result.Exclusions */ SELECT cycle, region, decree, reason, at, person, name FROM result_exclusion WHERE cycle = $1 ORDER BY region`, []any{cycle}, func(scan func(...any) error) error {
		var e result.Exclusion
		var at int64
		err := scan(&e.Cycle, &e.Region, &e.Number, &e.Reason, &at, &e.Decided.ID, &e.Decided.Name)
		e.Decided.At = db.Moment(at)
		out = append(out, e)
		return err
	})
	return out, err
}

// Exclude keeps a decision to leave a region out.
func (r Records) Exclude(ctx context.Context, e result.Exclusion) error {
	_, err := r.Tx.Exec(ctx, `/* result.Exclude */ INSERT INTO result_exclusion (cycle, region, decree, reason, at, person, name) VALUES ($1, $2, $3, $4, $5, $6, $7)
		ON CONFLICT (cycle, region) DO UPDATE SET decree = excluded.decree, reason = excluded.reason, at = excluded.at, person = excluded.person, name = excluded.name`,
		e.Cycle, string(e.Region), e.Number, e.Reason, db.Millis(e.Decided.At), e.Decided.ID, e.Decided.Name)
	return err
}

// Readmit takes such a decision back.
func (r Records) Readmit(ctx context.Context, cycle string, code region.Code) error {
	_, err := r.Tx.Exec(ctx, `/* result.Readmit */ DELETE FROM result_exclusion WHERE cycle = $1 AND region = $2`, cycle, string(code))
	return err
}

// list writes a list as JSON; an empty one is [].
func list[T any](values []T) string {
	if len(values) == 0 {
		return "[]"
	}
	text, err := json.Marshal(values)
	if err != nil {
		panic("resultdb: " + err.Error()) // plain values always marshal
	}
	return string(text)
}
