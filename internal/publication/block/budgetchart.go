package block

import (
	"cmp"
	"fmt"
	"strconv"

	"gurindam/internal/doc"
	"gurindam/internal/money"
	"gurindam/internal/publication/prose"
)

// chartUnit is the unit of a chart of pagu: juta, so that a chart shows the figures
// of its table, and miliar only where those would not fit beside the marks.
func chartUnit(total money.Rupiah) unit {
	if total >= 10_000*miliar {
		return unit{miliar, 0, "Rp miliar", "dibulatkan ke Rp 1 miliar"}
	}
	return unit{juta, 0, "Rp juta", "dibulatkan ke Rp 1 juta"}
}

func (u unit) chart(kind doc.ChartKind) doc.Chart {
	return doc.Chart{Kind: kind, Unit: u.name, Scale: u.decimals}
}

func (u unit) value(r money.Rupiah) int64 { return r.Scaled(u.size, u.decimals) }

// dimensionChart stacks the pagu of the dimensions over the years.
func (p *page) dimensionChart(key string) doc.Figure {
	r := p.byDimension
	u := chartUnit(r.Total)
	chart := u.chart(doc.StackedBars)
	var alts []string
	for i, y := range r.Years {
		chart.Labels = append(chart.Labels, strconv.Itoa(y))
		alts = append(alts, fmt.Sprintf("%d %s", y, r.Totals[i].Short()))
	}
	for _, row := range r.Rows {
		d, _ := p.guide.Dimension(row.Code)
		s := doc.Series{Name: row.Name, Color: cmp.Or(d.Color, "ink-3")}
		for _, a := range row.Amounts {
			s.Values = append(s.Values, u.value(a))
		}
		chart.Series = append(chart.Series, s)
	}
	return doc.Figure{ID: p.id(key), Caption: "Pagu menurut tahun dan dimensi", Chart: &chart, Source: "Sumber: rencana aksi, diolah; " + u.note + ".",
		Alt: "Diagram batang bertumpuk pagu per tahun: " + prose.List(alts) + "."}
}

func (p *page) sourceChart(key string) doc.Figure {
	r := p.bySource
	u := chartUnit(r.Total)
	chart := u.chart(doc.Donut)
	chart.Series = []doc.Series{{Name: "Pagu"}}
	var alts []string
	for _, row := range r.Rows {
		label := cmp.Or(row.Code, row.Name)
		chart.Labels = append(chart.Labels, label)
		chart.Series[0].Values = append(chart.Series[0].Values, u.value(row.Total))
		alts = append(alts, fmt.Sprintf("%s %s", label, prose.Share(int64(row.Total), int64(r.Total))))
	}
	return doc.Figure{ID: p.id(key), Caption: "Bauran sumber dana", Chart: &chart, Source: "Sumber: rencana aksi, diolah; " + u.note + ".", Alt: "Diagram cincin sumber dana: " + prose.List(alts) + "."}
}

// officeChart draws the pagu of the largest offices, where there are several.
func (p *page) officeChart(key string) {
	u := chartUnit(p.byOPD.Total)
	chart := u.chart(doc.HBars)
	chart.Series = []doc.Series{{Name: "Pagu", Color: "sea"}}
	var alts []string
	for _, row := range p.largestOffices().Rows {
		if row.Code == "" {
			continue // the rest in one
		}
		chart.Labels = append(chart.Labels, p.office(row.Code))
		chart.Series[0].Values = append(chart.Series[0].Values, u.value(row.Total))
		alts = append(alts, p.office(row.Code)+" "+row.Total.Short())
	}
	if len(chart.Labels) > 1 {
		p.add(doc.Figure{ID: p.id(key), Caption: "Pagu menurut perangkat daerah", Chart: &chart, Source: "Sumber: rencana aksi, diolah; " + u.note + ".", Alt: "Diagram batang pagu: " + prose.List(alts) + "."})
	}
}
