package block

import (
	"fmt"
	"strings"

	"gurindam/internal/doc"
	"gurindam/internal/plan"
	"gurindam/internal/publication/prose"
)

// vision states the smart-city vision and its meaning.
func vision(p *page) {
	v := p.Masterplan.Vision
	if strings.TrimSpace(v.Text) == "" {
		p.lack("kosong", "Visi smart city", sheetVision)
		return
	}
	p.say("pengantar", t("Visi smart city %s%s adalah:", p.region(), p.span(" ")))
	p.paragraph(doc.Quote, "bunyi", []doc.Span{t("%s", v.Text)})
	meaning := prose.Paragraphs(v.Meaning)
	for i, s := range meaning {
		p.say(fmt.Sprintf("makna-%d", i+1), t("%s", s))
	}
	if len(meaning) == 0 {
		p.lack("makna", "Makna visi smart city", sheetVision)
	}
}

// span is the years of the plan behind a gap, or nothing.
func (p *page) span(gap string) string {
	if p.Masterplan.Profile.Period.Len() == 0 {
		return ""
	}
	return gap + p.Masterplan.Profile.Period.String()
}

// keywords explains the ideas of the vision and what they serve.
func keywords(p *page) {
	list := p.Masterplan.Vision.Keywords
	if len(list) == 0 {
		if p.Masterplan.Vision.Text != "" {
			p.lack("kosong", "Pokok visi smart city", sheetVision)
		}
		return
	}
	g := grid{key: "daftar", caption: "Pokok visi, dimensi, dan misi RPJMD", cols: []col{
		{"Pokok visi", 4, doc.AlignLeft, ""}, {"Makna", 10, doc.AlignLeft, ""}, {"Dimensi", 5, doc.AlignLeft, ""}, {"Misi RPJMD", 3, doc.AlignLeft, ""}}}
	var words []string
	used := map[string]bool{}
	for _, k := range list {
		words = append(words, k.Word)
		for _, m := range k.Misi {
			used[m] = true
		}
		g.rows = append(g.rows, data(name(k.Word), c(k.Meaning), joined(p.dimensionNames(k.Dimensions)), joined(k.Misi)))
	}
	text := fmt.Sprintf("Visi itu bertumpu pada %s: %s", prose.Count(len(list), "pokok"), prose.List(words))
	if n := len(used); n > 0 {
		text += fmt.Sprintf(", yang melayani %s RPJMD", prose.Count(n, "misi"))
	}
	p.say("uraian", t("%s (", text), ref(p.id("daftar"), "tabel berikut"), t(")."))
	p.table(g)
}

func (p *page) dimensionNames(codes []string) []string {
	var out []string
	for _, code := range codes {
		if d, ok := p.guide.Dimension(code); ok {
			out = append(out, d.Name)
			continue
		}
		out = append(out, code)
	}
	return out
}

// goalsOverview tells how the goals lie over the dimensions.
func goalsOverview(p *page) {
	list := p.Masterplan.Goals
	if len(list) == 0 {
		p.lack("kosong", "Sasaran per sub-dimensi", sheetGoal)
		return
	}
	items := p.perDimension(func(d plan.Dimension) int { return len(p.goalsIn(d)) })
	var bare []string
	measured := 0
	for _, g := range list {
		if strings.TrimSpace(g.Indicator) != "" && len(g.Targets) > 0 {
			measured++
		}
	}
	for _, d := range p.guide.Dimensions {
		for _, sub := range d.Subs {
			if !p.hasGoal(sub.Code) {
				bare = append(bare, sub.Name)
			}
		}
	}
	text := fmt.Sprintf("Visi diuraikan menjadi %s. Jumlahnya %s.", prose.Count(len(list), "sasaran"), prose.Spread(items, "terbanyak", "paling sedikit", counted("sasaran")))
	if measured == len(list) {
		text += " Setiap sasaran berindikator dan bertarget."
	} else {
		text += fmt.Sprintf(" Yang berindikator dan bertarget baru %d dari %d.", measured, len(list))
	}
	if len(bare) > 0 {
		text += fmt.Sprintf(" Sub-dimensi tanpa sasaran: %s.", prose.Few(bare, 6))
	}
	p.say("uraian", t("%s", text))
}

func (p *page) goalsIn(d plan.Dimension) []plan.Goal {
	var out []plan.Goal
	for _, g := range p.Masterplan.Goals {
		if p.within(g.SubDimension, d) {
			out = append(out, g)
		}
	}
	return out
}

func (p *page) hasGoal(sub string) bool {
	for _, g := range p.Masterplan.Goals {
		if g.SubDimension == sub {
			return true
		}
	}
	return false
}

// goalDimension shows the goals of a dimension with their targets by year, under
// the idea of the vision they serve.
func goalDimension(p *page) {
	list := p.goalsIn(p.Dimension)
	if len(list) == 0 {
		p.lack("kosong", "Sasaran "+p.Dimension.Name, sheetGoal)
		return
	}
	targets := make([][]plan.YearValue, len(list))
	for i, g := range list {
		targets[i] = g.Targets
	}
	years := p.targetYears(targets...)
	g := grid{key: "target", caption: "Sasaran dan target " + p.Dimension.Name, wide: true, cols: []col{
		{"Kode", 3, doc.AlignLeft, ""}, {"Sasaran", 9, doc.AlignLeft, ""}, {"Indikator", 8, doc.AlignLeft, ""}, {"Satuan", 3, doc.AlignLeft, ""}, {"Kondisi awal", 3, doc.AlignNumber, ""}}}
	g.cols = append(g.cols, yearCols(years, "Target")...)
	for _, sub := range p.Dimension.Subs {
		first := true
		for _, goal := range list {
			if goal.SubDimension != sub.Code {
				continue
			}
			if first {
				g.rows, first = append(g.rows, heading(len(g.cols), subTitle(sub), p.Dimension.Color)), false
			}
			cells := []doc.Cell{c(goal.Code), name(goal.Text), c(goal.Indicator), c(goal.Unit), doc.C(goal.Baseline.Indonesian())}
			g.rows = append(g.rows, data(append(cells, targetCells(goal.Targets, years)...)...))
		}
	}
	p.say("uraian", t("%s%s memiliki %s. Targetnya sampai %s ada pada ", p.servedIdeas(), p.Dimension.Name, prose.Count(len(list), "sasaran"), lastOf(years)), ref(p.id("target"), "tabel berikut"), t("."))
	p.table(g)
}

// servedIdeas names the ideas of the vision that a dimension carries.
func (p *page) servedIdeas() string {
	var words []string
	for _, k := range p.Masterplan.Vision.Keywords {
		for _, code := range k.Dimensions {
			if code == p.Dimension.Code {
				words = append(words, k.Word)
			}
		}
	}
	if len(words) == 0 {
		return ""
	}
	return "Sebagai wujud pokok visi " + prose.List(words) + ", "
}

func lastOf(years []int) string {
	if len(years) == 0 {
		return "akhir rencana"
	}
	return fmt.Sprint(years[len(years)-1])
}

func yearCols(years []int, group string) []col {
	out := make([]col, len(years))
	for i, y := range years {
		out[i] = col{fmt.Sprint(y), 3, doc.AlignNumber, group}
	}
	return out
}

func targetCells(list []plan.YearValue, years []int) []doc.Cell {
	out := make([]doc.Cell, len(years))
	for i, y := range years {
		out[i] = doc.C("–")
		for _, v := range list {
			if v.Year == y {
				out[i] = doc.C(v.Number.Indonesian())
			}
		}
	}
	return out
}
