package publicationweb_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/a-h/templ"

	"gurindam/internal/access"
	"gurindam/internal/doc/doctest"
	"gurindam/internal/plan"
	"gurindam/internal/plan/plantest"
	"gurindam/internal/publication"
	"gurindam/internal/publication/publicationweb"
	"gurindam/internal/web"
	"gurindam/internal/web/webtest"
)

const home, editions = "/kota/21.72/buku", "/kota/21.72/edisi"

func sum(content []byte) string {
	s := sha256.Sum256(content)
	return hex.EncodeToString(s[:])
}

// secretary is a visitor who may have editions made and works in the workspace.
func secretary(*http.Request) (web.Visitor, error) {
	return web.Visitor{Actor: access.Actor{Person: "p1", Grants: []access.Grant{{Role: "sekretaris", Scope: access.Place{Region: "21.72"}}}}, Name: "Sekretaris"}, nil
}

func site(s *shop, who func(*http.Request) (web.Visitor, error)) *web.Site {
	blank := func(*http.Request) (web.Answer, error) {
		return web.Page{Title: "Lain", Body: templ.Raw("<h1>Lain</h1>")}, nil
	}
	routes := publicationweb.Routes(s.press)
	for _, pattern := range []string{"GET /kota/{region}/masalah", "GET /kota/{region}/kerja/{list}", "GET /kota/{region}/narasi/{chapter}", "GET /kota/{region}", "GET /{$}"} {
		routes = append(routes, web.Route{Pattern: pattern, Verb: access.Open, Handler: blank})
	}
	routes = append(routes, web.Route{Pattern: "GET /kota/{region}/gambar/{hash}", Verb: access.Open, Handler: picture})
	return web.New(web.Config{Assets: publicationweb.Assets(), Log: slog.New(slog.DiscardHandler), Who: who}, routes...)
}

// picture stands for every picture of a text.
func picture(*http.Request) (web.Answer, error) {
	i := doctest.Image("image/png", 40, 30)
	return web.File{Name: "gambar.png", Type: i.Type, Content: bytes.NewReader(i.Bytes)}, nil
}

// post sends a form.
func post(t *testing.T, h http.Handler, path string, form url.Values) *httptest.ResponseRecorder {
	t.Helper()
	r := httptest.NewRequestWithContext(t.Context(), http.MethodPost, path, strings.NewReader(form.Encode()))
	r.Host = "localhost:8080"
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

func TestPagesSay(t *testing.T) {
	t.Parallel()
	s := newShop(plantest.Full())
	h := site(s, webtest.Reader)
	webtest.Scenario{Path: home, Says: []string{"Buku 1", "Buku 2", "Buku 3", "Berkas unduhan belum dibuat."}, Silent: []string{"sedang dibangun", "gagal", "Bangun edisi baru"}}.Run(t, h)
	webtest.Scenario{Path: editions, Says: []string{"Belum ada edisi."}}.Run(t, h)
	e := s.make(t)
	for _, c := range []webtest.Scenario{
		{Path: home, Says: []string{"Edisi 1", "SHA-256 PDF " + e.Files[1].SHA256, "Word (DOCX)"}, Silent: []string{"dari data terdahulu", "belum dibuat"}},
		{Path: home + "/masterplan", Says: []string{"Daftar isi", "Bab I", "Mulai membaca", "Kode wilayah", "21.72"}},
		{Path: home + "/masterplan/rencana-aksi", Says: []string{"Rencana Aksi", "Portal layanan", "Bab III Strategi Pembangunan", "Pratinjau di samping datanya"}},
		{Path: home + "/masterplan/tiada", Status: http.StatusNotFound, Says: []string{"Pilih dari daftar isinya."}},
		{Path: home + "/tiada", Status: http.StatusNotFound, Says: []string{"tidak memuat buku itu"}},
		{Path: "/kota/21.71/buku", Status: http.StatusNotFound},
		{Path: "/kota/x/buku", Status: http.StatusNotFound},
		{Path: editions, Says: []string{"Edisi 1", "siap", "perubahan ke-7", "gurindam, 02-03-2026 12.00 WIB", e.Fingerprint[:12]}, Silent: []string{"Bandingkan dua edisi"}},
		{Path: editions + "/1", Says: []string{"Sidik " + e.Fingerprint, "kominfo-2019", "Buku 2: ", "Belum ada edisi siap sebelum ini"}},
		{Path: editions + "/2", Status: http.StatusNotFound},
		{Path: editions + "/nol", Status: http.StatusNotFound, Says: []string{"Nomor edisi itu tidak ada."}},
		{Path: editions + "/1/beda/1", Status: http.StatusBadRequest, Says: []string{"Pilih dua edisi yang berbeda"}},
		{Path: editions + "/1/beda/2", Status: http.StatusNotFound},
		{Path: editions + "/1/unduh/lama.pdf", Status: http.StatusNotFound, Says: []string{"tidak memuat berkas itu"}},
	} {
		c.Run(t, h)
	}
	s.change(func(*plan.Snapshot) {})
	webtest.Scenario{Path: home, Says: []string{"dari data terdahulu"}}.Run(t, h)
}

func TestAnEditionIsAskedForAndBuilt(t *testing.T) {
	t.Parallel()
	s := newShop(plantest.Full())
	h := site(s, secretary)
	webtest.Scenario{Path: home, Says: []string{"Bangun edisi baru"}}.Run(t, h)
	w := post(t, h, editions, url.Values{"catatan": {"Untuk rapat Dewan"}})
	if w.Code != http.StatusSeeOther || w.Header().Get("Location") != editions+"/1" {
		t.Fatalf("%d %v", w.Code, w.Header())
	}
	webtest.Scenario{Path: editions + "/1", Says: []string{"Edisi 1 sedang dibangun.", "Menyusun isi dari data rencana.", "Untuk rapat Dewan", "Sekretaris"}}.Run(t, h)
	if w := webtest.Get(t, h, home); w.Header().Get("Refresh") != "2" {
		t.Errorf("refresh %q", w.Header().Get("Refresh"))
	}
	if w := webtest.Get(t, h, home+"?diam=ya"); w.Header().Get("Refresh") != "" {
		t.Error("the page moves although it was asked to stand still")
	}
	if w := post(t, h, editions, nil); w.Header().Get("Location") != editions+"/1?sama=ya" {
		t.Errorf("asked again while it is built: %v", w.Header())
	}
	if err := s.Progress(t.Context(), "21.72", 1, "Buku 2 (pdf)", 3, 6); err != nil {
		t.Fatal(err)
	}
	webtest.Scenario{Path: home, Says: []string{"3 dari 6 berkas selesai, terakhir Buku 2 (pdf)."}}.Run(t, h)
	if err := s.press.GiveUp(t.Context(), "21.72/1", errors.New("kertas habis")); err != nil {
		t.Fatal(err)
	}
	webtest.Scenario{Path: home, Says: []string{"Edisi 1 gagal dibangun."}, Silent: []string{"kertas habis"}}.Run(t, h)
	webtest.Scenario{Path: editions + "/1", Says: []string{"gagal", "Ulangi"}}.Run(t, h)
	if w := post(t, h, editions+"/1/ulangi", nil); w.Code != http.StatusSeeOther || len(s.queued) != 2 {
		t.Errorf("retry: %d, queued %v", w.Code, s.queued)
	}
	if err := s.press.Make(t.Context(), "21.72/1"); err != nil {
		t.Fatal(err)
	}
	webtest.Scenario{Path: editions + "/1?sama=ya", Says: []string{"siap", "Sama dengan edisi 1."}, Silent: []string{"gagal"}}.Run(t, h)
	if w := post(t, h, editions+"/1/ulangi", nil); w.Code != http.StatusSeeOther || len(s.queued) != 2 {
		t.Errorf("retry of what is ready: %d, queued %v", w.Code, s.queued)
	}
}

// What was written is not lost where it is refused.
func TestARefusedNoteComesBack(t *testing.T) {
	t.Parallel()
	s := newShop(plantest.Full())
	w := post(t, site(s, secretary), editions, url.Values{"catatan": {strings.Repeat("kata ", 101)}})
	if page := w.Body.String(); w.Code != http.StatusUnprocessableEntity || !strings.Contains(page, "kata kata") || !strings.Contains(page, "paling panjang 500 huruf") || len(s.editions) != 0 {
		t.Errorf("%d, %d editions:\n%s", w.Code, len(s.editions), webtest.Text(t, page))
	}
}

func TestWhoMayNotBuild(t *testing.T) {
	t.Parallel()
	s := newShop(plantest.Full())
	h := site(s, webtest.Reader)
	for _, path := range []string{editions, editions + "/1/ulangi"} {
		if w := post(t, h, path, nil); w.Code != http.StatusForbidden {
			t.Errorf("%s: %d", path, w.Code)
		}
	}
	elsewhere := publication.Author{Actor: access.Actor{Person: "p", Grants: []access.Grant{{Role: "sekretaris", Scope: access.Place{Region: "21.71"}}}}}
	if _, _, err := s.press.Ask(t.Context(), elsewhere, "21.72", ""); err == nil {
		t.Error("the secretary of another region had an edition made")
	}
	if len(s.editions) != 0 {
		t.Errorf("%d editions", len(s.editions))
	}
}

func TestDownload(t *testing.T) {
	t.Parallel()
	s := newShop(plantest.Full())
	h := site(s, webtest.Reader)
	f := s.make(t).Of(publication.Masterplan)[1]
	w := webtest.Get(t, h, editions+"/1/unduh/"+f.Name)
	if !strings.HasPrefix(w.Body.String(), "Buku 2") || w.Header().Get("Etag") != `"`+f.SHA256+`"` || sum(w.Body.Bytes()) != f.SHA256 || w.Header().Get("Content-Disposition") != "attachment; filename="+f.Name || w.Header().Get("Content-Type") != "application/pdf" {
		t.Errorf("%d %q %v", w.Code, w.Body, w.Header())
	}
	if w := webtest.Get(t, h, editions+"/1/unduh/"+f.Name, "If-None-Match", `"`+f.SHA256+`"`); w.Code != http.StatusNotModified {
		t.Errorf("held already: %d", w.Code)
	}
}

// two is a shop with two editions: the vision has a word more, an office is new.
func two(t *testing.T) *shop {
	t.Helper()
	s := newShop(plantest.Full())
	s.make(t)
	s.change(func(p *plan.Snapshot) { p.Masterplan.Vision.Text += " dan terbuka" })
	s.make(t)
	return s
}

func TestARedlineOnTheWeb(t *testing.T) {
	t.Parallel()
	h := site(two(t), webtest.Reader)
	for _, c := range []webtest.Scenario{
		{Path: editions, Says: []string{"dengan edisi 1", "Bandingkan dua edisi"}},
		{Path: editions + "/beda?dari=2&ke=1", Status: http.StatusSeeOther, Becomes: editions + "/2/beda/1"},
		{Path: editions + "/beda?dari=2&ke=2", Status: http.StatusBadRequest},
		{Path: editions + "/1/beda/2?buku=masterplan", Says: []string{"Perbedaan edisi 1 dan 2", "Daftar perubahan", "“dan terbuka” baru", "[baru: dan terbuka ]", "Bab yang berbeda"}, Silent: []string{"Kelembagaan Smart City"}},
		{Path: editions + "/2/beda/1?buku=masterplan", Says: []string{"Perbedaan edisi 1 dan 2", "“dan terbuka” baru"}},
		{Path: editions + "/1/beda/2?buku=tiada", Status: http.StatusNotFound},
	} {
		c.Run(t, h)
	}
	w := webtest.Get(t, h, editions+"/1/beda/2/unduh?buku=masterplan")
	if !strings.HasPrefix(w.Body.String(), "Buku 2: perubahan edisi 1 ke 2") || !strings.Contains(w.Header().Get("Content-Disposition"), "perubahan-masterplan-21.72-edisi-1-ke-2.pdf") {
		t.Errorf("%d %q %v", w.Code, w.Body, w.Header())
	}
}

func TestPreview(t *testing.T) {
	t.Parallel()
	s := newShop(plantest.Full())
	path := home + "/masterplan/visi/pratinjau"
	webtest.Scenario{Path: path, Says: []string{"Pratinjau", "Ubah datanya:", "Kata kunci visi", "Data bab ini"}}.Run(t, site(s, secretary))
	h := site(s, webtest.Reader)
	webtest.Scenario{Path: path, Says: []string{"Pratinjau"}, Silent: []string{"Ubah datanya:"}}.Run(t, h)
	webtest.Scenario{Path: home + "/masterplan/tiada/pratinjau", Status: http.StatusNotFound}.Run(t, h)
	if w := webtest.Get(t, h, path+"/rev"); strings.TrimSpace(w.Body.String()) != `{"rev":7}` {
		t.Errorf("rev: %s", w.Body)
	}
	s.change(func(p *plan.Snapshot) { p.Masterplan.Vision.Text = "Kota yang lain sama sekali" })
	webtest.Scenario{Path: path, Says: []string{"Kota yang lain sama sekali"}}.Run(t, h)
	if w := webtest.Get(t, h, path+"/rev"); strings.TrimSpace(w.Body.String()) != `{"rev":8}` {
		t.Errorf("rev: %s", w.Body)
	}
}

// Every link of every book leads somewhere, references to other chapters included.
func TestEveryPage(t *testing.T) {
	t.Parallel()
	full := plantest.Full()
	poisoned := plantest.Full()
	poisoned.Masterplan.Initiatives[0].Name = `<script>alert(1)</script>`
	poisoned.Masterplan.Vision.Text = `<img src=x onerror=alert(1)>`
	four := plantest.Full()
	four.Masterplan.Profile.Outline = lastSet(t)
	for name, s := range map[string]plan.Snapshot{"full": full, "blank": {Region: plantest.Home()}, "poisoned": poisoned, "another set": four} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			shop := newShop(s)
			shop.make(t)
			shop.change(func(p *plan.Snapshot) { p.Masterplan.Vision.Text += " lagi" })
			shop.make(t)
			for path, page := range webtest.Crawl(t, site(shop, secretary), home, 400) {
				if strings.Contains(page, "<script>") || strings.Contains(page, "onerror=alert") && !strings.Contains(page, "&lt;img") {
					t.Errorf("%s: markup of the data became markup of the page", path)
				}
			}
		})
	}
}

func lastSet(t *testing.T) string {
	t.Helper()
	sets, err := publication.Sets()
	if err != nil {
		t.Fatal(err)
	}
	return sets[len(sets)-1].ID
}

func TestBrowser(t *testing.T) {
	t.Parallel()
	s := two(t)
	h := site(s, secretary)
	paths := []string{home, home + "/masterplan", editions, editions + "/2", editions + "/1/beda/2?buku=masterplan", editions + "/1/beda/2?buku=masterplan&bab=visi&utuh=ya", home + "/masterplan/rencana-aksi/pratinjau"}
	for path, page := range webtest.Crawl(t, h, home+"/masterplan", 300) {
		if strings.HasPrefix(path, home+"/masterplan/") && strings.Count(path, "/") == 5 && page != "" && !strings.Contains(path, "#") {
			paths = append(paths, path)
		}
	}
	webtest.Browse(t, h, paths...)
}

// A preview that stays open shows what others save, and stays where it is read.
func TestThePreviewFollowsThePlan(t *testing.T) {
	t.Parallel()
	s := newShop(plantest.Full())
	server := httptest.NewServer(site(s, secretary))
	t.Cleanup(server.Close)
	tab := webtest.Open(t, server.URL+home+"/masterplan/visi/pratinjau")
	tab.Until(`!document.getElementById('pratinjau-muat')`)
	s.change(func(p *plan.Snapshot) { p.Masterplan.Vision.Text = "Kota yang lain sama sekali" })
	tab.Until(`document.querySelector('.sheet').textContent.includes('Kota yang lain sama sekali')`)
	tab.Until(`document.getElementById('pratinjau-keadaan').textContent.startsWith('Diperbarui pukul')`)
	if v := tab.Violations(); len(v) > 0 {
		t.Error(v)
	}
}
