package identity

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"time"
)

// newToken gives a secret of 130 bits and the hash that is kept of it.
func newToken() (token, kept string) {
	token = rand.Text()
	return token, hash(token)
}

func hash(secret string) string {
	sum := sha256.Sum256([]byte(secret))
	return hex.EncodeToString(sum[:])
}

// Kind tells what a one-time link is for.
type Kind string

// Kinds of link.
const (
	SetUp    Kind = "penyiapan"  // makes the first account
	Invited  Kind = "undangan"   // sets the first password
	Reset    Kind = "sandi-baru" // sets a new password and ends every session
	Recover  Kind = "pemulihan"  // sets a new password and takes every other way in away
	NextStep Kind = "langkah-2"  // the password was right; the code is still to come
)

var lifetimes = map[Kind]time.Duration{SetUp: 24 * time.Hour, Invited: 7 * 24 * time.Hour, Reset: 24 * time.Hour, Recover: 24 * time.Hour, NextStep: 5 * time.Minute}

// Link is a one-time link. It is removed when it is used.
type Link struct {
	Hash   string
	Kind   Kind
	Person string // empty for the set-up
	Until  time.Time
}

func newLink(kind Kind, person string, now time.Time) (Link, string) {
	token, kept := newToken()
	return Link{kept, kind, person, now.Add(lifetimes[kind])}, token
}

// Session is a browser that has signed in.
type Session struct {
	Hash           string
	Person         string
	Created, Seen  time.Time
	Agent, Address string // as the browser gave them, for its owner to recognise
}

// Sessions end by themselves: without use, and after a week in any case.
const (
	idleTime = 12 * time.Hour
	fullTime = 7 * 24 * time.Hour
	restTime = 5 * time.Minute // between two notes that a session is in use
)

// Live tells whether a session still opens anything.
func (s Session) Live(now time.Time) bool {
	return now.Sub(s.Seen) < idleTime && now.Sub(s.Created) < fullTime
}
