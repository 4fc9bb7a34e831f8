package discussion

import (
	"context"
	"crypto/rand"
	"fmt"
	"regexp"
	"slices"
	"time"

	"gurindam/internal/access"
	"gurindam/internal/fault"
	"gurindam/internal/region"
)

// Store keeps what the service knows. Update may run fn again where two writers meet.
type Store interface {
	View(context.Context, func(Records) error) error
	Update(context.Context, func(Records) error) error
}

// Records is a store within one transaction. What is not there is the zero value.
type Records interface {
	Talk
	Bell
}

// Talk keeps threads and messages.
type Talk interface {
	Threads(ctx context.Context, code region.Code) ([]Thread, error)                          // the latest word first
	ThreadsAt(ctx context.Context, code region.Code, at Spot) ([]Thread, error)               // so too
	Thread(ctx context.Context, code region.Code, id string) (Thread, error)                  //
	SaveThread(context.Context, Thread) error                                                 // adds one or changes its state
	Messages(ctx context.Context, t Thread, skip, most int) ([]Message, error)                // oldest first
	Message(ctx context.Context, code region.Code, id string) (Message, error)                //
	AddMessage(context.Context, Message) error                                                // with its mentions
	SaveMessage(context.Context, Message) error                                               // its text, versions, mentions and mark
	Joined(ctx context.Context, code region.Code, person string) ([]string, error)            // threads somebody wrote in or is mentioned in
	Voices(ctx context.Context, t Thread) ([]string, error)                                   // who wrote in it
	Calls(ctx context.Context, person string) ([]Call, error)                                 // oldest first
	Tally(ctx context.Context, code region.Code, list string) (Tally, error)                  // of the open threads about the rows of a list
	Settle(ctx context.Context, code region.Code, message, person string, at time.Time) error // a mention needs no answer
}

// Bell keeps what people are told.
type Bell interface {
	AddNotices(context.Context, []Notice) error
	Notices(ctx context.Context, person string, skip, most int) ([]Notice, error) // latest first
	Unseen(ctx context.Context, person string) ([]region.Code, error)             // the region of each unread notice
	See(ctx context.Context, person, id string, at time.Time) (Notice, error)     // marks one read
	SeeAll(ctx context.Context, person string, at time.Time) error
	Unmailed(ctx context.Context) ([]Notice, error) // oldest first
	Mailed(ctx context.Context, notices []Notice, at time.Time) error
	Habit(ctx context.Context, person string) (Habit, error)
	SaveHabit(context.Context, Habit) error
	Sweep(ctx context.Context, before time.Time) error // drops notices older than that
	Enqueue(context.Context, Mail) error               // into the mails that go out
}

// World is what the service asks other rooms for.
type World interface {
	// Catalog gives the plan of a region to look things up in, or fault.NotFound.
	Catalog(context.Context, region.Code) (Catalog, error)
	// People lists everybody with an account.
	People(context.Context) ([]Person, error)
}

// Service carries out what people ask for in discussions. It asks access.May
// itself and refuses by default.
type Service struct {
	store Store
	world World
	now   func() time.Time
}

// NewService makes the service over a store.
func NewService(store Store, world World, now func() time.Time) *Service {
	return &Service{store, world, now}
}

// allowed asks whether somebody may discuss the plan of a region.
func (s *Service) allowed(who access.Actor, code region.Code) error {
	if who.Person == "" || !access.May(who, access.Discuss, access.Place{Region: string(code)}, s.now()) {
		return fault.New(fault.Forbidden, "Diskusi hanya untuk orang yang memegang peran di daerah itu.")
	}
	return nil
}

// catalog opens the plan of a region for somebody who may discuss it.
func (s *Service) catalog(ctx context.Context, who access.Actor, code region.Code) (Catalog, error) {
	if err := s.allowed(who, code); err != nil {
		return nil, err
	}
	c, err := s.world.Catalog(ctx, code)
	if err != nil {
		return nil, fmt.Errorf("catalog of %s: %w", code, err)
	}
	return c, nil
}

// People lists whoever may discuss the plan of a region, in the order of names.
func (s *Service) People(ctx context.Context, who access.Actor, code region.Code) ([]Person, error) {
	if err := s.allowed(who, code); err != nil {
		return nil, err
	}
	all, err := s.world.People(ctx)
	if err != nil {
		return nil, err
	}
	all = slices.DeleteFunc(slices.Clone(all), func(p Person) bool { return s.allowed(p.Actor(), code) != nil })
	slices.SortStableFunc(all, func(a, b Person) int {
		switch {
		case a.Name < b.Name:
			return -1
		case a.Name > b.Name:
			return 1
		}
		return 0
	})
	return all, nil
}

// PathOf gives the address of a thread.
func PathOf(code region.Code, thread string) string {
	return "/kota/" + string(code) + "/diskusi/utas/" + thread
}

var identityForm = regexp.MustCompile(`^[A-Z2-7]{26}$`)

// NewID makes an identity for a message, so that a form sent twice writes once.
func NewID() string { return rand.Text() }

// KeptID takes the identity that a form brought, or makes one.
func KeptID(given string) string {
	if identityForm.MatchString(given) {
		return given
	}
	return NewID()
}

var (
	errThread  = fault.New(fault.NotFound, "Utas diskusi itu tidak ada di daerah ini. Cari di halaman Diskusi.")
	errMessage = fault.New(fault.NotFound, "Pesan itu tidak ada di daerah ini. Muat ulang utasnya.")
	errObject  = fault.New(fault.NotFound, "Baris atau kolom yang hendak dibahas tidak ada dalam rencana. Mungkin baru saja dihapus; buka lagi dari halamannya.")
)
