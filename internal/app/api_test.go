package app

import (
	"bytes"
	"encoding/json"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"gurindam/internal/access"
	"gurindam/internal/db"
	"gurindam/internal/db/dbtest"
	"gurindam/internal/identity"
)

// program is a program that speaks to the API with a token.
type program struct {
	t     *testing.T
	site  http.Handler
	token string
}

// programOf makes an account with a role, and a token of it with scopes.
func programOf(t *testing.T, a *App, login, role string, scope access.Place, scopes ...access.Verb) program {
	t.Helper()
	link, err := a.People.Invite(t.Context(), identity.Console(), identity.Invitation{Name: "Program " + login, Login: login, Grant: access.Grant{Role: role, Scope: scope}})
	if err != nil {
		t.Fatal(err)
	}
	if err := a.People.Take(t.Context(), link, identity.Filled{Password: testPassword}); err != nil {
		t.Fatal(err)
	}
	entry, err := a.People.SignIn(t.Context(), login, testPassword, identity.Origin{Address: "127.0.0.1"})
	if err != nil {
		t.Fatal(err)
	}
	who, actor, err := a.People.Who(t.Context(), entry.Session)
	if err != nil {
		t.Fatal(err)
	}
	secret, err := a.People.NewAPIToken(t.Context(), identity.Keeper{Actor: actor, Name: who.Name}, identity.APIToken{Name: "uji", Scopes: scopes, Until: a.now().Add(time.Hour)})
	if err != nil {
		t.Fatal(err)
	}
	return program{t, NewSite(a, SiteOptions{Log: slog.New(slog.DiscardHandler)}).pages, secret}
}

// call sends a request and gives status, headers and body; body is JSON where it is
// no text.
func (c program) call(method, path string, body any, headers ...string) *httptest.ResponseRecorder {
	c.t.Helper()
	var data bytes.Buffer
	if body != nil {
		if err := json.NewEncoder(&data).Encode(body); err != nil {
			c.t.Fatal(err)
		}
	}
	r := httptest.NewRequest(method, path, &data)
	r.Host = "localhost"
	if body != nil {
		r.Header.Set("Content-Type", "application/json")
	}
	if c.token != "" {
		r.Header.Set("Authorization", "Bearer "+c.token)
	}
	for i := 0; i+1 < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	return c.send(r)
}

func (c program) want(status int, w *httptest.ResponseRecorder) {
	c.t.Helper()
	if w.Code != status {
		c.t.Fatalf("%d, want %d: %s", w.Code, status, w.Body)
	}
}

func answerOf[T any](t *testing.T, w *httptest.ResponseRecorder) (out T) {
	t.Helper()
	if err := json.Unmarshal(w.Body.Bytes(), &out); err != nil {
		t.Fatalf("%v: %s", err, w.Body)
	}
	return out
}

type rowJSON struct {
	ID    string            `json:"id"`
	Code  string            `json:"kode"`
	Cells map[string]string `json:"sel"`
}

type pageJSON struct {
	Rows []rowJSON `json:"baris"`
	Next string    `json:"berikutnya"`
}

const lists = "/api/daerah/21.72/daftar/"

// A row is read page by page, changed only by who has read it, added once, and taken
// away.
func TestAPIWritesRows(t *testing.T) {
	t.Parallel()
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		a := writing(t, d)
		c := programOf(t, a, "program", "sekretaris", kota, access.Read, access.Work, access.Write)
		first := answerOf[pageJSON](t, c.call("GET", lists+"rencana_aksi?banyak=1", nil))
		if len(first.Rows) != 1 || first.Next != first.Rows[0].ID {
			t.Fatalf("first page: %+v", first)
		}
		rest := answerOf[pageJSON](t, c.call("GET", lists+"rencana_aksi?sesudah="+first.Next, nil))
		if len(rest.Rows) != len(state(t, a).Masterplan.Initiatives)-1 || rest.Next != "" {
			t.Errorf("the rest: %d rows, next %q", len(rest.Rows), rest.Next)
		}
		at := lists + "rencana_aksi/" + first.Rows[0].ID
		read := c.call("GET", at, nil)
		tag := read.Header().Get("ETag")
		change := map[string]any{"sel": map[string]string{"inisiatif": "Lewat API"}}
		c.want(http.StatusPreconditionRequired, c.call("PATCH", at, change))
		c.want(http.StatusPreconditionFailed, c.call("PATCH", at, change, "If-Match", `"lain"`))
		done := c.call("PATCH", at, change, "If-Match", tag)
		c.want(http.StatusOK, done)
		if got := answerOf[rowJSON](t, done); got.Cells["inisiatif"] != "Lewat API" || done.Header().Get("ETag") == tag {
			t.Errorf("changed: %+v, %s", got, done.Header().Get("ETag"))
		}
		c.want(http.StatusPreconditionFailed, c.call("PATCH", at, change, "If-Match", tag))
		wrong := c.call("PATCH", at, map[string]any{"sel": map[string]string{"opd": "GAIB"}}, "If-Match", done.Header().Get("ETag"))
		c.want(http.StatusUnprocessableEntity, wrong)
		if kind := wrong.Header().Get("Content-Type"); !strings.HasPrefix(kind, "application/problem+json") || !strings.Contains(wrong.Body.String(), "GAIB") {
			t.Errorf("%s: %s", kind, wrong.Body)
		}
		risk := map[string]any{"id": strings.Repeat("b", 20), "sel": map[string]string{"risiko": "Listrik padam", "dampak": "3", "kemungkinan": "2"}}
		before := len(fresh(t, a).Masterplan.Risks)
		c.want(http.StatusCreated, c.call("POST", lists+"risiko", risk))
		again := c.call("POST", lists+"risiko", risk)
		c.want(http.StatusCreated, again)
		if n := len(fresh(t, a).Masterplan.Risks); n != before+1 {
			t.Errorf("%d risks, want %d", n, before+1)
		}
		c.want(http.StatusNoContent, c.call("DELETE", lists+"risiko/"+strings.Repeat("b", 20), nil, "If-Match", again.Header().Get("ETag")))
		if n := len(fresh(t, a).Masterplan.Risks); n != before {
			t.Errorf("%d risks, want %d", n, before)
		}
		tagged := c.call("GET", lists+"risiko", nil)
		c.want(http.StatusNotModified, c.call("GET", lists+"risiko", nil, "If-None-Match", tagged.Header().Get("ETag")))
	})
}

// A token does what its owner may, within its scopes, and nothing else.
func TestTokensKeepToTheirScopes(t *testing.T) {
	t.Parallel()
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		a := writing(t, d)
		reading := programOf(t, a, "pembaca", "sekretaris", kota, access.Read, access.Work)
		planner := programOf(t, a, "perencana", "perencana-opd", access.Place{Region: "21.72", OPD: "DINKES"}, access.Read, access.Work, access.Write)
		risk := map[string]any{"sel": map[string]string{"risiko": "x", "opd": "DISKOMINFO", "dampak": "1", "kemungkinan": "1"}}
		reading.want(http.StatusOK, reading.call("GET", lists+"risiko", nil))
		reading.want(http.StatusForbidden, reading.call("POST", lists+"risiko", risk))
		reading.want(http.StatusForbidden, reading.call("GET", "/api/daerah/21.71/daftar/risiko", nil))
		planner.want(http.StatusUnprocessableEntity, planner.call("POST", lists+"risiko", risk)) // another office's
		stranger := program{t, reading.site, ""}
		stranger.want(http.StatusUnauthorized, stranger.call("GET", lists+"risiko", nil))
		liar := program{t, reading.site, "gurindam_PALSU"}
		liar.want(http.StatusUnauthorized, liar.call("GET", lists+"risiko", nil))
		tokens, err := a.People.APITokens(t.Context(), personOf(t, a, "pembaca"))
		if err != nil || len(tokens) != 1 || tokens[0].Used.IsZero() {
			t.Fatalf("%v %+v", err, tokens)
		}
		by := identity.Keeper{Actor: access.Actor{Person: tokens[0].Person}}
		if err := a.People.DropAPIToken(t.Context(), by, tokens[0].ID); err != nil {
			t.Fatal(err)
		}
		reading.want(http.StatusUnauthorized, reading.call("GET", lists+"risiko", nil))
	})
}

func personOf(t *testing.T, a *App, login string) (id string) {
	t.Helper()
	err := a.db.View(t.Context(), func(tx *db.Tx) error {
		return tx.Each(t.Context(), `SELECT id FROM identity_person WHERE login = $1`, []any{login}, func(scan func(...any) error) error { return scan(&id) })
	})
	if err != nil || id == "" {
		t.Fatal(login, err)
	}
	return id
}
