package apiweb

import (
	"context"
	"slices"
	"strings"

	"gurindam/internal/fault"
	"gurindam/internal/workspace"
)

// Restore tells what is, or would be, taken back.
type Restore struct {
	Rev     int64     `json:"rev" doc:"Nomor terakhir rencana."`
	Count   int       `json:"jumlah"`
	Changes []Entry   `json:"perubahan" doc:"Paling banyak 1000."`
	Stopped []Stopped `json:"tidak_dipulihkan"`
}

// Stopped is a change that cannot be taken back, and why.
type Stopped struct {
	List  string   `json:"daftar"`
	Row   string   `json:"baris"`
	Field string   `json:"kolom,omitempty"`
	Value string   `json:"nilai,omitempty" doc:"Yang tersimpan sekarang."`
	By    string   `json:"oleh,omitempty" doc:"Siapa yang menulisnya sesudah itu."`
	Why   []string `json:"sebab"`
}

// RestoreScope says what is taken back.
type RestoreScope struct {
	Set    int64  `json:"kumpulan,omitempty" query:"kumpulan" minimum:"0" doc:"Satu kumpulan; atau sebut sebelum."`
	Before int64  `json:"sebelum,omitempty" query:"sebelum" minimum:"0" doc:"Semua sejak kumpulan ini."`
	Seen   int64  `json:"dilihat,omitempty" query:"dilihat" minimum:"0" doc:"rev dari pratinjau; kosong: yang terakhir."`
	List   string `json:"daftar,omitempty" query:"daftar" maxLength:"60"`
	Row    string `json:"baris,omitempty" query:"baris" maxLength:"60"`
	Field  string `json:"kolom,omitempty" query:"kolom" maxLength:"60"`
}

func (a *api) scoped(ctx context.Context, in In, s RestoreScope) (workspace.Query, error) {
	if (s.Set == 0) == (s.Before == 0) {
		return workspace.Query{}, fault.New(fault.Invalid, "Sebutkan satu di antara kumpulan dan sebelum.")
	}
	if s.Set > 0 {
		return workspace.Query{List: s.List, Row: s.Row, Field: s.Field, Since: s.Set - 1, Before: s.Set + 1}, nil
	}
	if s.Seen == 0 {
		st, _, err := a.Work.State(ctx, in.code())
		if err != nil {
			return workspace.Query{}, err
		}
		s.Seen = st.Rev
	}
	return workspace.Query{List: s.List, Row: s.Row, Field: s.Field, Since: s.Before - 1, Before: s.Seen + 1}, nil
}

type lookRestoreIn struct {
	In
	RestoreScope
}

// mostTold is how many changes of a restoring are told.
const mostTold = 1000

func (a *api) lookRestore(ctx context.Context, in *lookRestoreIn) (*bodyOut[Restore], error) {
	q, err := a.scoped(ctx, in.In, in.RestoreScope)
	if err != nil {
		return nil, err
	}
	out, changes, err := a.Work.Preview(ctx, author(ctx), in.code(), q)
	if err != nil {
		return nil, err
	}
	st, _, err := a.Work.State(ctx, in.code())
	if err != nil {
		return nil, err
	}
	return answerOf(restored(st.Rev, out, changes), nil)
}

func restored(rev int64, out workspace.Outcome, changes []workspace.Change) Restore {
	entries := slices.Clone(out.Entries)
	slices.Reverse(entries)
	net := workspace.Net(entries)
	r := Restore{Rev: rev, Count: len(net), Changes: each(net[:min(len(net), mostTold)], entryOf), Stopped: []Stopped{}}
	for i, res := range out.Results {
		if res.Status == workspace.Saved || res.Status == workspace.Same || i >= len(changes) {
			continue
		}
		c := changes[i]
		r.Stopped = append(r.Stopped, Stopped{c.List, c.Row, c.Field, res.Value, res.By, each(res.Problems, func(p workspace.Problem) string { return strings.TrimSpace(p.Text + " " + p.Advice) })})
	}
	return r
}

type restoreIn struct {
	In
	Body struct {
		RestoreScope
		Reason string `json:"alasan" doc:"Ikut tercatat dalam riwayat." minLength:"1" maxLength:"500"`
	}
}

func (a *api) restore(ctx context.Context, in *restoreIn) (*bodyOut[Restore], error) {
	q, err := a.scoped(ctx, in.In, in.Body.RestoreScope)
	if err != nil {
		return nil, err
	}
	_, changes, err := a.Work.Preview(ctx, author(ctx), in.code(), q)
	if err != nil {
		return nil, err
	}
	out, err := a.Work.Undo(ctx, author(ctx), in.code(), q, in.Body.Reason)
	if err != nil {
		return nil, err
	}
	return answerOf(restored(out.Rev, out, changes), nil)
}
