package docpdf

import (
	"gurindam/internal/doc"
	"gurindam/internal/doc/pdf"
	"gurindam/internal/doc/plot"
)

// figure lays out a picture with its caption below.
func (b *book) figure(t doc.Figure, measure Pt, e element) []piece {
	label, _ := b.labels.Label(t.ID)
	fig := e.Add("Figure")
	fig.Alt = t.Alt
	if fig.Alt == "" {
		fig.Alt = t.Caption
	}
	if fig.Alt == "" {
		fig.Alt = "Gambar"
	}
	out := []piece{b.shown(t, measure, fig)}
	if t.Caption != "" {
		out = append(out, piece{height: 5 * pt})
		out = append(out, b.captionLines(label, t.Caption, measure, e.Add("Caption"))...)
	}
	if t.Source != "" {
		out = append(out, b.sourceLine(t.Source, measure, e)...)
	} else {
		out = append(out, piece{height: 5 * pt})
	}
	if t.ID != "" {
		out[0].places = []string{t.ID}
	}
	out[0].gap = 12 * pt
	return hold(out)
}

// shown gives what the figure shows: pixels, or shapes.
func (b *book) shown(t doc.Figure, measure Pt, fig element) piece {
	if t.Image != nil {
		return b.pixels(*t.Image, measure, fig)
	}
	return b.picture(t, measure, fig)
}

// picture scales a drawing to the measure and to a good part of a page; small
// ones keep their size and stand in the middle.
func (b *book) picture(t doc.Figure, measure Pt, fig element) piece {
	picture := doc.Drawing{}
	points := float64(measure) / pt
	switch {
	case t.Chart != nil:
		picture = plot.Chart(*t.Chart, points, plot.Height(*t.Chart, points))
	case t.Drawing != nil:
		picture = *t.Drawing
	}
	scale := 1.0
	if picture.W > points {
		scale = points / picture.W
	}
	if most := float64(upright.room()) / pt * 0.8; picture.H*scale > most {
		scale = most / picture.H
	}
	d := drawing{b: b, scale: scale}
	w, h := d.at(picture.W), d.at(picture.H)
	return piece{height: h, paint: func(p *pdf.Page, x, y Pt) {
		d.page, d.x, d.y = p, x+(measure-w)/2, y
		p.Tag(fig)
		fig.Box(p, d.x, y, w, h)
		d.paint(picture.Shapes)
		p.Close()
	}}
}
