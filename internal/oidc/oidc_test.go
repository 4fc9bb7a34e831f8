package oidc

import (
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/zitadel/oidc/v3/example/server/exampleop"
	"github.com/zitadel/oidc/v3/example/server/storage"
)

const back = "http://127.0.0.1:1/kembali"

// provider starts a provider that can be put to sleep.
func provider(t *testing.T) (c *Client, asleep *atomic.Bool) {
	t.Helper()
	asleep = new(atomic.Bool)
	var handler http.Handler
	issuer := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if asleep.Load() {
			http.Error(w, "asleep", http.StatusServiceUnavailable)
			return
		}
		handler.ServeHTTP(w, r)
	}))
	t.Cleanup(issuer.Close)
	storage.RegisterClients(storage.WebClient("rencana", "rahasia", back))
	handler = exampleop.SetupServer(issuer.URL, storage.NewStorage(storage.NewUserStore(issuer.URL)), nil, false)
	return New(issuer.URL, "rencana", "rahasia", back), asleep
}

// signIn signs somebody in at the address and gives the code they come back with.
func signIn(t *testing.T, address, state string) string {
	t.Helper()
	jar, _ := cookiejar.New(nil)
	var home *url.URL
	b := &http.Client{Jar: jar, CheckRedirect: func(r *http.Request, _ []*http.Request) error {
		if strings.HasPrefix(r.URL.String(), back) {
			home = r.URL
			return http.ErrUseLastResponse
		}
		return nil
	}}
	form, err := b.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	_, _ = io.Copy(io.Discard, form.Body)
	form.Body.Close()
	done, err := b.PostForm(form.Request.URL.String(), url.Values{"username": {"test-user2"}, "password": {"verysecure"}, "id": {form.Request.URL.Query().Get("authRequestID")}})
	if err != nil {
		t.Fatal(err)
	}
	done.Body.Close()
	if home == nil || home.Query().Get("state") != state {
		t.Fatalf("came back to %v", home)
	}
	return home.Query().Get("code")
}

// A code is worth something to the trip it belongs to, once, and to no other.
func TestTrips(t *testing.T) {
	t.Parallel()
	c, asleep := provider(t)
	asleep.Store(true)
	if _, err := c.Address(t.Context(), "x", NewTrip()); err == nil {
		t.Error("a sleeping provider gave an address")
	}
	asleep.Store(false)
	trip, other := NewTrip(), NewTrip()
	address, err := c.Address(t.Context(), "x", trip)
	if err != nil {
		t.Fatalf("after it woke: %v", err)
	}
	for name, wrong := range map[string]Trip{"another verifier": {trip.Nonce, other.Verifier}, "another nonce": {other.Nonce, trip.Verifier}} {
		if claims, err := c.Claims(t.Context(), signIn(t, address, "x"), wrong); err == nil {
			t.Errorf("%s: %+v", name, claims)
		}
	}
	code := signIn(t, address, "x")
	claims, err := c.Claims(t.Context(), code, trip)
	if want := (Claims{c.issuer, "id2", "test-user2@zitadel.ch", true}); err != nil || claims != want {
		t.Errorf("got %+v, %v, want %+v", claims, err, want)
	}
	if _, err := c.Claims(t.Context(), code, trip); err == nil {
		t.Error("a code is worth something twice")
	}
}
