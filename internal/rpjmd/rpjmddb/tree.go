// Package rpjmddb keeps the RPJMD trees and Renstra rows of the regions, and the
// editions of the budget nomenclature.
package rpjmddb

import (
	"context"

	"gurindam/internal/db"
	"gurindam/internal/region"
	"gurindam/internal/rpjmd"
)

// document is the RPJMD itself; a region has at most one.
type document struct{ Title, Decree string }

var (
	documents = db.Table[document]{Name: "rpjmd_document", Handle: func(document) string { return "RPJMD" }}
	elements  = db.Table[rpjmd.Element]{
		Name:     "rpjmd_element",
		Handle:   func(e rpjmd.Element) string { return e.Code },
		Children: []db.Child{{Name: "rpjmd_element_year", Field: "Years"}},
	}
	renstra = db.Table[rpjmd.RenstraRow]{
		Name:     "rpjmd_renstra",
		Handle:   func(r rpjmd.RenstraRow) string { return r.ID },
		Children: []db.Child{{Name: "rpjmd_renstra_year", Field: "Years"}},
	}
)

// LoadTree gives the RPJMD of a region; the zero Tree where there is none.
func LoadTree(ctx context.Context, tx *db.Tx, code region.Code) (rpjmd.Tree, error) {
	docs, err := documents.Load(ctx, tx, string(code))
	if err != nil {
		return rpjmd.Tree{}, err
	}
	var tree rpjmd.Tree
	for _, d := range docs {
		tree.Title, tree.Decree = d.Title, d.Decree
	}
	tree.Elements, err = elements.Load(ctx, tx, string(code))
	return tree, err
}

// SaveTree makes the RPJMD of a region the given one.
func SaveTree(ctx context.Context, tx *db.Tx, code region.Code, tree rpjmd.Tree) error {
	var docs []document
	if tree.Title != "" || tree.Decree != "" {
		docs = append(docs, document{tree.Title, tree.Decree})
	}
	if err := documents.Save(ctx, tx, string(code), docs); err != nil {
		return err
	}
	return elements.Save(ctx, tx, string(code), tree.Elements)
}

// LoadRenstra gives the Renstra rows of all offices of a region.
func LoadRenstra(ctx context.Context, tx *db.Tx, code region.Code) ([]rpjmd.RenstraRow, error) {
	return renstra.Load(ctx, tx, string(code))
}

// SaveRenstra makes the Renstra rows of a region the given ones.
func SaveRenstra(ctx context.Context, tx *db.Tx, code region.Code, rows []rpjmd.RenstraRow) error {
	return renstra.Save(ctx, tx, string(code), rows)
}
