package main

import (
	"cmp"
	"fmt"
	"os"
	"strings"

	"gurindam/internal/app"
	"gurindam/internal/clamd"
	"gurindam/internal/evidence"
	"gurindam/internal/fault"
	"gurindam/internal/identity"
	"gurindam/internal/mail"
)

// ways are the flags of mail and of another program that vouches for people. What
// a flag does not say, the environment may, so that secrets stay out of command lines.
type ways struct {
	SMTP     string `name:"smtp" placeholder:"ALAMAT" help:"Server surel, misalnya smtp://nama:sandi@surel.kota.go.id:587 (juga dari lingkungan GURINDAM_SMTP)."`
	MailFrom string `name:"mail-from" placeholder:"SUREL" help:"Pengirim surel, misalnya \"Rencana Kota <rencana@kota.go.id>\" (juga dari lingkungan GURINDAM_MAIL_FROM)."`

	Clamd string `name:"clamd" placeholder:"ALAMAT" help:"Pemindai virus ClamAV untuk bukti yang diunggah, misalnya unix:/run/clamav/clamd.ctl atau tcp://127.0.0.1:3310 (juga dari lingkungan GURINDAM_CLAMD)."`

	Issuer     string `name:"oidc-issuer" placeholder:"ALAMAT" help:"Penyedia OpenID Connect untuk masuk dengan akun luar (juga dari lingkungan GURINDAM_OIDC_ISSUER)."`
	Client     string `name:"oidc-client" placeholder:"NAMA" help:"Nama program ini di penyedia itu (juga dari lingkungan GURINDAM_OIDC_CLIENT)."`
	SecretFile string `name:"oidc-secret-file" placeholder:"BERKAS" help:"Berkas berisi rahasia program ini di penyedia itu (atau lingkungan GURINDAM_OIDC_SECRET)."`
	Provider   string `name:"oidc-name" placeholder:"SEBUTAN" help:"Sebutan penyedia di halaman Masuk, misalnya SSO Kota (juga dari lingkungan GURINDAM_OIDC_NAME; bawaan akun luar)."`
}

// server reads the mail server; nil where there is none.
func (w ways) server(p program) (*mail.Server, error) {
	address := cmp.Or(w.SMTP, p.env("GURINDAM_SMTP"))
	if address == "" {
		return nil, nil
	}
	s, err := mail.ParseServer(address, cmp.Or(w.MailFrom, p.env("GURINDAM_MAIL_FROM")))
	return &s, err
}

// scanner reads where the virus scanner listens; nil where there is none.
func (w ways) scanner(p program) (evidence.Scanner, error) {
	address := cmp.Or(w.Clamd, p.env("GURINDAM_CLAMD"))
	if address == "" {
		return nil, nil
	}
	return clamd.Parse(address)
}

// provider reads who vouches for people; nil where nobody does.
func (w ways) provider(p program, page string) (identity.Provider, error) {
	issuer, client := cmp.Or(w.Issuer, p.env("GURINDAM_OIDC_ISSUER")), cmp.Or(w.Client, p.env("GURINDAM_OIDC_CLIENT"))
	switch {
	case issuer == "" && client == "":
		return nil, nil
	case issuer == "" || client == "":
		return nil, fault.New(fault.Invalid, "Masuk dengan akun luar memerlukan --oidc-issuer dan --oidc-client bersama-sama.")
	}
	secret := p.env("GURINDAM_OIDC_SECRET")
	if w.SecretFile != "" {
		data, err := os.ReadFile(w.SecretFile)
		if err != nil {
			return nil, fault.Wrap(fault.Invalid, fmt.Sprintf("Berkas rahasia %q tidak dapat dibaca.", w.SecretFile), err)
		}
		secret = strings.TrimSpace(string(data))
	}
	return app.NewProvider(cmp.Or(w.Provider, p.env("GURINDAM_OIDC_NAME"), "akun luar"), issuer, client, secret, page, p.log()), nil
}
