package block

import (
	"fmt"
	"strings"

	"gurindam/internal/doc"
	"gurindam/internal/money"
	"gurindam/internal/plan"
	"gurindam/internal/publication/prose"
)

// actionTitle is what a supporting action plan is called in headings.
func actionTitle(k plan.ActionKind) string {
	switch k {
	case plan.ActionPeople:
		return "Pengembangan Kapasitas SDM"
	case plan.ActionInfrastructure:
		return "Pengembangan Infrastruktur Pendukung"
	case plan.ActionApplication:
		return "Pengembangan Aplikasi dan Perangkat Lunak Pendukung"
	case plan.ActionLiteracy:
		return "Penguatan Literasi"
	case plan.ActionPolicy:
		return "Kebijakan dan Kelembagaan"
	}
	return string(k)
}

// actionPhrase is what a supporting action plan is called inside a sentence.
func actionPhrase(k plan.ActionKind) string {
	return strings.ReplaceAll(strings.ToLower(actionTitle(k)), "sdm", "SDM")
}

func (p *page) actionsOf(k plan.ActionKind) []plan.Action {
	var out []plan.Action
	for _, a := range p.Masterplan.Actions {
		if a.Kind == k {
			out = append(out, a)
		}
	}
	return out
}

// actionPagu is the pagu of a supporting action plan; zero also where sums do not fit.
func (p *page) actionPagu(k plan.ActionKind) money.Rupiah {
	for _, row := range p.byAction.Rows {
		if row.Code == string(k) && !p.overflow {
			return row.Total
		}
	}
	return 0
}

// supportOverview tells how much of each supporting plan there is.
func supportOverview(p *page) {
	if len(p.Masterplan.Actions) == 0 {
		p.lack("kosong", "Rencana aksi pendukung", sheetSupport)
		return
	}
	var items []prose.Item
	for _, k := range plan.ActionKinds() {
		items = append(items, prose.Item{Name: actionPhrase(k), Value: int64(len(p.actionsOf(k)))})
	}
	text := fmt.Sprintf("Inisiatif ditopang oleh %s kegiatan pendukung. Jumlahnya %s.", prose.Number(len(p.Masterplan.Actions)), prose.Spread(items, "terbanyak", "paling sedikit", counted("kegiatan")))
	if zero := prose.Zero(items); len(zero) > 0 {
		text += " Yang belum berisi: " + prose.List(zero) + "."
	}
	if !p.overflow && p.byAction.Total > 0 {
		text += fmt.Sprintf(" Pagu pendukung berjumlah %s, di luar pagu inisiatif.", p.byAction.Total.Short())
	}
	p.say("uraian", t("%s", text))
}

// supportPlan shows one supporting plan with its targets and pagu.
func supportPlan(p *page) {
	list := p.actionsOf(p.Action)
	if len(list) == 0 {
		p.lack("kosong", "Rencana "+actionPhrase(p.Action), sheetSupport)
		return
	}
	targets := make([][]plan.YearValue, len(list))
	var amounts []money.Rupiah
	for i, a := range list {
		targets[i] = a.Targets
		for _, b := range a.Budgets {
			amounts = append(amounts, b.Amount)
		}
	}
	years, u := p.targetYears(targets...), unitOf(amounts)
	g := grid{key: "rencana", caption: "Rencana " + actionPhrase(p.Action), wide: true, source: u.source("Sumber: rencana aksi pendukung; pagu dalam " + u.name + ".")}
	g.cols = []col{{"Kode", 3, doc.AlignLeft, ""}, {"Kegiatan", 8, doc.AlignLeft, ""}, {"Keluaran", 8, doc.AlignLeft, ""}, {"Satuan", 3, doc.AlignLeft, ""}}
	g.cols = append(g.cols, yearCols(years, "Target")...)
	g.cols = append(g.cols, col{"Pagu (" + u.name + ")", 3, doc.AlignNumber, ""}, col{"Sumber dana", 3, doc.AlignLeft, ""}, col{"OPD dan pendukung", 5, doc.AlignLeft, ""}, col{"Inisiatif", 4, doc.AlignLeft, ""})
	for _, a := range list {
		n, _ := a.Pagu()
		cells := append([]doc.Cell{c(a.Code), name(a.Name), c(a.Output), c(a.Unit)}, targetCells(a.Targets, years)...)
		who := strings.Trim(strings.Join(append([]string{p.office(a.OPD)}, p.officeList(a.Supporting)...), ", "), ", ")
		g.rows = append(g.rows, data(append(cells, u.cell(n), c(a.Source), c(who), joined(a.Initiatives))...))
	}
	text := fmt.Sprintf("Rencana %s memuat %s", actionPhrase(p.Action), prose.Count(len(list), "kegiatan"))
	if all := p.actionPagu(p.Action); all > 0 {
		text += fmt.Sprintf(" dengan pagu %s", all.Short())
		g.rows = append(g.rows, sum(doc.Cell{Text: doc.T("Jumlah"), ColSpan: 4 + len(years), Head: true}, u.cell(all), doc.Cell{Text: doc.T(all.String()), ColSpan: 3}))
	}
	p.say("uraian", t("%s (", text), ref(p.id("rencana"), "tabel berikut"), t(")."))
	p.table(g)
}
