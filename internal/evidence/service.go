package evidence

import (
	"context"
	"crypto/rand"
	"fmt"
	"io"
	"time"

	"gurindam/internal/access"
	"gurindam/internal/fault"
	"gurindam/internal/region"
)

// Store keeps what the service knows. Update may run fn again where two writers meet.
type Store interface {
	View(context.Context, func(Records) error) error
	Update(context.Context, func(Records) error) error
	// Open opens a content that is kept, or returns fault.NotFound.
	Open(ctx context.Context, hash string) (io.ReadSeeker, error)
}

// Records is a store within one transaction. What is not there is the zero value.
type Records interface {
	Items(ctx context.Context, code region.Code) ([]Item, error)                          // the latest change first
	Item(ctx context.Context, code region.Code, id string) (Item, error)                  //
	Holder(ctx context.Context, code region.Code, hash string) (Item, error)              // which item of the region holds a content now
	AddItem(context.Context, Item) error                                                  // with its first version
	SaveItem(context.Context, Item) error                                                 // raises rev; fault.Conflict where it is not as it was read
	RemoveItem(ctx context.Context, code region.Code, id string) error                    // with its versions and history
	AddVersion(context.Context, Version) error                                            //
	Versions(ctx context.Context, code region.Code, id string) ([]Version, error)         // the newest first
	SaveScan(context.Context, Version) error                                              // what the scanner said
	Unscanned(ctx context.Context, most int) ([]Version, error)                           // of all regions, the oldest first
	Claims(ctx context.Context, code region.Code, kind, about string) ([]Claim, error)    // those whose About begins so; all kinds where kind is empty
	ClaimsOf(ctx context.Context, code region.Code, item string) ([]Claim, error)         //
	AddClaim(context.Context, Claim) error                                                // or changes its page, note and year
	RemoveClaim(context.Context, Claim) error                                             //
	Freeze(ctx context.Context, code region.Code, kind, about string, at time.Time) error // the claims whose About begins so; a zero time opens them again
	Uses(ctx context.Context, hash string) ([]Use, error)                                 // in every region
	Abroad(ctx context.Context, code region.Code) ([]Use, error)                          // of what the region holds, in other regions
	Note(context.Context, Event) error                                                    //
	Events(ctx context.Context, code region.Code, item string) ([]Event, error)           // the latest first
	Keep(ctx context.Context, media string, content []byte, at time.Time) (hash string, err error)
}

// Target is something that an item may be claimed to prove.
type Target struct {
	Kind, About string
	Title       string
	Path        string   // address of its page; empty: none
	Year        int      // of which the evidence must be; 0: any
	Types       []string // that are asked for; empty: any
	Closed      string   // why nothing may be claimed now; empty: it may
}

// World is what the service asks other rooms for.
type World interface {
	// Targets lists what the evidence of a region may be claimed for now.
	Targets(ctx context.Context, code region.Code) ([]Target, error)
	// Target tells what a claim is about; only with its Kind and About where that is not known.
	Target(ctx context.Context, code region.Code, kind, about string) (Target, error)
	// Offices lists the offices of a region.
	Offices(ctx context.Context, code region.Code) ([]region.OPD, error)
}

// Scanner looks for viruses.
type Scanner interface {
	Ping(context.Context) error
	// Scan gives the name of the virus, or none. An error: it could not tell.
	Scan(context.Context, io.Reader) (virus string, err error)
}

// Painter makes a picture fit to be shown: from its pixels, and no larger than needed.
type Painter func(data []byte) (media string, picture []byte, err error)

// Service carries out what people ask for with evidence. It asks access.May itself
// and refuses by default.
type Service struct {
	Store   Store
	World   World
	Scanner Scanner // nil: files are kept unscanned, and say so
	Paint   Painter
	Now     func() time.Time
}

// Author is whoever acts, with the name that stands beside it.
type Author struct {
	access.Actor
	Name string
}

// Person is the author without grants.
func (a Author) person() Person { return Person{a.Person, a.Name} }

// allowed asks whether somebody may do something with the evidence of a region.
func (s *Service) allowed(who access.Actor, verb access.Verb, code region.Code) error {
	if who.Person != "" && access.May(who, verb, access.Place{Region: string(code)}, s.Now()) {
		return nil
	}
	if verb == access.Answer {
		return fault.New(fault.Forbidden, "Peran Anda tidak mencakup menambah atau mengubah bukti daerah ini.")
	}
	return fault.New(fault.Forbidden, "Bukti hanya untuk orang yang memegang peran di daerah itu.")
}

// MayWrite tells whether somebody may add and change evidence of a region.
func (s *Service) MayWrite(who access.Actor, code region.Code) bool {
	return s.allowed(who, access.Answer, code) == nil
}

// MayJudge tells whether somebody may review an item: who keeps order in its region or
// office, and who approves there.
func (s *Service) MayJudge(who access.Actor, i Item) bool {
	place := access.Place{Region: string(i.Region), OPD: i.OPD}
	return who.Person != "" && (access.May(who, access.Moderate, place, s.Now()) || access.May(who, access.Approve, access.Place{Region: place.Region}, s.Now()))
}

// seesAll tells whether somebody may know of what stands in other regions.
func (s *Service) seesAll(who access.Actor) bool {
	return access.May(who, access.Watch, access.Place{}, s.Now()) || access.May(who, access.Direct, access.Place{}, s.Now())
}

// item gives an item of a region, or fault.NotFound.
func item(ctx context.Context, r Records, code region.Code, id string) (Item, error) {
	i, err := r.Item(ctx, code, id)
	if err == nil && i.ID == "" {
		err = errItem
	}
	return i, err
}

var errItem = fault.New(fault.NotFound, "Bukti itu tidak ada di daerah ini. Cari di halaman Bukti.")

// saw refuses a change of an item that has changed since it was read.
func saw(i Item, rev int64) error {
	if rev == 0 || i.Rev == rev {
		return nil
	}
	return fault.New(fault.Conflict, fmt.Sprintf("Bukti ini diubah orang lain pada %s WIB, setelah Anda membukanya. Isian Anda masih di bawah; bandingkan dengan yang tersimpan, lalu simpan lagi.",
		i.Changed.In(time.FixedZone("WIB", 7*60*60)).Format("02-01-2006 pukul 15.04")))
}

// NewID makes an identity for an item, so that a form sent twice adds one.
func NewID() string { return rand.Text() }
