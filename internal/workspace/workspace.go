// Package workspace is where many people write one plan. Whatever they change goes
// through one door: a batch of changes to single cells and rows, each told with the
// value its writer saw, so that nobody overwrites what they have not read. Every
// change is kept with who, when, from what to what, and can be taken back.
package workspace

import (
	"time"

	"gurindam/internal/access"
	"gurindam/internal/plan"
)

// State is the plan of a region with the identities of its rows.
type State struct {
	plan.Snapshot
	IDs map[string][]string // of the rows of each list, in their order
	Rev int64               // number of the change set that made it; grows by one
}

// Op is what a change does.
type Op string

// Operations, as they are written in JSON.
const (
	Fill   Op = "isi"    // sets a cell
	Add    Op = "tambah" // adds a row
	Remove Op = "hapus"  // removes a row
	Move   Op = "pindah" // puts a row after another
	Affirm Op = "tegas"  // leaves a cell as it is and notes that somebody looked
)

// Change is one change of one row.
type Change struct {
	Op    Op                `json:"op"`
	List  string            `json:"list"`
	Row   string            `json:"row"`             // identity; of a new row, made by whoever adds it
	Field string            `json:"field,omitempty"` // key of the column that is filled
	Base  string            `json:"base"`            // what its writer saw in the cell; of a row that goes, its cells as JSON, or empty where that does not matter
	Value string            `json:"value"`           // what it shall hold
	Cells map[string]string `json:"cells,omitempty"` // of a new row
	After string            `json:"after,omitempty"` // identity of the row before it; Top; empty: at the end, of a move at the top
	Typed bool              `json:"typed,omitempty"` // written as people write, 1.234,5; else canonical, 1234.5
}

// Top stands for the row before the first.
const Top = "^"

// Batch is what somebody changes at once.
type Batch struct {
	Kind    string   // how: "sunting", "impor", "pulihkan"; empty: "sunting"
	Reason  string   // why, where it was asked
	Changes []Change // in their order
	All     bool     // all of them or none
}

// Kinds of change set.
const (
	Edited   = "sunting"
	Imported = "impor"
	Restored = "pulihkan"
)

// Author is who changes.
type Author struct {
	access.Actor
	Name string
}

// Status is what came of a change.
type Status string

// Statuses.
const (
	Saved     Status = "tersimpan"
	Same      Status = "sama"    // it was so already: a repeated request does no harm
	Conflict  Status = "bentrok" // the cell holds something its writer has not seen
	Refused   Status = "ditolak"
	Untouched Status = "batal" // not tried, because all or none was asked
)

// Result tells what came of one change.
type Result struct {
	Status   Status    `json:"status"`
	Value    string    `json:"value"` // what the cell holds now
	Problems []Problem `json:"problems,omitempty"`
	By       string    `json:"by,omitempty"` // who wrote what is there, in a conflict
	At       time.Time `json:"at,omitzero"`

	again bool // it may go once the rest of the batch is done: two dates that move together
}

// Problem is what is wrong or doubtful about a value.
type Problem struct {
	Severity string   `json:"severity"` // galat, pertanyaan, peringatan
	Text     string   `json:"text"`
	Advice   string   `json:"advice,omitempty"`
	Choices  []string `json:"choices,omitempty"`
}

// Outcome is what came of a batch.
type Outcome struct {
	Rev     int64    // of the plan afterwards
	Results []Result // one for each change
	Entries []Entry  // what changed indeed
}

// Stopped tells whether any change was not saved.
func (o Outcome) Stopped() bool {
	for _, r := range o.Results {
		if r.Status != Saved && r.Status != Same {
			return true
		}
	}
	return false
}

// Entry is one change as it is kept.
type Entry struct {
	Rev    int64     `json:"rev"`
	Seq    int       `json:"seq"` // within its set
	At     time.Time `json:"at"`
	Person string    `json:"person"`
	Name   string    `json:"name"` // of the person at that time
	Kind   string    `json:"kind"`
	Reason string    `json:"reason,omitempty"`
	List   string    `json:"list"`
	Row    string    `json:"row"`
	Code   string    `json:"code,omitempty"`  // what the row was called
	Field  string    `json:"field,omitempty"` // empty: the whole row
	Before string    `json:"before"`
	After  string    `json:"after"`
}

// Whole rows are kept as JSON of their cells: After of a row that was added, Before
// of one that was removed. A row that moved has Field "#" and the identities of the
// rows it stood behind.
const moved = "#"

// Added tells whether the entry is of a row that came.
func (e Entry) Added() bool { return e.Field == "" && e.Before == "" }

// Removed tells whether the entry is of a row that went.
func (e Entry) Removed() bool { return e.Field == "" && e.After == "" }

// Affirmed tells whether the entry leaves its cell as it was: somebody looked.
func (e Entry) Affirmed() bool { return e.Field != "" && e.Field != moved && e.Before == e.After }

// Moved tells whether the entry is of a row that stands elsewhere now.
func (e Entry) Moved() bool { return e.Field == moved }
