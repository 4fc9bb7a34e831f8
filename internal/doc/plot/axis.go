package plot

import "gurindam/internal/doc"

// axis is a scale of values with round ticks, in the units of the chart.
type axis struct{ lo, hi, step int64 }

// axisFor spans lo to hi with about n steps of 1, 2 or 5 times a power of ten.
func axisFor(lo, hi int64, n int64) axis {
	if hi <= lo {
		hi = lo + 1
	}
	raw := (hi - lo + n - 1) / n
	step := int64(1)
	for _, f := range []int64{2, 5, 10} {
		if step >= raw {
			break
		}
		step = f
	}
	for base := int64(10); step < raw; base *= 10 {
		for _, f := range []int64{2, 5, 10} {
			if step = base * f; step >= raw {
				break
			}
		}
	}
	return axis{floorTo(lo, step), -floorTo(-hi, step), step}
}

func floorTo(v, step int64) int64 {
	q := v / step
	if v%step < 0 {
		q--
	}
	return q * step
}

// share places a value between 0 at lo and 1 at hi.
func (a axis) share(v int64) float64 {
	return float64(max(a.lo, min(v, a.hi))-a.lo) / float64(a.hi-a.lo)
}

func (a axis) ticks() []int64 {
	var out []int64
	for v := a.lo; v <= a.hi; v += a.step {
		out = append(out, v)
	}
	return out
}

// extent gives the smallest and largest value that a chart has to show; zero
// belongs to it where bars grow from it.
func extent(c doc.Chart) (lo, hi int64) {
	first := true
	see := func(v int64) {
		if first {
			lo, hi, first = v, v, false
		}
		lo, hi = min(lo, v), max(hi, v)
	}
	for i := range c.Labels {
		var up, down int64
		for _, s := range c.Series {
			v, ok := at(s, i)
			switch {
			case !ok:
			case c.Kind != doc.StackedBars:
				see(v)
			case v > 0:
				up = min(up+v, 1<<58)
			default:
				down = max(down+v, -1<<58)
			}
		}
		if c.Kind == doc.StackedBars {
			see(up)
			see(down)
		}
	}
	hi = max(hi, min(c.Max, 1<<53))
	if c.Kind == doc.Lines && lo > 0 && (hi-lo)*3 < hi {
		return lo, hi // a narrow band of lines far from zero would be flat
	}
	return min(lo, 0), max(hi, 0)
}

// field is the part of the box where values are drawn, with its axis.
type field struct {
	x0, y0, x1, y1 float64
	axis
	band float64 // width of one category
}

func (f field) y(v int64) float64    { return f.y1 - f.share(v)*(f.y1-f.y0) }
func (f field) middle(i int) float64 { return f.x0 + (float64(i)+0.5)*f.band }

// upright lays out a chart with a vertical axis: unit on top, grid and ticks,
// categories below, then the legend.
func upright(p *canvas, c doc.Chart) field {
	lo, hi := extent(c)
	legend := p.H - min(legendHeight(c, p.W), p.H*0.35)
	f := field{axis: axisFor(lo, hi, max(2, min(5, int64(p.H/28)))), y0: 10, x1: p.W - 1}
	if c.Unit != "" {
		p.text(0, 7, tickSize, doc.Start, "ink-3", c.Unit)
		f.y0 = 20
	}
	for _, v := range f.ticks() {
		f.x0 = max(f.x0, Width(short(v, c.Scale), tickSize)+5)
	}
	f.x0 = min(f.x0, p.W*0.35)
	f.band = (f.x1 - f.x0) / float64(len(c.Labels))
	f.y1 = legend - f.categories(p, c, legend)
	for _, v := range f.ticks() {
		color, width := "line-2", 0.6
		if v == 0 {
			color, width = "ink-3", 0.8
		}
		p.line(f.x0, f.y(v), f.x1, f.y(v), color, width)
		p.text(f.x0-4, f.y(v)+2.4, tickSize, doc.End, "ink-3", fit(short(v, c.Scale), tickSize, f.x0-4))
	}
	drawLegend(p, c, legend)
	return f
}

// categories writes the labels under the field and gives the height they take.
// Where there are too many to be read, only every second, third … is written.
func (f field) categories(p *canvas, c doc.Chart, bottom float64) float64 {
	need := 0.0
	for _, l := range c.Labels {
		need = max(need, min(longest(l, labelSize), 24))
	}
	every := 1
	for f.band*float64(every) < need+3 && every < len(c.Labels) {
		every++
	}
	maxLines := max(1, min(3, int(p.H*0.3/leading)))
	rows := 1
	texts := make([][]string, len(c.Labels))
	for i := 0; i < len(c.Labels); i += every {
		texts[i] = wrap(c.Labels[i], labelSize, f.band*float64(every)-3, maxLines)
		rows = max(rows, len(texts[i]))
	}
	top := bottom - float64(rows)*leading - 4
	for i, lines := range texts {
		for j, line := range lines {
			p.text(f.middle(i), top+float64(j+1)*leading+1, labelSize, doc.Middle, "ink-2", line)
		}
	}
	return bottom - top
}
