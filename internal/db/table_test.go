package db_test

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gurindam/internal/db"
	"gurindam/internal/db/dbtest"
	"gurindam/internal/decimal"
	"gurindam/internal/money"
)

// thing has a field of every kind that a table can keep.
type thing struct {
	Code   string
	Word   word
	Count  int
	Pagu   money.Rupiah
	Value  decimal.Decimal
	Good   bool
	Tags   []string
	Inside inside
	Years  []year
	Rev    int // a name that the table has for itself
}

type word string

type inside struct{ Text, Version string }

type year struct {
	Year   int
	Number decimal.Decimal
	Known  bool
}

var things = db.Table[thing]{
	Name: "test_thing", Handle: func(t thing) string { return t.Code },
	Children: []db.Child{{Name: "test_thing_year", Field: "Years"}},
}

func makeThings(t testing.TB, d *db.DB) {
	t.Helper()
	update(t, d, func(tx *db.Tx) error {
		for _, statement := range []string{
			`CREATE TABLE test_thing (region TEXT NOT NULL, id TEXT NOT NULL, handle TEXT NOT NULL, seq BIGINT NOT NULL, rev BIGINT NOT NULL,
			code TEXT NOT NULL, word TEXT NOT NULL, count BIGINT NOT NULL, pagu BIGINT NOT NULL, value TEXT NOT NULL, good BOOLEAN NOT NULL, tags TEXT NOT NULL,
			inside_text TEXT NOT NULL, inside_version TEXT NOT NULL, own_rev BIGINT NOT NULL, PRIMARY KEY (region, id), UNIQUE (region, handle))`,
			`CREATE TABLE test_thing_year (region TEXT NOT NULL, parent TEXT NOT NULL, seq BIGINT NOT NULL, year BIGINT NOT NULL, number TEXT NOT NULL, known BOOLEAN NOT NULL,
			PRIMARY KEY (region, parent, seq), FOREIGN KEY (region, parent) REFERENCES test_thing (region, id) ON DELETE CASCADE)`,
		} {
			if _, err := tx.Exec(t.Context(), statement); err != nil {
				return err
			}
		}
		return nil
	})
}

func update(t testing.TB, d *db.DB, fn func(*db.Tx) error) {
	t.Helper()
	if err := d.Update(t.Context(), fn); err != nil {
		t.Fatal(err)
	}
}

func save(t testing.TB, d *db.DB, region string, list []thing) {
	t.Helper()
	update(t, d, func(tx *db.Tx) error { return things.Save(t.Context(), tx, region, list) })
}

func load(t testing.TB, d *db.DB, region string) (out []thing) {
	t.Helper()
	err := d.View(t.Context(), func(tx *db.Tx) (err error) {
		out, err = things.Load(t.Context(), tx, region)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// marks gives "id@rev" of every row by its handle.
func marks(t *testing.T, d *db.DB) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := d.View(t.Context(), func(tx *db.Tx) error {
		return tx.Each(t.Context(), `SELECT region, handle, id, rev FROM test_thing`, nil, func(scan func(...any) error) error {
			var region, handle, id string
			var rev int
			err := scan(&region, &handle, &id, &rev)
			out[region+" "+handle] = fmt.Sprintf("%s@%d", id, rev)
			return err
		})
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func wantSame(t *testing.T, want, got []thing) {
	t.Helper()
	same := cmp.Comparer(func(a, b decimal.Decimal) bool { return a.String() == b.String() && a.Present() == b.Present() })
	if diff := cmp.Diff(want, got, same); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func sample() []thing {
	whole := thing{
		Code: "SG-10", Word: "kata", Count: -3, Pagu: 9_007_199_254_740_993, Value: decimal.MustParse("4.50"), Good: true,
		Tags: []string{"satu", `"dua"`, "", "ti,ga"}, Inside: inside{"1.10", "2023"}, Rev: 7,
		Years: []year{{2019, decimal.MustParse("-0.0010"), false}, {2020, decimal.Decimal{}, true}, {2019, decimal.MustParse("12345678901234567890.12"), true}},
	}
	odd := thing{Code: "'; DROP TABLE test_thing; --", Word: "é – “x”\n\t🏝", Pagu: -1}
	return []thing{whole, odd, {Code: ""}}
}

func TestEveryKindComesBack(t *testing.T) {
	t.Parallel()
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		makeThings(t, d)
		if got := load(t, d, "21.72"); got != nil {
			t.Errorf("an empty table gave %v", got)
		}
		save(t, d, "21.72", sample())
		wantSame(t, sample(), load(t, d, "21.72"))
		if got := load(t, d, "21.71"); got != nil {
			t.Errorf("another region has %v", got)
		}
		save(t, d, "21.72", nil)
		if got := load(t, d, "21.72"); got != nil {
			t.Errorf("after emptying: %v", got)
		}
	})
}

func TestIdentitiesStay(t *testing.T) {
	t.Parallel()
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		makeThings(t, d)
		list := sample()
		save(t, d, "21.72", list)
		save(t, d, "21.71", list)
		before := marks(t, d)
		list[0].Years = slices.Clone(list[0].Years)
		list[0].Years[0].Known = true
		list[2] = thing{Code: "baru"}
		save(t, d, "21.72", list)
		wantSame(t, list, load(t, d, "21.72"))
		after := marks(t, d)
		id := func(mark string) string { return strings.TrimSuffix(strings.TrimSuffix(mark, "@1"), "@2") }
		for key, want := range map[string]bool{"21.72 SG-10": true, "21.72 " + list[1].Code: false, "21.71 SG-10": false, "21.71 " + list[1].Code: false, "21.71 ": false} {
			if id(before[key]) != id(after[key]) || (before[key] != after[key]) != want {
				t.Errorf("%q: %s → %s, want a new revision: %v", key, before[key], after[key], want)
			}
		}
		if _, there := after["21.72 "]; there || after["21.72 baru"] == "" {
			t.Errorf("after replacing one: %v", after)
		}
	})
}

func TestTwiceTheSameHandle(t *testing.T) {
	t.Parallel()
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		makeThings(t, d)
		err := d.Update(t.Context(), func(tx *db.Tx) error {
			return things.Save(t.Context(), tx, "21.72", []thing{{Code: "a"}, {Code: "a"}})
		})
		if err == nil || !strings.Contains(err.Error(), `"a" stands twice`) {
			t.Errorf("got %v", err)
		}
	})
}

func many(n int) []thing {
	list := make([]thing, n)
	for i := range list {
		list[i] = sample()[0]
		list[i].Code = fmt.Sprintf("SG-%05d", i)
	}
	return list
}

func TestMoreRowsThanParameters(t *testing.T) {
	t.Parallel()
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		makeThings(t, d)
		list := many(3000)
		save(t, d, "21.72", list)
		wantSame(t, list, load(t, d, "21.72"))
		slices.Reverse(list) // the order is part of what people gave
		save(t, d, "21.72", list)
		wantSame(t, list, load(t, d, "21.72"))
	})
}

func BenchmarkTable5000(b *testing.B) {
	engines := map[string]func() string{
		"sqlite":   func() string { return "sqlite:" + filepath.Join(b.TempDir(), "bench.db") },
		"postgres": func() string { return dbtest.Postgres(b) },
	}
	for name, address := range engines {
		d, err := db.Open(b.Context(), address())
		if err != nil {
			b.Fatal(err)
		}
		b.Cleanup(func() { d.Close() })
		makeThings(b, d)
		list := many(5000)
		b.Run("save/"+name, func(b *testing.B) {
			for b.Loop() {
				save(b, d, "21.72", nil)
				save(b, d, "21.72", list)
			}
		})
		b.Run("save-again/"+name, func(b *testing.B) {
			for b.Loop() {
				save(b, d, "21.72", list)
			}
		})
		b.Run("load/"+name, func(b *testing.B) {
			for b.Loop() {
				load(b, d, "21.72")
			}
		})
	}
}
