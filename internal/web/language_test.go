package web_test

import (
	"bytes"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"testing/fstest"

	"gurindam/internal/access"
	"gurindam/internal/money"
	"gurindam/internal/web"
	"gurindam/internal/web/webtest"
)

const inEnglish = "gurindam_bahasa=en"

func TestLanguage(t *testing.T) {
	t.Parallel()
	s := site(new(bytes.Buffer), web.Route{Pattern: "GET /pagu", Verb: access.Open, Nav: "Pagu", Handler: page("")})
	for name, c := range map[string]struct {
		path, cookie string
		says, silent string
	}{
		"nothing chosen":          {"/", "", "Langsung ke isi", "Skip to content"},
		"English":                 {"/", inEnglish, "Skip to content", "Langsung ke isi"},
		"what nobody speaks":      {"/", "gurindam_bahasa=xx", "Langsung ke isi", "Skip"},
		"a page of the engine":    {"/gaya", inEnglish, "Design system", "Potongan"},
		"the navigation":          {"/pagu", inEnglish, "Budget ceiling", "Pagu"},
		"the text of a fault":     {"/entah", inEnglish, "That page does not exist.", "Halaman itu"},
		"a fault without English": {"/tiada", inEnglish, "Inisiatif itu tidak ada.", "Ke halaman depan"},
		"an error nobody sees":    {"/rusak", inEnglish, "Something went wrong inside the program.", "Terjadi"},
	} {
		w := webtest.Get(t, s, c.path, "Cookie", c.cookie)
		text := webtest.Text(t, w.Body.String())
		if !strings.Contains(text, c.says) || strings.Contains(text, c.silent) {
			t.Errorf("%s: want %q and not %q in\n%s", name, c.says, c.silent, text)
		}
		lang := `<html lang="id">`
		if c.cookie == inEnglish {
			lang = `<html lang="en">`
		}
		if !strings.Contains(w.Body.String(), lang) {
			t.Errorf("%s: the page is not marked %s", name, lang)
		}
	}
	for _, host := range []string{"lain.contoh.id"} { // what is refused before anybody is known
		w := webtest.Get(t, s, "/", "Cookie", inEnglish, "Host", host)
		if text := webtest.Text(t, w.Body.String()); !strings.Contains(text, "Unknown address") {
			t.Errorf("a foreign host reads %s", text)
		}
	}
	w := webtest.Get(t, s, "/tiada", "Cookie", inEnglish, "Accept", "application/json")
	if !strings.Contains(w.Body.String(), `"title":"Not found"`) {
		t.Errorf("a script reads %s", w.Body)
	}
}

// choose sends a form of the frame.
func choose(t *testing.T, s http.Handler, path, cookie string, form url.Values) *http.Response {
	t.Helper()
	r := httptest.NewRequestWithContext(t.Context(), http.MethodPost, path, strings.NewReader(form.Encode()))
	r.Host = "localhost"
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Cookie", cookie)
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	return w.Result()
}

func TestChoosingALanguage(t *testing.T) {
	t.Parallel()
	s := site(new(bytes.Buffer))
	for name, c := range map[string]struct{ tag, to, cookie, location string }{
		"English":            {"en", "/gaya?x=1", "en", "/gaya?x=1"},
		"Indonesian":         {"id", "/", "id", "/"},
		"what nobody speaks": {"xx", "/", "id", "/"},
		"another site":       {"en", "//jahat.example/", "en", "/"},
	} {
		res := choose(t, s, "/bahasa", "", url.Values{"bahasa": {c.tag}, "ke": {c.to}})
		if len(res.Cookies()) != 1 || res.Cookies()[0].Value != c.cookie || res.Header.Get("Location") != c.location {
			t.Errorf("%s: %v, to %q", name, res.Cookies(), res.Header.Get("Location"))
		}
	}
	body := webtest.Get(t, s, "/gaya?x=1").Body.String()
	if !strings.Contains(body, `name="ke" value="/gaya?x=1"`) {
		t.Error("the switch does not lead back to its page")
	}
}

func TestHint(t *testing.T) {
	t.Parallel()
	hinted := func(r *http.Request) (web.Answer, error) {
		return web.Page{Title: "Uji", Body: web.Hint(r.Context(), "mulai", "Mulai di sini.")}, nil
	}
	s := site(new(bytes.Buffer), web.Route{Pattern: "GET /petunjuk", Verb: access.Open, Handler: hinted})
	shown := func(cookie string) bool {
		return strings.Contains(webtest.Get(t, s, "/petunjuk", "Cookie", cookie).Body.String(), "Mulai di sini.")
	}
	if !shown("") || !shown("gurindam_petunjuk=lain") || shown("gurindam_petunjuk=lain.mulai") {
		t.Error("a hint is shown until it is put away, and not after")
	}
	res := choose(t, s, "/petunjuk/tutup", "gurindam_petunjuk=lain", url.Values{"petunjuk": {"mulai"}, "ke": {"/petunjuk"}})
	if len(res.Cookies()) != 1 || res.Cookies()[0].Value != "lain.mulai" || res.Header.Get("Location") != "/petunjuk" {
		t.Errorf("putting away: %v, to %q", res.Cookies(), res.Header.Get("Location"))
	}
	if res := choose(t, s, "/petunjuk/tutup", "", url.Values{"petunjuk": {"a;b"}}); res.StatusCode != http.StatusBadRequest || len(res.Cookies()) != 0 {
		t.Errorf("a mistyped hint: %d, %v", res.StatusCode, res.Cookies())
	}
	many := strings.TrimSuffix(strings.Repeat("x.", 300), ".")
	if res := choose(t, s, "/petunjuk/tutup", "gurindam_petunjuk="+many, url.Values{"petunjuk": {"mulai"}}); len(res.Cookies()[0].Value) > 400 {
		t.Errorf("the cookie grows to %d bytes", len(res.Cookies()[0].Value))
	}
}

func TestHelp(t *testing.T) {
	t.Parallel()
	guide := fstest.MapFS{
		"panduan/README.md":    {Data: []byte("# Panduan\n\n1. [Mulai](1-mulai.md)\n2. [Isi](2-isi.md)\n")},
		"panduan/1-mulai.md":   {Data: []byte("# Mulai & lanjut\n\n## Dua langkah\n\nLihat [isi](2-isi.md#a) atau [daftar](README.md).\n\n![Layar](../gambar/layar.png)\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n<script>alert(1)</script>\n")},
		"panduan/2-isi.md":     {Data: []byte("# Isi\n")},
		"gambar/layar.png":     {Data: []byte("png")},
		"gambar/lain/tidak.md": {Data: []byte("x")},
	}
	s := web.New(web.Config{Guide: guide},
		web.Route{Pattern: "GET /{$}", Verb: access.Open, Handler: page(""), Help: "mulai#dua-langkah"},
		web.Route{Pattern: "GET /lain", Verb: access.Open, Handler: page("")})
	for _, c := range []struct{ path, want string }{
		{"/", `href="/bantuan/mulai#dua-langkah"`},
		{"/lain", `href="/bantuan"`},
		{"/bantuan", `href="/bantuan/mulai"`},
		{"/bantuan/mulai", `href="/bantuan/isi#a"`},
		{"/bantuan/mulai", `href="/bantuan">daftar`},
		{"/bantuan/mulai", `src="/aset/panduan-layar-`},
		{"/bantuan/mulai", `id="dua-langkah"`},
		{"/bantuan/mulai", `tabindex="0"><table>`},
		{"/bantuan/mulai", `<title>Mulai &amp; lanjut – Bantuan`},
	} {
		if body := webtest.Get(t, s, c.path).Body.String(); !strings.Contains(body, c.want) {
			t.Errorf("%s lacks %s in\n%s", c.path, c.want, body)
		}
	}
	if body := webtest.Get(t, s, "/bantuan/mulai").Body.String(); strings.Contains(body, "alert(1)") {
		t.Error("the guide runs a script")
	}
	webtest.Scenario{Path: "/bantuan/tiada", Status: http.StatusNotFound, Says: []string{"Halaman bantuan itu tidak ada."}}.Run(t, s)
	if got := strings.Join(s.HelpPages(), " "); got != "mulai isi" {
		t.Errorf("pages %q", got)
	}
	if !s.HelpAnchor("mulai#dua-langkah") || s.HelpAnchor("mulai#tiga") || s.HelpAnchor("tiada") {
		t.Error("HelpAnchor knows other parts than the guide has")
	}
}

func TestAmount(t *testing.T) {
	t.Parallel()
	s := site(new(bytes.Buffer), web.Route{Pattern: "GET /uang", Verb: access.Open, Handler: func(r *http.Request) (web.Answer, error) {
		var out []string
		for _, amount := range []money.Rupiah{950, 350_000_000, 412_600_000_000, 1_200_000_000_000} {
			out = append(out, web.Amount(r.Context(), amount))
		}
		return web.Page{Title: "Uang", Body: body(strings.Join(out, "; "))}, nil
	}})
	for cookie, want := range map[string]string{
		"":        "Rp 950; Rp 350,0 jt; Rp 412,6 M; Rp 1,2 T",
		inEnglish: "Rp 950; Rp 350,0 mn; Rp 412,6 bn; Rp 1,2 tn",
	} {
		if text := webtest.Text(t, webtest.Get(t, s, "/uang", "Cookie", cookie).Body.String()); !strings.Contains(text, want) {
			t.Errorf("%q: want %s in %s", cookie, want, text)
		}
	}
}
