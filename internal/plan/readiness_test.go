package plan_test

import (
	"strings"
	"testing"

	"gurindam/internal/decimal"
	"gurindam/internal/plan"
)

func ratings(component, letters string) []plan.ReadinessItem {
	var out []plan.ReadinessItem
	for i, c := range letters {
		rating := map[rune]plan.Rating{'b': plan.RatingGood, 's': plan.RatingMedium, 'x': plan.RatingPoor}[c]
		out = append(out, plan.ReadinessItem{Code: component + string(rune('0'+i)), Component: component, Rating: rating})
	}
	return out
}

func TestAssessReadiness(t *testing.T) {
	t.Parallel()
	g := guideline(t, "kominfo-2019")
	m := plan.Masterplan{Readiness: append(append(ratings("STR-SDM", "bsx-"), ratings("STR-KEU", "bb")...), ratings("INF-TIK", "x")...)}
	r := plan.AssessReadiness(m, g)
	check := func(name string, got decimal.Decimal, want string) {
		t.Helper()
		if got.String() != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
	check("whole", r.Whole.Percent, "58.33") // 350 ÷ 6
	check("struktur", r.Elements[0].Percent, "70.00")
	check("STR-SDM", r.Elements[0].Components[0].Percent, "50.00")
	check("STR-KEU", r.Elements[0].Components[1].Percent, "100.00")
	check("STR-TK, not rated", r.Elements[0].Components[2].Percent, "")
	check("INF-TIK", r.Elements[1].Components[1].Percent, "0.00")
	check("good", r.Good.Percent, "50.00")
	check("medium", r.Medium.Percent, "16.67")
	check("poor", r.Poor.Percent, "33.33")
	if r.Whole.Items != 7 || r.Whole.Rated() != 6 {
		t.Errorf("%d items, %d rated; want 7 and 6", r.Whole.Items, r.Whole.Rated())
	}
	if !strings.Contains(r.Formula, "usulan") || !strings.Contains(r.Formula, "sedang = 50 %") {
		t.Errorf("the formula does not name the weights: %s", r.Formula)
	}
}

// Wonogiri's worksheet stood at 51, 32 and 17 percent of a hundred items.
func TestSharesOfAPublishedWorksheet(t *testing.T) {
	t.Parallel()
	m := plan.Masterplan{Readiness: ratings("BUD-LIT", strings.Repeat("b", 51)+strings.Repeat("s", 32)+strings.Repeat("x", 17))}
	r := plan.AssessReadiness(m, guideline(t, "kominfo-2019"))
	if got := r.Good.Percent.String() + " " + r.Medium.Percent.String() + " " + r.Poor.Percent.String(); got != "51.00 32.00 17.00" {
		t.Error(got)
	}
}

func TestReadinessGaps(t *testing.T) {
	t.Parallel()
	m := plan.Masterplan{
		Readiness: []plan.ReadinessItem{
			{Code: "1", Component: "STR-SDM", Rating: plan.RatingPoor, Closes: []string{"SG-01", "RP-1", "gone"}},
			{Code: "2", Component: "STR-SDM", Rating: plan.RatingGood},
			{Code: "3", Component: "STR-SDM", Rating: plan.RatingGood, Gap: "masih kurang"},
			{Code: "4", Component: "STR-SDM", Rating: plan.RatingMedium, Closes: []string{"gone"}},
		},
		Initiatives: []plan.Initiative{{Code: "SG-01", Name: "Portal"}},
		Actions:     []plan.Action{{Code: "RP-1", Name: "Pelatihan"}},
	}
	r := plan.AssessReadiness(m, guideline(t, "kominfo-2019"))
	var codes []string
	for _, gap := range r.Gaps {
		codes = append(codes, gap.Item.Code)
	}
	if strings.Join(codes, "") != "134" {
		t.Errorf("gaps %v, want 1, 3, 4", codes)
	}
	if len(r.Gaps[0].Closers) != 2 || !r.Gaps[2].Open() {
		t.Errorf("closers: %v", r.Gaps)
	}
	if r.Coverage.Percent.String() != "33.33" || r.Coverage.Numerator != 1 || r.Coverage.Denominator != 3 {
		t.Errorf("coverage %+v", r.Coverage)
	}
}
