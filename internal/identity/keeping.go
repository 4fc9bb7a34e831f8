package identity

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"gurindam/internal/access"
	"gurindam/internal/fault"
)

// Keeper is whoever manages people, with the name that stands beside what they do.
type Keeper struct {
	access.Actor
	Name string
}

// Console is whoever can run commands on the database itself, and so may all.
func Console() Keeper {
	return Keeper{access.Actor{Person: "konsol", Grants: []access.Grant{{Role: access.Keeper}}}, "baris perintah"}
}

// Member is a person with the grants that matter where they are listed.
type Member struct {
	Person
	Grants []Granted
}

// People lists who holds or held a role within a place, in the order of names;
// for the nation, everybody.
func (s *Service) People(ctx context.Context, where access.Place) (out []Member, err error) {
	err = s.store.View(ctx, func(r Records) error {
		people, err := r.People(ctx)
		if err != nil {
			return err
		}
		granted, err := r.Grants(ctx)
		if err != nil {
			return err
		}
		out = nil
		for _, p := range append([]Person{{Name: "Siapa saja (publik)", Login: Everybody}}, people...) {
			m := Member{Person: p}
			for _, g := range granted {
				if g.Person == p.ID && where.Covers(g.Scope) {
					m.Grants = append(m.Grants, g)
				}
			}
			if len(m.Grants) > 0 || where == (access.Place{}) && p.ID != "" {
				out = append(out, m)
			}
		}
		return nil
	})
	slices.SortStableFunc(out, func(a, b Member) int { return strings.Compare(a.Name, b.Name) })
	return out, err
}

// Invitation asks that a person hold a role. Where nobody has the login, a
// person is made and invited.
type Invitation struct {
	Name, Login string
	Grant       access.Grant
}

// Invite gives a role, and for a new person the token of the invitation.
func (s *Service) Invite(ctx context.Context, by Keeper, i Invitation) (token string, err error) {
	if err := CheckGrant(i.Grant); err != nil {
		return "", err
	}
	if err := s.checkPlace(ctx, i.Grant.Scope); err != nil {
		return "", err
	}
	if !access.MayGive(by.Actor, i.Grant, s.now()) {
		return "", fault.New(fault.Forbidden, "Anda hanya dapat memberi peran di tempat yang orangnya Anda kelola, dan tidak melebihi hak Anda sendiri.")
	}
	i.Grant.ID = newID()
	err = s.store.Update(ctx, func(r Records) error {
		token = ""
		if strings.TrimSpace(i.Login) == Everybody {
			if i.Grant.Role != access.Public {
				return fault.New(fault.Invalid, "Siapa saja hanya dapat diberi peran publik.")
			}
			return s.give(ctx, r, by, Granted{"", i.Grant, by.Name})
		}
		login, err := ParseLogin(i.Login)
		if err != nil {
			return err
		}
		who, err := r.PersonOf(ctx, login)
		if err != nil {
			return err
		}
		if who.ID == "" {
			if who, token, err = s.welcome(ctx, r, i.Name, login); err != nil {
				return err
			}
		}
		return s.give(ctx, r, by, Granted{who.ID, i.Grant, by.Name})
	})
	return token, err
}

// give keeps a new grant with its line in the log.
func (s *Service) give(ctx context.Context, r Records, by Keeper, g Granted) error {
	if err := r.SaveGrant(ctx, g); err != nil {
		return err
	}
	return s.logGrant(ctx, r, by, g, RoleGiven)
}

// end keeps a grant that ends, or will end at another time, with its line in the log.
func (s *Service) end(ctx context.Context, r Records, by Keeper, g Granted) error {
	if err := r.SaveGrant(ctx, g); err != nil {
		return err
	}
	return s.logGrant(ctx, r, by, g, RoleEnded)
}

func (s *Service) welcome(ctx context.Context, r Records, name, login string) (Person, string, error) {
	who, err := newPerson(name, login, s.now())
	if err != nil {
		return who, "", err
	}
	if err := r.SavePerson(ctx, who); err != nil {
		return who, "", err
	}
	link, token := newLink(Invited, who.ID, s.now())
	if err := r.SaveLink(ctx, link); err != nil {
		return who, "", err
	}
	return who, token, s.sendLink(ctx, r, who, link, token)
}

// Withdraw ends a grant now. It stays in the list as one that is over.
func (s *Service) Withdraw(ctx context.Context, by Keeper, id string) error {
	return s.store.Update(ctx, func(r Records) error {
		granted, err := r.Grants(ctx)
		if err != nil {
			return err
		}
		at := slices.IndexFunc(granted, func(g Granted) bool { return g.ID == id })
		switch {
		case at < 0 || granted[at].Over(s.now()):
			return fault.New(fault.NotFound, "Peran itu tidak ada lagi. Muat ulang daftarnya.")
		case !access.MayGive(by.Actor, granted[at].Grant, s.now()):
			return fault.New(fault.Forbidden, "Peran itu tidak dapat Anda cabut; mintalah kepada pengelola yang lebih tinggi.")
		case lastKeeper(granted, id, s):
			return fault.New(fault.Conflict, "Ini pengelola sistem terakhir. Beri peran itu kepada orang lain dahulu.")
		}
		g := granted[at]
		g.Until = s.now()
		if g.Until.Before(g.From) {
			g.From = g.Until
		}
		return s.end(ctx, r, by, g)
	})
}

// lastKeeper tells whether nobody would keep the system without this grant.
func lastKeeper(granted []Granted, id string, s *Service) bool {
	held, others := false, 0
	for _, g := range granted {
		if g.Role == access.Keeper && g.Holds(s.now()) {
			if g.ID == id {
				held = true
			} else {
				others++
			}
		}
	}
	return held && others == 0
}

// Renew gives a new one-time link to a person: an invitation until it was taken,
// then one for a new password. An earlier link stops working.
func (s *Service) Renew(ctx context.Context, by Keeper, login string) (token string, err error) {
	err = s.store.Update(ctx, func(r Records) error {
		who, err := s.known(ctx, r, login)
		if err != nil {
			return err
		}
		grants, err := ownGrants(ctx, r, who.ID)
		if err != nil {
			return err
		}
		if !access.MayKeep(by.Actor, grants, s.now()) {
			return fault.New(fault.Forbidden, "Orang ini memegang peran di luar yang Anda kelola; tautannya dibuat oleh pengelola yang lebih tinggi.")
		}
		kind := Reset
		if who.Password == "" {
			kind = Invited
		}
		var link Link
		link, token = newLink(kind, who.ID, s.now())
		if err := r.SaveLink(ctx, link); err != nil {
			return err
		}
		if err := s.log(ctx, r, by, who, LinkMade, string(kind)); err != nil {
			return err
		}
		return s.sendLink(ctx, r, who, link, token)
	})
	return token, err
}

// Known gives the person of a login.
func (s *Service) Known(ctx context.Context, login string) (who Person, err error) {
	err = s.store.View(ctx, func(r Records) (err error) {
		who, err = s.known(ctx, r, login)
		return err
	})
	return who, err
}

func (s *Service) known(ctx context.Context, r Records, login string) (Person, error) {
	who, err := r.PersonOf(ctx, strings.ToLower(strings.TrimSpace(login)))
	if err == nil && who.ID == "" {
		err = fault.New(fault.NotFound, fmt.Sprintf("Tidak ada orang dengan nama masuk %q.", cut(login, 60)))
	}
	return who, err
}

// Forget takes away every way in but the password, for who lost phone, recovery
// codes and passkeys. Only the console may.
func (s *Service) Forget(ctx context.Context, login string) error {
	who, err := s.Known(ctx, login)
	if err != nil {
		return err
	}
	return s.change(ctx, who.ID, func(r Records, p *Person) error { return s.loosen(ctx, r, Console(), p) })
}
