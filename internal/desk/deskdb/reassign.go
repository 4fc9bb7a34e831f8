package deskdb

import (
	"context"

	"gurindam/internal/desk"
	"gurindam/internal/region"
)

// Reassign gives an open task that is for one target to another, and tells whether
// there was such a task.
func (r Records) Reassign(ctx context.Context, code region.Code, id string, from, to desk.Target) (bool, error) {
	n, err := r.Tx.Exec(ctx, `/* desk.Reassign */
		UPDATE desk_task SET to_kind = $1, to_id = $2, to_name = $3, rev = rev + 1 WHERE region = $4 AND id = $5 AND ended = 0 AND to_kind = $6 AND to_id = $7`,
		string(to.Kind), to.ID, to.Name, string(code), id, string(from.Kind), from.ID)
	return n > 0, err
}
