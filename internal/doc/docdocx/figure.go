package docdocx

import (
	"cmp"
	"strconv"

	"gurindam/internal/doc"
	"gurindam/internal/doc/plot"
)

// emu is how many English metric units make a point.
const emu = 12700

// figure writes a picture and its caption below: charts as native charts, whose
// data can be edited, drawings as shapes.
func (b *book) figure(f doc.Figure) {
	b.raw("<w:p>", para{style: "Gambar", keepNext: true}.xml())
	width := float64(b.width()) / 20
	switch alt := cmp.Or(f.Alt, f.Caption); {
	case f.Chart != nil && len(f.Chart.Labels) > 0 && len(f.Chart.Series) > 0:
		b.chart(*f.Chart, width, alt)
	case f.Chart != nil:
		b.drawing(plot.Chart(*f.Chart, width, 80), alt)
	case f.Drawing != nil:
		b.drawing(scaled(*f.Drawing, width), alt)
	case f.Image != nil:
		b.image(*f.Image, width, alt)
	}
	b.raw("</w:p>")
	b.caption(f.ID, f.Caption, "Gambar", false)
	if f.Source != "" {
		b.line(para{style: "Sumber"}, f.Source, run{})
	}
}

// chart puts a chart of the book's width in the line; its data are a part of
// their own.
func (b *book) chart(c doc.Chart, width float64, alt string) {
	b.charts = append(b.charts, c)
	n := strconv.Itoa(len(b.charts))
	height := plot.Height(c, width) + 10
	b.raw("<w:r><w:drawing>", b.inline(width, height, "Grafik "+n, alt),
		`<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart r:id="rIdGrafik`, n, `"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`)
}

// inline opens a picture that stands in the line.
func (b *book) inline(w, h float64, name, alt string) string {
	return `<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="` + length(w) + `" cy="` + length(h) + `"/><wp:effectExtent l="0" t="0" r="0" b="0"/>` +
		b.picture(name, alt) + "<wp:cNvGraphicFramePr/>"
}

// picture names a picture and says what it shows.
func (b *book) picture(name, alt string) string {
	return `<wp:docPr id="` + strconv.Itoa(b.next()) + `" name="` + escape(name) + `" descr="` + escape(alt) + `"/>`
}

// scaled fits a drawing into a width; it never grows.
func scaled(d doc.Drawing, width float64) doc.Drawing {
	if d.W <= width || d.W <= 0 {
		return d
	}
	return resize(d, width/d.W)
}

func resize(d doc.Drawing, k float64) doc.Drawing {
	out := doc.Drawing{W: d.W * k, H: d.H * k, Shapes: make([]doc.Shape, len(d.Shapes))}
	for i, s := range d.Shapes {
		s.X, s.Y, s.W, s.H, s.Width, s.Round, s.Size = s.X*k, s.Y*k, s.W*k, s.H*k, s.Width*k, s.Round*k, s.Size*k
		if s.Kind != doc.Sector { // whose points are angles
			points := make([]doc.Point, len(s.Points))
			for j, p := range s.Points {
				points[j] = doc.Point{X: p.X * k, Y: p.Y * k}
			}
			s.Points = points
		}
		out.Shapes[i] = s
	}
	return out
}

// code sets a QR code of so many points in the line.
func (b *book) code(text string, size float64) {
	d := plot.QR(text)
	if len(d.Shapes) > 0 {
		b.drawing(resize(d, size/d.W), "Kode QR: "+text)
	}
}
