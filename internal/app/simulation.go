package app

import (
	"context"
	"fmt"

	"gurindam/internal/access"
	"gurindam/internal/evaluation"
	"gurindam/internal/instrument"
	"gurindam/internal/region"
)

// SimulatedCycle is the cycle of the demo. Everything in it is made up and says so.
const SimulatedCycle = "simulasi"

// simulatedRegions take part in it. The first four have been scored to the end, the next
// two wait for their assessors, the next for their sekda; the last has not answered its
// invitation.
var simulatedRegions = []region.Code{"12.71", "16.71", "35.78", "51.71", "18.71", "21.71", "32.73", "33.74", "21.72", "34.04", "64.72", "73.71"}

// Simulation plays an evaluation through the services that the pages use, as the people
// would whose accounts it is given.
type Simulation struct {
	app       *App
	cycle     string
	assessors []evaluation.Author
}

// NewSimulation prepares to play a cycle with the accounts of assessors.
func (a *App) NewSimulation(ctx context.Context, cycle string, logins ...string) (*Simulation, error) {
	s := &Simulation{app: a, cycle: cycle}
	people, err := a.People.People(ctx, access.Place{})
	if err != nil {
		return nil, err
	}
	for _, login := range logins {
		for _, p := range people {
			if p.Login == login {
				s.assessors = append(s.assessors, evaluation.Author{Actor: access.Actor{Person: p.ID, Grants: []access.Grant{{Role: "asesor"}}}, Name: p.Name})
			}
		}
	}
	if len(s.assessors) != len(logins) {
		return nil, fmt.Errorf("simulate: %d accounts of %d", len(s.assessors), len(logins))
	}
	return s, nil
}

// ministry is who runs the simulated cycle, as one of two people.
func ministry(second bool) evaluation.Author {
	id := "simulasi-1"
	if second {
		id = "simulasi-2"
	}
	return evaluation.Author{Actor: access.Actor{Person: id, Grants: []access.Grant{{Role: "kominfo"}}}, Name: "Simulasi kementerian"}
}

// local is an official of a simulated region.
func local(role string, code region.Code) evaluation.Author {
	return evaluation.Author{Actor: access.Actor{Person: "simulasi-" + role, Grants: []access.Grant{{Role: role, Scope: access.Place{Region: string(code)}}}}, Name: "Simulasi " + role}
}

// Open sets a cycle up in which every stage is open around now, and invites regions.
func (s *Simulation) Open(ctx context.Context, name, id, previous string, year int, codes []region.Code) error {
	today := s.app.now().In(evaluation.Zone)
	c := evaluation.Cycle{
		ID: s.cycle, Name: name, Year: year, Assessors: len(s.assessors), Spread: 2, Sample: 50, Previous: previous,
		Cohorts: []evaluation.Cohort{{ID: "reguler", Name: "Reguler", Instrument: id}},
	}
	for n, stage := range evaluation.Stages {
		first := today.AddDate(0, 0, 2*n-40)
		c.Windows = append(c.Windows, evaluation.Window{Stage: stage, First: first, Last: first.AddDate(0, 0, 60)})
	}
	if err := s.app.Cycles.Save(ctx, ministry(false), c); err != nil {
		return err
	}
	if err := s.app.Cycles.Enrol(ctx, ministry(false), s.cycle, "reguler", codes); err != nil {
		return err
	}
	return s.app.Cycles.Begin(ctx, ministry(false), s.cycle)
}

// instrument is what the simulated cycle asks.
func (s *Simulation) instrument(ctx context.Context) (instrument.Instrument, error) {
	c, err := s.app.Cycles.Cycle(ctx, ministry(false), s.cycle)
	if err != nil {
		return instrument.Instrument{}, err
	}
	return s.app.Instruments.Instrument(ctx, c.Cohorts[0].Instrument)
}

// Simulate sets up the cycles of the demo: one of last year, whose results are announced,
// and one that runs, with regions at different stages.
func (a *App) Simulate(ctx context.Context, logins ...string) error {
	year := a.now().In(evaluation.Zone).Year()
	if err := a.simulateLast(ctx, year-1, logins); err != nil {
		return err
	}
	s, err := a.NewSimulation(ctx, SimulatedCycle, logins...)
	if err != nil {
		return err
	}
	if err := s.Open(ctx, fmt.Sprintf("Simulasi evaluasi %d", year), "kominfo-2024-reguler", pastCycle, year, simulatedRegions); err != nil {
		return err
	}
	for _, code := range simulatedRegions[:len(simulatedRegions)-1] {
		if err := s.Join(ctx, code); err != nil {
			return err
		}
	}
	for n, code := range simulatedRegions[:7] {
		if err := s.Answer(ctx, code, n, n == 0); err != nil {
			return err
		}
	}
	for _, code := range simulatedRegions[:6] {
		if err := s.Send(ctx, code); err != nil {
			return err
		}
	}
	if err := s.Assign(ctx); err != nil {
		return err
	}
	for n, code := range simulatedRegions[1:4] {
		if err := s.Score(ctx, code, n); err != nil {
			return err
		}
	}
	return nil
}

// pastCycle is the simulated cycle before.
const pastCycle = SimulatedCycle + "-lalu"

// simulateLast plays a whole cycle to the announcement.
func (a *App) simulateLast(ctx context.Context, year int, logins []string) error {
	s, err := a.NewSimulation(ctx, pastCycle, logins...)
	if err != nil {
		return err
	}
	taking := simulatedRegions[:10]
	if err := s.Open(ctx, fmt.Sprintf("Simulasi evaluasi %d", year), "kominfo-2023-reguler", "", year, taking); err != nil {
		return err
	}
	for n, code := range taking {
		for _, act := range []func() error{
			func() error { return s.Join(ctx, code) },
			func() error { return s.Answer(ctx, code, n+1, false) },
			func() error { return s.Send(ctx, code) },
		} {
			if err := act(); err != nil {
				return err
			}
		}
	}
	if err := s.Assign(ctx); err != nil {
		return err
	}
	for n, code := range taking {
		if err := s.Score(ctx, code, n+1); err != nil {
			return err
		}
	}
	if err := s.Settle(ctx, taking); err != nil {
		return err
	}
	return s.Announce(ctx)
}
