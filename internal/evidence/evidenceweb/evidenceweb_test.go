package evidenceweb_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"io"
	"log/slog"
	"mime/multipart"
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
	"gurindam/internal/evidence"
	"gurindam/internal/evidence/evidencedb"
	"gurindam/internal/evidence/evidenceweb"
	"gurindam/internal/file"
	"gurindam/internal/plan/narrative"
	"gurindam/internal/region"
	"gurindam/internal/web"
	"gurindam/internal/web/webtest"
)

const home = "/kota/21.72/bukti"

var noon = time.Date(2026, 8, 3, 5, 0, 0, 0, time.UTC)

type store struct{ db *db.DB }

func (s store) View(ctx context.Context, fn func(evidence.Records) error) error {
	return s.db.View(ctx, func(tx *db.Tx) error { return fn(evidencedb.Records{Tx: tx}) })
}

func (s store) Update(ctx context.Context, fn func(evidence.Records) error) error {
	return s.db.Update(ctx, func(tx *db.Tx) error { return fn(evidencedb.Records{Tx: tx}) })
}

func (s store) Open(ctx context.Context, hash string) (io.ReadSeeker, error) {
	return file.Open(ctx, s.db, hash)
}

// world is one cycle with two questions.
type world struct{}

func (w world) Targets(ctx context.Context, code region.Code) (out []evidence.Target, err error) {
	for _, about := range []string{"2026/BL-1.1", "2026/OP-1.1"} {
		t, _ := w.Target(ctx, code, "isian", about)
		out = append(out, t)
	}
	return out, nil
}

func (world) Target(_ context.Context, _ region.Code, kind, about string) (evidence.Target, error) {
	t := evidence.Target{Kind: kind, About: about}
	if kind == "isian" && strings.HasPrefix(about, "2026/") {
		t.Title, t.Path, t.Types, t.Year = "Payung hukum "+about, "/kota/21.72/evaluasi", []string{"peraturan"}, 2026
	}
	return t, nil
}

func (world) Offices(context.Context, region.Code) ([]region.OPD, error) {
	return []region.OPD{{Code: "DINKES", Name: "Dinas Kesehatan"}}, nil
}

func person(id, role string, scope access.Place) web.Visitor {
	return web.Visitor{Actor: access.Actor{Person: id, Grants: []access.Grant{{Role: role, Scope: scope}}}, Name: strings.ToUpper(id), Home: "/akun"}
}

var (
	budi = person("budi", "sekretaris", access.Place{Region: "21.72"})
	dewi = person("dewi", "dewan", access.Place{Region: "21.72"})
	jauh = person("jauh", "sekretaris", access.Place{Region: "21.71"})
	umum = person("umum", "publik", access.Place{})
)

// hall is the pages over a fresh database, asked by one person.
type hall struct {
	t     testing.TB
	site  *web.Site
	items *evidence.Service
	who   web.Visitor
}

func open(t testing.TB) *hall {
	t.Helper()
	d, err := db.Open(t.Context(), "sqlite:"+filepath.Join(t.TempDir(), "test.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = d.Close() })
	paint := func(data []byte) (string, []byte, error) {
		p, err := narrative.ReadPicture(data)
		return p.Type, p.Bytes, err
	}
	h := &hall{t: t, who: budi, items: &evidence.Service{Store: store{d}, World: world{}, Paint: paint, Now: func() time.Time { return noon }}}
	routes := evidenceweb.Routes(h.items)
	for _, pattern := range []string{"GET /{$}", "GET /akun", "GET /masuk", "GET /kota/{region}", "GET /kota/{region}/evaluasi"} {
		routes = append(routes, web.Route{Pattern: pattern, Verb: access.Open, Handler: func(*http.Request) (web.Answer, error) {
			return web.Page{Title: "Lain", Body: templ.Raw("<h1>Lain</h1>")}, nil
		}})
	}
	h.site = web.New(web.Config{Log: slog.New(slog.DiscardHandler), Who: func(*http.Request) (web.Visitor, error) { return h.who, nil }, SignIn: "/masuk", Assets: evidenceweb.Assets()}, routes...)
	return h
}

func (h *hall) ask(r *http.Request) *httptest.ResponseRecorder {
	r.Host = "localhost"
	w := httptest.NewRecorder()
	h.site.ServeHTTP(w, r)
	return w
}

func (h *hall) post(path string, form url.Values) *httptest.ResponseRecorder {
	r := httptest.NewRequest(http.MethodPost, path, strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	return h.ask(r)
}

func (h *hall) page(path string) string {
	h.t.Helper()
	w := h.ask(httptest.NewRequest(http.MethodGet, path, nil))
	if w.Code != http.StatusOK {
		h.t.Fatalf("%s: %d", path, w.Code)
	}
	for _, s := range webtest.Lint(w.Body.String()) {
		h.t.Errorf("%s: %s", path, s)
	}
	return w.Body.String()
}

// upload sends files, name and content by turns, as a form does or a script.
func (h *hall) upload(path string, fields url.Values, script bool, files ...string) *httptest.ResponseRecorder {
	h.t.Helper()
	var b bytes.Buffer
	m := multipart.NewWriter(&b)
	for name, values := range fields {
		if err := m.WriteField(name, values[0]); err != nil {
			h.t.Fatal(err)
		}
	}
	for i := 0; i < len(files); i += 2 {
		w, err := m.CreateFormFile("berkas", files[i])
		if err != nil {
			h.t.Fatal(err)
		}
		if _, err := io.WriteString(w, files[i+1]); err != nil {
			h.t.Fatal(err)
		}
	}
	if err := m.Close(); err != nil {
		h.t.Fatal(err)
	}
	r := httptest.NewRequest(http.MethodPost, path, &b)
	r.Header.Set("Content-Type", m.FormDataContentType())
	if script {
		r.Header.Set("Accept", "application/json")
	}
	return h.ask(r)
}

// sent uploads one file that must be taken, and gives its address.
func (h *hall) sent(kind, name, content string) string {
	h.t.Helper()
	w := h.upload(home, url.Values{"jenis": {kind}, "tahun": {"2026"}}, false, name, content)
	if w.Code != http.StatusSeeOther {
		h.t.Fatalf("%s: %d %s", name, w.Code, webtest.Text(h.t, w.Body.String()))
	}
	return w.Header().Get("Location")
}

// book is a PDF of some pages; the one of a number is red all over.
func book(pages, red int) string {
	var b strings.Builder
	b.WriteString("%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[")
	for i := range pages {
		fmt.Fprintf(&b, "%d 0 R ", 3+2*i)
	}
	fmt.Fprintf(&b, "]/Count %d>>\nendobj\n", pages)
	for i := range pages {
		paint := "q Q"
		if i+1 == red {
			paint = "1 0 0 rg 0 0 595 842 re f"
		}
		fmt.Fprintf(&b, "%d 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R>>\nendobj\n%d 0 obj\n<</Length %d>>stream\n%s\nendstream\nendobj\n", 3+2*i, 4+2*i, 4+2*i, len(paint), paint)
	}
	fmt.Fprintf(&b, "trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n0\n%%%%EOF\n", 3+2*pages)
	return b.String()
}

func photo(t testing.TB) string {
	t.Helper()
	m := image.NewRGBA(image.Rect(0, 0, 40, 30))
	m.Set(3, 3, color.RGBA{R: 255, A: 255})
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

var frameOf = regexp.MustCompile(`<iframe[^>]* src="([^"#]*)(#[^"]*)?"`)

// A PDF is shown at the page that its claim names, in a frame of this site that may do
// nothing; what is active or locked is not shown.
func TestPreviewAtThePage(t *testing.T) {
	t.Parallel()
	h := open(t)
	at := h.sent("peraturan", "Perwako.pdf", book(9, 7))
	if w := h.post(at+"/kaitkan", url.Values{"untuk": {"isian 2026/BL-1.1"}, "halaman": {"7"}}); w.Code != http.StatusSeeOther {
		t.Fatalf("%d %s", w.Code, webtest.Text(t, w.Body.String()))
	}
	page := h.page(at)
	frame := frameOf.FindStringSubmatch(page)
	if frame == nil || !strings.HasPrefix(frame[2], "#page=7") || !strings.HasPrefix(frame[1], at+"/pratinjau") {
		t.Fatalf("the frame: %q", frame)
	}
	if frame := frameOf.FindStringSubmatch(h.page(at + "?hal=3")); frame == nil || !strings.HasPrefix(frame[2], "#page=3") {
		t.Errorf("another page: %q", frame)
	}
	w := h.ask(httptest.NewRequest(http.MethodGet, frame[1], nil))
	if w.Code != http.StatusOK || w.Header().Get("Content-Type") != "application/pdf" || !strings.HasPrefix(w.Header().Get("Content-Security-Policy"), "sandbox; default-src 'none'") || w.Header().Get("Content-Disposition") != "inline" {
		t.Errorf("%d %v", w.Code, w.Header())
	}
	if w := h.ask(httptest.NewRequest(http.MethodGet, at+"/berkas", nil)); w.Header().Get("Content-Disposition") != `attachment; filename=Perwako.pdf` {
		t.Errorf("to be saved: %v", w.Header())
	}
	for name, content := range map[string]string{
		"aktif.pdf":    strings.Replace(book(1, 0), "/Type/Catalog", "/Type/Catalog/OpenAction<</S/JavaScript/JS(1)>>", 1),
		"terkunci.pdf": strings.Replace(book(1, 0), "/Root 1 0 R", "/Root 1 0 R/Encrypt 9 0 R", 1),
	} {
		at := h.sent("lain", name, content)
		if frameOf.MatchString(h.page(at)) {
			t.Errorf("%s is shown", name)
		}
		if w := h.ask(httptest.NewRequest(http.MethodGet, at+"/pratinjau", nil)); w.Code != http.StatusNotFound {
			t.Errorf("%s: %d", name, w.Code)
		}
	}
}

func TestPicturesAndTexts(t *testing.T) {
	t.Parallel()
	h := open(t)
	sent := photo(t)
	at := h.sent("foto", "rapat.png", sent)
	if page := h.page(at); !strings.Contains(page, `<img class="photo" src="`+at+`/pratinjau`) {
		t.Error("the picture is not shown")
	}
	w := h.ask(httptest.NewRequest(http.MethodGet, at+"/pratinjau", nil))
	if w.Header().Get("Content-Type") != "image/png" || w.Body.Len() == 0 || w.Body.String() == sent {
		t.Errorf("%v: %d bytes", w.Header(), w.Body.Len())
	}
	at = h.sent("monev", "monev.csv", "kode;nama\nSG-01;<script>alert(1)</script>\n")
	if page := h.page(at); !strings.Contains(page, "SG-01;&lt;script&gt;") || strings.Contains(page, "<script>alert") {
		t.Error("the text is not shown as text")
	}
	if w := h.ask(httptest.NewRequest(http.MethodGet, at+"/pratinjau", nil)); !strings.HasPrefix(w.Header().Get("Content-Disposition"), "attachment") {
		t.Errorf("a text: %v", w.Header())
	}
	if w := h.upload(home, url.Values{"jenis": {"foto"}}, false, "rusak.png", sent[:len(sent)-30]); w.Code != http.StatusUnprocessableEntity {
		t.Errorf("half a picture: %d", w.Code)
	}
}

// Files that are sent together are each taken or refused by themselves, and what was
// filled in stays.
func TestUploads(t *testing.T) {
	t.Parallel()
	h := open(t)
	fields := url.Values{"jenis": {"notulen"}, "tahun": {"2026"}, "opd": {"DINKES"}}
	w := h.upload(home, fields, false, "satu.txt", "isi satu", "dua.txt", "isi dua", "palsu.pdf", "<html>", "kembar.txt", "isi satu", `..\..\x\tiga.txt`, "isi tiga")
	said := webtest.Text(t, w.Body.String())
	for _, want := range []string{"satu tersimpan", "dua tersimpan", "palsu.pdf belum beres", "melainkan text/html", "sudah ada", "tiga tersimpan"} {
		if !strings.Contains(said, want) {
			t.Errorf("the answer does not say %q: %s", want, said)
		}
	}
	if w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), `value="notulen" selected`) || !strings.Contains(w.Body.String(), `value="DINKES" selected`) {
		t.Errorf("%d: what was filled in is lost", w.Code)
	}
	if list := webtest.Text(t, h.page(home)); !strings.Contains(list, "3 bukti") {
		t.Errorf("kept: %s", list)
	}
	w = h.upload(home, fields, true, "empat.txt", "isi empat")
	var got []struct{ Nama, Bukti, Judul, Alamat, Masalah string }
	if err := json.Unmarshal(w.Body.Bytes(), &got); err != nil || len(got) != 1 || got[0].Judul != "empat" || got[0].Alamat != home+"/"+got[0].Bukti {
		t.Errorf("told to the script: %s %v", w.Body, err)
	}
	for name, w := range map[string]*httptest.ResponseRecorder{
		"no file":         h.upload(home, fields, false),
		"no type":         h.upload(home, url.Values{}, false, "a.txt", "isi lima"),
		"no such office":  h.upload(home, url.Values{"jenis": {"foto"}, "opd": {"X"}}, false, "a.txt", "isi lima"),
		"a year in words": h.upload(home, url.Values{"jenis": {"foto"}, "tahun": {"kini"}}, false, "a.txt", "isi lima"),
		"a macro":         h.upload(home, fields, false, "a.xlsm", "PK\x03\x04"),
		"an empty file":   h.upload(home, fields, false, "a.txt", ""),
		"a script":        h.upload(home, fields, false, "a.js", "alert(1)"),
	} {
		if w.Code != http.StatusUnprocessableEntity {
			t.Errorf("%s: %d", name, w.Code)
		}
	}
	if w := h.upload(home, fields, false, "besar.txt", strings.Repeat("a", 27<<20)); w.Code != http.StatusUnprocessableEntity && w.Code != http.StatusRequestEntityTooLarge {
		t.Errorf("too large: %d", w.Code)
	}
	if list := webtest.Text(t, h.page(home)); !strings.Contains(list, "4 bukti") {
		t.Errorf("something that was refused is kept: %s", list)
	}
}

// A form that somebody else was faster with comes back with what was typed and what is
// saved.
func TestNothingTypedIsLost(t *testing.T) {
	t.Parallel()
	h := open(t)
	at := h.sent("notulen", "rapat.txt", "isi")
	form := url.Values{"rev": {"1"}, "jenis": {"notulen"}, "judul": {"Rapat Dewan"}, "tanggal": {"2026-05-02"}, "tahun": {"2026"}}
	if w := h.post(at, form); w.Code != http.StatusSeeOther {
		t.Fatalf("%d %s", w.Code, webtest.Text(t, w.Body.String()))
	}
	form.Set("judul", "Rapat yang lain")
	w := h.post(at, form)
	if said := webtest.Text(t, w.Body.String()); w.Code != http.StatusConflict || !strings.Contains(said, "Tersimpan sekarang: Rapat Dewan") || !strings.Contains(w.Body.String(), `value="Rapat yang lain"`) {
		t.Errorf("%d: %s", w.Code, said)
	}
	form.Set("tanggal", "2 Mei")
	form.Set("rev", "2")
	if w := h.post(at, form); w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), `value="Rapat yang lain"`) || !strings.Contains(w.Body.String(), `value="2 Mei"`) {
		t.Errorf("%d", w.Code)
	}
	if w := h.post(home+"/tautan", url.Values{"alamat": {"javascript:alert(1)"}, "judul": {"Portal"}, "jenis": {"aplikasi"}}); w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), `value="javascript:alert(1)"`) || !strings.Contains(w.Body.String(), `value="Portal"`) {
		t.Errorf("a link: %d", w.Code)
	}
	if w := h.post(at+"/tinjau", url.Values{"hasil": {"ditolak"}, "alasan": {""}, "rev": {"2"}}); w.Code != http.StatusConflict {
		t.Errorf("a review of a draft: %d", w.Code)
	}
	if w := h.post(at+"/kaitkan", url.Values{"untuk": {"isian 2026/BL-1.1"}, "catatan": {"lihat lampiran"}, "halaman": {"dua"}}); w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), `value="lihat lampiran"`) {
		t.Errorf("a claim: %d", w.Code)
	}
}

func TestFromAQuestion(t *testing.T) {
	t.Parallel()
	h := open(t)
	at := h.sent("foto", "lama.txt", "lama")
	wanted := "isian 2026/BL-1.1"
	page := h.page(home + "?" + url.Values{"untuk": {wanted}}.Encode())
	if said := webtest.Text(t, page); !strings.Contains(said, "Payung hukum 2026/BL-1.1") || !strings.Contains(page, `action="`+at+`/kaitkan"`) || !strings.Contains(page, `value="peraturan" selected`) {
		t.Errorf("%s", said)
	}
	w := h.upload(home, url.Values{"jenis": {"peraturan"}, "untuk": {wanted}}, false, "baru.txt", "baru")
	if said := webtest.Text(t, h.page(w.Header().Get("Location"))); !strings.Contains(said, "Payung hukum 2026/BL-1.1") {
		t.Errorf("not tied: %s", said)
	}
	w = h.post(home+"/tautan", url.Values{"alamat": {"https://x.contoh.go.id"}, "jenis": {"aplikasi"}, "untuk": {wanted}})
	if said := webtest.Text(t, h.page(w.Header().Get("Location"))); !strings.Contains(said, "Payung hukum 2026/BL-1.1") || !strings.Contains(said, "Bukti ini tautan.") {
		t.Errorf("not tied: %s", said)
	}
	if said := webtest.Text(t, h.page(home+"?untuk=isian+1999/X")); strings.Contains(said, "Untuk butir") {
		t.Error("a question that is none is shown")
	}
}

// Every page and deed refuses whoever is not of the region, and readers write nothing.
func TestWhoMay(t *testing.T) {
	t.Parallel()
	h := open(t)
	at := h.sent("foto", "a.txt", "isi")
	reads := []string{home, home + "/unduh", at, at + "/berkas", at + "/pratinjau"}
	writes := []string{home + "/tautan", at, at + "/ajukan", at + "/tinjau", at + "/kaitkan", at + "/lepas", at + "/hapus"}
	for _, c := range []struct {
		who           web.Visitor
		reads, writes int
	}{{jauh, http.StatusForbidden, http.StatusForbidden}, {umum, http.StatusForbidden, http.StatusForbidden}, {dewi, http.StatusOK, http.StatusForbidden}, {web.Visitor{}, http.StatusSeeOther, http.StatusSeeOther}} {
		h.who = c.who
		for _, path := range reads {
			if w := h.ask(httptest.NewRequest(http.MethodGet, path, nil)); w.Code != c.reads {
				t.Errorf("%s reads %s: %d", c.who.Name, path, w.Code)
			}
		}
		for _, path := range writes {
			if w := h.post(path, url.Values{"hasil": {"diterima"}, "rev": {"1"}}); w.Code != c.writes && !(strings.HasSuffix(path, "/tinjau") && c.who.Person == "dewi") {
				t.Errorf("%s writes %s: %d", c.who.Name, path, w.Code)
			}
		}
		for _, path := range []string{home, at + "/ganti"} {
			if w := h.upload(path, url.Values{"jenis": {"foto"}}, false, "b.txt", "lain"); w.Code != c.writes {
				t.Errorf("%s uploads to %s: %d", c.who.Name, path, w.Code)
			}
		}
	}
	h.who = dewi
	if page := h.page(at); strings.Contains(page, `method="post" action="`+at) {
		t.Error("a reader is offered to write")
	}
	h.who = jauh
	if w := h.ask(httptest.NewRequest(http.MethodGet, strings.Replace(at, "21.72", "21.71", 1), nil)); w.Code != http.StatusNotFound {
		t.Errorf("another region's item under one's own: %d", w.Code)
	}
}
