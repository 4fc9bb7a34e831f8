package workspace

import (
	"bytes"
	"encoding/json"
	"fmt"

	"gurindam/internal/fault"
	"gurindam/internal/plan"
	"gurindam/internal/plan/workbook"
	"gurindam/internal/region"
)

// frozenFormat is the version of how states are frozen. It is raised when another
// reading is needed.
const frozenFormat = 1

// frozen is a state as text: list by list in the order of the workbook, of each row
// its identity and the cells that hold something, by the keys of their columns.
type frozen struct {
	Format    int         `json:"format"`
	Region    region.Code `json:"region"`
	Guideline string      `json:"guideline"`
	Lists     []textList  `json:"lists"`
}

// textList is a list as texts.
type textList struct {
	List string    `json:"list"`
	Rows []textRow `json:"rows"`
}

type textRow struct {
	ID    string            `json:"id"`
	Cells map[string]string `json:"cells"`
}

// Freeze writes a state as canonical JSON: equal plans give equal bytes, whenever
// they were written. The number of the last change set is not a part of it.
func Freeze(st State, g plan.Guideline) []byte {
	f := frozen{Format: frozenFormat, Region: st.Region.Code, Guideline: g.ID, Lists: textsOf(st, g)}
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	_ = e.Encode(f) // texts always have JSON
	return out.Bytes()
}

// Thaw reads what Freeze wrote. It fails where a text would not come back exactly.
func Thaw(text []byte, home region.Region, g plan.Guideline) (State, error) {
	var f frozen
	if err := json.Unmarshal(text, &f); err != nil {
		return State{}, fmt.Errorf("thaw a state: %w", err)
	}
	if f.Format != frozenFormat || f.Region != home.Code || f.Guideline != g.ID {
		return State{}, fault.New(fault.Invalid, fmt.Sprintf("Isi beku ini berbentuk %d, milik daerah %s, dan mengikuti pedoman %s; tidak cocok dengan yang diminta.", f.Format, f.Region, f.Guideline))
	}
	st := State{Snapshot: plan.Snapshot{Region: home}, IDs: map[string][]string{}}
	return st.refilled(g, f.Lists)
}

// GuidelineOf tells which guideline a frozen state follows.
func GuidelineOf(text []byte) (string, error) {
	var f struct{ Guideline string }
	err := json.Unmarshal(text, &f)
	return f.Guideline, err
}

// textsOf tells everything that a state holds.
func textsOf(st State, g plan.Guideline) []textList {
	var out []textList
	for _, v := range workbook.Views(&st.Snapshot, g) {
		out = append(out, textOf(v, idsOf(st, v)))
	}
	return out
}

func textOf(v workbook.View, ids []string) textList {
	l := textList{List: v.Key, Rows: make([]textRow, len(ids))}
	for i, id := range ids {
		l.Rows[i] = textRow{id, v.Filled(i)}
	}
	return l
}

// refilled gives the state with some of its lists told anew.
func (st State) refilled(g plan.Guideline, lists []textList) (State, error) {
	e := workbook.Edit(st.Snapshot, g, workbook.Options{})
	ids := make(map[string][]string, len(st.IDs))
	for key, list := range st.IDs {
		ids[key] = list
	}
	for _, l := range lists {
		rows := make([]map[string]string, len(l.Rows))
		names := make([]string, len(l.Rows))
		for i, r := range l.Rows {
			rows[i], names[i] = r.Cells, r.ID
		}
		if err := e.Refill(l.List, rows); err != nil {
			return State{}, err
		}
		if found, _ := e.Find(l.List); !found.Single {
			ids[l.List] = names
		}
	}
	return State{Snapshot: e.Snapshot(), IDs: ids, Rev: st.Rev}, nil
}
