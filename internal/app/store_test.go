package app

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"gurindam/internal/db"
	"gurindam/internal/db/dbtest"
	"gurindam/internal/decimal"
	"gurindam/internal/fault"
	"gurindam/internal/plan"
	"gurindam/internal/plan/plantest"
	"gurindam/internal/region"
	"gurindam/internal/rpjmd"
)

var sameValues = []cmp.Option{
	cmpopts.EquateEmpty(),
	cmp.Comparer(func(a, b decimal.Decimal) bool { return a.String() == b.String() }),
}

func record() plan.Import {
	return plan.Import{Kind: "rencana", At: time.UnixMilli(1_570_000_000_000), Person: "baris perintah", File: "rencana.xlsx", SHA256: "00", Rows: 9, Warnings: 1}
}

func elsewhere(s plan.Snapshot) plan.Snapshot {
	s.Region, _ = region.Find("21.71")
	return s
}

func TestWhatIsSavedComesBack(t *testing.T) {
	t.Parallel()
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		store, want := newPlanStore(d), plantest.Full()
		if err := store.Save(t.Context(), want, record()); err != nil {
			t.Fatal(err)
		}
		got, err := store.Snapshot(t.Context(), want.Region.Code)
		if err != nil {
			t.Fatal(err)
		}
		want.Region, _ = region.Find(want.Region.Code)
		if diff := cmp.Diff(want, got, sameValues...); diff != "" {
			t.Errorf("saved and loaded differ (-want +got):\n%s", diff)
		}
	})
}

// identities gives id and rev of every initiative, with how often the region was imported.
func identities(t *testing.T, d *db.DB, code region.Code) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := d.View(t.Context(), func(tx *db.Tx) error {
		return tx.Each(t.Context(), `SELECT handle, id, rev FROM plan_initiative WHERE region = $1`, []any{string(code)}, func(scan func(...any) error) error {
			var handle, id string
			var rev int
			if err := scan(&handle, &id, &rev); err != nil {
				return err
			}
			out[handle] = fmt.Sprint(id, "@", rev)
			return nil
		})
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestSavingAgainChangesNothing(t *testing.T) {
	t.Parallel()
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		store, s := newPlanStore(d), plantest.Full()
		for range 2 {
			if err := store.Save(t.Context(), s, record()); err != nil {
				t.Fatal(err)
			}
		}
		first := identities(t, d, s.Region.Code)
		if err := store.Save(t.Context(), s, record()); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(first, identities(t, d, s.Region.Code)); diff != "" {
			t.Errorf("identities changed:\n%s", diff)
		}
		for _, mark := range first {
			if mark[len(mark)-2:] != "@1" {
				t.Errorf("revision rose without a change: %s", mark)
			}
		}
	})
}

func TestAChangeRaisesItsRowAlone(t *testing.T) {
	t.Parallel()
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		store, s := newPlanStore(d), plantest.Full()
		if err := store.Save(t.Context(), s, record()); err != nil {
			t.Fatal(err)
		}
		before := identities(t, d, s.Region.Code)
		if len(s.Masterplan.Initiatives) < 2 {
			t.Fatal("the test needs two initiatives")
		}
		changed := s.Masterplan.Initiatives[0]
		changed.Budgets = append([]plan.Budget{}, changed.Budgets...)
		changed.Budgets = append(changed.Budgets, plan.Budget{Year: 2023, Source: "CSR", Amount: 7})
		s.Masterplan.Initiatives = append([]plan.Initiative{changed}, s.Masterplan.Initiatives[1:]...)
		if err := store.Save(t.Context(), s, record()); err != nil {
			t.Fatal(err)
		}
		after := identities(t, d, s.Region.Code)
		for code := range before {
			if risen := before[code] != after[code]; risen != (code == changed.Code) {
				t.Errorf("%s: %s → %s", code, before[code], after[code])
			}
		}
	})
}

func TestRegionsDoNotTouch(t *testing.T) {
	t.Parallel()
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		store, s := newPlanStore(d), plantest.Full()
		if err := errors.Join(store.Save(t.Context(), s, record()), store.Save(t.Context(), elsewhere(s), record())); err != nil {
			t.Fatal(err)
		}
		empty := elsewhere(plan.Snapshot{})
		empty.Masterplan.Profile = s.Masterplan.Profile
		if err := store.Save(t.Context(), empty, record()); err != nil {
			t.Fatal(err)
		}
		got, err := store.Snapshot(t.Context(), s.Region.Code)
		if err != nil {
			t.Fatal(err)
		}
		s.Region, _ = region.Find(s.Region.Code)
		if diff := cmp.Diff(s, got, sameValues...); diff != "" {
			t.Errorf("emptying another region changed this one:\n%s", diff)
		}
	})
}

func TestAFailedSaveLeavesNothing(t *testing.T) {
	t.Parallel()
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		store, s := newPlanStore(d), plantest.Full()
		s.Masterplan.Risks = append(s.Masterplan.Risks, s.Masterplan.Risks[0]) // the last list but two
		if err := store.Save(t.Context(), s, record()); err == nil {
			t.Fatal("a code that stands twice was saved")
		}
		if codes, err := store.Regions(t.Context()); err != nil || len(codes) != 0 {
			t.Errorf("regions = %v, %v; want none", codes, err)
		}
		if _, err := store.Snapshot(t.Context(), s.Region.Code); fault.KindOf(err) != fault.NotFound {
			t.Errorf("snapshot: %v, want not found", err)
		}
	})
}

func TestManyAtOnceLoseNothing(t *testing.T) {
	t.Parallel()
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		store, s := newPlanStore(d), plantest.Full()
		if err := store.Save(t.Context(), s, record()); err != nil {
			t.Fatal(err)
		}
		var wait sync.WaitGroup
		for _, opd := range []string{"DISKOMINFO", "DINKES"} {
			wait.Go(func() {
				rows := []rpjmd.RenstraRow{{ID: opd + "/1", OPD: opd, Level: rpjmd.RenstraProgram, Name: "Program " + opd}}
				if err := store.SaveRenstra(context.Background(), s.Region.Code, opd, rows, record()); err != nil {
					t.Errorf("%s: %v", opd, err)
				}
			})
		}
		wait.Wait()
		got, err := store.Snapshot(t.Context(), s.Region.Code)
		if err != nil {
			t.Fatal(err)
		}
		if len(got.Renstra) != 2 {
			t.Errorf("%d Renstra rows, want one of each office: %+v", len(got.Renstra), got.Renstra)
		}
	})
}

func TestRenstraOfAnUnknownOffice(t *testing.T) {
	t.Parallel()
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		store, s := newPlanStore(d), plantest.Full()
		if err := store.Save(t.Context(), s, record()); err != nil {
			t.Fatal(err)
		}
		err := store.SaveRenstra(t.Context(), s.Region.Code, "DISHUB", nil, record())
		if fault.KindOf(err) != fault.NotFound {
			t.Errorf("got %v, want not found", err)
		}
	})
}
