package app

import (
	"context"

	"gurindam/internal/db"
	"gurindam/internal/identity"
	"gurindam/internal/identity/identitydb"
)

// peopleStore puts the records of people into transactions.
type peopleStore struct{ db *db.DB }

var _ identity.Store = peopleStore{}

// View reads at one moment.
func (s peopleStore) View(ctx context.Context, fn func(identity.Records) error) error {
	return s.db.View(ctx, func(tx *db.Tx) error { return fn(identitydb.Records{Tx: tx}) })
}

// Update writes all or nothing.
func (s peopleStore) Update(ctx context.Context, fn func(identity.Records) error) error {
	return s.db.Update(ctx, func(tx *db.Tx) error { return fn(identitydb.Records{Tx: tx}) })
}

// RoleState writes a role with the state of its grant: "sekretaris (berakhir)".
func (a *App) RoleState(g identity.Granted) string {
	text := g.Role
	if g.Acting != "" {
		text = string(g.Acting) + " " + text
	}
	switch now := a.now(); {
	case g.Over(now):
		return text + " (berakhir)"
	case !g.Holds(now):
		return text + " (belum mulai)"
	}
	return text
}
