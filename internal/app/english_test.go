package app

import (
	"log/slog"
	"net/http"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"gurindam/examples"
	"gurindam/internal/access"
	"gurindam/internal/identity"
	"gurindam/internal/lang"
	"gurindam/internal/plan"
	"gurindam/internal/web/webtest"
)

// reading is a program with the example in it and the session of somebody who may
// see everything.
func reading(t *testing.T) (a *App, session string) {
	t.Helper()
	a = opened(t)
	if _, err := a.ImportPlan(t.Context(), "../../examples/tanjungpinang", examples.TanjungpinangCode, false); err != nil {
		t.Fatal(err)
	}
	token, err := a.People.Invite(t.Context(), identity.Console(), identity.Invitation{Name: "Pembaca", Login: "pembaca", Grant: access.Grant{Role: access.Keeper}})
	if err != nil {
		t.Fatal(err)
	}
	if err := a.People.Take(t.Context(), token, identity.Filled{Password: testPassword}); err != nil {
		t.Fatal(err)
	}
	entry, err := a.People.SignIn(t.Context(), "pembaca", testPassword, identity.Origin{Address: "127.0.0.1"})
	if err != nil {
		t.Fatal(err)
	}
	return a, entry.Session
}

// dataOf gives every text of the plan and its guideline, which no page translates.
func dataOf(t *testing.T, a *App) map[string]bool {
	t.Helper()
	s, g, err := a.Plan(t.Context(), examples.TanjungpinangCode)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]bool{}
	var walk func(v reflect.Value)
	walk = func(v reflect.Value) {
		switch v.Kind() {
		case reflect.String:
			out[v.String()] = true
		case reflect.Slice, reflect.Array:
			for i := range v.Len() {
				walk(v.Index(i))
			}
		case reflect.Struct:
			for i := range v.NumField() {
				walk(v.Field(i))
			}
		case reflect.Pointer:
			if !v.IsNil() {
				walk(v.Elem())
			}
		}
	}
	walk(reflect.ValueOf(s))
	walk(reflect.ValueOf(g))
	for _, status := range plan.Statuses() {
		delete(out, string(status)) // a word of the program that the data hold too
	}
	return out
}

// TestEnglishPages: what the catalogue can say in English is said so, on one page
// of every kind. Texts marked as Indonesian, such as books and the guide, stay.
func TestEnglishPages(t *testing.T) {
	t.Parallel()
	a, session := reading(t)
	site := NewSite(a, SiteOptions{Log: slog.New(slog.DiscardHandler)}).pages
	data := dataOf(t, a)
	queue, seen, pages := []string{"/", "/kota/21.72", "/gaya", "/akun", "/masuk"}, map[string]bool{}, 0
	for len(queue) > 0 {
		path, _, _ := strings.Cut(queue[0], "#")
		queue = queue[1:]
		if kind := kindOfPage(path); seen[kind] {
			continue
		} else {
			seen[kind] = true
		}
		w := webtest.Get(t, site, path, "Cookie", "gurindam_bahasa=en; gurindam_sesi="+session)
		if w.Code == http.StatusSeeOther {
			queue = append(queue, w.Header().Get("Location"))
			continue
		}
		if w.Code != http.StatusOK || !strings.HasPrefix(w.Header().Get("Content-Type"), "text/html") {
			continue
		}
		pages++
		root, err := html.Parse(w.Body)
		if err != nil {
			t.Fatal(err)
		}
		queue = append(queue, readPage(root, func(text string) {
			if english := lang.Finished(lang.English, text); english != text && !data[text] {
				t.Errorf("%s says %q, not %q", path, text, english)
			}
		})...)
	}
	if pages < 30 {
		t.Errorf("only %d kinds of page were read", pages)
	}
}

var (
	queryValue = regexp.MustCompile(`=[^&]*`)
	lastCode   = regexp.MustCompile(`^(/kota/[^/]+/(?:rencana-aksi|opd|quick-win|peta-jalan|perangkat|kelompok|pejabat|buku/[^/]+|kerja/[^/]+)/)[^/?]+`)
	anyNumber  = regexp.MustCompile(`\d+`)
)

// kindOfPage makes alike the addresses of pages that differ in their data alone.
func kindOfPage(path string) string {
	return anyNumber.ReplaceAllString(lastCode.ReplaceAllString(queryValue.ReplaceAllString(path, ""), "$1"), "n")
}

// readPage tells each text of a page that is not marked as Indonesian, and gives
// the addresses it leads to.
func readPage(n *html.Node, tell func(string)) (links []string) {
	if n.Type == html.TextNode {
		if text := strings.Join(strings.Fields(n.Data), " "); text != "" {
			tell(text)
		}
	}
	for _, a := range n.Attr {
		switch {
		case a.Key == "value" && n.Data == "option" && n.FirstChild != nil && a.Val == n.FirstChild.Data:
			return nil // a choice of the workbook, shown as it is kept
		case a.Key == "lang" && a.Val == "id":
			return nil
		case a.Key == "href" && n.Data == "a" && strings.HasPrefix(a.Val, "/"):
			links = append(links, a.Val)
		case a.Key == "aria-label", a.Key == "title", a.Key == "placeholder", a.Key == "alt", a.Key == "data-label":
			tell(a.Val)
		}
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		links = append(links, readPage(c, tell)...)
	}
	return links
}

// TestHelp: every page of the guide is reached from a page it explains, and no
// route names help that is not there.
func TestHelp(t *testing.T) {
	t.Parallel()
	a := opened(t)
	site := NewSite(a, SiteOptions{Log: slog.New(slog.DiscardHandler)}).pages
	reached := map[string]bool{}
	for _, r := range a.routes() {
		if r.Help == "" {
			continue
		}
		if !site.HelpAnchor(r.Help) {
			t.Errorf("%s names the help %q, which the guide does not have", r.Pattern, r.Help)
		}
		name, _, _ := strings.Cut(r.Help, "#")
		reached[name] = true
	}
	for _, name := range site.HelpPages() {
		body := webtest.Get(t, site, "/bantuan/"+name).Body.String()
		if body = body[strings.Index(body, "<article"):]; reached[name] {
			for _, m := range regexp.MustCompile(`href="/bantuan/([^"#]+)`).FindAllStringSubmatch(body, -1) {
				reached[m[1]] = true
			}
		}
	}
	for _, name := range site.HelpPages() {
		if !reached[name] {
			t.Errorf("no page leads to the part %q of the guide; name it by Help on the route it explains", name)
		}
	}
}
