package assessor

import (
	"time"

	"gurindam/internal/evaluation"
	"gurindam/internal/region"
)

// State is how far an assignment has come.
type State string

// States.
const (
	Proposed  State = "usulan"   // looked at by the ministry alone
	Confirmed State = "tetap"    // the assessor has been told and may judge
	Ended     State = "berakhir" // what they wrote stays, their access does not
)

// Assignment sends an assessor to a region in a cycle.
type Assignment struct {
	Cycle  string
	Region region.Code
	Person string
	Name   string // as the register has it
	Lead   bool   // heads the panel
	State  State
	Reason string            // of a change by hand, or why it ended
	By     evaluation.Person // who brought it into its state
	At     time.Time
	Rev    int64
}

// Active tells whether the assessor may judge by it.
func (a Assignment) Active() bool { return a.State == Confirmed }

// Stands tells whether it takes a seat of the panel.
func (a Assignment) Stands() bool { return a.State != Ended }
