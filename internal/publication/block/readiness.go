package block

import (
	"fmt"
	"strconv"

	"gurindam/internal/doc"
	"gurindam/internal/plan"
	"gurindam/internal/publication/prose"
)

// readinessOverview rolls the worksheet up by component and element.
func readinessOverview(p *page) {
	r := p.ready
	if r.Whole.Items == 0 {
		p.lack("kosong", "Kertas kerja kesiapan", sheetReadiness)
		return
	}
	if r.Whole.Rated() == 0 {
		p.lack("belum-dinilai", "Penilaian butir kesiapan (baik, sedang, buruk)", sheetReadiness)
	} else {
		ratings := []prose.Item{{Name: "baik", Value: int64(r.Whole.Good)}, {Name: "sedang", Value: int64(r.Whole.Medium)}, {Name: "buruk", Value: int64(r.Whole.Poor)}}
		p.lead("ringkas", t("Dari %s yang dinilai, %s; kesiapan %s mencapai %s.",
			prose.Count(r.Whole.Rated(), "butir"), prose.Counts(ratings), p.region(), prose.Percent(r.Whole.Percent)))
		p.say("sebaran", t("%s Rinciannya ada pada ", p.readinessSpread()), ref(p.id("rekap"), "tabel berikut"), t("."))
	}
	p.remark("rumus", t("%s", r.Formula))
	p.readinessTable()
	p.readinessCharts()
}

// readinessSpread names the strongest and weakest components.
func (p *page) readinessSpread() string {
	var items []prose.Item
	for _, e := range p.ready.Elements {
		for _, comp := range e.Components {
			if n, ok := comp.Percent.Scaled(2); ok {
				items = append(items, prose.Item{Name: lowerFirst(comp.Name), Value: n})
			}
		}
	}
	if len(items) == 0 {
		return ""
	}
	return "Kesiapan komponen " + prose.Spread(items, "tertinggi", "terendah", hundredths) + "."
}

// hundredths writes a percentage held in hundredths.
func hundredths(n int64) string {
	return money2(n) + "\u00a0%"
}

func (p *page) readinessTable() {
	g := grid{key: "rekap", caption: "Rekapitulasi kesiapan menurut komponen", cols: []col{
		{"Komponen", 9, doc.AlignLeft, ""}, {"Butir", 2, doc.AlignNumber, ""}, {"Baik", 2, doc.AlignNumber, ""}, {"Sedang", 2, doc.AlignNumber, ""},
		{"Buruk", 2, doc.AlignNumber, ""}}}
	unrated := p.ready.Whole.Items > p.ready.Whole.Rated()
	if unrated {
		g.cols = append(g.cols, col{"Belum dinilai", 3, doc.AlignNumber, ""})
	}
	g.cols = append(g.cols, col{"Kesiapan (%)", 3, doc.AlignNumber, ""})
	line := func(s plan.Score, label doc.Cell) []doc.Cell {
		cells := []doc.Cell{label}
		for _, n := range []int{s.Items, s.Good, s.Medium, s.Poor} {
			cells = append(cells, c(prose.Digits(n)))
		}
		if unrated {
			cells = append(cells, c(prose.Digits(s.Items-s.Rated())))
		}
		return append(cells, doc.C(s.Percent.Indonesian()))
	}
	for _, e := range p.ready.Elements {
		if e.Items == 0 {
			continue
		}
		g.rows = append(g.rows, doc.Row{Kind: doc.Group, Cells: line(e.Score, name(e.Name))})
		for _, comp := range e.Components {
			if comp.Items > 0 {
				g.rows = append(g.rows, data(line(comp, name(comp.Name))...))
			}
		}
	}
	g.rows = append(g.rows, sum(line(p.ready.Whole, name("Seluruh butir"))...))
	p.table(g)
}

func (p *page) readinessCharts() {
	radar := doc.Chart{Kind: doc.Radar, Unit: "%", Scale: 2, Max: 10000}
	bars := doc.Chart{Kind: doc.HBars, Unit: "%", Scale: 2, Max: 10000}
	elements, components := doc.Series{Name: "Kesiapan", Color: "sea"}, doc.Series{Name: "Kesiapan", Color: "sea"}
	var alts, parts []string
	for _, e := range p.ready.Elements {
		if n, ok := e.Percent.Scaled(2); ok {
			radar.Labels, elements.Values = append(radar.Labels, e.Name), append(elements.Values, n)
			alts = append(alts, fmt.Sprintf("%s %s", e.Name, prose.Percent(e.Percent)))
		}
		for _, comp := range e.Components {
			if n, ok := comp.Percent.Scaled(2); ok {
				bars.Labels, components.Values = append(bars.Labels, comp.Name), append(components.Values, n)
				parts = append(parts, fmt.Sprintf("%s %s", comp.Name, prose.Percent(comp.Percent)))
			}
		}
	}
	radar.Series, bars.Series = []doc.Series{elements}, []doc.Series{components}
	if len(radar.Labels) >= 3 {
		p.add(doc.Figure{ID: p.id("jaring"), Caption: "Kesiapan menurut elemen (%)", Chart: &radar, Alt: "Diagram jaring kesiapan: " + prose.List(alts) + "."})
	}
	if len(bars.Labels) >= 2 {
		p.add(doc.Figure{ID: p.id("batang"), Caption: "Kesiapan menurut komponen (%)", Chart: &bars, Alt: "Diagram batang kesiapan: " + prose.List(parts) + "."})
	}
}

// readinessElement shows the items of one element, component by component.
func readinessElement(p *page) {
	e := p.Element
	if e.Items == 0 {
		p.lack("kosong", "Butir kesiapan "+lowerFirst(e.Name), sheetReadiness)
		return
	}
	text := fmt.Sprintf("Elemen %s memuat %s dalam %s", lowerFirst(e.Name), prose.Count(e.Items, "butir"), prose.Count(used(e), "komponen"))
	switch {
	case e.Rated() == 0:
		text += " yang belum dinilai."
	case e.Good == e.Rated():
		text += fmt.Sprintf(", seluruhnya dinilai baik (%s).", prose.Percent(e.Percent))
	default:
		text += fmt.Sprintf(" dengan kesiapan %s. Yang belum baik berjumlah %s: %s.", prose.Percent(e.Percent), prose.Count(e.Medium+e.Poor, "butir"), prose.Few(p.weak(e), 4))
	}
	p.say("uraian", t("%s Penilaian setiap butir ada pada ", text), ref(p.id("butir"), "tabel berikut"), t("."))
	g := grid{key: "butir", caption: "Kesiapan " + lowerFirst(e.Name), wide: true, cols: []col{
		{"No", 1, doc.AlignCenter, ""}, {"Butir", 6, doc.AlignLeft, ""}, {"Kondisi", 9, doc.AlignLeft, ""}, {"Nilai", 2, doc.AlignCenter, ""},
		{"Bukti", 6, doc.AlignLeft, ""}, {"OPD", 3, doc.AlignLeft, ""}, {"Catatan", 7, doc.AlignLeft, ""}}}
	n := 0
	for _, comp := range e.Components {
		if comp.Items == 0 {
			continue
		}
		title := comp.Name
		if comp.Percent.Present() {
			title += " – " + prose.Percent(comp.Percent)
		}
		g.rows = append(g.rows, heading(len(g.cols), title, ""))
		for _, item := range p.Masterplan.Readiness {
			if item.Component != comp.Code {
				continue
			}
			n++
			g.rows = append(g.rows, data(c(strconv.Itoa(n)), name(item.Item), c(item.Condition), rating(item.Rating), c(item.Evidence), c(p.office(item.OPD)), c(remarkOf(item))))
		}
	}
	p.table(g)
}

func used(e plan.ElementScore) int {
	n := 0
	for _, comp := range e.Components {
		if comp.Items > 0 {
			n++
		}
	}
	return n
}

// weak lists the items of an element that are not good, the poor ones first.
func (p *page) weak(e plan.ElementScore) []string {
	var out []string
	for _, r := range []plan.Rating{plan.RatingPoor, plan.RatingMedium} {
		for _, item := range p.Masterplan.Readiness {
			if comp, _ := p.guide.Component(item.Component); comp.Element == e.Name && item.Rating == r {
				out = append(out, lowerFirst(prose.Clause(item.Item)))
			}
		}
	}
	return out
}

func rating(r plan.Rating) doc.Cell {
	cell := c(string(r))
	switch r {
	case plan.RatingGood:
		cell.Shade = doc.Good
	case plan.RatingMedium:
		cell.Shade = doc.Warn
	case plan.RatingPoor:
		cell.Shade = doc.Bad
	}
	return cell
}

func remarkOf(item plan.ReadinessItem) string {
	if item.Gap != "" {
		return item.Gap
	}
	return item.Reason
}
