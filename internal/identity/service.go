package identity

import (
	"context"
	"time"

	"gurindam/internal/access"
	"gurindam/internal/fault"
)

// Store keeps what the service knows. Update may run fn again where two writers meet.
type Store interface {
	View(context.Context, func(Records) error) error
	Update(context.Context, func(Records) error) error
}

// Records is a store within one transaction. What is not there is the zero value.
type Records interface {
	People(context.Context) ([]Person, error)
	Person(ctx context.Context, id string) (Person, error)
	PersonOf(ctx context.Context, login string) (Person, error)
	SavePerson(context.Context, Person) error
	Grants(context.Context) ([]Granted, error)
	GrantsOf(ctx context.Context, person string) ([]Granted, error) // with those of everybody
	SaveGrant(context.Context, Granted) error
	Link(ctx context.Context, hash string) (Link, error)
	SaveLink(context.Context, Link) error // in place of others of its kind and person
	DropLink(ctx context.Context, hash string) error
	DropLinks(ctx context.Context, person string) error
	Session(ctx context.Context, hash string) (Session, error)
	SessionsOf(ctx context.Context, person string) ([]Session, error)
	SaveSession(context.Context, Session) error
	DropSession(ctx context.Context, hash string) error
	Tries(ctx context.Context, key string) (Tries, error)
	SaveTries(ctx context.Context, key string, t Tries) error
	Passkey(ctx context.Context, id string) (Passkey, error)
	PasskeysOf(ctx context.Context, person string) ([]Passkey, error)
	SavePasskey(context.Context, Passkey) error
	DropPasskey(ctx context.Context, id string) error
	Ceremony(ctx context.Context, hash string) (Ceremony, error)
	SaveCeremony(context.Context, Ceremony) error
	DropCeremony(ctx context.Context, hash string) error
	Joined(ctx context.Context, issuer, subject string) (Joined, error)
	JoinedTo(ctx context.Context, person string) ([]Joined, error)
	Join(context.Context, Joined) error
	PartAll(ctx context.Context, person string) error
	Recoveries(context.Context) ([]Recovery, error)          // those that wait, late or not
	SaveRecovery(context.Context, Recovery) error            // with its confirmations
	Post(context.Context, Letter) error                      // into the outbox
	Letters(context.Context) (map[string]LetterState, error) // the newest of each person
	APIToken(ctx context.Context, hash string) (APIToken, error)
	APITokensOf(ctx context.Context, person string) ([]APIToken, error)
	SaveAPIToken(context.Context, APIToken) error
	DropAPIToken(ctx context.Context, id string) error
	Log(context.Context, Event) error
	Events(ctx context.Context, where access.Place, skip, most int) ([]Event, error)
	Sweep(ctx context.Context, now, idle, tried time.Time) error // drops links past now, sessions unseen since idle, tries older than tried
}

// Service carries out what people ask for about their accounts.
type Service struct {
	store Store
	now   func() time.Time
	cost  Cost
	gate  chan struct{} // hashing takes memory, so only a few at once
	ways  Ways
}

const hashesAtOnce = 4

// NewService makes the service over a store.
func NewService(store Store, now func() time.Time, cost Cost) *Service {
	return &Service{store: store, now: now, cost: cost, gate: make(chan struct{}, hashesAtOnce)}
}

func (s *Service) hash(password string) string {
	s.gate <- struct{}{}
	defer func() { <-s.gate }()
	return s.cost.Hash(password)
}

func (s *Service) matches(password, phc string) bool {
	s.gate <- struct{}{}
	defer func() { <-s.gate }()
	return s.cost.Matches(password, phc)
}

var errLink = fault.New(fault.NotFound, "Tautan ini sudah dipakai, sudah lewat masanya, atau tidak lengkap. Minta tautan baru kepada pengelola.")

// SetUpLink gives a one-time link for the first account, or nothing where there
// are accounts already. An earlier link stops working.
func (s *Service) SetUpLink(ctx context.Context) (token string, err error) {
	err = s.store.Update(ctx, func(r Records) error {
		people, err := r.People(ctx)
		if err != nil || len(people) > 0 {
			return err
		}
		var link Link
		link, token = newLink(SetUp, "", s.now())
		return r.SaveLink(ctx, link)
	})
	return token, err
}

// Sweep removes what time has made useless: it opens nothing and slows nothing.
func (s *Service) Sweep(ctx context.Context) error {
	now := s.now()
	return s.store.Update(ctx, func(r Records) error {
		if err := s.expire(ctx, r); err != nil {
			return err
		}
		return r.Sweep(ctx, now, now.Add(-idleTime), now.Add(-longestWait))
	})
}

// Filled is what a person writes behind a one-time link; name and login in the
// set-up alone.
type Filled struct{ Name, Login, Password string }

// Link gives what a one-time link is for, and for whom.
func (s *Service) Link(ctx context.Context, token string) (kind Kind, who Person, err error) {
	err = s.store.View(ctx, func(r Records) error {
		link, err := s.link(ctx, r, token)
		if err != nil {
			return err
		}
		kind = link.Kind
		who, err = r.Person(ctx, link.Person)
		return err
	})
	return kind, who, err
}

func (s *Service) link(ctx context.Context, r Records, token string) (Link, error) {
	link, err := r.Link(ctx, hash(token))
	if err == nil && (link.Hash == "" || !s.now().Before(link.Until)) {
		err = errLink
	}
	return link, err
}

// Take uses a one-time link: it sets the password, ends every session and every
// other link of the person, and in the set-up makes the first account.
func (s *Service) Take(ctx context.Context, token string, f Filled) error {
	kind, who, err := s.Link(ctx, token)
	switch {
	case err != nil:
		return err
	case kind == NextStep:
		return errLink
	case kind == SetUp:
		if who, err = newPerson(f.Name, f.Login, s.now()); err != nil {
			return err
		}
	}
	if err := CheckPassword(f.Password, who.Login, who.Name); err != nil {
		return err
	}
	password := s.hash(f.Password) // slow, so outside the transaction
	return s.store.Update(ctx, func(r Records) error {
		link, err := s.link(ctx, r, token)
		if err != nil {
			return err
		}
		kept := who
		if kind == SetUp {
			if err := firstGrant(ctx, r, who); err != nil {
				return err
			}
		} else if kept, err = r.Person(ctx, link.Person); err != nil {
			return err
		}
		kept.Password = password
		if kind == Recover {
			if err := s.loosen(ctx, r, self(kept), &kept); err != nil {
				return err
			}
		}
		if err := r.SavePerson(ctx, kept); err != nil {
			return err
		}
		if err := s.log(ctx, r, self(kept), kept, PasswordSet, "lewat tautan "+string(kind)); err != nil {
			return err
		}
		if err := r.SaveTries(ctx, accountKey(kept.Login), Tries{}); err != nil {
			return err
		}
		if err := endSessions(ctx, r, kept.ID, ""); err != nil {
			return err
		}
		if err := dropTokens(ctx, r, kept.ID); err != nil {
			return err
		}
		return r.DropLinks(ctx, link.Person)
	})
}

// loosen takes away every other way in of a person who was recovered: whatever was
// lost may have been found by somebody.
func (s *Service) loosen(ctx context.Context, r Records, by Keeper, p *Person) error {
	p.Second = Second{}
	keys, err := r.PasskeysOf(ctx, p.ID)
	if err != nil {
		return err
	}
	for _, k := range keys {
		if err := r.DropPasskey(ctx, k.ID); err != nil {
			return err
		}
	}
	if err := r.PartAll(ctx, p.ID); err != nil {
		return err
	}
	return s.log(ctx, r, by, *p, Recovered, "langkah kedua, kunci sandi, dan akun luar dilepas")
}

func firstGrant(ctx context.Context, r Records, who Person) error {
	people, err := r.People(ctx)
	if err != nil {
		return err
	}
	if len(people) > 0 {
		return errLink
	}
	return r.SaveGrant(ctx, Granted{who.ID, access.Grant{ID: newID(), Role: access.Keeper}, "penyiapan"})
}

func newPerson(name, login string, now time.Time) (p Person, err error) {
	p = Person{ID: newID(), Created: now}
	if p.Name, err = ParseName(name); err != nil {
		return p, err
	}
	p.Login, err = ParseLogin(login)
	return p, err
}

func newID() string {
	id, _ := newToken()
	return id
}
