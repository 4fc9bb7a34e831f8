package plot

import "gurindam/internal/doc"

// bars draws upright bars, side by side or stacked.
func bars(p *canvas, c doc.Chart) {
	f := upright(p, c)
	if c.Kind == doc.StackedBars {
		stacked(p, c, f)
		return
	}
	width := min(f.band*0.72/float64(len(c.Series)), 34)
	say := valuesFit(c, min(f.band/float64(len(c.Series)), width*1.25))
	for i := range c.Labels {
		x := f.middle(i) - width*float64(len(c.Series))/2
		for n, s := range c.Series {
			v, ok := at(s, i)
			if !ok {
				continue
			}
			left := x + float64(n)*width
			gap := min(1, width*0.08)
			p.bar(left+gap/2, f.y(0), left+width-gap/2, f.y(v), colorOf(s, n, i))
			if say {
				p.value(left+width/2, f.y(v), v, c.Scale)
			}
		}
	}
}

// value writes a number above a mark, or below one that hangs from zero.
func (p *canvas) value(x, y float64, v int64, scale int) {
	if v < 0 {
		p.text(x, y+valueSize+1, valueSize, doc.Middle, "ink", short(v, scale))
		return
	}
	p.text(x, y-2.5, valueSize, doc.Middle, "ink", short(v, scale))
}

// valuesFit says whether every number of a chart finds room in a width.
func valuesFit(c doc.Chart, width float64) bool {
	for _, s := range c.Series {
		for i := range c.Labels {
			v, _ := at(s, i)
			if v < 0 || Width(short(v, c.Scale), valueSize) > width {
				return false
			}
		}
	}
	return true
}

func stacked(p *canvas, c doc.Chart, f field) {
	width := min(f.band*0.62, 46)
	for i := range c.Labels {
		left := f.middle(i) - width/2
		var up, down int64
		for n, s := range c.Series {
			v, ok := at(s, i)
			if !ok || v == 0 {
				continue
			}
			from := &up
			if v < 0 {
				from = &down
			}
			ya, yb := f.y(*from), f.y(*from+v)
			*from = max(-1<<58, min(*from+v, 1<<58))
			color := colorOf(s, n, i)
			p.bar(left, ya, left+width, yb, color)
			p.line(left, yb, left+width, yb, "paper", 0.7)
			if text := short(v, c.Scale); abs64(ya-yb) > valueSize+1.5 && Width(text, valueSize) < width-2 {
				p.text(f.middle(i), (ya+yb)/2+2.3, valueSize, doc.Middle, onColor(color), text)
			}
		}
		if text := short(up, c.Scale); up > 0 && down == 0 && len(c.Series) > 1 && Width(text, valueSize) < f.band {
			p.say(doc.Shape{X: f.middle(i), Y: f.y(up) - 2.5, Size: valueSize, Bold: true, Anchor: doc.Middle, Fill: "ink", Text: text})
		}
	}
}

func abs64(v float64) float64 { return max(v, -v) }
