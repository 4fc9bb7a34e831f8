package resultweb

import (
	"context"

	"gurindam/internal/decimal"
	"gurindam/internal/doc"
	"gurindam/internal/doc/dochtml"
	"gurindam/internal/result"
	"gurindam/internal/web"
)

// Sizes of the picture in points: on a wide screen and on a narrow one.
const (
	wideSide, narrowSide = 420.0, 250.0
	frameSide            = 34.0
)

// quadrantPicture draws performance against improvement, with the means of the league
// as thresholds, once for wide and once for narrow screens.
func quadrantPicture(ctx context.Context, c result.Cohort, rows []result.Row) string {
	title := web.T(ctx, "Pencapaian dan peningkatan %s", c.Name)
	desc := web.T(ctx, "Mendatar: Indeks Pencapaian, rata-rata %s. Tegak: Indeks Peningkatan, rata-rata %s. Tabel di samping menghitung daerah tiap kuadran; nilai tiap daerah ada dalam tabel peringkat.",
		c.Mean.Round(2).Indonesian(), c.Improvement.Round(2).Indonesian())
	draw := func(side float64) string { return dochtml.SVG(scatter(ctx, c, rows, side), title, desc) }
	return `<div class="chart"><div class="chart-wide">` + draw(wideSide) + `</div><div class="chart-narrow">` + draw(narrowSide) + `</div></div>`
}

// span is a range of scaled values on a line of the picture.
type span struct {
	low, high int64
	from, to  float64
}

func (s span) at(d decimal.Decimal) float64 {
	n, _ := d.Scaled(4)
	return s.from + (s.to-s.from)*float64(n-s.low)/float64(max(1, s.high-s.low))
}

func spanOf(rows []result.Row, value func(result.Row) decimal.Decimal, from, to float64) span {
	s := span{low: 1 << 60, high: -1 << 60, from: from, to: to}
	for _, r := range rows {
		if n, ok := value(r).Scaled(4); ok && r.Quadrant != result.NoQuadrant {
			s.low, s.high = min(s.low, n), max(s.high, n)
		}
	}
	margin := max((s.high-s.low)/12, 500)
	s.low, s.high = s.low-margin, s.high+margin
	return s
}

func scatter(ctx context.Context, c result.Cohort, rows []result.Row, side float64) doc.Drawing {
	const top = 18 // for what the upright line is called
	x := spanOf(rows, func(r result.Row) decimal.Decimal { return r.Final }, frameSide, side-6)
	y := spanOf(rows, func(r result.Row) decimal.Decimal { return r.Improvement }, side-frameSide, top)
	d := doc.Drawing{W: side, H: side}
	d.Shapes = append(d.Shapes,
		doc.Shape{Kind: doc.Rect, X: x.from, Y: y.to, W: x.to - x.from, H: y.from - y.to, Stroke: "line", Width: 1},
		line(x.at(c.Mean), y.to, x.at(c.Mean), y.from), line(x.from, y.at(c.Improvement), x.to, y.at(c.Improvement)),
		doc.Shape{Kind: doc.Text, X: (x.from + x.to) / 2, Y: side - 4, Text: web.T(ctx, "Indeks Pencapaian"), Size: 11, Fill: "ink-2", Anchor: doc.Middle},
		doc.Shape{Kind: doc.Text, X: x.from, Y: 11, Text: web.T(ctx, "Indeks Peningkatan"), Size: 11, Fill: "ink-2"},
		doc.Shape{Kind: doc.Text, X: x.at(c.Mean) + 3, Y: y.from + 12, Text: c.Mean.Round(2).Indonesian(), Size: 10.5, Fill: "ink-3"},
		doc.Shape{Kind: doc.Text, X: x.from - 3, Y: y.at(c.Improvement) + 4, Text: c.Improvement.Round(2).Indonesian(), Size: 10.5, Fill: "ink-3", Anchor: doc.End})
	for _, r := range rows {
		if r.Quadrant != result.NoQuadrant {
			d.Shapes = append(d.Shapes, doc.Shape{Kind: doc.Ellipse, X: x.at(r.Final) - 3, Y: y.at(r.Improvement) - 3, W: 6, H: 6, Fill: "sea", Stroke: "paper", Width: .6})
		}
	}
	return d
}

func line(x1, y1, x2, y2 float64) doc.Shape {
	return doc.Shape{Kind: doc.Polyline, Points: []doc.Point{{X: x1, Y: y1}, {X: x2, Y: y2}}, Stroke: "gold", Width: 1.2, Dash: true}
}
