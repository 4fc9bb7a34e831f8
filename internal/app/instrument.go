package app

import (
	"context"

	"gurindam/internal/db"
	"gurindam/internal/instrument"
	"gurindam/internal/instrument/instrumentdb"
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
