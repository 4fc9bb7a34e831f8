// Package dbtest runs a test on both databases: a fresh SQLite file, and a fresh
// database of a PostgreSQL server.
package dbtest

import (
	"context"
	"crypto/rand"
	"database/sql"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gurindam/internal/db"
)

// Each runs fn on both databases, each fresh and migrated.
func Each(t *testing.T, fn func(t *testing.T, d *db.DB)) {
	t.Helper()
	t.Run("sqlite", func(t *testing.T) {
		t.Parallel()
		fn(t, open(t, "sqlite:"+filepath.Join(t.TempDir(), "test.db")))
	})
	t.Run("postgres", func(t *testing.T) {
		t.Parallel()
		fn(t, open(t, Postgres(t)))
	})
}

// Bench runs a benchmark on both databases, each fresh and migrated, one after the
// other.
func Bench(b *testing.B, fn func(b *testing.B, d *db.DB)) {
	b.Helper()
	b.Run("sqlite", func(b *testing.B) { fn(b, open(b, "sqlite:"+filepath.Join(b.TempDir(), "bench.db"))) })
	b.Run("postgres", func(b *testing.B) { fn(b, open(b, Postgres(b))) })
}

func open(t testing.TB, address string) *db.DB {
	t.Helper()
	d, err := db.Open(t.Context(), address)
	if err != nil {
		t.Fatalf("open: %v", err)
	}
	t.Cleanup(func() { d.Close() })
	return d
}

// Postgres gives the address of a fresh PostgreSQL database. The server is the
// one named by GURINDAM_TEST_PG, or one that the tests start for themselves.
func Postgres(t testing.TB) string {
	t.Helper()
	address := os.Getenv("GURINDAM_TEST_PG")
	if address == "" {
		address = server(t)
	}
	name := "gurindam_" + strings.ToLower(rand.Text())
	execute(t, address, "CREATE DATABASE "+name)
	t.Cleanup(func() { execute(t, address, "DROP DATABASE "+name+" WITH (FORCE)") })
	u, err := url.Parse(address)
	if err != nil {
		t.Fatalf("address of the test server: %v", err)
	}
	u.Path = "/" + name
	return u.String()
}

func execute(t testing.TB, address, statement string) {
	t.Helper()
	pool, err := sql.Open("pgx", address)
	if err != nil {
		t.Fatalf("test server: %v", err)
	}
	defer pool.Close()
	if _, err := pool.ExecContext(context.Background(), statement); err != nil {
		t.Fatalf("test server: %v", err)
	}
}
