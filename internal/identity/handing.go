package identity

import (
	"context"
	"slices"
	"time"

	"gurindam/internal/access"
	"gurindam/internal/fault"
)

// Handing asks that grants pass from one person to another at a moment: those of
// the first end and the same begin for the second. Whoever nobody knows by the
// login is invited.
type Handing struct {
	From        string   // identity of who gives them up
	Grants      []string // their identities
	To          string   // identity of who takes them over, or empty
	Name, Login string   // of who is to be invited, where To is empty
	At          time.Time
	Acting      access.Acting // in what capacity the second holds them
	Until       time.Time     // zero: as long as the first would have
}

// HandOver passes grants on. It wants the right to give each of them, and gives the
// person who has them now, with the token of an invitation where there is one.
func (s *Service) HandOver(ctx context.Context, by Keeper, h Handing) (to Person, token string, err error) {
	err = s.store.Update(ctx, func(r Records) error {
		token = ""
		granted, err := r.GrantsOf(ctx, h.From)
		if err != nil {
			return err
		}
		if to, token, err = s.heir(ctx, r, h); err != nil {
			return err
		}
		for _, id := range h.Grants {
			at := slices.IndexFunc(granted, func(g Granted) bool { return g.ID == id && g.Person == h.From && h.From != "" })
			if at < 0 || granted[at].Over(s.now()) {
				return fault.New(fault.Conflict, "Peran yang hendak diserahkan tidak ada lagi. Muat ulang daftarnya.")
			}
			if err := s.pass(ctx, r, by, h, granted[at], to); err != nil {
				return err
			}
		}
		return nil
	})
	return to, token, err
}

// heir finds who takes over, or invites them.
func (s *Service) heir(ctx context.Context, r Records, h Handing) (who Person, token string, err error) {
	if h.To != "" {
		who, err = r.Person(ctx, h.To)
	} else {
		var login string
		if login, err = ParseLogin(h.Login); err != nil {
			return who, "", err
		}
		if who, err = r.PersonOf(ctx, login); err == nil && who.ID == "" {
			return s.welcome(ctx, r, h.Name, login)
		}
	}
	switch {
	case err != nil:
		return who, "", err
	case who.ID == "":
		return who, "", fault.New(fault.NotFound, "Akun penerus itu tidak ada lagi. Pilih dari daftar.")
	case who.ID == h.From:
		return who, "", fault.New(fault.Invalid, "Penerus tidak dapat sama dengan yang menyerahkan.")
	}
	return who, "", nil
}

// pass ends one grant and begins it anew for another. What was not yet in force
// ends before it began.
func (s *Service) pass(ctx context.Context, r Records, by Keeper, h Handing, old Granted, to Person) error {
	next := old.Grant
	next.ID, next.Acting = newID(), h.Acting
	if next.From.Before(h.At) {
		next.From = h.At
	}
	if !h.Until.IsZero() {
		next.Until = h.Until
	}
	if err := CheckGrant(next); err != nil {
		return err
	}
	if !access.MayGive(by.Actor, old.Grant, s.now()) || !access.MayGive(by.Actor, next, s.now()) {
		return fault.New(fault.Forbidden, "Anda hanya dapat menyerahkan peran di tempat yang orangnya Anda kelola, dan tidak melebihi hak Anda sendiri.")
	}
	if old.Until.IsZero() || h.At.Before(old.Until) {
		old.Until = h.At
	}
	if old.Until.Before(old.From) {
		old.From = old.Until
	}
	if err := s.end(ctx, r, by, old); err != nil {
		return err
	}
	return s.give(ctx, r, by, Granted{to.ID, next, by.Name})
}

// On gives the service over another store, such as one within a transaction that
// is under way.
func (s *Service) On(store Store) *Service {
	other := *s
	other.store = store
	return &other
}
