package plan_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"gurindam/internal/plan"
)

func swotOf(t *testing.T, m plan.Masterplan) plan.Board {
	t.Helper()
	for _, b := range plan.Boards(m, guideline(t, "kominfo-2019")) {
		if b.Dimension.Code == "SG" {
			return b
		}
	}
	t.Fatal("no board of SG")
	return plan.Board{}
}

func TestBoard(t *testing.T) {
	t.Parallel()
	b := swotOf(t, plan.Masterplan{
		SWOT: []plan.SWOTEntry{
			{Code: "s1", Dimension: "SG", Side: plan.Strength, OPD: "DINKES"}, {Code: "s2", Dimension: "SG", Side: plan.Strength},
			{Code: "w1", Dimension: "SG", Side: plan.Weakness, OPD: "DINKES"}, {Code: "o1", Dimension: "SG", Side: plan.Opportunity}, {Code: "x", Dimension: "SL", Side: plan.Threat},
		},
		TOWS: []plan.TOWSStrategy{{Code: "so", Dimension: "SG", Quadrant: "SO", From: []string{"s1", "o1", "w1", "x", "tiada"}}, {Code: "wt", Dimension: "SG", Quadrant: "WT"}},
	})
	if got := slices.Sorted(maps.Keys(b.Unused())); !slices.Equal(got, []string{"s2"}) {
		t.Errorf("unused %v, want s2 alone", got)
	}
	for code, want := range map[string]string{"SO": "w1 x tiada", "WT": ""} {
		if got := strings.Join(b.Stray(b.TOWS[code][0]), " "); got != want {
			t.Errorf("stray of %s: %q, want %q", code, got, want)
		}
	}
	if got := b.MissingQuadrants(); !slices.Equal(got, []string{"WO", "ST"}) {
		t.Errorf("without strategy %v, want WO and ST", got)
	}
	if got := b.Missing(); !slices.Equal(got, []plan.SWOTSide{plan.Threat}) {
		t.Errorf("empty sides %v, want T", got)
	}
	own := b.Of("DINKES")
	if len(own.Strengths) != 1 || len(own.Weaknesses) != 1 || len(own.Opportunities) != 0 || len(own.TOWS["SO"]) != 1 {
		t.Errorf("the part of DINKES: %+v", own)
	}
	if len(b.Strengths) != 2 {
		t.Error("the whole board lost entries to its part")
	}
}

func TestWorksheets(t *testing.T) {
	t.Parallel()
	g := guideline(t, "kominfo-2019")
	m := plan.Masterplan{Readiness: []plan.ReadinessItem{
		{Code: "rated", Component: "STR-SDM", OPD: "DINKES", Rating: plan.RatingPoor}, {Code: "other", Component: "STR-SDM", OPD: "BKPSDM"},
		{Code: "mine", Component: "STR-SDM", OPD: "DINKES"}, {Code: "net", Component: "INF-TIK", OPD: "DISKOMINFO"}, {Code: "lost", Component: "tiada"},
	}}
	for name, c := range map[string]struct {
		opd  string
		mine []string
		want string
	}{
		"own unrated ones first": {"", []string{"DINKES"}, "STR-SDM 2/1: mine other rated; INF-TIK 1/0: net"},
		"nobody's":               {"", nil, "STR-SDM 2/0: other mine rated; INF-TIK 1/0: net"},
		"of one office":          {"DINKES", []string{"DINKES"}, "STR-SDM 1/1: mine rated"},
		"of an office without":   {"DISHUB", nil, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var out []string
			for _, w := range plan.Worksheets(m, g, c.opd, c.mine) {
				line := w.Component.Code + " " + string(rune('0'+w.Unrated)) + "/" + string(rune('0'+w.Mine)) + ":"
				for _, i := range w.Items {
					line += " " + m.Readiness[i].Code
				}
				out = append(out, line)
			}
			if got := strings.Join(out, "; "); got != c.want {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
}
