package workspace

import (
	"cmp"
	"encoding/json"
	"maps"
	"slices"

	"gurindam/internal/plan"
	"gurindam/internal/plan/workbook"
)

// Diff lists what makes a state of another: rows that came, went or moved, and cells
// that hold something else. Rows are the same where their identities are.
func Diff(old, now State, g plan.Guideline) []Entry {
	var out []Entry
	before, after := workbook.Views(&old.Snapshot, g), workbook.Views(&now.Snapshot, g)
	for n, view := range after {
		out = append(out, diffList(before[n], view, idsOf(old, before[n]), idsOf(now, view))...)
	}
	return out
}

func idsOf(st State, v workbook.View) []string {
	if v.Single {
		return []string{v.Key}
	}
	return st.IDs[v.Key]
}

func diffList(old, now workbook.View, oldIDs, nowIDs []string) []Entry {
	var out []Entry
	at := make(map[string]int, len(oldIDs))
	for i, id := range oldIDs {
		at[id] = i
	}
	kept := make(map[string]bool, len(nowIDs))
	for _, id := range nowIDs {
		kept[id] = true
	}
	for i, id := range slices.Backward(oldIDs) {
		if !kept[id] {
			out = append(out, Entry{List: old.Key, Row: id, Code: old.Code(i), Before: withPlace(rowText(old, i), cmp.Or(behind(oldIDs, i), Top))})
		}
	}
	for i, id := range nowIDs {
		n, there := at[id]
		if !there {
			out = append(out, Entry{List: now.Key, Row: id, Code: now.Code(i), After: rowText(now, i)})
			continue
		}
		out = append(out, diffRow(old.Filled(n), now.Filled(i), Entry{List: now.Key, Row: id, Code: now.Code(i)})...)
	}
	return append(out, diffOrder(now, oldIDs, nowIDs, kept, at)...)
}

// diffOrder tells of rows that stand behind another row than they did, leaving out
// those that came or went.
func diffOrder(now workbook.View, oldIDs, nowIDs []string, kept map[string]bool, at map[string]int) []Entry {
	var was, is []string
	for _, id := range oldIDs {
		if kept[id] {
			was = append(was, id)
		}
	}
	for _, id := range nowIDs {
		if _, there := at[id]; there {
			is = append(is, id)
		}
	}
	if slices.Equal(was, is) {
		return nil
	}
	var out []Entry
	for i, id := range is {
		n := slices.Index(was, id)
		if behind(was, n) != behind(is, i) {
			out = append(out, Entry{List: now.Key, Row: id, Field: moved, Before: behind(was, n), After: behind(is, i)})
			was = slices.Insert(slices.Delete(was, n, n+1), min(i, len(was)-1), id)
		}
	}
	return out
}

func behind(ids []string, i int) string {
	if i <= 0 {
		return ""
	}
	return ids[i-1]
}

func rowText(v workbook.View, i int) string {
	text, _ := json.Marshal(v.Filled(i)) // strings always marshal, in the order of their keys
	return string(text)
}

func diffRow(old, now map[string]string, like Entry) []Entry {
	keys := maps.Clone(old)
	maps.Copy(keys, now)
	var out []Entry
	for _, key := range slices.Sorted(maps.Keys(keys)) {
		if old[key] != now[key] {
			e := like
			e.Field, e.Before, e.After = key, old[key], now[key]
			out = append(out, e)
		}
	}
	return out
}
