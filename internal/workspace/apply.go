package workspace

import (
	"maps"
	"time"

	"gurindam/internal/plan"
	"gurindam/internal/plan/workbook"
)

// Touch is a row that the store has to write.
type Touch struct {
	List string
	ID   string
	Old  any // nil: it is new
	New  any // nil: it went
}

// Written is what a batch makes of a state.
type Written struct {
	Outcome
	State   State
	Touched []Touch
	Ordered []string // lists whose order is another
}

// Apply works a batch into a state. It changes nothing of the state it is given:
// what it gives back shares what stayed the same. A change that fails leaves no
// trace; where the batch wants all or none, nothing does.
func Apply(st State, g plan.Guideline, who Author, b Batch, opt workbook.Options, now time.Time) Written {
	d := &desk{
		Editor: workbook.Edit(st.Snapshot, g, opt), before: st, g: g, who: who, now: now,
		ids: maps.Clone(st.IDs), fresh: map[string]bool{}, ordered: map[string]bool{}, marked: map[touchedRow]bool{}, shifted: map[[3]string]shift{},
	}
	if d.ids == nil {
		d.ids = map[string][]string{}
	}
	for _, c := range b.Changes {
		d.results = append(d.results, d.change(c))
	}
	d.again(b)
	if b.All && (Outcome{Results: d.results}).Stopped() || len(d.entries) == 0 {
		return Written{Outcome: Outcome{Rev: st.Rev, Results: unsaved(d.results)}, State: st}
	}
	return d.written(b)
}

// again tries once more what the rest of the batch may have made way for: dates that
// move together and, where something is taken back, rows that name each other.
func (d *desk) again(b Batch) {
	for progress := true; progress; {
		progress = false
		for i, c := range b.Changes {
			if r := d.results[i]; r.again || b.Kind == Restored && r.Status == Refused {
				d.results[i] = d.change(c)
				progress = progress || d.results[i].Status == Saved
			}
		}
	}
}

// unsaved tells of changes that would have been saved that they were not.
func unsaved(list []Result) []Result {
	for i := range list {
		if list[i].Status == Saved {
			list[i].Status = Untouched
		}
	}
	return list
}
