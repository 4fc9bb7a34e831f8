package app

import (
	"context"

	"gurindam/internal/plan"
	"gurindam/internal/publication"
	"gurindam/internal/region"
)

// Plan gives a region's plan with the guideline it follows.
func (a *App) Plan(ctx context.Context, code region.Code) (plan.Snapshot, plan.Guideline, error) {
	snapshot, err := a.Plans.Snapshot(ctx, code)
	if err != nil {
		return snapshot, plan.Guideline{}, err
	}
	guide, err := publication.GuidelineOf(snapshot)
	return snapshot, guide, err
}

// Check lists what keeps a region's plan from being published, and what its books
// cannot say, worst first.
func (a *App) Check(ctx context.Context, code region.Code) (plan.Snapshot, []plan.Finding, error) {
	snapshot, guide, err := a.Plan(ctx, code)
	if err != nil {
		return snapshot, nil, err
	}
	findings, err := publication.Check(snapshot, guide)
	return snapshot, findings, err
}
