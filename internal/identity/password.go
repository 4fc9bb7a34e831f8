package identity

import (
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"fmt"
	"strings"

	"golang.org/x/crypto/argon2"
)

// Cost is how dear one try of a password is. It is written into every hash, so
// that old hashes stay valid when it rises.
type Cost struct {
	Memory uint32 // KiB
	Rounds uint32
	Lanes  uint8
}

// DefaultCost takes some 50 milliseconds and 19 MiB.
var DefaultCost = Cost{Memory: 19 << 10, Rounds: 2, Lanes: 1}

// Hash gives a password as a PHC string with a fresh salt.
func (c Cost) Hash(password string) string {
	salt := make([]byte, 16)
	_, _ = rand.Read(salt) // never fails
	sum := argon2.IDKey([]byte(password), salt, c.Rounds, c.Memory, c.Lanes, 32)
	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s", argon2.Version, c.Memory, c.Rounds, c.Lanes,
		base64.RawStdEncoding.EncodeToString(salt), base64.RawStdEncoding.EncodeToString(sum))
}

// Matches tells whether a password has made a hash. Where there is no hash the
// same work is done and the answer is no, so that time tells nothing.
func (c Cost) Matches(password, phc string) bool {
	used, salt, sum, ok := parsePHC(phc)
	if !ok {
		used, salt, sum = c, make([]byte, 16), make([]byte, 32)
	}
	got := argon2.IDKey([]byte(password), salt, used.Rounds, used.Memory, used.Lanes, uint32(len(sum)))
	return subtle.ConstantTimeCompare(got, sum) == 1 && ok
}

func parsePHC(phc string) (c Cost, salt, sum []byte, ok bool) {
	parts := strings.Split(phc, "$")
	if len(parts) != 6 || parts[1] != "argon2id" || parts[2] != fmt.Sprintf("v=%d", argon2.Version) {
		return c, nil, nil, false
	}
	if _, err := fmt.Sscanf(parts[3], "m=%d,t=%d,p=%d", &c.Memory, &c.Rounds, &c.Lanes); err != nil {
		return c, nil, nil, false
	}
	salt, errSalt := base64.RawStdEncoding.DecodeString(parts[4])
	sum, errSum := base64.RawStdEncoding.DecodeString(parts[5])
	const mostMemory, mostRounds = 1 << 20, 100
	ok = errSalt == nil && errSum == nil && len(sum) >= 16 && len(salt) >= 8 &&
		c.Memory <= mostMemory && c.Rounds >= 1 && c.Rounds <= mostRounds && c.Lanes >= 1
	return c, salt, sum, ok
}
