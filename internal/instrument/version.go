package instrument

import (
	"strconv"
	"strings"
	"time"
)

// State is how far a version written in the browser has come.
type State string

// States. What is published never changes.
const (
	Drafted   State = "draf"
	Published State = "terbit"
)

// Stamp is who did something, and when.
type Stamp struct {
	Person, Name string
	At           time.Time
}

// Done tells whether it has been done.
func (s Stamp) Done() bool { return !s.At.IsZero() }

// Version is an instrument that is written, or was published, in the browser.
type Version struct {
	Instrument
	State     State
	Base      string // the published instrument that it was copied from
	Rev       int64  // raised with every change
	Made      Stamp
	Changed   Stamp
	Published Stamp
	Print     string // fingerprint, once published
}

// Next copies an instrument into that of another year: its ID and name are those of the
// old one with the year changed, and the old one is what its regions answered before.
func Next(last Instrument, year int) Instrument {
	i := last.Clone()
	before, after := strconv.Itoa(last.Year), strconv.Itoa(year)
	i.ID = strings.ReplaceAll(last.ID, before, after)
	i.Name = strings.ReplaceAll(last.Name, before, after)
	i.Year = year
	i.Previous = []string{last.ID}
	return i
}
