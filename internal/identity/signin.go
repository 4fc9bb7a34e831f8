package identity

import (
	"context"

	"gurindam/internal/access"
	"gurindam/internal/fault"
)

// Origin is where a request comes from.
type Origin struct{ Address, Agent string }

// Entry is what a sign-in gave: a session, or the token of the second step.
type Entry struct{ Session, NextStep string }

var errSignIn = fault.New(fault.Invalid, "Nama masuk atau kata sandi tidak cocok. Periksa keduanya, atau minta tautan kata sandi baru kepada pengelola.")

func accountKey(login string) string { return "akun " + login }
func codeKey(person string) string   { return "kode " + person }

// SignIn takes a password. A try is counted before it is judged, so that many at
// once get no more tries than many in a row.
func (s *Service) SignIn(ctx context.Context, login, password string, from Origin) (Entry, error) {
	login, err := ParseLogin(login)
	if err != nil || len(password) > longestPassword {
		return Entry{}, errSignIn
	}
	who, err := s.count(ctx, login, from)
	if err != nil {
		return Entry{}, err
	}
	if !s.matches(password, who.Password) {
		return Entry{}, errSignIn
	}
	var entry Entry
	err = s.store.Update(ctx, func(r Records) error {
		if err := s.forgive(ctx, r, accountKey(login), from); err != nil {
			return err
		}
		now, err := r.Person(ctx, who.ID)
		switch {
		case err != nil:
			return err
		case now.Password != who.Password:
			return errSignIn
		}
		entry, err = s.admit(ctx, r, now, from)
		return err
	})
	return entry, err
}

// admit lets somebody in who has proved the first step.
func (s *Service) admit(ctx context.Context, r Records, who Person, from Origin) (e Entry, err error) {
	if who.Second.On() {
		var link Link
		link, e.NextStep = newLink(NextStep, who.ID, s.now())
		return e, r.SaveLink(ctx, link)
	}
	e.Session, err = s.open(ctx, r, who.ID, from)
	return e, err
}

// Finish takes the code of the second step and gives a session.
func (s *Service) Finish(ctx context.Context, token, code string, from Origin) (session string, err error) {
	refused := false
	err = s.store.Update(ctx, func(r Records) error {
		session, refused = "", false
		link, err := s.link(ctx, r, token)
		if err != nil || link.Kind != NextStep {
			return fault.New(fault.Invalid, "Waktu memasukkan kode sudah lewat. Masuk lagi dengan nama dan kata sandi.")
		}
		key := codeKey(link.Person)
		if err := s.tryOnce(ctx, r, key, freeOfAccount); err != nil {
			return err
		}
		who, err := r.Person(ctx, link.Person)
		if err != nil {
			return err
		}
		var ok bool
		if who.Second, ok = who.Second.Use(code, s.now()); !ok {
			refused = true // and the try is kept
			return nil
		}
		if err := r.SavePerson(ctx, who); err != nil {
			return err
		}
		if err := r.SaveTries(ctx, key, Tries{}); err != nil {
			return err
		}
		if err := r.DropLink(ctx, link.Hash); err != nil {
			return err
		}
		session, err = s.open(ctx, r, who.ID, from)
		return err
	})
	if err == nil && refused {
		err = fault.New(fault.Invalid, "Kode tidak cocok atau sudah dipakai. Tunggu kode berikutnya, atau pakai kode pemulihan.")
	}
	return session, err
}

// count notes a try of an account and of an address, or refuses it.
func (s *Service) count(ctx context.Context, login string, from Origin) (who Person, err error) {
	err = s.store.Update(ctx, func(r Records) (err error) {
		if err := s.tryOnce(ctx, r, accountKey(login), freeOfAccount); err != nil {
			return err
		}
		if err := s.tryOnce(ctx, r, "alamat "+from.Address, freeOfAddress); err != nil {
			return err
		}
		who, err = r.PersonOf(ctx, login)
		return err
	})
	return who, err
}

func (s *Service) tryOnce(ctx context.Context, r Records, key string, free int) error {
	t, err := r.Tries(ctx, key)
	if err != nil {
		return err
	}
	if t, err = t.Next(free, s.now()); err != nil {
		return err
	}
	return r.SaveTries(ctx, key, t)
}

func (s *Service) forgive(ctx context.Context, r Records, account string, from Origin) error {
	if err := r.SaveTries(ctx, account, Tries{}); err != nil {
		return err
	}
	key := "alamat " + from.Address
	t, err := r.Tries(ctx, key)
	if err != nil {
		return err
	}
	return r.SaveTries(ctx, key, t.Back())
}

func (s *Service) open(ctx context.Context, r Records, person string, from Origin) (token string, err error) {
	token, kept := newToken()
	now := s.now()
	return token, r.SaveSession(ctx, Session{kept, person, now, now, cut(from.Agent, 200), cut(from.Address, 60)})
}

func cut(s string, most int) string {
	if r := []rune(s); len(r) > most {
		return string(r[:most])
	}
	return s
}

// Who gives the person of a session with what they were granted; for no session,
// or one that ended, what everybody was.
func (s *Service) Who(ctx context.Context, token string) (who Person, a access.Actor, err error) {
	var rested Session
	err = s.store.View(ctx, func(r Records) error {
		who, rested = Person{}, Session{}
		if token != "" {
			session, err := r.Session(ctx, hash(token))
			if err != nil {
				return err
			}
			if session.Hash != "" && session.Live(s.now()) {
				if who, err = r.Person(ctx, session.Person); err != nil {
					return err
				}
				if s.now().Sub(session.Seen) >= restTime {
					rested = session
				}
			}
		}
		granted, err := r.GrantsOf(ctx, who.ID)
		a = access.Actor{Person: who.ID, Grants: plain(granted)}
		return err
	})
	if err == nil {
		err = s.barred(ctx, &a)
	}
	if err != nil || rested.Hash == "" {
		return who, a, err
	}
	return who, a, s.store.Update(ctx, func(r Records) error {
		session, err := r.Session(ctx, rested.Hash) // it may have been ended meanwhile
		if err != nil || session.Hash == "" {
			return err
		}
		session.Seen = s.now()
		return r.SaveSession(ctx, session)
	})
}

func plain(granted []Granted) []access.Grant {
	var out []access.Grant
	for _, g := range granted {
		out = append(out, g.Grant)
	}
	return out
}
