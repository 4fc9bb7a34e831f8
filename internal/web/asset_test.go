package web_test

import (
	"bytes"
	"compress/gzip"
	"io"
	"log/slog"
	"net/http"
	"regexp"
	"strings"
	"testing"

	"gurindam/internal/access"
	"gurindam/internal/web"
	"gurindam/internal/web/webtest"
)

var assetPath = regexp.MustCompile(`/aset/[\w.-]+`)

func stylesheet(t *testing.T, s *web.Site) string {
	t.Helper()
	for _, p := range assetPath.FindAllString(webtest.Get(t, s, "/gaya").Body.String(), -1) {
		if strings.HasSuffix(p, ".css") {
			return p
		}
	}
	t.Fatal("no style sheet on the page")
	return ""
}

func TestAssets(t *testing.T) {
	t.Parallel()
	s := site(new(bytes.Buffer))
	page := webtest.Get(t, s, "/gaya").Body.String()
	sheet := webtest.Get(t, s, stylesheet(t, s)).Body.String()
	if strings.Contains(sheet, "asset(") || strings.Contains(sheet, "http") || strings.Contains(sheet, "@import") {
		t.Error("the style sheet names what cannot be loaded")
	}
	for _, path := range append(assetPath.FindAllString(page, -1), assetPath.FindAllString(sheet, -1)...) {
		w := webtest.Get(t, s, path)
		if w.Code != 200 || !strings.Contains(w.Header().Get("Cache-Control"), "immutable") || w.Header().Get("Content-Type") == "" {
			t.Errorf("%s: %d %v", path, w.Code, w.Header())
		}
	}
}

func TestAssetsAreCompressed(t *testing.T) {
	t.Parallel()
	s := site(new(bytes.Buffer))
	path := stylesheet(t, s)
	plain := webtest.Get(t, s, path).Body.String()
	for accept, want := range map[string]string{"gzip": "gzip", "br, gzip;q=0.5": "gzip", "": "", "br": "", "gzip;q=0": ""} {
		w := webtest.Get(t, s, path, "Accept-Encoding", accept)
		if got := w.Header().Get("Content-Encoding"); got != want {
			t.Errorf("%q: %q", accept, got)
		}
		if want == "" {
			continue
		}
		z, err := gzip.NewReader(w.Body)
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(z)
		if err != nil || string(data) != plain {
			t.Errorf("%q: another text (%v)", accept, err)
		}
	}
}

// A face's own sheet is loaded by the pages that name it, with its own names
// resolved.
func TestAssetsOfFaces(t *testing.T) {
	t.Parallel()
	s := web.New(web.Config{Assets: []web.Asset{{Name: "buku.css", Data: []byte("p{src:asset(sans.woff2)}")}}, Log: slog.New(slog.DiscardHandler)},
		web.Route{Pattern: "GET /{$}", Verb: access.Open, Handler: func(*http.Request) (web.Answer, error) {
			return web.Page{Title: "Buku", Body: body("<h1>Buku</h1>"), Styles: []string{"buku.css"}}, nil
		}})
	for _, path := range assetPath.FindAllString(webtest.Get(t, s, "/").Body.String(), -1) {
		if strings.HasPrefix(path, "/aset/buku-") {
			if css := webtest.Get(t, s, path).Body.String(); !strings.Contains(css, "url(/aset/sans-") {
				t.Errorf("%s: %s", path, css)
			}
			return
		}
	}
	t.Error("the page does not load its own sheet")
}

func TestFirstLoadIsSmall(t *testing.T) {
	t.Parallel()
	s := site(new(bytes.Buffer))
	total := webtest.Weight(t, s, "/gaya")
	if total > 200_000 {
		t.Errorf("%d bytes", total)
	}
}
