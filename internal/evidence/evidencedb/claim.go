package evidencedb

import (
	"context"
	"time"

	"gurindam/internal/db"
	"gurindam/internal/evidence"
	"gurindam/internal/region"
)

const claims = `SELECT region, item, kind, about, page, note, year, person, person_name, at, frozen FROM evidence_claim`

func (r Records) claims(ctx context.Context, query string, args ...any) ([]evidence.Claim, error) {
	return db.List(ctx, r.Tx, query, args, func(scan func(...any) error) (c evidence.Claim, err error) {
		var at, frozen int64
		err = scan(&c.Region, &c.Item, &c.Kind, &c.About, &c.Page, &c.Note, &c.Year, &c.By.ID, &c.By.Name, &at, &frozen)
		c.At, c.Frozen = db.Moment(at), db.Moment(frozen)
		return c, err
	})
}

// Claims lists the claims of a region of a kind whose About begins so, in their order;
// of every kind where kind is empty.
func (r Records) Claims(ctx context.Context, code region.Code, kind, about string) ([]evidence.Claim, error) {
	if kind == "" {
		return r.claims(ctx, `/* evidence.Claims */ `+claims+` WHERE region = $1 ORDER BY kind, about, item`, string(code))
	}
	return r.claims(ctx, `/* evidence.Claims */ `+claims+` WHERE region = $1 AND kind = $2 AND substr(about, 1, length($3)) = $3 ORDER BY about, item`, string(code), kind, about)
}

// ClaimsOf lists the claims that an item serves.
func (r Records) ClaimsOf(ctx context.Context, code region.Code, item string) ([]evidence.Claim, error) {
	return r.claims(ctx, `/* evidence.ClaimsOf */ `+claims+` WHERE region = $1 AND item = $2 ORDER BY kind, about`, string(code), item)
}

// AddClaim adds a claim, or changes its page, note and year.
func (r Records) AddClaim(ctx context.Context, c evidence.Claim) error {
	_, err := r.Tx.Exec(ctx, `/* evidence.AddClaim */
		INSERT INTO evidence_claim (region, item, kind, about, page, note, year, person, person_name, at, frozen)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
		ON CONFLICT (region, kind, about, item) DO UPDATE SET page = excluded.page, note = excluded.note, year = excluded.year`,
		string(c.Region), c.Item, c.Kind, c.About, c.Page, c.Note, c.Year, c.By.ID, c.By.Name, db.Millis(c.At), db.Millis(c.Frozen))
	return err
}

// RemoveClaim takes a claim off its item.
func (r Records) RemoveClaim(ctx context.Context, c evidence.Claim) error {
	_, err := r.Tx.Exec(ctx, `/* evidence.RemoveClaim */ DELETE FROM evidence_claim WHERE region = $1 AND kind = $2 AND about = $3 AND item = $4 AND frozen = 0`,
		string(c.Region), c.Kind, c.About, c.Item)
	return err
}

// Freeze notes since when the claims of a kind whose About begins so have been handed
// in; a zero time opens them again.
func (r Records) Freeze(ctx context.Context, code region.Code, kind, about string, at time.Time) error {
	_, err := r.Tx.Exec(ctx, `/* evidence.Freeze */ UPDATE evidence_claim SET frozen = $1 WHERE region = $2 AND kind = $3 AND substr(about, 1, length($4)) = $4`,
		db.Millis(at), string(code), kind, about)
	return err
}

func (r Records) uses(ctx context.Context, query string, args ...any) ([]evidence.Use, error) {
	return db.List(ctx, r.Tx, query, args, func(scan func(...any) error) (u evidence.Use, err error) {
		err = scan(&u.Hash, &u.Region, &u.Item, &u.Title, &u.Kind, &u.About)
		return u, err
	})
}

// Uses lists the uses of a content in every region: the one question that is asked
// across regions.
func (r Records) Uses(ctx context.Context, hash string) ([]evidence.Use, error) {
	return r.uses(ctx, `/* evidence.Uses */ SELECT i.hash, i.region, i.id, i.title, COALESCE(c.kind, ''), COALESCE(c.about, '')
		FROM evidence_item i LEFT JOIN evidence_claim c ON c.region = i.region AND c.item = i.id
		WHERE i.hash = $1 ORDER BY i.region, i.id, c.about`, hash)
}

// Abroad lists the uses in other regions of what a region holds, for the same question
// about all of its items at once.
func (r Records) Abroad(ctx context.Context, code region.Code) ([]evidence.Use, error) {
	return r.uses(ctx, `/* evidence.Abroad */ SELECT i.hash, i.region, i.id, i.title, COALESCE(c.kind, ''), COALESCE(c.about, '')
		FROM evidence_item mine JOIN evidence_item i ON i.hash = mine.hash AND i.region <> mine.region
		LEFT JOIN evidence_claim c ON c.region = i.region AND c.item = i.id
		WHERE mine.region = $1 ORDER BY i.hash, i.region, i.id, c.about`, string(code))
}
