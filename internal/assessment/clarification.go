package assessment

import (
	"time"

	"gurindam/internal/evaluation"
	"gurindam/internal/region"
)

// Clarification is a question of an assessor to the region about one question of the
// instrument, with the hour by which it is to be answered.
type Clarification struct {
	ID       string
	Cycle    string
	Region   region.Code
	Question string
	Assessor string // person; the region sees the number alone
	Name     string // of the assessor
	Number   int    // among the assessors of the region
	Asked    time.Time
	Due      time.Time
	Answered time.Time // the first answer of the region; zero: none yet
	Closed   time.Time
	Turns    []Turn // oldest first; the first is what was asked
	Rev      int64
}

// Turn is one text of a clarification.
type Turn struct {
	ID     string
	Region bool // by the region; else by the assessor
	By     evaluation.Person
	At     time.Time
	Text   string
	Items  []string // evidence that an answer shows
}

// Late tells whether it was answered after its hour, or is not answered and the hour has passed.
func (c Clarification) Late(now time.Time) bool {
	if c.Answered.IsZero() {
		return c.Closed.IsZero() && !now.Before(c.Due)
	}
	return !c.Answered.Before(c.Due)
}

// Waits tells whether it is the region's turn.
func (c Clarification) Waits() bool {
	return c.Closed.IsZero() && len(c.Turns) > 0 && !c.Turns[len(c.Turns)-1].Region
}
