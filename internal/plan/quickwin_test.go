package plan_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"gurindam/internal/period"
	"gurindam/internal/plan"
)

func TestDaysLeft(t *testing.T) {
	t.Parallel()
	wib := time.FixedZone("WIB", 7*3600)
	for name, c := range map[string]struct {
		now  time.Time
		want int
	}{
		"the last evening":   {time.Date(2026, 12, 31, 23, 59, 0, 0, wib), 1},
		"the first hour":     {time.Date(2026, 1, 1, 0, 0, 0, 0, wib), 365},
		"after its year":     {time.Date(2027, 1, 1, 0, 0, 0, 0, wib), 0},
		"years afterwards":   {time.Date(2031, 6, 1, 8, 0, 0, 0, wib), 0},
		"before its year":    {time.Date(2025, 12, 31, 8, 0, 0, 0, wib), 366},
		"morning or evening": {time.Date(2026, 11, 25, 6, 0, 0, 0, wib), 37},
	} {
		if got := (plan.QuickWin{Year: 2026}).DaysLeft(c.now); got != c.want {
			t.Errorf("%s: %d days, want %d", name, got, c.want)
		}
	}
}

func TestAccelerate(t *testing.T) {
	t.Parallel()
	g := guideline(t, "kominfo-2019")
	i := plan.Initiative{Code: "SL-01", SubDimension: "SL-2", Name: "Antre sehat", Description: "Pendaftaran daring", OPD: "DINKES", Partners: []string{"BPJS"}}
	want := plan.QuickWin{Name: "Antre sehat", Dimension: "SL", Year: 2020, Proposer: "DINKES", Initiative: "SL-01", Summary: "Pendaftaran daring", Partners: []plan.Partner{{Name: "BPJS"}}}
	if diff := cmp.Diff(want, plan.Accelerate(i, g, 2020)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestQuickWinYear(t *testing.T) {
	t.Parallel()
	at := func(year int) time.Time { return time.Date(year, 5, 1, 0, 0, 0, 0, time.UTC) }
	m := plan.Masterplan{Profile: plan.Profile{Period: period.Span{First: 2024, Last: 2028}}}
	for _, c := range []struct{ now, want int }{{2023, 2024}, {2026, 2026}, {2031, 2028}} {
		if got := m.QuickWinYear(at(c.now)); got != c.want {
			t.Errorf("in %d: %d, want %d", c.now, got, c.want)
		}
	}
	if got := (plan.Masterplan{}).QuickWinYear(at(2026)); got != 2026 {
		t.Errorf("without a period: %d", got)
	}
}

func TestWinsByDimension(t *testing.T) {
	t.Parallel()
	g := guideline(t, "kominfo-2019")
	m := plan.Masterplan{QuickWins: []plan.QuickWin{{Code: "a", Dimension: "SL"}, {Code: "b", Dimension: "SL"}, {Code: "c", Dimension: "tiada"}}}
	got := map[string]int{}
	for _, d := range plan.WinsByDimension(m, g) {
		got[d.Dimension.Code] = len(d.Wins)
	}
	if diff := cmp.Diff(map[string]int{"SG": 0, "SB": 0, "SE": 0, "SL": 2, "SS": 0, "SEn": 0}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
