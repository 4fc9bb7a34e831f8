package main

import (
	"context"
	"fmt"
	"strings"
	"text/tabwriter"

	"gurindam/internal/access"
	"gurindam/internal/app"
	"gurindam/internal/fault"
	"gurindam/internal/identity"
	"gurindam/internal/identity/identityweb"
	"gurindam/internal/region"
)

type userCommand struct {
	List        userListCommand   `cmd:"" help:"Mendaftar orang dan perannya."`
	Invite      userInviteCommand `cmd:"" aliases:"add" help:"Menambah orang dengan sebuah peran dan mencetak tautan undangannya."`
	Grant       userGrantCommand  `cmd:"" help:"Memberi peran kepada orang yang sudah ada, atau kepada publik."`
	Reset       userResetCommand  `cmd:"" help:"Mencetak tautan untuk kata sandi baru."`
	Log         userLogCommand    `cmd:"" help:"Menampilkan catatan akun dan peran, terbaru di atas."`
	EndSessions userEndCommand    `cmd:"" name:"end-sessions" help:"Mengakhiri semua sesi seseorang."`
}

// role is a role with its scope and time as flags.
type role struct {
	Role      string `required:"" placeholder:"PERAN" help:"Peran, misalnya sekretaris atau perencana-opd."`
	Region    string `placeholder:"KODE" help:"Kode wilayah; kosong bila peran nasional."`
	OPD       string `name:"opd" placeholder:"KODE" help:"Kode OPD, untuk peran OPD."`
	Dimension string `placeholder:"KODE" help:"Kode dimensi, untuk ketua kelompok."`
	Acting    string `placeholder:"Plt|Plh" help:"Kedudukan sementara: Plt atau Plh."`
	From      string `placeholder:"TANGGAL" help:"Hari pertama, misalnya 2026-01-31; kosong bila sekarang."`
	Until     string `placeholder:"TANGGAL" help:"Hari terakhir; kosong bila seterusnya."`
}

func (f role) grant() (g access.Grant, err error) {
	if _, ok := access.FindRole(f.Role); !ok {
		var known []string
		for _, r := range access.Roles() {
			known = append(known, r.ID)
		}
		return g, fault.New(fault.Invalid, fmt.Sprintf("Peran %q tidak dikenal. Yang ada: %s.", f.Role, strings.Join(known, ", ")))
	}
	g = access.Grant{Role: f.Role, Acting: access.Acting(f.Acting), Scope: access.Place{Region: f.Region, OPD: f.OPD, Dimension: f.Dimension}}
	if f.Region != "" {
		if _, err := region.ParseCode(f.Region); err != nil {
			return g, err
		}
	}
	if g.From, err = identity.ParseDay(f.From, false); err != nil {
		return g, err
	}
	g.Until, err = identity.ParseDay(f.Until, true)
	return g, err
}

type userInviteCommand struct {
	Login string `arg:"" help:"Nama masuk atau surel."`
	Name  string `required:"" placeholder:"NAMA" help:"Nama lengkap."`
	URL   string `name:"url" default:"http://127.0.0.1:8080" placeholder:"ALAMAT" help:"Alamat halaman, untuk tautannya (bawaan http://127.0.0.1:8080)."`
	role
}

// Run adds a person who does not exist yet.
func (u *userInviteCommand) Run(ctx context.Context, p program, c *commands) error {
	grant, err := u.grant()
	if err != nil {
		return err
	}
	return p.within(ctx, c, func(a *app.App) error {
		if _, err := a.People.Known(ctx, u.Login); err == nil {
			return fault.New(fault.Conflict, fmt.Sprintf("Nama masuk %q sudah ada. Beri perannya dengan gurindam user grant.", u.Login))
		}
		written := p.takeLetters(a, u.URL, u.Login)
		token, err := a.People.Invite(ctx, identity.Console(), identity.Invitation{Name: u.Name, Login: u.Login, Grant: grant})
		if err != nil {
			return err
		}
		p.printLink("Undangan, berlaku tujuh hari:", u.URL, token)
		fmt.Fprint(p.out, written)
		return nil
	})
}

// takeLetters lets the link be mailed where GURINDAM_SMTP names a server and the
// login is an address, and gives what to say of it.
func (p program) takeLetters(a *app.App, page, login string) string {
	if p.env("GURINDAM_SMTP") == "" {
		return ""
	}
	a.TakeLetters(strings.TrimSuffix(page, "/"))
	if !strings.Contains(login, "@") {
		return ""
	}
	return "Tautan itu juga disurelkan; gurindam serve mengirimnya.\n"
}

func (p program) printLink(what, page, token string) {
	fmt.Fprintln(p.out, what)
	fmt.Fprintln(p.out, strings.TrimSuffix(page, "/")+identityweb.TakePath+token)
}

type userGrantCommand struct {
	Login string `arg:"" help:"Nama masuk, atau publik untuk siapa saja."`
	role
}

// Run gives a role to a person who exists, or to everybody.
func (u *userGrantCommand) Run(ctx context.Context, p program, c *commands) error {
	grant, err := u.grant()
	if err != nil {
		return err
	}
	return p.within(ctx, c, func(a *app.App) error {
		if u.Login != identity.Everybody {
			if _, err := a.People.Known(ctx, u.Login); err != nil {
				return err
			}
		}
		if _, err := a.People.Invite(ctx, identity.Console(), identity.Invitation{Login: u.Login, Grant: grant}); err != nil {
			return err
		}
		fmt.Fprintf(p.out, "Peran %s diberikan kepada %s: %s.\n", grant.Role, u.Login, identity.ScopeText(grant.Scope))
		return nil
	})
}

type userListCommand struct{}

// Run lists everybody.
func (u *userListCommand) Run(ctx context.Context, p program, c *commands) error {
	return p.within(ctx, c, func(a *app.App) error {
		members, err := a.People.People(ctx, access.Place{})
		if err != nil {
			return err
		}
		if len(members) == 0 {
			fmt.Fprintln(p.out, "Belum ada orang. Undang yang pertama: gurindam user invite NAMA --name … --role pengelola")
			return nil
		}
		w := tabwriter.NewWriter(p.out, 0, 0, 2, ' ', 0)
		fmt.Fprintln(w, "NAMA MASUK\tNAMA\tPERAN\tTEMPAT")
		for _, m := range members {
			if len(m.Grants) == 0 {
				fmt.Fprintf(w, "%s\t%s\t-\t-\n", m.Login, m.Name)
			}
			for _, g := range m.Grants {
				fmt.Fprintf(w, "%s\t%s\t%s\t%s\n", m.Login, m.Name, a.RoleState(g), identity.ScopeText(g.Scope))
			}
		}
		return w.Flush()
	})
}

type userResetCommand struct {
	Login      string `arg:"" help:"Nama masuk."`
	URL        string `name:"url" default:"http://127.0.0.1:8080" placeholder:"ALAMAT" help:"Alamat halaman, untuk tautannya (bawaan http://127.0.0.1:8080)."`
	SecondStep bool   `name:"second-step" help:"Juga melepas langkah kedua, kunci sandi, dan akun luar, bila semuanya hilang."`
}

// Run prints a link for a new password.
func (u *userResetCommand) Run(ctx context.Context, p program, c *commands) error {
	return p.within(ctx, c, func(a *app.App) error {
		written := p.takeLetters(a, u.URL, u.Login)
		token, err := a.People.Renew(ctx, identity.Console(), u.Login)
		if err != nil {
			return err
		}
		if u.SecondStep {
			if err := a.People.Forget(ctx, u.Login); err != nil {
				return err
			}
		}
		p.printLink("Tautan sekali pakai:", u.URL, token)
		fmt.Fprint(p.out, written)
		return nil
	})
}

type userLogCommand struct{}

// Run lists what happened to accounts and roles.
func (u *userLogCommand) Run(ctx context.Context, p program, c *commands) error {
	return p.within(ctx, c, func(a *app.App) error {
		events, err := a.People.Events(ctx, access.Place{}, 0)
		if err != nil {
			return err
		}
		w := tabwriter.NewWriter(p.out, 0, 0, 2, ' ', 0)
		fmt.Fprintln(w, "WAKTU\tAPA\tTERHADAP\tOLEH\tRINCIAN")
		for _, e := range events {
			fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\n", e.At.In(identity.Zone).Format("02-01-2006 15.04"), e.Deed, e.PersonName, e.ActorName, e.Detail)
		}
		return w.Flush()
	})
}

type userEndCommand struct {
	Login string `arg:"" help:"Nama masuk."`
}

// Run ends every session of a person.
func (u *userEndCommand) Run(ctx context.Context, p program, c *commands) error {
	return p.within(ctx, c, func(a *app.App) error {
		who, err := a.People.Known(ctx, u.Login)
		if err != nil {
			return err
		}
		if err := a.People.EndSessions(ctx, who.ID, ""); err != nil {
			return err
		}
		fmt.Fprintf(p.out, "Semua sesi %s diakhiri.\n", who.Login)
		return nil
	})
}
