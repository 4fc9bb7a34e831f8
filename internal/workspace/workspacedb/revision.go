package workspacedb

import (
	"context"
	"fmt"
	"time"

	"gurindam/internal/db"
	"gurindam/internal/fault"
	"gurindam/internal/region"
	"gurindam/internal/workspace"
)

// RevisionRecords is the revisions within one transaction.
type RevisionRecords struct{ Tx *db.Tx }

// Revisions lists the revisions of a region with their deeds, newest first.
func (r RevisionRecords) Revisions(ctx context.Context, code region.Code) ([]workspace.Revision, error) {
	var out []workspace.Revision
	at := map[int]int{}
	err := r.Tx.Each(ctx, `/* workspace.Revisions */ SELECT number, name, notes, rev, step, hash, size, decree, decree_date, version
		FROM workspace_revision WHERE region = $1 ORDER BY number DESC`, []any{string(code)}, func(scan func(...any) error) error {
		var v workspace.Revision
		err := scan(&v.Number, &v.Name, &v.Notes, &v.Rev, &v.Step, &v.SHA256, &v.Size, &v.Decree, &v.DecreeDate, &v.Version)
		at[v.Number] = len(out)
		out = append(out, v)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("revisions of %s: %w", code, err)
	}
	err = r.Tx.Each(ctx, `/* workspace.Revisions */ SELECT number, step, at, person, name, capacity, reason FROM workspace_deed WHERE region = $1 ORDER BY number, seq`,
		[]any{string(code)}, func(scan func(...any) error) error {
			var number int
			var d workspace.Deed
			var when int64
			if err := scan(&number, &d.Step, &when, &d.Person, &d.Name, &d.Capacity, &d.Reason); err != nil {
				return err
			}
			d.At = time.UnixMilli(when).UTC()
			v := &out[at[number]]
			v.Deeds = append(v.Deeds, d)
			return nil
		})
	if err != nil {
		return nil, fmt.Errorf("deeds of the revisions of %s: %w", code, err)
	}
	return out, nil
}

// AddRevision keeps a new revision with its first deed.
func (r RevisionRecords) AddRevision(ctx context.Context, code region.Code, v workspace.Revision) error {
	if _, err := r.Tx.Exec(ctx, `/* workspace.AddRevision */
		INSERT INTO workspace_revision (region, number, name, notes, rev, step, hash, size, decree, decree_date, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
		string(code), v.Number, v.Name, v.Notes, v.Rev, string(v.Step), v.SHA256, v.Size, v.Decree, v.DecreeDate, v.Version); err != nil {
		return fmt.Errorf("add revision %d of %s: %w", v.Number, code, err)
	}
	return r.addDeed(ctx, code, v)
}

// Advance keeps how far a revision is, with its last deed. What it holds cannot be
// written again. It returns fault.Conflict where somebody else was first.
func (r RevisionRecords) Advance(ctx context.Context, code region.Code, v workspace.Revision) error {
	changed, err := r.Tx.Exec(ctx, `/* workspace.Advance */
		UPDATE workspace_revision SET step = $4, decree = $5, decree_date = $6, version = $7 WHERE region = $1 AND number = $2 AND version = $3`,
		string(code), v.Number, v.Version-1, string(v.Step), v.Decree, v.DecreeDate, v.Version)
	switch {
	case err != nil:
		return fmt.Errorf("advance revision %d of %s: %w", v.Number, code, err)
	case changed == 0:
		return fault.New(fault.Conflict, v.Title()+" baru saja diubah orang lain. Muat ulang halamannya, lalu lihat langkah terakhirnya.")
	}
	return r.addDeed(ctx, code, v)
}

func (r RevisionRecords) addDeed(ctx context.Context, code region.Code, v workspace.Revision) error {
	n := len(v.Deeds) - 1
	d := v.Deeds[n]
	if _, err := r.Tx.Exec(ctx, `/* workspace.Advance */
		INSERT INTO workspace_deed (region, number, seq, step, at, person, name, capacity, reason) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
		string(code), v.Number, n, string(d.Step), d.At.UnixMilli(), d.Person, d.Name, d.Capacity, d.Reason); err != nil {
		return fmt.Errorf("keep a deed of revision %d of %s: %w", v.Number, code, err)
	}
	return nil
}
