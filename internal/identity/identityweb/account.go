package identityweb

import (
	"context"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/boombuler/barcode/qr"

	"gurindam/internal/access"
	"gurindam/internal/identity"
	"gurindam/internal/web"
)

// accountData fills the page of the own account.
type accountData struct {
	who      identity.Person
	grants   []access.Grant
	sessions []identity.Session
	keys     []identity.Passkey
	mayKeys  bool // passkeys can be used
	outside  string
	joined   []identity.Joined
	recovery identity.Recovery // that waits for officials
	now      time.Time
	problem  string
}

func (p *pages) account(r *http.Request) (web.Answer, error) { return p.showAccount(r, nil) }

func (p *pages) showAccount(r *http.Request, problem error) (web.Answer, error) {
	if problem != nil && !mistake(problem) {
		return nil, problem
	}
	who, actor, err := p.service.Who(r.Context(), web.Token(r))
	if err != nil {
		return nil, err
	}
	ways := p.service.Ways()
	d := accountData{who: who, grants: actor.Grants, now: p.now(), problem: text(r.Context(), problem), mayKeys: ways.Keys.On(), outside: outsideName(ways)}
	if err := p.loadAccount(r, &d); err != nil {
		return nil, err
	}
	page := form(web.T(r.Context(), "Akun saya"), accountPage(d), problem)
	if d.mayKeys {
		page.Scripts = []string{keyScriptName}
	}
	return page, nil
}

// loadAccount fills in the ways in of an account.
func (p *pages) loadAccount(r *http.Request, d *accountData) (err error) {
	if d.sessions, err = p.service.Sessions(r.Context(), d.who.ID, web.Token(r)); err != nil {
		return err
	}
	if d.keys, err = p.service.Passkeys(r.Context(), d.who.ID); err != nil {
		return err
	}
	if d.joined, err = p.service.JoinedTo(r.Context(), d.who.ID); err != nil {
		return err
	}
	waiting, err := p.service.Recoveries(r.Context())
	d.recovery = waiting[d.who.ID]
	return err
}

// change does something to the own account and shows it again.
func (p *pages) change(r *http.Request, fn func(ctx context.Context, person string) error) (web.Answer, error) {
	if err := fn(r.Context(), web.VisitorOf(r.Context()).Person); err != nil {
		return p.showAccount(r, err)
	}
	return web.Redirect{To: "/akun"}, nil
}

func (p *pages) changePassword(r *http.Request) (web.Answer, error) {
	return p.change(r, func(ctx context.Context, person string) error {
		return p.service.ChangePassword(ctx, person, r.PostFormValue("lama"), r.PostFormValue("baru"), web.Token(r))
	})
}

func (p *pages) unprotect(r *http.Request) (web.Answer, error) {
	return p.change(r, func(ctx context.Context, person string) error {
		return p.service.Unprotect(ctx, person, r.PostFormValue("sandi"))
	})
}

// endSession ends the session that is named, or all others.
func (p *pages) endSession(r *http.Request) (web.Answer, error) {
	return p.change(r, func(ctx context.Context, person string) error {
		if session := r.PostFormValue("sesi"); session != "" {
			return p.service.EndSession(ctx, person, session)
		}
		return p.service.EndSessions(ctx, person, web.Token(r))
	})
}

func (p *pages) secondForm(r *http.Request) (web.Answer, error) {
	who, _, err := p.service.Who(r.Context(), web.Token(r))
	if err != nil {
		return nil, err
	}
	secret, err := identity.NewSecret(who.Login)
	if err != nil {
		return nil, err
	}
	return p.showSecond(r, who.Login, secret, nil)
}

func (p *pages) showSecond(r *http.Request, login, secret string, problem error) (web.Answer, error) {
	code, err := drawQR(identity.SecretURI(login, secret))
	if err != nil {
		return nil, err
	}
	return form(web.T(r.Context(), "Langkah kedua"), secondPage(secret, code, text(r.Context(), problem)), problem), nil
}

func (p *pages) protect(r *http.Request) (web.Answer, error) {
	who, _, err := p.service.Who(r.Context(), web.Token(r))
	if err != nil {
		return nil, err
	}
	secret := r.PostFormValue("rahasia")
	codes, err := p.service.Protect(r.Context(), who.ID, secret, r.PostFormValue("kode"))
	switch {
	case err != nil && !mistake(err):
		return nil, err
	case err != nil:
		return p.showSecond(r, who.Login, secret, err)
	}
	return form(web.T(r.Context(), "Kode pemulihan"), recoveryPage(codes), nil), nil
}

// picture is a QR code as a path over a square of so many modules.
type picture struct {
	side int
	path string
}

func (p picture) box() string { return fmt.Sprintf("0 0 %d %d", p.side, p.side) }

func drawQR(content string) (picture, error) {
	code, err := qr.Encode(content, qr.M, qr.Unicode)
	if err != nil {
		return picture{}, err
	}
	const quiet = 4
	side := code.Bounds().Dx()
	var b strings.Builder
	for y := range side {
		for x := range side {
			if dark, _, _, _ := code.At(x, y).RGBA(); dark == 0 {
				b.WriteString("M" + strconv.Itoa(x+quiet) + " " + strconv.Itoa(y+quiet) + "h1v1h-1z")
			}
		}
	}
	return picture{side + 2*quiet, b.String()}, nil
}
