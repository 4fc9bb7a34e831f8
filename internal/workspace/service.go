package workspace

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"time"

	"gurindam/internal/access"
	"gurindam/internal/fault"
	"gurindam/internal/plan"
	"gurindam/internal/plan/workbook"
	"gurindam/internal/region"
	"gurindam/internal/rpjmd"
)

// Store keeps the plans and what changed in them.
type Store interface {
	// State gives a region's plan at one moment, or fault.NotFound. It may be shared
	// and must not be changed.
	State(ctx context.Context, code region.Code) (State, error)
	// Edit lets fn work on the newest state while nobody else writes the region's plan,
	// and keeps what it gives: rows and entries in one transaction.
	Edit(ctx context.Context, code region.Code, fn func(State) (Written, error)) (Written, error)
	// Entries lists what changed, newest first.
	Entries(ctx context.Context, code region.Code, q Query) ([]Entry, error)
}

// Past looks things up in what changed.
type Past interface {
	// Sets lists the change sets that have to do with what is asked, newest first, each
	// with the lists it touched and, of the entries that are asked for, the first few.
	Sets(ctx context.Context, code region.Code, q Query) ([]Set, error)
	// Writers lists who ever changed a region's plan, by name.
	Writers(ctx context.Context, code region.Code) ([]Writer, error)
}

// Query asks for a part of the history of a region. Empty fields do not narrow it.
type Query struct {
	List, Row, Field string
	Person           string
	Since            int64     // sets after this one
	Before           int64     // sets before this one; 0: up to the newest
	Limit            int       // entries, or sets; 0: a page of them
	Few              int       // entries that each set shows
	Seq              int64     // entries from this one on, where one set is asked for
	From, Until      time.Time // sets of this time, from a moment on and before another
	Oldest           bool      // oldest first
}

// Nomenclature gives a way to look up codes of the budget nomenclature.
type Nomenclature func(context.Context) (func(rpjmd.Code) (name string, nearest []string, ok bool), error)

// Service is the door through which plans are written.
type Service struct {
	Store        Store
	Past         Past
	Now          func() time.Time
	Guide        func(plan.Snapshot) (plan.Guideline, error) // the guideline a plan follows
	Nomenclature Nomenclature                                // nil: codes are not looked up
	Hub          *Hub                                        // hears of every change

	Editions Editions // nil: no code is asked after

	guides sync.Map // by the name of the book set: plan.Guideline
	doubts doubter
}

// State gives a region's plan with the guideline it follows. Nothing of it may be
// changed: others read the same.
func (s *Service) State(ctx context.Context, code region.Code) (State, plan.Guideline, error) {
	st, err := s.Store.State(ctx, code)
	if err != nil {
		return st, plan.Guideline{}, err
	}
	g, err := s.guideline(st.Snapshot)
	return st, g, err
}

// guideline is read once for each name.
func (s *Service) guideline(p plan.Snapshot) (plan.Guideline, error) {
	if g, ok := s.guides.Load(p.Masterplan.Profile.Outline); ok {
		return g.(plan.Guideline), nil
	}
	g, err := s.Guide(p)
	if err == nil {
		s.guides.Store(p.Masterplan.Profile.Outline, g)
	}
	return g, err
}

// mostChanges is how many changes one batch may have.
const mostChanges = 5000

// Apply carries out a batch. Who may write nothing in the region is refused as a
// whole; what is not theirs is refused change by change.
func (s *Service) Apply(ctx context.Context, who Author, code region.Code, b Batch) (Outcome, error) {
	switch {
	case !slices.ContainsFunc(access.Scopes(who.Actor, access.Write, s.Now()), func(p access.Place) bool { return p.Region == "" || p.Region == string(code) }):
		return Outcome{}, fault.New(fault.Forbidden, "Peran Anda tidak mencakup penulisan rencana daerah ini.")
	case len(b.Changes) > mostChanges && b.Kind != Restored:
		return Outcome{}, fault.New(fault.TooLarge, fmt.Sprintf("Terlalu banyak perubahan sekaligus: %d, paling banyak %d. Kirim dalam beberapa bagian.", len(b.Changes), mostChanges))
	}
	opt, err := s.options(ctx, b)
	if err != nil {
		return Outcome{}, err
	}
	w, err := s.Store.Edit(ctx, code, func(st State) (Written, error) {
		g, err := s.guideline(st.Snapshot)
		if err != nil {
			return Written{}, err
		}
		w := Apply(st, g, who, b, opt, s.Now())
		return w, nil
	})
	if err != nil {
		return Outcome{}, fmt.Errorf("change the plan of %s: %w", code, err)
	}
	s.blame(ctx, code, b, w.Results)
	if len(w.Entries) > 0 && s.Hub != nil {
		s.Hub.Tell(code)
	}
	return w.Outcome, nil
}

// options gives the nomenclature where the batch writes codes of it.
func (s *Service) options(ctx context.Context, b Batch) (opt workbook.Options, err error) {
	if s.Nomenclature != nil && slices.ContainsFunc(b.Changes, writesCode) {
		opt.Lookup, err = s.Nomenclature(ctx)
	}
	return opt, err
}

func writesCode(c Change) bool {
	for _, key := range []string{"kode_nomenklatur", "versi_nomenklatur"} {
		if _, there := c.Cells[key]; there || c.Field == key {
			return true
		}
	}
	return c.List == "renstra" && c.Field == "kode"
}

// blame tells of each conflict who wrote what is there. That is a courtesy: where it
// cannot be found out, the conflict stands without it.
func (s *Service) blame(ctx context.Context, code region.Code, b Batch, results []Result) {
	for i := range results {
		if results[i].Status != Conflict {
			continue
		}
		c := b.Changes[i]
		last, err := s.Store.Entries(ctx, code, Query{List: c.List, Row: c.Row, Field: c.Field, Limit: 1})
		if err == nil && len(last) > 0 {
			results[i].By, results[i].At = last[0].Name, last[0].At
		}
	}
}
