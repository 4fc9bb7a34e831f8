package plan_test

import (
	"errors"
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"gurindam/internal/fault"
	"gurindam/internal/money"
	"gurindam/internal/period"
	"gurindam/internal/plan"
	"gurindam/internal/plan/plantest"
)

func TestBudgetRecaps(t *testing.T) {
	t.Parallel()
	s, g := plantest.Full(), guideline(t, "kominfo-2019")
	dimension, err := plan.BudgetByDimension(s, g)
	if err != nil {
		t.Fatal(err)
	}
	if dimension.Total != 1_750_000_000 || len(dimension.Rows) != 6 {
		t.Errorf("by dimension: total %s in %d rows", dimension.Total, len(dimension.Rows))
	}
	if diff := cmp.Diff([]money.Rupiah{750_000_000, 1_000_000_000, 0, 0, 0}, dimension.Totals); diff != "" {
		t.Error(diff)
	}
	source, err := plan.BudgetBySource(s, g)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, r := range source.Rows {
		names = append(names, r.Code)
	}
	if diff := cmp.Diff([]string{"APBD", "DAK Fisik", "CSR"}, names); diff != "" {
		t.Error(diff)
	}
}

func TestShareOfAPBD(t *testing.T) {
	t.Parallel()
	shares, err := plan.ShareOfAPBD(plantest.Full(), guideline(t, "kominfo-2019"))
	if err != nil {
		t.Fatal(err)
	}
	first, second := shares[0], shares[1]
	if first.Smart != 500_000_000 || first.Percent.String() != "0.05" || len(first.Counted) != 1 {
		t.Errorf("2019: %+v", first)
	}
	if second.Smart != 1_000_000_000 || second.Percent.Present() {
		t.Errorf("2020, whose APBD is not stated: %+v", second)
	}
}

func TestSumOutOfRangeIsReported(t *testing.T) {
	t.Parallel()
	s := plantest.Full()
	s.Masterplan.Initiatives[0].Budgets[0].Amount = math.MaxInt64
	g := guideline(t, "kominfo-2019")
	_, err := plan.BudgetByOPD(s)
	if !errors.Is(err, money.ErrOverflow) || fault.KindOf(err) != fault.Invalid {
		t.Errorf("got %v", err)
	}
	if !has(plan.Check(s, g), "pagu-melampaui-batas") {
		t.Error("check does not tell it")
	}
}

// However the money is cut, the pieces make the same whole.
func TestRecapsAgree(t *testing.T) {
	t.Parallel()
	g := guideline(t, "kominfo-2019")
	rapid.Check(t, func(t *rapid.T) {
		s := plan.Snapshot{OPDs: plantest.Full().OPDs}
		s.Masterplan.Profile.Period = period.Span{First: 2019, Last: 2023}
		var want money.Rupiah
		for range rapid.IntRange(0, 20).Draw(t, "initiatives") {
			i := plan.Initiative{
				SubDimension: rapid.SampledFrom([]string{"SG-1", "SB-3", "SEn-2", "?"}).Draw(t, "sub"),
				OPD:          rapid.SampledFrom([]string{"DINKES", "DISKOMINFO", ""}).Draw(t, "opd"),
			}
			for range rapid.IntRange(0, 5).Draw(t, "budgets") {
				b := plan.Budget{Year: rapid.IntRange(2018, 2024).Draw(t, "year"), Source: rapid.SampledFrom([]string{"APBD", "CSR", "", "?"}).Draw(t, "source"),
					Amount: money.Rupiah(rapid.Int64Range(0, 1e15).Draw(t, "amount"))}
				i.Budgets = append(i.Budgets, b)
				want += b.Amount
			}
			s.Masterplan.Initiatives = append(s.Masterplan.Initiatives, i)
		}
		byDimension, err1 := plan.BudgetByDimension(s, g)
		bySource, err2 := plan.BudgetBySource(s, g)
		byOPD, err3 := plan.BudgetByOPD(s)
		if err := errors.Join(err1, err2, err3); err != nil {
			t.Fatal(err)
		}
		for name, r := range map[string]plan.Recap{"dimension": byDimension, "source": bySource, "OPD": byOPD} {
			var rows, years money.Rupiah
			for _, row := range r.Rows {
				rows += row.Total
			}
			for _, total := range r.Totals {
				years += total
			}
			if r.Total != want || rows != want || years != want {
				t.Fatalf("by %s: total %d, rows %d, years %d; want %d", name, r.Total, rows, years, want)
			}
		}
	})
}
