package result

import (
	"context"
	"io"
	"sync"
	"time"

	"gurindam/internal/access"
	"gurindam/internal/answer"
	"gurindam/internal/assessment"
	"gurindam/internal/doc"
	"gurindam/internal/evaluation"
	"gurindam/internal/fault"
	"gurindam/internal/instrument"
	"gurindam/internal/region"
)

// Store keeps results. Update may run fn again where two writers meet.
type Store interface {
	View(context.Context, func(Records) error) error
	Update(context.Context, func(Records) error) error
	Content(ctx context.Context, hash string) (io.ReadSeeker, error) // of a letter or report; fault.NotFound where there is none
}

// Records is a store within one transaction.
type Records interface {
	evaluation.Ledger
	Given
	Kept
	Mailroom
}

// Given is what earlier stages of a cycle left.
type Given interface {
	Participants(ctx context.Context, cycle string) ([]evaluation.Participant, error)
	SaveCycle(context.Context, evaluation.Cycle) error
	Scores(ctx context.Context, cycle string) ([]assessment.Score, error) // of sheets that count
	// Sheets gives the sheets that count, without their scores, in the order of the
	// assessors' numbers.
	Sheets(ctx context.Context, cycle string) (map[region.Code][]assessment.Sheet, error)
	Answers(ctx context.Context, cycle string) (map[region.Code]answer.Sheet, error) // as they were sent
	Proofs(ctx context.Context, code region.Code, items []string) ([]Proof, error)   // those that are there
}

// Kept is the results themselves, and what is said against them.
type Kept interface {
	Publications(ctx context.Context, cycle string) ([]Publication, error) // newest first
	// Publish keeps results for ever, or returns fault.Conflict where the number is there.
	Publish(ctx context.Context, p Publication, table []byte) error
	Table(ctx context.Context, cycle string, number int) ([]byte, error) // as it was frozen; fault.NotFound
	KeepDossier(ctx context.Context, cycle string, code region.Code, hash string, text []byte) error
	Dossier(ctx context.Context, cycle string, code region.Code, hash string) ([]byte, error) // fault.NotFound

	Draft(ctx context.Context, cycle string) (Draft, error) // the zero value where there is none
	SaveDraft(context.Context, Draft) error                 // the latest counts
	DropDraft(ctx context.Context, cycle string) error
	Exclusions(ctx context.Context, cycle string) ([]Exclusion, error)
	Exclude(context.Context, Exclusion) error
	Readmit(ctx context.Context, cycle string, code region.Code) error

	Objections(ctx context.Context, cycle string, code region.Code) ([]Objection, error) // of all regions where code is empty; oldest first
	Objection(ctx context.Context, cycle string, code region.Code, id string) (Objection, error)
	// SaveObjection adds an objection of rev 1, or puts it in the place of the rev
	// before, else fault.Conflict.
	SaveObjection(context.Context, Objection) error
	DropObjection(ctx context.Context, cycle string, code region.Code, id string, rev int64) error
}

// Service carries out what people ask for about results. It asks access.May itself
// and refuses by default.
type Service struct {
	Store       Store
	Instruments instrument.Library
	Now         func() time.Time
	Wake        func()                              // tells the worker that there is work; may be nil
	Print       func(io.Writer, doc.Document) error // writes a PDF

	mu     sync.Mutex
	thawed map[string]Table // by fingerprint: tables that were read
}

// Sight is how much of a result somebody sees.
type Sight struct {
	Behind bool // notes, answers and evidence
	Names  bool // of the assessors
}

// sight tells how much of a region's published result somebody sees, or that it is
// none of theirs.
func (s *Service) sight(who access.Actor, code region.Code) (Sight, error) {
	may := func(v access.Verb) bool { return access.May(who, v, access.Place{Region: string(code)}, s.Now()) }
	sees := Sight{Names: may(access.Direct), Behind: may(access.Direct) || may(access.Watch) || may(access.Decide) || may(access.Evaluated)}
	if !sees.Behind && !may(access.Enter) {
		return sees, fault.New(fault.Forbidden, "Hasil daerah ini hanya untuk orang yang sudah masuk dan tidak berbenturan kepentingan dengannya.")
	}
	return sees, nil
}

func (s *Service) directs(who access.Actor) error {
	if who.Person == "" || !access.May(who, access.Direct, access.Place{}, s.Now()) {
		return fault.New(fault.Forbidden, "Mengatur hasil evaluasi hanya untuk pengelola evaluasi di kementerian.")
	}
	return nil
}

func (s *Service) may(who access.Actor, v access.Verb, code region.Code) bool {
	return who.Person != "" && access.May(who, v, access.Place{Region: string(code)}, s.Now())
}

// instruments gathers the instruments of a cycle.
func (s *Service) instruments(ctx context.Context, c evaluation.Cycle) (map[string]instrument.Instrument, error) {
	out := map[string]instrument.Instrument{}
	for _, k := range c.Cohorts {
		i, err := s.Instruments.Instrument(ctx, k.Instrument)
		if err != nil {
			return nil, err
		}
		out[k.Instrument] = i
	}
	return out, nil
}
