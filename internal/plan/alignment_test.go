package plan_test

import (
	"fmt"
	"strings"
	"testing"

	"gurindam/internal/plan"
	"gurindam/internal/plan/plantest"
	"gurindam/internal/rpjmd"
)

func TestCoverage(t *testing.T) {
	t.Parallel()
	s, g := plantest.Full(), guideline(t, "kominfo-2019")
	m := plan.CoverByDimension(s, g, rpjmd.Sasaran)
	// SG-01 is linked to P1 under S1; SL-01 to S2, and by its Renstra row, which
	// has the code of P1, to S1.
	for _, c := range []struct {
		row, column int
		want        string
	}{{0, 0, "SG-01"}, {0, 3, "SL-01"}, {1, 3, "SL-01"}, {1, 0, ""}, {0, 1, ""}} {
		if got := strings.Join(m.Cells[c.row][c.column], " "); got != c.want {
			t.Errorf("%s × %s: %q, want %q", m.Rows[c.row].Code, m.Columns[c.column].Code, got, c.want)
		}
	}
	if len(m.Uncovered()) != 0 || len(m.Unused()) != 4 {
		t.Errorf("uncovered %v, unused %v", m.Uncovered(), m.Unused())
	}
	byInitiative := plan.CoverByInitiative(s, rpjmd.Program)
	if got := fmt.Sprint(byInitiative.Cells); got != "[[[SG-01] [SL-01]]]" {
		t.Errorf("programs by initiative: %s", got)
	}
}

func TestAlign(t *testing.T) {
	t.Parallel()
	s := plantest.Full()
	s.RPJMD.Elements = append(s.RPJMD.Elements, rpjmd.Element{Code: "S3", Level: rpjmd.Sasaran, Parents: []string{"T1"}})
	s.Masterplan.Initiatives = append(s.Masterplan.Initiatives, plan.Initiative{Code: "SE-01"}, plan.Initiative{Code: "SE-02"})
	s.Masterplan.Links = append(s.Masterplan.Links, plan.Link{Initiative: "SE-01", Element: "gone"})
	a := plan.Align(s)
	for name, c := range map[string]struct {
		got           plan.Index
		part, whole   int64
		percent, said string
	}{
		"initiatives": {a.Initiatives, 2, 4, "50.00", "2 ÷ 4 × 100 % = 50,00 %"},
		"sasaran":     {a.Sasaran, 2, 3, "66.67", "2 ÷ 3 × 100 % = 66,67 %"},
		"combined":    {a.Combined, 14, 24, "58.33", "½ × (2 ÷ 4 + 2 ÷ 3) × 100 % = 58,33 %"},
	} {
		if c.got.Numerator != c.part || c.got.Denominator != c.whole || c.got.Percent.String() != c.percent || !strings.Contains(c.got.Formula, c.said) {
			t.Errorf("%s: %+v", name, c.got)
		}
	}
	if len(a.Unlinked) != 2 || len(a.Uncovered) != 1 || a.Uncovered[0].Code != "S3" {
		t.Errorf("unlinked %v, uncovered %v", a.Unlinked, a.Uncovered)
	}
}

func TestAlignOfNothing(t *testing.T) {
	t.Parallel()
	a := plan.Align(plan.Snapshot{})
	if a.Combined.Percent.Present() || !strings.Contains(a.Combined.Formula, "tidak terhitung") {
		t.Errorf("%+v", a.Combined)
	}
}

func BenchmarkCoverage(b *testing.B) {
	s := plantest.Large(guideline(b, "kominfo-2019"), 500)
	for i := range 120 {
		s.RPJMD.Elements = append(s.RPJMD.Elements, rpjmd.Element{Code: fmt.Sprint("S", i+10), Level: rpjmd.Sasaran, Parents: []string{"T1"}})
	}
	for i := range s.Masterplan.Links {
		s.Masterplan.Links[i].Element = fmt.Sprint("S", i%120+10)
	}
	for b.Loop() {
		plan.CoverByInitiative(s, rpjmd.Sasaran)
	}
}
