package identitydb

import (
	"context"

	"gurindam/internal/db"
	"gurindam/internal/identity"
)

const grant = `SELECT id, person, role, region, opd, dimension, acting, valid_from, valid_until, given_by FROM identity_grant`

func (r Records) grants(ctx context.Context, query string, args ...any) ([]identity.Granted, error) {
	return db.List(ctx, r.Tx, query, args, func(scan func(...any) error) (g identity.Granted, err error) {
		var from, until int64
		err = scan(&g.ID, &g.Person, &g.Role, &g.Scope.Region, &g.Scope.OPD, &g.Scope.Dimension, &g.Acting, &from, &until, &g.By)
		g.From, g.Until = db.Moment(from), db.Moment(until)
		return g, err
	})
}

// Grants lists every grant.
func (r Records) Grants(ctx context.Context) ([]identity.Granted, error) {
	return r.grants(ctx, `/* identity.Grants */ `+grant+` ORDER BY valid_from, id`)
}

// GrantsOf lists the grants of a person and those of everybody.
func (r Records) GrantsOf(ctx context.Context, person string) ([]identity.Granted, error) {
	return r.grants(ctx, `/* identity.GrantsOf */ `+grant+` WHERE person IN ($1, '') ORDER BY valid_from, id`, person)
}

// SaveGrant adds a grant or changes how long it holds.
func (r Records) SaveGrant(ctx context.Context, g identity.Granted) error {
	_, err := r.Tx.Exec(ctx, `/* identity.SaveGrant */
		INSERT INTO identity_grant (id, person, role, region, opd, dimension, acting, valid_from, valid_until, given_by)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
		ON CONFLICT (id) DO UPDATE SET valid_from = excluded.valid_from, valid_until = excluded.valid_until`,
		g.ID, g.Person, g.Role, g.Scope.Region, g.Scope.OPD, g.Scope.Dimension, string(g.Acting), db.Millis(g.From), db.Millis(g.Until), g.By)
	return err
}
