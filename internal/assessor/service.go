package assessor

import (
	"context"
	"slices"
	"time"

	"gurindam/internal/access"
	"gurindam/internal/discussion"
	"gurindam/internal/evaluation"
	"gurindam/internal/fault"
	"gurindam/internal/instrument"
	"gurindam/internal/region"
)

// Store keeps what the service knows. Update may run fn again where two writers meet.
type Store interface {
	View(context.Context, func(Records) error) error
	Update(context.Context, func(Records) error) error
}

// Records is a store within one transaction, with the record of the cycle beside it.
// What is not there is the zero value.
type Records interface {
	evaluation.Ledger
	Participants(ctx context.Context, cycle string) ([]evaluation.Participant, error)
	Cycles(ctx context.Context) ([]evaluation.Cycle, error)
	AddNotices(context.Context, []discussion.Notice) error

	Register
	Panels
	Schedule
}

// Register keeps the assessors, what ties them to regions, and what they signed.
type Register interface {
	Assessors(context.Context) ([]Assessor, error) // by name
	Assessor(ctx context.Context, person string) (Assessor, error)
	SaveAssessor(context.Context, Assessor) error                          // fault.Conflict where somebody else was first
	AllConflicts(context.Context) (map[string][]Conflict, error)           // declared, by person, oldest first
	Conflicts(ctx context.Context, person string) ([]Conflict, error)      // declared, oldest first
	AddConflict(context.Context, Conflict) error                           //
	LiftConflict(context.Context, Conflict) error                          // one that was not lifted
	Declarations(ctx context.Context, cycle string) ([]Declaration, error) // by person
	Declaration(ctx context.Context, cycle, person string) (Declaration, error)
	Sign(context.Context, Declaration) error
	NoteAssessor(context.Context, Event) error
	AssessorEvents(ctx context.Context, person string, most int) ([]Event, error) // the latest first
}

// Panels keeps who is assigned where.
type Panels interface {
	Seats(ctx context.Context, cycle string) ([]Assignment, error)                        // of any state, by region and name
	SeatsOf(ctx context.Context, cycle string, code region.Code) ([]Assignment, error)    // so too
	Assignments(ctx context.Context, cycle string) ([]Assignment, error)                  // active, by region and name
	AssignedTo(ctx context.Context, cycle string, code region.Code) ([]Assignment, error) // active
	OfPerson(ctx context.Context, person string) ([]Assignment, error)                    // active, of every cycle
	SaveSeats(context.Context, []Assignment) error                                        // adds or changes them, fault.Conflict where somebody else was first
	DropSeat(context.Context, Assignment) error                                           // one that was only proposed
	DropProposed(ctx context.Context, cycle string, hand bool) error                      // what was only proposed; by hand too
}

// Schedule keeps the interviews.
type Schedule interface {
	Slots(ctx context.Context, cycle string) ([]Slot, error) // by time
	Slot(ctx context.Context, cycle string, code region.Code) (Slot, error)
	SlotsOf(ctx context.Context, person string) ([]Slot, error) // of the regions where they are seated, in every cycle
	SaveSlot(context.Context, Slot) error                       // fault.Conflict where somebody else was first
	DropSlot(context.Context, Slot) error                       // so too
	DropDrafts(ctx context.Context, cycle string) error
}

// World is what the service asks other rooms for.
type World interface {
	// Instrument gives a published instrument.
	Instrument(ctx context.Context, id string) (instrument.Instrument, error)
	// People lists everybody with an account.
	People(context.Context) ([]discussion.Person, error)
}

// Service carries out what people ask for about assessors. It asks access.May itself
// and refuses by default.
type Service struct {
	store Store
	world World
	now   func() time.Time
}

// NewService makes the service over a store.
func NewService(store Store, world World, now func() time.Time) *Service {
	return &Service{store, world, now}
}

// directs refuses whoever does not run cycles.
func (s *Service) directs(who access.Actor) error {
	if who.Person == "" || !access.May(who, access.Direct, access.Place{}, s.now()) {
		return fault.New(fault.Forbidden, "Daftar asesor, penugasan, dan jadwal diatur oleh pengelola evaluasi.")
	}
	return nil
}

var (
	errBarred   = fault.New(fault.Forbidden, "Anda mempunyai benturan kepentingan dengan daerah ini, sehingga isinya tidak dibuka untuk Anda.")
	errNotYours = fault.New(fault.NotFound, "Daerah ini tidak ditugaskan kepada Anda. Daftar penugasan Anda ada di halaman Asesor.")
	errUnsigned = fault.New(fault.Forbidden, "Tanda tangani dahulu pernyataan bebas benturan untuk siklus ini di halaman Asesor. Sesudah itu penugasan terbuka.")
)

// MayAssess tells why somebody may not judge a region in a cycle; nil where they may:
// they hold the verb there, are assigned, have signed, and nothing ties them to it.
func (s *Service) MayAssess(ctx context.Context, who access.Actor, cycle string, code region.Code) error {
	return s.store.View(ctx, func(r Records) error { return MayAssess(ctx, r, who, cycle, code, s.now()) })
}

// Judging is what MayAssess reads.
type Judging interface {
	Assessor(ctx context.Context, person string) (Assessor, error)
	Conflicts(ctx context.Context, person string) ([]Conflict, error)
	Declaration(ctx context.Context, cycle, person string) (Declaration, error)
	AssignedTo(ctx context.Context, cycle string, code region.Code) ([]Assignment, error)
}

// MayAssess asks the same inside a transaction of a later slice.
func MayAssess(ctx context.Context, r Judging, who access.Actor, cycle string, code region.Code, now time.Time) error {
	if who.Person == "" {
		return errNotYours
	}
	a, err := r.Assessor(ctx, who.Person)
	if err != nil {
		return err
	}
	declared, err := r.Conflicts(ctx, who.Person)
	if err != nil {
		return err
	}
	if slices.Contains(Barred(a, declared, now), code) {
		return errBarred
	}
	if !access.May(who, access.Assess, access.Place{Region: string(code)}, now) {
		return errNotYours
	}
	panel, err := r.AssignedTo(ctx, cycle, code)
	if err != nil {
		return err
	}
	if !a.Active || !slices.ContainsFunc(panel, func(x Assignment) bool { return x.Person == who.Person && x.Active() }) {
		return errNotYours
	}
	signed, err := r.Declaration(ctx, cycle, who.Person)
	if err == nil && !signed.Signed() {
		err = errUnsigned
	}
	return err
}
