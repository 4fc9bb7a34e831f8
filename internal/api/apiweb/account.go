package apiweb

import (
	"context"
	"net/http"
	"slices"
	"time"

	"gurindam/internal/access"
	"gurindam/internal/fault"
	"gurindam/internal/identity"
	"gurindam/internal/web"
)

// Account is the own account with its ways in.
type Account struct {
	ID       string      `json:"id"`
	Name     string      `json:"nama"`
	Login    string      `json:"nama_masuk"`
	Grants   []Grant     `json:"peran" doc:"Semua peran; token menyempitkannya."`
	TwoStep  bool        `json:"dua_langkah"`
	Codes    int         `json:"kode_pemulihan_tersisa"`
	Passkeys []Passkey   `json:"kunci_sandi"`
	Outside  []OutsideID `json:"akun_luar"`
	Recovery *Recovery   `json:"pemulihan,omitempty" doc:"Permintaan pemulihan akun ini yang menunggu pejabat."`
}

// Passkey is a passkey of the own account.
type Passkey struct {
	ID      string     `json:"id"`
	Name    string     `json:"sebutan"`
	Created time.Time  `json:"dibuat"`
	Used    *time.Time `json:"dipakai,omitempty"`
}

// OutsideID is an account elsewhere that signs in to the own one.
type OutsideID struct {
	Email   string    `json:"surel"`
	Created time.Time `json:"disambungkan"`
}

// Session is a browser that has signed in.
type Session struct {
	ID      string    `json:"id"`
	Browser string    `json:"peramban"`
	Address string    `json:"alamat"`
	Created time.Time `json:"dibuka"`
	Seen    time.Time `json:"terakhir_dipakai"`
}

// Token is a token of the own account, without its secret.
type Token struct {
	ID      string     `json:"id"`
	Name    string     `json:"nama"`
	Scopes  []string   `json:"cakupan"`
	Region  string     `json:"daerah,omitempty"`
	Created time.Time  `json:"dibuat"`
	Until   time.Time  `json:"sampai"`
	Used    *time.Time `json:"dipakai,omitempty"`
}

const accountTag = "Akun saya"

// account are the operations on the own account. There is none that makes a token: a
// token is made by its owner, who has signed in with the password.
func (a *api) account() {
	op := func(id, method, path, summary string, status int) operation {
		return operation{id: id, method: method, path: "/api/akun" + path, tag: accountTag, summary: summary, verb: access.Account, status: status}
	}
	add(a, op("akun", http.MethodGet, "", "Akun sendiri dengan peran dan cara masuknya", 0), a.ownAccount)
	add(a, op("daftar-sesi", http.MethodGet, "/sesi", "Peramban yang sedang masuk", 0), a.sessions)
	add(a, op("akhiri-sesi", http.MethodDelete, "/sesi/{id}", "Mengakhiri satu sesi", http.StatusNoContent), a.endSession)
	add(a, op("akhiri-semua-sesi", http.MethodDelete, "/sesi", "Mengakhiri semua sesi yang lain", http.StatusNoContent), a.endSessions)
	add(a, op("ganti-sandi", http.MethodPut, "/sandi", "Mengganti kata sandi; sesi yang lain berakhir", http.StatusNoContent), a.changePassword)
	add(a, op("siapkan-dua-langkah", http.MethodPost, "/dua-langkah/mulai", "Rahasia baru untuk aplikasi kode di ponsel", 0), a.newSecret)
	add(a, op("aktifkan-dua-langkah", http.MethodPost, "/dua-langkah", "Mengaktifkan langkah kedua dengan kode pertama", 0), a.protect)
	add(a, op("matikan-dua-langkah", http.MethodPost, "/dua-langkah/mati", "Mematikan langkah kedua", http.StatusNoContent), a.unprotect)
	add(a, op("siapkan-kunci-sandi", http.MethodPost, "/kunci/mulai", "Memulai pendaftaran kunci sandi", 0), a.askPasskey)
	add(a, op("daftarkan-kunci-sandi", http.MethodPost, "/kunci", "Mendaftarkan kunci sandi dengan jawaban perangkat", http.StatusNoContent), a.addPasskey)
	add(a, op("hapus-kunci-sandi", http.MethodDelete, "/kunci/{id}", "Menghapus kunci sandi", http.StatusNoContent), a.removePasskey)
	add(a, op("putuskan-akun-luar", http.MethodDelete, "/luar", "Memutuskan akun luar", http.StatusNoContent), a.part)
	add(a, op("batalkan-pemulihan", http.MethodDelete, "/pemulihan", "Membatalkan pemulihan akun sendiri", http.StatusNoContent), a.cancelRecovery)
	add(a, op("daftar-token", http.MethodGet, "/token", "Token API akun sendiri", 0), a.tokens)
	add(a, op("cabut-token", http.MethodDelete, "/token/{id}", "Mencabut token API", http.StatusNoContent), a.dropToken)
}

func person(ctx context.Context) string { return author(ctx).Person }

func (a *api) ownAccount(ctx context.Context, _ *struct{}) (*bodyOut[Account], error) {
	who, granted, err := a.People.Account(ctx, person(ctx))
	if err != nil {
		return nil, err
	}
	keys, err := a.People.Passkeys(ctx, who.ID)
	if err != nil {
		return nil, err
	}
	outside, err := a.People.JoinedTo(ctx, who.ID)
	if err != nil {
		return nil, err
	}
	waiting, err := a.People.Recoveries(ctx)
	if err != nil {
		return nil, err
	}
	return answerOf(Account{
		ID: who.ID, Name: who.Name, Login: who.Login, Grants: each(granted, a.grant), TwoStep: who.Second.On(), Codes: len(who.Second.Recovery),
		Passkeys: each(keys, func(k identity.Passkey) Passkey { return Passkey{k.ID, k.Name, k.Created, when(k.Used)} }),
		Outside:  each(outside, func(j identity.Joined) OutsideID { return OutsideID{j.Email, j.Created} }),
		Recovery: recoveryOf(waiting[who.ID]),
	}, nil)
}

// IDIn names something of the own account.
type IDIn struct {
	ID string `path:"id" maxLength:"1400"`
}

func (a *api) sessions(ctx context.Context, _ *struct{}) (*bodyOut[[]Session], error) {
	list, err := a.People.Sessions(ctx, person(ctx), "")
	return answerOf(each(list, func(s identity.Session) Session { return Session{s.Hash, s.Agent, s.Address, s.Created, s.Seen} }), err)
}

func (a *api) endSession(ctx context.Context, in *IDIn) (*struct{}, error) {
	list, err := a.People.Sessions(ctx, person(ctx), "")
	if err != nil {
		return nil, err
	}
	if !slices.ContainsFunc(list, func(s identity.Session) bool { return s.Hash == in.ID }) {
		return nil, fault.New(fault.NotFound, "Sesi itu tidak ada, atau sudah berakhir.")
	}
	return nil, a.People.EndSession(ctx, person(ctx), in.ID)
}

func (a *api) endSessions(ctx context.Context, in *struct{ caller }) (*struct{}, error) {
	return nil, a.People.EndSessions(ctx, person(ctx), web.Token(in.request))
}

type changePasswordIn struct {
	caller
	Body struct {
		Old string `json:"lama" maxLength:"400"`
		New string `json:"baru" maxLength:"400"`
	}
}

func (a *api) changePassword(ctx context.Context, in *changePasswordIn) (*struct{}, error) {
	return nil, a.People.ChangePassword(ctx, person(ctx), in.Body.Old, in.Body.New, web.Token(in.request))
}

func (a *api) part(ctx context.Context, _ *struct{}) (*struct{}, error) {
	return nil, a.People.Part(ctx, person(ctx))
}

func (a *api) cancelRecovery(ctx context.Context, _ *struct{}) (*struct{}, error) {
	return nil, a.People.CancelRecovery(ctx, person(ctx))
}

func (a *api) tokens(ctx context.Context, _ *struct{}) (*bodyOut[[]Token], error) {
	list, err := a.People.APITokens(ctx, person(ctx))
	return answerOf(each(list, func(t identity.APIToken) Token {
		return Token{t.ID, t.Name, each(t.Scopes, func(v access.Verb) string { return string(v) }), t.Region, t.Created, t.Until, when(t.Used)}
	}), err)
}

func (a *api) dropToken(ctx context.Context, in *IDIn) (*struct{}, error) {
	return nil, a.People.DropAPIToken(ctx, keeper(ctx), in.ID)
}
