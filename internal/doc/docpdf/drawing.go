package docpdf

import (
	"math"

	"gurindam/internal/doc"
	"gurindam/internal/doc/pdf"
	"gurindam/internal/doc/typeset"
)

// drawing paints shapes with their origin at x, y, all scaled.
type drawing struct {
	b     *book
	page  *pdf.Page
	x, y  Pt
	scale float64
}

// at turns a length of a drawing into one on paper, of whole hundredths.
func (d drawing) at(v float64) Pt {
	v *= d.scale
	if math.IsNaN(v) || v > 1e5 || v < -1e5 {
		return 0
	}
	return Pt(math.Round(v*100)) * 10
}

func (d drawing) point(p doc.Point) (Pt, Pt) { return d.x + d.at(p.X), d.y + d.at(p.Y) }

func (d drawing) paint(shapes []doc.Shape) {
	for _, s := range shapes {
		if s.Kind == doc.Text {
			d.text(s)
			continue
		}
		path := d.outline(s)
		if s.Fill != "" && s.Kind != doc.Polyline {
			d.page.Fill(path, color(s.Fill))
		}
		if s.Stroke != "" {
			d.page.Stroke(path, color(s.Stroke), max(d.at(s.Width), 100), s.Dash)
		}
	}
}

func (d drawing) outline(s doc.Shape) *pdf.Path {
	path := &pdf.Path{}
	x, y := d.point(doc.Point{X: s.X, Y: s.Y})
	switch s.Kind {
	case doc.Rect:
		path.Round(x, y, d.at(s.W), d.at(s.H), d.at(s.Round))
	case doc.Ellipse:
		path.Ellipse(x, y, d.at(s.W), d.at(s.H))
	case doc.Sector:
		if len(s.Points) > 0 && !math.IsNaN(s.Points[0].X+s.Points[0].Y) && !math.IsInf(s.Points[0].X+s.Points[0].Y, 0) {
			path.Sector(x, y, d.at(s.W), d.at(s.H), s.Points[0].X, s.Points[0].Y)
		}
	case doc.Polygon, doc.Polyline:
		for i, p := range s.Points {
			px, py := d.point(p)
			if i == 0 {
				path.Move(px, py)
			} else {
				path.Line(px, py)
			}
		}
		if s.Kind == doc.Polygon && len(s.Points) > 0 {
			path.Shut()
		}
	}
	return path
}

func (d drawing) text(s doc.Shape) {
	size := d.at(s.Size)
	if size <= 0 {
		return
	}
	name := s.Fill
	if name == "" {
		name = "ink"
	}
	l := look{d.b.faces.table, s.Bold, false, size, size, name}
	set := l.set(s.Text, nil)
	for _, line := range set.Break(typeset.Options{Width: max(set.Natural(), 1)}) {
		x, y := d.point(doc.Point{X: s.X, Y: s.Y})
		switch s.Anchor {
		case doc.Middle:
			x -= line.Width / 2
		case doc.End:
			x -= line.Width
		}
		d.page.Text(x, y, line)
	}
}
