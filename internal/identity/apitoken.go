package identity

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"gurindam/internal/access"
	"gurindam/internal/fault"
)

// APIToken lets a program act for a person, within scopes and for a time. The secret
// is shown once; its hash is kept.
type APIToken struct {
	ID      string
	Hash    string
	Person  string
	Name    string        // what it is for, in its owner's words
	Scopes  []access.Verb // what it may do, of what its owner may
	Region  string        // where; empty: wherever its owner may
	Created time.Time
	Until   time.Time
	Used    time.Time // zero: never
}

// APITokenPrefix begins every secret, so that one that leaked is recognised.
const APITokenPrefix = "gurindam_"

const (
	longestToken = 366 * 24 * time.Hour
	mostTokens   = 20 // of one person
)

// Deeds about tokens.
const (
	TokenMade    Deed = "token API dibuat"
	TokenDropped Deed = "token API dicabut"
)

// Live tells whether a token still opens anything.
func (t APIToken) Live(now time.Time) bool { return now.Before(t.Until) }

// NewAPIToken makes a token for a person and gives its secret. A token is never made
// with a token.
func (s *Service) NewAPIToken(ctx context.Context, by Keeper, wish APIToken) (secret string, err error) {
	t, err := checkToken(by, wish, s.now())
	if err != nil {
		return "", err
	}
	text, _ := newToken()
	secret = APITokenPrefix + text
	t.ID, t.Hash = newID(), hash(secret)
	return secret, s.store.Update(ctx, func(r Records) error {
		have, err := r.APITokensOf(ctx, by.Person)
		if err != nil {
			return err
		}
		if len(have) >= mostTokens {
			return fault.New(fault.Invalid, fmt.Sprintf("Anda sudah punya %d token. Cabut yang tidak dipakai lagi.", len(have)))
		}
		if err := r.SaveAPIToken(ctx, t); err != nil {
			return err
		}
		who, err := r.Person(ctx, by.Person)
		if err != nil {
			return err
		}
		return s.log(ctx, r, by, who, TokenMade, t.Name)
	})
}

func checkToken(by Keeper, t APIToken, now time.Time) (APIToken, error) {
	t.Name = strings.Join(strings.Fields(t.Name), " ")
	switch {
	case by.Person == "" || by.Limit != nil:
		return t, fault.New(fault.Forbidden, "Token hanya dibuat oleh pemilik akun yang masuk dengan sandinya.")
	case t.Name == "" || len([]rune(t.Name)) > 80:
		return t, fault.New(fault.Invalid, "Tulis untuk apa token ini, paling banyak 80 huruf.")
	case len(t.Scopes) == 0:
		return t, fault.New(fault.Invalid, "Pilih paling sedikit satu cakupan.")
	case !t.Until.After(now) || t.Until.Sub(now) > longestToken:
		return t, fault.New(fault.Invalid, "Token berlaku paling lama satu tahun, dan berakhir sesudah hari ini.")
	}
	for _, v := range t.Scopes {
		if !access.Known(v) || v == access.Open {
			return t, fault.New(fault.Invalid, fmt.Sprintf("Cakupan %q tidak dikenal.", v))
		}
	}
	t.Scopes = slices.Compact(slices.Sorted(slices.Values(t.Scopes)))
	t.Person, t.Created, t.Used = by.Person, now, time.Time{}
	return t, nil
}

// APITokens lists the tokens of a person, the newest first.
func (s *Service) APITokens(ctx context.Context, person string) (out []APIToken, err error) {
	err = s.store.View(ctx, func(r Records) error {
		out, err = r.APITokensOf(ctx, person)
		return err
	})
	return out, err
}

// DropAPIToken takes a token of the person away.
func (s *Service) DropAPIToken(ctx context.Context, by Keeper, id string) error {
	return s.store.Update(ctx, func(r Records) error {
		have, err := r.APITokensOf(ctx, by.Person)
		if err != nil {
			return err
		}
		i := slices.IndexFunc(have, func(t APIToken) bool { return t.ID == id })
		if i < 0 {
			return fault.New(fault.NotFound, "Token itu tidak ada lagi.")
		}
		if err := r.DropAPIToken(ctx, id); err != nil {
			return err
		}
		who, err := r.Person(ctx, by.Person)
		if err != nil {
			return err
		}
		return s.log(ctx, r, by, who, TokenDropped, have[i].Name)
	})
}

// dropTokens takes every token of a person away: whoever needed a new way in may have
// lost an old one.
func dropTokens(ctx context.Context, r Records, person string) error {
	have, err := r.APITokensOf(ctx, person)
	if err != nil {
		return err
	}
	for _, t := range have {
		if err := r.DropAPIToken(ctx, t.ID); err != nil {
			return err
		}
	}
	return nil
}

// ByAPIToken gives the person of a token with what they were granted, narrowed to what
// the token was made for. It returns fault.SignedOut for one that opens nothing.
func (s *Service) ByAPIToken(ctx context.Context, secret string) (who Person, a access.Actor, err error) {
	var t APIToken
	err = s.store.View(ctx, func(r Records) error {
		if t, err = r.APIToken(ctx, hash(secret)); err != nil {
			return err
		}
		if t.Hash == "" || !t.Live(s.now()) {
			return fault.New(fault.SignedOut, "Token API tidak dikenal atau sudah berakhir. Buat yang baru di halaman akun Anda.")
		}
		if who, err = r.Person(ctx, t.Person); err != nil {
			return err
		}
		granted, err := r.GrantsOf(ctx, who.ID)
		a = access.Actor{Person: who.ID, Grants: plain(granted), Limit: &access.Limit{Verbs: t.Scopes, Region: t.Region}}
		return err
	})
	if err == nil {
		err = s.barred(ctx, &a)
	}
	if err != nil || s.now().Sub(t.Used) < restTime {
		return who, a, err
	}
	t.Used = s.now()
	return who, a, s.store.Update(ctx, func(r Records) error { return r.SaveAPIToken(ctx, t) })
}
