// Package webtest helps faces test their pages: it asks, reads and walks them the
// way readers, crawlers and browsers do.
package webtest

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"gurindam/internal/access"
	"gurindam/internal/web"
)

// Get asks a site for an address and gives the answer.
func Get(t testing.TB, h http.Handler, path string, headers ...string) *httptest.ResponseRecorder {
	t.Helper()
	return Ask(t, h, http.MethodGet, path, headers...)
}

// Ask is Get with another method. Headers are given as names and values by turns.
func Ask(t testing.TB, h http.Handler, method, path string, headers ...string) *httptest.ResponseRecorder {
	t.Helper()
	r := httptest.NewRequestWithContext(t.Context(), method, path, nil)
	r.Host = "localhost:8080"
	for i := 0; i+1 < len(headers); i += 2 {
		if headers[i] == "Host" {
			r.Host = headers[i+1]
			continue
		}
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

// Scenario is a request with what its answer must and must not say.
type Scenario struct {
	Path    string
	Status  int // 0: 200
	Says    []string
	Silent  []string
	Becomes string // address of a redirect
}

// Run plays a scenario. What a page says is its text, without markup.
func (s Scenario) Run(t *testing.T, h http.Handler) {
	t.Helper()
	w := Get(t, h, s.Path)
	if want := max(s.Status, 0); want != 0 && w.Code != want || want == 0 && s.Becomes == "" && w.Code != http.StatusOK {
		t.Errorf("%s: status %d, want %d", s.Path, w.Code, s.Status)
	}
	if s.Becomes != "" && w.Header().Get("Location") != s.Becomes {
		t.Errorf("%s: goes to %q, want %q", s.Path, w.Header().Get("Location"), s.Becomes)
	}
	text := Text(t, w.Body.String())
	for _, word := range s.Says {
		word = strings.Join(strings.Fields(word), " ")
		if !strings.Contains(text, word) {
			t.Errorf("%s: does not say %q in:\n%s", s.Path, word, text)
		}
	}
	for _, word := range s.Silent {
		if strings.Contains(text, word) {
			t.Errorf("%s: says %q", s.Path, word)
		}
	}
}

// Text gives what a page says, with runs of blanks made one.
func Text(t testing.TB, page string) string {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	walk(root, func(n *html.Node) {
		if n.Type == html.TextNode {
			b.WriteString(n.Data + " ")
		}
	})
	return strings.Join(strings.Fields(b.String()), " ")
}

// Crawl follows every link of a site from a start and gives the pages by their
// address. A link that leads nowhere, or to a place its page does not have, is an
// error, and so is everything Lint finds.
func Crawl(t *testing.T, h http.Handler, start string, most int) map[string]string {
	t.Helper()
	pages, wanted := map[string]string{}, map[string][]string{}
	queue := []string{start}
	for len(queue) > 0 && len(pages) < most {
		path := queue[0]
		queue = queue[1:]
		if _, seen := pages[path]; seen {
			continue
		}
		w := Get(t, h, path)
		pages[path] = ""
		switch {
		case w.Code == http.StatusSeeOther:
			queue = append(queue, w.Header().Get("Location"))
			continue
		case w.Code != http.StatusOK:
			t.Errorf("%s: status %d, linked from %v", path, w.Code, wanted[path])
			continue
		case !strings.HasPrefix(w.Header().Get("Content-Type"), "text/html") || w.Header().Get("Content-Disposition") != "":
			continue
		}
		pages[path] = w.Body.String()
		for _, problem := range Lint(pages[path]) {
			t.Errorf("%s: %s", path, problem)
		}
		for _, link := range links(pages[path]) {
			target := resolve(t, path, link)
			wanted[target] = append(wanted[target], path)
			queue = append(queue, strings.SplitN(target, "#", 2)[0])
		}
	}
	checkPlaces(t, pages, wanted)
	return pages
}

// checkPlaces reports fragments that their page does not have.
func checkPlaces(t *testing.T, pages map[string]string, wanted map[string][]string) {
	t.Helper()
	ids := map[string]map[string]bool{}
	for target, from := range wanted {
		path, fragment, _ := strings.Cut(target, "#")
		page, read := pages[path]
		if fragment == "" || !read || page == "" {
			continue
		}
		if ids[path] == nil {
			ids[path] = idsOf(page)
		}
		if !ids[path][fragment] {
			t.Errorf("%s: no place %q, linked from %s", path, fragment, from[0])
		}
	}
}

func resolve(t testing.TB, base, link string) string {
	t.Helper()
	b, err := url.Parse(base)
	if err != nil {
		t.Fatal(err)
	}
	u, err := b.Parse(link)
	if err != nil {
		t.Errorf("%s: link %q: %v", base, link, err)
		return base
	}
	return u.String()
}

// Weight gives the bytes a browser loads for a page that it sees for the first
// time: the page, what it names, and what its style sheets name.
func Weight(t testing.TB, h http.Handler, path string) int {
	t.Helper()
	total, seen := 0, map[string]bool{}
	queue := []string{path}
	for len(queue) > 0 {
		at := queue[0]
		queue = queue[1:]
		if seen[at] {
			continue
		}
		seen[at] = true
		w := Get(t, h, at, "Accept-Encoding", "gzip")
		total += w.Body.Len()
		if kind := w.Header().Get("Content-Type"); strings.HasPrefix(kind, "text/") {
			queue = append(queue, assets.FindAllString(Get(t, h, at).Body.String(), -1)...)
		}
	}
	return total
}

var assets = regexp.MustCompile(`/aset/[\w.-]+`)

// Reader is a visitor who may read everything and manages nobody.
func Reader(*http.Request) (web.Visitor, error) {
	return web.Visitor{Actor: access.Actor{Grants: []access.Grant{{Role: access.Public}}}}, nil
}
