package workspacedb_test

import (
	"slices"
	"testing"
	"time"

	"gurindam/internal/db"
	"gurindam/internal/db/dbtest"
	"gurindam/internal/workspace"
	"gurindam/internal/workspace/workspacedb"
)

// million fills a region with a million entries: 250,000 sets by a hundred people in
// twenty lists of 5,000 rows, and one import of 50,000 entries among them.
func million(b *testing.B, d *db.DB) {
	b.Helper()
	const numbers = `WITH RECURSIVE n (i) AS (SELECT CAST(1 AS BIGINT) UNION ALL SELECT i + 1 FROM n WHERE i < $2) `
	one := func(query string, args ...any) {
		b.Helper()
		if err := d.Update(b.Context(), func(tx *db.Tx) error {
			_, err := tx.Exec(b.Context(), query, args...)
			return err
		}); err != nil {
			b.Fatal(err)
		}
	}
	const many, large = 237_500, 50_000
	one(`INSERT INTO workspace_set (region, rev, at, person, name, kind, reason) `+numbers+
		`SELECT $1, i, 1700000000000 + i * 60000, 'orang-' || CAST(i / 7 % 100 AS TEXT), 'Nama ' || CAST(i / 7 % 100 AS TEXT), 'sunting', '' FROM n`, "21.72", many)
	one(`INSERT INTO workspace_change (region, rev, seq, list, row_id, code, field, before_text, after_text) `+numbers+
		`SELECT $1, i, s.k, 'daftar-' || CAST((i + s.k / 2) % 20 AS TEXT), 'baris-' || CAST(i * 31 % 5000 AS TEXT), 'K-' || CAST(i * 31 % 5000 AS TEXT),
		'kolom_' || CAST((i + s.k) % 40 AS TEXT), 'yang dahulu ' || CAST(i AS TEXT), 'yang sekarang ' || CAST(i AS TEXT)
		FROM n CROSS JOIN (SELECT 0 AS k UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3) s`, "21.72", many)
	one(`INSERT INTO workspace_set (region, rev, at, person, name, kind, reason) VALUES ($1, $2, 1800000000000, 'orang-impor', 'Pengimpor', 'impor', 'rencana.xlsx')`, "21.72", many+1)
	one(`INSERT INTO workspace_change (region, rev, seq, list, row_id, code, field, before_text, after_text) `+numbers+
		`SELECT $1, $3, i, 'daftar-' || CAST(i % 20 AS TEXT), 'impor-' || CAST(i AS TEXT), '', '', '', '{}' FROM n`, "21.72", large, many+1)
	one(`INSERT INTO workspace_part (region, list, rev, person, size)
		SELECT c.region, c.list, c.rev, s.person, COUNT(*) FROM workspace_change c JOIN workspace_set s ON s.region = c.region AND s.rev = c.rev
		WHERE c.region = $1 GROUP BY c.region, c.list, c.rev, s.person`, "21.72")
	if d.Engine() == db.Postgres {
		for _, table := range []string{"workspace_set", "workspace_change", "workspace_part"} {
			one("ANALYZE " + table)
		}
	}
}

// A million entries: a page of the history, wherever it is and whatever narrows it.
func BenchmarkHistory(b *testing.B) {
	dbtest.Bench(b, func(b *testing.B, d *db.DB) {
		million(b, d)
		for _, c := range []struct {
			name string
			q    workspace.Query
		}{
			{"first", workspace.Query{}},
			{"far", workspace.Query{Before: 1_000}},
			{"row", workspace.Query{List: "daftar-3", Row: "baris-1333"}},
			{"person", workspace.Query{Person: "orang-42", Before: 120_000}},
			{"list", workspace.Query{List: "daftar-7"}},
			{"list-far", workspace.Query{List: "daftar-7", Before: 9_000}},
			{"field", workspace.Query{List: "daftar-7", Field: "kolom_27"}},
			{"person-list", workspace.Query{Person: "orang-42", List: "daftar-17"}},
			{"person-field", workspace.Query{Person: "orang-42", List: "daftar-17", Field: "kolom_18"}},
			{"month", workspace.Query{From: time.UnixMilli(1_705_000_000_000), Until: time.UnixMilli(1_707_600_000_000)}},
			{"person-gone", workspace.Query{Person: "orang-impor", List: "daftar-7"}},
		} {
			q := c.q
			q.Limit, q.Few = 31, 4
			b.Run(c.name, func(b *testing.B) {
				measure(b, d, func(tx *db.Tx) (int, error) {
					list, err := workspacedb.Sets(b.Context(), tx, city, q)
					return len(list), err
				})
			})
		}
		b.Run("writers", func(b *testing.B) {
			measure(b, d, func(tx *db.Tx) (int, error) {
				list, err := workspacedb.Writers(b.Context(), tx, city)
				return len(list), err
			})
		})
		for name, q := range map[string]workspace.Query{"entries": {}, "entries-person": {Person: "orang-42"}, "entries-list": {List: "daftar-7", Before: 100_000}} {
			q.Limit = 100
			b.Run(name, func(b *testing.B) {
				measure(b, d, func(tx *db.Tx) (int, error) {
					list, err := workspacedb.Entries(b.Context(), tx, city, q)
					return len(list), err
				})
			})
		}
	})
}

// measure reports the time that 95 of 100 readings stay below.
func measure(b *testing.B, d *db.DB, read func(*db.Tx) (int, error)) {
	var took []time.Duration
	for b.Loop() {
		begun := time.Now()
		if err := d.View(b.Context(), func(tx *db.Tx) error {
			n, err := read(tx)
			if n == 0 {
				b.Error("nothing was read")
			}
			return err
		}); err != nil {
			b.Fatal(err)
		}
		took = append(took, time.Since(begun))
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)*95/100].Microseconds())/1000, "p95-ms")
}
