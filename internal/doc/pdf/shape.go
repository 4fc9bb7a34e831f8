package pdf

import "math"

// Path is an outline of straight and curved pieces.
type Path struct{ ops []pathOp }

type pathOp struct {
	kind byte // m, l, c, h
	x, y [3]Pt
}

// Move begins a new outline.
func (p *Path) Move(x, y Pt) { p.ops = append(p.ops, pathOp{kind: 'm', x: [3]Pt{x}, y: [3]Pt{y}}) }

// Line draws a straight piece.
func (p *Path) Line(x, y Pt) { p.ops = append(p.ops, pathOp{kind: 'l', x: [3]Pt{x}, y: [3]Pt{y}}) }

// Curve draws a cubic piece with two control points.
func (p *Path) Curve(x1, y1, x2, y2, x, y Pt) {
	p.ops = append(p.ops, pathOp{kind: 'c', x: [3]Pt{x1, x2, x}, y: [3]Pt{y1, y2, y}})
}

// Shut joins the end of an outline to its beginning.
func (p *Path) Shut() { p.ops = append(p.ops, pathOp{kind: 'h'}) }

// arcFactor makes a quarter of a circle of a cubic curve, in ten-thousandths.
const arcFactor = 5523

// Ellipse adds an ellipse inside a rectangle.
func (p *Path) Ellipse(x, y, w, h Pt) {
	rx, ry := w/2, h/2
	cx, cy := x+rx, y+ry
	kx, ky := rx*arcFactor/10000, ry*arcFactor/10000
	p.Move(cx+rx, cy)
	p.Curve(cx+rx, cy+ky, cx+kx, cy+ry, cx, cy+ry)
	p.Curve(cx-kx, cy+ry, cx-rx, cy+ky, cx-rx, cy)
	p.Curve(cx-rx, cy-ky, cx-kx, cy-ry, cx, cy-ry)
	p.Curve(cx+kx, cy-ry, cx+rx, cy-ky, cx+rx, cy)
	p.Shut()
}

// Round adds a rectangle with round corners.
func (p *Path) Round(x, y, w, h, r Pt) {
	r = max(0, min(r, w/2, h/2))
	k := r - r*arcFactor/10000
	p.Move(x+r, y)
	p.Line(x+w-r, y)
	p.Curve(x+w-k, y, x+w, y+k, x+w, y+r)
	p.Line(x+w, y+h-r)
	p.Curve(x+w, y+h-k, x+w-k, y+h, x+w-r, y+h)
	p.Line(x+r, y+h)
	p.Curve(x+k, y+h, x, y+h-k, x, y+h-r)
	p.Line(x, y+r)
	p.Curve(x, y+k, x+k, y, x+r, y)
	p.Shut()
}

// Sector adds a piece of a ring between two angles in degrees, clockwise from
// the top.
func (p *Path) Sector(cx, cy, outer, inner Pt, from, to float64) {
	if to-from >= 360 {
		p.Ellipse(cx-outer, cy-outer, 2*outer, 2*outer)
		if inner > 0 {
			p.Ellipse(cx-inner, cy-inner, 2*inner, 2*inner)
		}
		return
	}
	x, y := polar(cx, cy, outer, from)
	p.Move(x, y)
	p.arc(cx, cy, outer, from, to)
	if inner > 0 {
		p.Line(polar(cx, cy, inner, to))
		p.arc(cx, cy, inner, to, from)
	} else {
		p.Line(cx, cy)
	}
	p.Shut()
}

func (p *Path) arc(cx, cy, r Pt, from, to float64) {
	steps := max(1, int(math.Ceil(math.Abs(to-from)/60)))
	for i := range steps {
		a := from + (to-from)*float64(i)/float64(steps)
		b := from + (to-from)*float64(i+1)/float64(steps)
		k := 4.0 / 3 * math.Tan((b-a)*math.Pi/720)
		x0, y0 := polarF(r, a)
		x1, y1 := polarF(r, b)
		p.Curve(cx+toPt(x0-float64(k*y0)), cy+toPt(y0+float64(k*x0)), cx+toPt(x1+float64(k*y1)), cy+toPt(y1-float64(k*x1)), cx+toPt(x1), cy+toPt(y1))
	}
}

func polar(cx, cy, r Pt, degrees float64) (Pt, Pt) {
	x, y := polarF(r, degrees)
	return cx + toPt(x), cy + toPt(y)
}

func polarF(r Pt, degrees float64) (float64, float64) {
	s, c := math.Sincos(degrees * math.Pi / 180)
	return float64(r) * s, -float64(r) * c
}

func toPt(v float64) Pt { return Pt(math.Round(v/10)) * 10 }

func (p *Page) path(path *Path) {
	for _, o := range path.ops {
		switch o.kind {
		case 'm', 'l':
			p.point(o.x[0], o.y[0])
		case 'c':
			for i := range 3 {
				p.point(o.x[i], o.y[i])
			}
		}
		p.body = append(p.body, o.kind, '\n')
	}
}

// Fill paints the inside of a path; holes are where outlines lie in each other.
func (p *Page) Fill(path *Path, c Color) {
	p.must()
	p.setFill(c)
	p.path(path)
	p.op("f*")
}

// Stroke paints along a path.
func (p *Page) Stroke(path *Path, c Color, width Pt, dash bool) {
	p.must()
	p.setStroke(c, width, dash)
	p.path(path)
	p.op("S")
}

// Rect fills a rectangle.
func (p *Page) Rect(x, y, w, h Pt, c Color) {
	p.must()
	p.setFill(c)
	p.point(x, y+h)
	p.num(w)
	p.num(h)
	p.op("re f")
}

// Rule strokes a straight line.
func (p *Page) Rule(x0, y0, x1, y1 Pt, c Color, width Pt) {
	p.must()
	p.setStroke(c, width, false)
	p.point(x0, y0)
	p.op("m")
	p.point(x1, y1)
	p.op("l S")
}

// Dots draws a dotted leader.
func (p *Page) Dots(x0, x1, y Pt, c Color) {
	p.must()
	p.setStroke(c, 800, false)
	p.body = append(p.body, "1 J [0 3.2]0 d "...)
	p.point(x0, y)
	p.op("m")
	p.point(x1, y)
	p.op("l S 0 J []0 d")
}
