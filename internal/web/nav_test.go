package web_test

import (
	"bytes"
	"strings"
	"testing"

	"gurindam/internal/access"
	"gurindam/internal/web"
	"gurindam/internal/web/webtest"
)

func TestNavigation(t *testing.T) {
	t.Parallel()
	s := site(new(bytes.Buffer),
		web.Route{Pattern: "GET /kota/{region}", Verb: access.Open, Nav: "Ringkasan", Handler: page("")},
		web.Route{Pattern: "GET /kota/{region}/buku", Verb: access.Open, Nav: "Buku", Handler: page("")},
		web.Route{Pattern: "GET /kota/{region}/buku/{book}", Verb: access.Open, Handler: page("")},
		web.Route{Pattern: "GET /kota/{region}/bukan", Verb: access.Open, Handler: page("")})
	for path, want := range map[string]string{
		"/kota/21.72":          `<a href="/kota/21.72" aria-current="page">Ringkasan</a>`,
		"/kota/21.72/buku":     `<a href="/kota/21.72/buku" aria-current="page">Buku</a>`,
		"/kota/21.72/buku/dua": `<a href="/kota/21.72/buku" aria-current="page">Buku</a>`,
		"/kota/21.72/bukan":    `<a href="/kota/21.72" aria-current="page">Ringkasan</a>`,
		"/kota/a%22b":          `<a href="/kota/a%22b" aria-current="page">Ringkasan</a>`,
	} {
		body := webtest.Get(t, s, path).Body.String()
		if !strings.Contains(body, want) {
			t.Errorf("%s: no %s in\n%s", path, want, body)
		}
		if n := strings.Count(body, "aria-current"); n != 2 {
			t.Errorf("%s: %d current entries, want one in each of the two lists", path, n)
		}
	}
	if body := webtest.Get(t, s, "/").Body.String(); strings.Contains(body, `class="nav"`) {
		t.Error("the front page has the navigation of a region")
	}
}
