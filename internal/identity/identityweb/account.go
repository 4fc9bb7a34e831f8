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
	d := accountData{who: who, grants: actor.Grants, now: p.now(), problem: text(problem)}
	if d.sessions, err = p.service.Sessions(r.Context(), who.ID, web.Token(r)); err != nil {
		return nil, err
	}
	return form("Akun saya", accountPage(d), problem), nil
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
	return p.showSecond(who.Login, secret, nil)
}

func (p *pages) showSecond(login, secret string, problem error) (web.Answer, error) {
	code, err := drawQR(identity.SecretURI(login, secret))
	if err != nil {
		return nil, err
	}
	return form("Langkah kedua", secondPage(secret, code, text(problem)), problem), nil
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
		return p.showSecond(who.Login, secret, err)
	}
	return form("Kode pemulihan", recoveryPage(codes), nil), nil
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
