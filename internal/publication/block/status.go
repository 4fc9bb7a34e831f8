package block

import (
	"fmt"
	"strings"

	"gurindam/internal/doc"
	"gurindam/internal/plan"
	"gurindam/internal/publication/prose"
)

// statusSentence says how the initiatives stand.
func statusSentence(list []plan.Initiative) string {
	var parts []string
	unstated := 0
	for _, s := range plan.CountStatuses(list) {
		switch {
		case s.Status == "":
			unstated = s.Count
		case s.Count > 0:
			parts = append(parts, fmt.Sprintf("%d %s (%s)", s.Count, s.Status, prose.Percent(s.Percent)))
		}
	}
	if len(parts) == 0 {
		return "Status pelaksanaannya belum diisi."
	}
	text := "Menurut statusnya, " + prose.List(parts)
	if unstated > 0 {
		text += fmt.Sprintf("; %d belum disebut", unstated)
	}
	return text + "."
}

func (p *page) statusTable() {
	g := grid{key: "rekap", caption: "Inisiatif menurut dimensi dan status", cols: []col{{"Dimensi", 8, doc.AlignLeft, ""}}}
	for _, s := range plan.Statuses() {
		g.cols = append(g.cols, col{prose.Upper(string(s)), 3, doc.AlignNumber, ""})
	}
	all := plan.CountStatuses(p.Masterplan.Initiatives)
	if len(all) > len(plan.Statuses()) {
		g.cols = append(g.cols, col{"Belum disebut", 3, doc.AlignNumber, ""})
	}
	g.cols = append(g.cols, col{"Jumlah", 3, doc.AlignNumber, ""})
	line := func(label doc.Cell, list []plan.Initiative) []doc.Cell {
		cells := []doc.Cell{label}
		counts := plan.CountStatuses(list)
		for i := range all {
			n := 0
			if i < len(counts) {
				n = counts[i].Count
			}
			cells = append(cells, dash(n))
		}
		return append(cells, dash(len(list)))
	}
	for _, d := range p.guide.Dimensions {
		g.rows = append(g.rows, data(line(p.dimensionHead(d), p.Masterplan.InDimension(d.Code, p.guide))...))
	}
	g.rows = append(g.rows, sum(line(name("Jumlah"), p.Masterplan.Initiatives)...))
	p.table(g)
}

func (p *page) statusChart() {
	colors := map[plan.Status]string{plan.NotStarted: "line", plan.Discussed: "gold", plan.Running: "sea", plan.Done: "good", plan.Stopped: "bad"}
	chart := doc.Chart{Kind: doc.StackedBars, Unit: "inisiatif"}
	var alts []string
	for _, d := range p.guide.Dimensions {
		chart.Labels = append(chart.Labels, shortDimension(d.Name))
		alts = append(alts, fmt.Sprintf("%s %d", d.Name, len(p.Masterplan.InDimension(d.Code, p.guide))))
	}
	for k, s := range plan.Statuses() {
		series := doc.Series{Name: string(s), Color: colors[s]}
		any := false
		for _, d := range p.guide.Dimensions {
			n := plan.CountStatuses(p.Masterplan.InDimension(d.Code, p.guide))[k].Count
			any = any || n > 0
			series.Values = append(series.Values, int64(n))
		}
		if any {
			chart.Series = append(chart.Series, series)
		}
	}
	if len(chart.Series) == 0 {
		return
	}
	p.add(doc.Figure{ID: p.id("status"), Caption: "Inisiatif menurut dimensi dan status", Chart: &chart, Alt: "Diagram batang bertumpuk jumlah inisiatif: " + prose.List(alts) + "."})
}

// shortDimension drops the word every dimension begins with, for narrow places.
func shortDimension(name string) string { return strings.TrimPrefix(name, "Smart ") }
