package dochtml

import (
	"math"
	"strconv"
	"strings"

	"gurindam/internal/doc"
)

// SVG writes a drawing as an svg element that scales with its place. Colours
// are attributes, and classes as well, so that Style can turn them for a dark
// screen.
func SVG(d doc.Drawing, title, desc string) string {
	var b strings.Builder
	b.WriteString(`<svg xmlns="http://www.w3.org/2000/svg" class="dok-svg" viewBox="0 0 ` + num(d.W) + " " + num(d.H) + `" width="` + num(d.W) + `" height="` + num(d.H) + `"`)
	label := title
	if desc != "" && desc != title {
		label += ". " + desc
	}
	b.WriteString(` role="img"` + attr("aria-label", label) + ">")
	if title != "" {
		b.WriteString("<title>" + escape(title) + "</title>")
	}
	if desc != "" {
		b.WriteString("<desc>" + escape(desc) + "</desc>")
	}
	for _, s := range d.Shapes {
		shape(&b, s)
	}
	b.WriteString("</svg>")
	return b.String()
}

func shape(b *strings.Builder, s doc.Shape) {
	switch s.Kind {
	case doc.Rect:
		b.WriteString(`<rect x="` + num(s.X) + `" y="` + num(s.Y) + `" width="` + num(s.W) + `" height="` + num(s.H) + `"`)
		if s.Round > 0 {
			b.WriteString(` rx="` + num(s.Round) + `"`)
		}
	case doc.Ellipse:
		b.WriteString(`<ellipse cx="` + num(s.X+s.W/2) + `" cy="` + num(s.Y+s.H/2) + `" rx="` + num(s.W/2) + `" ry="` + num(s.H/2) + `"`)
	case doc.Polygon, doc.Polyline:
		name := "polygon"
		if s.Kind == doc.Polyline {
			name = "polyline"
		}
		b.WriteString("<" + name + ` points="`)
		for i, p := range s.Points {
			if i > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(num(p.X) + "," + num(p.Y))
		}
		b.WriteString(`"`)
	case doc.Sector:
		b.WriteString(`<path d="` + sectorPath(s) + `"`)
	case doc.Text:
		svgText(b, s)
		return
	default:
		return
	}
	b.WriteString(paint(s) + "/>")
}

func paint(s doc.Shape) string {
	fill, class := ` fill="none"`, ""
	if s.Fill != "" {
		fill, class = ` fill="#`+doc.Color(s.Fill)+`"`, "f-"+colorName(s.Fill)
	}
	if s.Stroke == "" || s.Width <= 0 {
		return fill + attr("class", class)
	}
	out := fill + ` stroke="#` + doc.Color(s.Stroke) + `" stroke-width="` + num(s.Width) + `"`
	if s.Dash {
		out += ` stroke-dasharray="` + num(max(2, s.Width*2.5)) + " " + num(max(2, s.Width*1.8)) + `"`
	}
	if s.Kind == doc.Polyline {
		out += ` stroke-linejoin="round"`
	}
	return out + attr("class", strings.TrimSpace(class+" s-"+colorName(s.Stroke)))
}

func svgText(b *strings.Builder, s doc.Shape) {
	b.WriteString(`<text x="` + num(s.X) + `" y="` + num(s.Y) + `" font-size="` + num(s.Size) + `"`)
	switch s.Anchor {
	case doc.Middle:
		b.WriteString(` text-anchor="middle"`)
	case doc.End:
		b.WriteString(` text-anchor="end"`)
	}
	if s.Bold {
		b.WriteString(` font-weight="700"`)
	}
	s.Stroke = ""
	if s.Fill == "" {
		s.Fill = "ink"
	}
	b.WriteString(paint(s) + ">" + escape(s.Text) + "</text>")
}

// sectorPath draws a ring sector. A whole ring is two halves each way, since an
// arc that ends where it began draws nothing.
func sectorPath(s doc.Shape) string {
	if len(s.Points) == 0 {
		return ""
	}
	from, to := s.Points[0].X, s.Points[0].Y
	outer, inner := s.W, s.H
	if to-from >= 359.999 {
		ring := func(r float64) string {
			return "M" + polar(s, r, 0) + arc(r, 0, 1) + polar(s, r, 180) + arc(r, 0, 1) + polar(s, r, 0) + "Z"
		}
		back := func(r float64) string {
			return "M" + polar(s, r, 0) + arc(r, 0, 0) + polar(s, r, 180) + arc(r, 0, 0) + polar(s, r, 0) + "Z"
		}
		return ring(outer) + back(inner)
	}
	large := 0
	if to-from > 180 {
		large = 1
	}
	return "M" + polar(s, outer, from) + arc(outer, large, 1) + polar(s, outer, to) +
		"L" + polar(s, inner, to) + arc(inner, large, 0) + polar(s, inner, from) + "Z"
}

func arc(r float64, large, sweep int) string {
	return "A" + num(r) + " " + num(r) + " 0 " + strconv.Itoa(large) + " " + strconv.Itoa(sweep) + " "
}

func polar(s doc.Shape, r, degrees float64) string {
	a := degrees * math.Pi / 180
	return num(s.X+r*math.Sin(a)) + " " + num(s.Y-r*math.Cos(a))
}

// num writes a length with two decimals at most.
func num(v float64) string {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return "0"
	}
	return strconv.FormatFloat(math.Round(v*100)/100+0, 'f', -1, 64)
}

// colorName gives the name of a palette colour as a class may carry it.
func colorName(name string) string {
	if doc.Color(name) == doc.Color("ink") {
		return "ink"
	}
	return Anchor(name)
}

func colorClass(name string) string { return "c-" + colorName(name) }
