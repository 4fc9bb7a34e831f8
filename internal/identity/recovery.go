package identity

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"gurindam/internal/access"
	"gurindam/internal/fault"
)

// Recovery is the wish of a person who lost both password and second step to be
// let in again. Two officials who keep that person must confirm it.
type Recovery struct {
	ID, Person   string
	By           string // name of the official who began it; empty where the person asked
	Reason       string
	Asked, Until time.Time
	State        RecoveryState
	Confirmed    []Confirmation
}

// Confirmation is the word of one official.
type Confirmation struct {
	Person, Name string
	At           time.Time
}

// RecoveryState tells how far a recovery has come.
type RecoveryState string

// States of a recovery.
const (
	RecoveryOpen   RecoveryState = "menunggu"
	RecoveryMade   RecoveryState = "disetujui"
	RecoveryDenied RecoveryState = "ditolak"
	RecoveryLeft   RecoveryState = "dibatalkan"
	RecoveryLate   RecoveryState = "kedaluwarsa"
)

const (
	officials    = 2
	recoveryTime = 3 * 24 * time.Hour
)

// NewRecovery begins a recovery. The reason tells the officials by what they know
// that it is really this person who asks.
func NewRecovery(person, by, reason string, now time.Time) (Recovery, error) {
	reason = strings.Join(strings.Fields(reason), " ")
	if n := utf8.RuneCountInString(reason); n < 10 || n > 500 || !utf8.ValidString(reason) {
		return Recovery{}, fault.New(fault.Invalid, "Tulis dalam 10–500 huruf apa yang hilang dan bagaimana pejabat dapat memastikan bahwa ini memang orangnya, misalnya nomor telepon kantor.")
	}
	return Recovery{ID: newID(), Person: person, By: by, Reason: reason, Asked: now, Until: now.Add(recoveryTime), State: RecoveryOpen}, nil
}

// Open tells whether it can still be confirmed.
func (r Recovery) Open(now time.Time) bool { return r.State == RecoveryOpen && now.Before(r.Until) }

// keeps tells whether somebody may decide: an official, not the person, who may
// keep whoever holds these grants.
func (r Recovery) keeps(by Keeper, grants []access.Grant, now time.Time) error {
	switch {
	case !r.Open(now):
		return fault.New(fault.Conflict, "Permintaan pemulihan itu sudah selesai, dibatalkan, atau kedaluwarsa. Muat ulang halamannya.")
	case by.Person == r.Person:
		return fault.New(fault.Forbidden, "Pemulihan akun sendiri diputuskan oleh dua pejabat lain.")
	case by.Person == "" || !access.MayKeep(by.Actor, grants, now):
		return fault.New(fault.Forbidden, "Pemulihan diputuskan oleh pejabat yang mengelola semua peran orang itu. Mintalah kepada pengelola yang lebih tinggi.")
	}
	return nil
}

// Confirm adds the word of an official about a person with these grants.
func (r Recovery) Confirm(by Keeper, grants []access.Grant, now time.Time) (Recovery, error) {
	if err := r.keeps(by, grants, now); err != nil {
		return r, err
	}
	if slices.ContainsFunc(r.Confirmed, func(c Confirmation) bool { return c.Person == by.Person }) {
		return r, fault.New(fault.Conflict, "Anda sudah menyetujui. Yang kedua harus pejabat lain.")
	}
	r.Confirmed = append(slices.Clone(r.Confirmed), Confirmation{by.Person, by.Name, now})
	if len(r.Confirmed) >= officials {
		r.State = RecoveryMade
	}
	return r, nil
}

// Refuse ends it by the word of one official.
func (r Recovery) Refuse(by Keeper, grants []access.Grant, now time.Time) (Recovery, error) {
	if err := r.keeps(by, grants, now); err != nil {
		return r, err
	}
	r.State = RecoveryDenied
	return r, nil
}
