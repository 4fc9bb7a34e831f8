package apiweb

import (
	"cmp"
	"context"

	"gurindam/internal/access"
	"gurindam/internal/fault"
	"gurindam/internal/identity"
	"gurindam/internal/region"
	"gurindam/internal/web"
)

// Invitation gives a role to whoever has the login. Who has no account yet is invited.
type Invitation struct {
	Name   string `json:"nama,omitempty" doc:"Wajib bagi yang belum punya akun." maxLength:"200"`
	Login  string `json:"nama_masuk" doc:"Surel atau nama masuk; publik: siapa saja." maxLength:"200"`
	Role   string `json:"peran" doc:"Misalnya perencana-opd." maxLength:"40"`
	Scope  Scope  `json:"lingkup,omitempty" doc:"Yang sudah disebut alamat tidak perlu diulang."`
	Acting string `json:"kedudukan,omitempty" enum:"Plt,Plh"`
	From   string `json:"mulai,omitempty" doc:"Hari pertama, 2026-01-31."`
	Until  string `json:"sampai,omitempty" doc:"Hari terakhir, 2026-12-31; wajib bagi Plt dan Plh."`
}

type inviteIn struct {
	caller
	Body Invitation
}

// OneTime is a one-time link. It is shown in this answer alone.
type OneTime struct {
	Link string `json:"tautan,omitempty" doc:"Tautan sekali pakai; hanya ditampilkan dalam jawaban ini. Kosong bila tidak ada yang diundang."`
}

// linked gives the one-time link of a token.
func (c caller) linked(token string, err error) (*bodyOut[OneTime], error) {
	if err != nil || token == "" {
		return answerOf(OneTime{}, err)
	}
	return answerOf(OneTime{web.Absolute(c.request, identity.TakePath+token)}, nil)
}

func (a *api) invite(ctx context.Context, in *inviteIn) (*bodyOut[OneTime], error) {
	where, err := in.place()
	if err != nil {
		return nil, err
	}
	b := in.Body
	scope := access.Place{Region: cmp.Or(b.Scope.Region, where.Region), OPD: cmp.Or(b.Scope.OPD, where.OPD), Dimension: b.Scope.Dimension}
	if !where.Covers(scope) {
		return nil, fault.New(fault.Invalid, "Lingkup peran berada di luar tempat yang disebut alamatnya.")
	}
	if scope.Region != "" {
		if _, err := region.ParseCode(scope.Region); err != nil {
			return nil, err
		}
	}
	i := identity.Invitation{Name: b.Name, Login: b.Login, Grant: access.Grant{Role: b.Role, Scope: scope, Acting: access.Acting(b.Acting)}}
	if i.Grant.From, err = identity.ParseDay(b.From, false); err != nil {
		return nil, err
	}
	if i.Grant.Until, err = identity.ParseDay(b.Until, true); err != nil {
		return nil, err
	}
	return in.linked(a.People.Invite(ctx, keeper(ctx), i))
}

type renewIn struct {
	caller
	Body struct {
		Login string `json:"nama_masuk" maxLength:"200"`
	}
}

func (a *api) renew(ctx context.Context, in *renewIn) (*bodyOut[OneTime], error) {
	return in.linked(a.People.Renew(ctx, keeper(ctx), in.Body.Login))
}
