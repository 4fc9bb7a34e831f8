package planweb

import (
	"context"
	"maps"
	"net/http"
	"slices"

	"gurindam/internal/dataset"
	"gurindam/internal/doc"
	"gurindam/internal/plan"
	"gurindam/internal/web"
)

type analysisData struct {
	*view
	narrowed
	readiness plan.Readiness
	gaps      plan.Index
	boards    []plan.Board
	groups    []factGroup
	issues    []plan.Issue
}

// factGroup is the facts under one heading with the years they have values for.
type factGroup struct {
	name  string
	years []int
	facts []dataset.Fact
}

func analysis(v *view, r *http.Request) (shown, error) {
	d := analysisData{view: v, narrowed: v.narrow(r), readiness: plan.AssessReadiness(v.m, v.g), gaps: plan.GapCoverage(v.m), boards: plan.Boards(v.m, v.g), groups: groupFacts(v.Facts), issues: v.m.Issues}
	return v.written(shown{title: web.T(r.Context(), "Analisis"), body: analysisPage(d)}, boardScripts), nil
}

// groupFacts puts the facts under their headings, in the order they first stand in.
func groupFacts(facts []dataset.Fact) []factGroup {
	var out []factGroup
	years := map[string]map[int]bool{}
	for _, f := range facts {
		at := slices.IndexFunc(out, func(g factGroup) bool { return g.name == f.Group })
		if at < 0 {
			at, out = len(out), append(out, factGroup{name: f.Group})
			years[f.Group] = map[int]bool{}
		}
		out[at].facts = append(out[at].facts, f)
		for _, value := range f.Values {
			years[f.Group][value.Year] = true
		}
	}
	for i := range out {
		out[i].years = slices.Sorted(maps.Keys(years[out[i].name]))
	}
	return out
}

// valueIn writes the value of a year; a dash where there is none.
func valueIn(f dataset.Fact, year int) string {
	for _, v := range f.Values {
		if v.Year == year {
			return v.Number.Indonesian()
		}
	}
	return "–"
}

// readinessChart shows the score of every component that was judged.
func (d analysisData) readinessChart(ctx context.Context) doc.Chart {
	c := doc.Chart{Kind: doc.HBars, Unit: "%", Scale: 2, Max: 100_00}
	s := doc.Series{Name: web.T(ctx, "Kesiapan"), Color: "sea"}
	for _, e := range d.readiness.Elements {
		for _, part := range e.Components {
			if n, ok := part.Percent.Scaled(2); ok {
				c.Labels, s.Values = append(c.Labels, part.Name), append(s.Values, n)
			}
		}
	}
	c.Series = []doc.Series{s}
	return c
}

func ratingTone(r plan.Rating) web.Tone {
	return map[plan.Rating]web.Tone{plan.RatingGood: web.Good, plan.RatingMedium: web.Warn, plan.RatingPoor: web.Bad}[r]
}

func ratingText(ctx context.Context, r plan.Rating) string {
	if r == "" {
		return web.T(ctx, "belum dinilai")
	}
	return web.Translate(ctx, string(r))
}

// analysisParts lead to the parts of the page, which is long.
var analysisParts = []web.Link{
	{Text: "Kesiapan daerah", Path: "#kesiapan"}, {Text: "Kesenjangan kesiapan", Path: "#kesenjangan"}, {Text: "Analisis gap", Path: "#gap"},
	{Text: "Isu strategis", Path: "#isu"}, {Text: "Fakta dan indikator", Path: "#fakta"}, {Text: "SWOT dan TOWS", Path: "#swot"},
}

var sideNames = map[plan.SWOTSide]string{plan.Strength: "Kekuatan", plan.Weakness: "Kelemahan", plan.Opportunity: "Peluang", plan.Threat: "Ancaman"}

var quadrantNames = map[string]string{"SO": "SO: kekuatan memanfaatkan peluang", "WO": "WO: peluang menutup kelemahan", "ST": "ST: kekuatan menghadapi ancaman", "WT": "WT: menekan kelemahan dan ancaman"}

// sides lists the four sides of a board in their order.
func sides(b plan.Board) []side {
	return []side{{plan.Strength, b.Strengths}, {plan.Weakness, b.Weaknesses}, {plan.Opportunity, b.Opportunities}, {plan.Threat, b.Threats}}
}

type side struct {
	side    plan.SWOTSide
	entries []plan.SWOTEntry
}

// isGap tells whether a row of the worksheet also stands among the gaps, which
// then has its anchor.
func (d analysisData) isGap(code string) bool {
	return slices.ContainsFunc(d.readiness.Gaps, func(g plan.ReadinessGap) bool { return g.Item.Code == code })
}

func (d analysisData) boardEmpty(b plan.Board) bool { return len(b.Missing()) == 4 && len(b.TOWS) == 0 }
