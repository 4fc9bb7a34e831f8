package app

import (
	"log/slog"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/pquerna/otp/totp"

	"gurindam/internal/access"
	"gurindam/internal/identity"
	"gurindam/internal/web/webtest"
)

type partJSON[T any] struct {
	Items []T    `json:"isi"`
	Next  string `json:"berikutnya"`
}

type personJSON struct {
	ID       string               `json:"id"`
	Login    string               `json:"nama_masuk"`
	Invited  bool                 `json:"diundang"`
	Recovery *struct{ ID string } `json:"pemulihan"`
	Roles    []struct {
		ID    string `json:"id"`
		Role  string `json:"peran"`
		Until string `json:"sampai"`
		Holds bool   `json:"berlaku"`
	} `json:"peran"`
}

type linkJSON struct {
	Link string `json:"tautan"`
}

// all reads a list part by part.
func all[T any](c program, path string) (out []T) {
	c.t.Helper()
	sep := "?"
	if strings.Contains(path, "?") {
		sep = "&"
	}
	for next := path; ; {
		w := c.call("GET", next, nil)
		c.want(http.StatusOK, w)
		part := answerOf[partJSON[T]](c.t, w)
		if out = append(out, part.Items...); part.Next == "" {
			return out
		}
		next = path + sep + "sesudah=" + part.Next
	}
}

// problem wants a refusal that is a problem document.
func (c program) problem(status int, method, path string, body any, headers ...string) {
	c.t.Helper()
	w := c.call(method, path, body, headers...)
	c.want(status, w)
	p := answerOf[struct {
		Type, Title, Detail string
		Status              int
	}](c.t, w)
	if kind := w.Header().Get("Content-Type"); !strings.HasPrefix(kind, "application/problem+json") || p.Status != status || p.Title == "" || p.Detail == "" {
		c.t.Errorf("%s %s: %s %+v", method, path, kind, p)
	}
}

// stranger is the same program without a token.
func (c program) stranger() program { return program{c.t, c.site, ""} }

var dinkes = access.Place{Region: "21.72", OPD: "DINKES"}

// everyScope is what a token may be made for at most.
var everyScope = []access.Verb{access.Account, access.Enter, access.Read, access.Export, access.SeePeople, access.People, access.RegionAdmin,
	access.Discuss, access.Moderate, access.Build, access.Work, access.Write, access.Submit, access.Evaluated, access.Answer}

const townPeople = "/api/daerah/21.72/orang"

// People are invited, listed part by part, and roles are ended, each where the owner
// of the token may and not beyond its scopes.
func TestAPIPeople(t *testing.T) {
	t.Parallel()
	eachTown(t, func(t *testing.T, a *App) {
		sek := programOf(t, a, "sekre", "sekretaris", kota, everyScope...)
		head := programOf(t, a, "kepala", "kepala-opd", dinkes, everyScope...)
		narrow := programOf(t, a, "sempit", "sekretaris", kota, access.SeePeople, access.People)
		planner := programOf(t, a, "perencana", "perencana-opd", dinkes, everyScope...)
		const office = "/api/daerah/21.72/opd/DINKES/orang"
		invitation := map[string]any{"nama": "Baru Contoh", "nama_masuk": "baru", "peran": "perencana-opd", "lingkup": map[string]string{"opd": "DINKES"}, "sampai": "2090-12-31"}
		made := sek.call("POST", townPeople, invitation)
		sek.want(http.StatusCreated, made)
		if link := answerOf[linkJSON](t, made).Link; !strings.HasPrefix(link, "http://localhost/tautan?kunci=") {
			t.Errorf("link %q", link)
		}
		sek.problem(http.StatusBadRequest, "POST", townPeople, map[string]any{"nama_masuk": "x.y", "peran": "perencana-opd", "lingkup": map[string]string{"daerah": "21.71", "opd": "DINKES"}})
		sek.problem(http.StatusBadRequest, "POST", townPeople, map[string]any{"nama": "A", "nama_masuk": "x.y", "peran": "perencana-opd", "lingkup": map[string]string{"opd": "GAIB"}})
		sek.problem(http.StatusUnprocessableEntity, "POST", townPeople, map[string]any{"nama": "A"})
		sek.problem(http.StatusForbidden, "POST", "/api/orang", invitation)
		sek.problem(http.StatusForbidden, "POST", "/api/daerah/21.71/orang", invitation)
		narrow.problem(http.StatusForbidden, "POST", townPeople, invitation) // its scopes hold less than the role
		head.problem(http.StatusForbidden, "POST", townPeople, invitation)
		head.problem(http.StatusForbidden, "POST", "/api/daerah/21.72/opd/DISHUB/orang", map[string]any{"nama_masuk": "baru", "peran": "perencana-opd"})
		head.want(http.StatusCreated, head.call("POST", office, map[string]any{"nama_masuk": "baru", "peran": "perencana-opd"})) // known: no link
		planner.problem(http.StatusForbidden, "GET", office, nil)
		sek.stranger().problem(http.StatusUnauthorized, "GET", townPeople, nil)

		listed := sek.call("GET", townPeople, nil)
		sek.want(http.StatusOK, listed)
		if strings.Contains(listed.Body.String(), "kunci=") {
			t.Error("a link is shown again")
		}
		whole := answerOf[partJSON[personJSON]](t, listed).Items
		parts := all[personJSON](sek, townPeople+"?banyak=2")
		if len(whole) != 5 || len(parts) != len(whole) {
			t.Fatalf("%d people, %d in parts", len(whole), len(parts))
		}
		i := slices.IndexFunc(whole, func(p personJSON) bool { return p.Login == "baru" })
		fresh := whole[max(i, 0)]
		if !fresh.Invited || len(fresh.Roles) != 2 || !fresh.Roles[0].Holds {
			t.Fatalf("%+v", fresh)
		}
		for _, r := range fresh.Roles {
			if r.Until != "" && r.Until != "2090-12-31" {
				t.Errorf("until %s", r.Until)
			}
			sek.want(http.StatusNoContent, sek.call("DELETE", townPeople+"/peran/"+r.ID, nil))
			sek.problem(http.StatusNotFound, "DELETE", townPeople+"/peran/"+r.ID, nil)
		}
		sek.want(http.StatusCreated, sek.call("POST", townPeople+"/tautan", map[string]string{"nama_masuk": "perencana"}))
		head.problem(http.StatusForbidden, "POST", office+"/tautan", map[string]string{"nama_masuk": "sekre"})
		head.problem(http.StatusNotFound, "POST", office+"/tautan", map[string]string{"nama_masuk": "tidak-ada"})
		events := all[struct {
			Deed string `json:"perbuatan"`
		}](sek, townPeople+"/catatan")
		if len(events) < 6 || events[0].Deed != string(identity.LinkMade) {
			t.Errorf("%+v", events)
		}
		sek.problem(http.StatusNotFound, "GET", townPeople+"?sesudah=tidak-ada", nil)
	})
}

// Two officials bring somebody back; each proves who they are, and the link is shown
// to the second alone.
func TestAPIRecovery(t *testing.T) {
	t.Parallel()
	eachTown(t, func(t *testing.T, a *App) {
		sek := programOf(t, a, "sekre", "sekretaris", kota, everyScope...)
		head := programOf(t, a, "kepala", "kepala-opd", dinkes, everyScope...)
		lostOne := programOf(t, a, "hilang", "perencana-opd", dinkes, everyScope...)
		const office = "/api/daerah/21.72/opd/DINKES/orang"
		wish := map[string]string{"nama_masuk": "hilang", "alasan": lost}
		head.problem(http.StatusBadRequest, "POST", office+"/pemulihan", map[string]string{"nama_masuk": "hilang", "alasan": "lupa"})
		head.want(http.StatusNoContent, head.call("POST", office+"/pemulihan", wish))
		id := func() string {
			for _, p := range all[personJSON](head, office) {
				if p.Recovery != nil {
					return p.Recovery.ID
				}
			}
			return ""
		}
		at := "/pemulihan/" + id()
		proof := map[string]string{"sandi": testPassword}
		head.problem(http.StatusBadRequest, "POST", office+at+"/setuju", map[string]string{"sandi": "bukan ini"})
		first := head.call("POST", office+at+"/setuju", proof)
		head.want(http.StatusOK, first)
		if answerOf[linkJSON](t, first).Link != "" {
			t.Error("one official was enough")
		}
		head.problem(http.StatusConflict, "POST", office+at+"/setuju", proof)
		second := sek.call("POST", townPeople+at+"/setuju", proof)
		sek.want(http.StatusOK, second)
		if answerOf[linkJSON](t, second).Link == "" {
			t.Error("no link after the second word")
		}
		head.want(http.StatusNoContent, head.call("POST", office+"/pemulihan", wish))
		lostOne.want(http.StatusNoContent, lostOne.call("DELETE", "/api/akun/pemulihan", nil))
		lostOne.problem(http.StatusNotFound, "DELETE", "/api/akun/pemulihan", nil)
		head.want(http.StatusNoContent, head.call("POST", office+"/pemulihan", wish))
		sek.want(http.StatusNoContent, sek.call("DELETE", townPeople+"/pemulihan/"+id(), nil))
		sek.problem(http.StatusNotFound, "DELETE", townPeople+"/pemulihan/tidak-ada", nil)
	})
}

// The own account is kept by its owner's programs, another's by none, and secrets are
// shown once.
func TestAPIAccount(t *testing.T) {
	t.Parallel()
	eachTown(t, func(t *testing.T, a *App) {
		ana := programOf(t, a, "ana", "sekretaris", kota, everyScope...)
		budi := programOf(t, a, "budi", "sekretaris", kota, everyScope...)
		reading := programOf(t, a, "cici", "sekretaris", kota, access.Read)
		reading.problem(http.StatusForbidden, "GET", "/api/akun", nil)
		ana.stranger().problem(http.StatusUnauthorized, "GET", "/api/akun", nil)

		sessions := answerOf[[]struct{ ID string }](t, ana.call("GET", "/api/akun/sesi", nil))
		if len(sessions) != 1 {
			t.Fatalf("%+v", sessions)
		}
		budi.problem(http.StatusNotFound, "DELETE", "/api/akun/sesi/"+sessions[0].ID, nil)
		ana.want(http.StatusNoContent, ana.call("DELETE", "/api/akun/sesi/"+sessions[0].ID, nil))
		budi.want(http.StatusNoContent, budi.call("DELETE", "/api/akun/sesi", nil))
		if left := answerOf[[]struct{ ID string }](t, budi.call("GET", "/api/akun/sesi", nil)); len(left) != 0 {
			t.Errorf("%+v", left)
		}

		secret := answerOf[struct {
			Secret string `json:"rahasia"`
		}](t, ana.call("POST", "/api/akun/dua-langkah/mulai", nil)).Secret
		ana.problem(http.StatusBadRequest, "POST", "/api/akun/dua-langkah", map[string]string{"rahasia": secret, "kode": "000000x"})
		code, err := totp.GenerateCode(secret, time.Now())
		if err != nil {
			t.Fatal(err)
		}
		on := ana.call("POST", "/api/akun/dua-langkah", map[string]string{"rahasia": secret, "kode": code})
		ana.want(http.StatusOK, on)
		codes := answerOf[struct {
			Codes []string `json:"kode_pemulihan"`
		}](t, on).Codes
		shown := ana.call("GET", "/api/akun", nil)
		ana.want(http.StatusOK, shown)
		text := shown.Body.String()
		if len(codes) != 8 || !strings.Contains(text, `"dua_langkah":true`) || strings.Contains(text, codes[0]) || strings.Contains(text, secret) || strings.Contains(text, "argon2") {
			t.Errorf("%v: %s", codes, text)
		}
		ana.problem(http.StatusBadRequest, "POST", "/api/akun/dua-langkah/mati", map[string]string{"sandi": "bukan ini"})
		ana.want(http.StatusNoContent, ana.call("POST", "/api/akun/dua-langkah/mati", map[string]string{"sandi": testPassword}))

		ana.problem(http.StatusBadRequest, "PUT", "/api/akun/sandi", map[string]string{"lama": "bukan ini", "baru": "sandi baru yang panjang"})
		ana.want(http.StatusNoContent, ana.call("PUT", "/api/akun/sandi", map[string]string{"lama": testPassword, "baru": "sandi baru yang panjang"}))
		if _, err := a.People.SignIn(t.Context(), "ana", "sandi baru yang panjang", identity.Origin{}); err != nil {
			t.Error(err)
		}
		ana.want(http.StatusNoContent, ana.call("DELETE", "/api/akun/luar", nil))
		ana.problem(http.StatusNotFound, "POST", "/api/akun/kunci/mulai", map[string]string{"sandi": "sandi baru yang panjang"}) // no address, no passkeys

		tokens := ana.call("GET", "/api/akun/token", nil)
		if ana.want(http.StatusOK, tokens); strings.Contains(tokens.Body.String(), ana.token) || strings.Contains(tokens.Body.String(), "gurindam_") {
			t.Error("a token is shown again")
		}
		own := answerOf[[]struct{ ID string }](t, tokens)
		budi.problem(http.StatusNotFound, "DELETE", "/api/akun/token/"+own[0].ID, nil)
		if w := ana.call("POST", "/api/akun/token", map[string]any{"nama": "baru"}); w.Code < 400 {
			t.Errorf("a token made a token: %d %s", w.Code, w.Body)
		}
		ana.want(http.StatusNoContent, ana.call("DELETE", "/api/akun/token/"+own[0].ID, nil))
		ana.problem(http.StatusUnauthorized, "GET", "/api/akun", nil)
	})
}

// A passkey is asked for with the password and kept with the answer of a device; an
// answer that is none is refused, and spends its step.
func TestAPIPasskeys(t *testing.T) {
	t.Parallel()
	eachTown(t, func(t *testing.T, a *App) {
		ana := programOf(t, a, "ana", "sekretaris", kota, access.Account)
		ana.site = NewSite(a, SiteOptions{Log: slog.New(slog.DiscardHandler), URL: "http://localhost"}).pages
		ana.problem(http.StatusBadRequest, "POST", "/api/akun/kunci/mulai", map[string]string{"sandi": "bukan ini"})
		w := ana.call("POST", "/api/akun/kunci/mulai", map[string]string{"sandi": testPassword})
		ana.want(http.StatusOK, w)
		asked := answerOf[struct {
			Step    string         `json:"langkah"`
			Options map[string]any `json:"pilihan"`
		}](t, w)
		if asked.Step == "" || len(asked.Options) == 0 {
			t.Fatalf("%+v", asked)
		}
		given := map[string]any{"langkah": asked.Step, "sebutan": "Ponsel", "jawaban": map[string]any{"id": "x"}}
		ana.problem(http.StatusBadRequest, "POST", "/api/akun/kunci", given)
		ana.problem(http.StatusBadRequest, "POST", "/api/akun/kunci", given)
		ana.problem(http.StatusNotFound, "DELETE", "/api/akun/kunci/x", nil)
	})
}

// registerKey asks for a passkey, lets the device of the browser make it, and sends
// its answer, all by the API.
const registerKey = `(async()=>{
const post=(path,body)=>fetch('/api/akun/kunci'+path,{method:'POST',headers:{Authorization:'Bearer TOKEN','Content-Type':'application/json'},body:JSON.stringify(body)});
const asked=await (await post('/mulai',{sandi:'SANDI'})).json();
const key=await navigator.credentials.create({publicKey:PublicKeyCredential.parseCreationOptionsFromJSON(asked.pilihan)});
return (await post('',{langkah:asked.langkah,sebutan:'Ponsel kantor',jawaban:key.toJSON()})).status})()`

// The answer of a real device becomes a passkey of the account, which is removed again.
func TestAPIKeepsPasskeys(t *testing.T) {
	t.Parallel()
	a, url := named(t)
	ana := programOf(t, a, "ana", "sekretaris", kota, access.Account)
	a.equip(url, nil)
	b := webtest.Open(t, url+"/masuk")
	b.Authenticator()
	if status := webtest.Read[int](b, strings.NewReplacer("TOKEN", ana.token, "SANDI", testPassword).Replace(registerKey)); status != http.StatusNoContent {
		t.Fatalf("registered: %d", status)
	}
	type accountJSON struct {
		Keys []struct{ ID, Sebutan string } `json:"kunci_sandi"`
	}
	kept := answerOf[accountJSON](t, ana.call("GET", "/api/akun", nil)).Keys
	if len(kept) != 1 || kept[0].Sebutan != "Ponsel kantor" {
		t.Fatalf("%+v", kept)
	}
	ana.want(http.StatusNoContent, ana.call("DELETE", "/api/akun/kunci/"+kept[0].ID, nil))
	if left := answerOf[accountJSON](t, ana.call("GET", "/api/akun", nil)).Keys; len(left) != 0 {
		t.Errorf("%+v", left)
	}
}
