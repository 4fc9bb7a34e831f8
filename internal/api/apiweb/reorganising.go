package apiweb

import (
	"context"

	"gurindam/internal/region"
)

// event reads a change as it was sent.
func (e OfficeEvent) event() (region.Event, error) {
	day, err := region.ParseDay(e.Date)
	back := func(n Named) region.Named { return region.Named(n) }
	return region.Event{Kind: region.EventKind(e.Kind), Date: day, Decree: e.Decree, From: each(e.From, back), To: each(e.To, back), Note: e.Note}, err
}

type previewEventIn struct {
	In
	Body OfficeEvent
}

// previewEvent tells what a change asks of the plan, or why it cannot be.
func (a *api) previewEvent(ctx context.Context, in *previewEventIn) (*tagged[[]Moving], error) {
	e, err := in.Body.event()
	if err != nil {
		return nil, err
	}
	r, err := a.Offices.Register(ctx, in.code())
	if err != nil {
		return nil, err
	}
	if _, err := region.Record(r.Events, e, a.Offices.Today()); err != nil {
		return nil, err
	}
	pointers, err := a.Offices.Pointers(ctx, in.code(), e)
	if err != nil {
		return nil, err
	}
	return &tagged[[]Moving]{registerTag(r), each(e.Ends(), func(n region.Named) Moving { return moving(n.Code, pointers[n.Code], e.To) })}, nil
}

func moving(office string, pointers []region.Pointer, heirs []region.Named) Moving {
	return Moving{office, each(pointers, func(p region.Pointer) Pointer {
		return Pointer{p.Key(), p.List, p.Row, p.Code, p.Label, p.Field, p.Text}
	}), named(heirs)}
}

type reorganiseIn struct {
	In
	Precondition
	Body struct {
		OfficeEvent
		Follow *bool             `json:"rencana_mengikuti,omitempty" doc:"Bila false, hanya riwayat yang dicatat." default:"true"`
		Chosen map[string]string `json:"tujuan,omitempty" doc:"Kunci penunjuk → kode OPD penerusnya; wajib bila penerusnya lebih dari satu."`
	}
}

func (a *api) reorganise(ctx context.Context, in *reorganiseIn) (*tagged[OfficeHistory], error) {
	e, err := in.Body.event()
	if err != nil {
		return nil, err
	}
	r, err := a.Offices.Register(ctx, in.code())
	if err != nil {
		return nil, err
	}
	if err := in.check(registerTag(r)); err != nil {
		return nil, err
	}
	follow := in.Body.Follow == nil || *in.Body.Follow
	if err := a.Offices.Reorganise(ctx, regionKeeper(ctx), in.code(), region.Reform{Event: e, Seen: r.Rev(), Apply: follow, Chosen: in.Body.Chosen}); err != nil {
		return nil, err
	}
	return a.officeHistory(ctx, &in.In)
}
