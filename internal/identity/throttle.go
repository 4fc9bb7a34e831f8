package identity

import (
	"fmt"
	"time"

	"gurindam/internal/fault"
)

// Tries counts the tries to sign in that failed, for one account or one address.
type Tries struct {
	Count int
	Last  time.Time
}

// An account has few free tries; an address more, since a whole office may share it.
const (
	freeOfAccount = 5
	freeOfAddress = 50
	longestWait   = 15 * time.Minute
)

// Next counts one more try, or refuses it: after the free ones each doubles the
// wait, up to a quarter of an hour. After that time without a try all is forgotten.
func (t Tries) Next(free int, now time.Time) (Tries, error) {
	if now.Sub(t.Last) >= longestWait {
		t.Count = 0
	}
	wait := time.Duration(0)
	if over := t.Count - free; over >= 0 {
		wait = min(15*time.Second<<min(over, 6), longestWait)
	}
	if left := t.Last.Add(wait).Sub(now); left > 0 {
		return t, fault.New(fault.Forbidden, fmt.Sprintf("Terlalu banyak percobaan. Coba lagi %d detik lagi.", int(left.Seconds())+1))
	}
	return Tries{t.Count + 1, now}, nil
}

// Back takes one try back, since it did not fail.
func (t Tries) Back() Tries { return Tries{max(t.Count-1, 0), t.Last} }
