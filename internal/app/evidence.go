package app

import (
	"context"
	"io"
	"log/slog"
	"time"

	"gurindam/internal/db"
	"gurindam/internal/evidence"
	"gurindam/internal/evidence/evidencedb"
	"gurindam/internal/evidence/evidenceweb"
	"gurindam/internal/file"
	"gurindam/internal/plan/narrative"
	"gurindam/internal/region"
	"gurindam/internal/region/regiondb"
	"gurindam/internal/web"
)

// evidenceStore puts evidence into transactions, its contents among the files. What
// evidence changes of how far a region is in a cycle is counted in the same one.
type evidenceStore struct {
	db      *db.DB
	recount func(context.Context, *db.Tx, region.Code) error
}

var _ evidence.Store = evidenceStore{}

// View reads at one moment.
func (s evidenceStore) View(ctx context.Context, fn func(evidence.Records) error) error {
	return s.db.View(ctx, func(tx *db.Tx) error { return fn(evidencedb.Records{Tx: tx}) })
}

// Update writes all or nothing.
func (s evidenceStore) Update(ctx context.Context, fn func(evidence.Records) error) error {
	return s.db.Update(ctx, func(tx *db.Tx) error {
		r := &weighed{Records: evidencedb.Records{Tx: tx}}
		if err := fn(r); err != nil || r.region == "" {
			return err
		}
		return s.recount(ctx, tx, r.region)
	})
}

// weighed are records that note where something has changed that answers rest on.
type weighed struct {
	evidencedb.Records
	region region.Code // of one transaction there is one
}

// SaveItem keeps what is new about an item.
func (r *weighed) SaveItem(ctx context.Context, i evidence.Item) error {
	r.region = i.Region
	return r.Records.SaveItem(ctx, i)
}

// AddClaim adds a claim.
func (r *weighed) AddClaim(ctx context.Context, c evidence.Claim) error {
	r.region = c.Region
	return r.Records.AddClaim(ctx, c)
}

// RemoveClaim takes a claim off its item.
func (r *weighed) RemoveClaim(ctx context.Context, c evidence.Claim) error {
	r.region = c.Region
	return r.Records.RemoveClaim(ctx, c)
}

// Open opens a content.
func (s evidenceStore) Open(ctx context.Context, hash string) (io.ReadSeeker, error) {
	return file.Open(ctx, s.db, hash)
}

func (a *App) newEvidence() *evidence.Service {
	return &evidence.Service{Store: evidenceStore{a.db, a.recount}, World: claimed{a}, Paint: painted, Now: a.now}
}

// painted makes a picture as long texts show theirs: upright, and from its pixels alone.
func painted(data []byte) (string, []byte, error) {
	p, err := narrative.ReadPicture(data)
	return p.Type, p.Bytes, err
}

// evidenceRoutes are the pages of evidence.
func (a *App) evidenceRoutes() []web.Route { return evidenceweb.Routes(a.Proofs) }

// evidenceFile gives the file of an item, or what a page shows of it, to pages of other
// capabilities. It asks no rights: they have asked theirs.
func (a *App) evidenceFile(ctx context.Context, code region.Code, item string, version int, shown bool) (web.Answer, error) {
	o, err := a.Proofs.Give(ctx, code, item, version, shown)
	if err != nil {
		return nil, err
	}
	return evidenceweb.Answer(o, shown), nil
}

// betweenScans is how often files that wait for the scanner are looked through.
const betweenScans = time.Minute

// scanLater has files scanned that came while the scanner was off, until the context ends.
func (a *App) scanLater(ctx context.Context, log *slog.Logger) {
	tick := time.NewTicker(betweenScans)
	defer tick.Stop()
	for {
		if _, err := a.Proofs.ScanWaiting(ctx); err != nil && ctx.Err() == nil {
			log.WarnContext(ctx, "pemindaian bukti tertunda", "err", err)
		}
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
}

// claimed tells what evidence may be claimed for: the questions of the cycles that a
// region takes part in.
type claimed struct{ app *App }

var _ evidence.World = claimed{}

// Targets lists the questions of the cycles that are open for evidence now.
func (c claimed) Targets(ctx context.Context, code region.Code) (out []evidence.Target, err error) {
	all, err := c.app.Answers.Targets(ctx, code)
	for _, t := range all {
		if t.Closed == "" {
			out = append(out, t)
		}
	}
	return out, err
}

// Target tells what a claim is about.
func (c claimed) Target(ctx context.Context, code region.Code, kind, about string) (evidence.Target, error) {
	return c.app.Answers.Target(ctx, code, kind, about)
}

// Offices lists the offices of a region.
func (c claimed) Offices(ctx context.Context, code region.Code) (out []region.OPD, err error) {
	err = c.app.db.View(ctx, func(tx *db.Tx) error {
		out, err = regiondb.Load(ctx, tx, code)
		return err
	})
	return out, err
}
