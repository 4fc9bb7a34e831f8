// Package assessmentdb keeps sheets of assessors, their discussions, clarifications and
// sessions of the panel in the database.
package assessmentdb

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"gurindam/internal/assessment"
	"gurindam/internal/db"
	"gurindam/internal/fault"
	"gurindam/internal/region"
)

// Records reads and writes what assessors give, within a transaction.
type Records struct{ Tx *db.Tx }

var _ assessment.Book = Records{}

const sheetColumns = `cycle, region, assessor, name, locked, withdrawn, strengths, weaknesses, recommendations, remarks, scores, rev`

// read is a row of the table as it was scanned.
func read(scan func(...any) error) (s assessment.Sheet, packed string, err error) {
	var locked, withdrawn int64
	var remarks string
	if err = scan(&s.Cycle, &s.Region, &s.Assessor, &s.Name, &locked, &withdrawn, &s.Strengths, &s.Weaknesses, &s.Recommendations, &remarks, &packed, &s.Rev); err != nil {
		return s, packed, err
	}
	s.Locked, s.Withdrawn = db.Moment(locked), db.Moment(withdrawn)
	if remarks != "" {
		if err = json.Unmarshal([]byte(remarks), &s.Remarks); err != nil {
			err = fmt.Errorf("remarks of %s for %s: %w", s.Assessor, s.Region, err)
		}
	}
	return s, packed, err
}

func (r Records) sheets(ctx context.Context, query string, args ...any) ([]assessment.Sheet, error) {
	return db.List(ctx, r.Tx, query, args, func(scan func(...any) error) (assessment.Sheet, error) {
		s, packed, err := read(scan)
		if err != nil {
			return s, err
		}
		scores, err := unpack(s, packed, nil)
		s.Scores = make(map[string]assessment.Score, len(scores))
		for _, g := range scores {
			s.Scores[g.Question] = g
		}
		return s, err
	})
}

// Sheet gives the sheet of an assessor for a region.
func (r Records) Sheet(ctx context.Context, cycle string, code region.Code, assessor string) (assessment.Sheet, error) {
	return db.First(r.sheets(ctx, `/* assessment.Sheet */ SELECT `+sheetColumns+` FROM assessment_sheet WHERE cycle = $1 AND region = $2 AND assessor = $3`, cycle, string(code), assessor))
}

// SheetsOf lists the sheets of a region in the order of assessors.
func (r Records) SheetsOf(ctx context.Context, cycle string, code region.Code) ([]assessment.Sheet, error) {
	return r.sheets(ctx, `/* assessment.SheetsOf */ SELECT `+sheetColumns+` FROM assessment_sheet WHERE cycle = $1 AND region = $2 ORDER BY assessor`, cycle, string(code))
}

// SheetsBy lists the sheets of an assessor in a cycle.
func (r Records) SheetsBy(ctx context.Context, cycle, assessor string) ([]assessment.Sheet, error) {
	return r.sheets(ctx, `/* assessment.SheetsBy */ SELECT `+sheetColumns+` FROM assessment_sheet WHERE cycle = $1 AND assessor = $2 ORDER BY region`, cycle, assessor)
}

// Sheets lists every sheet of a cycle, the regions one after the other.
func (r Records) Sheets(ctx context.Context, cycle string) ([]assessment.Sheet, error) {
	return r.sheets(ctx, `/* assessment.Sheets */ SELECT `+sheetColumns+` FROM assessment_sheet WHERE cycle = $1 ORDER BY region, assessor`, cycle)
}

// Scores lists the scores of a whole cycle that count: those of sheets that are locked,
// of assessors who are still assigned. It is for reckoning results, and for nobody's eyes
// before a region's mark says that all have locked.
func (r Records) Scores(ctx context.Context, cycle string) ([]assessment.Score, error) {
	return r.scores(ctx, `/* assessment.Scores */ SELECT cycle, region, assessor, scores FROM assessment_sheet
		WHERE cycle = $1 AND locked > 0 AND withdrawn = 0 ORDER BY region, assessor`, cycle)
}

// ScoresOf lists the scores of a region that count, as Scores does.
func (r Records) ScoresOf(ctx context.Context, cycle string, code region.Code) ([]assessment.Score, error) {
	return r.scores(ctx, `/* assessment.ScoresOf */ SELECT cycle, region, assessor, scores FROM assessment_sheet
		WHERE cycle = $1 AND region = $2 AND locked > 0 AND withdrawn = 0 ORDER BY region, assessor`, cycle, string(code))
}

func (r Records) scores(ctx context.Context, query string, args ...any) ([]assessment.Score, error) {
	type row struct {
		assessment.Sheet
		packed string
	}
	rows, err := db.List(ctx, r.Tx, query, args, func(scan func(...any) error) (s row, err error) {
		err = scan(&s.Cycle, &s.Region, &s.Assessor, &s.packed)
		return s, err
	})
	if err != nil {
		return nil, err
	}
	lines := 0
	for _, s := range rows {
		lines += strings.Count(s.packed, "\n")
	}
	out := make([]assessment.Score, 0, lines) // some hundred thousand: grown once
	for _, s := range rows {
		if out, err = unpack(s.Sheet, s.packed, out); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// SaveSheet keeps a sheet. Where it was changed since the state whose rev it names, it
// is a conflict. Rev 0 is a new one.
func (r Records) SaveSheet(ctx context.Context, s assessment.Sheet) error {
	remarks := ""
	if len(s.Remarks) > 0 {
		text, err := json.Marshal(s.Remarks)
		if err != nil {
			return fmt.Errorf("write remarks: %w", err)
		}
		remarks = string(text)
	}
	args := []any{s.Cycle, string(s.Region), s.Assessor, s.Name, db.Millis(s.Locked), db.Millis(s.Withdrawn), s.Strengths, s.Weaknesses, s.Recommendations, remarks, pack(s)}
	if s.Rev == 0 {
		n, err := r.Tx.Exec(ctx, `/* assessment.SaveSheet */ INSERT INTO assessment_sheet (`+sheetColumns+`)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 1) ON CONFLICT (cycle, region, assessor) DO NOTHING`, args...)
		return kept(n, err)
	}
	n, err := r.Tx.Exec(ctx, `/* assessment.SaveSheet */ UPDATE assessment_sheet SET name = $4, locked = $5, withdrawn = $6, strengths = $7, weaknesses = $8, recommendations = $9,
		remarks = $10, scores = $11, rev = rev + 1 WHERE cycle = $1 AND region = $2 AND assessor = $3 AND rev = $12`, append(args, s.Rev)...)
	return kept(n, err)
}

// kept tells of a row that somebody else changed first.
func kept(n int64, err error) error {
	if err == nil && n == 0 {
		return fault.New(fault.Conflict, "Data ini baru saja diubah di layar lain. Muat ulang halamannya, lalu ulangi.")
	}
	return err
}
