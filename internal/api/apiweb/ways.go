package apiweb

import (
	"context"
	"encoding/json"
	"slices"

	"gurindam/internal/fault"
	"gurindam/internal/identity"
)

// Secret is what an application on the phone makes its codes with. It is shown once.
type Secret struct {
	Secret string `json:"rahasia"`
	URI    string `json:"uri" doc:"Isi kode QR untuk aplikasi di ponsel."`
}

func (a *api) newSecret(ctx context.Context, _ *struct{}) (*bodyOut[Secret], error) {
	who, _, err := a.People.Account(ctx, person(ctx))
	if err != nil {
		return nil, err
	}
	secret, err := identity.NewSecret(who.Login)
	return answerOf(Secret{secret, identity.SecretURI(who.Login, secret)}, err)
}

type protectIn struct {
	Body struct {
		Secret string `json:"rahasia" maxLength:"200"`
		Code   string `json:"kode" doc:"Enam angka yang sedang tampil di aplikasi." maxLength:"20"`
	}
}

// Codes are the recovery codes of the second step. They are shown once.
type Codes struct {
	Codes []string `json:"kode_pemulihan"`
}

func (a *api) protect(ctx context.Context, in *protectIn) (*bodyOut[Codes], error) {
	codes, err := a.People.Protect(ctx, person(ctx), in.Body.Secret, in.Body.Code)
	return answerOf(Codes{codes}, err)
}

// proofIn proves by the password that it is the owner who asks.
type proofIn struct {
	Body struct {
		Password string `json:"sandi" maxLength:"400"`
	}
}

func (a *api) unprotect(ctx context.Context, in *proofIn) (*struct{}, error) {
	return nil, a.People.Unprotect(ctx, person(ctx), in.Body.Password)
}

// PasskeyAsked is what a device is asked for to make a passkey (WebAuthn).
type PasskeyAsked struct {
	Step    string         `json:"langkah" doc:"Dikirim kembali bersama jawabannya, dalam sepuluh menit."`
	Options map[string]any `json:"pilihan" doc:"Isi navigator.credentials.create."`
}

func (a *api) askPasskey(ctx context.Context, in *proofIn) (*bodyOut[PasskeyAsked], error) {
	options, token, err := a.People.AskPasskey(ctx, person(ctx), in.Body.Password)
	if err != nil {
		return nil, err
	}
	out := PasskeyAsked{Step: token}
	return answerOf(out, json.Unmarshal([]byte(options), &out.Options))
}

type addPasskeyIn struct {
	Body struct {
		Step   string         `json:"langkah" maxLength:"100"`
		Name   string         `json:"sebutan" doc:"Misalnya Ponsel kantor." maxLength:"200"`
		Answer map[string]any `json:"jawaban" doc:"Jawaban perangkat sebagai JSON."`
	}
}

func (a *api) addPasskey(ctx context.Context, in *addPasskeyIn) (*struct{}, error) {
	answer, err := json.Marshal(in.Body.Answer)
	if err != nil {
		return nil, err
	}
	return nil, a.People.AddPasskey(ctx, person(ctx), in.Body.Step, in.Body.Name, string(answer))
}

func (a *api) removePasskey(ctx context.Context, in *IDIn) (*struct{}, error) {
	keys, err := a.People.Passkeys(ctx, person(ctx))
	if err != nil {
		return nil, err
	}
	if !slices.ContainsFunc(keys, func(k identity.Passkey) bool { return k.ID == in.ID }) {
		return nil, fault.New(fault.NotFound, "Kunci sandi itu tidak ada di akun Anda.")
	}
	return nil, a.People.RemovePasskey(ctx, person(ctx), in.ID)
}
