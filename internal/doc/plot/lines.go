package plot

import "gurindam/internal/doc"

// lines draws series over the categories; a series shorter than the labels
// simply ends.
func lines(p *canvas, c doc.Chart) {
	f := upright(p, c)
	for n, s := range c.Series {
		color := colorOf(s, n, 0)
		var points []doc.Point
		for i := range c.Labels {
			if v, ok := at(s, i); ok {
				points = append(points, doc.Point{X: f.middle(i), Y: f.y(v)})
			}
		}
		if len(points) > 1 {
			p.stroke(n, points, color)
		}
		for _, pt := range points {
			p.marker(n, pt.X, pt.Y, color)
		}
	}
	if len(c.Series) > 1 || !valuesFit(c, f.band-2) {
		return
	}
	for i := range c.Labels {
		if v, ok := at(c.Series[0], i); ok {
			p.value(f.middle(i), f.y(v)-2, v, c.Scale)
		}
	}
}
