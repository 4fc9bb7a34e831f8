package app

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"gurindam/internal/access"
	"gurindam/internal/db"
	"gurindam/internal/db/dbtest"
	"gurindam/internal/decimal"
	"gurindam/internal/plan"
	"gurindam/internal/plan/plantest"
	"gurindam/internal/region"
	"gurindam/internal/workspace"
)

const tanjungpinang = region.Code("21.72")

// writing gives the services over a database that holds the full plan.
func writing(t *testing.T, d *db.DB) *App {
	t.Helper()
	a := build(d, time.Now)
	if err := a.Plans.Take(t.Context(), plantest.Full(), plan.Import{Kind: "rencana", At: time.Now(), Person: "uji", File: "uji.xlsx"}); err != nil {
		t.Fatal(err)
	}
	return a
}

func author(role string, scope access.Place) workspace.Author {
	return workspace.Author{Actor: access.Actor{Person: "orang-" + role, Grants: []access.Grant{{Role: role, Scope: scope}}}, Name: "Uji " + role}
}

func secretary() workspace.Author {
	return author("sekretaris", access.Place{Region: string(tanjungpinang)})
}

func state(t testing.TB, a *App) workspace.State {
	t.Helper()
	st, _, err := a.Work.State(t.Context(), tanjungpinang)
	if err != nil {
		t.Fatal(err)
	}
	return st
}

func apply(t testing.TB, a *App, who workspace.Author, changes ...workspace.Change) workspace.Outcome {
	t.Helper()
	out, err := a.Work.Apply(t.Context(), who, tanjungpinang, workspace.Batch{Changes: changes})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func fill(list, row, field, base, value string) workspace.Change {
	return workspace.Change{Op: workspace.Fill, List: list, Row: row, Field: field, Base: base, Value: value}
}

var sameNumbers = cmp.Comparer(func(a, b decimal.Decimal) bool { return a.String() == b.String() && a.Present() == b.Present() })

// fresh reads the plan from the tables, past what is remembered.
func fresh(t testing.TB, a *App) workspace.State {
	t.Helper()
	return state(t, build(a.db, time.Now))
}

// What is remembered after a change is what the tables hold.
func wantStored(t testing.TB, a *App) {
	t.Helper()
	if diff := cmp.Diff(fresh(t, a), state(t, a), sameNumbers, cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("the tables hold something else (-tables +memory):\n%s", diff)
	}
}

func TestCellsAndRowsAreKept(t *testing.T) {
	t.Parallel()
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		a := writing(t, d)
		st := state(t, a)
		first := st.Masterplan.Initiatives[0]
		id := st.IDs["rencana_aksi"][0]
		out := apply(t, a, secretary(),
			fill("rencana_aksi", id, "inisiatif", first.Name, "Nama yang baru"),
			fill("rencana_aksi", id, "kode", first.Code, "ZZ-99"),
			fill("profil", "profil", "judul", st.Masterplan.Profile.Title, "Judul yang baru"),
			fill("visi", "visi", "makna", st.Masterplan.Vision.Meaning, "Makna yang baru"),
			workspace.Change{Op: workspace.Add, List: "risiko", Row: strings.Repeat("a", 20), Cells: map[string]string{"risiko": "Server terendam", "dampak": "4", "kemungkinan": "2"}},
			workspace.Change{Op: workspace.Move, List: "rencana_aksi", Row: id, After: st.IDs["rencana_aksi"][1]},
		)
		if out.Stopped() {
			t.Fatalf("%+v", out.Results)
		}
		wantStored(t, a)
		now := state(t, a)
		if got := now.Masterplan.Initiatives[1]; got.Name != "Nama yang baru" || got.Code != "ZZ-99" {
			t.Errorf("the initiative is %s %q", got.Code, got.Name)
		}
		for _, l := range now.Masterplan.Links {
			if l.Initiative == first.Code {
				t.Errorf("a link still names %s", first.Code)
			}
		}
		if n := len(now.Masterplan.Risks); now.Masterplan.Risks[n-1].Text != "Server terendam" {
			t.Errorf("risks: %+v", now.Masterplan.Risks)
		}
		if now.Rev != st.Rev+1 {
			t.Errorf("change set %d after %d", now.Rev, st.Rev)
		}
		undone, err := a.Work.Undo(t.Context(), secretary(), tanjungpinang, workspace.Query{Since: st.Rev}, "uji")
		if err != nil || undone.Stopped() {
			t.Fatalf("%v %+v", err, undone.Results)
		}
		if diff := cmp.Diff(st.Snapshot, fresh(t, a).Snapshot, sameNumbers, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("after taking it back (-before +after):\n%s", diff)
		}
	})
}

// Fifty people write at once, many of them the same cells. Whatever was told to be
// saved stands there or was seen by whoever wrote over it; everything is in the
// history; nothing is lost.
func TestFiftyEditors(t *testing.T) {
	t.Parallel()
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		a := writing(t, d)
		st := state(t, a)
		ids := st.IDs["rencana_aksi"]
		const editors, writes = 50, 12
		var mu sync.Mutex
		saved, conflicts := 0, 0
		var all sync.WaitGroup
		for e := range editors {
			all.Go(func() {
				who := secretary()
				who.Person, who.Name = fmt.Sprint("editor-", e), fmt.Sprint("Editor ", e)
				for n := range writes {
					id := ids[(e+n)%min(5, len(ids))] // few cells, so that they meet
					mine := fmt.Sprintf("tulisan %d dari %d", n, e)
					for base := seen(t, a, id); ; {
						out, err := a.Work.Apply(context.WithoutCancel(t.Context()), who, tanjungpinang, workspace.Batch{Changes: []workspace.Change{fill("rencana_aksi", id, "deskripsi", base, mine)}})
						if err != nil {
							t.Error(err)
							return
						}
						r := out.Results[0]
						mu.Lock()
						if r.Status == workspace.Saved {
							saved++
						} else {
							conflicts++
						}
						mu.Unlock()
						if r.Status != workspace.Conflict {
							break
						}
						base = r.Value // read what the other wrote, then decide again
					}
				}
			})
		}
		all.Wait()
		if saved != editors*writes {
			t.Errorf("%d writes saved, want %d (%d conflicts)", saved, editors*writes, conflicts)
		}
		entries, err := a.Work.History(t.Context(), tanjungpinang, workspace.Query{Since: st.Rev, List: "rencana_aksi", Field: "deskripsi", Limit: 1000})
		if err != nil || len(entries) != saved {
			t.Fatalf("%d entries, %v", len(entries), err)
		}
		at := map[string]string{} // what stood in each cell, from the newest back
		for i, id := range ids {
			at[id] = fresh(t, a).Masterplan.Initiatives[i].Description
		}
		for _, e := range entries {
			if e.After != at[e.Row] {
				t.Fatalf("set %d wrote %q, but then there stood %q", e.Rev, e.After, at[e.Row])
			}
			at[e.Row] = e.Before
		}
		for i, id := range ids {
			if at[id] != st.Masterplan.Initiatives[i].Description {
				t.Errorf("the history of %s does not lead back to its beginning", id)
			}
		}
		wantStored(t, a)
	})
}

func seen(t *testing.T, a *App, id string) string {
	st := state(t, a)
	return st.Masterplan.Initiatives[slices.Index(st.IDs["rencana_aksi"], id)].Description
}

// Taking a workbook in is a change set like any other, which can be looked at and
// taken back.
func TestImportIsHistory(t *testing.T) {
	t.Parallel()
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		a := writing(t, d)
		st := state(t, a)
		next := plantest.Full()
		next.Masterplan.Risks = slices.Delete(next.Masterplan.Risks, 0, 1)
		next.Masterplan.Initiatives[0].Name = "Dari berkas"
		next.OPDs = append(next.OPDs, region.OPD{Code: "BARU", Name: "Dinas Baru"})
		if err := a.Plans.Take(t.Context(), next, plan.Import{Kind: "rencana", At: time.Now(), Person: "uji", File: "kedua.xlsx"}); err != nil {
			t.Fatal(err)
		}
		wantStored(t, a)
		entries, err := a.Work.History(t.Context(), tanjungpinang, workspace.Query{Since: st.Rev})
		if err != nil {
			t.Fatal(err)
		}
		kinds := map[string]int{}
		for _, e := range entries {
			switch {
			case e.Added():
				kinds["datang "+e.List]++
			case e.Removed():
				kinds["pergi "+e.List]++
			case !e.Moved():
				kinds["isi "+e.List]++
			}
			if e.Kind != workspace.Imported || e.Reason != "kedua.xlsx" {
				t.Errorf("entry %+v", e)
			}
		}
		if diff := cmp.Diff(map[string]int{"datang opd": 1, "pergi risiko": 1, "isi rencana_aksi": 1}, kinds); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
		undone, err := a.Work.Undo(t.Context(), secretary(), tanjungpinang, workspace.Query{Since: st.Rev}, "berkas yang salah")
		if err != nil || undone.Stopped() {
			t.Fatalf("%v %+v", err, undone.Results)
		}
		if diff := cmp.Diff(st.Snapshot, fresh(t, a).Snapshot, sameNumbers, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("after taking it back (-before +after):\n%s", diff)
		}
	})
}
