package assessment

import (
	"context"
	"crypto/rand"
	"fmt"
	"sync"
	"time"

	"gurindam/internal/access"
	"gurindam/internal/answer"
	"gurindam/internal/evaluation"
	"gurindam/internal/fault"
	"gurindam/internal/instrument"
	"gurindam/internal/region"
)

// Author is whoever acts, with the name that stands beside it.
type Author struct {
	access.Actor
	Name string
}

func (a Author) person() evaluation.Person { return evaluation.Person{ID: a.Person, Name: a.Name} }

// Service carries out what assessors, regions and the ministry ask for in an
// assessment. It asks access.May and the assignment itself, and refuses by default.
// What it gives of scores goes through Viewer.Sees, nowhere else.
type Service struct {
	store Store
	world World
	now   func() time.Time

	mu   sync.Mutex
	sent map[sending]answer.Sheet
}

// NewService makes the service over a store.
func NewService(store Store, world World, now func() time.Time) *Service {
	return &Service{store: store, world: world, now: now, sent: map[sending]answer.Sheet{}}
}

var (
	errForeign = fault.New(fault.Forbidden, "Peran Anda tidak mencakup penilaian daerah ini. Bila seharusnya mencakup, hubungi pengelola evaluasi.")
	errSealed  = fault.New(fault.Conflict, "Nilai baru terbuka setelah semua asesor mengunci lembarnya.")
)

// judge asks whether somebody may judge a region.
func (s *Service) judge(ctx context.Context, who access.Actor, cycle string, code region.Code) error {
	if who.Person == "" || !access.May(who, access.Assess, access.Place{Region: string(code)}, s.now()) {
		return errForeign
	}
	return s.world.MayAssess(ctx, who, cycle, code)
}

// direct asks whether somebody runs cycles, in a region or as such.
func (s *Service) direct(who access.Actor, code region.Code) error {
	if who.Person == "" || !access.May(who, access.Direct, access.Place{Region: string(code)}, s.now()) {
		return fault.New(fault.Forbidden, "Hanya pengelola evaluasi di kementerian yang dapat melakukan ini.")
	}
	return nil
}

// within asks whether somebody may do something for a region.
func (s *Service) within(who access.Actor, verb access.Verb, code region.Code) error {
	if who.Person == "" || !access.May(who, verb, access.Place{Region: string(code)}, s.now()) {
		return fault.New(fault.Forbidden, "Peran Anda di daerah ini tidak mencakup klarifikasi evaluasi.")
	}
	return nil
}

// stand reads where a region stands, with the instrument it is asked.
func (s *Service) stand(ctx context.Context, r Records, cycle string, code region.Code) (at Stand, in instrument.Instrument, err error) {
	if at.Cycle, err = r.Cycle(ctx, cycle); err != nil {
		return at, in, err
	}
	if at.Participant, err = r.Participant(ctx, cycle, code); err != nil {
		return at, in, err
	}
	if at.Extensions, err = r.Extensions(ctx, cycle); err != nil {
		return at, in, err
	}
	cohort, ok := at.Cycle.Cohort(at.Participant.Cohort)
	if !ok {
		return at, in, fmt.Errorf("cycle %s has no cohort %q", cycle, at.Participant.Cohort)
	}
	in, err = s.world.Instrument(ctx, cohort.Instrument)
	return at, in, err
}

// sheet reads the own sheet of an assessor, an empty one where none was begun.
func sheet(ctx context.Context, r Records, by Author, cycle string, code region.Code) (Sheet, error) {
	own, err := r.Sheet(ctx, cycle, code, by.Person)
	if own.Rev == 0 {
		own = Sheet{Cycle: cycle, Region: code, Assessor: by.Person, Name: by.Name}
	}
	return own, err
}

// recount brings marks and counts of a region to what its sheets say: when the last
// one is locked the scores open, and discussions begin where they lie far apart; when
// somebody has yet to lock, they are sealed again.
func (s *Service) recount(ctx context.Context, r Records, at Stand, in instrument.Instrument) error {
	cycle, code, now := at.Cycle.ID, at.Participant.Region, s.now()
	judges, err := r.Judges(ctx, cycle, code)
	if err != nil {
		return err
	}
	sheets, err := r.SheetsOf(ctx, cycle, code)
	if err != nil {
		return err
	}
	for _, changed := range Released(sheets, judges, now) {
		if err := r.SaveSheet(ctx, changed); err != nil {
			return err
		}
	}
	tally := Count(sheets, judges)
	if err := r.Progress(ctx, cycle, code, evaluation.Sheets, evaluation.Progress{Done: tally.Locked, Total: tally.Assigned}); err != nil {
		return err
	}
	switch scored := at.Participant.Has(evaluation.Scored); {
	case tally.All() && !scored:
		return s.unseal(ctx, r, at, in)
	case !tally.All() && scored:
		return r.Mark(ctx, cycle, code, evaluation.Scored, time.Time{})
	}
	return nil
}

// unseal opens the scores of a region and begins its discussions.
func (s *Service) unseal(ctx context.Context, r Records, at Stand, in instrument.Instrument) error {
	cycle, code, now := at.Cycle.ID, at.Participant.Region, s.now()
	if err := r.Mark(ctx, cycle, code, evaluation.Scored, now); err != nil {
		return err
	}
	sheets, err := r.SheetsOf(ctx, cycle, code)
	if err != nil {
		return err
	}
	known, err := r.Discussions(ctx, cycle, code)
	if err != nil {
		return err
	}
	for _, d := range Wide(sheets, in, at.Cycle.Spread, known, now) {
		if err := r.SaveDiscussion(ctx, d); err != nil {
			return err
		}
		known = append(known, d)
	}
	if err := r.Progress(ctx, cycle, code, evaluation.Discussions, Talked(known)); err != nil {
		return err
	}
	return r.Note(ctx, evaluation.Event{Cycle: cycle, Region: code, At: now, By: anyAssessor, Kind: "dinilai", Text: "Semua asesor sudah mengunci lembar nilainya."})
}

// anyAssessor stands in the log, which the region reads: it does not learn who did what.
var anyAssessor = evaluation.Person{Name: "Asesor"}

// Reassigned brings a region to its assignment when that has changed: sheets of those who
// left count no more, and the scores are sealed while somebody new has yet to lock. It is
// for the room that assigns, inside its transaction.
func (s *Service) Reassigned(ctx context.Context, r Records, cycle string, code region.Code) error {
	sheets, err := r.SheetsOf(ctx, cycle, code)
	if err != nil || len(sheets) == 0 {
		return err // nobody has begun
	}
	at, in, err := s.stand(ctx, r, cycle, code)
	if err != nil || at.Participant.Has(evaluation.Settled) {
		return err
	}
	return s.recount(ctx, r, at, in)
}

// newID makes an identity.
func newID() string { return rand.Text() }
