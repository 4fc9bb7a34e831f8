package workspacedb

import (
	"context"
	"time"

	"gurindam/internal/db"
	"gurindam/internal/region"
	"gurindam/internal/workspace"
)

// SaveUpload keeps an upload with its contents. Those of every region that waited too
// long go; it returns fault.Invalid where too many of one person still wait.
func SaveUpload(ctx context.Context, tx *db.Tx, code region.Code, u workspace.Upload) error {
	if _, err := tx.Exec(ctx, `/* workspace.SaveUpload */ DELETE FROM workspace_upload WHERE at < $1`, u.At.Add(-workspace.Kept).UnixMilli()); err != nil {
		return err
	}
	waiting := 0
	if err := tx.Each(ctx, `/* workspace.SaveUpload */ SELECT count(*) FROM workspace_upload WHERE region = $1 AND person = $2`, []any{string(code), u.Person},
		func(scan func(...any) error) error { return scan(&waiting) }); err != nil {
		return err
	}
	if err := workspace.CheckWaiting(waiting); err != nil {
		return err
	}
	if _, err := tx.Exec(ctx, `/* workspace.SaveUpload */ INSERT INTO workspace_upload (region, id, person, at, kind, opd, first_year) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
		string(code), u.ID, u.Person, u.At.UnixMilli(), u.Kind, u.OPD, u.FirstYear); err != nil {
		return err
	}
	for n, f := range u.Files {
		if _, err := tx.Exec(ctx, `/* workspace.SaveUpload */ INSERT INTO workspace_upload_file (region, parent, seq, name, hash, data) VALUES ($1, $2, $3, $4, $5, $6)`,
			string(code), u.ID, n, f.Name, f.Hash, f.Data); err != nil {
			return err
		}
	}
	return nil
}

// Upload gives an upload of a region with its contents; its ID is empty where there is
// none.
func Upload(ctx context.Context, tx *db.Tx, code region.Code, id string) (u workspace.Upload, err error) {
	err = tx.Each(ctx, `/* workspace.Upload */ SELECT id, person, at, kind, opd, first_year FROM workspace_upload WHERE region = $1 AND id = $2`, []any{string(code), id},
		func(scan func(...any) error) error {
			var at int64
			err := scan(&u.ID, &u.Person, &at, &u.Kind, &u.OPD, &u.FirstYear)
			u.At = time.UnixMilli(at).UTC()
			return err
		})
	if err != nil {
		return u, err
	}
	return u, tx.Each(ctx, `/* workspace.Upload */ SELECT name, hash, data FROM workspace_upload_file WHERE region = $1 AND parent = $2 ORDER BY seq`, []any{string(code), id},
		func(scan func(...any) error) error {
			var f workspace.UploadFile
			err := scan(&f.Name, &f.Hash, &f.Data)
			u.Files = append(u.Files, f)
			return err
		})
}

// Imports lists the last files that were taken in, newest first.
func Imports(ctx context.Context, tx *db.Tx, code region.Code) ([]workspace.Entry, error) {
	var out []workspace.Entry
	err := tx.Each(ctx, `/* workspace.Imports */ SELECT rev, at, name, reason FROM workspace_set WHERE region = $1 AND kind = $2 ORDER BY rev DESC LIMIT 30`,
		[]any{string(code), workspace.Imported}, func(scan func(...any) error) error {
			e := workspace.Entry{Kind: workspace.Imported}
			var at int64
			err := scan(&e.Rev, &at, &e.Name, &e.Reason)
			e.At = time.UnixMilli(at).UTC()
			out = append(out, e)
			return err
		})
	return out, err
}
