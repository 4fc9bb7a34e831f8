package block

import (
	"fmt"
	"slices"

	"gurindam/internal/doc"
	"gurindam/internal/money"
	"gurindam/internal/plan"
	"gurindam/internal/publication/prose"
)

// actionsOverview tells how many initiatives there are, where, and how they stand.
func actionsOverview(p *page) {
	list := p.Masterplan.Initiatives
	if len(list) == 0 {
		p.lack("kosong", "Rencana aksi", sheetInitiative)
		return
	}
	items := p.perDimension(func(d plan.Dimension) int { return len(p.Masterplan.InDimension(d.Code, p.guide)) })
	offices := map[string]bool{}
	made := 0
	for _, i := range list {
		if i.OPD != "" {
			offices[i.OPD] = true
		}
		if i.Example {
			made++
		}
	}
	lead := "Rencana aksi memuat " + prose.Count(len(list), "inisiatif")
	if n := len(items) - len(prose.Zero(items)); n > 0 {
		lead += " dalam " + prose.Count(n, "dimensi")
	}
	if n := len(offices); n > 0 {
		lead += ", dilaksanakan oleh " + prose.Count(n, "perangkat daerah")
	}
	p.lead("ringkas", t("%s.", lead+p.totalPhrase(" dengan pagu ")))
	text := "Inisiatif " + prose.Spread(items, "terbanyak", "paling sedikit", counted("inisiatif")) + "."
	p.say("sebaran", t("%s %s Rekapitulasinya ada pada ", text, statusSentence(list)), ref(p.id("rekap"), "tabel berikut"), t("."))
	if made > 0 {
		p.remark("contoh", t("%s inisiatif bertanda (contoh): rincian, target, dan pagunya rekaan untuk memperagakan buku ini.", prose.Begin(made)))
	}
	p.statusTable()
	p.statusChart()
}

// totalPhrase is the whole pagu behind some words, or nothing where there is none.
func (p *page) totalPhrase(words string) string {
	if p.overflow || p.byDimension.Total == 0 {
		return ""
	}
	return words + p.byDimension.Total.Short()
}

// initiativeDimension shows every initiative of a dimension, in two wide tables:
// what is done and measured, and what it costs and rests on.
func initiativeDimension(p *page) {
	list := p.Masterplan.InDimension(p.Dimension.Code, p.guide)
	if len(list) == 0 {
		p.lack("kosong", "Inisiatif "+p.Dimension.Name, sheetInitiative)
		return
	}
	p.say("uraian", append([]doc.Span{t("%s Sasaran kinerjanya ada pada ", p.dimensionSentence(list))},
		ref(p.id("kinerja"), "tabel pertama"), t("; pagu, sumber dana, dan dasarnya pada "), ref(p.id("pagu"), "tabel kedua"), t("."))...)
	p.performanceTable(list)
	p.fundingTable(list)
}

// dimensionSentence sums up the initiatives of a dimension.
func (p *page) dimensionSentence(list []plan.Initiative) string {
	d := p.Dimension
	subs := make([]prose.Item, 0, len(d.Subs))
	for _, s := range d.Subs {
		subs = append(subs, prose.Item{Name: s.Name, Value: int64(len(p.Masterplan.InDimension(s.Code, p.guide)))})
	}
	text := fmt.Sprintf("%s memuat %s. Jumlahnya %s.", d.Name, prose.Count(len(list), "inisiatif"), prose.Spread(subs, "terbanyak", "paling sedikit", counted("inisiatif")))
	var offices []prose.Item
	for _, i := range list {
		if i.OPD == "" {
			continue
		}
		short := p.office(i.OPD)
		at := slices.IndexFunc(offices, func(o prose.Item) bool { return o.Name == short })
		if at < 0 {
			at, offices = len(offices), append(offices, prose.Item{Name: short})
		}
		offices[at].Value++
	}
	if top, n := prose.Most(offices); len(offices) > 1 && len(top) == 1 {
		text += fmt.Sprintf(" Dari %s, %s menanggung paling banyak (%d inisiatif).", prose.Count(len(offices), "perangkat daerah pelaksana"), top[0], n)
	}
	i := slices.IndexFunc(p.byDimension.Rows, func(r plan.RecapRow) bool { return r.Code == d.Code })
	if i >= 0 && p.byDimension.Rows[i].Total > 0 && !p.overflow {
		row := p.byDimension.Rows[i]
		text += fmt.Sprintf(" Pagunya %s atau %s dari seluruh pagu%s.", row.Total.Short(), prose.Share(int64(row.Total), int64(p.byDimension.Total)), p.dearest(list))
	}
	return text
}

// dearest names the initiative with the largest pagu, where one stands out.
func (p *page) dearest(list []plan.Initiative) string {
	var best plan.Initiative
	var most money.Rupiah
	equal := false
	for _, i := range list {
		switch n, ok := plan.Pagu(i); {
		case !ok:
		case n > most:
			best, most, equal = i, n, false
		case n == most:
			equal = true
		}
	}
	if most == 0 || equal || len(list) < 2 {
		return ""
	}
	return fmt.Sprintf("; yang terbesar %s %s (%s)", best.Code, best.Name, most.Short())
}

// manyYears is from how many years on targets stand in a table of their own, so
// that a page on its side still reads.
const manyYears = 7

func (p *page) performanceTable(list []plan.Initiative) {
	targets := make([][]plan.YearValue, len(list))
	for i, v := range list {
		targets[i] = v.Targets
	}
	years := p.targetYears(targets...)
	what := []col{{"Kode", 3, doc.AlignLeft, ""}, {"Inisiatif", 8, doc.AlignLeft, ""}, {"Deskripsi/output", 10, doc.AlignLeft, ""}}
	measure := []col{{"Indikator", 7, doc.AlignLeft, ""}, {"Satuan", 3, doc.AlignLeft, ""}, {"Baseline", 3, doc.AlignNumber, ""}}
	measure = append(measure, yearCols(years, "Target")...)
	who := col{"OPD", 4, doc.AlignLeft, ""}
	whatCells := func(i plan.Initiative) []doc.Cell {
		return []doc.Cell{c(i.Code), name(example(i.Name, i.Example)), c(i.Description)}
	}
	measureCells := func(i plan.Initiative) []doc.Cell {
		return append([]doc.Cell{c(i.Indicator), c(i.Unit), doc.C(i.Baseline.Indonesian())}, targetCells(i.Targets, years)...)
	}
	caption := "Inisiatif, indikator, dan target " + p.Dimension.Name
	if len(years) < manyYears {
		g := grid{key: "kinerja", caption: caption, wide: true, cols: append(append(what, measure...), who)}
		p.initiativeRows(&g, list, func(i plan.Initiative) []doc.Cell {
			return append(append(whatCells(i), measureCells(i)...), c(p.office(i.OPD)))
		})
		p.table(g)
		return
	}
	g := grid{key: "kinerja", caption: "Inisiatif " + p.Dimension.Name, wide: true, cols: append(what, who)}
	p.initiativeRows(&g, list, func(i plan.Initiative) []doc.Cell { return append(whatCells(i), c(p.office(i.OPD))) })
	p.table(g)
	g = grid{key: "target", caption: "Indikator dan target " + p.Dimension.Name, wide: true, cols: append([]col{what[0]}, measure...)}
	p.initiativeRows(&g, list, func(i plan.Initiative) []doc.Cell { return append([]doc.Cell{name(i.Code)}, measureCells(i)...) })
	p.table(g)
}

// initiativeRows adds a row for each initiative under the name of its sub-dimension.
func (p *page) initiativeRows(g *grid, list []plan.Initiative, cells func(plan.Initiative) []doc.Cell) {
	for _, sub := range p.Dimension.Subs {
		first := true
		for _, i := range list {
			if i.SubDimension != sub.Code {
				continue
			}
			if first {
				g.rows, first = append(g.rows, heading(len(g.cols), subTitle(sub), p.Dimension.Color)), false
			}
			g.rows = append(g.rows, data(cells(i)...))
		}
	}
	first := true
	for _, i := range list { // named after the dimension itself
		if _, ok := p.guide.SubDimension(i.SubDimension); ok {
			continue
		}
		if first {
			g.rows, first = append(g.rows, heading(len(g.cols), "Tanpa sub-dimensi", p.Dimension.Color)), false
		}
		g.rows = append(g.rows, data(cells(i)...))
	}
}
