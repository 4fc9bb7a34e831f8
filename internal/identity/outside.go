package identity

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"gurindam/internal/fault"
)

// Provider is another program that vouches for people (OpenID Connect).
type Provider interface {
	Name() string // as people know it
	// Begin gives where to send somebody, who comes back with state, and what must
	// be kept until then.
	Begin(ctx context.Context, state string) (address, kept string, err error)
	// Finish gives what the provider says of whoever came back with a code.
	Finish(ctx context.Context, code, kept string) (Vouched, error)
}

// ReturnPath is where a provider sends people back to.
const ReturnPath = "/masuk/luar/kembali"

// Vouched is what a provider says of a person.
type Vouched struct {
	Issuer, Subject string
	Email           string
	Verified        bool // the provider has seen that the address is theirs
}

// Joined is an account outside that a person signs in with.
type Joined struct {
	Issuer, Subject string
	Person          string
	Email           string
	Created         time.Time
}

// trip is what is kept while somebody is at the provider.
type trip struct{ Kept, To string }

var errOutside = fault.New(fault.NotFound, "Masuk dengan akun luar tidak disiapkan di program ini. Masuk dengan kata sandi.")

// BeginOutside sends somebody to the provider: the token comes back with them as
// state, and must also come back by their own browser. to is where they want to go.
func (s *Service) BeginOutside(ctx context.Context, to string, from Origin) (address, token string, err error) {
	if s.ways.Provider == nil {
		return "", "", errOutside
	}
	token, handle := newToken()
	address, kept, err := s.ways.Provider.Begin(ctx, token)
	if err != nil {
		return "", "", fault.Wrap(fault.Conflict, s.ways.Provider.Name()+" tidak dapat dihubungi. Coba lagi sebentar lagi, atau masuk dengan kata sandi.", err)
	}
	data, err := json.Marshal(trip{kept, to})
	if err != nil {
		return "", "", err
	}
	return address, token, s.store.Update(ctx, func(r Records) error {
		if err := s.tryOnce(ctx, r, "luar "+from.Address, freeOfAddress); err != nil {
			return err
		}
		return r.SaveCeremony(ctx, Ceremony{handle, Outside, "", string(data), s.now().Add(ceremonyTime)})
	})
}

// FinishOutside takes whoever comes back. An account that was joined before is
// found by its identity at the provider; otherwise the verified address must be
// the login of somebody, and is joined to them. Nobody is made.
func (s *Service) FinishOutside(ctx context.Context, token, code string, from Origin) (e Entry, to string, err error) {
	if s.ways.Provider == nil {
		return e, "", errOutside
	}
	c, err := s.spend(ctx, token, Outside, "")
	if err != nil {
		return e, "", err
	}
	var t trip
	if err := json.Unmarshal([]byte(c.Data), &t); err != nil {
		return e, "", fmt.Errorf("resume a trip: %w", err)
	}
	said, err := s.ways.Provider.Finish(ctx, code, t.Kept)
	if err != nil {
		return e, t.To, fault.Wrap(fault.Invalid, s.ways.Provider.Name()+" tidak meneruskan Anda dengan semestinya. Ulangi dari halaman Masuk.", err)
	}
	err = s.store.Update(ctx, func(r Records) error {
		e = Entry{}
		who, err := s.vouched(ctx, r, said)
		if err != nil {
			return err
		}
		if err := r.SaveTries(ctx, "luar "+from.Address, Tries{}); err != nil {
			return err
		}
		e, err = s.admit(ctx, r, who, from)
		return err
	})
	return e, t.To, err
}

// vouched finds the person a provider speaks of, and joins them the first time.
func (s *Service) vouched(ctx context.Context, r Records, said Vouched) (Person, error) {
	known, err := r.Joined(ctx, said.Issuer, said.Subject)
	if err != nil {
		return Person{}, err
	}
	if known.Person != "" {
		return r.Person(ctx, known.Person)
	}
	email := strings.ToLower(strings.TrimSpace(said.Email))
	if email == "" || !said.Verified {
		return Person{}, fault.New(fault.Invalid, s.ways.Provider.Name()+" belum memastikan surel Anda. Pastikan di sana, atau masuk dengan kata sandi.")
	}
	who, err := r.PersonOf(ctx, email)
	if err != nil {
		return who, err
	}
	if who.ID == "" {
		return who, fault.New(fault.NotFound, fmt.Sprintf("Belum ada akun untuk %q di sini. Minta undangan kepada pengelola di daerah Anda.", cut(email, 100)))
	}
	others, err := r.JoinedTo(ctx, who.ID)
	if err != nil {
		return who, err
	}
	for _, o := range others {
		if o.Issuer == said.Issuer {
			return who, fault.New(fault.Conflict, "Akun ini sudah tersambung dengan akun luar yang lain. Masuk dengan kata sandi, lalu putuskan sambungannya di Akun saya.")
		}
	}
	if err := r.Join(ctx, Joined{said.Issuer, said.Subject, who.ID, email, s.now()}); err != nil {
		return who, err
	}
	return who, s.log(ctx, r, self(who), who, OutsideJoined, s.ways.Provider.Name()+" "+email)
}

// JoinedTo lists the accounts outside that a person signs in with.
func (s *Service) JoinedTo(ctx context.Context, person string) (out []Joined, err error) {
	err = s.store.View(ctx, func(r Records) (err error) {
		out, err = r.JoinedTo(ctx, person)
		return err
	})
	return out, err
}

// Part ends that a person signs in with accounts outside.
func (s *Service) Part(ctx context.Context, person string) error {
	return s.store.Update(ctx, func(r Records) error {
		who, err := r.Person(ctx, person)
		if err != nil {
			return err
		}
		if err := r.PartAll(ctx, person); err != nil {
			return err
		}
		return s.log(ctx, r, self(who), who, OutsideParted, "")
	})
}
