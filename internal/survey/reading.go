package survey

import (
	"context"
	"slices"
	"time"

	"gurindam/internal/access"
	"gurindam/internal/evaluation"
	"gurindam/internal/fault"
	"gurindam/internal/instrument"
	"gurindam/internal/region"
)

// Overview is the survey of a region in a cycle.
type Overview struct {
	Cycle      evaluation.Cycle
	Region     evaluation.Participant
	Instrument instrument.Instrument
	Window     evaluation.Window
	Closed     string // why nothing may be changed now; empty: it may
	Writes     bool   // whoever asks may change it
	Results    Results
}

// Overview gives the survey of a region as who may see its evaluation sees it.
func (s *Service) Overview(ctx context.Context, who Author, cycle string, code region.Code) (Overview, error) {
	o, _, err := s.read(ctx, who, access.Evaluated, cycle, code)
	return o, err
}

// material is what is read of a survey at one moment.
type material struct {
	polls     []Poll
	entries   []Entry
	decisions map[string][]Decision
	batches   []Batch
	flags     map[string][]Flag
}

func (s *Service) read(ctx context.Context, who Author, v access.Verb, cycle string, code region.Code) (o Overview, m material, err error) {
	if err := s.may(who, v, code); err != nil {
		return o, m, err
	}
	sc, err := s.scene(ctx, cycle, code)
	if err != nil {
		return o, m, err
	}
	err = s.store.View(ctx, func(r Records) error {
		m, err = gather(ctx, r, cycle, code)
		return err
	})
	if err != nil {
		return o, m, err
	}
	m.flags = Look(m.entries)
	o = Overview{Cycle: sc.cycle, Region: sc.region, Instrument: sc.instrument, Writes: s.may(who, access.Answer, code) == nil}
	o.Window, _ = sc.cycle.Window(evaluation.Survey, code, sc.extensions)
	if err := sc.within(s.now()); err != nil {
		o.Closed = fault.Text(err)
	}
	o.Results = Reckon(sc.instrument, sc.cycle.Sample, m.polls, m.entries, m.flags)
	return o, m, nil
}

func gather(ctx context.Context, r Records, cycle string, code region.Code) (m material, err error) {
	if m.polls, err = r.Polls(ctx, cycle, code); err != nil {
		return m, err
	}
	if m.entries, err = r.Entries(ctx, cycle, code); err != nil {
		return m, err
	}
	if m.decisions, err = r.Decisions(ctx, cycle, code); err != nil {
		return m, err
	}
	m.batches, err = r.Batches(ctx, cycle, code)
	return m, err
}

// Seen is an entry with what looks wrong about it and what officials found.
type Seen struct {
	Entry
	No        int // its number within the sub-dimension, in order of arrival
	Programme Programme
	Flags     []Flag
	Decisions []Decision
}

// Detail is the survey of one sub-dimension, entry by entry.
type Detail struct {
	Overview
	Result  Result
	Seen    []Seen
	Batches []Batch
	Choices []Programme // that may stand for it, those the plan puts there first
}

// Detail gives the survey of a sub-dimension. Single answers are shown only to who
// keeps the survey; others see what came out.
func (s *Service) Detail(ctx context.Context, who Author, cycle string, code region.Code, sub string) (d Detail, err error) {
	var m material
	if d.Overview, m, err = s.read(ctx, who, access.Evaluated, cycle, code); err != nil {
		return d, err
	}
	found, ok := d.Results.Sub(sub)
	if !ok {
		_, err := scene{instrument: d.Instrument}.sub(sub)
		return d, err
	}
	d.Result = found
	if !d.Writes {
		return d, nil
	}
	d.Seen = m.seen(sub)
	for _, b := range m.batches {
		if slices.ContainsFunc(found.Polls, func(p Poll) bool { return p.ID == b.Poll }) {
			d.Batches = append(d.Batches, b)
		}
	}
	d.Choices, err = s.world.Programmes(ctx, code)
	slices.SortStableFunc(d.Choices, func(a, b Programme) int { return near(a, sub) - near(b, sub) })
	return d, err
}

// near tells how close a programme is to a sub-dimension: within it, within its
// dimension, elsewhere.
func near(p Programme, sub string) int {
	switch {
	case p.Sub == sub:
		return 0
	case Dimension(p.Sub) == Dimension(sub):
		return 1
	}
	return 2
}

func (m material) seen(sub string) []Seen {
	programmes := map[string]Programme{}
	for _, p := range m.polls {
		programmes[p.ID] = p.Programme
	}
	var out []Seen
	for _, e := range m.entries {
		if e.Sub == sub {
			out = append(out, Seen{e, len(out) + 1, programmes[e.Poll], m.flags[e.ID], m.decisions[e.ID]})
		}
	}
	return out
}

// Poll gives a link of the region, for its poster and forms, with its sub-dimension.
func (s *Service) Poll(ctx context.Context, who Author, cycle string, code region.Code, id string) (p Public, err error) {
	if err := s.may(who, access.Answer, code); err != nil {
		return p, err
	}
	sc, err := s.scene(ctx, cycle, code)
	if err != nil {
		return p, err
	}
	err = s.store.View(ctx, func(r Records) error {
		p.Poll, err = r.Poll(ctx, cycle, code, id)
		return err
	})
	if err == nil && p.Poll.ID == "" {
		err = errPoll
	}
	if err != nil {
		return p, err
	}
	p.Region, p.Cycle, p.Scale, p.Closed = sc.region.Name, sc.cycle.Name, sc.instrument.Scale, sc.closed(p.Poll, s.now())
	if w, ok := sc.cycle.Window(evaluation.Survey, code, sc.extensions); ok {
		p.Until = evaluation.Day(w.Last)
	}
	p.Sub, err = sc.sub(p.Poll.Sub)
	return p, err
}

// Day writes the day of a moment in the time of the ministry.
func Day(t time.Time) string { return evaluation.Day(t.In(evaluation.Zone)) }
