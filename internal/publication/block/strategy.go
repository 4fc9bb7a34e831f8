package block

import (
	"fmt"

	"gurindam/internal/doc"
	"gurindam/internal/plan"
	"gurindam/internal/publication/prose"
)

// strategiesOverview tells how the strategies lie over the dimensions.
func strategiesOverview(p *page) {
	list := p.Masterplan.Strategies
	if len(list) == 0 {
		p.lack("kosong", "Strategi pembangunan", sheetStrategy)
		return
	}
	items := p.perDimension(func(d plan.Dimension) int { return len(p.strategiesIn(d)) })
	lead := fmt.Sprintf("Tersusun %s; sasarannya belum ditetapkan.", prose.Count(len(list), "strategi"))
	if n := len(p.Masterplan.Goals); n > 0 {
		lead = fmt.Sprintf("%s sasaran dicapai melalui %s.", prose.Begin(n), prose.Count(len(list), "strategi"))
	}
	p.lead("ringkas", t("%s", lead))
	used := map[string]bool{}
	for _, s := range list {
		for _, m := range s.Misi {
			used[m] = true
		}
	}
	text := fmt.Sprintf("Strategi %s.", prose.Spread(items, "terbanyak", "paling sedikit", counted("strategi")))
	if len(used) > 0 {
		text += fmt.Sprintf(" Seluruhnya mendukung %s RPJMD.", prose.Count(len(used), "misi"))
	}
	if bare := p.goalsWithoutStrategy(); len(bare) > 0 {
		text += fmt.Sprintf(" Sasaran yang belum berstrategi: %s.", prose.Few(bare, 8))
	}
	p.say("uraian", t("%s", text))
}

func (p *page) goalsWithoutStrategy() []string {
	has := map[string]bool{}
	for _, s := range p.Masterplan.Strategies {
		has[s.Goal] = true
	}
	var out []string
	for _, g := range p.Masterplan.Goals {
		if !has[g.Code] {
			out = append(out, g.Code)
		}
	}
	return out
}

func (p *page) strategiesIn(d plan.Dimension) []plan.Strategy {
	goals := map[string]bool{}
	for _, g := range p.goalsIn(d) {
		goals[g.Code] = true
	}
	var out []plan.Strategy
	for _, s := range p.Masterplan.Strategies {
		if goals[s.Goal] {
			out = append(out, s)
		}
	}
	return out
}

// strategyDimension shows goals, strategies and policies of a dimension.
func strategyDimension(p *page) {
	list := p.strategiesIn(p.Dimension)
	if len(list) == 0 {
		p.lack("kosong", "Strategi "+p.Dimension.Name, sheetStrategy)
		return
	}
	g := grid{key: "matriks", caption: "Strategi dan arah kebijakan " + p.Dimension.Name, wide: true, cols: []col{
		{"Sasaran", 8, doc.AlignLeft, ""}, {"Strategi", 9, doc.AlignLeft, ""}, {"Arah kebijakan", 9, doc.AlignLeft, ""}, {"Misi RPJMD", 3, doc.AlignLeft, ""}}}
	for _, sub := range p.Dimension.Subs {
		g.rows = append(g.rows, heading(len(g.cols), subTitle(sub), p.Dimension.Color))
		before := len(g.rows)
		for _, goal := range p.goalsIn(p.Dimension) {
			if goal.SubDimension != sub.Code {
				continue
			}
			first := true
			for _, s := range list {
				if s.Goal != goal.Code {
					continue
				}
				label := name(goal.Code)
				if first {
					label, first = titled(goal.Code, goal.Text), false
				}
				g.rows = append(g.rows, data(label, titled(s.Code, s.Text), c(s.Policy), joined(s.Misi)))
			}
		}
		if len(g.rows) == before {
			g.rows = append(g.rows, data(doc.Cell{Text: doc.T("Belum ada strategi."), ColSpan: len(g.cols)}))
		}
	}
	about := ""
	if p.Dimension.About != "" {
		about = p.Dimension.About + " "
	}
	p.say("uraian", t("%sDimensi %s memiliki %s (", about, p.Dimension.Name, prose.Count(len(list), "strategi")), ref(p.id("matriks"), "tabel berikut"), t(")."))
	p.table(g)
}
