package plot

import (
	"strconv"

	"gurindam/internal/doc"
)

// canvas collects shapes.
type canvas struct{ doc.Drawing }

func (p *canvas) add(s doc.Shape) { p.Shapes = append(p.Shapes, s) }

// bar fills the rectangle between two corners, in whichever order.
func (p *canvas) bar(xa, ya, xb, yb float64, fill string) {
	p.add(doc.Shape{Kind: doc.Rect, X: min(xa, xb), Y: min(ya, yb), W: max(xa, xb) - min(xa, xb), H: max(ya, yb) - min(ya, yb), Fill: fill})
}

func (p *canvas) line(xa, ya, xb, yb float64, stroke string, width float64) {
	p.add(doc.Shape{Kind: doc.Polyline, Points: []doc.Point{{X: xa, Y: ya}, {X: xb, Y: yb}}, Stroke: stroke, Width: width})
}

// text sets a line with its baseline at y, and moves it sideways where it would
// leave the box.
func (p *canvas) text(x, y, size float64, anchor doc.Anchor, color, s string) {
	p.say(doc.Shape{X: x, Y: y, Size: size, Anchor: anchor, Fill: color, Text: s})
}

func (p *canvas) say(t doc.Shape) {
	t.Text = fit(t.Text, t.Size, p.W)
	if t.Text == "" {
		return
	}
	t.Kind = doc.Text
	left, right := reach(t)
	t.X += max(0, -left) - max(0, right-p.W)
	p.add(t)
}

// reach gives the left and right end of a text.
func reach(t doc.Shape) (left, right float64) {
	w := Width(t.Text, t.Size)
	left = t.X
	switch t.Anchor {
	case doc.Middle:
		left -= w / 2
	case doc.End:
		left -= w
	}
	return left, left + w
}

func (p *canvas) nothing() {
	p.add(doc.Shape{Kind: doc.Rect, X: 0.5, Y: 0.5, W: p.W - 1, H: p.H - 1, Stroke: "line", Width: 0.75, Dash: true, Round: 3})
	p.text(p.W/2, p.H/2+3, 8, doc.Middle, "ink-3", "Belum ada data")
}

// marker tells series apart without colour: disc, square, triangle, diamond,
// the second round hollow.
func (p *canvas) marker(n int, x, y float64, color string) {
	const r = 2.3
	s := doc.Shape{Fill: color, Stroke: color, Width: 0.9}
	if n/4%2 == 1 {
		s.Fill = "paper"
	}
	switch n % 4 {
	case 0:
		s.Kind, s.X, s.Y, s.W, s.H = doc.Ellipse, x-r, y-r, 2*r, 2*r
	case 1:
		s.Kind, s.X, s.Y, s.W, s.H = doc.Rect, x-r, y-r, 2*r, 2*r
	case 2:
		s.Kind, s.Points = doc.Polygon, []doc.Point{{X: x, Y: y - r - 0.4}, {X: x + r + 0.4, Y: y + r}, {X: x - r - 0.4, Y: y + r}}
	default:
		s.Kind, s.Points = doc.Polygon, []doc.Point{{X: x, Y: y - r - 0.7}, {X: x + r + 0.7, Y: y}, {X: x, Y: y + r + 0.7}, {X: x - r - 0.7, Y: y}}
	}
	p.add(s)
}

// onColor gives the colour of writing that reads well on a fill.
func onColor(fill string) string {
	n, err := strconv.ParseUint(doc.Color(fill), 16, 32)
	if err != nil {
		return "paper"
	}
	luminance := 299*(n>>16) + 587*(n>>8&255) + 114*(n&255)
	if luminance > 140_000 {
		return "ink"
	}
	return "paper"
}
