package block

import (
	"maps"
	"slices"
	"strings"

	"gurindam/internal/doc"
	"gurindam/internal/money"
	"gurindam/internal/plan"
)

// fundingTable shows what the initiatives cost, who pays, with whom they are done,
// and what they rest on.
func (p *page) fundingTable(list []plan.Initiative) {
	years := p.moneyYears(list)
	var amounts []money.Rupiah
	for _, i := range list {
		for _, y := range years {
			n, _ := plan.PaguIn(y, i)
			amounts = append(amounts, n)
		}
	}
	u := unitOf(amounts)
	g := grid{key: "pagu", caption: "Pagu, pendanaan, dan dasar " + p.Dimension.Name, wide: true,
		source: u.source("Sumber: rencana aksi; pagu dalam " + u.name + ", tanda – berarti tanpa pagu pada tahun itu.")}
	g.cols = []col{{"Kode", 3, doc.AlignLeft, ""}, {"Program", 6, doc.AlignLeft, ""}, {"Kode nomenklatur", 4, doc.AlignLeft, ""}}
	g.cols = append(g.cols, yearCols(years, "Pagu ("+u.name+")")...)
	if len(years) > 1 {
		g.cols = append(g.cols, col{"Jumlah", 3, doc.AlignNumber, "Pagu (" + u.name + ")"})
	}
	g.cols = append(g.cols, col{"Sumber dana", 3, doc.AlignLeft, ""}, col{"OPD pendukung dan mitra", 6, doc.AlignLeft, ""}, col{"RPJMD", 3, doc.AlignLeft, ""}, col{"Status", 3, doc.AlignLeft, ""})
	p.initiativeRows(&g, list, func(i plan.Initiative) []doc.Cell {
		cells := []doc.Cell{name(i.Code), c(i.Program), c(i.Budget.Text)}
		for _, y := range years {
			n, _ := plan.PaguIn(y, i)
			cells = append(cells, u.cell(n))
		}
		if len(years) > 1 {
			n, _ := plan.Pagu(i)
			cells = append(cells, u.cell(n))
		}
		return append(cells, joined(sourcesOf(i)), joined(append(p.officeList(i.Supporting), i.Partners...)), joined(p.served[i.Code]), c(string(i.Status)))
	})
	if !p.overflow {
		g.rows = append(g.rows, p.fundingTotal(list, years, u))
	}
	p.table(g)
}

func (p *page) fundingTotal(list []plan.Initiative, years []int, u unit) doc.Row {
	cells := []doc.Cell{{Text: doc.T("Jumlah " + p.Dimension.Name), ColSpan: 3, Head: true}}
	for _, y := range years {
		n, _ := plan.PaguIn(y, list...)
		cells = append(cells, u.cell(n))
	}
	whole, _ := plan.Pagu(list...)
	if len(years) > 1 {
		cells = append(cells, u.cell(whole))
	}
	return sum(append(cells, doc.Cell{Text: doc.T(whole.String()), ColSpan: 4})...)
}

// moneyYears lists the years of the plan and every other year with a pagu.
func (p *page) moneyYears(list []plan.Initiative) []int {
	years := map[int]bool{}
	for _, y := range p.years {
		years[y] = true
	}
	for _, i := range list {
		for _, b := range i.Budgets {
			years[b.Year] = true
		}
	}
	return slices.Sorted(maps.Keys(years))
}

// sourcesOf lists the funding sources of an initiative.
func sourcesOf(i plan.Initiative) []string {
	var out []string
	for _, b := range i.Budgets {
		if s := strings.TrimSpace(b.Source); s != "" && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}
