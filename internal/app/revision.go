package app

import (
	"context"
	"fmt"
	"io"
	"time"

	"gurindam/internal/access"
	"gurindam/internal/db"
	"gurindam/internal/desk"
	"gurindam/internal/file"
	"gurindam/internal/region"
	"gurindam/internal/workspace"
	"gurindam/internal/workspace/workspacedb"
)

// revisionStore puts revisions and what is frozen in them into one transaction each time.
type revisionStore struct {
	db  *db.DB
	now func() time.Time
}

var _ workspace.RevisionStore = revisionStore{}

// View reads at one moment.
func (s revisionStore) View(ctx context.Context, fn func(workspace.RevisionRecords) error) error {
	return s.db.View(ctx, func(tx *db.Tx) error { return fn(revisionRecords{workspacedb.RevisionRecords{Tx: tx}, s.now}) })
}

// Update writes all or nothing.
func (s revisionStore) Update(ctx context.Context, fn func(workspace.RevisionRecords) error) error {
	return s.db.Update(ctx, func(tx *db.Tx) error { return fn(revisionRecords{workspacedb.RevisionRecords{Tx: tx}, s.now}) })
}

// Content opens what is kept under a hash.
func (s revisionStore) Content(ctx context.Context, hash string) (io.ReadSeeker, error) {
	return file.Open(ctx, s.db, hash)
}

type revisionRecords struct {
	workspacedb.RevisionRecords
	now func() time.Time
}

// Keep keeps a content under its hash.
func (r revisionRecords) Keep(ctx context.Context, content []byte) (string, error) {
	b, err := file.Put(ctx, r.Tx, "application/json", content, r.now())
	return b.Hash, err
}

// approvals tells the desks of revisions that wait for somebody.
type approvals struct{ app *App }

var _ desk.Source = approvals{}

// Decisions lists the revisions of a region that wait, each for whoever may take the
// next step and has taken none yet.
func (a approvals) Decisions(ctx context.Context, code region.Code) ([]desk.Decision, error) {
	list, err := a.app.Kept.Waiting(ctx, nil, code)
	var out []desk.Decision
	for _, r := range list {
		d := desk.Decision{
			Kind: desk.Approval, What: fmt.Sprintf("%s: %s", r.Title(), r.Name), Why: "Menunggu persetujuan Anda",
			Verb: r.Stages()[0].Verb, Place: access.Place{Region: string(code)}, Since: r.Since(), Path: fmt.Sprintf("/kota/%s/revisi/%d", code, r.Number),
		}
		if r.Step == workspace.Approved {
			d.Why = "Menunggu Anda tetapkan dengan Perwako"
		}
		for _, deed := range r.Deeds {
			d.But = append(d.But, deed.Person)
		}
		out = append(out, d)
	}
	return out, err
}
