package identityweb

import (
	"context"
	"net/http"

	"gurindam/internal/identity"
	"gurindam/internal/web"
)

// signInData fills the form for signing in.
type signInData struct {
	login, to, problem string
	outside            string // name of the provider that vouches for people
	keys               bool   // passkeys can be used
	ready              []Ready
}

func (p *pages) signInForm(r *http.Request) (web.Answer, error) {
	d := signInData{to: web.Local(r.FormValue("ke"))}
	if web.VisitorOf(r.Context()).Person != "" {
		return web.Redirect{To: d.to}, nil
	}
	return p.showSignIn(r, d, nil)
}

func (p *pages) showSignIn(r *http.Request, d signInData, problem error) (web.Answer, error) {
	if problem != nil && !mistake(problem) {
		return nil, problem
	}
	ways := p.service.Ways()
	d.problem, d.ready, d.outside, d.keys = text(r.Context(), problem), p.ready, outsideName(ways), ways.Keys.On()
	page := form(web.T(r.Context(), "Masuk"), signInPage(d), problem)
	if d.keys {
		page.Scripts = []string{keyScriptName}
	}
	return page, nil
}

func (p *pages) signIn(r *http.Request) (web.Answer, error) {
	d := signInData{login: r.PostFormValue("nama"), to: web.Local(r.PostFormValue("ke"))}
	entry, err := p.service.SignIn(r.Context(), d.login, r.PostFormValue("sandi"), origin(r))
	switch {
	case err != nil:
		return p.showSignIn(r, d, err)
	case entry.NextStep != "":
		return form(web.T(r.Context(), "Langkah kedua"), codePage(entry.NextStep, d.to, ""), nil), nil
	}
	return web.Entry{Token: entry.Session, To: d.to}, nil
}

func (p *pages) finish(r *http.Request) (web.Answer, error) {
	token, to := r.PostFormValue("langkah"), web.Local(r.PostFormValue("ke"))
	session, err := p.service.Finish(r.Context(), token, r.PostFormValue("kode"), origin(r))
	switch {
	case err != nil && !mistake(err):
		return nil, err
	case err != nil:
		return form(web.T(r.Context(), "Langkah kedua"), codePage(token, to, text(r.Context(), err)), err), nil
	}
	return web.Entry{Token: session, To: to}, nil
}

func (p *pages) signOut(r *http.Request) (web.Answer, error) {
	if err := p.service.SignOut(r.Context(), web.Token(r)); err != nil {
		return nil, err
	}
	return web.Entry{To: SignIn}, nil
}

// linkData fills the form behind a one-time link.
type linkData struct {
	kind         identity.Kind
	who          identity.Person
	token, login string
	name         string
	problem      string
}

func (d linkData) title(ctx context.Context) string {
	switch d.kind {
	case identity.SetUp:
		return web.T(ctx, "Penyiapan pertama")
	case identity.Invited:
		return web.T(ctx, "Menerima undangan")
	case identity.Recover:
		return web.T(ctx, "Pemulihan akun")
	}
	return web.T(ctx, "Kata sandi baru")
}

func (p *pages) linkForm(r *http.Request) (web.Answer, error) {
	return p.showLink(r, linkData{token: r.FormValue("kunci")}, nil)
}

func (p *pages) showLink(r *http.Request, d linkData, problem error) (web.Answer, error) {
	var err error
	if d.kind, d.who, err = p.service.Link(r.Context(), d.token); err != nil {
		return nil, err
	}
	d.problem = text(r.Context(), problem)
	return form(d.title(r.Context()), linkPage(d), problem), nil
}

func (p *pages) take(r *http.Request) (web.Answer, error) {
	d := linkData{token: r.PostFormValue("kunci"), name: r.PostFormValue("orang"), login: r.PostFormValue("nama")}
	err := p.service.Take(r.Context(), d.token, identity.Filled{Name: d.name, Login: d.login, Password: r.PostFormValue("sandi")})
	switch {
	case err != nil && !mistake(err):
		return nil, err
	case err != nil:
		return p.showLink(r, d, err)
	}
	return web.Redirect{To: SignIn}, nil
}
