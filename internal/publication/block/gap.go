package block

import (
	"fmt"
	"strings"

	"gurindam/internal/doc"
	"gurindam/internal/plan"
	"gurindam/internal/publication/prose"
)

// gapsOverview tells where the plan stands apart from what it wants.
func gapsOverview(p *page) {
	list := p.Masterplan.Gaps
	if len(list) == 0 {
		p.lack("kosong", "Analisis gap", sheetGap)
		return
	}
	closed := plan.GapCoverage(p.Masterplan)
	items := p.perDimension(func(d plan.Dimension) int {
		n := 0
		for _, g := range list {
			if p.within(g.SubDimension, d) {
				n++
			}
		}
		return n
	})
	p.lead("ringkas", t("Perbandingan kondisi kini dengan kondisi ideal menemukan %s pada %s.", prose.Count(len(list), "kesenjangan"), prose.Count(len(items)-len(prose.Zero(items)), "dimensi")))
	text := "Jumlahnya " + prose.Spread(items, "terbanyak", "paling sedikit", counted("kesenjangan")) + ". "
	switch closed.Numerator {
	case closed.Denominator:
		text += "Setiap kesenjangan ditutup oleh sekurangnya satu inisiatif."
	case 0:
		text += "Belum ada kesenjangan yang ditutup oleh inisiatif."
	default:
		text += fmt.Sprintf("Sebanyak %d dari %d kesenjangan (%s) ditutup oleh inisiatif.", closed.Numerator, closed.Denominator, prose.Percent(closed.Percent))
	}
	p.say("uraian", t("%s", text))
	p.remark("rumus", t("Cakupan penutupan: %s.", closed.Formula))
}

// gapDimension shows the gaps of one dimension by sub-dimension.
func gapDimension(p *page) {
	g := grid{key: "daftar", caption: "Analisis gap " + p.Dimension.Name, wide: true, cols: []col{
		{"Kondisi saat ini", 8, doc.AlignLeft, ""}, {"Kondisi ideal", 8, doc.AlignLeft, ""}, {"Kesenjangan", 8, doc.AlignLeft, ""},
		{"Inisiatif penutup", 7, doc.AlignLeft, ""}, {"OPD", 3, doc.AlignLeft, ""}}}
	n, open := 0, 0
	var empty []string
	for _, sub := range p.Dimension.Subs {
		first := true
		for _, gap := range p.Masterplan.Gaps {
			if gap.SubDimension != sub.Code {
				continue
			}
			if first {
				g.rows, first = append(g.rows, heading(len(g.cols), subTitle(sub), p.Dimension.Color)), false
			}
			n++
			cell := p.initiativeCell(gap.Initiatives)
			if len(gap.Initiatives) == 0 {
				open++
				cell = doc.Cell{Text: doc.T("Belum ada"), Shade: doc.Warn}
			}
			g.rows = append(g.rows, data(c(gap.Current), c(gap.Ideal), c(gap.Text), cell, joined(p.officeList(gap.OPDs))))
		}
		if first {
			empty = append(empty, sub.Name)
		}
	}
	if n == 0 {
		p.lack("kosong", "Analisis gap "+p.Dimension.Name, sheetGap)
		return
	}
	text := fmt.Sprintf("%s memiliki %s", p.Dimension.Name, prose.Count(n, "kesenjangan"))
	if open > 0 {
		text += fmt.Sprintf(", %s di antaranya belum ditutup inisiatif", prose.Number(open))
	}
	if len(empty) > 0 {
		text += "; tidak ada kesenjangan tercatat untuk " + prose.List(empty)
	}
	p.say("uraian", t("%s (", text), ref(p.id("daftar"), "tabel berikut"), t(")."))
	p.table(g)
}

// initiativeCell names initiatives by code and name.
func (p *page) initiativeCell(codes []string) doc.Cell {
	var parts []string
	for _, code := range codes {
		if i, ok := p.initiatives[code]; ok {
			parts = append(parts, code+" "+i.Name)
			continue
		}
		parts = append(parts, code)
	}
	return c(strings.Join(parts, "; "))
}

// within tells whether a code of a dimension or sub-dimension lies in a dimension.
func (p *page) within(code string, d plan.Dimension) bool {
	of, ok := p.guide.Dimension(code)
	return ok && of.Code == d.Code
}

// perDimension counts something for each dimension.
func (p *page) perDimension(n func(plan.Dimension) int) []prose.Item {
	var out []prose.Item
	for _, d := range p.guide.Dimensions {
		out = append(out, prose.Item{Name: d.Name, Value: int64(n(d))})
	}
	return out
}

// counted writes a count with its noun, for comparisons.
func counted(noun string) func(int64) string {
	return func(n int64) string { return prose.Digits(int(n)) + " " + noun }
}

func subTitle(s plan.SubDimension) string {
	if s.Gloss == "" {
		return s.Name
	}
	return s.Name + " – " + s.Gloss
}
