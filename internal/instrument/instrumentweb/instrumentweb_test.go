package instrumentweb_test

import (
	"bytes"
	"context"
	"log/slog"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/a-h/templ"
	"golang.org/x/net/html"

	"gurindam/internal/access"
	"gurindam/internal/db"
	"gurindam/internal/instrument"
	"gurindam/internal/instrument/instrumentdb"
	"gurindam/internal/instrument/instrumentweb"
	"gurindam/internal/web"
	"gurindam/internal/web/webtest"
)

type store struct{ db *db.DB }

func (s store) View(ctx context.Context, fn func(instrument.Records) error) error {
	return s.db.View(ctx, func(tx *db.Tx) error { return fn(instrumentdb.Records{Tx: tx}) })
}

func (s store) Update(ctx context.Context, fn func(instrument.Records) error) error {
	return s.db.Update(ctx, func(tx *db.Tx) error { return fn(instrumentdb.Records{Tx: tx}) })
}

// hall is the pages over a fresh database, asked by somebody with a role.
type hall struct {
	t    testing.TB
	site *web.Site
	role string
}

func open(t testing.TB) *hall {
	t.Helper()
	d, err := db.Open(t.Context(), "sqlite:"+filepath.Join(t.TempDir(), "test.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { d.Close() })
	h := &hall{t: t, role: "kominfo"}
	who := func(*http.Request) (web.Visitor, error) {
		return web.Visitor{Actor: access.Actor{Person: h.role, Grants: []access.Grant{{Role: h.role, From: time.Now().AddDate(-1, 0, 0)}}}, Name: "Ana Contoh", Home: "/akun"}, nil
	}
	uses := func(_ *http.Request, id string) ([]web.Link, error) {
		if id == "kominfo-2023-reguler" {
			return []web.Link{{Text: "Evaluasi contoh", Path: "/evaluasi"}}, nil
		}
		return nil, nil
	}
	routes := instrumentweb.Routes(instrumentweb.Options{Instruments: instrument.NewService(store{d}, time.Now), Uses: uses})
	for _, pattern := range []string{"GET /{$}", "GET /akun", "GET /masuk", "GET /evaluasi"} {
		routes = append(routes, web.Route{Pattern: pattern, Verb: access.Open, Handler: func(*http.Request) (web.Answer, error) {
			return web.Page{Title: "Lain", Body: templ.Raw("<h1>Lain</h1>")}, nil
		}})
	}
	h.site = web.New(web.Config{Log: slog.New(slog.DiscardHandler), Who: who, SignIn: "/masuk", Assets: instrumentweb.Assets()}, routes...)
	return h
}

func (h *hall) get(path string, status int) string {
	h.t.Helper()
	w := webtest.Get(h.t, h.site, path)
	if w.Code != status {
		h.t.Fatalf("GET %s: %d, want %d", path, w.Code, status)
	}
	return w.Body.String()
}

// send posts a form and gives its answer; a redirect is followed once.
func (h *hall) send(path string, form url.Values, status int) string {
	h.t.Helper()
	return h.give(path, "application/x-www-form-urlencoded", strings.NewReader(form.Encode()), status)
}

func (h *hall) upload(path, text string, form url.Values, status int) string {
	h.t.Helper()
	var body bytes.Buffer
	m := multipart.NewWriter(&body)
	for name, values := range form {
		_ = m.WriteField(name, values[0]) // a buffer takes everything
	}
	part, err := m.CreateFormFile("berkas", "instrumen.json")
	if err != nil {
		h.t.Fatal(err)
	}
	_, _ = part.Write([]byte(text)) // as above
	_ = m.Close()
	return h.give(path, m.FormDataContentType(), &body, status)
}

func (h *hall) give(path, kind string, body interface{ Read([]byte) (int, error) }, status int) string {
	h.t.Helper()
	r := httptest.NewRequest(http.MethodPost, path, body)
	r.Host = "127.0.0.1"
	r.Header.Set("Content-Type", kind)
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	w := httptest.NewRecorder()
	h.site.ServeHTTP(w, r)
	if w.Code != status {
		h.t.Fatalf("POST %s: %d, want %d: %s", path, w.Code, status, webtest.Text(h.t, w.Body.String()))
	}
	if w.Code == http.StatusSeeOther {
		to, _, _ := strings.Cut(w.Header().Get("Location"), "#")
		return h.get(to, http.StatusOK)
	}
	return w.Body.String()
}

// filled reads the form of a page that is sent to an address, as a browser would send it.
func filled(t testing.TB, page, action string) url.Values {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	form := find(root, func(n *html.Node) bool { return n.Data == "form" && attr(n, "action") == action })
	if form == nil {
		t.Fatalf("no form for %s", action)
	}
	out := url.Values{}
	each(form, func(n *html.Node) {
		name := attr(n, "name")
		switch {
		case name == "":
		case n.Data == "textarea":
			out.Add(name, strings.TrimPrefix(inner(n), "\n"))
		case n.Data == "select":
			chosen := find(n, func(o *html.Node) bool { return o.Data == "option" && has(o, "selected") })
			if chosen == nil {
				chosen = find(n, func(o *html.Node) bool { return o.Data == "option" })
			}
			out.Add(name, attr(chosen, "value"))
		case n.Data == "input" && attr(n, "type") == "checkbox":
			if has(n, "checked") {
				out.Add(name, attr(n, "value"))
			}
		case n.Data == "input":
			out.Add(name, attr(n, "value"))
		}
	})
	return out
}

func each(n *html.Node, visit func(*html.Node)) {
	if n.Type == html.ElementNode {
		visit(n)
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		each(c, visit)
	}
}

func find(n *html.Node, is func(*html.Node) bool) (found *html.Node) {
	each(n, func(c *html.Node) {
		if found == nil && is(c) {
			found = c
		}
	})
	return found
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func has(n *html.Node, key string) bool {
	for _, a := range n.Attr {
		if a.Key == key {
			return true
		}
	}
	return false
}

func inner(n *html.Node) string {
	if n.FirstChild == nil {
		return ""
	}
	return n.FirstChild.Data
}

func (h *hall) says(page string, words ...string) {
	h.t.Helper()
	text := webtest.Text(h.t, page)
	for _, w := range words {
		if !strings.Contains(text, w) {
			h.t.Errorf("the page does not say %q:\n%s", w, text)
		}
	}
}

// forms reads every form that is sent to an address.
func forms(t testing.TB, page, action string) (out []url.Values) {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	each(root, func(n *html.Node) {
		if n.Data != "form" || attr(n, "action") != action {
			return
		}
		v := url.Values{}
		each(n, func(c *html.Node) {
			if c.Data == "input" {
				v.Add(attr(c, "name"), attr(c, "value"))
			}
		})
		out = append(out, v)
	})
	return out
}
