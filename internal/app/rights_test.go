package app

import (
	"bytes"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"gurindam/internal/access"
	"gurindam/internal/golden"
	"gurindam/internal/identity"
	"gurindam/internal/web"
)

// asker is a role with a way in; nobody has none.
type asker struct {
	id    string
	actor access.Actor
	token func() string
}

const testPassword = "kata sandi untuk uji"

// askers gives one account for each role, granted as narrowly as the role may be.
func askers(t *testing.T, a *App) []asker {
	t.Helper()
	out := []asker{{"belum masuk", access.Actor{}, func() string { return "" }}}
	narrow := []access.Place{{Region: "21.72", OPD: "DINKES"}, {Region: "21.72", Dimension: "SG"}, {Region: "21.72"}, {}}
	for _, role := range access.Roles() {
		grant := access.Grant{Role: role.ID}
		for _, s := range narrow {
			if role.Fits(s) {
				grant.Scope = s
				break
			}
		}
		login := "uji-" + role.ID
		token, err := a.People.Invite(t.Context(), identity.Console(), identity.Invitation{Name: role.Name, Login: login, Grant: grant})
		if err != nil {
			t.Fatal(err)
		}
		if err := a.People.Take(t.Context(), token, identity.Filled{Password: testPassword}); err != nil {
			t.Fatal(err)
		}
		out = append(out, asker{role.ID, access.Actor{Person: login, Grants: []access.Grant{grant}}, func() string {
			entry, err := a.People.SignIn(t.Context(), login, testPassword, identity.Origin{Address: "127.0.0.1"})
			if err != nil {
				t.Fatal(err)
			}
			return entry.Session
		}})
	}
	return out
}

// The places that a route may be asked at: own office, other office, own region,
// other region, with their marks in the table.
var askedPlaces = []access.Place{
	{Region: "21.72", OPD: "DINKES"}, {Region: "21.72", OPD: "DISHUB"}, {Region: "21.71", OPD: "DINKES"},
}

var anyWildcard = regexp.MustCompile(`\{\w+\$?\}|\{\$\}`)

// addresses fills a pattern for each of the places that make a difference to it.
func addresses(pattern string) (method string, paths []string, places []access.Place) {
	method, path, _ := strings.Cut(pattern, " ")
	path = strings.TrimSuffix(path, "{$}")
	seen := map[string]bool{}
	for _, p := range askedPlaces {
		if !strings.Contains(path, "{opd}") {
			p.OPD = ""
		}
		if !strings.Contains(path, "{region}") {
			p.Region = ""
		}
		filled := strings.NewReplacer("{region}", p.Region, "{opd}", p.OPD).Replace(path)
		filled = anyWildcard.ReplaceAllString(filled, "x")
		if !seen[filled] {
			seen[filled] = true
			paths, places = append(paths, filled), append(places, p)
		}
	}
	return method, paths, places
}

// asked sends a request and tells whether it came through the gate.
func asked(t *testing.T, site http.Handler, method, path, token string) bool {
	t.Helper()
	r := httptest.NewRequest(method, path, nil)
	r.Host = "localhost"
	if method == http.MethodPost {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	if token != "" {
		r.AddCookie(&http.Cookie{Name: "gurindam_sesi", Value: token})
	}
	w := httptest.NewRecorder()
	site.ServeHTTP(w, r)
	if w.Code >= 500 || w.Code == http.StatusMethodNotAllowed {
		t.Errorf("%s %s: %d", method, path, w.Code)
	}
	sentAway := w.Code == http.StatusSeeOther && strings.HasPrefix(w.Header().Get("Location"), "/masuk") && w.Header().Get("Set-Cookie") == ""
	return w.Code != http.StatusForbidden && w.Code != http.StatusUnauthorized && !sentAway
}

// Every route × role × place is asked through HTTP; the gate must answer what
// access.May does, in one of the shapes that people understand. The table that
// comes of it is kept in docs/generated.
func TestRights(t *testing.T) {
	t.Parallel()
	a, err := New(t.Context(), "sqlite:"+filepath.Join(t.TempDir(), "hak.db"), time.Now)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { a.Close() })
	a.People = identity.NewService(peopleStore{a.db}, time.Now, identity.Cost{Memory: 64, Rounds: 1, Lanes: 1})
	site := NewSite(a, SiteOptions{Log: slog.New(slog.DiscardHandler)}).pages
	all := askers(t, a)
	tokens := make([]string, len(all))
	for i, who := range all {
		tokens[i] = who.token()
	}
	var table bytes.Buffer
	writeHead(&table, all)
	for _, route := range a.routes() {
		method, paths, places := addresses(route.Pattern)
		fmt.Fprintf(&table, "| `%s` | %s |", route.Pattern, route.Verb)
		for i, who := range all {
			var got []bool
			for k, path := range paths {
				got = append(got, asked(t, site, method, path, tokens[i]))
				if want := access.May(who.actor, route.Verb, places[k], time.Now()); got[k] != want {
					t.Errorf("%s %s as %s: %v, want %v", method, path, who.id, got[k], want)
				}
			}
			if path := paths[0]; path == "/keluar" {
				tokens[i] = who.token()
			}
			fmt.Fprintf(&table, " %s |", shape(t, route, who, got))
		}
		fmt.Fprintln(&table)
	}
	golden.Same(t, "../../docs/generated/rights.md", table.String())
}

// shape writes how far a right goes; any other shape is a gap.
func shape(t *testing.T, route web.Route, who asker, got []bool) string {
	t.Helper()
	names := map[string]string{
		"true": "✓", "false": "–", // no place in its address
		"true true": "✓", "true false": "daerah", "false false": "–",
		"true true true": "✓", "true true false": "daerah", "true false false": "OPD", "false false false": "–",
	}
	name, ok := names[strings.Trim(fmt.Sprint(got), "[]")]
	switch {
	case !ok:
		t.Errorf("%s as %s has a gap: %v", route.Pattern, who.id, got)
	case who.id == "belum masuk" && name != "–" && route.Verb != access.Open:
		t.Errorf("%s is open to whoever did not sign in", route.Pattern)
	}
	return name
}

func writeHead(w *bytes.Buffer, all []asker) {
	fmt.Fprint(w, "# Rights\n\nWritten by the test that asks every page as every role (`make golden`). Each role is granted as narrowly as it may be: an OPD, a dimension group, a region, or the\nnation. ✓ everywhere (a page without a place: yes) · daerah: in the own region · OPD: in the own OPD · – no.\nWhat `publik` may do in its region is open without signing in where the role is given to everybody.\n\n| route | verb |")
	for _, who := range all {
		fmt.Fprintf(w, " %s |", who.id)
	}
	fmt.Fprint(w, "\n|---|---|"+strings.Repeat("---|", len(all))+"\n")
}
