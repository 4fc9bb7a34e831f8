package answer

import (
	"context"
	"fmt"
	"time"

	"gurindam/internal/access"
	"gurindam/internal/evaluation"
	"gurindam/internal/evidence"
	"gurindam/internal/fault"
	"gurindam/internal/instrument"
	"gurindam/internal/region"
)

// Store keeps what the service knows. In Edit, the first thing fn does is Queue.
type Store interface {
	View(context.Context, func(Records) error) error
	Edit(context.Context, func(Records) error) error
}

// Records is a store within one transaction, with the evidence and the record of the
// cycle, so that an answer, its proofs and how far the region is are saved together.
type Records interface {
	evaluation.Ledger
	OfRegion(ctx context.Context, code region.Code) ([]evaluation.Cycle, error) // newest first
	Keep
	Vault
}

// Keep keeps sheets.
type Keep interface {
	Queue(ctx context.Context, cycle string, code region.Code) error                                               // writers of one sheet wait for each other
	Sheet(ctx context.Context, cycle string, code region.Code) (Sheet, error)                                      // as it is, without proofs; as it was sent, with them
	SaveAnswers(ctx context.Context, s Sheet, changed []Answer, entries []Entry) error                             //
	SaveStep(ctx context.Context, s Sheet) error                                                                   // the state and the last deed; freezes a sheet that is sent
	History(ctx context.Context, cycle string, code region.Code, question string, skip, most int) ([]Entry, error) // latest first
	Sheets(ctx context.Context, code region.Code) (map[string]Sheet, error)                                        // by cycle: states and deeds alone
}

// Vault is the evidence of a region as answers use it.
type Vault interface {
	Proofs(ctx context.Context, cycle string, code region.Code) ([]Proof, error) // everything claimed in the cycle, in the order of claiming
	Surveyed(ctx context.Context, r Round) ([]Proof, error)                      // what the survey of the region proves
	Items(ctx context.Context, code region.Code) ([]evidence.Item, error)
	Item(ctx context.Context, code region.Code, id string) (evidence.Item, error) // the zero value where there is none
	Attach(ctx context.Context, c evidence.Claim, title string) error             // fault.NotFound where the region has no such item; title says what it proves
	Detach(ctx context.Context, c evidence.Claim, title string) error
	Lock(ctx context.Context, cycle string, code region.Code, by evaluation.Person, at time.Time) error // what was sent stays as it is
}

// ClaimKind is the kind of claims that answers make of evidence.
const ClaimKind = "isian"

// About is what a claim for a question is about.
func About(cycle, question string) string { return cycle + "/" + question }

// World is what the service asks other rooms for.
type World interface {
	Offices(context.Context, region.Code) ([]region.OPD, error)
}

// Service carries out what people do with answers. It asks access.May itself and
// refuses by default.
type Service struct {
	store   Store
	library instrument.Library
	world   World
	past    Past // nil: there are no results yet
	sources []Source
	now     func() time.Time
}

// NewService makes the service over a store. past may be nil.
func NewService(store Store, library instrument.Library, world World, past Past, now func() time.Time, sources ...Source) *Service {
	return &Service{store, library, world, past, sources, now}
}

// View is the sheet of a region with everything it is judged by.
type View struct {
	Round
	Cohort      evaluation.Cohort
	Participant evaluation.Participant
	Extensions  []evaluation.Extension
	Sheet       Sheet
	Outlook     Outlook
	Findings    []Finding
}

// Open gives the sheet of a region in a cycle to somebody who may see it.
func (s *Service) Open(ctx context.Context, who access.Actor, code region.Code, cycle string) (View, error) {
	if err := s.allowed(who, access.Evaluated, code); err != nil {
		return View{}, err
	}
	var v View
	err := s.store.View(ctx, func(r Records) (err error) {
		v, err = s.read(ctx, r, code, cycle)
		return err
	})
	if err != nil {
		return View{}, err
	}
	return v.reckoned()
}

// allowed asks whether somebody may do something with the answers of a region.
func (s *Service) allowed(who access.Actor, v access.Verb, code region.Code) error {
	if who.Person == "" || !access.May(who, v, access.Place{Region: string(code)}, s.now()) {
		return fault.New(fault.Forbidden, "Isian evaluasi daerah ini hanya untuk orang yang memegang peran di daerah itu.")
	}
	return nil
}

// read loads what a view consists of.
func (s *Service) read(ctx context.Context, r Records, code region.Code, cycle string) (v View, err error) {
	if v.Participant, err = r.Participant(ctx, cycle, code); err != nil {
		return v, err
	}
	if v.Cycle, err = r.Cycle(ctx, cycle); err != nil {
		return v, err
	}
	if v.Cycle.State == evaluation.Draft {
		return v, fault.New(fault.NotFound, fmt.Sprintf("Siklus evaluasi %q belum dibuka.", cycle))
	}
	var ok bool
	if v.Cohort, ok = v.Cycle.Cohort(v.Participant.Cohort); !ok {
		return v, fmt.Errorf("cycle %s has no cohort %q of region %s", cycle, v.Participant.Cohort, code)
	}
	if v.Instrument, err = s.library.Instrument(ctx, v.Cohort.Instrument); err != nil {
		return v, err
	}
	if v.Extensions, err = r.Extensions(ctx, cycle); err != nil {
		return v, err
	}
	v.Region = code
	if v.Sheet, err = r.Sheet(ctx, cycle, code); err != nil || v.Sheet.State == Sent {
		return v, err
	}
	if v.Sheet.Proofs, err = r.Proofs(ctx, cycle, code); err != nil {
		return v, err
	}
	v.Sheet.Surveys, err = r.Surveyed(ctx, v.Round)
	return v, err
}

func (v View) reckoned() (View, error) {
	var err error
	if v.Outlook, err = Look(v.Instrument, v.Sheet, v.Cycle.Year); err != nil {
		return v, fmt.Errorf("reckon the answers of %s in %s: %w", v.Region, v.Cycle.ID, err)
	}
	v.Findings = Check(v.Instrument, v.Sheet, v.Cycle.Year)
	return v, nil
}

// Within tells why a stage is closed for the region, or that it does not take part.
func (v View) Within(stage evaluation.Stage, now time.Time) error {
	if !v.Participant.Takes() {
		return fault.New(fault.Conflict, fmt.Sprintf("%s belum menyatakan ikut %s. Jawab dahulu undangannya di halaman Evaluasi.", v.Participant.Name, v.Cycle.Name))
	}
	return v.Cycle.Within(stage, v.Region, v.Extensions, now)
}

// MayFill tells why somebody may not change answers now; nil where they may.
func (v View) MayFill(who access.Actor, now time.Time) error {
	return v.mayChange(who, evaluation.Answering, now)
}

// MayProve tells why somebody may not attach evidence now; nil where they may.
func (v View) MayProve(who access.Actor, now time.Time) error {
	return v.mayChange(who, evaluation.Evidence, now)
}

func (v View) mayChange(who access.Actor, stage evaluation.Stage, now time.Time) error {
	switch {
	case who.Person == "" || !access.May(who, access.Answer, access.Place{Region: string(v.Region)}, now):
		return fault.New(fault.Forbidden, "Peran Anda hanya membaca isian ini. Yang mengisi adalah Tim Pelaksana dan OPD daerah.")
	case v.Sheet.State == HandedIn:
		return fault.New(fault.Conflict, "Isian sudah diajukan kepada sekda, jadi tidak dapat diubah. Tarik kembali dahulu, atau tunggu sampai dikembalikan.")
	case v.Sheet.State == Sent:
		return fault.New(fault.Conflict, "Isian sudah dikirim ke kementerian, jadi tidak dapat diubah lagi. Jawab klarifikasi asesor bila diminta.")
	}
	return v.Within(stage, now)
}

// MayTake tells why somebody may not take a turn with the sheet now; nil where they may.
func (v View) MayTake(t Turn, who access.Actor, now time.Time) error {
	if err := v.Sheet.May(t, who, now); err != nil {
		return err
	}
	return v.Within(evaluation.Answering, now)
}

// Now is the moment by the program's clock.
func (s *Service) Now() time.Time { return s.now() }

// Offices lists the offices of a region that may answer for questions.
func (s *Service) Offices(ctx context.Context, code region.Code) ([]region.OPD, error) {
	return s.world.Offices(ctx, code)
}

// History lists what changed in an answer, latest first.
func (s *Service) History(ctx context.Context, who access.Actor, code region.Code, cycle, question string, page int) (out []Entry, more bool, err error) {
	const most = 100
	if err := s.allowed(who, access.Evaluated, code); err != nil {
		return nil, false, err
	}
	err = s.store.View(ctx, func(r Records) (err error) {
		if _, err = r.Participant(ctx, cycle, code); err != nil {
			return err
		}
		out, err = r.History(ctx, cycle, code, question, max(page-1, 0)*most, most+1)
		return err
	})
	if len(out) > most {
		return out[:most], true, err
	}
	return out, false, err
}

// Items lists the evidence of a region, to choose from.
func (s *Service) Items(ctx context.Context, who access.Actor, code region.Code) (out []evidence.Item, err error) {
	if err := s.allowed(who, access.Evaluated, code); err != nil {
		return nil, err
	}
	err = s.store.View(ctx, func(r Records) (err error) {
		out, err = r.Items(ctx, code)
		return err
	})
	return out, err
}
