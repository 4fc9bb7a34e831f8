package web_test

import (
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"gurindam/internal/access"
	"gurindam/internal/web"
	"gurindam/internal/web/webtest"
)

// gated is a site where somebody plans for one city.
func gated(signedIn bool) *web.Site {
	who := func(*http.Request) (web.Visitor, error) {
		if !signedIn {
			return web.Visitor{}, nil
		}
		grant := access.Grant{Role: "perencana-opd", Scope: access.Place{Region: "21.72", OPD: "DINKES"}}
		return web.Visitor{Actor: access.Actor{Person: "ana", Grants: []access.Grant{grant}}, Name: "Ana Contoh", Home: "/akun"}, nil
	}
	return web.New(web.Config{Log: slog.New(slog.DiscardHandler), Who: who, SignIn: "/masuk"},
		web.Route{Pattern: "GET /kota/{region}", Verb: access.Read, Nav: "Ringkasan", Handler: page("")},
		web.Route{Pattern: "GET /kota/{region}/orang", Verb: access.SeePeople, Nav: "Orang", Handler: page("")},
		web.Route{Pattern: "POST /kota/{region}", Verb: access.Read, Handler: func(r *http.Request) (web.Answer, error) {
			return web.Redirect{To: "/" + url.PathEscape(r.PostFormValue("isi"))}, nil
		}})
}

func TestTheGate(t *testing.T) {
	t.Parallel()
	for _, c := range []webtest.Scenario{
		{Path: "/kota/21.72", Says: []string{"Ana Contoh", "Ringkasan"}, Silent: []string{"Orang"}},
		{Path: "/kota/21.71", Status: http.StatusForbidden, Says: []string{"Peran Anda tidak mencakup"}},
		{Path: "/kota/21.72/orang", Status: http.StatusForbidden},
	} {
		c.Run(t, gated(true))
	}
	webtest.Scenario{Path: "/kota/21.72?urut=1", Status: http.StatusSeeOther, Becomes: "/masuk?ke=%2Fkota%2F21.72%3Furut%3D1"}.Run(t, gated(false))
}

func TestForms(t *testing.T) {
	t.Parallel()
	send := func(signedIn bool, kind string) *httptest.ResponseRecorder {
		r := httptest.NewRequest(http.MethodPost, "/kota/21.72", strings.NewReader("isi=pagu"))
		r.Host = "localhost"
		r.Header.Set("Content-Type", kind)
		w := httptest.NewRecorder()
		gated(signedIn).ServeHTTP(w, r)
		return w
	}
	const form = "application/x-www-form-urlencoded"
	for name, c := range map[string]struct {
		got *httptest.ResponseRecorder
		to  string
	}{
		"a form":                 {send(true, form+"; charset=utf-8"), "/pagu"},
		"before signing in":      {send(false, form), "/masuk"},
		"something else":         {send(true, "text/plain"), ""},
		"an upload":              {send(true, "multipart/form-data"), "/"},
		"a form with other ends": {send(true, "application/xml"), ""},
	} {
		if to := c.got.Header().Get("Location"); to != c.to || (c.to == "") != (c.got.Code == http.StatusMethodNotAllowed) {
			t.Errorf("%s: %d to %q", name, c.got.Code, to)
		}
	}
}

func TestAddressOfAVisitor(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ remote, forwarded, want string }{
		{"10.1.2.3:5000", "", "10.1.2.3"},
		{"10.1.2.3:5000", "8.8.8.8", "10.1.2.3"}, // only a proxy on this machine is believed
		{"127.0.0.1:5000", "1.1.1.1, 8.8.8.8", "8.8.8.8"},
		{"[::1]:5000", "2001:db8::1", "2001:db8::1"},
		{"127.0.0.1:5000", "bukan alamat", "127.0.0.1"},
	} {
		r := httptest.NewRequest(http.MethodGet, "/", nil)
		r.RemoteAddr = c.remote
		if c.forwarded != "" {
			r.Header.Set("X-Forwarded-For", c.forwarded)
		}
		if got := web.Address(r); got != c.want {
			t.Errorf("%+v: %s", c, got)
		}
	}
}

func TestAVerbNobodyKnows(t *testing.T) {
	t.Parallel()
	defer func() {
		if recover() == nil {
			t.Error("a route without a verb was taken")
		}
	}()
	web.New(web.Config{}, web.Route{Pattern: "GET /terbuka", Handler: page("")})
}
