package apiweb

import (
	"context"

	"gurindam/internal/region"
)

// Group is the working group of a dimension.
type Group struct {
	Dimension string `json:"dimensi"`
	GroupForm
	ETag string `json:"etag" doc:"Untuk If-Match saat menyimpan."`
}

// GroupForm is a working group as a program writes it.
type GroupForm struct {
	Lead    Seated   `json:"ketua"`
	Members []Seated `json:"anggota" maxItems:"200"`
	Note    string   `json:"keterangan,omitempty" maxLength:"4000"`
}

// Seated is an office, a person, or a person of an office in a group.
type Seated struct {
	OPD    string `json:"opd,omitempty" maxLength:"100"`
	Person string `json:"orang,omitempty" maxLength:"200"`
}

func groupOf(g region.Group) Group {
	seated := func(s region.Seated) Seated { return Seated(s) }
	return Group{g.Dimension, GroupForm{Seated(g.Lead), each(g.Members, seated), g.Note}, revTag(g.Rev)}
}

func (a *api) listGroups(ctx context.Context, in *In) (*bodyOut[[]Group], error) {
	_, guide, err := a.Work.State(ctx, in.code())
	if err != nil {
		return nil, err
	}
	r, err := a.Offices.Register(ctx, in.code())
	if err != nil {
		return nil, err
	}
	out := []Group{}
	for _, d := range guide.Dimensions {
		out = append(out, groupOf(region.GroupOf(r.Groups, d.Code)))
	}
	return answerOf(out, nil)
}

type composeIn struct {
	In
	Precondition
	Dimension string `path:"dimensi" maxLength:"40" example:"SG"`
	Body      GroupForm
}

func (a *api) compose(ctx context.Context, in *composeIn) (*tagged[Group], error) {
	r, err := a.Offices.Register(ctx, in.code())
	if err != nil {
		return nil, err
	}
	stored := region.GroupOf(r.Groups, in.Dimension)
	if err := in.check(revTag(stored.Rev)); err != nil {
		return nil, err
	}
	g := region.Group{Dimension: in.Dimension, Rev: stored.Rev, Lead: region.Seated(in.Body.Lead), Note: in.Body.Note}
	g.Members = each(in.Body.Members, func(s Seated) region.Seated { return region.Seated(s) })
	if err := a.Offices.Compose(ctx, regionKeeper(ctx), in.code(), g); err != nil {
		return nil, err
	}
	if r, err = a.Offices.Register(ctx, in.code()); err != nil {
		return nil, err
	}
	out := groupOf(region.GroupOf(r.Groups, in.Dimension))
	return &tagged[Group]{out.ETag, out}, nil
}
