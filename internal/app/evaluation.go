package app

import (
	"context"
	"net/http"

	"gurindam/internal/access"
	"gurindam/internal/db"
	"gurindam/internal/desk"
	"gurindam/internal/discussion"
	"gurindam/internal/discussion/discussiondb"
	"gurindam/internal/evaluation"
	"gurindam/internal/evaluation/evaluationdb"
	"gurindam/internal/evaluation/evaluationweb"
	"gurindam/internal/instrument"
	"gurindam/internal/region"
	"gurindam/internal/web"
)

// cycleStore puts what happens to cycles into transactions.
type cycleStore struct{ db *db.DB }

var _ evaluation.Store = cycleStore{}

// View reads at one moment.
func (s cycleStore) View(ctx context.Context, fn func(evaluation.Records) error) error {
	return s.db.View(ctx, func(tx *db.Tx) error {
		return fn(cycleRecords{evaluationdb.Records{Tx: tx}, discussiondb.Records{Tx: tx}})
	})
}

// Update writes all or nothing.
func (s cycleStore) Update(ctx context.Context, fn func(evaluation.Telling) error) error {
	return s.db.Update(ctx, func(tx *db.Tx) error {
		return fn(cycleRecords{evaluationdb.Records{Tx: tx}, discussiondb.Records{Tx: tx}})
	})
}

// cycleRecords are the records of cycles with the notices that tell of them.
type cycleRecords struct {
	evaluationdb.Records
	talks discussiondb.Records
}

// AddNotices tells people of invitations and extensions.
func (r cycleRecords) AddNotices(ctx context.Context, notices []discussion.Notice) error {
	return r.talks.AddNotices(ctx, notices)
}

// invitations tells the desks of invitations that wait for an answer.
type invitations struct{ app *App }

var _ desk.Source = invitations{}

// Decisions lists the invitations of a region, for whoever hands in there.
func (i invitations) Decisions(ctx context.Context, code region.Code) ([]desk.Decision, error) {
	list, err := i.app.Cycles.Waiting(ctx, code)
	var out []desk.Decision
	for _, h := range list {
		out = append(out, desk.Decision{
			Kind: desk.Approval, What: h.Cycle.Name, Why: "Undangan evaluasi menunggu jawaban", Verb: access.Submit, Place: access.Place{Region: string(code)},
			Since: h.Line.Marks[evaluation.Invited], Due: h.Line.Until, Path: evaluation.HomePath(h.Cycle.ID, code),
		})
	}
	return out, err
}

// evaluationRoutes are the pages of cycles.
func (a *App) evaluationRoutes() []web.Route {
	return evaluationweb.Routes(evaluationweb.Options{
		Cycles:      a.Cycles,
		Instruments: func(r *http.Request) ([]instrument.Instrument, error) { return a.Instruments.Published(r.Context()) },
		RegionName:  regionName,
	})
}

// regionName is what a region is called in the official list.
func regionName(code region.Code) string {
	if found, ok := region.Find(code); ok {
		return found.Name
	}
	return string(code)
}
