package workbook

import (
	"cmp"
	"slices"

	"gurindam/internal/plan"
)

// initiativeRows writes the initiatives as rows.
func initiativeRows(s *plan.Snapshot, g plan.Guideline) []initiativeRow {
	linked := map[string][]string{}
	for _, l := range s.Masterplan.Links {
		if l.Element != "" && !slices.Contains(linked[l.Initiative], l.Element) {
			linked[l.Initiative] = append(linked[l.Initiative], l.Element)
		}
	}
	rows := make([]initiativeRow, 0, len(s.Masterplan.Initiatives))
	for _, i := range s.Masterplan.Initiatives {
		rows = append(rows, initiativeRow{Initiative: i, sources: sourcesOf(i, g), totals: totalsOf(i), elements: linked[i.Code]})
	}
	return rows
}

// sourcesOf lists the sources of an initiative in the order of the guideline.
func sourcesOf(i plan.Initiative, g plan.Guideline) []string {
	var out []string
	for _, b := range i.Budgets {
		if b.Source != "" && !slices.Contains(out, b.Source) {
			out = append(out, b.Source)
		}
	}
	slices.SortStableFunc(out, func(a, b string) int { return rank(g, a) - rank(g, b) })
	return out
}

func rank(g plan.Guideline, source string) int {
	i := slices.IndexFunc(g.Funding, func(f plan.FundingSource) bool { return f.Code == source })
	if i < 0 {
		return len(g.Funding)
	}
	return i
}

// totalsOf adds up the sources of each year. A sum out of range, which no reading
// lets through, is left at what fitted.
func totalsOf(i plan.Initiative) []plan.YearMoney {
	var out []plan.YearMoney
	for _, b := range i.Budgets {
		v := yearMoney(&out, b.Year)
		if sum, err := v.Amount.Add(b.Amount); err == nil {
			v.Amount = sum
		}
	}
	return out
}

func yearMoney(list *[]plan.YearMoney, year int) *plan.YearMoney {
	return inYear(list, year, func(v plan.YearMoney) int { return v.Year }, func(y int) plan.YearMoney { return plan.YearMoney{Year: y} })
}

// fundingRows writes the sources of the initiatives that have several.
func fundingRows(s *plan.Snapshot, g plan.Guideline) []fundingRow {
	var rows []fundingRow
	for _, i := range s.Masterplan.Initiatives {
		sources := sourcesOf(i, g)
		if len(sources) < 2 {
			continue
		}
		for _, source := range sources {
			row := fundingRow{initiative: i.Code, source: source}
			for _, b := range i.Budgets {
				if b.Source == source {
					row.amounts = append(row.amounts, plan.YearMoney{Year: b.Year, Amount: b.Amount})
				}
			}
			rows = append(rows, row)
		}
	}
	return rows
}

// storeInitiatives puts the initiatives into the plan; their money follows when
// the sheet Pendanaan is stored.
func storeInitiatives(r *reader, t *table[initiativeRow]) {
	r.initiatives = t
	for i := range t.rows {
		slices.SortStableFunc(t.rows[i].sources, func(a, b string) int { return rank(r.guide, a) - rank(r.guide, b) })
		r.out.Masterplan.Initiatives = append(r.out.Masterplan.Initiatives, t.rows[i].Initiative)
	}
}

// sortBudgets puts budgets by year, then source in the order of the guideline.
func sortBudgets(list []plan.Budget, g plan.Guideline) {
	slices.SortStableFunc(list, func(a, b plan.Budget) int {
		return cmp.Or(cmp.Compare(a.Year, b.Year), cmp.Compare(rank(g, a.Source), rank(g, b.Source)))
	})
}
