package planweb

import (
	"sync"

	"gurindam/internal/plan"
	"gurindam/internal/region"
)

// finders remember the suggester of the newest state of each plan: it is built once
// and asked by every page.
type finders struct {
	mu   sync.Mutex
	kept map[region.Code]finder
}

type finder struct {
	rev int64
	*plan.Suggester
}

// suggester gives what finds links for this state of the plan.
func (v *view) suggester() *plan.Suggester {
	f := v.options.finders
	if f == nil || v.rev == 0 {
		return plan.NewSuggester(v.Snapshot)
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	code := v.Region.Code
	if found, ok := f.kept[code]; ok && found.rev == v.rev {
		return found.Suggester
	}
	if f.kept == nil {
		f.kept = map[region.Code]finder{}
	}
	f.kept[code] = finder{v.rev, plan.NewSuggester(v.Snapshot)}
	return f.kept[code].Suggester
}
