package identityweb

import (
	"context"
	_ "embed" // for the script
	"encoding/json"
	"net/http"

	"gurindam/internal/identity"
	"gurindam/internal/web"
)

//go:embed asset/kunci.js
var keyScript []byte

const keyScriptName = "kunci.js"

// Assets are the files that the pages load.
func Assets() []web.Asset { return []web.Asset{{Name: keyScriptName, Data: keyScript}} }

// asked is what the script of passkeys is given.
type asked struct {
	Token   string          `json:"langkah"`
	Options json.RawMessage `json:"pilihan"`
}

func (p *pages) askEntry(r *http.Request) (web.Answer, error) {
	options, token, err := p.service.AskEntry(r.Context(), origin(r))
	if err != nil {
		return nil, err
	}
	return web.JSON{Value: asked{token, json.RawMessage(options)}}, nil
}

func (p *pages) enterByPasskey(r *http.Request) (web.Answer, error) {
	to := web.Local(r.PostFormValue("ke"))
	session, err := p.service.EnterByPasskey(r.Context(), r.PostFormValue("langkah"), r.PostFormValue("jawaban"), origin(r))
	if err != nil {
		return p.showSignIn(r, signInData{to: to}, err)
	}
	return web.Entry{Token: session, To: to}, nil
}

func (p *pages) askPasskey(r *http.Request) (web.Answer, error) {
	options, token, err := p.service.AskPasskey(r.Context(), web.VisitorOf(r.Context()).Person, r.PostFormValue("sandi"))
	if err != nil {
		return nil, err
	}
	return web.JSON{Value: asked{token, json.RawMessage(options)}}, nil
}

func (p *pages) addPasskey(r *http.Request) (web.Answer, error) {
	return p.change(r, func(ctx context.Context, person string) error {
		return p.service.AddPasskey(ctx, person, r.PostFormValue("langkah"), r.PostFormValue("sebutan"), r.PostFormValue("jawaban"))
	})
}

func (p *pages) removePasskey(r *http.Request) (web.Answer, error) {
	return p.change(r, func(ctx context.Context, person string) error {
		return p.service.RemovePasskey(ctx, person, r.PostFormValue("kunci"))
	})
}

// leave sends somebody to the provider that vouches for people.
func (p *pages) leave(r *http.Request) (web.Answer, error) {
	address, token, err := p.service.BeginOutside(r.Context(), web.Local(r.FormValue("ke")), origin(r))
	if err != nil {
		return p.showSignIn(r, signInData{to: web.Local(r.FormValue("ke"))}, err)
	}
	return web.Away{To: address, Token: token}, nil
}

// comeBack takes whoever the provider sends back, in the browser that went.
func (p *pages) comeBack(r *http.Request) (web.Answer, error) {
	token := r.FormValue("state")
	if token != web.Trip(r) {
		token = ""
	}
	entry, to, err := p.service.FinishOutside(r.Context(), token, r.FormValue("code"), origin(r))
	switch {
	case err != nil:
		return p.showSignIn(r, signInData{to: web.Local(to)}, err)
	case entry.NextStep != "":
		return form(web.T(r.Context(), "Langkah kedua"), codePage(entry.NextStep, to, ""), nil), nil
	}
	return web.Entry{Token: entry.Session, To: to}, nil
}

func (p *pages) part(r *http.Request) (web.Answer, error) {
	return p.change(r, func(ctx context.Context, person string) error { return p.service.Part(ctx, person) })
}

// outsideName is what people call the provider; empty where there is none.
func outsideName(w identity.Ways) string {
	if w.Provider == nil {
		return ""
	}
	return w.Provider.Name()
}
