package web_test

import (
	"bytes"
	"log/slog"
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

// Where there are groups, the page shows them and the entries of its own; what the
// reader may not open, and groups of which nothing is left, are not there.
func TestGroupedNavigation(t *testing.T) {
	t.Parallel()
	s := web.New(web.Config{Log: slog.New(slog.DiscardHandler), Menu: []web.MenuGroup{{Label: "Rencana", Items: []string{"Ringkasan"}}, {Label: "Buku", Items: []string{"Edisi", "Buku"}}, {Label: "Orang", Items: []string{"Semua"}}}},
		web.Route{Pattern: "GET /kota/{region}", Verb: access.Open, Nav: "Ringkasan", Handler: page("")},
		web.Route{Pattern: "GET /kota/{region}/buku", Verb: access.Open, Nav: "Buku", Handler: page("")},
		web.Route{Pattern: "GET /kota/{region}/edisi", Verb: access.Open, Nav: "Edisi", Handler: page("")},
		web.Route{Pattern: "GET /kota/{region}/lain", Verb: access.Open, Nav: "Lain", Handler: page("")},
		web.Route{Pattern: "GET /kota/{region}/orang", Verb: access.SeePeople, Nav: "Semua", Handler: page("")})
	body := webtest.Get(t, s, "/kota/21.72/buku").Body.String()
	before, _, _ := strings.Cut(body, "<details>")
	for _, want := range []string{`<a href="/kota/21.72">Rencana</a>`, `<a href="/kota/21.72/edisi" aria-current="true">Buku</a>`, `<a href="/kota/21.72/buku" aria-current="page">Buku</a>`, `>Edisi</a>`} {
		if !strings.Contains(before, want) {
			t.Errorf("no %s in\n%s", want, before)
		}
	}
	for _, no := range []string{"Ringkasan", "Lain", "Semua", "Orang"} {
		if strings.Contains(before, no) {
			t.Errorf("%s in\n%s", no, before)
		}
	}
	if !strings.Contains(body, "Lain</a>") {
		t.Error("what no group names is lost")
	}
}
