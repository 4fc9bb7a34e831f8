package plandb

import (
	"context"
	"fmt"
	"time"

	"gurindam/internal/db"
	"gurindam/internal/fault"
	"gurindam/internal/file"
	"gurindam/internal/plan"
	"gurindam/internal/plan/narrative"
	"gurindam/internal/region"
)

// Pictures keeps the pictures of long texts in the database.
type Pictures struct{ DB *db.DB }

var _ plan.Pictures = Pictures{}

// KeepPicture keeps a picture for a region; one it has already is left as it is.
func (s Pictures) KeepPicture(ctx context.Context, code region.Code, p narrative.Picture, person string, at time.Time) error {
	err := s.DB.Update(ctx, func(tx *db.Tx) error {
		blob, err := file.Put(ctx, tx, p.Type, p.Bytes, at)
		if err != nil {
			return err
		}
		_, err = tx.Exec(ctx, `/* plan.KeepPicture */ INSERT INTO plan_picture (region, hash, type, width, height, at, person)
			VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (region, hash) DO NOTHING`,
			string(code), blob.Hash, p.Type, p.W, p.H, at.UnixMilli(), person)
		return err
	})
	if err != nil {
		return fmt.Errorf("keep picture of %s: %w", code, err)
	}
	return nil
}

// Picture gives a picture that was kept for the region, or fault.NotFound.
func (s Pictures) Picture(ctx context.Context, code region.Code, hash string) (kind string, data []byte, err error) {
	err = s.DB.View(ctx, func(tx *db.Tx) error {
		return tx.Each(ctx, `/* plan.Picture */ SELECT type FROM plan_picture WHERE region = $1 AND hash = $2`, []any{string(code), hash},
			func(scan func(...any) error) error { return scan(&kind) })
	})
	if err != nil {
		return "", nil, fmt.Errorf("picture %.12s of %s: %w", hash, code, err)
	}
	if kind == "" {
		return "", nil, fault.New(fault.NotFound, "Gambar itu tidak ada pada rencana daerah ini.")
	}
	data, err = file.ReadAll(ctx, s.DB, hash)
	return kind, data, err
}
