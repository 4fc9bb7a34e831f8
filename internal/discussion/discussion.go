// Package discussion is what people say about a plan, at the thing it is about:
// threads of messages on a row, a field or the whole plan, whom they mention, and
// what everybody is told of it. Its rules take the time as a value.
package discussion

import (
	"time"

	"gurindam/internal/access"
	"gurindam/internal/region"
)

// Spot is what a thread hangs on: a field of a row of a list, the row as a whole
// where Field is empty, or the whole plan where all is empty. A row is named by
// its identity, which stays when its code is renamed.
type Spot struct{ List, Row, Field string }

// Whole tells whether the spot is the plan as a whole.
func (s Spot) Whole() bool { return s == Spot{} }

// WholePlan is the title of the plan as a whole.
const WholePlan = "Seluruh rencana"

// Object is what stands at a spot now.
type Object struct {
	Spot
	Code  string // "SG-01"
	Name  string // "Portal layanan"
	Sheet string // title of its list: "Rencana Aksi"
	Label string // title of the field; empty for the row as a whole
	Value string // what the field says
	Place access.Place
	Path  string // address of its page
}

// Title names an object in a line: "SG-01 Portal layanan · Indikator".
func (o Object) Title() string {
	title := o.Name
	switch {
	case o.Spot.Whole():
		title = WholePlan
	case o.Code != "" && o.Name != "" && o.Code != o.Name:
		title = o.Code + " " + o.Name
	case o.Name == "":
		title = o.Code
	}
	if title == "" {
		title = o.Sheet
	}
	if o.Label != "" {
		title += " · " + o.Label
	}
	return title
}

// Catalog finds things in a region's plan as it is at one moment.
type Catalog interface {
	// At gives what stands at a spot.
	At(Spot) (Object, bool)
	// Coded gives the row of a code, on the sheet of a title or on any where it is empty.
	Coded(sheet, code string) (Object, bool)
}

// Stamp tells who did something and when. The zero value: it was not done.
type Stamp struct {
	Person string
	Name   string
	At     time.Time
}

// Done tells whether it was done.
func (s Stamp) Done() bool { return !s.At.IsZero() }

// Author is whoever writes, with the name that stands beside it.
type Author struct {
	access.Actor
	Name string
}

func (a Author) stamp(now time.Time) Stamp { return Stamp{a.Person, a.Name, now} }

// Thread is a conversation about one thing.
type Thread struct {
	ID       string
	Region   region.Code
	About    Object // what it hung on when it began, without value and address
	Opened   Stamp
	Resolved Stamp
	Count    int   // of messages
	Last     Stamp // of the latest message
}

// Message is one contribution to a thread.
type Message struct {
	ID       string
	Region   region.Code
	Thread   string
	Written  Stamp
	Text     string
	Quote    string // what the field said when it was written
	Edited   time.Time
	Removed  Stamp
	Mentions []Person
	Earlier  []Version // oldest first
}

// Version is a text of a message that was replaced.
type Version struct {
	Text  string
	Until time.Time
}

// Person is somebody who takes part.
type Person struct {
	ID, Name, Login string
	Mail            string // address; empty where there is none
	Grants          []access.Grant
	Barred          []string // regions that something ties them to
}

// Actor is the person as one who asks.
func (p Person) Actor() access.Actor {
	return access.Actor{Person: p.ID, Grants: p.Grants, Barred: p.Barred}
}

// Call is a mention that nobody has answered yet.
type Call struct {
	Region  region.Code
	Thread  string
	Message string
	About   Object // as the thread remembers it
	By      Stamp
	Text    string
}
