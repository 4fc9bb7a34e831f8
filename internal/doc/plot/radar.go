package plot

import (
	"math"

	"gurindam/internal/doc"
)

// radar draws series as closed lines over spokes. With fewer than three spokes
// there is no area to see, so bars are drawn instead.
func radar(p *canvas, c doc.Chart) {
	if len(c.Labels) < 3 {
		c.Kind = doc.Bars
		bars(p, c)
		return
	}
	lo, hi := extent(c)
	bottom := p.H - min(legendHeight(c, p.W), p.H*0.35)
	drawLegend(p, c, bottom)
	top := 0.0
	if c.Unit != "" {
		p.text(0, 7, tickSize, doc.Start, "ink-3", c.Unit)
		top = 6
	}
	w := web{axis: axisFor(lo, hi, 5), n: len(c.Labels), cx: p.W / 2}
	w.r = max(8, min((bottom-top)/2-2*leading, p.W*0.27))
	w.cy = top + (bottom-top)/2
	w.grid(p, c)
	for n, s := range c.Series {
		color := colorOf(s, n, 0)
		var points []doc.Point
		for i := range c.Labels {
			v, _ := at(s, i)
			points = append(points, w.point(i, w.share(v)))
		}
		p.add(doc.Shape{Kind: doc.Polygon, Points: points, Stroke: color, Width: 1.6, Dash: n%2 == 1})
		for _, pt := range points {
			p.marker(n, pt.X, pt.Y, color)
		}
	}
}

// web is the field of a radar.
type web struct {
	axis
	n         int
	cx, cy, r float64
}

// point gives the place on spoke i at a share of the radius.
func (w web) point(i int, share float64) doc.Point {
	a := 2 * math.Pi * float64(i) / float64(w.n)
	return doc.Point{X: w.cx + w.r*share*math.Sin(a), Y: w.cy - w.r*share*math.Cos(a)}
}

func (w web) grid(p *canvas, c doc.Chart) {
	for _, v := range w.ticks()[1:] {
		var ring []doc.Point
		for i := range w.n {
			ring = append(ring, w.point(i, w.share(v)))
		}
		p.add(doc.Shape{Kind: doc.Polygon, Points: ring, Stroke: "line", Width: 0.6})
	}
	every := max(1, w.n/24)
	for i, l := range c.Labels {
		tip := w.point(i, 1)
		p.line(w.cx, w.cy, tip.X, tip.Y, "line", 0.6)
		if i%every == 0 {
			w.label(p, i, l)
		}
	}
	for _, v := range w.ticks()[1:] {
		at := w.point(0, w.share(v))
		p.text(at.X+2.5, at.Y+6.5, 6, doc.Start, "ink-3", short(v, c.Scale))
	}
}

// label stands outside the tip of its spoke, on the side that points away.
func (w web) label(p *canvas, i int, l string) {
	at := w.point(i, 1+5/w.r)
	anchor, room := doc.Middle, p.W*0.4
	switch dx := at.X - w.cx; {
	case dx > w.r*0.15:
		anchor, room = doc.Start, p.W-at.X
	case dx < -w.r*0.15:
		anchor, room = doc.End, at.X
	}
	lines := wrap(l, labelSize, room, 2)
	for j, line := range lines {
		y := at.Y + 2.6 + (float64(j)-float64(len(lines)-1)/2)*leading
		if anchor == doc.Middle && at.Y < w.cy {
			y = at.Y - 1 - float64(len(lines)-1-j)*leading
		} else if anchor == doc.Middle {
			y = at.Y + 6 + float64(j)*leading
		}
		p.text(at.X, min(max(y, labelSize), p.H-2), labelSize, anchor, "ink-2", line)
	}
}
