package plan

import (
	"fmt"
	"maps"
	"slices"

	"gurindam/internal/decimal"
	"gurindam/internal/fault"
	"gurindam/internal/money"
)

// Unnamed is the name of the row for money whose dimension, source or office is
// not said.
const Unnamed = "Belum disebut"

// Recap adds up the pagu of the initiatives: rows by years.
type Recap struct {
	Years  []int
	Rows   []RecapRow
	Totals []money.Rupiah // by year
	Total  money.Rupiah
}

// RecapRow is one row of a Recap.
type RecapRow struct {
	Code, Name string
	Amounts    []money.Rupiah // by year
	Total      money.Rupiah
}

// portion is a sum of one year that falls to one row.
type portion struct {
	row    string
	year   int
	amount money.Rupiah
}

// BudgetByDimension recaps the pagu by dimension and year, every dimension with
// a row.
func BudgetByDimension(s Snapshot, g Guideline) (Recap, error) {
	var rows []RecapRow
	for _, d := range g.Dimensions {
		rows = append(rows, RecapRow{Code: d.Code, Name: d.Name})
	}
	return s.recap(rows, true, func(i Initiative, _ Budget) string {
		d, _ := g.Dimension(i.SubDimension)
		return d.Code
	})
}

// BudgetBySource recaps the pagu by source of funds and year; sources that give
// nothing are left out.
func BudgetBySource(s Snapshot, g Guideline) (Recap, error) {
	var rows []RecapRow
	for _, f := range g.Funding {
		rows = append(rows, RecapRow{Code: f.Code, Name: f.Name})
	}
	return s.recap(rows, false, func(_ Initiative, b Budget) string { return b.Source })
}

// BudgetByOPD recaps the pagu by the office responsible and year; offices without
// pagu are left out.
func BudgetByOPD(s Snapshot) (Recap, error) {
	var rows []RecapRow
	for _, o := range s.OPDs {
		rows = append(rows, RecapRow{Code: o.Code, Name: o.Name})
	}
	return s.recap(rows, false, func(i Initiative, _ Budget) string { return i.OPD })
}

// BudgetByAction recaps the pagu of the five supporting action plans, which the
// other recaps leave out.
func BudgetByAction(s Snapshot) (Recap, error) {
	var rows []RecapRow
	for _, k := range ActionKinds() {
		rows = append(rows, RecapRow{Code: string(k), Name: string(k)})
	}
	var list []portion
	for _, a := range s.Masterplan.Actions {
		for _, b := range a.Budgets {
			list = append(list, portion{string(a.Kind), b.Year, b.Amount})
		}
	}
	return addUp(s.Masterplan.Profile.Period.Years(), rows, true, list)
}

func (s Snapshot) recap(rows []RecapRow, all bool, row func(Initiative, Budget) string) (Recap, error) {
	var list []portion
	for _, i := range s.Masterplan.Initiatives {
		for _, b := range i.Budgets {
			list = append(list, portion{row(i, b), b.Year, b.Amount})
		}
	}
	return addUp(s.Masterplan.Profile.Period.Years(), rows, all, list)
}

// addUp sums the portions. What belongs to no row falls to one that is named so:
// no money is lost from the totals.
func addUp(years []int, rows []RecapRow, all bool, list []portion) (Recap, error) {
	present := map[int]bool{}
	for _, y := range years {
		present[y] = true
	}
	for _, p := range list {
		present[p.year] = true
	}
	out := Recap{Years: slices.Sorted(maps.Keys(present))}
	rows = append(rows, RecapRow{Name: Unnamed})
	index := map[string]int{}
	for i := range rows {
		rows[i].Amounts = make([]money.Rupiah, len(out.Years))
		index[rows[i].Code] = i
	}
	out.Totals = make([]money.Rupiah, len(out.Years))
	used := make([]bool, len(rows))
	for _, p := range list {
		i, ok := index[p.row]
		if !ok {
			i = len(rows) - 1
		}
		used[i] = true
		y, _ := slices.BinarySearch(out.Years, p.year)
		for _, sum := range []*money.Rupiah{&rows[i].Amounts[y], &rows[i].Total, &out.Totals[y], &out.Total} {
			if err := addTo(sum, p.amount); err != nil {
				return Recap{}, err
			}
		}
	}
	for i, row := range rows {
		if used[i] || all && i < len(rows)-1 {
			out.Rows = append(out.Rows, row)
		}
	}
	return out, nil
}

func addTo(sum *money.Rupiah, amount money.Rupiah) error {
	total, err := sum.Add(amount)
	if err != nil {
		return fault.Wrap(fault.Invalid, "Jumlah pagu melampaui batas hitungan; periksa pagu yang sangat besar.", err)
	}
	*sum = total
	return nil
}

// APBDShare is the share of one year's APBD that goes to the initiatives, with
// everything that was counted, since the share depends on what is counted.
type APBDShare struct {
	Year    int
	Smart   money.Rupiah // pagu from sources inside the APBD
	APBD    money.Rupiah // zero: not stated
	Percent decimal.Decimal
	Formula string
	Counted []CountedBudget
}

// CountedBudget is one initiative's part in an APBDShare.
type CountedBudget struct {
	Initiative, Name string
	Code             string // of the nomenclature
	Source           string
	Amount           money.Rupiah
}

// ShareOfAPBD gives the share of each year of the plan.
func ShareOfAPBD(s Snapshot, g Guideline) ([]APBDShare, error) {
	whole := map[int]money.Rupiah{}
	for _, v := range s.Masterplan.Profile.APBD {
		whole[v.Year] = v.Amount
	}
	var out []APBDShare
	for _, year := range s.Masterplan.Profile.Period.Years() {
		share := APBDShare{Year: year, APBD: whole[year]}
		for _, i := range s.Masterplan.Initiatives {
			for _, b := range i.Budgets {
				if source, _ := g.Source(b.Source); b.Year != year || !source.APBD {
					continue
				}
				if err := addTo(&share.Smart, b.Amount); err != nil {
					return nil, err
				}
				share.Counted = append(share.Counted, CountedBudget{i.Code, i.Name, i.Budget.Text, b.Source, b.Amount})
			}
		}
		share.Percent = decimal.Ratio(int64(share.Smart), int64(share.APBD), 2)
		share.Formula = fmt.Sprintf("pagu smart city dari APBD ÷ belanja APBD %d × 100 %% = %s ÷ %s × 100 %% = %s", year, share.Smart, share.APBD, percent(share.Percent))
		out = append(out, share)
	}
	return out, nil
}
