package workspace

import (
	"context"
	"fmt"
	"sync"

	"gurindam/internal/plan"
	"gurindam/internal/region"
	"gurindam/internal/rpjmd"
)

// Doubts is what changes of the RPJMD, of a Renstra and of the nomenclature left to be
// looked at in a plan.
type Doubts struct {
	Rev   int64
	Links []LinkDoubt
	Codes []plan.CodeChange
	To    string // newest edition of the nomenclature
}

// LinkDoubt is a link in doubt with what brought it there.
type LinkDoubt struct {
	plan.Doubt
	Row   string // identity of the link; of one that went, the one it had
	cause Entry
}

// Cause gives the change that brought the link into doubt; without a number where the
// history does not tell.
func (d LinkDoubt) Cause() Entry { return d.cause }

// Editions gives the newest edition of the nomenclature and what became of the codes
// of the older ones in it.
type Editions func(context.Context) (newest string, from map[string]*rpjmd.Succession, err error)

// doubter finds doubts and remembers those of the newest state of each region.
type doubter struct {
	mu   sync.Mutex
	seen map[region.Code]Doubts
}

// Doubts lists what wants to be looked at in a region's plan. It reads the history of
// the RPJMD, the Renstra and the links; what was found is kept until the plan changes.
func (s *Service) Doubts(ctx context.Context, code region.Code) (Doubts, error) {
	st, _, err := s.State(ctx, code)
	if err != nil {
		return Doubts{}, err
	}
	var newest string
	var successions map[string]*rpjmd.Succession
	if s.Editions != nil {
		if newest, successions, err = s.Editions(ctx); err != nil {
			return Doubts{}, fmt.Errorf("editions of the nomenclature: %w", err)
		}
	}
	if kept, ok := s.doubts.get(code); ok && kept.Rev == st.Rev && kept.To == newest {
		return kept, nil
	}
	var entries []Entry
	for _, list := range []string{plan.ListRPJMD, plan.ListRenstra, plan.ListLinks} {
		part, err := s.through(ctx, code, Query{List: list, Before: st.Rev + 1})
		if err != nil {
			return Doubts{}, err
		}
		entries = append(entries, part...)
	}
	out := Doubts{Rev: st.Rev, To: newest, Codes: plan.ChangedCodes(st.Snapshot, successions), Links: FindDoubts(st, entries, successions)}
	s.doubts.put(code, out)
	return out, nil
}

func (d *doubter) get(code region.Code) (Doubts, bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	out, ok := d.seen[code]
	return out, ok
}

func (d *doubter) put(code region.Code, v Doubts) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.seen == nil {
		d.seen = map[region.Code]Doubts{}
	}
	d.seen[code] = v
}

// FindDoubts lists the links that are in doubt: those whose target changed or went
// after somebody last wrote or affirmed them. The entries are those of the RPJMD, the
// Renstra and the links, of each list newest first.
func FindDoubts(st State, entries []Entry, successions map[string]*rpjmd.Succession) []LinkDoubt {
	t := newTrail(st, entries)
	past, causes := map[int]plan.Past{}, map[int]Entry{}
	for n, l := range st.Masterplan.Links {
		if before, cause, ok := t.past(plan.TargetOf(l), t.looked[st.IDs[plan.ListLinks][n]]); ok {
			past[n], causes[n] = before, cause
		}
	}
	there := map[string]bool{}
	for _, i := range st.Masterplan.Initiatives {
		there[i.Code] = true
	}
	gone := t.lost(there)
	lost := make([]plan.Doubt, len(gone))
	for n, g := range gone {
		lost[n] = g.Doubt
	}
	var out []LinkDoubt
	nth := 0
	for _, d := range plan.Impact(st.Snapshot, plan.NewSuggester(st.Snapshot), past, lost, successions) {
		v := LinkDoubt{Doubt: d}
		if d.Kind == plan.Lost {
			v.Row, v.cause = gone[nth].Row, gone[nth].cause
			nth++
		} else {
			v.Row, v.cause = st.IDs[plan.ListLinks][d.At], causes[d.At]
		}
		out = append(out, v)
	}
	return out
}
