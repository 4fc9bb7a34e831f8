package evidencedb

import (
	"context"
	"fmt"

	"gurindam/internal/db"
	"gurindam/internal/evidence"
	"gurindam/internal/region"
)

const versions = `SELECT region, item, number, hash, name, media, size, pages, marks, preview, scan, virus, person, person_name, at FROM evidence_version`

func (r Records) versions(ctx context.Context, query string, args ...any) ([]evidence.Version, error) {
	return db.List(ctx, r.Tx, query, args, func(scan func(...any) error) (v evidence.Version, err error) {
		var marks string
		var at int64
		err = scan(&v.Region, &v.Item, &v.Number, &v.Hash, &v.Name, &v.Media, &v.Size, &v.Pages, &marks, &v.Preview, &v.Scan, &v.Virus, &v.By.ID, &v.By.Name, &at)
		v.Marks, v.At = words(marks), db.Moment(at)
		return v, err
	})
}

// Versions lists what an item holds and held, the newest first.
func (r Records) Versions(ctx context.Context, code region.Code, id string) ([]evidence.Version, error) {
	return r.versions(ctx, `/* evidence.Versions */ `+versions+` WHERE region = $1 AND item = $2 ORDER BY number DESC`, string(code), id)
}

// Unscanned lists files of all regions that the scanner has not seen, the oldest first.
func (r Records) Unscanned(ctx context.Context, most int) ([]evidence.Version, error) {
	return r.versions(ctx, `/* evidence.Unscanned */ `+versions+` WHERE scan = $1 ORDER BY at, region, item, number LIMIT $2`, string(evidence.Unscanned), most)
}

// AddVersion adds a version to an item.
func (r Records) AddVersion(ctx context.Context, v evidence.Version) error {
	_, err := r.Tx.Exec(ctx, `/* evidence.AddVersion */
		INSERT INTO evidence_version (region, item, number, hash, name, media, size, pages, marks, preview, scan, virus, person, person_name, at)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
		string(v.Region), v.Item, v.Number, v.Hash, v.Name, v.Media, v.Size, v.Pages, joined(v.Marks), v.Preview, string(v.Scan), v.Virus, v.By.ID, v.By.Name, db.Millis(v.At))
	return err
}

// SaveScan keeps what the scanner said of a version.
func (r Records) SaveScan(ctx context.Context, v evidence.Version) error {
	_, err := r.Tx.Exec(ctx, `/* evidence.SaveScan */ UPDATE evidence_version SET scan = $1, virus = $2 WHERE region = $3 AND item = $4 AND number = $5`,
		string(v.Scan), v.Virus, string(v.Region), v.Item, v.Number)
	return err
}

// Note adds a line to the history of an item, behind those that are there.
func (r Records) Note(ctx context.Context, e evidence.Event) error {
	lines, err := db.First(db.List(ctx, r.Tx, `/* evidence.Note */ SELECT COUNT(*) FROM evidence_event WHERE region = $1 AND item = $2`,
		[]any{string(e.Region), e.Item}, func(scan func(...any) error) (n int64, err error) {
			err = scan(&n)
			return n, err
		}))
	if err != nil {
		return err
	}
	_, err = r.Tx.Exec(ctx, `/* evidence.Note */
		INSERT INTO evidence_event (region, item, id, at, person, person_name, deed, about) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
		string(e.Region), e.Item, fmt.Sprintf("%010d", lines+1), db.Millis(e.At), e.By.ID, e.By.Name, string(e.Deed), e.Text)
	return err
}

// Events lists the history of an item, the latest first.
func (r Records) Events(ctx context.Context, code region.Code, item string) ([]evidence.Event, error) {
	return db.List(ctx, r.Tx, `/* evidence.Events */ SELECT region, item, at, person, person_name, deed, about FROM evidence_event
		WHERE region = $1 AND item = $2 ORDER BY id DESC`, []any{string(code), item}, func(scan func(...any) error) (e evidence.Event, err error) {
		var at int64
		err = scan(&e.Region, &e.Item, &at, &e.By.ID, &e.By.Name, &e.Deed, &e.Text)
		e.At = db.Moment(at)
		return e, err
	})
}
