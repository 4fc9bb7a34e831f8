package resultdb

import (
	"context"

	"gurindam/internal/db"
	"gurindam/internal/fault"
	"gurindam/internal/result"
)

// Mailing gives the making of the letters of a cycle; the zero value where none was
// asked for.
func (r Records) Mailing(ctx context.Context, cycle string) (m result.Mailing, err error) {
	err = r.Tx.Each(ctx, `/* result.Mailing */ SELECT cycle, number, pattern, start, day, place, office, signatory, title, nip, state, done, total, reason, asked, person, name, ended, rev
		FROM result_mailing WHERE cycle = $1`, []any{cycle}, func(scan func(...any) error) error {
		var asked, ended int64
		err := scan(&m.Cycle, &m.Number, &m.Pattern, &m.First, &m.Date, &m.Place, &m.Office, &m.Signatory, &m.Title, &m.NIP, &m.State, &m.Done, &m.Total, &m.Reason,
			&asked, &m.Asked.ID, &m.Asked.Name, &ended, &m.Rev)
		m.Asked.At, m.Ended = db.Moment(asked), db.Moment(ended)
		return err
	})
	return m, err
}

// SaveMailing adds a mailing of rev 1, or puts it in the place of the rev before;
// fault.Conflict where another rev is kept.
func (r Records) SaveMailing(ctx context.Context, m result.Mailing) error {
	args := []any{m.Cycle, m.Number, m.Pattern, m.First, m.Date, m.Place, m.Office, m.Signatory, m.Title, m.NIP, string(m.State), m.Done, m.Total, m.Reason,
		db.Millis(m.Asked.At), m.Asked.ID, m.Asked.Name, db.Millis(m.Ended), m.Rev}
	query := `/* result.SaveMailing */ INSERT INTO result_mailing (cycle, number, pattern, start, day, place, office, signatory, title, nip, state, done, total, reason, asked, person, name, ended, rev)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19) ON CONFLICT (cycle) DO NOTHING`
	if m.Rev > 1 {
		query = `/* result.SaveMailing */ UPDATE result_mailing SET number = $2, pattern = $3, start = $4, day = $5, place = $6, office = $7, signatory = $8, title = $9, nip = $10,
			state = $11, done = $12, total = $13, reason = $14, asked = $15, person = $16, name = $17, ended = $18, rev = $19 WHERE cycle = $1 AND rev = $19 - 1`
	}
	n, err := r.Tx.Exec(ctx, query, args...)
	if err == nil && n == 0 {
		return fault.New(fault.Conflict, "Surat siklus ini baru saja diminta orang lain. Muat ulang halamannya.")
	}
	return err
}

// Advance notes how many regions have their papers. A mailing that is not being made
// any more stays as it is.
func (r Records) Advance(ctx context.Context, cycle string, number, done int) error {
	_, err := r.Tx.Exec(ctx, `/* result.Advance */ UPDATE result_mailing SET done = $3 WHERE cycle = $1 AND number = $2 AND state = $4`, cycle, number, done, string(result.MailWriting))
	return err
}

// Papers lists the letters and reports that tell of a publication, by region.
func (r Records) Papers(ctx context.Context, cycle string, number int) ([]result.Paper, error) {
	var out []result.Paper
	err := r.Tx.Each(ctx, `/* result.Papers */ SELECT cycle, region, number, kind, letter, name, hash, size, at FROM result_paper WHERE cycle = $1 AND number = $2 ORDER BY region, kind DESC`,
		[]any{cycle, number}, func(scan func(...any) error) error {
			var p result.Paper
			var at int64
			err := scan(&p.Cycle, &p.Region, &p.Number, &p.Kind, &p.Letter, &p.Name, &p.Hash, &p.Size, &at)
			p.At = db.Moment(at)
			out = append(out, p)
			return err
		})
	return out, err
}

// SavePaper keeps where the content of a letter or report is, in the place of the one
// of the same number.
func (r Records) SavePaper(ctx context.Context, p result.Paper) error {
	_, err := r.Tx.Exec(ctx, `/* result.SavePaper */ INSERT INTO result_paper (cycle, region, number, kind, letter, name, hash, size, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
		ON CONFLICT (cycle, region, number, kind) DO UPDATE SET letter = excluded.letter, name = excluded.name, hash = excluded.hash, size = excluded.size, at = excluded.at`,
		p.Cycle, string(p.Region), p.Number, string(p.Kind), p.Letter, p.Name, p.Hash, p.Size, db.Millis(p.At))
	return err
}
