// Package plandb keeps the masterplans of the regions.
package plandb

import (
	"context"

	"gurindam/internal/db"
	"gurindam/internal/plan"
	"gurindam/internal/region"
)

var (
	profiles   = db.Table[plan.Profile]{Name: "plan_profile", Handle: func(plan.Profile) string { return "profil" }}
	visions    = db.Table[statement]{Name: "plan_vision", Handle: func(statement) string { return "visi" }}
	keywords   = db.Table[plan.Keyword]{Name: "plan_keyword", Handle: func(v plan.Keyword) string { return v.Code }}
	laws       = db.Table[plan.LegalBasis]{Name: "plan_legal_basis", Handle: func(v plan.LegalBasis) string { return v.Code }}
	readiness  = db.Table[plan.ReadinessItem]{Name: "plan_readiness", Handle: func(v plan.ReadinessItem) string { return v.Code }}
	gaps       = db.Table[plan.Gap]{Name: "plan_gap", Handle: func(v plan.Gap) string { return v.Code }}
	issues     = db.Table[plan.Issue]{Name: "plan_issue", Handle: func(v plan.Issue) string { return v.Code }}
	swot       = db.Table[plan.SWOTEntry]{Name: "plan_swot", Handle: func(v plan.SWOTEntry) string { return v.Code }}
	tows       = db.Table[plan.TOWSStrategy]{Name: "plan_tows", Handle: func(v plan.TOWSStrategy) string { return v.Code }}
	strategies = db.Table[plan.Strategy]{Name: "plan_strategy", Handle: func(v plan.Strategy) string { return v.Code }}
	milestones = db.Table[plan.Milestone]{Name: "plan_milestone", Handle: func(v plan.Milestone) string { return v.Code }}
	quickWins  = db.Table[plan.QuickWin]{Name: "plan_quick_win", Handle: func(v plan.QuickWin) string { return v.Code }}
	bodies     = db.Table[plan.Body]{Name: "plan_body", Handle: func(v plan.Body) string { return v.Code }}
	members    = db.Table[plan.Member]{Name: "plan_member", Handle: func(v plan.Member) string { return v.Code }}
	risks      = db.Table[plan.Risk]{Name: "plan_risk", Handle: func(v plan.Risk) string { return v.Code }}
	links      = db.Table[plan.Link]{Name: "plan_link", Handle: linkHandle}
	meetings   = db.Table[plan.Participation]{Name: "plan_participation", Handle: func(v plan.Participation) string { return v.Code }}

	goals = db.Table[plan.Goal]{
		Name: "plan_goal", Handle: func(v plan.Goal) string { return v.Code },
		Children: []db.Child{{Name: "plan_goal_target", Field: "Targets"}},
	}
	initiatives = db.Table[plan.Initiative]{
		Name: "plan_initiative", Handle: func(v plan.Initiative) string { return v.Code },
		Children: []db.Child{{Name: "plan_initiative_target", Field: "Targets"}, {Name: "plan_initiative_budget", Field: "Budgets"}},
	}
	actions = db.Table[plan.Action]{
		Name: "plan_action", Handle: func(v plan.Action) string { return v.Code },
		Children: []db.Child{{Name: "plan_action_target", Field: "Targets"}, {Name: "plan_action_budget", Field: "Budgets"}},
	}
)

// statement is the vision without its keywords, which have a table of their own.
type statement struct{ Text, Meaning string }

// An initiative has one link to an element or row; its kind may change.
func linkHandle(l plan.Link) string { return l.Initiative + "\t" + l.Element + "\t" + l.Renstra }

// part is one list of the masterplan with the table that keeps it.
type part struct {
	load func(context.Context, *db.Tx, string) error
	save func(context.Context, *db.Tx, string) error
}

func of[T any](t db.Table[T], list *[]T) part {
	return part{
		load: func(ctx context.Context, tx *db.Tx, code string) (err error) {
			*list, err = t.Load(ctx, tx, code)
			return err
		},
		save: func(ctx context.Context, tx *db.Tx, code string) error { return t.Save(ctx, tx, code, *list) },
	}
}

func parts(m *plan.Masterplan) []part {
	return []part{
		of(laws, &m.LegalBases), of(readiness, &m.Readiness), of(gaps, &m.Gaps), of(issues, &m.Issues),
		of(swot, &m.SWOT), of(tows, &m.TOWS), of(keywords, &m.Vision.Keywords), of(goals, &m.Goals),
		of(strategies, &m.Strategies), of(initiatives, &m.Initiatives), of(actions, &m.Actions),
		of(milestones, &m.Milestones), of(quickWins, &m.QuickWins), of(bodies, &m.Bodies), of(members, &m.Members),
		of(risks, &m.Risks), of(links, &m.Links), of(meetings, &m.Participants),
	}
}

// Load gives the masterplan of a region; ok is false where there is none.
func Load(ctx context.Context, tx *db.Tx, code region.Code) (m plan.Masterplan, ok bool, err error) {
	found, err := profiles.Load(ctx, tx, string(code))
	if err != nil || len(found) == 0 {
		return m, false, err
	}
	m.Profile = found[0]
	statements, err := visions.Load(ctx, tx, string(code))
	if err != nil {
		return m, false, err
	}
	for _, s := range statements {
		m.Vision.Text, m.Vision.Meaning = s.Text, s.Meaning
	}
	for _, p := range parts(&m) {
		if err := p.load(ctx, tx, string(code)); err != nil {
			return m, false, err
		}
	}
	return m, true, nil
}

// Save makes the masterplan of a region the given one. What stays the same keeps
// its identity and its revision.
func Save(ctx context.Context, tx *db.Tx, code region.Code, m plan.Masterplan) error {
	if err := profiles.Save(ctx, tx, string(code), []plan.Profile{m.Profile}); err != nil {
		return err
	}
	if err := visions.Save(ctx, tx, string(code), []statement{{m.Vision.Text, m.Vision.Meaning}}); err != nil {
		return err
	}
	for _, p := range parts(&m) {
		if err := p.save(ctx, tx, string(code)); err != nil {
			return err
		}
	}
	return nil
}

// Regions lists the regions that have a masterplan.
func Regions(ctx context.Context, tx *db.Tx) ([]region.Code, error) {
	var out []region.Code
	err := tx.Each(ctx, `/* plan.Regions */ SELECT region FROM plan_profile ORDER BY region`, nil, func(scan func(...any) error) error {
		var code string
		if err := scan(&code); err != nil {
			return err
		}
		out = append(out, region.Code(code))
		return nil
	})
	return out, err
}
