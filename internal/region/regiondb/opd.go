// Package regiondb keeps the offices of the regions, and what stands around them:
// their history, officials, groups and hand-overs.
package regiondb

import (
	"context"

	"gurindam/internal/db"
	"gurindam/internal/region"
)

var offices = db.Table[region.OPD]{Name: "region_opd", Handle: func(o region.OPD) string { return o.Code }}

// Load gives the offices of a region in the order people gave them.
func Load(ctx context.Context, tx *db.Tx, code region.Code) ([]region.OPD, error) {
	return offices.Load(ctx, tx, string(code))
}

// Save makes the offices of a region the given ones; an office that stays keeps
// its identity.
func Save(ctx context.Context, tx *db.Tx, code region.Code, values []region.OPD) error {
	return offices.Save(ctx, tx, string(code), values)
}
