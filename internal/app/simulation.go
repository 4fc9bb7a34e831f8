package app

import (
	"context"
	"fmt"

	"gurindam/internal/access"
	"gurindam/internal/evaluation"
	"gurindam/internal/region"
)

// SimulatedCycle is the cycle of the demo. Everything in it is made up and says so.
const SimulatedCycle = "simulasi"

// simulatedRegions take part in it.
var simulatedRegions = []region.Code{"12.71", "16.71", "18.71", "21.71", "21.72", "32.73", "33.74", "34.04", "35.78", "51.71", "64.72", "73.71"}

// simulator is who sets the simulation up.
var simulator = evaluation.Author{Actor: access.Actor{Person: "simulasi", Grants: []access.Grant{{Role: "kominfo"}}}, Name: "Simulasi"}

// Simulate sets up a cycle in which every stage is open around now, with twelve regions
// that were invited; all but the last have said that they take part.
func (a *App) Simulate(ctx context.Context) error {
	today := a.now().In(evaluation.Zone)
	c := evaluation.Cycle{
		ID: SimulatedCycle, Name: fmt.Sprintf("Simulasi evaluasi %d", today.Year()), Year: today.Year(), Assessors: 5, Spread: 1, Sample: 50,
		Cohorts: []evaluation.Cohort{{ID: "reguler", Name: "Reguler", Instrument: "kominfo-2024-reguler"}, {ID: "kawasan", Name: "KPPN & IKN", Instrument: "kominfo-2023-kppn-ikn"}},
	}
	for n, s := range evaluation.Stages {
		first := today.AddDate(0, 0, 2*n-40)
		c.Windows = append(c.Windows, evaluation.Window{Stage: s, First: first, Last: first.AddDate(0, 0, 60)})
	}
	if err := a.Cycles.Save(ctx, simulator, c); err != nil {
		return err
	}
	for cohort, codes := range map[string][]region.Code{"reguler": simulatedRegions[:8], "kawasan": simulatedRegions[8:]} {
		if err := a.Cycles.Enrol(ctx, simulator, c.ID, cohort, codes); err != nil {
			return err
		}
	}
	if err := a.Cycles.Begin(ctx, simulator, c.ID); err != nil {
		return err
	}
	for _, code := range simulatedRegions[:len(simulatedRegions)-1] {
		who := evaluation.Author{Actor: access.Actor{Person: "simulasi", Grants: []access.Grant{{Role: "sekda", Scope: access.Place{Region: string(code)}}}}, Name: "Simulasi daerah"}
		if err := a.Cycles.Reply(ctx, who, c.ID, code, true, ""); err != nil {
			return err
		}
	}
	return nil
}
