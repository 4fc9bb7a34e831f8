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

// LoadRows gives the offices of a region with their identities.
func LoadRows(ctx context.Context, tx *db.Tx, code region.Code) ([]region.OPD, []string, error) {
	return offices.LoadRows(ctx, tx, string(code))
}

// Rows writes the offices one by one.
func Rows() db.Rows { return offices }

// Save makes the offices of a region the given ones; an office that stays keeps
// its identity.
func Save(ctx context.Context, tx *db.Tx, code region.Code, values []region.OPD) error {
	return offices.Save(ctx, tx, string(code), values)
}
