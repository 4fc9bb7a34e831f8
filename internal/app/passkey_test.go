package app

import (
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"gurindam/internal/identity"
	"gurindam/internal/web/webtest"
)

// opened site under a name, as browsers want it for passkeys.
func named(t *testing.T) (*App, string) {
	t.Helper()
	a := opened(t)
	a.People = identity.NewService(peopleStore{a.db}, a.now, identity.Cost{Memory: 64, Rounds: 1, Lanes: 1})
	server := httptest.NewUnstartedServer(nil)
	url := strings.Replace("http://"+server.Listener.Addr().String(), "127.0.0.1", "localhost", 1)
	server.Config.Handler = NewSite(a, SiteOptions{Log: slog.New(slog.DiscardHandler), URL: url}).pages
	server.Start()
	t.Cleanup(server.Close)
	return a, url
}

const fillIn = `(n,v)=>{for(const f of document.querySelectorAll('main form:not([hidden]) [name='+n+']'))if(f.type!='hidden')f.value=v}`

// From a password to a passkey and back, in a real browser with a device that
// keeps passkeys.
func TestPasskeys(t *testing.T) {
	t.Parallel()
	a, url := named(t)
	key, err := a.People.SetUpLink(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if err := a.People.Take(t.Context(), key, identity.Filled{Name: "Ana Contoh", Login: "ana", Password: testPassword}); err != nil {
		t.Fatal(err)
	}
	b := webtest.Open(t, url+"/masuk?ke=/akun")
	proves := b.Authenticator()
	b.Until(`document.querySelector('form[data-kunci=masuk]')`)
	webtest.Read[bool](b, `(`+fillIn+`)('nama','ana'),(`+fillIn+`)('sandi','`+testPassword+`'),document.querySelector('form[action="/masuk"]').requestSubmit(),true`)
	b.Until(`location.pathname=='/akun' && document.querySelector('form[data-kunci=baru]:not([hidden])')`)

	add := func(name, password string) {
		t.Helper()
		webtest.Read[bool](b, `(()=>{const f=document.querySelector('form[data-kunci=baru]');f.elements.sebutan.value='`+name+`';f.elements.sandi.value='`+password+`';f.requestSubmit();return true})()`)
	}
	const alert = `document.querySelector('form[data-kunci] [role=alert]:not([hidden])')`
	add("Ponsel kantor", "bukan kata sandinya")
	b.Until(alert + `?.textContent.includes('tidak cocok')`)
	add("Ponsel kantor", testPassword)
	b.Until(`document.querySelector('main').textContent.includes('Ponsel kantor') && document.querySelector('main').textContent.includes('belum dipakai')`)
	for _, v := range b.Violations() {
		t.Error(v)
	}
	add("Ponsel yang sama", testPassword)
	b.Until(alert + `?.textContent.includes('mungkin sudah terdaftar')`)

	leave := func() {
		t.Helper()
		b.Go(url + "/akun")
		webtest.Read[bool](b, `document.querySelector('form[action="/keluar"]').requestSubmit(),true`)
		b.Until(`location.pathname=='/masuk' && document.querySelector('form[data-kunci=masuk]:not([hidden])')`)
	}
	enter := func() {
		t.Helper()
		b.Go(url + "/masuk?ke=/akun")
		b.Until(`document.querySelector('form[data-kunci=masuk]:not([hidden])')`)
		webtest.Read[bool](b, `document.querySelector('form[data-kunci=masuk]').requestSubmit(),true`)
	}
	leave()
	for _, v := range b.Violations() {
		t.Error(v)
	}
	proves(false)
	enter()
	b.Until(alert)
	proves(true)
	enter()
	b.Until(`location.pathname=='/akun' && document.querySelector('main').textContent.includes('Ana Contoh')`)
	b.Until(`document.querySelector('main').textContent.includes('terakhir dipakai')`)

	webtest.Read[bool](b, `document.querySelector('form[action="/akun/kunci/hapus"]').requestSubmit(),true`)
	b.Until(`!document.querySelector('form[action="/akun/kunci/hapus"]') && document.querySelector('form[data-kunci=baru]')`)
	leave()
	enter()
	b.Until(`document.querySelector('main').textContent.includes('Kunci sandi tidak dikenali')`)
}

// Without a name there are no passkeys, and no page offers them.
func TestNoPasskeysWithoutAName(t *testing.T) {
	t.Parallel()
	a, ana := newEntryWith(t, SiteOptions{URL: "http://127.0.0.1:8080"})
	ana.setUp(a)
	if page := ana.page("/akun", "buka program lewat namanya"); strings.Contains(page, "data-kunci") {
		t.Error("a passkey is offered")
	}
	ana.want("asked all the same", ana.send(http.MethodPost, "/masuk/kunci/mulai", nil), http.StatusNotFound)
}
