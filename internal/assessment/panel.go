package assessment

import (
	"time"

	"gurindam/internal/evaluation"
	"gurindam/internal/region"
)

// Session is a meeting of the panel, which closes what the assessors have found
// about some regions. It changes no score.
type Session struct {
	ID      string
	Cycle   string
	Held    time.Time // date
	Place   string
	Members []Member
	Quorum  int // who must be present
	Minutes string
	Regions []region.Code // that it closes
	Closed  time.Time
	By      evaluation.Person
	Rev     int64
}

// Member is somebody of the panel.
type Member struct {
	Name    string
	Office  string
	Present bool
}

// Present counts who came.
func (s Session) Present() (n int) {
	for _, m := range s.Members {
		if m.Present {
			n++
		}
	}
	return n
}
