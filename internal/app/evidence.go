package app

import (
	"context"
	"io"
	"log/slog"
	"strings"
	"time"

	"gurindam/internal/db"
	"gurindam/internal/evaluation"
	"gurindam/internal/evaluation/evaluationdb"
	"gurindam/internal/evidence"
	"gurindam/internal/evidence/evidencedb"
	"gurindam/internal/evidence/evidenceweb"
	"gurindam/internal/fault"
	"gurindam/internal/file"
	"gurindam/internal/instrument"
	"gurindam/internal/plan/narrative"
	"gurindam/internal/region"
	"gurindam/internal/region/regiondb"
	"gurindam/internal/web"
)

// evidenceStore puts evidence into transactions, its contents among the files.
type evidenceStore struct{ db *db.DB }

var _ evidence.Store = evidenceStore{}

// View reads at one moment.
func (s evidenceStore) View(ctx context.Context, fn func(evidence.Records) error) error {
	return s.db.View(ctx, func(tx *db.Tx) error { return fn(evidencedb.Records{Tx: tx}) })
}

// Update writes all or nothing.
func (s evidenceStore) Update(ctx context.Context, fn func(evidence.Records) error) error {
	return s.db.Update(ctx, func(tx *db.Tx) error { return fn(evidencedb.Records{Tx: tx}) })
}

// Open opens a content.
func (s evidenceStore) Open(ctx context.Context, hash string) (io.ReadSeeker, error) {
	return file.Open(ctx, s.db, hash)
}

func (a *App) newEvidence() *evidence.Service {
	return &evidence.Service{Store: evidenceStore{a.db}, World: claimed{a}, Paint: painted, Now: a.now}
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

// answering is the kind of claims that answers make.
const answering = "isian"

// Targets lists the questions of the cycles that are open for evidence now.
func (c claimed) Targets(ctx context.Context, code region.Code) (out []evidence.Target, err error) {
	var cycles []evaluation.Cycle
	if err := c.app.db.View(ctx, func(tx *db.Tx) error {
		cycles, err = evaluationdb.Records{Tx: tx}.OfRegion(ctx, code)
		return err
	}); err != nil {
		return nil, err
	}
	for _, cycle := range cycles {
		_, asked, closed, err := c.cycle(ctx, code, cycle.ID)
		switch {
		case fault.KindOf(err) == fault.NotFound, err == nil && closed != "":
			continue
		case err != nil:
			return nil, err
		}
		for _, q := range asked.Questions() {
			out = append(out, question(code, cycle, q))
		}
	}
	return out, nil
}

// Target tells what a claim is about.
func (c claimed) Target(ctx context.Context, code region.Code, kind, about string) (evidence.Target, error) {
	none := evidence.Target{Kind: kind, About: about}
	id, asks, ok := strings.Cut(about, "/")
	if kind != answering || !ok {
		return none, nil
	}
	cycle, asked, closed, err := c.cycle(ctx, code, id)
	if fault.KindOf(err) == fault.NotFound {
		return none, nil
	}
	if err != nil {
		return none, err
	}
	q, _, found := asked.Find(asks)
	if !found {
		return none, nil
	}
	t := question(code, cycle, q)
	t.Closed = closed
	return t, nil
}

// cycle gives a cycle as a region takes part in it, with the instrument that it is
// asked, and why evidence cannot be added now, where it cannot.
func (c claimed) cycle(ctx context.Context, code region.Code, id string) (cycle evaluation.Cycle, asked instrument.Instrument, closed string, err error) {
	var p evaluation.Participant
	var extensions []evaluation.Extension
	err = c.app.db.View(ctx, func(tx *db.Tx) (err error) {
		r := evaluationdb.Records{Tx: tx}
		if cycle, err = r.Cycle(ctx, id); err != nil {
			return err
		}
		if p, err = r.Participant(ctx, id, code); err != nil {
			return err
		}
		extensions, err = r.Extensions(ctx, id)
		return err
	})
	if err != nil {
		return cycle, asked, "", err
	}
	cohort, ok := cycle.Cohort(p.Cohort)
	if !ok || cycle.State == evaluation.Draft {
		return cycle, asked, "", fault.New(fault.NotFound, "Siklus evaluasi ini belum dibuka.")
	}
	if asked, err = c.app.Instruments.Instrument(ctx, cohort.Instrument); err != nil {
		return cycle, asked, "", err
	}
	switch within := cycle.Within(evaluation.Evidence, code, extensions, c.app.now()); {
	case p.Has(evaluation.Submitted):
		closed = "Isian siklus ini sudah dikirim; buktinya tidak dapat ditambah atau diubah lagi."
	case within != nil:
		closed = fault.Text(within)
	}
	return cycle, asked, closed, nil
}

// question is a question as what evidence may be claimed for.
func question(code region.Code, cycle evaluation.Cycle, q instrument.Question) evidence.Target {
	name := q.Subject
	if name == "" {
		name = fault.Clip(q.Text, 100)
	}
	t := evidence.Target{
		Kind: answering, About: cycle.ID + "/" + q.Code, Title: q.Code + " " + name + " · " + cycle.Name,
		Path: "/kota/" + string(code) + "/evaluasi/" + cycle.ID + "/isian#" + web.Anchor(q.Code),
	}
	for _, r := range q.Evidence {
		t.Types = append(t.Types, r.Types...)
	}
	t.Year = asksYear(q, cycle.Year)
	return t
}

// asksYear is the year of which all the evidence that a question asks for must be; 0
// where it asks for several or for any.
func asksYear(q instrument.Question, year int) int {
	asked := 0
	for i, r := range q.Evidence {
		of := map[string]int{"berjalan": year, "lalu": year - 1}[r.Years]
		if i > 0 && of != asked {
			return 0
		}
		asked = of
	}
	return asked
}

// Offices lists the offices of a region.
func (c claimed) Offices(ctx context.Context, code region.Code) (out []region.OPD, err error) {
	err = c.app.db.View(ctx, func(tx *db.Tx) error {
		out, err = regiondb.Load(ctx, tx, code)
		return err
	})
	return out, err
}
