package web_test

import (
	"bytes"
	"errors"
	"log/slog"
	"net/http"
	"strings"
	"testing"

	"github.com/a-h/templ"

	"gurindam/internal/access"
	"gurindam/internal/fault"
	"gurindam/internal/web"
	"gurindam/internal/web/webtest"
)

func body(html string) templ.Component { return templ.Raw(html) }

func page(html string) web.Handler {
	return func(*http.Request) (web.Answer, error) {
		return web.Page{Title: "Uji", Place: "Kota Uji", Body: body("<h1>Uji</h1>" + html)}, nil
	}
}

func failing(err error) web.Handler {
	return func(*http.Request) (web.Answer, error) { return nil, err }
}

func site(log *bytes.Buffer, routes ...web.Route) *web.Site {
	return web.New(web.Config{Hosts: []string{"rencana.contoh.go.id"}, Log: slog.New(slog.NewTextHandler(log, nil))}, append([]web.Route{
		{Pattern: "GET /{$}", Verb: access.Open, Handler: page("<p>depan</p>")},
		{Pattern: "GET /rusak", Verb: access.Open, Handler: failing(errors.New("kata sandi basis data"))},
		{Pattern: "GET /panik", Verb: access.Open, Handler: func(*http.Request) (web.Answer, error) { panic("lembar kosong") }},
		{Pattern: "GET /salah", Verb: access.Open, Handler: failing(fault.New(fault.Invalid, "Tahun 20x9 bukan tahun."))},
		{Pattern: "GET /tiada", Verb: access.Open, Handler: failing(fault.New(fault.NotFound, "Inisiatif itu tidak ada."))},
		{Pattern: "GET /pindah", Verb: access.Open, Handler: func(*http.Request) (web.Answer, error) { return web.Redirect{To: "/"}, nil }},
		{Pattern: "GET /tubuh-rusak", Verb: access.Open, Handler: func(*http.Request) (web.Answer, error) {
			return web.Page{Title: "x", Body: templ.ComponentFunc(templ.Raw("").Render), Styles: []string{"tiada.css"}}, nil
		}},
	}, routes...)...)
}

func TestAnswers(t *testing.T) {
	t.Parallel()
	var log bytes.Buffer
	s := site(&log)
	for _, c := range []webtest.Scenario{
		{Path: "/", Says: []string{"Uji – Kota Uji – gurindam", "depan", "Langsung ke isi"}},
		{Path: "/pindah", Status: http.StatusSeeOther, Becomes: "/"},
		{Path: "/sehat", Says: []string{"sehat"}},
		{Path: "/gaya", Says: []string{"Gaya tampilan"}},
		{Path: "/salah", Status: http.StatusBadRequest, Says: []string{"Tahun 20x9 bukan tahun."}},
		{Path: "/tiada", Status: http.StatusNotFound, Says: []string{"Inisiatif itu tidak ada.", "Ke halaman depan"}},
		{Path: "/entah", Status: http.StatusNotFound, Says: []string{"Halaman itu tidak ada."}},
		{Path: "/aset/gurindam-0000000000.css", Status: http.StatusNotFound, Says: []string{"Muat ulang"}},
		{Path: "/rusak", Status: http.StatusInternalServerError, Says: []string{"Terjadi kesalahan di dalam program."}, Silent: []string{"sandi"}},
		{Path: "/panik", Status: http.StatusInternalServerError, Says: []string{"Terjadi kesalahan"}, Silent: []string{"lembar kosong", "goroutine"}},
		{Path: "/tubuh-rusak", Status: http.StatusInternalServerError, Says: []string{"Terjadi kesalahan"}},
		{Path: "/?" + strings.Repeat("cari=x&", 1000), Status: http.StatusRequestURITooLong, Says: []string{"terlalu panjang"}},
	} {
		c.Run(t, s)
	}
	for _, word := range []string{"kata sandi basis data", "lembar kosong"} {
		if strings.Count(log.String(), word) != 1 {
			t.Errorf("%q stands %d times in the log, want once:\n%s", word, strings.Count(log.String(), word), log.String())
		}
	}
}

func TestLogHoldsNoSearch(t *testing.T) {
	t.Parallel()
	var log bytes.Buffer
	webtest.Get(t, site(&log), "/?cari=rahasia")
	if line := log.String(); strings.Contains(line, "rahasia") || !strings.Contains(line, "path=/ status=200") {
		t.Errorf("log: %s", line)
	}
}

func TestEveryAnswerIsGuarded(t *testing.T) {
	t.Parallel()
	s := site(new(bytes.Buffer))
	for _, path := range []string{"/", "/gaya", "/sehat", "/entah", "/rusak", "/panik", "/pindah", stylesheet(t, s)} {
		h := webtest.Get(t, s, path).Header()
		for name, want := range map[string]string{
			"Content-Security-Policy":    "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; script-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
			"X-Content-Type-Options":     "nosniff",
			"Referrer-Policy":            "same-origin",
			"Cross-Origin-Opener-Policy": "same-origin",
		} {
			if got := h.Get(name); got != want {
				t.Errorf("%s: %s is %q", path, name, got)
			}
		}
	}
}

func TestHosts(t *testing.T) {
	t.Parallel()
	s := site(new(bytes.Buffer))
	for host, want := range map[string]int{
		"localhost": 200, "localhost:8080": 200, "127.0.0.1:8080": 200, "127.9.9.9": 200, "[::1]:8080": 200, "LOCALHOST": 200,
		"rencana.contoh.go.id": 200, "rencana.contoh.go.id:443": 200,
		"jahat.contoh": 421, "localhost.jahat.contoh": 421, "192.168.1.4:8080": 421, "": 421, "127.0.0.1.jahat.contoh": 421,
	} {
		if got := webtest.Get(t, s, "/", "Host", host).Code; got != want {
			t.Errorf("host %q: %d, want %d", host, got, want)
		}
	}
}

func TestOnlyReading(t *testing.T) {
	t.Parallel()
	s := site(new(bytes.Buffer))
	for _, method := range []string{"POST", "PUT", "DELETE", "OPTIONS", "TRACE"} {
		w := webtest.Ask(t, s, method, "/")
		if w.Code != http.StatusMethodNotAllowed || w.Header().Get("Allow") != "GET, HEAD" {
			t.Errorf("%s: %d, allow %q", method, w.Code, w.Header().Get("Allow"))
		}
	}
	if w := webtest.Ask(t, s, "HEAD", "/"); w.Code != 200 || w.Body.Len() != 0 || w.Header().Get("Content-Length") == "" {
		t.Errorf("HEAD: %d with %d bytes", w.Code, w.Body.Len())
	}
}

func TestPageIsKnownByItsContent(t *testing.T) {
	t.Parallel()
	s := site(new(bytes.Buffer))
	first := webtest.Get(t, s, "/")
	tag := first.Header().Get("Etag")
	if w := webtest.Get(t, s, "/", "If-None-Match", `"lain", `+tag); w.Code != http.StatusNotModified || w.Body.Len() != 0 {
		t.Errorf("the same page: %d with %d bytes", w.Code, w.Body.Len())
	}
	if w := webtest.Get(t, s, "/gaya", "If-None-Match", tag); w.Code != http.StatusOK {
		t.Errorf("another page: %d", w.Code)
	}
}

func TestLint(t *testing.T) {
	t.Parallel()
	s := site(new(bytes.Buffer))
	for _, path := range []string{"/", "/gaya", "/entah"} {
		for _, problem := range webtest.Lint(webtest.Get(t, s, path).Body.String()) {
			t.Errorf("%s: %s", path, problem)
		}
	}
}

func TestBrowser(t *testing.T) {
	t.Parallel()
	webtest.Browse(t, site(new(bytes.Buffer)), "/gaya")
}
