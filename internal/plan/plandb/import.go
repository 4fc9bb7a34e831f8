package plandb

import (
	"context"
	"crypto/rand"

	"gurindam/internal/db"
	"gurindam/internal/plan"
	"gurindam/internal/region"
)

// LogImport records that a file was taken in, with what was doubtful about it.
func LogImport(ctx context.Context, tx *db.Tx, code region.Code, i plan.Import) error {
	return tx.Insert(ctx, "plan_import", []string{"region", "id", "kind", "at", "person", "file", "sha256", "rows", "warnings"},
		[][]any{{string(code), rand.Text(), i.Kind, i.At.UnixMilli(), i.Person, i.File, i.SHA256, i.Rows, i.Warnings}})
}
