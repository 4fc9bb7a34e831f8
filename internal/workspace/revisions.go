package workspace

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"slices"
	"sync"
	"time"

	"gurindam/internal/access"
	"gurindam/internal/fault"
	"gurindam/internal/plan"
	"gurindam/internal/region"
)

// RevisionStore keeps revisions. Update may run fn again where two writers meet.
type RevisionStore interface {
	View(context.Context, func(RevisionRecords) error) error
	Update(context.Context, func(RevisionRecords) error) error
	Content(ctx context.Context, hash string) (io.ReadSeeker, error) // fault.NotFound where there is none
}

// RevisionRecords is the revisions within one transaction.
type RevisionRecords interface {
	Revisions(context.Context, region.Code) ([]Revision, error) // with their deeds, newest first
	AddRevision(context.Context, region.Code, Revision) error
	// Advance keeps a revision with its last deed, and returns fault.Conflict where
	// somebody else was first.
	Advance(context.Context, region.Code, Revision) error
	Keep(ctx context.Context, content []byte) (hash string, err error)
}

// Revisions is where states of plans are named, decided on and read.
type Revisions struct {
	Store RevisionStore
	Work  *Service
	Home  func(region.Code) (region.Region, bool)
	Guide func(id string) (plan.Guideline, error)
	Now   func() time.Time

	thawed thawed
}

// List lists the revisions of a region, newest first.
func (s *Revisions) List(ctx context.Context, code region.Code) (out []Revision, err error) {
	err = s.Store.View(ctx, func(r RevisionRecords) error {
		out, err = r.Revisions(ctx, code)
		return err
	})
	return out, err
}

// Find gives a revision, or fault.NotFound.
func (s *Revisions) Find(ctx context.Context, code region.Code, number int) (Revision, error) {
	list, err := s.List(ctx, code)
	if err != nil {
		return Revision{}, err
	}
	return find(list, number)
}

func find(list []Revision, number int) (Revision, error) {
	i := slices.IndexFunc(list, func(r Revision) bool { return r.Number == number })
	if i < 0 {
		return Revision{}, fault.New(fault.NotFound, fmt.Sprintf("Revisi %d belum ada di daerah ini. Lihat daftarnya di halaman Revisi.", number))
	}
	return list[i], nil
}

// Name freezes the plan as it is now under a name.
func (s *Revisions) Name(ctx context.Context, who Author, code region.Code, n Naming) (out Revision, err error) {
	st, g, err := s.Work.State(ctx, code)
	if err != nil {
		return out, err
	}
	text := Freeze(st, g)
	if _, err := Thaw(text, st.Region, g); err != nil { // a seal on what does not come back is worth nothing
		return out, fmt.Errorf("freeze the plan of %s: %w", code, err)
	}
	sum := sha256.Sum256(text)
	frozen := Revision{Rev: st.Rev, SHA256: hex.EncodeToString(sum[:]), Size: int64(len(text))}
	err = s.Store.Update(ctx, func(r RevisionRecords) error {
		have, err := r.Revisions(ctx, code)
		if err != nil {
			return err
		}
		if out, err = Name(have, frozen, n, who, code, s.Now()); err != nil {
			return err
		}
		if _, err := r.Keep(ctx, text); err != nil {
			return err
		}
		return r.AddRevision(ctx, code, out)
	})
	return out, err
}

// Do takes a step with a revision.
func (s *Revisions) Do(ctx context.Context, who Author, code region.Code, number int, m Turn, in Input) (out Revision, err error) {
	err = s.Store.Update(ctx, func(r RevisionRecords) error {
		have, err := r.Revisions(ctx, code)
		if err != nil {
			return err
		}
		if out, err = find(have, number); err != nil {
			return err
		}
		if out, _, err = out.Do(m, who, code, in, have, s.Now()); err != nil {
			return err
		}
		return r.Advance(ctx, code, out)
	})
	return out, err
}

// Content opens what is frozen in a revision.
func (s *Revisions) Content(ctx context.Context, r Revision) (io.ReadSeeker, error) {
	return s.Store.Content(ctx, r.SHA256)
}

// State gives the plan as a revision holds it, with the guideline it follows. Nothing
// of it may be changed: others read the same.
func (s *Revisions) State(ctx context.Context, code region.Code, r Revision) (State, plan.Guideline, error) {
	return s.thawed.get(r.SHA256, func() (State, plan.Guideline, error) {
		content, err := s.Content(ctx, r)
		if err != nil {
			return State{}, plan.Guideline{}, fmt.Errorf("content of revision %d of %s: %w", r.Number, code, err)
		}
		text, err := io.ReadAll(content)
		if err != nil {
			return State{}, plan.Guideline{}, fmt.Errorf("content of revision %d of %s: %w", r.Number, code, err)
		}
		id, err := GuidelineOf(text)
		if err != nil {
			return State{}, plan.Guideline{}, fmt.Errorf("guideline of revision %d of %s: %w", r.Number, code, err)
		}
		g, err := s.Guide(id)
		if err != nil {
			return State{}, g, err
		}
		home, _ := s.Home(code)
		st, err := Thaw(text, home, g)
		st.Rev = r.Rev
		return st, g, err
	})
}

// Waiting lists the revisions of a region that wait for somebody, or of those only
// the ones that wait for one person.
func (s *Revisions) Waiting(ctx context.Context, who *access.Actor, code region.Code) ([]Revision, error) {
	list, err := s.List(ctx, code)
	return slices.DeleteFunc(list, func(r Revision) bool {
		return !r.UnderWay() || who != nil && r.May(r.Stages()[0].Turn, *who, code, s.Now()) != nil
	}), err
}

// thawed keeps the states that were read last. What is frozen never changes, so that
// what is kept stays true.
type thawed struct {
	mu   sync.Mutex
	made map[string]thawedState
}

type thawedState struct {
	State
	plan.Guideline
}

const mostThawed = 4

func (k *thawed) get(hash string, thaw func() (State, plan.Guideline, error)) (State, plan.Guideline, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if v, ok := k.made[hash]; ok {
		return v.State, v.Guideline, nil
	}
	st, g, err := thaw()
	if err != nil {
		return st, g, err
	}
	if len(k.made) >= mostThawed || k.made == nil {
		k.made = map[string]thawedState{}
	}
	k.made[hash] = thawedState{st, g}
	return st, g, nil
}
