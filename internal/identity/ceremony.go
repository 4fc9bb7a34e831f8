package identity

import (
	"context"
	"time"

	"gurindam/internal/fault"
)

// Ceremony is what is remembered between asking a browser or another program and
// their answer. It is spent by the answer, right or wrong.
type Ceremony struct {
	Hash   string
	Kind   CeremonyKind
	Person string // empty where nobody has signed in yet
	Data   string
	Until  time.Time
}

// CeremonyKind tells which answer a ceremony waits for.
type CeremonyKind string

// Kinds of ceremony.
const (
	NewKey  CeremonyKind = "kunci-baru"
	AnyKey  CeremonyKind = "kunci-masuk"
	Outside CeremonyKind = "akun-luar"
)

const ceremonyTime = 10 * time.Minute

// beginCeremony keeps what must be remembered and gives its token.
func (s *Service) beginCeremony(ctx context.Context, r Records, kind CeremonyKind, person, data string) (token string, err error) {
	token, kept := newToken()
	return token, r.SaveCeremony(ctx, Ceremony{kept, kind, person, data, s.now().Add(ceremonyTime)})
}

// spend gives what was remembered and forgets it.
func (s *Service) spend(ctx context.Context, token string, kind CeremonyKind, person string) (c Ceremony, err error) {
	err = s.store.Update(ctx, func(r Records) (err error) {
		if c, err = r.Ceremony(ctx, hash(token)); err != nil {
			return err
		}
		return r.DropCeremony(ctx, hash(token))
	})
	if err == nil && (c.Hash == "" || c.Kind != kind || c.Person != person || !s.now().Before(c.Until)) {
		err = fault.New(fault.Invalid, "Waktunya sudah lewat, atau jawaban itu sudah dipakai. Ulangi dari awal.")
	}
	return c, err
}
