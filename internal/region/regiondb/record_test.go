package regiondb_test

import (
	"context"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"gurindam/internal/access"
	"gurindam/internal/db"
	"gurindam/internal/db/dbtest"
	"gurindam/internal/fault"
	"gurindam/internal/region"
	"gurindam/internal/region/regiondb"
)

const (
	home  region.Code = "21.72"
	other region.Code = "21.71"
)

var noon = time.Date(2026, 3, 2, 5, 0, 0, 0, time.UTC)

func write(t *testing.T, d *db.DB, fn func(context.Context, regiondb.Records) error) error {
	t.Helper()
	return d.Update(t.Context(), func(tx *db.Tx) error { return fn(t.Context(), regiondb.Records{Tx: tx}) })
}

func read[T any](t *testing.T, d *db.DB, fn func(regiondb.Records) (T, error)) (out T) {
	t.Helper()
	err := d.View(t.Context(), func(tx *db.Tx) (err error) {
		out, err = fn(regiondb.Records{Tx: tx})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestEventsComeBackAsRecorded(t *testing.T) {
	t.Parallel()
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		want := []region.Event{
			{ID: "b", Kind: region.Merged, Date: "2021-01-04", Decree: "Perda 2/2020", From: []region.Named{{Code: "B", Name: "Dinas B"}, {Code: "A", Name: "Dinas A"}},
				To: []region.Named{{Code: "C", Name: "Dinas C"}}, Note: "dua baris\nteks", By: "Ana", At: noon},
			{ID: "a", Kind: region.Formed, Date: "2016-12-01", Decree: "Perda 11/2016", To: []region.Named{{Code: "A", Name: "Dinas A"}}, By: "Ana", At: noon.Add(time.Hour)},
		}
		for _, e := range want {
			if err := write(t, d, func(ctx context.Context, r regiondb.Records) error { return r.AddEvent(ctx, home, e) }); err != nil {
				t.Fatal(err)
			}
		}
		got := read(t, d, func(r regiondb.Records) ([]region.Event, error) { return r.Events(t.Context(), home) })
		if diff := cmp.Diff(want, got); diff != "" {
			t.Error(diff)
		}
		if got := read(t, d, func(r regiondb.Records) ([]region.Event, error) { return r.Events(t.Context(), other) }); len(got) > 0 {
			t.Errorf("another region has %v", got)
		}
	})
}

func TestOfficialsAreGuardedByRev(t *testing.T) {
	t.Parallel()
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		o := region.Official{ID: "x", Name: "Ana Contoh", NIP: "198001012005011001", Position: "Kepala Dinas", OPD: "DINKES", From: "2024-01-01", Until: "2026-12-31", Acting: access.Plt, Account: "p1", Decree: "SK 1"}
		save := func(o region.Official) error {
			return write(t, d, func(ctx context.Context, r regiondb.Records) error { return r.SaveOfficial(ctx, home, o) })
		}
		if err := save(o); err != nil {
			t.Fatal(err)
		}
		o.Rev, o.Name = 1, "Ana Contoh, M.Si."
		if err := save(o); err != nil {
			t.Fatal(err)
		}
		late := o
		late.Name = "Budi"
		if err := save(late); fault.KindOf(err) != fault.Conflict {
			t.Errorf("a late writer: %v", err)
		}
		o.Rev = 2
		got := read(t, d, func(r regiondb.Records) ([]region.Official, error) { return r.Officials(t.Context(), home) })
		if diff := cmp.Diff([]region.Official{o}, got); diff != "" {
			t.Error(diff)
		}
	})
}

func TestGroupsAreGuardedByRev(t *testing.T) {
	t.Parallel()
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		g := region.Group{Dimension: "SG", Lead: region.Seated{OPD: "DISKOMINFO", Person: "Ana"}, Members: []region.Seated{{OPD: "DINKES"}, {Person: "Budi"}}, Note: "n"}
		save := func(g region.Group) error {
			return write(t, d, func(ctx context.Context, r regiondb.Records) error { return r.SaveGroup(ctx, home, g) })
		}
		if err := save(g); err != nil {
			t.Fatal(err)
		}
		if err := save(g); fault.KindOf(err) != fault.Conflict {
			t.Errorf("a late writer: %v", err)
		}
		g.Rev, g.Members = 1, g.Members[1:]
		if err := save(g); err != nil {
			t.Fatal(err)
		}
		g.Rev = 2
		got := read(t, d, func(r regiondb.Records) ([]region.Group, error) { return r.Groups(t.Context(), home) })
		if diff := cmp.Diff([]region.Group{g}, got); diff != "" {
			t.Error(diff)
		}
	})
}

func TestOnlyTheSuccessorAccepts(t *testing.T) {
	t.Parallel()
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		h := region.Handover{ID: "h", At: noon, By: "Ana", From: region.Account{ID: "p1", Name: "Budi"}, To: region.Account{ID: "p2", Name: "Citra"}, Last: "2026-03-01", Note: "n",
			Items: []region.Item{{Kind: region.GrantItem, Ref: "g1", Text: "Kepala OPD"}, {Kind: region.TaskItem, Ref: "t1", Text: "Isi target"}}}
		if err := write(t, d, func(ctx context.Context, r regiondb.Records) error { return r.AddHandover(ctx, home, h) }); err != nil {
			t.Fatal(err)
		}
		accept := func(code region.Code, person string) (ok bool) {
			err := write(t, d, func(ctx context.Context, r regiondb.Records) (err error) {
				ok, err = r.Accept(ctx, code, "h", person, noon.Add(time.Hour))
				return err
			})
			if err != nil {
				t.Fatal(err)
			}
			return ok
		}
		if accept(home, "p1") || accept(home, "") || accept(other, "p2") {
			t.Error("somebody else accepted")
		}
		if !accept(home, "p2") || accept(home, "p2") {
			t.Error("the successor accepts once")
		}
		h.Accepted = noon.Add(time.Hour)
		got := read(t, d, func(r regiondb.Records) ([]region.Handover, error) { return r.Handovers(t.Context(), home) })
		if diff := cmp.Diff([]region.Handover{h}, got); diff != "" {
			t.Error(diff)
		}
	})
}

func TestEntriesComeLastFirst(t *testing.T) {
	t.Parallel()
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		for i, text := range []string{"satu", "dua", "tiga"} {
			e := region.Entry{At: noon.Add(time.Duration(i) * time.Second), Person: "p", Name: "Ana", What: "pejabat", Ref: "x", After: text}
			if err := write(t, d, func(ctx context.Context, r regiondb.Records) error { return r.Note(ctx, home, e) }); err != nil {
				t.Fatal(err)
			}
		}
		got := read(t, d, func(r regiondb.Records) ([]region.Entry, error) { return r.Entries(t.Context(), home, 2) })
		if len(got) != 2 || got[0].After != "tiga" || got[1].After != "dua" {
			t.Errorf("%+v", got)
		}
	})
}
