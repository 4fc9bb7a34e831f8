// Package publicationdb keeps the editions of books.
package publicationdb

import (
	"context"
	"fmt"

	"gurindam/internal/db"
	"gurindam/internal/fault"
	"gurindam/internal/publication"
	"gurindam/internal/region"
)

// Records is the editions within one transaction.
type Records struct{ Tx *db.Tx }

const columns = `number, outline, rev, revision, state, step, done, total, fingerprint, person, name, asked, ended, note, reason`

// Editions lists the editions of a region with their files, newest first.
func (r Records) Editions(ctx context.Context, code region.Code) ([]publication.Edition, error) {
	out, err := r.list(ctx, `/* publication.Editions */ SELECT `+columns+` FROM publication_edition WHERE region = $1 ORDER BY number DESC`, string(code))
	if err != nil {
		return nil, fmt.Errorf("editions of %s: %w", code, err)
	}
	files := map[int][]publication.EditionFile{}
	err = r.files(ctx, files, `/* publication.Editions */ SELECT edition, book, format, name, hash, size FROM publication_file WHERE region = $1 ORDER BY edition, seq`, string(code))
	if err != nil {
		return nil, fmt.Errorf("files of the editions of %s: %w", code, err)
	}
	for i, e := range out {
		out[i].Files = files[e.Number]
	}
	return out, nil
}

// Edition gives an edition with its files, or fault.NotFound.
func (r Records) Edition(ctx context.Context, code region.Code, number int) (publication.Edition, error) {
	list, err := r.list(ctx, `/* publication.Edition */ SELECT `+columns+` FROM publication_edition WHERE region = $1 AND number = $2`, string(code), number)
	if err != nil {
		return publication.Edition{}, fmt.Errorf("edition %d of %s: %w", number, code, err)
	}
	if len(list) == 0 {
		return publication.Edition{}, fault.New(fault.NotFound, fmt.Sprintf("Edisi %d belum ada di daerah ini. Lihat daftarnya di halaman Edisi.", number))
	}
	files := map[int][]publication.EditionFile{}
	err = r.files(ctx, files, `/* publication.Edition */ SELECT edition, book, format, name, hash, size FROM publication_file WHERE region = $1 AND edition = $2 ORDER BY seq`, string(code), number)
	if err != nil {
		return publication.Edition{}, fmt.Errorf("files of edition %d of %s: %w", number, code, err)
	}
	list[0].Files = files[number]
	return list[0], nil
}

func (r Records) list(ctx context.Context, query string, args ...any) (out []publication.Edition, err error) {
	err = r.Tx.Each(ctx, query, args, func(scan func(...any) error) error {
		var e publication.Edition
		var asked, ended int64
		err := scan(&e.Number, &e.Outline, &e.Rev, &e.Revision, &e.State, &e.Step, &e.Done, &e.Total, &e.Fingerprint, &e.Person, &e.Name, &asked, &ended, &e.Note, &e.Reason)
		e.Asked, e.Ended = db.Moment(asked), db.Moment(ended)
		out = append(out, e)
		return err
	})
	return out, err
}

func (r Records) files(ctx context.Context, into map[int][]publication.EditionFile, query string, args ...any) error {
	return r.Tx.Each(ctx, query, args, func(scan func(...any) error) error {
		var number int
		var f publication.EditionFile
		err := scan(&number, &f.Book, &f.Format, &f.Name, &f.SHA256, &f.Size)
		into[number] = append(into[number], f)
		return err
	})
}

// Save adds an edition or makes it the given one, files included.
func (r Records) Save(ctx context.Context, code region.Code, e publication.Edition) error {
	_, err := r.Tx.Exec(ctx, `/* publication.Save */
		INSERT INTO publication_edition (region, `+columns+`) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
		ON CONFLICT (region, number) DO UPDATE SET outline = excluded.outline, rev = excluded.rev, revision = excluded.revision, state = excluded.state,
			step = excluded.step, done = excluded.done, total = excluded.total, fingerprint = excluded.fingerprint, person = excluded.person, name = excluded.name,
			asked = excluded.asked, ended = excluded.ended, note = excluded.note, reason = excluded.reason`,
		string(code), e.Number, e.Outline, e.Rev, e.Revision, string(e.State), e.Step, e.Done, e.Total, e.Fingerprint, e.Person, e.Name, db.Millis(e.Asked), db.Millis(e.Ended), e.Note, e.Reason)
	if err != nil {
		return fmt.Errorf("save edition %d of %s: %w", e.Number, code, err)
	}
	if _, err := r.Tx.Exec(ctx, `/* publication.Save */ DELETE FROM publication_file WHERE region = $1 AND edition = $2`, string(code), e.Number); err != nil {
		return fmt.Errorf("save edition %d of %s: %w", e.Number, code, err)
	}
	rows := make([][]any, len(e.Files))
	for i, f := range e.Files {
		rows[i] = []any{string(code), e.Number, i, string(f.Book), f.Format, f.Name, f.SHA256, f.Size}
	}
	return r.Tx.Insert(ctx, "publication_file", []string{"region", "edition", "seq", "book", "format", "name", "hash", "size"}, rows)
}

// Progress notes how far the building of an edition is. One that is not being built
// any more stays as it is.
func (r Records) Progress(ctx context.Context, code region.Code, number int, step string, done, total int) error {
	_, err := r.Tx.Exec(ctx, `/* publication.Progress */
		UPDATE publication_edition SET step = $4, done = $5, total = $6 WHERE region = $1 AND number = $2 AND state = $3`,
		string(code), number, string(publication.Building), step, done, total)
	return err
}
