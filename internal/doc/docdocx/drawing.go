package docdocx

import (
	"math"
	"strconv"
	"strings"

	"gurindam/internal/doc"
	"gurindam/internal/doc/plot"
)

// drawing writes a drawing as a group of vector shapes in the line. Programs
// that know no such shapes show its alternative text.
func (b *book) drawing(d doc.Drawing, alt string) {
	if d.W <= 0 || d.H <= 0 || math.IsNaN(d.W+d.H) || math.IsInf(d.W+d.H, 0) {
		return
	}
	b.raw(`<w:r><mc:AlternateContent><mc:Choice Requires="wpg"><w:drawing>`, b.inline(d.W, d.H, "Gambar", alt),
		`<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"><wpg:wgp><wpg:cNvGrpSpPr/><wpg:grpSpPr><a:xfrm>`,
		box(0, 0, d.W, d.H), `<a:chOff x="0" y="0"/><a:chExt cx="`, length(d.W), `" cy="`, length(d.H), `"/></a:xfrm></wpg:grpSpPr>`)
	// LibreOffice stretches what a group holds to its size: an unseen frame keeps
	// both alike.
	b.shape(doc.Shape{Kind: doc.Rect, W: d.W, H: d.H})
	for i := 0; i < len(d.Shapes); {
		if n := sameRects(d.Shapes[i:]); n > 1 {
			b.rects(d.Shapes[i:i+n], d)
			i += n
			continue
		}
		b.shape(d.Shapes[i])
		i++
	}
	b.raw(`</wpg:wgp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback>`)
	b.raw(`<w:t xml:space="preserve">[`, escape(alt), `]</w:t></mc:Fallback></mc:AlternateContent></w:r>`)
}

// length writes points as English metric units, which must be whole.
func length(v float64) string {
	if math.IsNaN(v) || math.Abs(v) > 1e6 {
		return "0"
	}
	return strconv.FormatInt(int64(math.Round(v*emu)), 10)
}

func box(x, y, w, h float64) string {
	return `<a:off x="` + length(x) + `" y="` + length(y) + `"/><a:ext cx="` + length(max(w, 0)) + `" cy="` + length(max(h, 0)) + `"/>`
}

// sameRects counts the plain rectangles of one colour that follow each other,
// such as the modules of a QR code; they become one shape.
func sameRects(shapes []doc.Shape) int {
	n := 0
	for n < len(shapes) && shapes[n].Kind == doc.Rect && shapes[n].Stroke == "" && shapes[n].Round == 0 && shapes[n].Fill == shapes[0].Fill {
		n++
	}
	return n
}

func (b *book) rects(shapes []doc.Shape, d doc.Drawing) {
	var path strings.Builder
	for _, s := range shapes {
		path.WriteString("<a:moveTo>" + pt(s.X, s.Y) + "</a:moveTo>")
		for _, p := range [][2]float64{{s.X + s.W, s.Y}, {s.X + s.W, s.Y + s.H}, {s.X, s.Y + s.H}} {
			path.WriteString("<a:lnTo>" + pt(p[0], p[1]) + "</a:lnTo>")
		}
		path.WriteString("<a:close/>")
	}
	b.free(0, 0, d.W, d.H, path.String(), shapes[0])
}

func pt(x, y float64) string { return `<a:pt x="` + length(x) + `" y="` + length(y) + `"/>` }

func (b *book) shape(s doc.Shape) {
	switch s.Kind {
	case doc.Rect:
		geometry := `<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>`
		if s.Round > 0 && min(s.W, s.H) > 0 {
			round := int(math.Min(0.5, s.Round/min(s.W, s.H)) * 100_000)
			geometry = `<a:prstGeom prst="roundRect"><a:avLst><a:gd name="adj" fmla="val ` + strconv.Itoa(round) + `"/></a:avLst></a:prstGeom>`
		}
		b.solid(s.X, s.Y, s.W, s.H, geometry, s)
	case doc.Ellipse:
		b.solid(s.X, s.Y, s.W, s.H, `<a:prstGeom prst="ellipse"><a:avLst/></a:prstGeom>`, s)
	case doc.Polygon, doc.Polyline:
		b.polygon(s)
	case doc.Sector:
		if len(s.Points) > 0 {
			b.free(s.X-s.W, s.Y-s.W, 2*s.W, 2*s.W, ring(s), s)
		}
	case doc.Text:
		b.label(s)
	}
}

// solid writes a shape of some geometry with its paint.
func (b *book) solid(x, y, w, h float64, geometry string, s doc.Shape) {
	b.raw(`<wps:wsp><wps:cNvPr id="`, strconv.Itoa(b.next()), `" name="Bentuk"/><wps:cNvSpPr/><wps:spPr><a:xfrm>`, box(x, y, w, h), "</a:xfrm>", geometry, paint(s), "</wps:spPr><wps:bodyPr/></wps:wsp>")
}

// free writes a shape with a path of its own, in its own coordinates.
func (b *book) free(x, y, w, h float64, path string, s doc.Shape) {
	open := ""
	if s.Fill == "" {
		open = ` fill="none"`
	}
	b.solid(x, y, w, h, `<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst><a:path w="`+length(w)+`" h="`+length(h)+`"`+open+">"+path+"</a:path></a:pathLst></a:custGeom>", s)
}

func paint(s doc.Shape) string {
	fill := "<a:noFill/>"
	if s.Fill != "" {
		fill = solidFill(s.Fill)
	}
	if s.Stroke == "" || s.Width <= 0 {
		return fill + "<a:ln><a:noFill/></a:ln>"
	}
	dash := ""
	if s.Dash {
		dash = `<a:prstDash val="dash"/>`
	}
	return fill + `<a:ln w="` + length(s.Width) + `">` + solidFill(s.Stroke) + dash + "</a:ln>"
}

func solidFill(color string) string {
	return `<a:solidFill><a:srgbClr val="` + doc.Color(color) + `"/></a:solidFill>`
}

func (b *book) polygon(s doc.Shape) {
	if len(s.Points) < 2 {
		return
	}
	x0, y0, x1, y1 := s.Points[0].X, s.Points[0].Y, s.Points[0].X, s.Points[0].Y
	for _, p := range s.Points {
		x0, y0, x1, y1 = min(x0, p.X), min(y0, p.Y), max(x1, p.X), max(y1, p.Y)
	}
	var path strings.Builder
	for i, p := range s.Points {
		name := "lnTo"
		if i == 0 {
			name = "moveTo"
		}
		path.WriteString("<a:" + name + ">" + pt(p.X-x0, p.Y-y0) + "</a:" + name + ">")
	}
	if s.Kind == doc.Polygon {
		path.WriteString("<a:close/>")
	}
	b.free(x0, y0, x1-x0, y1-y0, path.String(), s)
}

// ring draws a ring sector: out along one arc, back along the other. Angles are
// clockwise from the top.
func ring(s doc.Shape) string {
	from, to := s.Points[0].X, min(s.Points[0].Y, s.Points[0].X+360)
	at := func(r, degrees, push float64) string { // push moves along the tangent
		sin, cos := math.Sincos(degrees * math.Pi / 180)
		return pt(s.W+r*sin+push*cos, s.W-r*cos+push*sin)
	}
	arc := func(r, from, to float64) string {
		var path strings.Builder
		n := max(1, math.Ceil(math.Abs(to-from)/45))
		step := (to - from) / n
		push := r * 4 / 3 * math.Tan(step*math.Pi/180/4)
		for i := range int(n) {
			a := from + float64(i)*step
			path.WriteString("<a:cubicBezTo>" + at(r, a, push) + at(r, a+step, -push) + at(r, a+step, 0) + "</a:cubicBezTo>")
		}
		return path.String()
	}
	return "<a:moveTo>" + at(s.W, from, 0) + "</a:moveTo>" + arc(s.W, from, to) + "<a:lnTo>" + at(s.H, to, 0) + "</a:lnTo>" + arc(s.H, to, from) + "<a:close/>"
}

// label writes a text as a box without frame, wide enough for any face.
func (b *book) label(s doc.Shape) {
	if s.Text == "" || s.Size <= 0 {
		return
	}
	w, h := plot.Width(s.Text, s.Size)*1.2+4, s.Size*1.6
	x, align := s.X, "left"
	switch s.Anchor {
	case doc.Middle:
		x, align = s.X-w/2, "center"
	case doc.End:
		x, align = s.X-w, "right"
	}
	color := s.Fill
	if color == "" {
		color = "ink"
	}
	b.raw(`<wps:wsp><wps:cNvPr id="`, strconv.Itoa(b.next()), `" name="Teks"/><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm>`, box(x, s.Y-s.Size*1.08, w, h),
		`</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln></wps:spPr><wps:txbx><w:txbxContent>`)
	b.line(para{style: "TeksGambar", align: align}, s.Text, run{bold: s.Bold, color: color, size: max(1, int(math.Round(s.Size*2)))})
	b.raw(`</w:txbxContent></wps:txbx><wps:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="t"><a:noAutofit/></wps:bodyPr></wps:wsp>`)
}
