package identity

import (
	"context"
	"slices"

	"gurindam/internal/fault"
)

// Account gives a person with the roles that were given to them, and to everybody.
func (s *Service) Account(ctx context.Context, person string) (who Person, granted []Granted, err error) {
	err = s.store.View(ctx, func(r Records) (err error) {
		if who, err = r.Person(ctx, person); err != nil {
			return err
		}
		granted, err = r.GrantsOf(ctx, person)
		return err
	})
	return who, granted, err
}

// SignOut ends the session of a token.
func (s *Service) SignOut(ctx context.Context, token string) error {
	return s.store.Update(ctx, func(r Records) error { return r.DropSession(ctx, hash(token)) })
}

// Sessions lists the sessions of a person that still open something, the one of
// the token first.
func (s *Service) Sessions(ctx context.Context, person, token string) (out []Session, err error) {
	err = s.store.View(ctx, func(r Records) (err error) {
		out, err = r.SessionsOf(ctx, person)
		return err
	})
	out = slices.DeleteFunc(out, func(x Session) bool { return !x.Live(s.now()) })
	slices.SortStableFunc(out, func(a, b Session) int {
		switch own := hash(token); own {
		case a.Hash:
			return -1
		case b.Hash:
			return 1
		}
		return b.Seen.Compare(a.Seen)
	})
	return out, err
}

// EndSession ends one session of a person.
func (s *Service) EndSession(ctx context.Context, person, kept string) error {
	return s.store.Update(ctx, func(r Records) error {
		session, err := r.Session(ctx, kept)
		if err != nil || session.Person != person {
			return err
		}
		return r.DropSession(ctx, kept)
	})
}

// EndSessions ends every session of a person but the one of a token.
func (s *Service) EndSessions(ctx context.Context, person, but string) error {
	return s.store.Update(ctx, func(r Records) error { return endSessions(ctx, r, person, but) })
}

func endSessions(ctx context.Context, r Records, person, but string) error {
	sessions, err := r.SessionsOf(ctx, person)
	if err != nil {
		return err
	}
	for _, x := range sessions {
		if x.Hash == hash(but) {
			continue
		}
		if err := r.DropSession(ctx, x.Hash); err != nil {
			return err
		}
	}
	return nil
}

// prove asks for the password again before something important changes.
func (s *Service) prove(ctx context.Context, person, password string) (who Person, err error) {
	err = s.store.Update(ctx, func(r Records) (err error) {
		if who, err = r.Person(ctx, person); err != nil {
			return err
		}
		return s.tryOnce(ctx, r, accountKey(who.Login), freeOfAccount)
	})
	switch {
	case err != nil:
		return who, err
	case len(password) > longestPassword, !s.matches(password, who.Password):
		return who, fault.New(fault.Invalid, "Kata sandi sekarang tidak cocok.")
	}
	return who, s.store.Update(ctx, func(r Records) error { return r.SaveTries(ctx, accountKey(who.Login), Tries{}) })
}

// ChangePassword sets a new password and ends every link of the person and every
// session but the one of the token.
func (s *Service) ChangePassword(ctx context.Context, person, old, password, token string) error {
	who, err := s.prove(ctx, person, old)
	if err != nil {
		return err
	}
	if err := CheckPassword(password, who.Login, who.Name); err != nil {
		return err
	}
	fresh := s.hash(password)
	return s.change(ctx, person, func(r Records, p *Person) error {
		p.Password = fresh
		if err := r.DropLinks(ctx, person); err != nil {
			return err
		}
		if err := s.log(ctx, r, self(*p), *p, PasswordSet, "oleh pemiliknya"); err != nil {
			return err
		}
		return endSessions(ctx, r, person, token)
	})
}

// Protect switches the second step on and gives the recovery codes.
func (s *Service) Protect(ctx context.Context, person, secret, code string) (codes []string, err error) {
	second, codes, err := Begin(secret, code, s.now())
	if err != nil {
		return nil, err
	}
	return codes, s.change(ctx, person, func(r Records, p *Person) error {
		if p.Second.On() {
			return fault.New(fault.Conflict, "Langkah kedua sudah aktif. Matikan dahulu bila hendak mengganti ponsel.")
		}
		p.Second = second
		return s.log(ctx, r, self(*p), *p, SecondOn, "")
	})
}

// Unprotect switches the second step off; the password is asked again.
func (s *Service) Unprotect(ctx context.Context, person, password string) error {
	if _, err := s.prove(ctx, person, password); err != nil {
		return err
	}
	return s.change(ctx, person, func(r Records, p *Person) error {
		p.Second = Second{}
		return s.log(ctx, r, self(*p), *p, SecondOff, "")
	})
}

func (s *Service) change(ctx context.Context, person string, fn func(Records, *Person) error) error {
	return s.store.Update(ctx, func(r Records) error {
		p, err := r.Person(ctx, person)
		if err != nil {
			return err
		}
		if err := fn(r, &p); err != nil {
			return err
		}
		return r.SavePerson(ctx, p)
	})
}
