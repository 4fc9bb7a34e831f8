package plan_test

import (
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gurindam/internal/money"
	"gurindam/internal/plan"
)

func TestPagu(t *testing.T) {
	t.Parallel()
	first := plan.Initiative{Budgets: []plan.Budget{{Year: 2024, Source: "APBD", Amount: 100}, {Year: 2025, Source: "APBD", Amount: 30}, {Year: 2025, Source: "CSR", Amount: 5}}}
	second := plan.Initiative{Budgets: []plan.Budget{{Year: 2025, Source: "APBD", Amount: 7}}}
	huge := plan.Initiative{Budgets: []plan.Budget{{Year: 2025, Amount: math.MaxInt64}}}
	for name, c := range map[string]struct {
		got  func() (money.Rupiah, bool)
		want money.Rupiah
		ok   bool
	}{
		"one":                            {func() (money.Rupiah, bool) { return plan.Pagu(first) }, 135, true},
		"several":                        {func() (money.Rupiah, bool) { return plan.Pagu(first, second) }, 142, true},
		"none":                           {func() (money.Rupiah, bool) { return plan.Pagu() }, 0, true},
		"one year, every source":         {func() (money.Rupiah, bool) { return plan.PaguIn(2025, first, second) }, 42, true},
		"a year without pagu":            {func() (money.Rupiah, bool) { return plan.PaguIn(2030, first, second) }, 0, true},
		"out of range":                   {func() (money.Rupiah, bool) { return plan.Pagu(huge, second) }, 0, false},
		"out of range in other years":    {func() (money.Rupiah, bool) { return plan.PaguIn(2024, huge, first) }, 100, true},
		"a supporting line":              {plan.Action{Budgets: []plan.YearMoney{{Year: 2024, Amount: 4}, {Year: 2025, Amount: 6}}}.Pagu, 10, true},
		"a supporting line out of range": {plan.Action{Budgets: []plan.YearMoney{{Year: 2024, Amount: math.MaxInt64}, {Year: 2025, Amount: 1}}}.Pagu, 0, false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got, ok := c.got(); got != c.want || ok != c.ok {
				t.Errorf("got %s, %v; want %s, %v", got, ok, c.want, c.ok)
			}
		})
	}
}

func TestPartsOfARecap(t *testing.T) {
	t.Parallel()
	r := plan.Recap{Years: []int{2023, 2024, 2025}, Totals: []money.Rupiah{1, 20, 300}, Total: 321}
	for _, c := range []struct {
		first, last int
		want        money.Rupiah
	}{{2023, 2025, 321}, {2024, 2025, 320}, {2024, 2024, 20}, {2026, 2030, 0}, {2025, 2023, 0}} {
		if got := r.Between(c.first, c.last); got != c.want {
			t.Errorf("between %d and %d: %s, want %s", c.first, c.last, got, c.want)
		}
	}
	rows := []plan.RecapRow{{Amounts: []money.Rupiah{1, 2}, Total: 3}, {Amounts: []money.Rupiah{10, 20}, Total: 30}}
	want := plan.RecapRow{Amounts: []money.Rupiah{11, 22}, Total: 33}
	if diff := cmp.Diff(want, plan.Together(rows)); diff != "" {
		t.Error(diff)
	}
	if rows[0].Amounts[0] != 1 {
		t.Error("the rows that were added up have changed")
	}
	if diff := cmp.Diff(plan.RecapRow{}, plan.Together(nil)); diff != "" {
		t.Error(diff)
	}
}
