package app

import (
	"context"

	"gurindam/internal/db"
	"gurindam/internal/region"
	"gurindam/internal/workspace"
	"gurindam/internal/workspace/workspacedb"
)

var _ workspace.Past = planStore{}

// Sets lists change sets of a region's plan, newest first.
func (s planStore) Sets(ctx context.Context, code region.Code, q workspace.Query) (out []workspace.Set, err error) {
	err = s.db.View(ctx, func(tx *db.Tx) error {
		out, err = workspacedb.Sets(ctx, tx, code, q)
		return err
	})
	return out, err
}

// Writers lists who ever changed a region's plan.
func (s planStore) Writers(ctx context.Context, code region.Code) (out []workspace.Writer, err error) {
	err = s.db.View(ctx, func(tx *db.Tx) error {
		out, err = workspacedb.Writers(ctx, tx, code)
		return err
	})
	return out, err
}
