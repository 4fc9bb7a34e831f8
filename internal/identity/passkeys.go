package identity

import (
	"context"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"gurindam/internal/fault"
	"gurindam/internal/identity/passkey"
)

// Passkey is a key that a device or password manager keeps for a person. It signs
// in by itself: who has it has proved presence and PIN or finger to the device.
type Passkey struct {
	ID, Person    string
	Name          string // as its owner calls it
	Data          string // as package passkey knows it
	Created, Used time.Time
}

const mostPasskeys = 10

var (
	errNoKeys = fault.New(fault.NotFound, "Kunci sandi tidak tersedia di alamat ini. Buka program lewat namanya dengan HTTPS.")
	errKey    = fault.New(fault.Invalid, "Kunci sandi tidak dikenali. Pakai kunci yang terdaftar untuk alamat ini, atau masuk dengan kata sandi.")
)

// Passkeys lists the passkeys of a person.
func (s *Service) Passkeys(ctx context.Context, person string) (out []Passkey, err error) {
	err = s.store.View(ctx, func(r Records) (err error) {
		out, err = r.PasskeysOf(ctx, person)
		return err
	})
	return out, err
}

// AskPasskey begins a new passkey; the password is asked again. It gives what the
// browser is asked, as JSON, and the token of the ceremony.
func (s *Service) AskPasskey(ctx context.Context, person, password string) (options, token string, err error) {
	if !s.ways.Keys.On() {
		return "", "", errNoKeys
	}
	who, err := s.prove(ctx, person, password)
	if err != nil {
		return "", "", err
	}
	err = s.store.Update(ctx, func(r Records) error {
		owner, err := owner(ctx, r, who)
		if err != nil {
			return err
		}
		if len(owner.Keys) >= mostPasskeys {
			return fault.New(fault.Conflict, fmt.Sprintf("Paling banyak %d kunci sandi. Hapus yang tidak dipakai dahulu.", mostPasskeys))
		}
		asked, err := s.ways.Keys.AskNew(owner)
		if err != nil {
			return err
		}
		options = asked.Options
		token, err = s.beginCeremony(ctx, r, NewKey, person, asked.Kept)
		return err
	})
	return options, token, err
}

func owner(ctx context.Context, r Records, who Person) (passkey.Owner, error) {
	keys, err := r.PasskeysOf(ctx, who.ID)
	out := passkey.Owner{ID: who.ID, Login: who.Login, Name: who.Name}
	for _, k := range keys {
		out.Keys = append(out.Keys, k.Data)
	}
	return out, err
}

// AddPasskey takes the answer of the browser and keeps the new passkey.
func (s *Service) AddPasskey(ctx context.Context, person, token, name, answer string) error {
	name = strings.Join(strings.Fields(name), " ")
	if n := utf8.RuneCountInString(name); n == 0 || n > 60 || !utf8.ValidString(name) {
		return fault.New(fault.Invalid, "Beri nama kunci sandi, paling banyak 60 huruf, misalnya “Ponsel kantor”.")
	}
	c, err := s.spend(ctx, token, NewKey, person)
	if err != nil {
		return err
	}
	return s.store.Update(ctx, func(r Records) error {
		who, err := r.Person(ctx, person)
		if err != nil {
			return err
		}
		owner, err := owner(ctx, r, who)
		if err != nil {
			return err
		}
		key, err := s.ways.Keys.Register(owner, c.Data, answer)
		if err != nil {
			return fault.Wrap(fault.Invalid, "Peramban tidak memberi kunci sandi yang dapat dipakai. Ulangi, dan izinkan PIN atau sidik jari.", err)
		}
		if err := r.SavePasskey(ctx, Passkey{ID: key.ID, Person: person, Name: name, Data: key.Data, Created: s.now()}); err != nil {
			return err
		}
		return s.log(ctx, r, self(who), who, KeyAdded, name)
	})
}

// RemovePasskey forgets one passkey of a person.
func (s *Service) RemovePasskey(ctx context.Context, person, id string) error {
	return s.store.Update(ctx, func(r Records) error {
		who, err := r.Person(ctx, person)
		if err != nil {
			return err
		}
		key, err := r.Passkey(ctx, id)
		if err != nil || key.Person != person {
			return err
		}
		if err := r.DropPasskey(ctx, id); err != nil {
			return err
		}
		return s.log(ctx, r, self(who), who, KeyRemoved, key.Name)
	})
}

// AskEntry begins signing in by a passkey.
func (s *Service) AskEntry(ctx context.Context, from Origin) (options, token string, err error) {
	if !s.ways.Keys.On() {
		return "", "", errNoKeys
	}
	asked, err := s.ways.Keys.Ask()
	if err != nil {
		return "", "", err
	}
	err = s.store.Update(ctx, func(r Records) error {
		if err := s.tryOnce(ctx, r, "kunci "+from.Address, freeOfAddress); err != nil {
			return err
		}
		token, err = s.beginCeremony(ctx, r, AnyKey, "", asked.Kept)
		return err
	})
	return asked.Options, token, err
}

// EnterByPasskey takes the answer of the browser and gives a session.
func (s *Service) EnterByPasskey(ctx context.Context, token, answer string, from Origin) (session string, err error) {
	c, err := s.spend(ctx, token, AnyKey, "")
	if err != nil {
		return "", err
	}
	err = s.store.Update(ctx, func(r Records) error {
		var who Person
		key, err := s.ways.Keys.Prove(c.Data, answer, func(id string) (passkey.Owner, error) {
			var err error
			if who, err = r.Person(ctx, id); err != nil {
				return passkey.Owner{}, err
			}
			return owner(ctx, r, who) // nobody has no passkeys, so it matches none
		})
		if err != nil {
			return fault.Wrap(fault.Invalid, errKey.Text, err)
		}
		kept, err := r.Passkey(ctx, key.ID)
		switch {
		case err != nil:
			return err
		case kept.Person != who.ID:
			return errKey
		}
		kept.Data, kept.Used = key.Data, s.now()
		if err := r.SavePasskey(ctx, kept); err != nil {
			return err
		}
		if err := r.SaveTries(ctx, "kunci "+from.Address, Tries{}); err != nil {
			return err
		}
		session, err = s.open(ctx, r, who.ID, from)
		return err
	})
	return session, err
}
