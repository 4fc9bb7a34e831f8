package survey

import (
	"crypto/rand"
	"encoding/base32"
	"strings"
)

// tokenLetters leaves out what is mistaken on paper: i, l, o, u.
const tokenLetters = "0123456789abcdefghjkmnpqrstvwxyz"

// tokenLength gives 80 bits, too many to be guessed.
const tokenLength = 16

var tokenCode = base32.NewEncoding(tokenLetters).WithPadding(base32.NoPadding)

// NewToken makes the token of an address.
func NewToken() string {
	b := make([]byte, tokenLength*5/8)
	_, _ = rand.Read(b) // it never fails
	return tokenCode.EncodeToString(b)
}

// ParseToken reads a token as people type it from a poster: in groups, in capitals,
// with o for zero and l for one. Empty where it is none.
func ParseToken(typed string) string {
	if len(typed) > 3*tokenLength {
		return ""
	}
	s := strings.NewReplacer("-", "", " ", "", "o", "0", "i", "1", "l", "1").Replace(strings.ToLower(typed))
	if len(s) != tokenLength || strings.Trim(s, tokenLetters) != "" {
		return ""
	}
	return s
}

// Grouped writes a token as it stands on a poster: in fours.
func Grouped(token string) string {
	var parts []string
	for ; len(token) > 4; token = token[4:] {
		parts = append(parts, token[:4])
	}
	return strings.Join(append(parts, token), "-")
}
