package app

import (
	"context"
	"net/http"

	"gurindam/internal/db"
	"gurindam/internal/evaluation"
	"gurindam/internal/instrument"
	"gurindam/internal/instrument/instrumentdb"
	"gurindam/internal/instrument/instrumentweb"
	"gurindam/internal/web"
)

// instrumentStore puts what happens to instruments into transactions.
type instrumentStore struct{ db *db.DB }

var _ instrument.Store = instrumentStore{}

// View reads at one moment.
func (s instrumentStore) View(ctx context.Context, fn func(instrument.Records) error) error {
	return s.db.View(ctx, func(tx *db.Tx) error { return fn(instrumentdb.Records{Tx: tx}) })
}

// Update writes all or nothing.
func (s instrumentStore) Update(ctx context.Context, fn func(instrument.Records) error) error {
	return s.db.Update(ctx, func(tx *db.Tx) error { return fn(instrumentdb.Records{Tx: tx}) })
}

// instrumentRoutes are the pages of instruments.
func (a *App) instrumentRoutes() []web.Route {
	return instrumentweb.Routes(instrumentweb.Options{Instruments: a.Instruments, Uses: a.instrumentUses})
}

// instrumentUses lists the cycles that ask an instrument, as far as the reader may know
// of them.
func (a *App) instrumentUses(r *http.Request, id string) ([]web.Link, error) {
	v := web.VisitorOf(r.Context())
	cycles, err := a.Cycles.Cycles(r.Context(), evaluation.Author{Actor: v.Actor, Name: v.Name})
	var out []web.Link
	for _, c := range cycles {
		for _, k := range c.Cohorts {
			if k.Instrument == id {
				out = append(out, web.Link{Text: c.Name + ", " + k.Name, Path: "/evaluasi/" + c.ID})
			}
		}
	}
	return out, err
}
