package workspacedb

import (
	"context"
	"encoding/json"
	"time"

	"gurindam/internal/db"
	"gurindam/internal/region"
	"gurindam/internal/workspace"
)

// SaveUpload keeps an upload; those that waited too long go.
func SaveUpload(ctx context.Context, tx *db.Tx, code region.Code, u workspace.Upload) error {
	files, err := json.Marshal(u.Files)
	if err != nil {
		return err
	}
	if _, err := tx.Exec(ctx, `/* workspace.SaveUpload */ DELETE FROM workspace_upload WHERE region = $1 AND at < $2`, string(code), u.At.Add(-workspace.Kept).UnixMilli()); err != nil {
		return err
	}
	_, err = tx.Exec(ctx, `/* workspace.SaveUpload */ INSERT INTO workspace_upload (region, id, person, at, kind, opd, first_year, files) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
		string(code), u.ID, u.Person, u.At.UnixMilli(), u.Kind, u.OPD, u.FirstYear, string(files))
	return err
}

// Upload gives an upload of a region; its ID is empty where there is none.
func Upload(ctx context.Context, tx *db.Tx, code region.Code, id string) (u workspace.Upload, err error) {
	err = tx.Each(ctx, `/* workspace.Upload */ SELECT id, person, at, kind, opd, first_year, files FROM workspace_upload WHERE region = $1 AND id = $2`, []any{string(code), id},
		func(scan func(...any) error) error {
			var at int64
			var files string
			if err := scan(&u.ID, &u.Person, &at, &u.Kind, &u.OPD, &u.FirstYear, &files); err != nil {
				return err
			}
			u.At = time.UnixMilli(at).UTC()
			return json.Unmarshal([]byte(files), &u.Files)
		})
	return u, err
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
