package app

import (
	"log/slog"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"gurindam/examples"
	"gurindam/internal/access"
	"gurindam/internal/doc/doctest"
	"gurindam/internal/evidence"
	"gurindam/internal/identity"
	"gurindam/internal/instrument"
	"gurindam/internal/plan/workbook"
	"gurindam/internal/publication"
	"gurindam/internal/region"
	"gurindam/internal/sheet"
	"gurindam/internal/web"
	"gurindam/internal/workspace"
)

// example is the program as the demo shows it, with some of everything that people
// make in it, and the sessions of those who may look at it.
type example struct {
	*App
	t       *testing.T
	site    http.Handler
	session map[string]string // by login
	sample  map[string]string // what stands for the wildcards of addresses
}

func newExample(t *testing.T) *example {
	t.Helper()
	a := opened(t)
	a.People = identity.NewService(peopleStore{a.db}, a.now, identity.Cost{Memory: 64, Rounds: 1, Lanes: 1})
	x := &example{App: a, t: t, session: map[string]string{}, sample: map[string]string{}}
	x.site = NewSite(a, SiteOptions{Log: slog.New(slog.DiscardHandler), URL: "http://localhost:8080"}).pages
	_, err := a.ImportPlan(t.Context(), "../../examples/tanjungpinang", examples.TanjungpinangCode, false)
	x.must(err)
	x.people()
	x.must(a.SampleTalk(t.Context(), tanjungpinang))
	x.plan()
	x.administration()
	x.instruments()
	x.evidence()
	x.answers()
	x.assessments()
	x.surveys()
	x.interviews()
	x.results()
	return x
}

func (x *example) must(err error) {
	x.t.Helper()
	if err != nil {
		x.t.Fatal(err)
	}
}

// people makes an account of every role, and one that waits.
func (x *example) people() {
	x.t.Helper()
	ctx := x.t.Context()
	scopes := []access.Place{{}, kota, {Region: string(tanjungpinang), OPD: "DISKOMINFO"}, {Region: string(tanjungpinang), Dimension: "SG"}}
	for _, role := range access.Roles() {
		i := slices.IndexFunc(scopes, role.Fits)
		key, err := x.People.Invite(ctx, identity.Console(), identity.Invitation{Name: role.Name + " (contoh)", Login: role.ID, Grant: access.Grant{Role: role.ID, Scope: scopes[i]}})
		x.must(err)
		if role.ID == access.Public {
			continue
		}
		x.must(x.People.Take(ctx, key, identity.Filled{Password: testPassword}))
		entry, err := x.People.SignIn(ctx, role.ID, testPassword, identity.Origin{Address: "127.0.0.1"})
		x.must(err)
		x.session[role.ID] = entry.Session
	}
	beside := identity.Invitation{Name: "Sekretaris kota sebelah (contoh)", Login: "sebelah", Grant: access.Grant{Role: "sekretaris", Scope: access.Place{Region: "21.71"}}}
	key, err := x.People.Invite(ctx, identity.Console(), beside)
	x.must(err)
	x.must(x.People.Take(ctx, key, identity.Filled{Password: testPassword}))
	entry, err := x.People.SignIn(ctx, "sebelah", testPassword, identity.Origin{Address: "127.0.0.1"})
	x.must(err)
	x.session["sebelah"] = entry.Session
	invited := identity.Invitation{Name: "Orang Baru (contoh)", Login: "baru", Grant: access.Grant{Role: "perencana-opd", Scope: scopes[2]}}
	x.sample["link"], err = x.People.Invite(ctx, identity.Console(), invited)
	x.must(err)
	x.must(x.People.AskRecovery(ctx, "kepala-opd", lost, identity.Origin{Address: "10.0.0.1"}))
}

// plan writes, freezes and prints the plan, and has a workbook with a mistake waiting.
func (x *example) plan() {
	x.t.Helper()
	ctx, who := x.t.Context(), x.author("sekretaris")
	st := state(x.t, x.App)
	id := st.IDs[workbook.InitiativeList][0]
	first, err := x.Kept.Name(ctx, who, tanjungpinang, workspace.Naming{Name: "Rancangan awal"})
	x.must(err)
	printed(x.t, x.App)
	apply(x.t, x.App, who, fill(workbook.InitiativeList, id, "inisiatif", st.Masterplan.Initiatives[0].Name, "Nama yang baru"), fill("visi", "visi", "makna", st.Masterplan.Vision.Meaning, "Makna yang baru"))
	second, err := x.Kept.Name(ctx, who, tanjungpinang, workspace.Naming{Name: "Rancangan akhir"})
	x.must(err)
	printed(x.t, x.App)
	bad := edited(x.t, x.App, func(f *sheet.Form) { *cellOf(f, "Rencana Aksi", "opd", 0) = "DINAS GAIB" })
	upload, err := exchange{x.App, x.store}.Keep(ctx, who, tanjungpinang, workspace.Upload{Kind: workspace.PlanUpload}, bad)
	x.must(err)
	photo, err := x.Album.Keep(ctx, who.Actor, tanjungpinang, doctest.Image("image/jpeg", 60, 30).Bytes)
	x.must(err)
	st = state(x.t, x.App)
	for name, value := range map[string]string{
		"row": id, "rev": strconv.FormatInt(st.Rev, 10), "upload": upload, "hash": photo.Hash, "list": workbook.InitiativeList, "daftar": workbook.InitiativeList,
		"n": strconv.Itoa(first.Number), "m": strconv.Itoa(second.Number), "edition": "1", "other": "2", "book": string(publication.Masterplan), "id": id,
		"element": st.RPJMD.Elements[0].Code,
	} {
		x.sample[name] = value
	}
}

// author is somebody as the author of changes.
func (x *example) author(login string) workspace.Author {
	who, actor, err := x.People.Who(x.t.Context(), x.session[login])
	x.must(err)
	return workspace.Author{Actor: actor, Name: who.Name}
}

// administration appoints an official and composes a group.
func (x *example) administration() {
	x.t.Helper()
	ctx, by := x.t.Context(), keeperOf("sekretaris")
	_, err := x.Region.Appoint(ctx, by, tanjungpinang, region.Official{Name: "Pejabat Contoh", Position: "Kepala Dinas Kesehatan", OPD: "DINKES", From: "2024-01-01"})
	x.must(err)
	x.must(x.Region.Compose(ctx, by, tanjungpinang, region.Group{Dimension: "SL", Lead: region.Seated{OPD: "DINKES", Person: "Pejabat Contoh"}}))
	former := []region.Named{{Code: "DINKOM-LAMA", Name: "Dinas Kominfo lama"}, {Code: "KANTOR-PDE", Name: "Kantor Pengolahan Data"}}
	merged := region.Event{Kind: region.Merged, Date: "2017-01-02", Decree: "Perda contoh", From: former, To: []region.Named{{Code: "DISKOMINFO", Name: "Dinas Komunikasi dan Informatika"}}}
	x.must(x.Region.Reorganise(ctx, by, tanjungpinang, region.Reform{Event: merged}))
	r, err := x.Region.Register(ctx, tanjungpinang)
	x.must(err)
	x.sample["official"] = r.Officials[0].ID
	heads, err := x.Talks.Open(ctx, access.Actor{Person: "uji", Grants: []access.Grant{{Role: "sekretaris", Scope: kota}}}, tanjungpinang)
	x.must(err)
	x.sample["thread"] = heads[0].ID
}

// look is a page of the example, and who looks at it.
type look struct{ pattern, login, path string }

// request asks for the page as its reader would.
func (x *example) request(l look) *http.Request {
	r, err := http.NewRequestWithContext(x.t.Context(), http.MethodGet, "http://localhost:8080"+l.path, nil)
	x.must(err)
	if s := x.session[l.login]; s != "" {
		r.AddCookie(&http.Cookie{Name: "gurindam_sesi", Value: s})
	}
	return r
}

// instruments has next year's version of an instrument being written.
func (x *example) instruments() {
	x.t.Helper()
	person := x.author("kominfo")
	v, err := x.Instruments.Draft(x.t.Context(), instrument.Author{Actor: person.Actor, Name: person.Name}, "kominfo-2024-reguler", 2025, "")
	x.must(err)
	x.sample["instrument"] = v.ID
}

// evidence has an item that somebody may look at.
func (x *example) evidence() {
	x.t.Helper()
	person := x.author("sekretaris")
	i, err := x.Proofs.AddFile(x.t.Context(), evidence.Author{Actor: person.Actor, Name: person.Name}, tanjungpinang,
		evidence.Sent{Name: "monev.csv", Data: []byte("kode;program\nSG-01;Portal\n")}, evidence.Details{Type: "monev", Title: "Tabel monev contoh", From: 2026})
	x.must(err)
	x.sample["item"] = i.ID
}

// reader is who is sent to look at a route: the secretary, where they may; nobody, at
// the ways in; the keeper of the system, or the first role that may, for what is left.
func (x *example) reader(r web.Route) string {
	secretary := author("sekretaris", kota).Actor
	switch {
	case r.Pattern == "GET /kota/{region}/mulai": // of a region that has no plan yet
		return "sebelah"
	case r.Verb == access.Open:
		return ""
	case access.May(secretary, r.Verb, kota, time.Now()) && (strings.Contains(r.Pattern, "{region}") || access.May(secretary, r.Verb, access.Place{}, time.Now())):
		return "sekretaris"
	}
	for _, role := range access.Roles() {
		if role.Fits(access.Place{}) && slices.Contains(role.Verbs, r.Verb) {
			return role.ID // the keeper is the first of them
		}
	}
	return access.Keeper
}
