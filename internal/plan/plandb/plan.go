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

	narratives = db.Table[plan.Narrative]{Name: "plan_narrative", Handle: func(v plan.Narrative) string { return v.Code }}

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
	key  string // of the list, as the workspace calls it
	load func(context.Context, *db.Tx, string) (ids []string, err error)
	save func(context.Context, *db.Tx, string) error
	rows db.Rows
}

func of[T any](key string, t db.Table[T], list *[]T) part {
	return part{
		key: key, rows: t,
		load: func(ctx context.Context, tx *db.Tx, code string) (ids []string, err error) {
			*list, ids, err = t.LoadRows(ctx, tx, code)
			return ids, err
		},
		save: func(ctx context.Context, tx *db.Tx, code string) error { return t.Save(ctx, tx, code, *list) },
	}
}

func parts(m *plan.Masterplan) []part {
	return []part{
		of("dasar_hukum", laws, &m.LegalBases), of("kesiapan", readiness, &m.Readiness), of("analisis_gap", gaps, &m.Gaps), of("isu_strategis", issues, &m.Issues),
		of("swot", swot, &m.SWOT), of("tows", tows, &m.TOWS), of("kata_kunci", keywords, &m.Vision.Keywords), of("sasaran", goals, &m.Goals),
		of("strategi", strategies, &m.Strategies), of("rencana_aksi", initiatives, &m.Initiatives), of("rencana_pendukung", actions, &m.Actions),
		of("milestone", milestones, &m.Milestones), of("quick_win", quickWins, &m.QuickWins), of("dewan_tim_forum", bodies, &m.Bodies), of("anggota", members, &m.Members),
		of("risiko", risks, &m.Risks), of("keterkaitan", links, &m.Links), of("partisipasi", meetings, &m.Participants),
		of("narasi", narratives, &m.Narratives),
	}
}

// Load gives the masterplan of a region; ok is false where there is none.
func Load(ctx context.Context, tx *db.Tx, code region.Code) (m plan.Masterplan, ok bool, err error) {
	m, ids, err := LoadRows(ctx, tx, code)
	return m, ids != nil, err
}

// LoadRows gives the masterplan of a region with the identities of the rows of each
// list; they are nil where there is none.
func LoadRows(ctx context.Context, tx *db.Tx, code region.Code) (m plan.Masterplan, ids map[string][]string, err error) {
	found, err := profiles.Load(ctx, tx, string(code))
	if err != nil || len(found) == 0 {
		return m, nil, err
	}
	m.Profile = found[0]
	statements, err := visions.Load(ctx, tx, string(code))
	if err != nil {
		return m, nil, err
	}
	for _, s := range statements {
		m.Vision.Text, m.Vision.Meaning = s.Text, s.Meaning
	}
	ids = map[string][]string{}
	for _, p := range parts(&m) {
		if ids[p.key], err = p.load(ctx, tx, string(code)); err != nil {
			return m, nil, err
		}
	}
	return m, ids, nil
}

// Rows writes the rows of a list one by one; ok is false where the masterplan has no
// such list.
func Rows(key string) (rows db.Rows, ok bool) {
	for _, p := range parts(&plan.Masterplan{}) {
		if p.key == key {
			return p.rows, true
		}
	}
	return nil, false
}

// SaveProfile keeps the profile of a region.
func SaveProfile(ctx context.Context, tx *db.Tx, code region.Code, p plan.Profile) error {
	return profiles.Save(ctx, tx, string(code), []plan.Profile{p})
}

// SaveVision keeps the vision without its keywords.
func SaveVision(ctx context.Context, tx *db.Tx, code region.Code, v plan.Vision) error {
	return visions.Save(ctx, tx, string(code), []statement{{v.Text, v.Meaning}})
}

// Save makes the masterplan of a region the given one. What stays the same keeps
// its identity and its revision.
func Save(ctx context.Context, tx *db.Tx, code region.Code, m plan.Masterplan) error {
	if err := SaveProfile(ctx, tx, code, m.Profile); err != nil {
		return err
	}
	if err := SaveVision(ctx, tx, code, m.Vision); err != nil {
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
