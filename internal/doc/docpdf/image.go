package docpdf

import (
	"gurindam/internal/doc"
	"gurindam/internal/doc/pdf"
)

// pixels lays out a picture made of pixels, in the middle of the measure. One that
// cannot be read leaves its frame: the alternative text stands in the tags, the
// caption below.
func (b *book) pixels(i doc.Image, measure Pt, fig element) piece {
	w, h := i.Size(float64(measure)/pt, float64(upright.room())/pt*0.7)
	wide, high := Pt(w*pt), Pt(h*pt)
	image := b.out.Image(i.Hash, i.Type, i.Bytes)
	return piece{height: high, paint: func(p *pdf.Page, x, y Pt) {
		x += (measure - wide) / 2
		p.Tag(fig)
		fig.Box(p, x, y, wide, high)
		if image == nil {
			path := &pdf.Path{}
			path.Round(x, y, wide, high, 0)
			p.Stroke(path, color("line"), 500, false)
		} else {
			p.Image(image, x, y, wide, high)
		}
		p.Close()
	}}
}
