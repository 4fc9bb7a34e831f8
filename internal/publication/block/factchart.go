package block

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"gurindam/internal/dataset"
	"gurindam/internal/doc"
	"gurindam/internal/publication/prose"
)

const (
	chartsPerGroup  = 2
	seriesPerChart  = 4
	yearsForAChart  = 3
	decimalsOfChart = 4
)

// factCharts draws facts over the years: one chart for the facts of one unit and
// the same years, where there are years enough to show a course.
func (p *page) factCharts(list []dataset.Fact) {
	type bundle struct {
		unit  string
		years []int
		facts []dataset.Fact
	}
	var bundles []bundle
	for _, f := range list {
		years := yearsOf(f)
		if len(years) < yearsForAChart {
			continue
		}
		i := slices.IndexFunc(bundles, func(b bundle) bool {
			return b.unit == f.Unit && slices.Equal(b.years, years) && len(b.facts) < seriesPerChart && alike(b.facts[0], f)
		})
		if i < 0 {
			i, bundles = len(bundles), append(bundles, bundle{f.Unit, years, nil})
		}
		bundles[i].facts = append(bundles[i].facts, f)
	}
	for i, b := range bundles[:min(len(bundles), chartsPerGroup)] {
		p.factChart(fmt.Sprintf("grafik-%d", i+1), b.facts, b.years)
	}
}

func yearsOf(f dataset.Fact) []int {
	var out []int
	for _, v := range f.Values {
		if v.Number.Present() {
			out = append(out, v.Year)
		}
	}
	return out
}

// alike tells whether two facts may share an axis: neither is several times the
// other, so that the course of both can be read.
func alike(a, b dataset.Fact) bool {
	x, okX := last(a)
	y, okY := last(b)
	return okX && okY && x < 4*y && y < 4*x
}

func last(f dataset.Fact) (int64, bool) {
	v, _ := f.Latest()
	return v.Number.Scaled(decimalsOfChart)
}

func (p *page) factChart(key string, facts []dataset.Fact, years []int) {
	chart := doc.Chart{Kind: doc.Lines, Unit: facts[0].Unit, Scale: scaleOf(facts)}
	for _, y := range years {
		chart.Labels = append(chart.Labels, strconv.Itoa(y))
	}
	colors := []string{"sea", "gold", "plum", "liv"}
	var names, alts []string
	for i, f := range facts {
		s := doc.Series{Name: example(f.Name, f.Example), Color: colors[i%len(colors)]}
		for _, v := range f.Values {
			if !v.Number.Present() {
				continue
			}
			n, ok := v.Number.Scaled(chart.Scale)
			if !ok {
				return // a figure beyond what a chart can place
			}
			s.Values = append(s.Values, n)
		}
		chart.Series = append(chart.Series, s)
		first, last, _ := ends(f)
		names = append(names, lowerFirst(f.Name))
		alts = append(alts, fmt.Sprintf("%s dari %s pada %d menjadi %s pada %d", lowerFirst(f.Name), first.Number.Indonesian(), first.Year, prose.Quantity(last.Number, f.Unit), last.Year))
	}
	if len(facts) == 1 && facts[0].Unit != "%" && chart.Scale == 0 {
		chart.Kind = doc.Bars
	}
	p.add(doc.Figure{ID: p.id(key), Caption: fmt.Sprintf("Perkembangan %s, %d–%d", prose.Few(names, 2), years[0], years[len(years)-1]),
		Alt: "Diagram perkembangan: " + strings.Join(alts, "; ") + ".", Chart: &chart})
}

// scaleOf is the largest number of decimals among the values, within reason.
func scaleOf(facts []dataset.Fact) int {
	scale := 0
	for _, f := range facts {
		for _, v := range f.Values {
			_, fraction, _ := strings.Cut(v.Number.String(), ".")
			scale = max(scale, len(fraction))
		}
	}
	return min(scale, decimalsOfChart)
}
