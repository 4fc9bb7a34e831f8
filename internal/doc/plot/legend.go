package plot

import "gurindam/internal/doc"

const legendRow = 12.0

type legendItem struct {
	x    float64
	row  int
	n    int // series
	name string
}

// legendItems flows the names of the series into rows.
func legendItems(c doc.Chart, w float64) (items []legendItem, rows int) {
	if len(c.Series) < 2 {
		return nil, 0
	}
	x := 0.0
	for n, s := range c.Series {
		name := fit(s.Name, labelSize, w-16)
		width := 14 + Width(name, labelSize) + 12
		if x > 0 && x+width-12 > w {
			x, rows = 0, rows+1
		}
		items = append(items, legendItem{x, rows, n, name})
		x += width
	}
	return items, rows + 1
}

func legendHeight(c doc.Chart, w float64) float64 {
	_, rows := legendItems(c, w)
	if rows == 0 {
		return 0
	}
	return float64(rows)*legendRow + 4
}

// drawLegend sets the legend below top; rows that find no room are left out.
func drawLegend(p *canvas, c doc.Chart, top float64) {
	items, _ := legendItems(c, p.W)
	for _, it := range items {
		y := top + 4 + float64(it.row)*legendRow + legendRow/2
		if y+legendRow/2 > p.H+0.01 {
			return
		}
		color := colorOf(c.Series[it.n], it.n, 0)
		if c.Kind == doc.Lines || c.Kind == doc.Radar {
			p.stroke(it.n, []doc.Point{{X: it.x, Y: y}, {X: it.x + 11, Y: y}}, color)
			p.marker(it.n, it.x+5.5, y, color)
		} else {
			p.bar(it.x, y-3.5, it.x+8, y+3.5, color)
		}
		p.text(it.x+14, y+2.7, labelSize, doc.Start, "ink-2", it.name)
	}
}

// stroke draws the line of series n: every second one dashed.
func (p *canvas) stroke(n int, points []doc.Point, color string) {
	p.add(doc.Shape{Kind: doc.Polyline, Points: points, Stroke: color, Width: 1.6, Dash: n%2 == 1})
}
