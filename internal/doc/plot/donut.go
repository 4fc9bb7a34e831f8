package plot

import (
	"math"
	"strings"

	"gurindam/internal/doc"
)

// sideLegend is the width from which a donut has its legend beside it.
const sideLegend = 260

// donut draws the shares of one series as a ring, clockwise from the top in the
// order of the legend. What is not positive has no share and no sector.
func donut(p *canvas, c doc.Chart) {
	s := c.Series[0]
	var total int64
	for i := range c.Labels {
		v, _ := at(s, i)
		total = min(total+max(v, 0), 1<<58)
	}
	if total == 0 {
		p.nothing()
		return
	}
	r, cx, cy := p.H/2-2, p.H/2, p.H/2
	if p.W < sideLegend {
		r = max(20, min(p.W/2-2, (p.H-float64(len(c.Labels))*legendRow-8)/2))
		r = min(r, p.H/2-2, p.W/2-2)
		cx, cy = p.W/2, r+1
	} else if r > p.W*0.22 {
		r = p.W * 0.22
		cx = r + 2
	}
	ring(p, c, total, cx, cy, r)
	p.say(doc.Shape{X: cx, Y: cy + 2, Size: 10, Bold: true, Anchor: doc.Middle, Fill: "ink", Text: fit(short(total, c.Scale), 10, r*1.05)})
	p.text(cx, cy+11, 6.5, doc.Middle, "ink-3", fit(c.Unit, 6.5, r*0.95))
	if p.W < sideLegend {
		shares(p, c, total, 0, 2*r+8, p.W, p.H)
		return
	}
	height := min(p.H, float64(len(c.Labels))*legendRow)
	shares(p, c, total, cx+r+18, (p.H-height)/2, min(p.W, cx+r+18+230), p.H)
}

func ring(p *canvas, c doc.Chart, total int64, cx, cy, r float64) {
	inner := r * 0.58
	angle := 0.0
	for i := range c.Labels {
		v, _ := at(c.Series[0], i)
		if v <= 0 {
			continue
		}
		sweep := 360 * float64(v) / float64(total)
		color := sliceColor(c.Series[0], i)
		end := min(360, angle+sweep)
		sector := doc.Shape{Kind: doc.Sector, X: cx, Y: cy, W: r, H: inner, Fill: color, Points: []doc.Point{{X: angle, Y: end}}}
		if v < total {
			sector.Stroke, sector.Width = "paper", 1
		}
		p.add(sector)
		if sweep > 22 && r > 40 {
			a := (angle + end) / 2 * math.Pi / 180
			m := (r + inner) / 2
			p.text(cx+m*math.Sin(a), cy-m*math.Cos(a)+2.3, valueSize, doc.Middle, onColor(color), percent(v, total, 0))
		}
		angle = end
	}
}

// shares writes the legend of a donut as a small table: name, value, share.
func shares(p *canvas, c doc.Chart, total int64, x, y, right, bottom float64) {
	values := 0.0
	for i := range c.Labels {
		v, _ := at(c.Series[0], i)
		values = max(values, Width(short(v, c.Scale), labelSize))
	}
	share := right - Width("100,0 %", labelSize) - 8
	room := share - values - 8 - (x + 13)
	for i, l := range c.Labels {
		if y+legendRow > bottom+0.01 {
			return
		}
		v, _ := at(c.Series[0], i)
		base := y + 8.5
		p.bar(x, y+2.5, x+8, y+9.5, sliceColor(c.Series[0], i))
		p.text(x+13, base, labelSize, doc.Start, "ink-2", fit(l, labelSize, room))
		p.text(share, base, labelSize, doc.End, "ink", short(v, c.Scale))
		p.text(right, base, labelSize, doc.End, "ink-3", percent(max(v, 0), total, 1))
		y += legendRow
	}
}

// percent writes v of total with so many decimals, halves up.
func percent(v, total int64, decimals int) string {
	for v > 1<<40 { // keep the product within 63 bits
		v, total = v>>1, total>>1
	}
	n := 100 * pow10(decimals)
	return strings.TrimSpace(Number((v*n+total/2)/total, decimals)) + " %"
}
