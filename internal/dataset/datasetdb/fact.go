// Package datasetdb keeps the facts of the regions.
package datasetdb

import (
	"context"

	"gurindam/internal/dataset"
	"gurindam/internal/db"
	"gurindam/internal/region"
)

var facts = db.Table[dataset.Fact]{
	Name:     "dataset_fact",
	Handle:   func(f dataset.Fact) string { return f.Code },
	Children: []db.Child{{Name: "dataset_value", Field: "Values"}},
}

// Load gives the facts of a region in the order people gave them.
func Load(ctx context.Context, tx *db.Tx, code region.Code) ([]dataset.Fact, error) {
	return facts.Load(ctx, tx, string(code))
}

// LoadRows gives the facts of a region with their identities.
func LoadRows(ctx context.Context, tx *db.Tx, code region.Code) ([]dataset.Fact, []string, error) {
	return facts.LoadRows(ctx, tx, string(code))
}

// Rows writes the facts one by one.
func Rows() db.Rows { return facts }

// Save makes the facts of a region the given ones; a fact that stays keeps its
// identity.
func Save(ctx context.Context, tx *db.Tx, code region.Code, values []dataset.Fact) error {
	return facts.Save(ctx, tx, string(code), values)
}
