package app

import (
	"context"
	"net/http"

	"gurindam/internal/db"
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
	return s.db.View(ctx, func(tx *db.Tx) error { return fn(evaluationdb.Records{Tx: tx}) })
}

// Update writes all or nothing.
func (s cycleStore) Update(ctx context.Context, fn func(evaluation.Records) error) error {
	return s.db.Update(ctx, func(tx *db.Tx) error { return fn(evaluationdb.Records{Tx: tx}) })
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
