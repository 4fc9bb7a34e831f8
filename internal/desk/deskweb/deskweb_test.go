package deskweb_test

import (
	"context"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/a-h/templ"

	"gurindam/internal/access"
	"gurindam/internal/db"
	"gurindam/internal/desk"
	"gurindam/internal/desk/deskdb"
	"gurindam/internal/desk/deskweb"
	"gurindam/internal/discussion"
	"gurindam/internal/discussion/discussiondb"
	"gurindam/internal/fault"
	"gurindam/internal/plan"
	"gurindam/internal/plan/plantest"
	"gurindam/internal/plan/workbook"
	"gurindam/internal/region"
	"gurindam/internal/web"
	"gurindam/internal/web/webtest"
)

const home = "/kota/21.72/tugas"

// world is the full plan of the tests with one initiative that lacks much, its rows
// named by their list and number.
type world struct {
	s plan.Snapshot
	g plan.Guideline
	c *discussion.Plan
}

func newWorld(t testing.TB) world {
	t.Helper()
	s := plantest.Full()
	s.Masterplan.Initiatives = append(s.Masterplan.Initiatives, plan.Initiative{Code: "SB-02", SubDimension: "SB-1", Name: "Wajah kota", OPD: "DINKES"})
	g, err := plan.LoadGuideline("kominfo-2019")
	if err != nil {
		t.Fatal(err)
	}
	ids := map[string][]string{}
	for _, v := range workbook.Views(&s, g) {
		for i := range v.Len() {
			ids[v.Key] = append(ids[v.Key], strings.ToUpper(v.Key[:1])+string(rune('A'+i)))
		}
	}
	return world{s, g, discussion.NewPlan(s, ids, g)}
}

func (w world) Catalog(_ context.Context, code region.Code) (discussion.Catalog, error) {
	if code != "21.72" {
		return nil, fault.New(fault.NotFound, "Belum ada rencana.")
	}
	return w.c, nil
}

func (w world) Findings(context.Context, region.Code) ([]plan.Finding, error) {
	return plan.Check(w.s, w.g), nil
}

func (w world) Offices(context.Context, region.Code) ([]region.OPD, error) { return w.s.OPDs, nil }

func (world) People(context.Context) ([]discussion.Person, error) { return people, nil }

func person(id, name, role string, scope access.Place) discussion.Person {
	return discussion.Person{ID: id, Name: name, Login: id, Grants: []access.Grant{{Role: role, Scope: scope}}}
}

var people = []discussion.Person{
	person("ana", "Ana Contoh", "perencana-opd", access.Place{Region: "21.72", OPD: "DINKES"}),
	person("budi", "Budi Contoh", "sekretaris", access.Place{Region: "21.72"}),
	person("jauh", "Orang Jauh", "sekretaris", access.Place{Region: "21.71"}),
	person("pusat", "Orang Pusat", "asesor", access.Place{}),
}

type talkStore struct{ db *db.DB }

type talkRecords struct{ discussiondb.Records }

func (talkRecords) Enqueue(context.Context, discussion.Mail) error { return nil }

func (s talkStore) View(ctx context.Context, fn func(discussion.Records) error) error {
	return s.db.View(ctx, func(tx *db.Tx) error { return fn(talkRecords{discussiondb.Records{Tx: tx}}) })
}

func (s talkStore) Update(ctx context.Context, fn func(discussion.Records) error) error {
	return s.db.Update(ctx, func(tx *db.Tx) error { return fn(talkRecords{discussiondb.Records{Tx: tx}}) })
}

type store struct{ db *db.DB }

type records struct {
	deskdb.Records
	talks discussiondb.Records
}

func (r records) AddNotices(ctx context.Context, list []discussion.Notice) error {
	return r.talks.AddNotices(ctx, list)
}

func (s store) View(ctx context.Context, fn func(desk.Records) error) error {
	return s.db.View(ctx, func(tx *db.Tx) error { return fn(records{deskdb.Records{Tx: tx}, discussiondb.Records{Tx: tx}}) })
}

func (s store) Update(ctx context.Context, fn func(desk.Records) error) error {
	return s.db.Update(ctx, func(tx *db.Tx) error { return fn(records{deskdb.Records{Tx: tx}, discussiondb.Records{Tx: tx}}) })
}

// room is the pages over a fresh database, asked by one person, with a clock.
type room struct {
	t     testing.TB
	site  *web.Site
	talks *discussion.Service
	who   *discussion.Person
	now   time.Time
}

func open(t testing.TB) *room {
	t.Helper()
	d, err := db.Open(t.Context(), "sqlite:"+filepath.Join(t.TempDir(), "test.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { d.Close() })
	r := &room{t: t, who: &people[0], now: time.Date(2026, 3, 2, 5, 0, 0, 0, time.UTC)}
	now := func() time.Time { return r.now }
	w := newWorld(t)
	r.talks = discussion.NewService(talkStore{d}, w, now)
	desks := desk.NewService(store{d}, r.talks, w, now)
	routes := deskweb.Routes(desks, now)
	routes = append(routes, web.Route{Pattern: "POST /kota/{region}/diskusi/pesan/{message}/terjawab", Verb: access.Discuss, Handler: func(q *http.Request) (web.Answer, error) {
		return web.Redirect{To: "/meja"}, r.talks.Settle(q.Context(), r.who.Actor(), "21.72", q.PathValue("message"))
	}})
	for _, pattern := range []string{"GET /{$}", "GET /akun", "GET /pemberitahuan", "GET /kota/{region}", "GET /kota/{region}/masalah", "GET /kota/{region}/diskusi/utas/{thread}", "GET /kota/{region}/rencana-aksi/{code}"} {
		routes = append(routes, web.Route{Pattern: pattern, Verb: access.Open, Handler: func(*http.Request) (web.Answer, error) {
			return web.Page{Title: "Lain", Body: templ.Raw("<h1>Lain</h1>")}, nil
		}})
	}
	who := func(*http.Request) (web.Visitor, error) {
		return web.Visitor{Actor: r.who.Actor(), Name: r.who.Name, Home: "/akun"}, nil
	}
	badges := func(ctx context.Context, v web.Visitor) ([]web.Badge, error) {
		n, err := desks.Waiting(ctx, v.Actor)
		return []web.Badge{{Text: "Meja saya", Path: deskweb.Path, Count: n}, {Text: "Pemberitahuan", Path: "/pemberitahuan"}}, err
	}
	r.site = web.New(web.Config{Log: slog.New(slog.DiscardHandler), Who: who, SignIn: "/masuk", Badges: badges, Now: now}, routes...)
	return r
}

func (r *room) as(n int) *room { r.who = &people[n]; return r }

func (r *room) post(path string, form url.Values) *httptest.ResponseRecorder {
	r.t.Helper()
	q := httptest.NewRequest(http.MethodPost, path, strings.NewReader(form.Encode()))
	q.Host = "localhost"
	q.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	w := httptest.NewRecorder()
	r.site.ServeHTTP(w, q)
	return w
}

func (r *room) sent(path string, form url.Values) string {
	r.t.Helper()
	w := r.post(path, form)
	if w.Code != http.StatusSeeOther {
		r.t.Fatalf("%s: %d\n%s", path, w.Code, webtest.Text(r.t, w.Body.String()))
	}
	return w.Header().Get("Location")
}

func (r *room) task(text, due string) string {
	r.t.Helper()
	r.as(1).sent(home, url.Values{"teks": {text}, "untuk": {"opd:DINKES"}, "tenggat": {due}, "list": {"rencana_aksi"}, "row": {"RA"}})
	page := webtest.Get(r.t, r.site, home).Body.String()
	found := regexp.MustCompile(`<tr id="([A-Z2-7]{26})"[^§]*?>` + regexp.QuoteMeta(text)).FindStringSubmatch(page)
	if found == nil {
		r.t.Fatalf("no task %q on the page:\n%s", text, webtest.Text(r.t, page))
	}
	return found[1]
}

func TestDesk(t *testing.T) {
	t.Parallel()
	r := open(t)
	webtest.Scenario{Path: "/meja", Says: []string{"Meja Anda kosong."}}.Run(t, r.as(3).site)
	id := r.task("Isi pagu.", "2026-03-05")
	if _, err := r.talks.Begin(t.Context(), discussion.Author{Actor: people[1].Actor(), Name: people[1].Name}, "21.72", discussion.Spot{List: "rencana_aksi", Row: "RA"}, discussion.Draft{Text: "@ana pagunya?"}); err != nil {
		t.Fatal(err)
	}
	for _, c := range []webtest.Scenario{
		{Path: "/meja", Says: []string{"Meja saya 2", "Isi pagu.", "Tugas untuk Dinkes dari Budi Contoh", "05-03-2026", "SG-01 Portal layanan", "Budi Contoh menyebut Anda", "Wajah kota", "OPD Anda, DINKES, penanggung jawabnya"}},
		{Path: "/meja?jenis=tugas", Says: []string{"1 dari"}, Silent: []string{"menyebut Anda"}},
		{Path: "/meja?jenis=sebutan&daerah=21.72", Says: []string{"menyebut Anda"}, Silent: []string{"Isi pagu."}},
		{Path: "/meja?lewat=ya", Says: []string{"Tidak ada yang cocok."}},
		{Path: "/meja?jenis=%3Cb%3E", Says: []string{"Tidak ada yang cocok."}},
	} {
		c.Run(t, r.as(0).site)
	}
	r.now = r.now.AddDate(0, 0, 4)
	webtest.Scenario{Path: "/meja?lewat=ya", Says: []string{"Isi pagu.", "lewat"}}.Run(t, r.site)
	if to := r.sent(home+"/"+id+"/selesai", url.Values{"ke": {"/meja?jenis=tugas"}}); to != "/meja?jenis=tugas" {
		t.Errorf("leads to %s", to)
	}
	webtest.Scenario{Path: "/meja", Says: []string{"Meja saya 1"}, Silent: []string{"Isi pagu."}}.Run(t, r.site)
}

func TestTasks(t *testing.T) {
	t.Parallel()
	r := open(t)
	webtest.Scenario{Path: home, Says: []string{"Tidak ada tugas terbuka."}}.Run(t, r.site)
	webtest.Scenario{Path: home + "/baru?list=rencana_aksi&row=RA&teks=Lengkapi", Says: []string{"Tentang: SG-01 Portal layanan", "Lengkapi"}}.Run(t, r.site)
	webtest.Scenario{Path: home + "/baru?list=rencana_aksi&row=TIADA", Status: http.StatusNotFound}.Run(t, r.site)
	id := r.task("Isi pagu.", "2026-03-05")
	webtest.Scenario{Path: home, Says: []string{"Isi pagu.", "SG-01 Portal layanan", "Dinkes", "dari Budi Contoh", "Tarik"}}.Run(t, r.as(1).site)
	webtest.Scenario{Path: home, Says: []string{"Isi pagu.", "Selesai"}, Silent: []string{"Tarik"}}.Run(t, r.as(0).site)
	refused := r.post(home, url.Values{"teks": {"Kata-kata saya"}, "untuk": {"opd:DINKES"}, "tenggat": {"2026-01-01"}})
	if text := refused.Body.String(); refused.Code != http.StatusUnprocessableEntity || !strings.Contains(text, "Kata-kata saya") || !strings.Contains(text, "sudah lewat") || len(webtest.Lint(text)) > 0 {
		t.Errorf("%d %v\n%s", refused.Code, webtest.Lint(text), webtest.Text(t, text))
	}
	if w := r.post(home+"/"+id+"/tarik", nil); w.Code != http.StatusForbidden {
		t.Errorf("taken back by who was asked: %d", w.Code)
	}
	r.as(1).sent(home+"/"+id+"/tarik", nil)
	webtest.Scenario{Path: home + "?keadaan=selesai", Says: []string{"ditarik", "Buka lagi"}}.Run(t, r.site)
	r.sent(home+"/"+id+"/buka", nil)
	webtest.Scenario{Path: home + "?list=rencana_aksi&row=RA", Says: []string{"Isi pagu."}}.Run(t, r.site)
	webtest.Scenario{Path: home + "?list=rencana_aksi&row=RB", Silent: []string{"Isi pagu."}}.Run(t, r.site)
	for _, path := range []string{home, home + "/baru"} {
		webtest.Scenario{Path: path, Status: http.StatusForbidden, Silent: []string{"Isi pagu."}}.Run(t, r.as(2).site)
	}
}

func TestBrowser(t *testing.T) {
	t.Parallel()
	r := open(t)
	r.task("Isi pagu.", "2026-03-02")
	r.task(strings.Repeat("Tanpaspasi", 20), "")
	ended := r.task("Ditarik.", "")
	r.sent(home+"/"+ended+"/tarik", nil)
	r.now = r.now.AddDate(0, 0, 1)
	r.as(0)
	paths := []string{"/meja", "/meja?lewat=ya", "/meja?jenis=kaitan", home, home + "?keadaan=selesai", home + "/baru?list=rencana_aksi&row=RA"}
	webtest.Browse(t, r.site, paths...)
	for _, path := range paths {
		if weight := webtest.Weight(t, r.site, path); weight > 200_000 {
			t.Errorf("%s weighs %d bytes", path, weight)
		}
	}
	webtest.Browse(t, r.as(3).site, "/meja")
}
