package region

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
)

// Taking compares a list of offices from a sheet with the one of the plan.
type Taking struct {
	New     []OPD
	Changed []OfficeChange
	Missing []OfficeRow // in the plan, not on the sheet
	Same    int
}

// OfficeChange is an office whose sheet says something else than the plan.
type OfficeChange struct {
	Old OfficeRow
	New OPD
}

// Fields lists what differs: the key of the column, its title, old and new text.
func (c OfficeChange) Fields() []FieldChange {
	var out []FieldChange
	for _, f := range []FieldChange{
		{"nama", "Nama", c.Old.Name, c.New.Name}, {"singkatan", "Singkatan", c.Old.Short, c.New.Short}, {"keterangan", "Keterangan", c.Old.Note, c.New.Note},
	} {
		if f.Old != f.New {
			out = append(out, f)
		}
	}
	return out
}

// FieldChange is a text that becomes another.
type FieldChange struct{ Key, Title, Old, New string }

// Compare tells what a sheet would change.
func Compare(rows []OfficeRow, read []OPD) Taking {
	var t Taking
	for _, o := range read {
		row, known := rowOf(rows, o.Code)
		switch change := (OfficeChange{row, o}); {
		case !known:
			t.New = append(t.New, o)
		case len(change.Fields()) > 0:
			t.Changed = append(t.Changed, change)
		default:
			t.Same++
		}
	}
	for _, r := range rows {
		if !slices.ContainsFunc(read, func(o OPD) bool { return o.Code == r.Code }) {
			t.Missing = append(t.Missing, r)
		}
	}
	return t
}

// Edits gives what the sheet asks of the plan. Missing offices stay: how an office
// ends is told by an event.
func (t Taking) Edits(make func() string) []Edit {
	var out []Edit
	for _, c := range t.Changed {
		for _, f := range c.Fields() {
			out = append(out, Edit{Op: EditSet, List: OfficeList, Row: c.Old.Row, Field: f.Key, Base: f.Old, Value: f.New})
		}
	}
	for _, o := range t.New {
		cells := map[string]string{"kode": o.Code, "nama": o.Name}
		for key, text := range map[string]string{"singkatan": o.Short, "keterangan": o.Note} {
			if strings.TrimSpace(text) != "" {
				cells[key] = text
			}
		}
		out = append(out, Edit{Op: EditAdd, List: OfficeList, Row: make(), Cells: cells})
	}
	return out
}

// Digest tells two comparisons apart: what a preview showed, and what is so when
// it is confirmed.
func (t Taking) Digest() string {
	sum := sha256.Sum256(fmt.Appendf(nil, "%#v", t))
	return hex.EncodeToString(sum[:12])
}
