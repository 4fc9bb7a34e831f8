package apiweb

import (
	"context"
	"crypto/rand"
	"net/http"
	"slices"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"gurindam/internal/fault"
	"gurindam/internal/region"
	"gurindam/internal/workspace"
)

// RowIn names a row.
type RowIn struct {
	ListIn
	ID string `path:"id" doc:"Tanda pengenal baris; daftar tunggal memakai kuncinya sendiri."`
}

type rowOut struct {
	ETag string `header:"ETag"`
	Body Row
}

func (a *api) row(ctx context.Context, in *RowIn) (*rowOut, error) {
	o, i, err := a.find(ctx, in)
	if err != nil {
		return nil, err
	}
	return &rowOut{o.tag(i), a.rowOf(ctx, o, i)}, nil
}

func (a *api) find(ctx context.Context, in *RowIn) (*opened, int, error) {
	o, err := a.open(ctx, in.ListIn)
	if err != nil {
		return nil, 0, err
	}
	i := slices.Index(o.ids, in.ID)
	if i < 0 {
		return nil, 0, fault.New(fault.NotFound, "Baris itu tidak ada, atau sudah dihapus.")
	}
	return o, i, nil
}

// NewRow is a row to be added.
type NewRow struct {
	ID     string            `json:"id,omitempty" doc:"Tanda pengenal buatan pengirim, 16-40 huruf dan angka; permintaan yang diulang dengan id sama tidak menambah dua kali." pattern:"^[A-Za-z0-9]{16,40}$"`
	After  string            `json:"sesudah,omitempty" doc:"id baris sebelumnya; kosong: di akhir."`
	Cells  map[string]string `json:"sel"`
	Reason string            `json:"alasan,omitempty" maxLength:"200"`
}

type addIn struct {
	ListIn
	Body NewRow
}

func (a *api) addRow(ctx context.Context, in *addIn) (*rowOut, error) {
	id := in.Body.ID
	if id == "" {
		id = rand.Text()
	}
	c := workspace.Change{Op: workspace.Add, List: in.List, Row: id, Cells: in.Body.Cells, After: in.Body.After}
	if err := a.apply(ctx, in.code(), in.Body.Reason, c); err != nil {
		return nil, err
	}
	return a.row(ctx, &RowIn{in.ListIn, id})
}

// Precondition is the state that the caller has read.
type Precondition struct {
	IfMatch string `header:"If-Match" doc:"ETag dari yang dibaca; wajib, supaya tulisan orang lain tidak tertimpa."`
}

func (p Precondition) check(tag string) error {
	switch {
	case p.IfMatch == "":
		return huma.NewError(http.StatusPreconditionRequired, "Kirim If-Match dengan ETag yang Anda baca.")
	case !slices.Contains(strings.Split(strings.ReplaceAll(p.IfMatch, " ", ""), ","), tag):
		return huma.NewError(http.StatusPreconditionFailed, "Isinya sudah diubah orang lain sejak Anda membacanya. Baca lagi, lalu putuskan.")
	}
	return nil
}

type changeIn struct {
	RowIn
	Precondition
	Body struct {
		Cells  map[string]string `json:"sel" doc:"Sel yang diubah dengan isi barunya; kosong mengosongkan."`
		After  *string           `json:"sesudah,omitempty" doc:"Memindahkan baris ke belakang baris ini; kosong: ke awal."`
		Reason string            `json:"alasan,omitempty" maxLength:"200"`
	}
}

// changeRow changes cells of a row, all or none. That nobody wrote meanwhile is asked
// again by the door itself, cell by cell.
func (a *api) changeRow(ctx context.Context, in *changeIn) (*rowOut, error) {
	o, i, err := a.find(ctx, &in.RowIn)
	if err != nil {
		return nil, err
	}
	if err := in.check(o.tag(i)); err != nil {
		return nil, err
	}
	now := a.rowOf(ctx, o, i).Cells
	var changes []workspace.Change
	for _, key := range sortedKeys(in.Body.Cells) {
		changes = append(changes, workspace.Change{Op: workspace.Fill, List: in.List, Row: in.ID, Field: key, Base: now[key], Value: in.Body.Cells[key]})
	}
	if in.Body.After != nil {
		changes = append(changes, workspace.Change{Op: workspace.Move, List: in.List, Row: in.ID, After: *in.Body.After})
	}
	if err := a.apply(ctx, in.code(), in.Body.Reason, changes...); err != nil {
		return nil, err
	}
	return a.row(ctx, &in.RowIn)
}

type dropIn struct {
	RowIn
	Precondition
	Reason string `query:"alasan" maxLength:"200"`
}

func (a *api) dropRow(ctx context.Context, in *dropIn) (*struct{}, error) {
	o, i, err := a.find(ctx, &in.RowIn)
	if err != nil {
		return nil, err
	}
	if err := in.check(o.tag(i)); err != nil {
		return nil, err
	}
	return nil, a.apply(ctx, in.code(), in.Reason, workspace.Change{Op: workspace.Remove, List: in.List, Row: in.ID})
}

// apply carries out changes, all or none, and tells why where none is.
func (a *api) apply(ctx context.Context, code region.Code, reason string, changes ...workspace.Change) error {
	out, err := a.Work.Apply(ctx, author(ctx), code, workspace.Batch{Reason: reason, Changes: changes, All: true})
	if err != nil || !out.Stopped() {
		return err
	}
	status, details := http.StatusUnprocessableEntity, []error{}
	for n, r := range out.Results {
		switch r.Status {
		case workspace.Conflict:
			status = http.StatusConflict
			details = append(details, &huma.ErrorDetail{Message: "Sel ini sudah diubah orang lain.", Location: changes[n].Field, Value: r.Value})
		case workspace.Refused:
			for _, p := range r.Problems {
				details = append(details, &huma.ErrorDetail{Message: strings.TrimSpace(p.Text + " " + p.Advice), Location: changes[n].Field, Value: changes[n].Value})
			}
		}
	}
	return huma.NewError(status, "Perubahan tidak disimpan.", details...)
}

func sortedKeys(m map[string]string) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}
