package plot

import "gurindam/internal/doc"

// hbars draws one series as horizontal bars, each with its label to the left
// and its value at the end.
func hbars(p *canvas, c doc.Chart) {
	c.Series = c.Series[:1]
	s := c.Series[0]
	lo, hi := extent(c)
	top := 2.0
	if c.Unit != "" {
		top = 12
	}
	pitch := (p.H - top) / float64(len(c.Labels))
	size := max(4, min(labelSize, pitch*0.8))
	var labels, values float64
	for i, l := range c.Labels {
		v, _ := at(s, i)
		labels = max(labels, Width(l, size))
		values = max(values, Width(short(v, c.Scale), size))
	}
	left := min(labels+6, p.W*0.42)
	f := field{x0: left, x1: p.W - min(values+6, p.W*0.3), axis: axis{lo, max(hi, lo+1), 1}}
	if lo < 0 {
		f.x0 += min(values+4, p.W*0.15)
	}
	if c.Unit != "" {
		p.text(f.x(0), 7, tickSize, doc.Start, "ink-3", c.Unit)
	}
	every := max(1, int(5/pitch+0.99))
	for i, l := range c.Labels {
		y := top + (float64(i)+0.5)*pitch
		v, ok := at(s, i)
		if ok {
			half := min(pitch*0.33, 6)
			p.bar(f.x(0), y-half, f.x(v), y+half, colorOf(s, 0, i))
		}
		if i%every != 0 {
			continue
		}
		p.rowLabel(l, left-6, y, size, pitch)
		if ok {
			p.endValue(f.x(v), y, size, v, c.Scale)
		}
	}
	p.line(f.x(0), top, f.x(0), p.H, "ink-3", 0.8)
}

func (f field) x(v int64) float64 { return f.x0 + f.share(v)*(f.x1-f.x0) }

// rowLabel sets a label to the left of a bar, on two lines where the row is
// high enough and the label too long for one.
func (p *canvas) rowLabel(l string, width, y, size, pitch float64) {
	lines := wrap(l, size, width, max(1, min(2, int(pitch/(size+1)))))
	for j, line := range lines {
		shift := (float64(j) - float64(len(lines)-1)/2) * (size + 1)
		p.text(width, y+size*0.35+shift, size, doc.End, "ink-2", line)
	}
}

func (p *canvas) endValue(x, y, size float64, v int64, scale int) {
	if v < 0 {
		p.text(x-3, y+size*0.35, size, doc.End, "ink", short(v, scale))
		return
	}
	p.text(x+3, y+size*0.35, size, doc.Start, "ink", short(v, scale))
}
