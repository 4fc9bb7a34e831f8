package app

import (
	"context"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"gurindam/internal/access"
	"gurindam/internal/db"
	"gurindam/internal/db/dbtest"
	"gurindam/internal/desk"
	"gurindam/internal/desk/deskdb"
	"gurindam/internal/discussion"
	"gurindam/internal/fault"
	"gurindam/internal/identity"
	"gurindam/internal/plan/plantest"
	"gurindam/internal/region"
	"gurindam/internal/workspace"
)

// keeperOf gives somebody who keeps the region of the tests.
func keeperOf(role string) region.Author {
	return region.Author{Actor: access.Actor{Person: "orang-" + role, Grants: []access.Grant{{Role: role, Scope: kota}}}, Name: "Uji " + role}
}

func eachTown(t *testing.T, fn func(t *testing.T, a *App)) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		a := writing(t, d)
		a.People = identity.NewService(peopleStore{a.db}, a.now, identity.Cost{Memory: 64, Rounds: 1, Lanes: 1})
		fn(t, a)
	})
}

func merger() region.Event {
	return region.Event{Kind: region.Merged, Date: "2026-01-02", Decree: "Perda 1/2026",
		From: []region.Named{{Code: "DISKOMINFO", Name: "Dinas Komunikasi dan Informatika"}, {Code: "DINKES", Name: "Dinas Kesehatan"}}, To: []region.Named{{Code: "GABUNG", Name: "Dinas Gabungan"}}}
}

// A merger takes everything that points to the offices along, in one change set
// that can be taken back.
func TestAMergerTakesThePlanAlong(t *testing.T) {
	t.Parallel()
	eachTown(t, func(t *testing.T, a *App) {
		before := state(t, a)
		give(t, a, desk.Target{Kind: desk.ToOffice, ID: "DINKES", Name: "Dinas Kesehatan"})
		if err := a.Region.Reorganise(t.Context(), keeperOf("sekda"), tanjungpinang, region.Reform{Event: merger(), Apply: true}); err != nil {
			t.Fatal(err)
		}
		st := state(t, a)
		wantStored(t, a)
		if len(st.OPDs) != 1 || st.OPDs[0].Code != "GABUNG" || st.Rev != before.Rev+1 {
			t.Errorf("offices %+v, revision %d after %d", st.OPDs, st.Rev, before.Rev)
		}
		for _, office := range []string{"DISKOMINFO", "DINKES"} {
			left, err := regionPlan{a.Work}.Pointers(t.Context(), tanjungpinang, office)
			if err != nil || len(left) > 0 {
				t.Errorf("%s is still pointed to: %+v, %v", office, left, err)
			}
		}
		hanging, err := a.Region.Hanging(t.Context(), tanjungpinang, "GABUNG")
		if err != nil || len(hanging.Tasks) != 1 {
			t.Errorf("tasks of the new office: %+v, %v", hanging, err)
		}
		first := st.Masterplan.Initiatives[0]
		if first.OPD != "GABUNG" || !slices.Equal(first.Supporting, []string{"GABUNG"}) {
			t.Errorf("%s by %v", first.OPD, first.Supporting)
		}
		log, err := a.Work.History(t.Context(), tanjungpinang, workspace.Query{Since: before.Rev})
		if err != nil || len(log) == 0 || log[0].Name != "Uji sekda" || !strings.Contains(log[0].Reason, "Perda 1/2026") {
			t.Errorf("%+v, %v", log, err)
		}
		r, err := a.Region.Register(t.Context(), tanjungpinang)
		if err != nil || len(r.Events) != 1 || len(region.CheckHistory(r.Events, region.Bare(r.Offices))) > 0 {
			t.Errorf("%+v, %v", r.Events, err)
		}
	})
}

// Where the plan refuses, the history keeps nothing either.
func TestAnEventIsKeptWholeOrNotAtAll(t *testing.T) {
	t.Parallel()
	eachTown(t, func(t *testing.T, a *App) {
		before := state(t, a)
		split := region.Event{Kind: region.Split, Date: "2026-01-02", Decree: "Perda 1/2026", From: []region.Named{{Code: "DINKES", Name: "Dinas Kesehatan"}},
			To: []region.Named{{Code: "A", Name: "Dinas A"}, {Code: strings.Repeat("B", 41), Name: "Dinas B"}}}
		chosen := map[string]string{}
		pointers, err := a.Region.Pointers(t.Context(), tanjungpinang, split)
		if err != nil || len(pointers["DINKES"]) == 0 {
			t.Fatal(pointers, err)
		}
		for _, p := range pointers["DINKES"] {
			chosen[p.Key()] = "A"
		}
		for name, c := range map[string]struct {
			by   region.Author
			f    region.Reform
			want fault.Kind
		}{
			"a code too long":         {keeperOf("sekretaris"), region.Reform{Event: split, Apply: true, Chosen: chosen}, fault.Invalid},
			"nothing chosen":          {keeperOf("sekretaris"), region.Reform{Event: split, Apply: true}, fault.Invalid},
			"a form that is late":     {keeperOf("sekretaris"), region.Reform{Event: merger(), Apply: true, Seen: 3}, fault.Conflict},
			"who keeps no region":     {keeperOf("wali-kota"), region.Reform{Event: merger(), Apply: true}, fault.Forbidden},
			"a code that stands":      {keeperOf("sekretaris"), region.Reform{Event: region.Event{Kind: region.Formed, Date: "2026-01-02", Decree: "Perda", To: []region.Named{{Code: "DINKES", Name: "X"}}}, Apply: true}, fault.Conflict},
			"a code the plan refuses": {keeperOf("sekretaris"), region.Reform{Event: region.Event{Kind: region.Formed, Date: "2026-01-02", Decree: "Perda", To: []region.Named{{Code: "dinkes", Name: "X"}}}, Apply: true}, fault.Conflict},
		} {
			err := a.Region.Reorganise(t.Context(), c.by, tanjungpinang, c.f)
			if fault.KindOf(err) != c.want {
				t.Errorf("%s: %v", name, err)
			}
			r, err := a.Region.Register(t.Context(), tanjungpinang)
			if err != nil || len(r.Events) > 0 {
				t.Errorf("%s: %+v, %v", name, r.Events, err)
			}
		}
		if diff := cmp.Diff(before.OPDs, fresh(t, a).OPDs); diff != "" {
			t.Error(diff)
		}
	})
}

// Everything in the plan that names an office is found: what the workbook says is
// unknown once the office is off the list.
func TestEveryPointerIsFound(t *testing.T) {
	t.Parallel()
	eachTown(t, func(t *testing.T, a *App) {
		got := map[string]bool{}
		found, err := regionPlan{a.Work}.Pointers(t.Context(), tanjungpinang, "DISKOMINFO")
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range found {
			if p.Row == "" || p.Title == "" || p.Named == "" || !strings.Contains(p.Text, "DISKOMINFO") {
				t.Errorf("%+v", p)
			}
			got[p.Title+" "+p.Code] = true
		}
		want := map[string]bool{}
		for _, at := range []string{"Kesiapan KS-001", "Analisis Gap GP-001", "SWOT SW-001", "RPJMD P1", "Renstra DISKOMINFO/2.16.03", "Rencana Aksi SG-01", "Rencana Pendukung RP-001", "Quick Win QW-001", "Risiko RK-001"} {
			want[at] = true
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Error(diff)
		}
	})
}

// settled prepares Ana, who leads DINKES, with an account, an office, a seat, a
// group and a task; and Budi, who has an account.
func settled(t *testing.T, a *App) (ana, budi identity.Person) {
	t.Helper()
	dinkes := access.Place{Region: "21.72", OPD: "DINKES"}
	for login, role := range map[string]string{"ana": "kepala-opd", "budi": "perencana-opd"} {
		token, err := a.People.Invite(t.Context(), identity.Console(), identity.Invitation{Name: strings.ToUpper(login[:1]) + login[1:] + " Contoh", Login: login, Grant: access.Grant{Role: role, Scope: dinkes}})
		if err != nil {
			t.Fatal(err)
		}
		if err := a.People.Take(t.Context(), token, identity.Filled{Password: testPassword}); err != nil {
			t.Fatal(err)
		}
	}
	var err error
	if ana, err = a.People.Known(t.Context(), "ana"); err == nil {
		budi, err = a.People.Known(t.Context(), "budi")
	}
	if err != nil {
		t.Fatal(err)
	}
	by := keeperOf("sekretaris")
	if _, err := a.Region.Appoint(t.Context(), by, tanjungpinang, region.Official{Name: "Ana Contoh", Position: "Kepala Dinas Kesehatan", OPD: "DINKES", From: "2024-01-01", Account: ana.ID}); err != nil {
		t.Fatal(err)
	}
	if err := a.Region.Compose(t.Context(), by, tanjungpinang, region.Group{Dimension: "SL", Lead: region.Seated{OPD: "DINKES", Person: "Ana Contoh"}}); err != nil {
		t.Fatal(err)
	}
	if out := apply(t, a, secretary(), fill("anggota", state(t, a).IDs["anggota"][0], "nama", "Nama Contoh", "Ana Contoh")); out.Stopped() {
		t.Fatalf("%+v", out)
	}
	give(t, a, desk.Target{Kind: desk.ToPerson, ID: ana.ID, Name: ana.Name})
	return ana, budi
}

// give gives a task.
func give(t *testing.T, a *App, to desk.Target) {
	t.Helper()
	task := desk.Task{ID: "tugas-1", Region: tanjungpinang, Text: "Isi target", To: to, Given: discussion.Stamp{Person: "x", Name: "X", At: time.Now()}}
	if err := a.db.Update(t.Context(), func(tx *db.Tx) error { return deskdb.Records{Tx: tx}.SaveTask(t.Context(), task) }); err != nil {
		t.Fatal(err)
	}
}

func everything(o region.Owned) map[region.ItemKind]map[string]bool {
	out := map[region.ItemKind]map[string]bool{}
	for _, i := range o.Items() {
		if out[i.Kind] == nil {
			out[i.Kind] = map[string]bool{}
		}
		out[i.Kind][i.Ref] = true
	}
	return out
}

func TestEverythingGoesOverAtOnce(t *testing.T) {
	t.Parallel()
	eachTown(t, func(t *testing.T, a *App) {
		ana, budi := settled(t, a)
		by, who := keeperOf("sekretaris"), region.Leaver{Account: ana.ID}
		owned, err := a.Region.Owned(t.Context(), by, tanjungpinang, who)
		if err != nil || len(owned.Items()) != 5 {
			t.Fatalf("%+v, %v", owned.Items(), err)
		}
		today := a.Region.Today()
		wish := region.Wish{To: region.Account{ID: budi.ID}, Last: today, Kept: everything(owned), Decree: "SK 2"}
		done, token, err := a.Region.HandOver(t.Context(), by, tanjungpinang, who, wish)
		if err != nil || token != "" || len(done.Items) != 5 {
			t.Fatalf("%+v, %q, %v", done, token, err)
		}
		left, err := a.Region.Owned(t.Context(), by, tanjungpinang, who)
		if err != nil || len(left.Seats)+len(left.Groups)+len(left.Tasks) > 0 || len(left.Grants) != 1 || len(left.Offices) != 1 || left.Offices[0].Until != today {
			t.Errorf("still Ana's: %+v, %v", left, err)
		}
		tomorrow := today.Next().Begins()
		if left.Grants[0].Holds(tomorrow) {
			t.Error("Ana's role holds tomorrow")
		}
		got, err := a.Region.Owned(t.Context(), by, tanjungpinang, region.Leaver{Account: budi.ID})
		if err != nil || len(got.Seats) != 1 || len(got.Tasks) != 1 || len(got.Groups) != 1 || len(got.Offices) != 1 || got.Offices[0].From != today.Next() || len(got.Grants) != 2 {
			t.Errorf("Budi's: %+v, %v", got, err)
		}
		if !slices.ContainsFunc(got.Grants, func(g access.Grant) bool {
			return g.Role == "kepala-opd" && g.Holds(tomorrow) && !g.Holds(time.Now())
		}) {
			t.Errorf("%+v", got.Grants)
		}
		wantStored(t, a)
		_, _, err = a.Region.HandOver(t.Context(), by, tanjungpinang, who, wish)
		if fault.KindOf(err) != fault.Conflict {
			t.Errorf("once more: %v", err)
		}
	})
}

// Where one part is refused, none of it happens.
func TestAHandOverIsWholeOrNothing(t *testing.T) {
	t.Parallel()
	eachTown(t, func(t *testing.T, a *App) {
		ana, budi := settled(t, a)
		who := region.Leaver{Account: ana.ID}
		owned, err := a.Region.Owned(t.Context(), keeperOf("sekretaris"), tanjungpinang, who)
		if err != nil {
			t.Fatal(err)
		}
		wish := region.Wish{To: region.Account{ID: budi.ID}, Last: a.Region.Today(), Kept: everything(owned)}
		if _, _, err := a.Region.HandOver(t.Context(), keeperOf("sekda"), tanjungpinang, who, wish); fault.KindOf(err) != fault.Forbidden {
			t.Errorf("who may not give the role: %v", err)
		}
		if _, err := a.Region.Appoint(t.Context(), keeperOf("sekretaris"), tanjungpinang, region.Official{Name: "Citra Contoh", Position: "Kepala Dinas Kesehatan", OPD: "DINKES", From: a.Region.Today().Next().Next()}); fault.KindOf(err) != fault.Conflict {
			t.Errorf("two in one office: %v", err)
		}
		after, err := a.Region.Owned(t.Context(), keeperOf("sekretaris"), tanjungpinang, who)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(owned, after); diff != "" {
			t.Error(diff)
		}
	})
}

// Whoever takes over is told when they first sign in, and says that they know.
func TestTheSuccessorIsTold(t *testing.T) {
	t.Parallel()
	a, b := newEntry(t)
	if err := a.Plans.Take(t.Context(), plantest.Full(), record()); err != nil {
		t.Fatal(err)
	}
	ana, _ := settled(t, a)
	owned, err := a.Region.Owned(t.Context(), keeperOf("sekretaris"), tanjungpinang, region.Leaver{Account: ana.ID})
	if err != nil {
		t.Fatal(err)
	}
	kept := map[region.ItemKind]map[string]bool{region.GrantItem: everything(owned)[region.GrantItem]}
	wish := region.Wish{To: region.Account{Name: "Citra Contoh", Login: "citra"}, Last: a.Region.Today().Before(), Kept: kept}
	done, token, err := a.Region.HandOver(t.Context(), keeperOf("sekretaris"), tanjungpinang, region.Leaver{Account: ana.ID}, wish)
	if err != nil || token == "" {
		t.Fatal(token, err)
	}
	if err := a.People.Take(t.Context(), token, identity.Filled{Password: testPassword}); err != nil {
		t.Fatal(err)
	}
	w := b.send(http.MethodPost, "/masuk", url.Values{"nama": {"citra"}, "sandi": {testPassword}, "ke": {"/akun"}})
	if to := w.Header().Get("Location"); w.Code != http.StatusSeeOther || to != "/serah-terima?ke=%2Fakun" {
		t.Fatalf("%d, leads to %s", w.Code, to)
	}
	b.page("/serah-terima?ke=%2Fakun", "Anda menerima dari Ana Contoh", "Kepala OPD · OPD DINKES", `href="/akun"`)
	b.want("accept", b.send(http.MethodPost, "/serah-terima", url.Values{"daerah": {"21.72"}, "serah_terima": {done.ID}, "ke": {"/akun"}}), http.StatusSeeOther)
	b.signIn("citra")
}

// Two who keep the same register at once lose nothing of each other's.
func TestTwoKeepers(t *testing.T) {
	t.Parallel()
	eachTown(t, func(t *testing.T, a *App) {
		results := make(chan error, 8)
		for i := range cap(results) {
			go func(ctx context.Context) {
				e := region.Event{Kind: region.Formed, Date: "2016-01-01", Decree: "Perda", To: []region.Named{{Code: "OPD" + string(rune('A'+i)), Name: "Dinas"}}}
				results <- a.Region.Reorganise(ctx, keeperOf("sekretaris"), tanjungpinang, region.Reform{Event: e, Apply: true})
			}(t.Context())
		}
		kept := 0
		for range cap(results) {
			switch err := <-results; {
			case err == nil:
				kept++
			case fault.KindOf(err) != fault.Conflict:
				t.Error(err)
			}
		}
		r, err := a.Region.Register(t.Context(), tanjungpinang)
		if err != nil || kept != 1 || len(r.Events) != kept || len(r.Offices) != 2+kept {
			t.Errorf("%d kept, %d events, %d offices, %v", kept, len(r.Events), len(r.Offices), err)
		}
		wantStored(t, a)
	})
}
