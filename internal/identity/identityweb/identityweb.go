// Package identityweb is the way in: signing in and out, one-time links, the own
// account, and the people of a place for those who manage them.
package identityweb

import (
	"context"
	"net/http"
	"strings"
	"time"

	"github.com/a-h/templ"

	"gurindam/internal/access"
	"gurindam/internal/fault"
	"gurindam/internal/identity"
	"gurindam/internal/web"
)

// SignIn is the address of the page for signing in.
const SignIn = "/masuk"

// TakePath is the address of one-time links, up to their token.
const TakePath = identity.TakePath

// Ready is an account of the demo, shown with its password on the sign-in page.
type Ready struct{ Login, Role, Place, Password string }

// Routes lists the pages of accounts. ready is empty outside the demo.
func Routes(people *identity.Service, ready []Ready, now func() time.Time) []web.Route {
	p := &pages{people, ready, now}
	routes := append(entries(p), accounts(p)...)
	navigated := map[string]string{"": "Semua orang", "/kota/{region}": "Orang"}
	for _, base := range []string{"", "/kota/{region}", "/kota/{region}/opd/{opd}"} {
		row := web.Route{Pattern: "GET " + base + "/orang", Verb: access.SeePeople, Handler: p.people, Help: "akun#mengundang"}
		row.Nav = navigated[base]
		routes = append(routes, row,
			web.Route{Pattern: "GET " + base + "/orang/catatan", Verb: access.SeePeople, Handler: p.events, Help: "akun#catatan"},
			web.Route{Pattern: "POST " + base + "/orang", Verb: access.People, Handler: p.invite},
			web.Route{Pattern: "POST " + base + "/orang/cabut", Verb: access.People, Handler: p.withdraw},
			web.Route{Pattern: "POST " + base + "/orang/tautan", Verb: access.People, Handler: p.renew},
			web.Route{Pattern: "POST " + base + "/orang/pulih", Verb: access.People, Handler: p.startRecovery},
			web.Route{Pattern: "POST " + base + "/orang/pulih/setuju", Verb: access.People, Handler: p.confirmRecovery},
			web.Route{Pattern: "POST " + base + "/orang/pulih/tolak", Verb: access.People, Handler: p.refuseRecovery})
	}
	return routes
}

// entries are the ways in.
func entries(p *pages) []web.Route {
	return []web.Route{
		{Pattern: "GET /masuk", Verb: access.Open, Handler: p.signInForm, Help: "akun"},
		{Pattern: "POST /masuk", Verb: access.Open, Handler: p.signIn},
		{Pattern: "POST /masuk/kode", Verb: access.Open, Handler: p.finish},
		{Pattern: "POST /masuk/kunci/mulai", Verb: access.Open, Handler: p.askEntry},
		{Pattern: "POST /masuk/kunci", Verb: access.Open, Handler: p.enterByPasskey},
		{Pattern: "GET /masuk/luar", Verb: access.Open, Handler: p.leave},
		{Pattern: "GET " + identity.ReturnPath, Verb: access.Open, Handler: p.comeBack},
		{Pattern: "GET /masuk/pulih", Verb: access.Open, Handler: p.askForm, Help: "akun#pemulihan"},
		{Pattern: "POST /masuk/pulih", Verb: access.Open, Handler: p.ask},
		{Pattern: "GET /tautan", Verb: access.Open, Handler: p.linkForm, Help: "akun"},
		{Pattern: "POST /tautan", Verb: access.Open, Handler: p.take},
		{Pattern: "POST /keluar", Verb: access.Account, Handler: p.signOut},
	}
}

// accounts are the pages of the own account.
func accounts(p *pages) []web.Route {
	return []web.Route{
		{Pattern: "GET /akun", Verb: access.Account, Handler: p.account, Help: "akun#akun-saya"},
		{Pattern: "POST /akun/sandi", Verb: access.Account, Handler: p.changePassword},
		{Pattern: "GET /akun/dua-langkah", Verb: access.Account, Handler: p.secondForm, Help: "akun#akun-saya"},
		{Pattern: "POST /akun/dua-langkah", Verb: access.Account, Handler: p.protect},
		{Pattern: "POST /akun/dua-langkah/mati", Verb: access.Account, Handler: p.unprotect},
		{Pattern: "POST /akun/kunci/mulai", Verb: access.Account, Handler: p.askPasskey},
		{Pattern: "POST /akun/kunci", Verb: access.Account, Handler: p.addPasskey},
		{Pattern: "POST /akun/kunci/hapus", Verb: access.Account, Handler: p.removePasskey},
		{Pattern: "POST /akun/luar/putus", Verb: access.Account, Handler: p.part},
		{Pattern: "POST /akun/pulih/batal", Verb: access.Account, Handler: p.cancelRecovery},
		{Pattern: "POST /akun/sesi", Verb: access.Account, Handler: p.endSession},
		{Pattern: "GET /akun/token", Verb: access.Account, Handler: p.tokens, Help: "akun#token-api"},
		{Pattern: "POST /akun/token", Verb: access.Account, Handler: p.makeToken},
		{Pattern: "POST /akun/token/cabut", Verb: access.Account, Handler: p.dropToken},
	}
}

type pages struct {
	service *identity.Service
	ready   []Ready
	now     func() time.Time
}

// Visitor gives whoever a request comes from.
func Visitor(people *identity.Service) func(*http.Request) (web.Visitor, error) {
	return func(r *http.Request) (web.Visitor, error) {
		if secret, ok := bearer(r); ok {
			who, actor, err := people.ByAPIToken(r.Context(), secret)
			return web.Visitor{Actor: actor, Name: who.Name, Home: "/akun"}, err
		}
		who, actor, err := people.Who(r.Context(), web.Token(r))
		return web.Visitor{Actor: actor, Name: who.Name, Home: "/akun"}, err
	}
}

// bearer gives the token that a program sends with a request to the API.
func bearer(r *http.Request) (string, bool) {
	kind, secret, ok := strings.Cut(r.Header.Get("Authorization"), " ")
	return secret, ok && strings.EqualFold(kind, "Bearer") && strings.HasPrefix(r.URL.Path, "/api/")
}

// form is an answer to what was filled in: the page again, with what is wrong.
func form(title string, body templ.Component, err error) web.Page {
	p := web.Page{Title: title, Body: body, Secret: true}
	if err != nil {
		p.Status = http.StatusUnprocessableEntity
	}
	return p
}

// mistake tells whether the person can mend an error by filling in again.
func mistake(err error) bool { return fault.KindOf(err) != fault.Internal }

func text(ctx context.Context, err error) string {
	if err == nil {
		return ""
	}
	return web.Translate(ctx, fault.Text(err))
}

func origin(r *http.Request) identity.Origin {
	return identity.Origin{Address: web.Address(r), Agent: r.UserAgent()}
}

func roleName(id string) string {
	role, ok := access.FindRole(id)
	if !ok {
		return id
	}
	return role.Name
}
