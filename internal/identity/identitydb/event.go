package identitydb

import (
	"context"

	"gurindam/internal/access"
	"gurindam/internal/db"
	"gurindam/internal/identity"
)

// Log adds a line to the log of people.
func (r Records) Log(ctx context.Context, e identity.Event) error {
	_, err := r.Tx.Exec(ctx, `/* identity.Log */
		INSERT INTO identity_event (id, happened, kind, actor, actor_name, person, person_name, detail, grant_id, region, opd, dimension)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
		e.ID, db.Millis(e.At), string(e.Deed), e.Actor, e.ActorName, e.Person, e.PersonName, e.Detail, e.Grant, e.Scope.Region, e.Scope.OPD, e.Scope.Dimension)
	return err
}

const event = `SELECT id, happened, kind, actor, actor_name, person, person_name, detail, grant_id, region, opd, dimension FROM identity_event`

// A place sees the lines about its grants, and about the accounts of whoever holds
// or held one there.
const (
	ofRegion = ` WHERE (region = $3 OR grant_id = '' AND person IN (SELECT person FROM identity_grant WHERE region = $3 AND person <> ''))`
	ofOffice = ` WHERE (region = $3 AND opd = $4 OR grant_id = '' AND person IN (SELECT person FROM identity_grant WHERE region = $3 AND opd = $4 AND person <> ''))`
	newest   = ` ORDER BY happened DESC, id DESC LIMIT $1 OFFSET $2`
)

// Events lists what happened within a place, the newest first.
func (r Records) Events(ctx context.Context, where access.Place, skip, most int) ([]identity.Event, error) {
	query, args := `/* identity.Events */ `+event, []any{most, skip}
	switch {
	case where.OPD != "":
		query, args = query+ofOffice, append(args, where.Region, where.OPD)
	case where.Region != "":
		query, args = query+ofRegion, append(args, where.Region)
	}
	return db.List(ctx, r.Tx, query+newest, args, func(scan func(...any) error) (e identity.Event, err error) {
		var at int64
		err = scan(&e.ID, &at, &e.Deed, &e.Actor, &e.ActorName, &e.Person, &e.PersonName, &e.Detail, &e.Grant, &e.Scope.Region, &e.Scope.OPD, &e.Scope.Dimension)
		e.At = db.Moment(at)
		return e, err
	})
}
