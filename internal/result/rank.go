package result

import (
	"slices"

	"gurindam/internal/decimal"
	"gurindam/internal/instrument/score"
)

// Arrange gives ranks, thresholds and quadrants. Regions with the same published index
// share a rank, and the next one is counted on: 1, 2, 2, 4. Nothing breaks a tie.
func (t *Table) Arrange() {
	t.rank(func(Row) bool { return true }, func(r *Row, rank, _ int) { r.Overall = rank })
	for i := range t.Cohorts {
		c := &t.Cohorts[i]
		inside := func(r Row) bool { return r.Cohort == c.ID }
		c.Ranked = t.rank(inside, func(r *Row, rank, of int) { r.Rank, r.Of = rank, of })
		c.Mean, c.Improvement = t.means(inside)
	}
	for i, r := range t.Rows {
		c, _ := t.Cohort(r.Cohort)
		t.Rows[i].Quadrant = quadrant(r, c)
	}
}

// rank numbers the rows that count, best first, and tells how many they are.
func (t *Table) rank(counts func(Row) bool, set func(r *Row, rank, of int)) int {
	var at []int
	for i, r := range t.Rows {
		if r.Part == Taking && counts(r) {
			at = append(at, i)
		}
	}
	finals := make([]decimal.Decimal, len(at))
	for n, i := range at {
		finals[n] = t.Rows[i].Final
	}
	for n, rank := range ranks(finals) {
		set(&t.Rows[at[n]], rank, len(at))
	}
	return len(at)
}

// ranks gives the place of each number among all, the largest first; equal numbers
// share one.
func ranks(values []decimal.Decimal) []int {
	order := make([]int, len(values))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return values[b].Cmp(values[a]) })
	out := make([]int, len(values))
	for n, i := range order {
		if out[i] = n + 1; n > 0 && values[i].Equal(values[order[n-1]]) {
			out[i] = out[order[n-1]]
		}
	}
	return out
}

// means gives the mean index and the mean improvement of the rows that count, with
// two decimals more than they are shown with, so that a threshold cuts nothing off.
func (t *Table) means(counts func(Row) bool) (index, improvement decimal.Decimal) {
	var sum, rise score.Fraction
	var n, m int64
	for _, r := range t.Rows {
		if r.Part != Taking || !counts(r) {
			continue
		}
		sum, n = sum.Add(score.FromDecimal(r.Final)), n+1
		if r.Improvement.Present() {
			rise, m = rise.Add(score.FromDecimal(r.Improvement)), m+1
		}
	}
	if n > 0 {
		index = sum.Over(score.Whole(n)).Round(thresholdDecimals)
	}
	if m > 0 {
		improvement = rise.Over(score.Whole(m)).Round(thresholdDecimals)
	}
	return index, improvement
}

const thresholdDecimals = 4

// quadrant tells where a row lies by the thresholds of its cohort; what lies on a
// threshold counts as above it.
func quadrant(r Row, c Cohort) Quadrant {
	if r.Part != Taking || !r.Improvement.Present() {
		return NoQuadrant
	}
	high, rising := r.Final.Cmp(c.Mean) >= 0, r.Improvement.Cmp(c.Improvement) >= 0
	switch {
	case high && rising:
		return HighRising
	case high:
		return HighFlat
	case rising:
		return LowRising
	}
	return LowFlat
}
