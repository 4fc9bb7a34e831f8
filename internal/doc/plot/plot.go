// Package plot draws the data of a doc.Chart as plain shapes, so that the page
// on the web, the PDF and any other writer show the same picture. Sizes are
// points of a printed page. Numbers stay integers until they become places on
// paper, so a tick or a label never shows a rounding fault.
package plot

import (
	"math"

	"gurindam/internal/doc"
)

// The smallest box in which a chart says anything; a smaller one stays blank.
const minWidth, minHeight = 60, 40

const (
	labelSize = 7.5 // categories and legends
	tickSize  = 7
	valueSize = 6.5 // numbers beside marks
	leading   = 9
)

// Chart draws a chart into a box of w by h points. Every shape stays inside the
// box. A chart without data becomes a frame that says so.
func Chart(c doc.Chart, w, h float64) doc.Drawing {
	if math.IsNaN(w+h) || math.IsInf(w, 0) || math.IsInf(h, 0) || w < minWidth || h < minHeight {
		return doc.Drawing{W: blank(w), H: blank(h)}
	}
	p := &canvas{doc.Drawing{W: w, H: h}}
	if empty(c) {
		p.nothing()
		return p.Drawing
	}
	c.Scale = max(0, min(c.Scale, 18))
	switch c.Kind {
	case doc.HBars:
		hbars(p, c)
	case doc.Lines:
		lines(p, c)
	case doc.Donut:
		donut(p, c)
	case doc.Radar:
		radar(p, c)
	default:
		bars(p, c)
	}
	return p.Drawing
}

// Height gives a height at which a chart of width w reads well.
func Height(c doc.Chart, w float64) float64 {
	rows := float64(len(c.Labels))
	switch c.Kind {
	case doc.HBars:
		return max(60, rows*19+18)
	case doc.Donut:
		if w < sideLegend {
			return min(w, 150) + rows*legendRow + 16
		}
		return max(150, rows*legendRow+10)
	case doc.Radar:
		return max(190, min(w, 400)*0.62) + legendHeight(c, w)
	}
	return max(130, min(w*0.42, 230)) + legendHeight(c, w)
}

func blank(v float64) float64 {
	if v > 0 && !math.IsInf(v, 0) {
		return v
	}
	return 0
}

func empty(c doc.Chart) bool {
	for _, s := range c.Series {
		if min(len(s.Values), len(c.Labels)) > 0 {
			return false
		}
	}
	return true
}

// at gives a value kept within what can be added up and placed without
// overflow; ok is false where the series is shorter than the labels.
func at(s doc.Series, i int) (v int64, ok bool) {
	if i >= len(s.Values) {
		return 0, false
	}
	const limit = 1 << 53
	return max(-limit, min(s.Values[i], limit)), true
}

var sequence = []string{"sea", "gold", "plum", "liv", "gov", "earth", "bra", "env", "soc", "eco"}

// colorOf picks the colour of value i of series n.
func colorOf(s doc.Series, n, i int) string {
	if i < len(s.Colors) && s.Colors[i] != "" {
		return s.Colors[i]
	}
	if s.Color != "" {
		return s.Color
	}
	return sequence[n%len(sequence)]
}

// sliceColor is colorOf for kinds that set values of one series apart.
func sliceColor(s doc.Series, i int) string {
	if i < len(s.Colors) && s.Colors[i] != "" {
		return s.Colors[i]
	}
	return sequence[i%len(sequence)]
}
