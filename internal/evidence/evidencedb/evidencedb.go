// Package evidencedb keeps evidence: items with their versions, claims and history.
// Contents stand in the file engine, under their hash.
package evidencedb

import (
	"context"
	"fmt"
	"time"

	"gurindam/internal/db"
	"gurindam/internal/evidence"
	"gurindam/internal/fault"
	"gurindam/internal/file"
	"gurindam/internal/region"
)

// Records keeps evidence within a transaction.
type Records struct{ Tx *db.Tx }

var _ evidence.Records = Records{}

const items = `SELECT i.region, i.id, i.kind, i.version, i.url, i.type, i.title, i.number, i.date, i.year_from, i.year_until, i.expires, i.publisher, i.note, i.opd,
	i.state, i.reviewer, i.reviewer_name, i.reason, i.reviewed, i.person, i.person_name, i.at, i.changed, i.rev,
	v.hash, v.name, v.media, v.size, v.pages, v.marks, v.preview, v.scan, v.virus,
	(SELECT COUNT(*) FROM evidence_claim c WHERE c.region = i.region AND c.item = i.id AND c.frozen > 0)
	FROM evidence_item i JOIN evidence_version v ON v.region = i.region AND v.item = i.id AND v.number = i.version`

func (r Records) items(ctx context.Context, query string, args ...any) ([]evidence.Item, error) {
	return db.List(ctx, r.Tx, query, args, func(scan func(...any) error) (i evidence.Item, err error) {
		var day, expires, marks string
		var reviewed, at, changed, frozen int64
		err = scan(&i.Region, &i.ID, &i.Kind, &i.Version, &i.URL, &i.Type, &i.Title, &i.Number, &day, &i.From, &i.Until, &expires, &i.Publisher, &i.Note, &i.OPD,
			&i.State, &i.Reviewer.ID, &i.Reviewer.Name, &i.Reason, &reviewed, &i.By.ID, &i.By.Name, &at, &changed, &i.Rev,
			&i.Hash, &i.Name, &i.Media, &i.Size, &i.Pages, &marks, &i.Preview, &i.Scan, &i.Virus, &frozen)
		if err != nil {
			return i, err
		}
		i.Reviewed, i.At, i.Changed, i.Frozen, i.Marks = db.Moment(reviewed), db.Moment(at), db.Moment(changed), frozen > 0, words(marks)
		if i.Date, err = date(day); err != nil {
			return i, err
		}
		i.Expires, err = date(expires)
		return i, err
	})
}

// Items lists the items of a region, the latest change first.
func (r Records) Items(ctx context.Context, code region.Code) ([]evidence.Item, error) {
	return r.items(ctx, `/* evidence.Items */ `+items+` WHERE i.region = $1 ORDER BY i.changed DESC, i.id`, string(code))
}

// Item gives an item.
func (r Records) Item(ctx context.Context, code region.Code, id string) (evidence.Item, error) {
	return db.First(r.items(ctx, `/* evidence.Item */ `+items+` WHERE i.region = $1 AND i.id = $2`, string(code), id))
}

// Holder gives the item of a region that holds a content now.
func (r Records) Holder(ctx context.Context, code region.Code, hash string) (evidence.Item, error) {
	return db.First(r.items(ctx, `/* evidence.Holder */ `+items+` WHERE i.hash = $2 AND i.region = $1 ORDER BY i.at, i.id LIMIT 1`, string(code), hash))
}

// AddItem adds an item with its first version.
func (r Records) AddItem(ctx context.Context, i evidence.Item) error {
	_, err := r.Tx.Exec(ctx, `/* evidence.AddItem */
		INSERT INTO evidence_item (region, id, kind, version, hash, url, type, title, number, date, year_from, year_until, expires, publisher, note, opd,
			state, reviewer, reviewer_name, reason, reviewed, person, person_name, at, changed, rev)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26)`,
		string(i.Region), i.ID, string(i.Kind), i.Version, i.Hash, i.URL, i.Type, i.Title, i.Number, day(i.Date), i.From, i.Until, day(i.Expires), i.Publisher, i.Note, i.OPD,
		string(i.State), i.Reviewer.ID, i.Reviewer.Name, i.Reason, db.Millis(i.Reviewed), i.By.ID, i.By.Name, db.Millis(i.At), db.Millis(i.Changed), i.Rev)
	if err != nil {
		return fmt.Errorf("add evidence: %w", err)
	}
	return r.AddVersion(ctx, evidence.Version{Content: i.Content, Region: i.Region, Item: i.ID, Number: i.Version, By: i.By, At: i.At})
}

// SaveItem keeps what has changed of an item, or returns fault.Conflict where it is not
// as it was read.
func (r Records) SaveItem(ctx context.Context, i evidence.Item) error {
	n, err := r.Tx.Exec(ctx, `/* evidence.SaveItem */
		UPDATE evidence_item SET version = $1, hash = $2, url = $3, type = $4, title = $5, number = $6, date = $7, year_from = $8, year_until = $9, expires = $10,
			publisher = $11, note = $12, opd = $13, state = $14, reviewer = $15, reviewer_name = $16, reason = $17, reviewed = $18, changed = $19, rev = rev + 1
		WHERE region = $20 AND id = $21 AND rev = $22`,
		i.Version, i.Hash, i.URL, i.Type, i.Title, i.Number, day(i.Date), i.From, i.Until, day(i.Expires),
		i.Publisher, i.Note, i.OPD, string(i.State), i.Reviewer.ID, i.Reviewer.Name, i.Reason, db.Millis(i.Reviewed), db.Millis(i.Changed),
		string(i.Region), i.ID, i.Rev)
	if err == nil && n == 0 {
		err = fault.New(fault.Conflict, "Bukti ini baru saja diubah orang lain. Muat ulang halamannya, lalu ulangi.")
	}
	return err
}

// RemoveItem takes an item away with its versions and history.
func (r Records) RemoveItem(ctx context.Context, code region.Code, id string) error {
	for _, query := range []string{
		`/* evidence.RemoveItem */ DELETE FROM evidence_event WHERE region = $1 AND item = $2`,
		`/* evidence.RemoveItem */ DELETE FROM evidence_version WHERE region = $1 AND item = $2`,
		`/* evidence.RemoveItem */ DELETE FROM evidence_item WHERE region = $1 AND id = $2`,
	} {
		if _, err := r.Tx.Exec(ctx, query, string(code), id); err != nil {
			return err
		}
	}
	return nil
}

// Keep puts a content into the files and gives its hash.
func (r Records) Keep(ctx context.Context, media string, content []byte, at time.Time) (string, error) {
	b, err := file.Put(ctx, r.Tx, media, content, at)
	return b.Hash, err
}
