package assessor

import (
	"time"

	"gurindam/internal/evaluation"
	"gurindam/internal/region"
)

// Way is how a panel and its region meet.
type Way string

// Ways.
const (
	Online Way = "daring"
	OnSite Way = "tatap muka"
)

// Ways lists them.
var Ways = []Way{Online, OnSite}

// Slot is the interview of a region in a cycle: when, where, with whom, who comes
// from the region, and what was noted.
type Slot struct {
	Cycle   string
	Region  region.Code
	Start   time.Time
	Minutes int
	Way     Way
	Place   string   // a room, or how to reach the video
	Link    string   // address of the video
	Panel   []string // people of the register
	State   SlotState
	By      evaluation.Person // who set it
	At      time.Time

	Guests    []Guest // who comes from the region
	Confirmed evaluation.Person
	Answered  time.Time // when the region said who comes

	Present []string // of the panel, when it was held
	Held    time.Time
	Keeper  evaluation.Person // who wrote the minutes
	Notes   string            // the minutes
	Rev     int64
}

// SlotState is how far an interview has come.
type SlotState string

// States of an interview.
const (
	Drafted  SlotState = "usulan"    // the ministry looks at it
	Invited  SlotState = "terjadwal" // region and panel have been told
	HeldOnce SlotState = "terlaksana"
)

// Guest is somebody who comes from the region.
type Guest struct {
	Name, Office string
	Came         bool
}

// End is the first moment after the interview.
func (s Slot) End() time.Time { return s.Start.Add(time.Duration(s.Minutes) * time.Minute) }

// Meets tells whether two interviews overlap.
func (s Slot) Meets(o Slot) bool { return s.Start.Before(o.End()) && o.Start.Before(s.End()) }
