package identity

import (
	"crypto/rand"
	"crypto/subtle"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/pquerna/otp"
	"github.com/pquerna/otp/hotp"
	"github.com/pquerna/otp/totp"

	"gurindam/internal/fault"
)

// Second is the second step of signing in: codes of an application on the phone,
// and recovery codes for the day it is lost. It is on where it has a secret.
type Second struct {
	Secret   string   // base32
	Step     int64    // the last step that was used; a code works once
	Recovery []string // hashes of the codes that are left
}

// On tells whether the second step is asked for.
func (s Second) On() bool { return s.Secret != "" }

// NewSecret gives the secret of a new phone.
func NewSecret(login string) (string, error) {
	key, err := totp.Generate(totp.GenerateOpts{Issuer: issuer, AccountName: login})
	if err != nil {
		return "", err
	}
	return key.Secret(), nil
}

const issuer = "gurindam"

// SecretURI gives the text of the QR code that carries a secret to the phone.
func SecretURI(login, secret string) string {
	return "otpauth://totp/" + issuer + ":" + url.PathEscape(login) + "?issuer=" + issuer + "&secret=" + url.QueryEscape(secret)
}

const stepSeconds = 30

// Begin switches the second step on, once a code shows that the application holds
// the secret. The recovery codes are given once and kept as hashes.
func Begin(secret, code string, now time.Time) (Second, []string, error) {
	s, ok := Second{Secret: secret}.Use(code, now)
	if !ok {
		return Second{}, nil, fault.New(fault.Invalid, "Kode tidak cocok. Pastikan jam ponsel tepat, lalu tulis enam angka yang sedang tampil.")
	}
	var codes []string
	for range 8 {
		text := strings.ToLower(rand.Text())
		code := text[:5] + "-" + text[5:10]
		codes = append(codes, code)
		s.Recovery = append(s.Recovery, hash(code))
	}
	return s, codes, nil
}

// Use takes a code, of the application or for recovery, and gives what is left.
func (s Second) Use(code string, now time.Time) (Second, bool) {
	code = strings.ToLower(strings.ReplaceAll(strings.TrimSpace(code), " ", ""))
	for drift := int64(-1); drift <= 1; drift++ {
		step := now.Unix()/stepSeconds + drift
		want, err := hotp.GenerateCodeCustom(s.Secret, uint64(step), hotp.ValidateOpts{Digits: otp.DigitsSix, Algorithm: otp.AlgorithmSHA1})
		if err == nil && step > s.Step && subtle.ConstantTimeCompare([]byte(want), []byte(code)) == 1 {
			s.Step = step
			return s, true
		}
	}
	if i := slices.Index(s.Recovery, hash(code)); i >= 0 {
		s.Recovery = slices.Delete(slices.Clone(s.Recovery), i, i+1)
		return s, true
	}
	return s, false
}
