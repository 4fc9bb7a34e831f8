// Package identityweb is the way in: signing in and out, one-time links, the own
// account, and the people of a place for those who manage them.
package identityweb

import (
	"net/http"
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
const TakePath = "/tautan?kunci="

// Ready is an account of the demo, shown with its password on the sign-in page.
type Ready struct{ Login, Role, Place, Password string }

// Routes lists the pages of accounts. ready is empty outside the demo.
func Routes(people *identity.Service, ready []Ready, now func() time.Time) []web.Route {
	p := pages{people, ready, now}
	routes := []web.Route{
		{Pattern: "GET /masuk", Verb: access.Open, Handler: p.signInForm},
		{Pattern: "POST /masuk", Verb: access.Open, Handler: p.signIn},
		{Pattern: "POST /masuk/kode", Verb: access.Open, Handler: p.finish},
		{Pattern: "GET /tautan", Verb: access.Open, Handler: p.linkForm},
		{Pattern: "POST /tautan", Verb: access.Open, Handler: p.take},
		{Pattern: "POST /keluar", Verb: access.Account, Handler: p.signOut},
		{Pattern: "GET /akun", Verb: access.Account, Handler: p.account},
		{Pattern: "POST /akun/sandi", Verb: access.Account, Handler: p.changePassword},
		{Pattern: "GET /akun/dua-langkah", Verb: access.Account, Handler: p.secondForm},
		{Pattern: "POST /akun/dua-langkah", Verb: access.Account, Handler: p.protect},
		{Pattern: "POST /akun/dua-langkah/mati", Verb: access.Account, Handler: p.unprotect},
		{Pattern: "POST /akun/sesi", Verb: access.Account, Handler: p.endSession},
	}
	navigated := map[string]string{"": "Semua orang", "/kota/{region}": "Orang"}
	for _, base := range []string{"", "/kota/{region}", "/kota/{region}/opd/{opd}"} {
		row := web.Route{Pattern: "GET " + base + "/orang", Verb: access.SeePeople, Handler: p.people}
		row.Nav = navigated[base]
		routes = append(routes, row,
			web.Route{Pattern: "POST " + base + "/orang", Verb: access.People, Handler: p.invite},
			web.Route{Pattern: "POST " + base + "/orang/cabut", Verb: access.People, Handler: p.withdraw},
			web.Route{Pattern: "POST " + base + "/orang/tautan", Verb: access.People, Handler: p.renew})
	}
	return routes
}

type pages struct {
	service *identity.Service
	ready   []Ready
	now     func() time.Time
}

// Visitor gives whoever a request comes from.
func Visitor(people *identity.Service) func(*http.Request) (web.Visitor, error) {
	return func(r *http.Request) (web.Visitor, error) {
		who, actor, err := people.Who(r.Context(), web.Token(r))
		return web.Visitor{Actor: actor, Name: who.Name, Home: "/akun"}, err
	}
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

func text(err error) string {
	if err == nil {
		return ""
	}
	return fault.Text(err)
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
