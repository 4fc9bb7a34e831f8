package app

import (
	"context"
	"encoding/json"
	"log/slog"
	"slices"
	"time"

	"gurindam/internal/db"
	"gurindam/internal/fault"
	"gurindam/internal/identity"
	"gurindam/internal/identity/identitydb"
	"gurindam/internal/identity/passkey"
	"gurindam/internal/mail"
	"gurindam/internal/oidc"
	"gurindam/internal/plan"
	"gurindam/internal/region"
	"gurindam/internal/region/regiondb"
)

// peopleStore puts the records of people into transactions.
type peopleStore struct{ db *db.DB }

var _ identity.Store = peopleStore{}

// View reads at one moment.
func (s peopleStore) View(ctx context.Context, fn func(identity.Records) error) error {
	return s.db.View(ctx, func(tx *db.Tx) error { return fn(identitydb.Records{Tx: tx}) })
}

// Update writes all or nothing.
func (s peopleStore) Update(ctx context.Context, fn func(identity.Records) error) error {
	return s.db.Update(ctx, func(tx *db.Tx) error { return fn(identitydb.Records{Tx: tx}) })
}

// RoleState writes a role with the state of its grant: "sekretaris (berakhir)".
func (a *App) RoleState(g identity.Granted) string {
	text := g.Role
	if g.Acting != "" {
		text = string(g.Acting) + " " + text
	}
	switch now := a.now(); {
	case g.Over(now):
		return text + " (berakhir)"
	case !g.Holds(now):
		return text + " (belum mulai)"
	}
	return text
}

// equip sets up the ways in and out of people for pages at an address.
func (a *App) equip(address string, provider identity.Provider) {
	keys, _ := passkey.NewSite("gurindam", address) // without a name there are none
	a.People.Equip(identity.Ways{Address: address, Letters: a.mails.On, Keys: keys, Provider: provider, Places: places{a}, Bars: a.bars})
}

// TakeLetters lets letters be written, for commands beside a program that delivers
// them: address is how people open it.
func (a *App) TakeLetters(address string) {
	a.mails.On = true
	a.equip(address, nil)
}

// deliver sends letters until the context ends.
func (a *App) deliver(ctx context.Context, s mail.Server, log *slog.Logger) {
	(&mail.Worker{DB: a.db, Server: s, Now: a.now, Log: log}).Run(ctx)
}

// sweep removes what time has made useless, now and then.
func (a *App) sweep(ctx context.Context, log *slog.Logger) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-time.After(time.Hour):
		}
		if err := a.People.Sweep(ctx); err != nil && ctx.Err() == nil {
			log.ErrorContext(ctx, "akun tidak dapat dirapikan", "err", err)
		}
	}
}

// places keeps identity.Places from the plan of a region, or where it has none yet
// from its offices and the newest guideline.
type places struct{ app *App }

// OPDs lists the offices of a region.
func (p places) OPDs(ctx context.Context, code string) (out []identity.Choice, err error) {
	var offices []region.OPD
	err = p.app.db.View(ctx, func(tx *db.Tx) error {
		offices, err = regiondb.Load(ctx, tx, region.Code(code))
		return err
	})
	for _, o := range offices {
		out = append(out, identity.Choice{Code: o.Code, Name: o.Label()})
	}
	return out, err
}

// Dimensions lists the dimensions of the guideline a region works by.
func (p places) Dimensions(ctx context.Context, code string) (out []identity.Choice, err error) {
	_, guide, err := p.app.Work.State(ctx, region.Code(code))
	if fault.KindOf(err) == fault.NotFound {
		var all []plan.Guideline
		if all, err = plan.Guidelines(); err == nil {
			guide = slices.MaxFunc(all, func(a, b plan.Guideline) int { return a.Year - b.Year })
		}
	}
	if err != nil {
		return nil, err
	}
	for _, d := range guide.Dimensions {
		out = append(out, identity.Choice{Code: d.Code, Name: d.Name})
	}
	return out, nil
}

// provider keeps identity.Provider. What hinders it is told to whoever keeps the
// program here: the person who signs in can do nothing about it.
type provider struct {
	name   string
	client *oidc.Client
	log    *slog.Logger
}

// NewProvider gives a provider of OpenID Connect by the name people know it by;
// page is the address of this program.
func NewProvider(name, issuer, id, secret, page string, log *slog.Logger) identity.Provider {
	return provider{name, oidc.New(issuer, id, secret, page+identity.ReturnPath), log}
}

// Name tells what people call it.
func (p provider) Name() string { return p.name }

// Begin gives where to send somebody.
func (p provider) Begin(ctx context.Context, state string) (address, kept string, err error) {
	trip := oidc.NewTrip()
	if address, err = p.client.Address(ctx, state, trip); err != nil {
		p.log.WarnContext(ctx, "penyedia akun luar tidak dapat dihubungi", "penyedia", p.name, "err", err)
		return "", "", err
	}
	data, err := json.Marshal(trip)
	return address, string(data), err
}

// Finish gives what is said of whoever came back.
func (p provider) Finish(ctx context.Context, code, kept string) (identity.Vouched, error) {
	var trip oidc.Trip
	if err := json.Unmarshal([]byte(kept), &trip); err != nil {
		return identity.Vouched{}, err
	}
	said, err := p.client.Claims(ctx, code, trip)
	if err != nil {
		p.log.WarnContext(ctx, "penyedia akun luar tidak meneruskan seseorang", "penyedia", p.name, "err", err)
	}
	return identity.Vouched(said), err
}
