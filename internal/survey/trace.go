package survey

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"net/netip"
)

// Trace is what tells one respondent from another: a random mark that the survey left
// in the browser, and the network address. Neither is kept.
type Trace struct{ Device, Address string }

// NewSalt makes the salt of a region's survey in a cycle.
func NewSalt() string { return rand.Text() }

// marks is how many hexadecimal digits of a salted mark are kept: enough to tell
// thousands apart.
const marks = 20

// Under gives what is kept of a trace: both marks under the salt. Once the salt is
// thrown away, no mark leads back to a browser or a network.
func (t Trace) Under(salt string) (device, network string) {
	return salted(salt, "perangkat", t.Device), salted(salt, "jaringan", Coarse(t.Address))
}

func salted(salt, what, value string) string {
	if value == "" {
		return ""
	}
	h := hmac.New(sha256.New, []byte(salt))
	h.Write([]byte(what + "\x00" + value))
	return hex.EncodeToString(h.Sum(nil))[:marks]
}

// Coarse gives the network of an address, wide enough to hold many people: 256
// addresses of the old kind, one site of the new. Empty where it cannot be read.
func Coarse(address string) string {
	a, err := netip.ParseAddr(address)
	if err != nil {
		return ""
	}
	a = a.Unmap().WithZone("")
	bits := 48
	if a.Is4() {
		bits = 24
	}
	p, err := a.Prefix(bits)
	if err != nil {
		return ""
	}
	return p.String()
}
