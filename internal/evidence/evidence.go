// Package evidence is what proves what a region claims: a file or a link with its
// hash, kind, date and publisher, and the claims that it serves. One item serves many
// claims, and it knows a claim by two words alone, its kind and what it is about, so
// that the evaluation and later capabilities share it. Its rules take the time as a
// value.
package evidence

import (
	"strings"
	"time"

	"gurindam/internal/region"
)

// Kind is whether an item is a file that is kept here or a link to elsewhere.
type Kind string

// Kinds.
const (
	File Kind = "berkas"
	Link Kind = "tautan"
)

// State is how far the review of an item within its region has come.
type State string

// States.
const (
	Draft    State = "draf"
	Offered  State = "diajukan"
	Returned State = "perlu-revisi"
	Accepted State = "diterima"
	Rejected State = "ditolak"
)

// States lists every state in order.
var States = []State{Draft, Offered, Returned, Accepted, Rejected}

// Scan is what the virus scanner said of a file.
type Scan string

// Results of a scan.
const (
	NoScan    Scan = ""                // a link
	Unscanned Scan = "belum-diperiksa" // the scanner is off, or did not answer
	Clean     Scan = "bersih"
	Infected  Scan = "terinfeksi" // found after it was kept: nobody is given it any more
)

// Person is who did something.
type Person struct{ ID, Name string }

// Item is a proof: a file or a link, with what it says of itself.
type Item struct {
	Region region.Code
	ID     string
	Kind   Kind

	Content        // the newest version
	Version int    // its number, from 1
	URL     string // of a link; nothing ever asks it

	Type      string // code of Types
	Title     string
	Number    string    // of a regulation, a decision, an invitation
	Date      time.Time // of the document
	From      int       // first year of the period it speaks of; 0: that of its date
	Until     int       // last year of it
	Expires   time.Time // last day on which it is in force; zero: no end
	Publisher string
	Note      string
	OPD       string // code of the office that holds it

	State    State
	Reviewer Person
	Reason   string // of the reviewer, for returning or rejecting it
	Reviewed time.Time

	By      Person
	At      time.Time
	Changed time.Time
	Frozen  bool // a claim that has been handed in rests on it: it stays as it is
	Rev     int64
}

// Content is one version of what an item holds.
type Content struct {
	Hash    string // hexadecimal SHA-256 of the bytes, or of a link's address
	Name    string // of the file, as it was sent
	Media   string // media type, of what is in it
	Size    int64
	Pages   int      // of a PDF; 0: unknown, or it has none
	Marks   []string // what was found in it: terkunci, aktif, makro …
	Preview string   // hash of a picture made of it; empty: none
	Scan    Scan
	Virus   string // the name that the scanner gave
}

// Version is a content that an item holds or held.
type Version struct {
	Content
	Region region.Code
	Item   string
	Number int
	By     Person
	At     time.Time
}

// Claim says that an item proves something.
type Claim struct {
	Region region.Code
	Item   string
	Kind   string // "isian"
	About  string // "2026/BL-1.1": what comes before the stroke is the round
	Page   int    // where it stands; 0: in the whole of it
	Note   string
	Year   int // the year that the evidence must be of; 0: any
	By     Person
	At     time.Time
	Frozen time.Time // since when the claim has been handed in; zero: not yet
}

// Round is the cycle, or whatever else comes again each year, that the claim belongs to.
func (c Claim) Round() string {
	round, _, _ := strings.Cut(c.About, "/")
	return round
}

// Event is a line in the history of an item.
type Event struct {
	Region region.Code
	Item   string
	At     time.Time
	By     Person
	Deed   Deed
	Text   string // what it was about: a reason, a file's name, a claim
}

// Deed is what was done to an item.
type Deed string

// Deeds.
const (
	Added     Deed = "dicatat"
	Changed   Deed = "diubah"
	Replaced  Deed = "diganti" // by a new version
	Claimed   Deed = "dikaitkan"
	Unclaimed Deed = "dilepas"
	Handed    Deed = "diajukan"
	Judged    Deed = "ditinjau"
	Scanned   Deed = "dipindai"
	Froze     Deed = "dibekukan"
	Thawed    Deed = "dibuka"
)

// Mark words of a content.
const (
	Locked = "terkunci" // encrypted
	Active = "aktif"    // scripts, actions or files within: not shown, only given
	Broken = "rusak"    // its structure cannot be followed
)
