package region

import (
	"fmt"
	"slices"
	"strings"

	"gurindam/internal/fault"
)

// Pointer is a cell of the plan that names an office: an initiative's PIC, a row
// of a Renstra, a supporting office.
type Pointer struct {
	List, Title  string // key of the list, and what people call it
	Row          string // identity of the row
	Code, Label  string // what the row is called
	Field, Named string // key of the column, and what people call it
	Text         string // of the cell as it stands
}

// Key names the pointer among those of a plan.
func (p Pointer) Key() string { return p.List + "." + p.Row + "." + p.Field }

// separator stands between several codes in one cell.
const separator = "; "

// Handed gives the text of the cell with an office in the place of another, or
// without it where the new one is empty. No code comes to stand there twice.
func (p Pointer) Handed(from, to string) string {
	var out []string
	for _, code := range strings.Split(p.Text, strings.TrimSpace(separator)) {
		if code = strings.TrimSpace(code); code == from {
			code = to
		}
		if code != "" && !slices.Contains(out, code) {
			out = append(out, code)
		}
	}
	return strings.Join(out, separator)
}

// Edit is one change of the plan, in the words of its workspace.
type Edit struct {
	Op               string // EditSet, EditAdd or EditRemove
	List, Row, Field string
	Base, Value      string            // of a cell: as it was seen, and as it is to be
	Cells            map[string]string // of a row that is added
}

// What an Edit does.
const (
	EditSet    = "isi"
	EditAdd    = "tambah"
	EditRemove = "hapus"
)

// OfficeRow is an office with the identity of its row in the plan.
type OfficeRow struct {
	OPD
	Row string
}

// OfficeList is the key of the list of offices in the plan.
const OfficeList = "opd"

// Bare gives the offices of rows.
func Bare(rows []OfficeRow) []OPD {
	var out []OPD
	for _, r := range rows {
		out = append(out, r.OPD)
	}
	return out
}

// rowOf finds the row of an office.
func rowOf(rows []OfficeRow, code string) (OfficeRow, bool) {
	i := slices.IndexFunc(rows, func(r OfficeRow) bool { return r.Code == code })
	if i < 0 {
		return OfficeRow{}, false
	}
	return rows[i], true
}

// Consequences gives the edits that an event asks of the plan: names change, new
// offices get a row, what points to an office that ends goes to the one chosen for
// it, and the row of an office to which nothing points any more is removed. chosen
// maps the Key of a pointer to a code; make gives identities of new rows.
func Consequences(e Event, rows []OfficeRow, pointers map[string][]Pointer, chosen map[string]string, make func() string) ([]Edit, error) {
	var out []Edit
	for _, n := range e.To {
		row, listed := rowOf(rows, n.Code)
		switch {
		case listed && e.Kind != Dissolved && !has(e.From, n.Code):
			return nil, fault.New(fault.Conflict, fmt.Sprintf("Kode %s sudah dipakai di daftar OPD. Pilih kode lain; bila OPD itu menyerap yang lain, sebut juga sebagai OPD asal.", n.Code))
		case !listed:
			out = append(out, Edit{Op: EditAdd, List: OfficeList, Row: make(), Cells: map[string]string{"kode": n.Code, "nama": n.Name}})
		case row.Name != n.Name && e.Kind != Dissolved:
			out = append(out, Edit{Op: EditSet, List: OfficeList, Row: row.Row, Field: "nama", Base: row.Name, Value: n.Name})
		}
	}
	texts := map[string]string{} // a cell may name two offices that end at once
	var cells []Pointer
	for _, n := range e.Ends() {
		for _, p := range pointers[n.Code] {
			to := chosen[p.Key()]
			if to == "" && len(e.To) == 1 {
				to = e.To[0].Code
			}
			if to == "" || to == n.Code || !has(e.To, to) {
				return nil, fault.New(fault.Invalid, fmt.Sprintf("Pilih penerus untuk %s pada %s %s.", n.Code, p.Title, p.Code))
			}
			if _, again := texts[p.Key()]; !again {
				texts[p.Key()] = p.Text
				cells = append(cells, p)
			}
			now := p
			now.Text = texts[p.Key()]
			texts[p.Key()] = now.Handed(n.Code, to)
		}
	}
	for _, p := range cells {
		out = append(out, Edit{Op: EditSet, List: p.List, Row: p.Row, Field: p.Field, Base: p.Text, Value: texts[p.Key()]})
	}
	for _, n := range e.Ends() {
		if row, listed := rowOf(rows, n.Code); listed {
			out = append(out, Edit{Op: EditRemove, List: OfficeList, Row: row.Row})
		}
	}
	return out, nil
}
