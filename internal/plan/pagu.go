package plan

import "gurindam/internal/money"

// Pagu is what initiatives cost together, over all years and sources; ok is false
// where the sum leaves what can be counted.
func Pagu(list ...Initiative) (sum money.Rupiah, ok bool) {
	return pagu(list, func(Budget) bool { return true })
}

// PaguIn is Pagu of one year.
func PaguIn(year int, list ...Initiative) (sum money.Rupiah, ok bool) {
	return pagu(list, func(b Budget) bool { return b.Year == year })
}

func pagu(list []Initiative, counts func(Budget) bool) (money.Rupiah, bool) {
	var amounts []money.Rupiah
	for _, i := range list {
		for _, b := range i.Budgets {
			if counts(b) {
				amounts = append(amounts, b.Amount)
			}
		}
	}
	sum, err := money.Sum(amounts...)
	return sum, err == nil
}

// Pagu is what a line of a supporting action plan costs over all years; ok is
// false where the sum leaves what can be counted.
func (a Action) Pagu() (sum money.Rupiah, ok bool) {
	amounts := make([]money.Rupiah, len(a.Budgets))
	for i, b := range a.Budgets {
		amounts[i] = b.Amount
	}
	sum, err := money.Sum(amounts...)
	return sum, err == nil
}

// Between is the part of a recap's total that falls to some years.
func (r Recap) Between(first, last int) money.Rupiah {
	var sum money.Rupiah
	for i, y := range r.Years {
		if first <= y && y <= last {
			sum += r.Totals[i]
		}
	}
	return sum
}

// Together adds up rows of one recap. What is part of a total that fits, fits.
func Together(rows []RecapRow) RecapRow {
	var sum RecapRow
	for _, row := range rows {
		if sum.Amounts == nil {
			sum.Amounts = make([]money.Rupiah, len(row.Amounts))
		}
		for i, a := range row.Amounts {
			sum.Amounts[i] += a
		}
		sum.Total += row.Total
	}
	return sum
}
