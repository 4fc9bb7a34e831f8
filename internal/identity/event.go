package identity

import (
	"context"
	"fmt"
	"time"

	"gurindam/internal/access"
)

// Deed is what was done to a person or a grant.
type Deed string

// Deeds.
const (
	RoleGiven         Deed = "peran diberikan"
	RoleEnded         Deed = "peran dicabut"
	LinkMade          Deed = "tautan dibuat"
	PasswordSet       Deed = "kata sandi diganti"
	SecondOn          Deed = "langkah kedua diaktifkan"
	SecondOff         Deed = "langkah kedua dimatikan"
	KeyAdded          Deed = "kunci sandi ditambahkan"
	KeyRemoved        Deed = "kunci sandi dihapus"
	OutsideJoined     Deed = "akun luar disambungkan"
	OutsideParted     Deed = "akun luar diputuskan"
	RecoveryAsked     Deed = "pemulihan diminta"
	RecoveryConfirmed Deed = "pemulihan disetujui"
	RecoveryRefused   Deed = "pemulihan ditolak"
	RecoveryCancelled Deed = "pemulihan dibatalkan"
	RecoveryExpired   Deed = "permintaan pemulihan kedaluwarsa"
	Recovered         Deed = "akun dipulihkan"
)

// Event is a line of the log of people: who did what to whom, and when.
type Event struct {
	ID                 string
	At                 time.Time
	Deed               Deed
	Actor, ActorName   string // Actor is empty where it was nobody who has signed in
	Person, PersonName string
	Detail             string
	Grant              string       // identity of the grant, where it is about one
	Scope              access.Place // of that grant
}

// log writes a line about a person.
func (s *Service) log(ctx context.Context, r Records, by Keeper, who Person, d Deed, detail string) error {
	return r.Log(ctx, Event{ID: s.eventID(), At: s.now(), Deed: d, Actor: by.Person, ActorName: by.Name, Person: who.ID, PersonName: who.Name, Detail: detail})
}

// eventID names an event so that those of one millisecond keep their order.
func (s *Service) eventID() string { return fmt.Sprintf("%016x%s", s.now().UnixNano(), newID()[:8]) }

// logGrant writes a line about a grant that was given or ended.
func (s *Service) logGrant(ctx context.Context, r Records, by Keeper, g Granted, d Deed) error {
	who := Person{Name: "Siapa saja (publik)"}
	if g.Person != "" {
		var err error
		if who, err = r.Person(ctx, g.Person); err != nil {
			return err
		}
	}
	return r.Log(ctx, Event{ID: s.eventID(), At: s.now(), Deed: d, Actor: by.Person, ActorName: by.Name, Person: who.ID, PersonName: who.Name,
		Detail: GrantText(g.Grant), Grant: g.ID, Scope: g.Scope})
}

// GrantText writes a grant for people: "Plt Sekretaris daerah, Kota Tanjung
// Pinang, sampai 30-06-2026".
func GrantText(g access.Grant) string {
	name := g.Role
	if role, ok := access.FindRole(g.Role); ok {
		name = role.Name
	}
	if g.Acting != access.Definitive {
		name = string(g.Acting) + " " + name
	}
	text := name + ", " + ScopeText(g.Scope)
	if !g.From.IsZero() {
		text += ", mulai " + g.From.In(Zone).Format("02-01-2006")
	}
	if !g.Until.IsZero() {
		text += ", sampai " + g.Until.Add(-time.Second).In(Zone).Format("02-01-2006")
	}
	return text
}

// EventsAtOnce is the most lines of the log that are given together.
const EventsAtOnce = 100

// Events lists what happened within a place, the newest first, after so many that
// are skipped: its grants, and the accounts of whoever holds or held one there.
func (s *Service) Events(ctx context.Context, where access.Place, skip int) (out []Event, err error) {
	err = s.store.View(ctx, func(r Records) (err error) {
		out, err = r.Events(ctx, where, max(skip, 0), EventsAtOnce)
		return err
	})
	return out, err
}

// self is a person who does something to their own account.
func self(p Person) Keeper { return Keeper{access.Actor{Person: p.ID}, p.Name} }
