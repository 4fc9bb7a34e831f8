package answer

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"gurindam/internal/evaluation"
	"gurindam/internal/evidence"
	"gurindam/internal/fault"
	"gurindam/internal/instrument"
	"gurindam/internal/region"
)

// yearFor tells of which year evidence of a type must be for a question; 0 where any
// will do, or where requirements differ.
func yearFor(q instrument.Question, kind string, year int) int {
	years := map[int]bool{}
	for _, r := range q.Evidence {
		if kind != "" && !slices.Contains(r.Types, kind) {
			continue
		}
		switch r.Years {
		case ThisYear:
			years[year] = true
		case LastYear:
			years[year-1] = true
		default:
			years[0] = true
		}
	}
	if len(years) != 1 {
		return 0
	}
	for y := range years {
		return y
	}
	return 0
}

// title is what a question is called outside its own pages.
func (v View) title(q instrument.Question) string {
	return fmt.Sprintf("%s: %s", v.Cycle.Name, q.Title())
}

// target describes a question as something that evidence may be claimed for.
func (s *Service) target(v View, a instrument.Aspect, q instrument.Question) evidence.Target {
	t := evidence.Target{Kind: ClaimKind, About: About(v.Cycle.ID, q.Code), Title: v.title(q), Path: PathOf(v.Region, v.Cycle.ID, a.Code, q.Code), Year: yearFor(q, "", v.Cycle.Year)}
	for _, r := range q.Evidence {
		for _, kind := range r.Types {
			if !slices.Contains(t.Types, kind) {
				t.Types = append(t.Types, kind)
			}
		}
	}
	switch {
	case v.Sheet.State == HandedIn:
		t.Closed = "Isian sudah diajukan kepada sekda, jadi buktinya tidak dapat diubah."
	case v.Sheet.State == Sent:
		t.Closed = "Isian sudah dikirim ke kementerian, jadi buktinya tidak dapat diubah."
	default:
		if err := v.Within(evaluation.Evidence, s.now()); err != nil {
			t.Closed = fault.Text(err)
		}
	}
	return t
}

// Targets lists the questions of the open cycles of a region that evidence may be
// claimed for. It asks no rights: it is for the room of evidence, which has asked its own.
func (s *Service) Targets(ctx context.Context, code region.Code) (out []evidence.Target, err error) {
	err = s.store.View(ctx, func(r Records) error {
		out = nil
		cycles, err := r.OfRegion(ctx, code)
		if err != nil {
			return err
		}
		for _, c := range cycles {
			if c.State != evaluation.Open {
				continue
			}
			v, err := s.read(ctx, r, code, c.ID)
			if err != nil {
				return err
			}
			if !v.Participant.Takes() {
				continue
			}
			for _, a := range v.Instrument.Aspects {
				for _, q := range a.Questions() {
					out = append(out, s.target(v, a, q))
				}
			}
		}
		return nil
	})
	return out, err
}

// Target tells what a claim is about; with its kind and About alone where that is not
// a question of the region.
func (s *Service) Target(ctx context.Context, code region.Code, kind, about string) (t evidence.Target, err error) {
	t = evidence.Target{Kind: kind, About: about}
	cycle, question, ok := strings.Cut(about, "/")
	if kind != ClaimKind || !ok {
		return t, nil
	}
	err = s.store.View(ctx, func(r Records) error {
		v, err := s.read(ctx, r, code, cycle)
		if fault.KindOf(err) == fault.NotFound {
			return nil
		}
		if err != nil {
			return err
		}
		if q, a, ok := v.Instrument.Find(question); ok {
			t = s.target(v, a, q)
		}
		return nil
	})
	return t, err
}

// Recount counts the answers and proofs of a region again, in every cycle in which they
// may still change, after its evidence was changed in the same transaction.
func (s *Service) Recount(ctx context.Context, r Records, code region.Code) error {
	cycles, err := r.OfRegion(ctx, code)
	if err != nil {
		return err
	}
	for _, c := range cycles {
		if c.State != evaluation.Open {
			continue
		}
		v, err := s.read(ctx, r, code, c.ID)
		if err != nil {
			return err
		}
		if v.Sheet.State == Sent || !v.Participant.Takes() {
			continue
		}
		if err := s.count(ctx, r, v); err != nil {
			return err
		}
	}
	return nil
}
