package workspace

import (
	"fmt"
	"maps"
	"slices"

	"gurindam/internal/plan"
	"gurindam/internal/plan/workbook"
)

// At gives a plan as it was, from how it is and everything that changed since, newest
// first. It works on texts, so that neither rights nor rules of today keep back
// anything that was: what the log says is what comes out. The state it is given stays
// as it is, and what did not change since is shared with it.
func At(now State, entries []Entry, guide func(plan.Snapshot) (plan.Guideline, error)) (State, error) {
	if len(entries) == 0 {
		return now, nil
	}
	g, err := guide(now.Snapshot)
	if err != nil {
		return State{}, err
	}
	lists := map[string]*textList{}
	for _, e := range entries {
		l := lists[e.List]
		if l == nil {
			found, ok := workbook.FindList(g, e.List)
			if !ok {
				return State{}, fmt.Errorf("set %d changed the list %q, which is not there", e.Rev, e.List)
			}
			v := found.Of(&now.Snapshot, g)
			text := textOf(v, idsOf(now, v))
			l = &text
			lists[e.List] = l
		}
		if err := l.takeBack(e); err != nil {
			return State{}, fmt.Errorf("take back set %d, list %s, row %s: %w", e.Rev, e.List, e.Row, err)
		}
	}
	return now.as(lists, entries[len(entries)-1].Rev-1, guide)
}

// as gives the state with lists told anew. The profile comes first: it says which
// guideline the rest follows.
func (st State) as(lists map[string]*textList, rev int64, guide func(plan.Snapshot) (plan.Guideline, error)) (State, error) {
	g, err := guide(st.Snapshot)
	if err != nil {
		return State{}, err
	}
	if profile, changed := lists[workbook.ProfileList]; changed {
		if st, err = st.refilled(g, []textList{*profile}); err != nil {
			return State{}, err
		}
		if g, err = guide(st.Snapshot); err != nil {
			return State{}, err
		}
	}
	var rest []textList
	for _, key := range slices.Sorted(maps.Keys(lists)) {
		if key != workbook.ProfileList {
			rest = append(rest, *lists[key])
		}
	}
	st.Rev = rev
	return st.refilled(g, rest)
}

// takeBack takes one change back.
func (l *textList) takeBack(e Entry) error {
	at := slices.IndexFunc(l.Rows, func(r textRow) bool { return r.ID == e.Row })
	if e.Removed() {
		if at >= 0 {
			return fmt.Errorf("it was removed and is there")
		}
		cells, behind := e.Cells()
		return l.insert(textRow{e.Row, cells}, behind)
	}
	if at < 0 {
		return fmt.Errorf("it is not there")
	}
	switch {
	case e.Added():
		l.Rows = slices.Delete(l.Rows, at, at+1)
	case e.Moved():
		row := l.Rows[at]
		l.Rows = slices.Delete(l.Rows, at, at+1)
		return l.insert(row, e.Before)
	case e.Before == "":
		delete(l.Rows[at].Cells, e.Field)
	default:
		l.Rows[at].Cells[e.Field] = e.Before
	}
	return nil
}

// insert puts a row behind another, or at the top.
func (l *textList) insert(row textRow, behind string) error {
	to := 0
	if behind != "" && behind != Top {
		if to = slices.IndexFunc(l.Rows, func(r textRow) bool { return r.ID == behind }) + 1; to == 0 {
			return fmt.Errorf("the row %s before it is not there", behind)
		}
	}
	l.Rows = slices.Insert(l.Rows, to, row)
	return nil
}
