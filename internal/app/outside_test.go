package app

import (
	"io"
	"log/slog"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"

	"github.com/zitadel/oidc/v3/example/server/exampleop"
	"github.com/zitadel/oidc/v3/example/server/storage"

	"gurindam/internal/access"
	"gurindam/internal/identity"
)

// staff are the people of the provider.
type staff map[string]*storage.User

func (s staff) GetUserByID(id string) *storage.User { return s[id] }

func (s staff) GetUserByUsername(name string) *storage.User {
	for _, u := range s {
		if u.Username == name {
			return u
		}
	}
	return nil
}

func (staff) ExampleClientID() string { return storage.ServiceUserID }

// provide starts a provider of OpenID Connect with its people, and a site that
// trusts it.
func provide(t *testing.T, people staff) (a *App, page string, issuer *httptest.Server) {
	t.Helper()
	var handler http.Handler
	issuer = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { handler.ServeHTTP(w, r) }))
	t.Cleanup(issuer.Close)
	site := httptest.NewUnstartedServer(nil)
	page = "http://" + site.Listener.Addr().String()
	client := storage.WebClient("rencana-"+site.Listener.Addr().String(), "rahasia", page+identity.ReturnPath)
	clients.Lock()
	storage.RegisterClients(client)
	handler = exampleop.SetupServer(issuer.URL, storage.NewStorage(people), nil, false)
	clients.Unlock()
	a = opened(t)
	a.People = identity.NewService(peopleStore{a.db}, a.now, identity.Cost{Memory: 64, Rounds: 1, Lanes: 1})
	site.Config.Handler = NewSite(a, SiteOptions{Log: slog.New(slog.DiscardHandler), URL: page,
		Provider: NewProvider("SSO Contoh", issuer.URL, client.GetID(), "rahasia", page, slog.New(slog.DiscardHandler))}).pages
	site.Start()
	t.Cleanup(site.Close)
	return a, page, issuer
}

// clients guards the list that providers of one test program share.
var clients sync.Mutex

// traveller is a browser that follows where it is sent.
type traveller struct {
	*http.Client
	t *testing.T
}

func newTraveller(t *testing.T) traveller {
	jar, _ := cookiejar.New(nil)
	return traveller{&http.Client{Jar: jar}, t}
}

func (b traveller) read(r *http.Response, err error) (*http.Response, string) {
	b.t.Helper()
	if err != nil {
		b.t.Fatal(err)
	}
	defer r.Body.Close()
	text, err := io.ReadAll(r.Body)
	if err != nil {
		b.t.Fatal(err)
	}
	return r, string(text)
}

// goOut signs in at the provider and gives where that ended.
func (b traveller) goOut(page, name string) (*http.Response, string) {
	b.t.Helper()
	r, text := b.read(b.Get(page + "/masuk/luar?ke=/akun"))
	if !strings.Contains(r.Request.URL.Path, "/login/username") {
		b.t.Fatalf("not at the provider but at %s:\n%s", r.Request.URL, text)
	}
	form := url.Values{"username": {name}, "password": {"sandi-luar"}, "id": {r.Request.URL.Query().Get("authRequestID")}}
	return b.read(b.PostForm(r.Request.URL.Scheme+"://"+r.Request.URL.Host+"/login/username", form))
}

func TestSigningInWithAnAccountOutside(t *testing.T) {
	t.Parallel()
	people := staff{
		"1": {ID: "1", Username: "ana", Password: "sandi-luar", Email: "Ana@contoh.go.id", EmailVerified: true},
		"2": {ID: "2", Username: "budi", Password: "sandi-luar", Email: "budi@contoh.go.id"},
		"3": {ID: "3", Username: "cici", Password: "sandi-luar", Email: "cici@contoh.go.id", EmailVerified: true},
		"4": {ID: "4", Username: "palsu", Password: "sandi-luar", Email: "ana@contoh.go.id", EmailVerified: true},
	}
	a, page, _ := provide(t, people)
	for _, login := range []string{"ana@contoh.go.id", "budi@contoh.go.id"} {
		token, err := a.People.Invite(t.Context(), identity.Console(), identity.Invitation{Name: "Orang Contoh", Login: login, Grant: access.Grant{Role: "sekda", Scope: kota}})
		if err != nil {
			t.Fatal(err)
		}
		if err := a.People.Take(t.Context(), token, identity.Filled{Password: testPassword}); err != nil {
			t.Fatal(err)
		}
	}
	ana := newTraveller(t)
	if _, text := ana.read(ana.Get(page + "/masuk")); !strings.Contains(text, "Masuk dengan SSO Contoh") {
		t.Error("the page for signing in does not offer it")
	}
	r, text := ana.goOut(page, "ana")
	if r.StatusCode != http.StatusOK || r.Request.URL.Path != "/akun" || !strings.Contains(text, "Putuskan akun luar") {
		t.Fatalf("%d at %s:\n%s", r.StatusCode, r.Request.URL, text)
	}
	for name, says := range map[string]string{"budi": "belum memastikan surel", "cici": "Belum ada akun untuk", "palsu": "sudah tersambung"} {
		r, text := newTraveller(t).goOut(page, name)
		if r.StatusCode != http.StatusUnprocessableEntity || !strings.Contains(text, says) {
			t.Errorf("%s: %d at %s:\n%s", name, r.StatusCode, r.Request.URL, text)
		}
	}
	// The address may change at the provider: who was joined stays the same person.
	people["1"].Email = "nama-baru@contoh.go.id"
	if r, _ := newTraveller(t).goOut(page, "ana"); r.Request.URL.Path != "/akun" {
		t.Errorf("after a new address: %s", r.Request.URL)
	}
	if r, _ := ana.read(ana.PostForm(page+"/akun/luar/putus", nil)); r.Request.URL.Path != "/akun" {
		t.Errorf("parted: %s", r.Request.URL)
	}
	if r, _ := newTraveller(t).goOut(page, "ana"); r.StatusCode != http.StatusUnprocessableEntity {
		t.Errorf("after parting, with another address: %d at %s", r.StatusCode, r.Request.URL)
	}
}

// Whoever comes back must be the browser that went, once, and with a sound state.
func TestNobodyComesBackInAnothersPlace(t *testing.T) {
	t.Parallel()
	a, page, issuer := provide(t, staff{"1": {ID: "1", Username: "ana", Password: "sandi-luar", Email: "ana@contoh.go.id", EmailVerified: true}})
	token, err := a.People.Invite(t.Context(), identity.Console(), identity.Invitation{Name: "Ana", Login: "ana@contoh.go.id", Grant: access.Grant{Role: "sekda", Scope: kota}})
	if err != nil || token == "" {
		t.Fatal(err)
	}
	thief := newTraveller(t)
	var back *url.URL
	thief.CheckRedirect = func(r *http.Request, _ []*http.Request) error {
		if r.URL.Path == identity.ReturnPath {
			back = r.URL
			return http.ErrUseLastResponse
		}
		return nil
	}
	thief.goOut(page, "ana")
	if back == nil {
		t.Fatal("the provider sent nobody back")
	}
	victim := newTraveller(t)
	if r, text := victim.read(victim.Get(back.String())); r.StatusCode != http.StatusUnprocessableEntity || !strings.Contains(text, "Ulangi dari awal") {
		t.Errorf("another browser: %d\n%s", r.StatusCode, text)
	}
	thief.CheckRedirect = nil
	if r, _ := thief.read(thief.Get(back.String())); r.StatusCode != http.StatusOK {
		t.Errorf("the browser that went: %d", r.StatusCode)
	}
	fresh := newTraveller(t)
	fresh.Jar = thief.Jar
	if r, _ := fresh.read(fresh.Get(back.String())); r.StatusCode != http.StatusUnprocessableEntity {
		t.Errorf("the same answer twice: %d", r.StatusCode)
	}
	issuer.Close()
	if r, _ := newTraveller(t).read(http.Get(page + identity.ReturnPath + "?state=x&code=y")); r.StatusCode != http.StatusUnprocessableEntity {
		t.Errorf("made up: %d", r.StatusCode)
	}
}
