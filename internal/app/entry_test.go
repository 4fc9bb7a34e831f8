package app

import (
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/pquerna/otp/totp"

	"gurindam/internal/access"
	"gurindam/internal/identity"
	"gurindam/internal/web/webtest"
)

// caller is a browser with its cookie.
type caller struct {
	t      *testing.T
	site   http.Handler
	cookie *http.Cookie
}

func (b *caller) send(method, path string, form url.Values, headers ...string) *httptest.ResponseRecorder {
	b.t.Helper()
	r := httptest.NewRequest(method, path, strings.NewReader(form.Encode()))
	r.Host = "rencana.contoh.go.id"
	if method == http.MethodPost {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	for i := 0; i+1 < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	if b.cookie != nil {
		r.AddCookie(b.cookie)
	}
	w := httptest.NewRecorder()
	b.site.ServeHTTP(w, r)
	for _, c := range w.Result().Cookies() {
		b.cookie = c
	}
	return w
}

// page asks for a page and wants these words in it.
func (b *caller) page(path string, says ...string) string {
	b.t.Helper()
	w := b.send(http.MethodGet, path, nil)
	b.want(path, w, http.StatusOK, says...)
	return w.Body.String()
}

func (b *caller) want(what string, w *httptest.ResponseRecorder, status int, says ...string) {
	b.t.Helper()
	if w.Code != status {
		b.t.Fatalf("%s: %d, want %d\n%s", what, w.Code, status, w.Body)
	}
	for _, text := range says {
		if !strings.Contains(w.Body.String(), text) {
			b.t.Errorf("%s does not say %q:\n%s", what, text, w.Body)
		}
	}
	if status == http.StatusOK || status == http.StatusUnprocessableEntity {
		for _, wrong := range webtest.Lint(w.Body.String()) {
			b.t.Errorf("%s: %s", what, wrong)
		}
	}
}

func (b *caller) signIn(login string) {
	b.t.Helper()
	w := b.send(http.MethodPost, "/masuk", url.Values{"nama": {login}, "sandi": {testPassword}, "ke": {"/akun"}})
	b.want("sign in", w, http.StatusSeeOther)
	if to := w.Header().Get("Location"); to != "/akun" {
		b.t.Errorf("signing in leads to %s", to)
	}
}

func newEntry(t *testing.T) (*App, *caller) { return newEntryWith(t, SiteOptions{}) }

func newEntryWith(t *testing.T, o SiteOptions) (*App, *caller) {
	a := opened(t)
	a.People = identity.NewService(peopleStore{a.db}, a.now, identity.Cost{Memory: 64, Rounds: 1, Lanes: 1})
	o.Log, o.Hosts, o.Secure = slog.New(slog.DiscardHandler), []string{"rencana.contoh.go.id"}, true
	return a, &caller{t: t, site: NewSite(a, o).pages}
}

var oneTime = regexp.MustCompile(`https://rencana\.contoh\.go\.id/tautan\?kunci=([A-Z2-7]+)`)

// From the one-time link of an empty database to a second person at work.
func TestTheWayIn(t *testing.T) {
	t.Parallel()
	a, ana := newEntry(t)
	key, err := a.People.SetUpLink(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	w := ana.send(http.MethodGet, "/kota/21.72/pagu?urut=1", nil)
	if to := w.Header().Get("Location"); w.Code != http.StatusSeeOther || to != "/masuk?ke=%2Fkota%2F21.72%2Fpagu%3Furut%3D1" {
		t.Errorf("before signing in: %d %s", w.Code, to)
	}
	ana.page("/tautan?kunci="+key, "Penyiapan pertama")
	form := url.Values{"kunci": {key}, "orang": {"Ana Contoh"}, "nama": {"ana"}, "sandi": {"pendek"}}
	ana.want("a weak password", ana.send(http.MethodPost, "/tautan", form), http.StatusUnprocessableEntity, "terlalu pendek", "Ana Contoh")
	form.Set("sandi", testPassword)
	ana.want("set-up", ana.send(http.MethodPost, "/tautan", form), http.StatusSeeOther)
	ana.want("a wrong password", ana.send(http.MethodPost, "/masuk", url.Values{"nama": {"ana"}, "sandi": {"x"}}), http.StatusUnprocessableEntity, "tidak cocok")
	ana.signIn("ana")
	if c := ana.cookie; !c.HttpOnly || !c.Secure || c.SameSite != http.SameSiteLaxMode || c.Path != "/" {
		t.Errorf("cookie %+v", c)
	}
	ana.page("/akun", "Pengelola sistem", "peramban ini", "Aktifkan dengan ponsel")
	ana.page("/akun/dua-langkah", "Kode QR")
	ana.page("/orang", "Ana Contoh", "Undang atau beri peran")

	invite := url.Values{"orang": {"Budi Contoh"}, "nama": {"budi"}, "peran": {"kepala-opd"}, "daerah": {"21.72"}, "opd": {"DINKES"}, "sampai": {"2100-12-31"}}
	wrong := url.Values{"orang": {"Budi Contoh"}, "nama": {"budi"}, "peran": {"sekda"}}
	ana.want("a role that does not fit", ana.send(http.MethodPost, "/orang", wrong), http.StatusUnprocessableEntity, "satu daerah, bukan pada nasional", "Budi Contoh")
	w = ana.send(http.MethodPost, "/orang", invite)
	ana.want("invite", w, http.StatusOK, "Tautan sekali pakai", "Kepala OPD", "sampai 31-12-2100")
	link := oneTime.FindStringSubmatch(w.Body.String())
	if link == nil {
		t.Fatalf("no link on the page:\n%s", w.Body)
	}
	budi := &caller{t: t, site: ana.site}
	budi.page("/tautan?kunci="+link[1], "Menerima undangan", "Budi Contoh")
	budi.want("accept", budi.send(http.MethodPost, "/tautan", url.Values{"kunci": {link[1]}, "sandi": {testPassword}}), http.StatusSeeOther)
	budi.signIn("budi")
	budi.page("/kota/21.72/opd/DINKES/orang", "Budi Contoh")
	budi.want("another office", budi.send(http.MethodGet, "/kota/21.72/opd/DISHUB/orang", nil), http.StatusForbidden, "Peran Anda tidak mencakup")
	old := *budi.cookie
	budi.want("sign out", budi.send(http.MethodPost, "/keluar", nil), http.StatusSeeOther)
	budi.cookie = &old
	budi.want("after signing out", budi.send(http.MethodGet, "/akun", nil), http.StatusSeeOther)
}

func TestFormsOfOtherSites(t *testing.T) {
	t.Parallel()
	a, ana := newEntry(t)
	key, err := a.People.SetUpLink(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if err := a.People.Take(t.Context(), key, identity.Filled{Name: "Ana", Login: "ana", Password: testPassword}); err != nil {
		t.Fatal(err)
	}
	ana.signIn("ana")
	for name, headers := range map[string][]string{
		"as the browser says":     {"Sec-Fetch-Site", "cross-site"},
		"from a neighbour's host": {"Sec-Fetch-Site", "same-site"},
		"as an old browser says":  {"Origin", "https://jahat.contoh"},
	} {
		ana.want(name, ana.send(http.MethodPost, "/keluar", nil, headers...), http.StatusForbidden, "situs lain")
	}
	ana.want("no form", ana.send(http.MethodPost, "/keluar", nil, "Content-Type", "text/plain"), http.StatusMethodNotAllowed)
	ana.page("/akun", "Ana")
	for _, to := range []string{"https://jahat.contoh/", "//jahat.contoh", `/\jahat.contoh`, "javascript:alert(1)"} {
		w := ana.send(http.MethodGet, "/masuk?ke="+url.QueryEscape(to), nil)
		if got := w.Header().Get("Location"); got != "/" {
			t.Errorf("%s leads to %s", to, got)
		}
	}
}

var hiddenSecret = regexp.MustCompile(`name="(rahasia|langkah)" value="([A-Z2-7]+)"`)

// Switching the second step on, and coming in with a code of it.
func TestTheSecondStep(t *testing.T) {
	t.Parallel()
	a, ana := newEntry(t)
	key, err := a.People.SetUpLink(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if err := a.People.Take(t.Context(), key, identity.Filled{Name: "Ana Contoh", Login: "ana", Password: testPassword}); err != nil {
		t.Fatal(err)
	}
	ana.signIn("ana")
	secret := hiddenSecret.FindStringSubmatch(ana.page("/akun/dua-langkah"))[2]
	ana.want("a wrong code", ana.send(http.MethodPost, "/akun/dua-langkah", url.Values{"rahasia": {secret}, "kode": {"x"}}),
		http.StatusUnprocessableEntity, "Kode tidak cocok", secret)
	code, err := totp.GenerateCode(secret, time.Now())
	if err != nil {
		t.Fatal(err)
	}
	w := ana.send(http.MethodPost, "/akun/dua-langkah", url.Values{"rahasia": {secret}, "kode": {code}})
	ana.want("switch on", w, http.StatusOK, "Kode pemulihan")
	recovery := regexp.MustCompile(`<code>([a-z2-7]{5}-[a-z2-7]{5})`).FindStringSubmatch(w.Body.String())[1]
	ana.page("/akun", "tersisa 8", "Matikan langkah kedua")

	phone := &caller{t: t, site: ana.site}
	w = phone.send(http.MethodPost, "/masuk", url.Values{"nama": {"ana"}, "sandi": {testPassword}})
	phone.want("the password", w, http.StatusOK, "enam angka")
	if phone.cookie != nil {
		t.Fatal("the password alone gave a session")
	}
	step := url.Values{"langkah": {hiddenSecret.FindStringSubmatch(w.Body.String())[2]}, "kode": {code}}
	phone.want("a used code", phone.send(http.MethodPost, "/masuk/kode", step), http.StatusUnprocessableEntity, "sudah dipakai")
	step.Set("kode", recovery)
	phone.want("a recovery code", phone.send(http.MethodPost, "/masuk/kode", step), http.StatusSeeOther)
	phone.page("/akun", "tersisa 7", "Akhiri semua sesi lain")
	phone.want("end the others", phone.send(http.MethodPost, "/akun/sesi", nil), http.StatusSeeOther)
	ana.want("ended from elsewhere", ana.send(http.MethodGet, "/akun", nil), http.StatusSeeOther)
	phone.want("switch off", phone.send(http.MethodPost, "/akun/dua-langkah/mati", url.Values{"sandi": {testPassword}}), http.StatusSeeOther)
	phone.page("/akun", "Aktifkan dengan ponsel")
}

// The pages of accounts as browsers show them.
func TestAccountsInTheBrowser(t *testing.T) {
	t.Parallel()
	a, ana := newEntry(t)
	key, err := a.People.SetUpLink(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	webtest.Browse(t, ana.inside(), "/masuk", "/masuk/pulih", "/tautan?kunci="+key)
	if err := a.People.Take(t.Context(), key, identity.Filled{Name: "Ana Contoh", Login: "ana", Password: testPassword}); err != nil {
		t.Fatal(err)
	}
	ana.signIn("ana")
	for _, login := range []string{"budi", "cici"} {
		token, err := a.People.Invite(t.Context(), identity.Console(), identity.Invitation{Name: "Orang Contoh", Login: login, Grant: access.Grant{Role: "sekda", Scope: kota}})
		if err != nil {
			t.Fatal(err)
		}
		if err := a.People.Take(t.Context(), token, identity.Filled{Password: testPassword}); err != nil {
			t.Fatal(err)
		}
	}
	for _, login := range []string{"ana", "budi"} {
		if err := a.People.AskRecovery(t.Context(), login, lost, identity.Origin{Address: "10.0.0.1"}); err != nil {
			t.Fatal(err)
		}
	}
	webtest.Browse(t, ana.inside(), "/akun", "/akun/dua-langkah", "/orang", "/kota/21.72/orang", "/orang/catatan", "/kota/21.72/opd/DINKES/orang")
}

// inside is the site as whoever has the cookie sees it, under its own name.
func (b *caller) inside() http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		r.Host = "rencana.contoh.go.id"
		if b.cookie != nil {
			r.AddCookie(b.cookie)
		}
		b.site.ServeHTTP(w, r)
	})
}
