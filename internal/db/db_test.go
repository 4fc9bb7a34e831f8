package db_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"gurindam/internal/db"
	"gurindam/internal/db/dbtest"
	"gurindam/internal/fault"
)

func TestAddressesThatCannotBeUsed(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	text := filepath.Join(dir, "catatan.txt")
	if err := os.WriteFile(text, []byte(strings.Repeat("bukan basis data\n", 200)), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct{ address, says string }{
		"nothing":              {"", "sqlite:NAMA-BERKAS"},
		"another program":      {"mysql:x", "sqlite:NAMA-BERKAS"},
		"no file name":         {"sqlite:", "tanpa nama berkas"},
		"in memory":            {"sqlite::memory:", "nama berkas"},
		"no folder":            {"sqlite:" + filepath.Join(dir, "tidak", "ada.db"), "tidak ada"},
		"a folder":             {"sqlite:" + dir, "tidak dapat dibuka"},
		"no database":          {"sqlite:" + text, "tidak dapat dibuka"},
		"nobody listens":       {"postgres://orang:rahasia@127.0.0.1:1/x", "tidak dapat dihubungi"},
		"unreadable":           {"postgres://orang:rahasia@%zz/x", "PostgreSQL"},
		"unknown choice":       {"postgres://orang:rahasia@127.0.0.1:1/x?sslmode=entah", "PostgreSQL"},
		"password in the dark": {"mysql://orang:rahasia@127.0.0.1/x", "tidak dikenal"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d, err := db.Open(t.Context(), c.address)
			if err == nil {
				d.Close()
				t.Fatalf("%s was opened", c.address)
			}
			if kind := fault.KindOf(err); kind != fault.Invalid {
				t.Errorf("kind %v of %v, want invalid", kind, err)
			}
			if !strings.Contains(fault.Text(err), c.says) {
				t.Errorf("text %q, want %q in it", fault.Text(err), c.says)
			}
			if strings.Contains(err.Error(), "rahasia") {
				t.Errorf("the password is told: %v", err)
			}
		})
	}
}

// empty gives the addresses of an empty database of each engine.
func empty(t *testing.T, fn func(t *testing.T, address string)) {
	t.Run("sqlite", func(t *testing.T) {
		t.Parallel()
		fn(t, "sqlite:"+filepath.Join(t.TempDir(), "nama dengan spasi & 100%.db"))
	})
	t.Run("postgres", func(t *testing.T) {
		t.Parallel()
		fn(t, dbtest.Postgres(t))
	})
}

func TestTablesAreMadeOnce(t *testing.T) {
	t.Parallel()
	empty(t, func(t *testing.T, address string) {
		d, err := db.Connect(t.Context(), address)
		if err != nil {
			t.Fatal(err)
		}
		defer d.Close()
		for i, want := range []bool{true, false} {
			applied, err := d.Migrate(t.Context())
			if err != nil || (len(applied) > 0) != want {
				t.Errorf("run %d: applied %v, %v", i, applied, err)
			}
		}
	})
}

func TestProgramsThatStartTogether(t *testing.T) {
	t.Parallel()
	empty(t, func(t *testing.T, address string) {
		var wait sync.WaitGroup
		for range 6 {
			wait.Go(func() {
				d, err := db.Open(t.Context(), address)
				if err != nil {
					t.Errorf("open: %v", err)
					return
				}
				if err := d.Close(); err != nil {
					t.Errorf("close: %v", err)
				}
			})
		}
		wait.Wait()
	})
}

func TestDatabaseOfANewerProgram(t *testing.T) {
	t.Parallel()
	empty(t, func(t *testing.T, address string) {
		d, err := db.Open(t.Context(), address)
		if err != nil {
			t.Fatal(err)
		}
		defer d.Close()
		err = d.Update(t.Context(), func(tx *db.Tx) error {
			_, err := tx.Exec(t.Context(), `INSERT INTO goose_db_version (version_id, is_applied) VALUES ($1, true)`, int64(29990101000000))
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := db.Open(t.Context(), address); fault.KindOf(err) != fault.Conflict {
			t.Errorf("got %v, want a conflict", err)
		}
	})
}

// counter makes a table with one number in it.
func counter(t *testing.T, d *db.DB) {
	t.Helper()
	err := d.Update(t.Context(), func(tx *db.Tx) error {
		if _, err := tx.Exec(t.Context(), `CREATE TABLE counter (n BIGINT NOT NULL)`); err != nil {
			return err
		}
		_, err := tx.Exec(t.Context(), `INSERT INTO counter (n) VALUES (0)`)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func count(t *testing.T, tx *db.Tx) (n int64, err error) {
	err = tx.Each(t.Context(), `SELECT n FROM counter`, nil, func(scan func(...any) error) error { return scan(&n) })
	return n, err
}

// add reads, counts and writes: what is lost when two do so at once without care.
func add(t *testing.T, tx *db.Tx) error {
	n, err := count(t, tx)
	if err != nil {
		return err
	}
	_, err = tx.Exec(t.Context(), `UPDATE counter SET n = $1`, n+1)
	return err
}

func wantCount(t *testing.T, d *db.DB, want int64) {
	t.Helper()
	err := d.View(t.Context(), func(tx *db.Tx) error {
		n, err := count(t, tx)
		if n != want {
			t.Errorf("counter is %d, want %d", n, want)
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}

func TestManyWritersLoseNothing(t *testing.T) {
	t.Parallel()
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		counter(t, d)
		const writers, times = 5, 6
		var wait sync.WaitGroup
		for range writers {
			wait.Go(func() {
				for range times {
					if err := d.Update(t.Context(), func(tx *db.Tx) error { return add(t, tx) }); err != nil {
						t.Errorf("update: %v", err)
					}
				}
			})
		}
		wait.Wait()
		wantCount(t, d, writers*times)
	})
}

func TestWhatFailsLeavesNothing(t *testing.T) {
	t.Parallel()
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		counter(t, d)
		stop := errors.New("stop")
		err := d.Update(t.Context(), func(tx *db.Tx) error { return errors.Join(add(t, tx), stop) })
		if !errors.Is(err, stop) {
			t.Errorf("got %v", err)
		}
		func() {
			defer func() { _ = recover() }()
			_ = d.Update(t.Context(), func(tx *db.Tx) error { panic(fmt.Sprint(add(t, tx))) })
		}()
		wantCount(t, d, 0)
		if err := d.Update(t.Context(), func(tx *db.Tx) error { return add(t, tx) }); err != nil {
			t.Errorf("the database is stuck: %v", err)
		}
		wantCount(t, d, 1)
	})
}

func TestReadersCannotWriteAndSeeOneMoment(t *testing.T) {
	t.Parallel()
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		counter(t, d)
		if err := d.View(t.Context(), func(tx *db.Tx) error { return add(t, tx) }); err == nil {
			t.Error("a reader wrote")
		}
		err := d.View(t.Context(), func(tx *db.Tx) error {
			before, err := count(t, tx)
			if err != nil {
				return err
			}
			if err := d.Update(t.Context(), func(tx *db.Tx) error { return add(t, tx) }); err != nil {
				return err
			}
			after, err := count(t, tx)
			if before != after {
				t.Errorf("%d became %d under a reader", before, after)
			}
			return err
		})
		if err != nil {
			t.Error(err)
		}
		wantCount(t, d, 1)
	})
}

func TestClosingTwice(t *testing.T) {
	t.Parallel()
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		for range 2 {
			if err := d.Close(); err != nil {
				t.Error(err)
			}
		}
	})
}
