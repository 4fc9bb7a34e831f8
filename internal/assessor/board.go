package assessor

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"gurindam/internal/access"
	"gurindam/internal/assessor/allot"
	"gurindam/internal/evaluation"
	"gurindam/internal/instrument"
	"gurindam/internal/region"
)

// Board is all panels of a cycle as they stand, and how fair they are.
type Board struct {
	Cycle    evaluation.Cycle
	Rows     []BoardRow // regions that take part, by name
	Entries  []Entry    // assessors, by name
	Fairness allot.Fairness
	Short    []allot.Shortage // where seats are free, and how many could take them
	Proposed int              // seats that are proposed only
}

// BoardRow is the panel of one region.
type BoardRow struct {
	evaluation.Participant
	Seats []Assignment // proposed and confirmed
	Past  []Assignment // ended
	allot.Row
}

// Code is the region of the row.
func (b BoardRow) Code() region.Code { return b.Participant.Region }

// picture is a cycle as the panels see it.
type picture struct {
	Cycle   evaluation.Cycle
	regions []evaluation.Participant
	entries []Entry
	seats   map[region.Code][]Assignment // standing ones
	past    map[region.Code][]Assignment // ended ones
	before  map[region.Code][]string     // who judged it in the cycle before
}

// Board gives the panels of a cycle.
func (s *Service) Board(ctx context.Context, who access.Actor, cycle string) (out Board, err error) {
	if err := s.directs(who); err != nil {
		return out, err
	}
	var pic picture
	err = s.store.View(ctx, func(r Records) (err error) {
		pic, err = s.look(ctx, r, cycle)
		return err
	})
	if err != nil {
		return out, err
	}
	needs, err := s.needs(ctx, pic.Cycle)
	if err != nil {
		return out, err
	}
	return pic.board(pic.problem(needs, 0)), nil
}

func (s *Service) look(ctx context.Context, r Records, cycle string) (out picture, err error) {
	out = picture{seats: map[region.Code][]Assignment{}, past: map[region.Code][]Assignment{}, before: map[region.Code][]string{}}
	if out.Cycle, err = r.Cycle(ctx, cycle); err != nil {
		return out, err
	}
	if out.regions, err = r.Participants(ctx, cycle); err != nil {
		return out, err
	}
	out.regions = slices.DeleteFunc(out.regions, func(p evaluation.Participant) bool { return !p.Takes() })
	slices.SortFunc(out.regions, func(a, b evaluation.Participant) int {
		return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.Region, b.Region))
	})
	if out.entries, err = entries(ctx, r, cycle, s.now()); err != nil {
		return out, err
	}
	seats, err := r.Seats(ctx, cycle)
	if err != nil {
		return out, err
	}
	for _, x := range seats {
		to := out.seats
		if !x.Stands() {
			to = out.past
		}
		to[x.Region] = append(to[x.Region], x)
	}
	if out.Cycle.Previous == "" {
		return out, nil
	}
	earlier, err := r.Assignments(ctx, out.Cycle.Previous)
	for _, x := range earlier {
		out.before[x.Region] = append(out.before[x.Region], x.Person)
	}
	return out, err
}

// needs gives for each cohort the fields that its instrument asks for: its aspects, and
// the dimensions of its questions.
func (s *Service) needs(ctx context.Context, c evaluation.Cycle) (map[string][]string, error) {
	out := map[string][]string{}
	for _, k := range c.Cohorts {
		i, err := s.world.Instrument(ctx, k.Instrument)
		if err != nil {
			return nil, fmt.Errorf("instrument of %s: %w", k.ID, err)
		}
		out[k.ID] = Fields(i)
	}
	return out, nil
}

// fields lists what somebody can be expert in for a cycle.
func (s *Service) fields(ctx context.Context, c evaluation.Cycle) ([]string, error) {
	needs, err := s.needs(ctx, c)
	var out []string
	for _, k := range c.Cohorts {
		for _, f := range needs[k.ID] {
			if !slices.Contains(out, f) {
				out = append(out, f)
			}
		}
	}
	return out, err
}

// Fields lists what an instrument asks to be expert in: codes of its aspects, and of
// the dimensions of its questions.
func Fields(i instrument.Instrument) []string {
	var out []string
	for _, a := range i.Aspects {
		out = append(out, a.Code)
	}
	for _, q := range i.Questions() {
		if q.Dimension != "" && !slices.Contains(out, q.Dimension) {
			out = append(out, q.Dimension)
		}
	}
	return out
}

// problem writes the picture as what is to be solved: who is confirmed or was chosen by
// hand stays, whose seat ended does not come back.
func (p picture) problem(needs map[string][]string, seed uint64) allot.Problem {
	out := allot.Problem{Size: p.Cycle.Assessors, Seed: seed}
	for _, x := range p.regions {
		r := allot.Region{Code: string(x.Region), Needs: needs[x.Cohort], Before: p.before[x.Region]}
		for _, seat := range p.seats[x.Region] {
			if seat.Active() || seat.Reason != "" {
				r.Seated = append(r.Seated, seat.Person)
			}
		}
		for _, seat := range p.past[x.Region] {
			r.Closed = append(r.Closed, seat.Person)
		}
		out.Regions = append(out.Regions, r)
	}
	for _, e := range p.entries {
		if e.Active {
			out.People = append(out.People, allot.Person{ID: e.Person, Institution: e.Institution, Fields: e.Fields, Capacity: e.Capacity, Barred: regionTexts(e.Barred)})
		}
	}
	return out
}

func regionTexts(list []region.Code) []string {
	out := make([]string, len(list))
	for i, c := range list {
		out[i] = string(c)
	}
	return out
}

func (p picture) board(problem allot.Problem) Board {
	out := Board{Cycle: p.Cycle, Entries: p.entries}
	panels := make([]allot.Panel, len(p.regions))
	for i, x := range p.regions {
		panels[i].Region = string(x.Region)
		for _, seat := range p.seats[x.Region] {
			panels[i].People = append(panels[i].People, seat.Person)
			if !seat.Active() {
				out.Proposed++
			}
		}
	}
	out.Fairness = allot.Judge(problem, panels)
	for i, x := range p.regions {
		row := BoardRow{x, p.seats[x.Region], p.past[x.Region], out.Fairness.Rows[i]}
		out.Rows = append(out.Rows, row)
		if row.Missing > 0 {
			out.Short = append(out.Short, allot.Shortage{Region: string(x.Region), Missing: row.Missing, Free: p.free(x.Region)})
		}
	}
	return out
}

// free counts who could sit in a region, room apart.
func (p picture) free(code region.Code) (n int) {
	for _, e := range p.entries {
		if e.Active && !e.Tied(code) && !slices.ContainsFunc(p.past[code], func(x Assignment) bool { return x.Person == e.Person }) {
			n++
		}
	}
	return n
}

// row finds the row of a region.
func (b Board) row(code region.Code) (BoardRow, bool) {
	i := slices.IndexFunc(b.Rows, func(r BoardRow) bool { return r.Code() == code })
	if i < 0 {
		return BoardRow{}, false
	}
	return b.Rows[i], true
}
