package region

import (
	"context"

	"gurindam/internal/fault"
)

// Appoint saves an official, and tells what is doubtful. Where somebody else was
// first, the fault is a Conflict and nothing is saved.
func (s *Service) Appoint(ctx context.Context, by Author, code Code, o Official) (warnings []string, err error) {
	if err := s.allowed(by, code); err != nil {
		return nil, err
	}
	rows, err := s.plan.Offices(ctx, code)
	if err != nil {
		return nil, err
	}
	o = o.Tidy()
	if o.ID == "" {
		o.ID = newID()
	}
	return warnings, s.store.Update(ctx, func(h Hands) error {
		list, err := h.Officials(ctx, code)
		if err != nil {
			return err
		}
		before := find(list, o.ID)
		if before.Rev != o.Rev {
			return fault.New(fault.Conflict, "Data pejabat ini sudah diubah orang lain sejak Anda membukanya. Bandingkan keduanya, lalu simpan lagi bila isian Anda yang benar.")
		}
		if _, warnings, err = Appoint(list, o, Bare(rows)); err != nil {
			return err
		}
		if err := h.SaveOfficial(ctx, code, o); err != nil {
			return err
		}
		return h.Note(ctx, code, s.entry(by, "pejabat", o.ID, before.Text(), o.Text()))
	})
}

func find(list []Official, id string) Official {
	for _, o := range list {
		if o.ID == id {
			return o
		}
	}
	return Official{}
}

// Text tells an official in a line, without what only some may see.
func (o Official) Text() string {
	if o.ID == "" || o.Name == "" {
		return ""
	}
	text := o.Name + ", "
	if o.Acting != "" {
		text += string(o.Acting) + " "
	}
	text += o.Position + ", " + o.TermText()
	if o.Decree != "" {
		text += " (" + o.Decree + ")"
	}
	return text
}

// Compose saves the group of a dimension. Where somebody else was first, the fault
// is a Conflict and nothing is saved.
func (s *Service) Compose(ctx context.Context, by Author, code Code, g Group) error {
	if err := s.allowed(by, code); err != nil {
		return err
	}
	rows, err := s.plan.Offices(ctx, code)
	if err != nil {
		return err
	}
	dimensions, err := s.plan.Dimensions(ctx, code)
	if err != nil {
		return err
	}
	if g, err = Compose(g, dimensions, Bare(rows)); err != nil {
		return err
	}
	return s.store.Update(ctx, func(h Hands) error {
		list, err := h.Groups(ctx, code)
		if err != nil {
			return err
		}
		before := GroupOf(list, g.Dimension)
		if before.Rev != g.Rev {
			return fault.New(fault.Conflict, "Susunan kelompok ini sudah diubah orang lain sejak Anda membukanya. Bandingkan keduanya, lalu simpan lagi bila isian Anda yang benar.")
		}
		if err := h.SaveGroup(ctx, code, g); err != nil {
			return err
		}
		return h.Note(ctx, code, s.entry(by, "kelompok dimensi", g.Dimension, before.Text(), g.Text()))
	})
}

// GroupOf gives the group of a dimension; an empty one where there is none yet.
func GroupOf(list []Group, dimension string) Group {
	for _, g := range list {
		if g.Dimension == dimension {
			return g
		}
	}
	return Group{Dimension: dimension}
}

// Text tells a group in a line.
func (g Group) Text() string {
	if g.Lead.Blank() {
		return ""
	}
	text := g.Lead.text()
	for _, m := range g.Members {
		text += "; " + m.text()
	}
	return text
}
