package app

import (
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"gurindam/internal/access"
	"gurindam/internal/assessor"
	"gurindam/internal/db"
	"gurindam/internal/db/dbtest"
	"gurindam/internal/evaluation"
	"gurindam/internal/identity"
	"gurindam/internal/plan/plantest"
	"gurindam/internal/region"
)

// tied is an app with the plan of a city, whom runs cycles, and an assessor of the
// nation with a session and a token for everything they may.
type tied struct {
	*App
	t       *testing.T
	site    http.Handler
	session string
	token   program
	person  string
	keeper  assessor.Author
}

func newTied(t *testing.T, d *db.DB) tied {
	t.Helper()
	a := build(d, time.Now)
	a.People = identity.NewService(peopleStore{a.db}, time.Now, identity.Cost{Memory: 64, Rounds: 1, Lanes: 1})
	a.equip("", nil)
	saved(t, a, plantest.Full())
	out := tied{App: a, t: t}
	var verbs []access.Verb
	for _, r := range access.Roles() {
		if access.Judges(r.ID) {
			verbs = append(verbs, r.Verbs...)
		}
	}
	out.token = programOf(t, a, "asesor", "asesor", access.Place{}, append(verbs, access.Account)...)
	out.site = NewSite(a, SiteOptions{Log: slog.New(slog.DiscardHandler)}).pages
	entry, err := a.People.SignIn(t.Context(), "asesor", testPassword, identity.Origin{Address: "127.0.0.1"})
	if err != nil {
		t.Fatal(err)
	}
	out.session, out.person = entry.Session, personOf(t, a, "asesor")
	out.keeper = assessor.Author{Actor: access.Actor{Person: "kem", Grants: []access.Grant{{Role: "kominfo"}}}, Name: "Kementerian (simulasi)"}
	if err := a.Assessors.Enter(t.Context(), out.keeper, assessor.Assessor{Person: out.person, Institution: "Universitas Contoh", Home: []region.Code{"11.71"}, Capacity: 9, Active: true}); err != nil {
		t.Fatal(err)
	}
	return out
}

// passes tells whether the assessor comes through the gate of a route, by page or by API.
func (w tied) passes(method, path string) bool {
	w.t.Helper()
	if strings.HasPrefix(path, "/api/") {
		return w.token.call(method, path, nil).Code != http.StatusForbidden
	}
	return asked(w.t, w.site, method, path, w.session)
}

func (w tied) read(path string) string {
	w.t.Helper()
	r := httptest.NewRequest(http.MethodGet, path, nil)
	r.Host = "localhost"
	r.AddCookie(&http.Cookie{Name: "gurindam_sesi", Value: w.session})
	rec := httptest.NewRecorder()
	w.site.ServeHTTP(rec, r)
	return rec.Body.String()
}

// A conflict shuts every page and every operation of the API that belongs to the
// region, at once, and no other; the region is gone from every list; lifting it opens
// them again.
func TestConflictShutsEveryDoor(t *testing.T) {
	t.Parallel()
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		w := newTied(t, d)
		const city = "21.72"
		type door struct{ method, path, elsewhere string }
		var open []door
		for _, route := range w.routes() {
			if route.Verb == access.Account || !strings.Contains(route.Pattern, "{region}") || strings.HasSuffix(route.Pattern, "/siaran") {
				continue // what is one's own account's stays; a stream that is open has no end, and is asked about below
			}
			method, path, _ := strings.Cut(route.Pattern, " ")
			at := func(code string) string {
				return anyWildcard.ReplaceAllString(strings.TrimSuffix(strings.NewReplacer("{region}", code, "{opd}", "x").Replace(path), "{$}"), "x")
			}
			if access.May(access.Actor{Person: "x", Grants: []access.Grant{{Role: "asesor"}}}, route.Verb, access.Place{Region: city}, time.Now()) {
				open = append(open, door{method, at(city), at("21.71")})
			}
		}
		if len(open) < 60 {
			t.Fatalf("hardly a route: %d", len(open))
		}
		shut := func(want bool) {
			t.Helper()
			n := 0
			for _, x := range open {
				if got := w.passes(x.method, x.path); want && got {
					t.Errorf("%s %s is open in spite of a conflict", x.method, x.path)
				} else if got {
					n++
				}
			}
			if !want && n < len(open)*3/4 { // some answer by what the plan holds
				t.Errorf("%d of %d doors are open without a conflict", n, len(open))
			}
			if page := w.read("/"); strings.Contains(page, "/kota/"+city) == want {
				t.Errorf("the front page leads there: %v", !want)
			}
			list := w.token.call(http.MethodGet, "/api/daerah", nil).Body.String()
			if strings.Contains(list, city) == want {
				t.Errorf("the API lists the region: %v, %s", !want, list)
			}
		}
		shut(false)
		err := w.Assessors.Declare(t.Context(), assessor.Author{Actor: access.Actor{Person: w.person, Grants: []access.Grant{{Role: "asesor"}}}, Name: "Asesor"},
			assessor.Conflict{Person: w.person, Region: city, Kind: assessor.Family, Reason: "saudara bekerja di sana"})
		if err != nil {
			t.Fatal(err)
		}
		shut(true)
		for _, path := range []string{"/kota/21.72/kerja/siaran", "/api/daerah/21.72/siaran"} {
			if w.passes("GET", path) {
				t.Errorf("the stream %s is open in spite of a conflict", path)
			}
		}
		for _, x := range open[:20] {
			if !w.passes(x.method, x.elsewhere) {
				t.Errorf("%s %s is shut without a conflict", x.method, x.elsewhere)
			}
		}
		people, err := world{w.App}.People(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range people {
			if p.ID == w.person && access.May(p.Actor(), access.Discuss, access.Place{Region: city}, time.Now()) {
				t.Error("they would be told of the region by mail")
			}
		}
		profile, err := w.Assessors.Own(t.Context(), access.Actor{Person: w.person, Grants: []access.Grant{{Role: "asesor"}}})
		if err != nil {
			t.Fatal(err)
		}
		if err := w.Assessors.Lift(t.Context(), w.keeper, w.person, profile.Ties[len(profile.Ties)-1].ID, "uji"); err != nil {
			t.Fatal(err)
		}
		shut(false)
	})
}

// An official who also judges keeps their own region: what bars is the role that judges.
func TestConflictLeavesAnOfficialTheirOwnRegion(t *testing.T) {
	t.Parallel()
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		w := newTied(t, d)
		more := identity.Invitation{Name: "Program asesor", Login: "asesor", Grant: access.Grant{Role: "sekretaris", Scope: access.Place{Region: "21.72"}}}
		if _, err := w.People.Invite(t.Context(), identity.Console(), more); err != nil {
			t.Fatal(err)
		}
		tie := assessor.Conflict{Person: w.person, Region: "21.72", Kind: assessor.Employment, Reason: "bekerja di sana"}
		if err := w.Assessors.Declare(t.Context(), w.keeper, tie); err != nil {
			t.Fatal(err)
		}
		if !w.passes("GET", "/kota/21.72/kerja") {
			t.Error("the secretary is shut out of their own plan")
		}
		_, actor, err := w.People.Who(t.Context(), w.session)
		if err != nil || access.May(actor, access.Assess, access.Place{Region: "21.72"}, time.Now()) {
			t.Errorf("they judge their own region: %v", err)
		}
	})
}

// A panel that is confirmed tells region and assessors; the region's page of the
// interview is its own.
func TestPanelsAreTold(t *testing.T) {
	t.Parallel()
	w := newTied(t, dbOf(t))
	ctx := t.Context()
	ministry := evaluation.Author{Actor: w.keeper.Actor, Name: w.keeper.Name}
	c := evaluation.Cycle{ID: "2026", Name: "Evaluasi 2026 (simulasi)", Year: 2026, Assessors: 1, Spread: 1, Sample: 50, Cohorts: []evaluation.Cohort{{ID: "r", Name: "Reguler", Instrument: "kominfo-2024-reguler"}}}
	today := time.Now().In(evaluation.Zone)
	for _, s := range evaluation.Stages {
		c.Windows = append(c.Windows, evaluation.Window{Stage: s, First: today.AddDate(0, 0, -1), Last: today.AddDate(0, 0, 30)})
	}
	secretary := evaluation.Author{Actor: access.Actor{Person: "s", Grants: []access.Grant{{Role: "sekretaris", Scope: access.Place{Region: "21.72"}}}}, Name: "Sekretaris"}
	for _, step := range []func() error{
		func() error { return w.Cycles.Save(ctx, ministry, c) },
		func() error { return w.Cycles.Enrol(ctx, ministry, "2026", "r", []region.Code{"21.72"}) },
		func() error { return w.Cycles.Begin(ctx, ministry, "2026") },
		func() error { return w.Cycles.Reply(ctx, secretary, "2026", "21.72", true, "") },
		func() error { return w.Assessors.Propose(ctx, w.keeper, "2026", 1) },
		func() error { return w.Assessors.Confirm(ctx, w.keeper, "2026") },
	} {
		if err := step(); err != nil {
			t.Fatal(err)
		}
	}
	if page := w.read(assessor.OwnPath); strings.Contains(page, "Tanjung Pinang") || !strings.Contains(page, "Saya menyatakan demikian") {
		t.Error("the region is told before the statement is signed")
	}
	if page := w.read("/pemberitahuan"); !strings.Contains(page, "menetapkan panel penilai") {
		t.Error("the assessor is not told")
	}
	if !w.passes("GET", "/asesor/kalender.ics") || w.passes("GET", "/evaluasi/2026/penugasan") || w.passes("GET", "/evaluasi/2026/wawancara/21.72") || w.passes("GET", "/kota/21.72/evaluasi/2026/wawancara") {
		t.Error("an assessor opens what is the ministry's or the region's")
	}
}

func dbOf(t *testing.T) *db.DB {
	t.Helper()
	d, err := db.Open(t.Context(), "sqlite:"+t.TempDir()+"/asesor.db")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { d.Close() })
	return d
}

// interviews has a region of the example that speaks with its panel now, and a tie of
// the assessor that was declared.
func (x *example) interviews() {
	x.t.Helper()
	by, ministry := x.author("asesor"), x.author("kominfo")
	x.sample["assessor"] = by.Person
	keeper := assessor.Author{Actor: ministry.Actor, Name: ministry.Name}
	x.must(x.Assessors.Declare(x.t.Context(), keeper, assessor.Conflict{Person: by.Person, Region: "33.74", Kind: assessor.Consultant, From: 2024, Reason: "pendamping masterplan"}))
	x.must(x.Assessors.Appoint(x.t.Context(), keeper, assessor.Slot{Cycle: judgedCycle, Region: judgedCity, Start: x.now().Add(-time.Hour).UTC(), Minutes: 60, Way: assessor.Online, Link: "https://rapat.example/contoh"}))
}
