package discussionweb_test

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
	"gurindam/internal/discussion"
	"gurindam/internal/discussion/discussiondb"
	"gurindam/internal/discussion/discussionweb"
	"gurindam/internal/fault"
	"gurindam/internal/plan"
	"gurindam/internal/plan/plantest"
	"gurindam/internal/plan/workbook"
	"gurindam/internal/region"
	"gurindam/internal/web"
	"gurindam/internal/web/webtest"
)

const home = "/kota/21.72/diskusi"

// world is the full plan of the tests, with rows named by their list and number.
type world struct{ plan *discussion.Plan }

func (w world) Catalog(_ context.Context, code region.Code) (discussion.Catalog, error) {
	if code != "21.72" {
		return nil, fault.New(fault.NotFound, "Belum ada rencana.")
	}
	return w.plan, nil
}

func newWorld(t testing.TB) world {
	t.Helper()
	s := plantest.Full()
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
	return world{discussion.NewPlan(s, ids, g)}
}

func person(id, name, role string, scope access.Place) discussion.Person {
	return discussion.Person{ID: id, Name: name, Login: id, Grants: []access.Grant{{Role: role, Scope: scope}}}
}

var people = []discussion.Person{
	person("ana", "Ana Contoh", "perencana-opd", access.Place{Region: "21.72", OPD: "DINKES"}),
	person("budi", "Budi Contoh", "sekretaris", access.Place{Region: "21.72"}),
	person("jauh", "Orang Jauh", "sekretaris", access.Place{Region: "21.71"}),
	person("umum", "Orang Umum", "publik", access.Place{Region: "21.72"}),
}

func (world) People(context.Context) ([]discussion.Person, error) { return people, nil }

type store struct{ db *db.DB }

type records struct{ discussiondb.Records }

func (records) Enqueue(context.Context, discussion.Mail) error { return nil }

func (s store) View(ctx context.Context, fn func(discussion.Records) error) error {
	return s.db.View(ctx, func(tx *db.Tx) error { return fn(records{discussiondb.Records{Tx: tx}}) })
}

func (s store) Update(ctx context.Context, fn func(discussion.Records) error) error {
	return s.db.Update(ctx, func(tx *db.Tx) error { return fn(records{discussiondb.Records{Tx: tx}}) })
}

// hall is the pages over a fresh database, asked by one person.
type hall struct {
	t    testing.TB
	site *web.Site
	who  *discussion.Person
}

func open(t testing.TB) *hall {
	t.Helper()
	d, err := db.Open(t.Context(), "sqlite:"+filepath.Join(t.TempDir(), "test.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { d.Close() })
	h := &hall{t: t, who: &people[0]}
	who := func(*http.Request) (web.Visitor, error) {
		if h.who == nil {
			return web.Visitor{}, nil
		}
		return web.Visitor{Actor: h.who.Actor(), Name: h.who.Name, Home: "/akun"}, nil
	}
	routes := discussionweb.Routes(discussion.NewService(store{d}, newWorld(t), time.Now), "tugas", time.Now)
	for _, pattern := range []string{"GET /{$}", "GET /meja", "GET /akun", "GET /masuk", "GET /kota/{region}", "GET /kota/{region}/tugas", "GET /kota/{region}/tugas/baru", "GET /kota/{region}/rencana-aksi/{code}", "GET /kota/{region}/rencana-aksi"} {
		routes = append(routes, web.Route{Pattern: pattern, Verb: access.Open, Handler: func(*http.Request) (web.Answer, error) {
			return web.Page{Title: "Lain", Body: templ.Raw("<h1>Lain</h1>")}, nil
		}})
	}
	h.site = web.New(web.Config{Log: slog.New(slog.DiscardHandler), Who: who, SignIn: "/masuk", Assets: discussionweb.Assets()}, routes...)
	return h
}

func (h *hall) as(n int) *hall { h.who = &people[n]; return h }

func (h *hall) post(path string, form url.Values) *httptest.ResponseRecorder {
	h.t.Helper()
	r := httptest.NewRequest(http.MethodPost, path, strings.NewReader(form.Encode()))
	r.Host = "localhost"
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	w := httptest.NewRecorder()
	h.site.ServeHTTP(w, r)
	return w
}

// sent posts a form that must be taken, and gives where it leads.
func (h *hall) sent(path string, form url.Values) string {
	h.t.Helper()
	w := h.post(path, form)
	if w.Code != http.StatusSeeOther {
		h.t.Fatalf("%s: %d\n%s", path, w.Code, webtest.Text(h.t, w.Body.String()))
	}
	to, _, _ := strings.Cut(w.Header().Get("Location"), "#")
	return to
}

func (h *hall) page(path string) string {
	h.t.Helper()
	w := webtest.Get(h.t, h.site, path)
	if w.Code != http.StatusOK {
		h.t.Fatalf("%s: %d", path, w.Code)
	}
	return w.Body.String()
}

var onField = url.Values{"list": {"rencana_aksi"}, "row": {"RA"}, "field": {"indikator"}}

func with(base url.Values, pairs ...string) url.Values {
	out := url.Values{}
	for k, v := range base {
		out[k] = v
	}
	for i := 0; i+1 < len(pairs); i += 2 {
		out.Set(pairs[i], pairs[i+1])
	}
	return out
}

func TestTalking(t *testing.T) {
	t.Parallel()
	h := open(t)
	thread := h.as(0).sent(home, with(onField, "teks", "Satuannya apa, @budi?\n\nBandingkan SL-01 dan <b>XX-99</b>."))
	for _, c := range []webtest.Scenario{
		{Path: home, Says: []string{"1 utas", "SG-01 Portal layanan · Indikator", "DISKOMINFO", "1 pesan, terakhir Ana Contoh"}},
		{Path: home + "?cari=tiada", Says: []string{"Tidak ada utas yang cocok."}},
		{Path: thread, Says: []string{"SG-01 Portal layanan · Indikator", "terbuka", "Isi kolom Indikator sekarang", "@budi", "Menyebut Budi Contoh", "<b>XX-99</b>", "Ubah"}},
		{Path: home + "?" + onField.Encode(), Says: []string{"Utas baru", "Satuannya apa"}},
		{Path: home + "?list=", Says: []string{"Seluruh rencana", "Belum ada yang membahas ini."}},
		{Path: home + "?list=rencana_aksi&row=TIADA", Status: http.StatusNotFound, Says: []string{"tidak ada dalam rencana"}},
		{Path: home + "?kode=SG-01&lembar=Rencana+Aksi", Status: http.StatusSeeOther, Becomes: home + "?list=rencana_aksi&row=RA"},
		{Path: home + "?kode=SG-99", Status: http.StatusNotFound},
		{Path: home + "/utas/TIADA", Status: http.StatusNotFound},
		{Path: "/kota/21.71/diskusi", Status: http.StatusForbidden},
		{Path: "/kota/99.99/diskusi", Status: http.StatusForbidden},
	} {
		c.Run(t, h.site)
	}
	if page := h.page(thread); !strings.Contains(page, `href="/kota/21.72/rencana-aksi/SL-01">SL-01</a>`) || strings.Contains(page, "<b>XX-99") {
		t.Error("codes become links, and markup stays text")
	}
	if to := h.as(1).sent(thread, url.Values{"teks": {"Nilai."}, "sebut": {"Ana Contoh (ana)"}}); to != thread {
		t.Errorf("leads to %s", to)
	}
	h.sent(thread+"/selesai", nil)
	webtest.Scenario{Path: thread, Says: []string{"Ditandai selesai oleh Budi Contoh", "Balasan; utas terbuka lagi"}}.Run(t, h.site)
	webtest.Scenario{Path: home + "?keadaan=selesai&milik=saya&opd=DISKOMINFO&dimensi=SG&hal=5", Says: []string{"1 utas"}}.Run(t, h.site)
	h.sent(thread+"/buka", nil)
	webtest.Scenario{Path: home, Says: []string{"2 pesan, terakhir Budi Contoh"}}.Run(t, h.site)
}

var messageID = regexp.MustCompile(`<li id="([A-Z2-7]{26})"`)

func TestAmendingAndRemoving(t *testing.T) {
	t.Parallel()
	h := open(t)
	thread := h.as(0).sent(home, with(onField, "teks", "Satuannya apa?"))
	id := messageID.FindStringSubmatch(h.page(thread))[1]
	webtest.Scenario{Path: thread + "?ubah=" + id, Says: []string{"Ubah pesan", "15 menit"}}.Run(t, h.site)
	h.sent(home+"/pesan/"+id, url.Values{"teks": {"Satuannya persen?"}})
	webtest.Scenario{Path: thread, Says: []string{"Satuannya persen?", "1 versi sebelumnya", "Satuannya apa?", "diubah"}}.Run(t, h.site)
	refused := h.post(home+"/pesan/"+id, url.Values{"teks": {strings.Repeat("x", 4001)}})
	if refused.Code != http.StatusUnprocessableEntity || !strings.Contains(refused.Body.String(), strings.Repeat("x", 4001)) {
		t.Errorf("%d: what was typed is lost", refused.Code)
	}
	if w := h.as(1).post(home+"/pesan/"+id, url.Values{"teks": {"x"}}); w.Code != http.StatusForbidden {
		t.Errorf("another's message: %d", w.Code)
	}
	h.sent(home+"/pesan/"+id+"/hapus", nil)
	webtest.Scenario{Path: thread, Says: []string{"Pesan dihapus oleh Budi Contoh"}, Silent: []string{"persen"}}.Run(t, h.site)
}

func TestRefusedFormsKeepWhatWasTyped(t *testing.T) {
	t.Parallel()
	h := open(t)
	thread := h.as(0).sent(home, with(onField, "teks", "Satuannya apa?"))
	for path, form := range map[string]url.Values{home: onField, thread: nil} {
		w := h.post(path, with(form, "teks", "Kata-kata saya", "sebut", "Siapa Saja"))
		text := w.Body.String()
		if w.Code != http.StatusUnprocessableEntity || !strings.Contains(text, "Kata-kata saya") || !strings.Contains(text, "tidak dapat disebut") {
			t.Errorf("%s: %d\n%s", path, w.Code, webtest.Text(t, text))
		}
		for _, wrong := range webtest.Lint(text) {
			t.Errorf("%s: %s", path, wrong)
		}
		w = h.post(path, with(form, "teks", "Kata-kata saya", "sebut", "Siapa Saja", "bentuk", "panel"))
		if text = w.Body.String(); w.Code != http.StatusOK || !strings.Contains(text, "Kata-kata saya") || strings.Contains(text, "<html") {
			t.Errorf("panel of %s: %d\n%s", path, w.Code, text)
		}
	}
}

func TestPanel(t *testing.T) {
	t.Parallel()
	h := open(t)
	path := home + "/panel?" + onField.Encode()
	if got := h.sent(home, with(onField, "teks", "Satuannya apa?", "bentuk", "panel")); !strings.HasPrefix(got, home+"/panel?") {
		t.Errorf("leads to %s", got)
	}
	page := h.page(path)
	if strings.Contains(page, "<html") || !strings.Contains(page, "Satuannya apa?") || strings.Count(page, `name="bentuk" value="panel"`) != 4 {
		t.Errorf("%s", page)
	}
}

func TestNotices(t *testing.T) {
	t.Parallel()
	h := open(t)
	thread := h.as(0).sent(home, with(onField, "teks", "Satuannya apa, @budi?"))
	webtest.Scenario{Path: "/pemberitahuan", Says: []string{"Belum ada pemberitahuan."}}.Run(t, h.site)
	webtest.Scenario{Path: "/pemberitahuan", Says: []string{"1 belum dibaca", "Ana Contoh menyebut Anda: SG-01", "Satuannya apa"}}.Run(t, h.as(1).site)
	id := regexp.MustCompile(`name="id" value="([A-Z2-7]{26})"`).FindStringSubmatch(h.page("/pemberitahuan"))[1]
	if w := h.as(0).post("/pemberitahuan/buka", url.Values{"id": {id}}); w.Code != http.StatusNotFound {
		t.Errorf("another's notice: %d", w.Code)
	}
	if to := h.as(1).sent("/pemberitahuan/buka", url.Values{"id": {id}}); to != thread {
		t.Errorf("leads to %s", to)
	}
	webtest.Scenario{Path: "/pemberitahuan", Silent: []string{"belum dibaca"}}.Run(t, h.site)
	h.sent("/pemberitahuan/dibaca", nil)
	h.sent("/pemberitahuan/surel", url.Values{"laju": {"harian"}})
	if !strings.Contains(h.page("/pemberitahuan"), `value="harian" checked`) {
		t.Error("the pace is not kept")
	}
	if w := h.post("/pemberitahuan/surel", url.Values{"laju": {"kilat"}}); w.Code != http.StatusUnprocessableEntity {
		t.Errorf("an unknown pace: %d", w.Code)
	}
	message := messageID.FindStringSubmatch(h.page(thread))[1]
	if to := h.sent(home+"/pesan/"+message+"/terjawab", url.Values{"ke": {"https://lain.contoh/"}}); to != "/" {
		t.Errorf("leads away: %s", to)
	}
}

// Nobody but those who discuss the region sees anything of it.
func TestStrangersSeeNothing(t *testing.T) {
	t.Parallel()
	h := open(t)
	thread := h.as(0).sent(home, with(onField, "teks", "Rahasia"))
	for _, n := range []int{2, 3} {
		h.as(n)
		for _, path := range []string{home, thread, home + "?" + onField.Encode(), home + "/panel?" + onField.Encode()} {
			if w := webtest.Get(t, h.site, path); w.Code != http.StatusForbidden || strings.Contains(w.Body.String(), "Rahasia") {
				t.Errorf("%s as %s: %d", path, people[n].Name, w.Code)
			}
		}
		if w := h.post(thread, url.Values{"teks": {"x"}}); w.Code != http.StatusForbidden {
			t.Errorf("%s writes: %d", people[n].Name, w.Code)
		}
	}
	h.who = nil
	if w := webtest.Get(t, h.site, thread); w.Code != http.StatusSeeOther {
		t.Errorf("nobody: %d", w.Code)
	}
}

func TestBrowser(t *testing.T) {
	t.Parallel()
	h := open(t)
	thread := h.as(0).sent(home, with(onField, "teks", "Satuannya apa, @budi?\n\nBandingkan SL-01."))
	h.as(1).sent(thread, url.Values{"teks": {strings.Repeat("Katatanpaspasi", 40)}})
	h.sent(home, url.Values{"list": {""}, "teks": {"Untuk semua: @ana"}})
	id := messageID.FindStringSubmatch(h.page(thread))[1]
	h.as(0)
	webtest.Browse(t, h.site, home, home+"?cari=tiada", thread, thread+"?ubah="+id, home+"?"+onField.Encode(), home+"?list=", "/pemberitahuan")
	for path := range webtest.Crawl(t, h.site, home, 60) {
		if strings.HasPrefix(path, home) && webtest.Weight(t, h.site, path) > 200_000 {
			t.Errorf("%s is too heavy", path)
		}
	}
}
