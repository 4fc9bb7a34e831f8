package identity

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"gurindam/internal/access"
	"gurindam/internal/fault"
)

// AskRecovery notes that somebody who cannot sign in wants to be recovered. The
// answer is the same whether or not there is such an account.
func (s *Service) AskRecovery(ctx context.Context, login, reason string, from Origin) error {
	if _, err := NewRecovery("", "", reason, s.now()); err != nil {
		return err
	}
	login = strings.ToLower(strings.TrimSpace(login))
	return s.store.Update(ctx, func(r Records) error {
		for key, free := range map[string]int{"pulih " + cut(login, 100): freeOfAccount, "pulih alamat " + from.Address: freeOfAccount} {
			if err := s.tryOnce(ctx, r, key, free); err != nil {
				return err
			}
		}
		who, err := r.PersonOf(ctx, login)
		if err != nil || who.ID == "" {
			return err
		}
		return s.begin(ctx, r, who, Keeper{Name: "tanpa masuk, dari " + cut(from.Address, 60)}, "", reason)
	})
}

// StartRecovery begins the recovery of a person in their name.
func (s *Service) StartRecovery(ctx context.Context, by Keeper, login, reason string) error {
	return s.store.Update(ctx, func(r Records) error {
		who, err := s.known(ctx, r, login)
		if err != nil {
			return err
		}
		grants, err := ownGrants(ctx, r, who.ID)
		if err != nil {
			return err
		}
		if who.ID == by.Person || !access.MayKeep(by.Actor, grants, s.now()) {
			return fault.New(fault.Forbidden, "Pemulihan hanya dapat dimulai untuk orang lain yang semua perannya Anda kelola.")
		}
		return s.begin(ctx, r, who, by, by.Name, reason)
	})
}

// begin keeps a new recovery unless one is open already, and tells the person.
func (s *Service) begin(ctx context.Context, r Records, who Person, by Keeper, official, reason string) error {
	open, err := s.openRecovery(ctx, r, who.ID)
	if err != nil || open.ID != "" {
		return err
	}
	fresh, err := NewRecovery(who.ID, official, reason, s.now())
	if err != nil {
		return err
	}
	if err := r.SaveRecovery(ctx, fresh); err != nil {
		return err
	}
	if err := s.log(ctx, r, by, who, RecoveryAsked, fresh.Reason); err != nil {
		return err
	}
	return s.write(ctx, r, who, "Pemulihan akun Anda diminta",
		"Pemulihan akun Anda diminta dan menunggu persetujuan dua pejabat. Bila bukan Anda yang meminta, masuklah, batalkan di halaman Akun saya, dan beri tahu pengelola.", fresh.Until)
}

func (s *Service) openRecovery(ctx context.Context, r Records, person string) (Recovery, error) {
	all, err := r.Recoveries(ctx)
	if err != nil {
		return Recovery{}, err
	}
	at := slices.IndexFunc(all, func(x Recovery) bool { return x.Person == person && x.Open(s.now()) })
	if at < 0 {
		return Recovery{}, nil
	}
	return all[at], nil
}

func ownGrants(ctx context.Context, r Records, person string) ([]access.Grant, error) {
	granted, err := r.GrantsOf(ctx, person)
	return plain(slices.DeleteFunc(granted, func(g Granted) bool { return g.Person == "" })), err
}

// Recoveries lists the open recoveries by person.
func (s *Service) Recoveries(ctx context.Context) (map[string]Recovery, error) {
	out := map[string]Recovery{}
	err := s.store.View(ctx, func(r Records) error {
		all, err := r.Recoveries(ctx)
		for _, x := range all {
			if x.Open(s.now()) {
				out[x.Person] = x
			}
		}
		return err
	})
	return out, err
}

// ConfirmRecovery adds the word of an official, who proves who they are with
// their password. The second word makes a one-time link.
func (s *Service) ConfirmRecovery(ctx context.Context, by Keeper, id, password string) (who Person, token string, err error) {
	if _, err := s.prove(ctx, by.Person, password); err != nil {
		return who, "", err
	}
	err = s.decide(ctx, id, func(r Records, x Recovery, p Person, grants []access.Grant) error {
		who, token = p, ""
		if x, err = s.stillKeeping(ctx, r, x, grants); err != nil {
			return err
		}
		if x, err = x.Confirm(by, grants, s.now()); err != nil {
			return err
		}
		if err := r.SaveRecovery(ctx, x); err != nil {
			return err
		}
		if err := s.log(ctx, r, by, p, RecoveryConfirmed, fmt.Sprintf("persetujuan %d dari %d", len(x.Confirmed), officials)); err != nil || x.State != RecoveryMade {
			return err
		}
		var link Link
		link, token = newLink(Recover, p.ID, s.now())
		if err := r.SaveLink(ctx, link); err != nil {
			return err
		}
		if err := s.log(ctx, r, by, p, LinkMade, "pemulihan"); err != nil {
			return err
		}
		return s.sendLink(ctx, r, p, link, token)
	})
	return who, token, err
}

// stillKeeping leaves out the word of officials who have lost the right since.
func (s *Service) stillKeeping(ctx context.Context, r Records, x Recovery, grants []access.Grant) (Recovery, error) {
	var kept []Confirmation
	for _, c := range x.Confirmed {
		own, err := r.GrantsOf(ctx, c.Person)
		if err != nil {
			return x, err
		}
		if access.MayKeep(access.Actor{Person: c.Person, Grants: plain(own)}, grants, s.now()) {
			kept = append(kept, c)
		}
	}
	x.Confirmed = kept
	return x, nil
}

// RefuseRecovery ends a recovery.
func (s *Service) RefuseRecovery(ctx context.Context, by Keeper, id string) error {
	return s.decide(ctx, id, func(r Records, x Recovery, p Person, grants []access.Grant) error {
		x, err := x.Refuse(by, grants, s.now())
		if err != nil {
			return err
		}
		if err := r.SaveRecovery(ctx, x); err != nil {
			return err
		}
		return s.log(ctx, r, by, p, RecoveryRefused, "")
	})
}

// decide loads a recovery with its person for fn.
func (s *Service) decide(ctx context.Context, id string, fn func(Records, Recovery, Person, []access.Grant) error) error {
	return s.store.Update(ctx, func(r Records) error {
		all, err := r.Recoveries(ctx)
		if err != nil {
			return err
		}
		at := slices.IndexFunc(all, func(x Recovery) bool { return x.ID == id })
		if at < 0 {
			return fault.New(fault.NotFound, "Permintaan pemulihan itu tidak ada. Muat ulang halamannya.")
		}
		who, err := r.Person(ctx, all[at].Person)
		if err != nil {
			return err
		}
		grants, err := ownGrants(ctx, r, who.ID)
		if err != nil {
			return err
		}
		return fn(r, all[at], who, grants)
	})
}

// CancelRecovery ends the open recovery of a person who can sign in after all,
// with a link that came of it.
func (s *Service) CancelRecovery(ctx context.Context, person string) error {
	return s.store.Update(ctx, func(r Records) error {
		who, err := r.Person(ctx, person)
		if err != nil {
			return err
		}
		open, err := s.openRecovery(ctx, r, person)
		if err != nil {
			return err
		}
		if open.ID == "" {
			return fault.New(fault.NotFound, "Tidak ada pemulihan yang menunggu.")
		}
		open.State = RecoveryLeft
		if err := r.SaveRecovery(ctx, open); err != nil {
			return err
		}
		return s.log(ctx, r, self(who), who, RecoveryCancelled, "")
	})
}

// expire ends the recoveries that waited too long, with a line for each.
func (s *Service) expire(ctx context.Context, r Records) error {
	all, err := r.Recoveries(ctx)
	if err != nil {
		return err
	}
	for _, x := range all {
		if x.State != RecoveryOpen || x.Open(s.now()) {
			continue
		}
		who, err := r.Person(ctx, x.Person)
		if err != nil {
			return err
		}
		x.State = RecoveryLate
		if err := r.SaveRecovery(ctx, x); err != nil {
			return err
		}
		if err := s.log(ctx, r, Keeper{Name: "waktu"}, who, RecoveryExpired, ""); err != nil {
			return err
		}
	}
	return nil
}
