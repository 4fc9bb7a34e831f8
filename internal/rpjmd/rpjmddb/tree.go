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
	tree, _, err := LoadTreeRows(ctx, tx, code)
	return tree, err
}

// LoadTreeRows gives the RPJMD of a region with the identities of its elements.
func LoadTreeRows(ctx context.Context, tx *db.Tx, code region.Code) (tree rpjmd.Tree, ids []string, err error) {
	docs, err := documents.Load(ctx, tx, string(code))
	if err != nil {
		return tree, nil, err
	}
	for _, d := range docs {
		tree.Title, tree.Decree = d.Title, d.Decree
	}
	tree.Elements, ids, err = elements.LoadRows(ctx, tx, string(code))
	return tree, ids, err
}

// Elements and RenstraRows write the rows of the RPJMD and of the Renstra one by one.
func Elements() db.Rows    { return elements }
func RenstraRows() db.Rows { return renstra }

// SaveDocument keeps what the RPJMD of a region is called and its regulation.
func SaveDocument(ctx context.Context, tx *db.Tx, code region.Code, tree rpjmd.Tree) error {
	var docs []document
	if tree.Title != "" || tree.Decree != "" {
		docs = append(docs, document{tree.Title, tree.Decree})
	}
	return documents.Save(ctx, tx, string(code), docs)
}

// SaveTree makes the RPJMD of a region the given one.
func SaveTree(ctx context.Context, tx *db.Tx, code region.Code, tree rpjmd.Tree) error {
	if err := SaveDocument(ctx, tx, code, tree); err != nil {
		return err
	}
	return elements.Save(ctx, tx, string(code), tree.Elements)
}

// LoadRenstra gives the Renstra rows of all offices of a region.
func LoadRenstra(ctx context.Context, tx *db.Tx, code region.Code) ([]rpjmd.RenstraRow, error) {
	return renstra.Load(ctx, tx, string(code))
}

// LoadRenstraRows gives the Renstra rows of a region with their identities.
func LoadRenstraRows(ctx context.Context, tx *db.Tx, code region.Code) ([]rpjmd.RenstraRow, []string, error) {
	return renstra.LoadRows(ctx, tx, string(code))
}

// SaveRenstra makes the Renstra rows of a region the given ones.
func SaveRenstra(ctx context.Context, tx *db.Tx, code region.Code, rows []rpjmd.RenstraRow) error {
	return renstra.Save(ctx, tx, string(code), rows)
}
