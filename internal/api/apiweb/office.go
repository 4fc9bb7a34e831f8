package apiweb

import (
	"context"

	"gurindam/internal/access"
	"gurindam/internal/fault"
	"gurindam/internal/region"
)

// OfficeIn names an office.
type OfficeIn struct {
	In
	OPD string `path:"opd" maxLength:"100" doc:"Kode OPD."`
}

// OfficeLife is an office as its history and the plan tell it.
type OfficeLife struct {
	Code     string    `json:"kode"`
	Names    []Bearing `json:"nama"`
	From     string    `json:"sejak,omitempty"`
	Until    string    `json:"berakhir,omitempty"`
	Listed   bool      `json:"ada_di_daftar"`
	Before   []Named   `json:"asal"`
	After    []Named   `json:"menjadi"`
	Heirs    []Named   `json:"penerus" doc:"Yang berdiri sekarang menggantikannya."`
	Pointers []Pointer `json:"ditunjuk_oleh"`
	Tasks    []Owed    `json:"tugas_terbuka,omitempty" doc:"Hanya bagi yang boleh melihat orang."`
	Grants   []Owed    `json:"peran,omitempty" doc:"Hanya bagi yang boleh melihat orang."`
}

// Bearing is a name with the day from which it was borne.
type Bearing struct {
	Name string `json:"nama"`
	From string `json:"sejak,omitempty"`
}

// Owed is a task or a role in an office.
type Owed struct {
	ID   string `json:"id"`
	Text string `json:"teks"`
}

func (a *api) office(ctx context.Context, in *OfficeIn) (*bodyOut[OfficeLife], error) {
	r, err := a.Offices.Register(ctx, in.code())
	if err != nil {
		return nil, err
	}
	out, known := lifeOf(r, in.OPD)
	if !known {
		return nil, fault.New(fault.NotFound, "Tidak ada OPD dengan kode itu di daerah ini, sekarang maupun dahulu.")
	}
	pointers, err := a.Offices.Pointers(ctx, in.code(), region.Event{From: []region.Named{{Code: in.OPD}}})
	if err != nil {
		return nil, err
	}
	out.Pointers = moving(in.OPD, pointers[in.OPD], nil).Pointers
	if !a.seesPeople(ctx, in.In) {
		return answerOf(out, nil)
	}
	hanging, err := a.Offices.Hanging(ctx, in.code(), in.OPD)
	out.Tasks = each(hanging.Tasks, func(t region.Task) Owed { return Owed(t) })
	out.Grants = each(hanging.Grants, func(h region.Held) Owed { return Owed{h.Grant.ID, h.Name + ", " + h.Role} })
	return answerOf(out, err)
}

func lifeOf(r region.Register, code string) (out OfficeLife, known bool) {
	out = OfficeLife{Code: code, Names: []Bearing{}}
	for _, o := range r.Offices {
		if o.Code == code {
			out.Listed, out.Names, known = true, []Bearing{{Name: o.Name}}, true
		}
	}
	for _, l := range region.Lives(r.Events) {
		if l.Code == code {
			out.Names, known = each(l.Names, func(b region.Bearing) Bearing { return Bearing{b.Name, string(b.From)} }), true
			out.From, out.Until = string(l.From), string(l.Until)
		}
	}
	kin := func(k region.Kin) Named { return Named(k.Named) }
	out.Before, out.After = each(region.Predecessors(r.Events, code), kin), each(region.Successors(r.Events, code), kin)
	out.Heirs = named(region.Heirs(r.Events, code))
	return out, known
}

// seesPeople tells whether whoever asks may see what is shown of people alone.
func (a *api) seesPeople(ctx context.Context, in In) bool {
	return access.May(author(ctx).Actor, access.SeePeople, access.Place{Region: in.Region}, a.Now())
}

type settleIn struct {
	OfficeIn
	Body struct {
		Chosen map[string]string `json:"tujuan,omitempty" doc:"Kunci penunjuk → kode OPD penerusnya; wajib bila penerusnya lebih dari satu."`
	}
}

func (a *api) settle(ctx context.Context, in *settleIn) (*struct{}, error) {
	return nil, a.Offices.Settle(ctx, regionKeeper(ctx), in.code(), in.OPD, in.Body.Chosen)
}
