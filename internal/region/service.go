package region

import (
	"context"
	"crypto/rand"
	"time"

	"gurindam/internal/access"
	"gurindam/internal/fault"
)

// Author is whoever does something, with the name that stands beside it.
type Author struct {
	access.Actor
	Name string
}

// Entry is one line of what was done to the offices and officials of a region.
type Entry struct {
	At           time.Time
	Person, Name string // who: identity and name
	What, Ref    string // "pejabat" and its identity
	Before       string // as people read it; empty where it is new
	After        string // empty where it is gone
}

// Store keeps the administration of regions. Update writes all or nothing, and may
// run fn again where two writers meet.
type Store interface {
	View(context.Context, func(Hands) error) error
	Update(context.Context, func(Hands) error) error
}

// Hands is what one transaction can reach.
type Hands struct {
	Records
	People People
	Editor Editor
	Tasks  Tasks
}

// Records keeps what belongs to this slice, within a transaction.
type Records interface {
	Events(context.Context, Code) ([]Event, error)
	AddEvent(context.Context, Code, Event) error
	Officials(context.Context, Code) ([]Official, error)
	SaveOfficial(context.Context, Code, Official) error // as Rev+1, where it stands at Rev; fault.Conflict otherwise
	Groups(context.Context, Code) ([]Group, error)
	SaveGroup(context.Context, Code, Group) error // likewise
	Handovers(context.Context, Code) ([]Handover, error)
	AddHandover(context.Context, Code, Handover) error
	Accept(ctx context.Context, code Code, id, person string, at time.Time) (bool, error)
	Note(context.Context, Code, Entry) error
	Entries(ctx context.Context, code Code, most int) ([]Entry, error)
}

// People are the accounts and their grants.
type People interface {
	// Accounts lists who holds a role in a region now.
	Accounts(context.Context, Code) ([]Account, error)
	// Grants lists the grants in a region that are not over, by account.
	Grants(context.Context, Code) (map[string][]access.Grant, error)
	// HandOver ends grants of one account and gives them to another from the day
	// after; a new person is invited, and token is what the invitation opens with.
	HandOver(ctx context.Context, by Author, grants []string, from Account, w Wish) (to Account, token string, err error)
}

// Editor changes the plan of a region: all of the edits, or none.
type Editor interface {
	Apply(ctx context.Context, by Author, code Code, reason string, edits []Edit) error
}

// Plan tells what stands in the plan of a region.
type Plan interface {
	Offices(context.Context, Code) ([]OfficeRow, error)
	Pointers(ctx context.Context, code Code, office string) ([]Pointer, error)
	Seats(ctx context.Context, code Code, name string) ([]Seat, error)
	Dimensions(context.Context, Code) ([]string, error)
}

// Tasks are the open work that waits for people.
type Tasks interface {
	Of(ctx context.Context, code Code, person string) ([]Task, error)
	// OfOffice lists the open tasks that were given to an office.
	OfOffice(ctx context.Context, code Code, office string) ([]Task, error)
	// Move gives the open tasks of an office to another.
	Move(ctx context.Context, code Code, from string, to Named) error
	// HandOver gives open tasks of one person to another, or fault.Conflict where one
	// of them is no longer theirs.
	HandOver(ctx context.Context, code Code, tasks []string, from, to Account) error
}

// Service administers the offices, officials and groups of regions.
type Service struct {
	store Store
	plan  Plan
	now   func() time.Time
}

// NewService makes the service.
func NewService(store Store, plan Plan, now func() time.Time) *Service {
	return &Service{store, plan, now}
}

// Today is the day it is.
func (s *Service) Today() Day { return DayOf(s.now()) }

func (s *Service) allowed(by Author, code Code) error {
	if access.May(by.Actor, access.RegionAdmin, access.Place{Region: string(code)}, s.now()) {
		return nil
	}
	return fault.New(fault.Forbidden, "Perangkat daerah dan pejabat dikelola sekretaris Tim Pelaksana, sekda, atau pengelola. Mintalah kepada mereka.")
}

// Register is the administration of a region at one moment.
type Register struct {
	Offices   []OfficeRow // of the plan
	Events    []Event     // in order
	Officials []Official  // in order
	Groups    []Group
}

// Rev tells how far the events have come, so that a form knows whether it is late.
func (r Register) Rev() int { return len(r.Events) }

// Register gives the administration of a region.
func (s *Service) Register(ctx context.Context, code Code) (r Register, err error) {
	if r.Offices, err = s.plan.Offices(ctx, code); err != nil {
		return r, err
	}
	err = s.store.View(ctx, func(h Hands) (err error) { return r.read(ctx, h, code) })
	return r, err
}

func (r *Register) read(ctx context.Context, h Hands, code Code) (err error) {
	if r.Events, err = h.Events(ctx, code); err != nil {
		return err
	}
	r.Events = InOrder(r.Events)
	if r.Officials, err = h.Officials(ctx, code); err != nil {
		return err
	}
	r.Officials = InOffice(r.Officials)
	r.Groups, err = h.Groups(ctx, code)
	return err
}

// Entries lists what was done last.
func (s *Service) Entries(ctx context.Context, code Code) (out []Entry, err error) {
	const most = 100
	err = s.store.View(ctx, func(h Hands) (err error) {
		out, err = h.Entries(ctx, code, most)
		return err
	})
	return out, err
}

func (s *Service) entry(by Author, what, ref, before, after string) Entry {
	return Entry{s.now(), by.Person, by.Name, what, ref, before, after}
}

func newID() string { return rand.Text() }
