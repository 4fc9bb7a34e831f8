package narrative

import (
	"image"
	"image/color"
)

// smaller brings the longer side down to maxSide; each point becomes the mean of
// those it stands for.
func smaller(m image.Image) image.Image {
	b := m.Bounds()
	w, h := b.Dx(), b.Dy()
	long := max(w, h)
	if long <= maxSide {
		return m
	}
	to := image.Rect(0, 0, max(w*maxSide/long, 1), max(h*maxSide/long, 1))
	out := image.NewNRGBA64(to)
	for y := range to.Dy() {
		y0, y1 := b.Min.Y+y*h/to.Dy(), b.Min.Y+(y+1)*h/to.Dy()
		for x := range to.Dx() {
			x0, x1 := b.Min.X+x*w/to.Dx(), b.Min.X+(x+1)*w/to.Dx()
			out.Set(x, y, mean(m, image.Rect(x0, y0, max(x1, x0+1), max(y1, y0+1))))
		}
	}
	return eight(out)
}

func mean(m image.Image, b image.Rectangle) color.Color {
	var r, g, bl, a, n uint64
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			pr, pg, pb, pa := m.At(x, y).RGBA()
			r, g, bl, a, n = r+uint64(pr), g+uint64(pg), bl+uint64(pb), a+uint64(pa), n+1
		}
	}
	return color.RGBA64{uint16(r / n), uint16(g / n), uint16(bl / n), uint16(a / n)}
}

// eight keeps eight bits of each colour.
func eight(m *image.NRGBA64) image.Image {
	out := image.NewNRGBA(m.Bounds())
	for i := range out.Pix {
		out.Pix[i] = m.Pix[2*i]
	}
	return out
}

// upright turns a photograph as its camera was held; o is the orientation of EXIF,
// 1 to 8.
func upright(m image.Image, o int) image.Image {
	if o < 2 || o > 8 {
		return m
	}
	b := m.Bounds()
	w, h := b.Dx(), b.Dy()
	if o > 4 {
		w, h = h, w
	}
	out := image.NewNRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			sx, sy := x, y
			if o > 4 { // lies on its side
				sx, sy = y, x
			}
			if o == 2 || o == 3 || o == 7 || o == 8 {
				sx = b.Dx() - 1 - sx
			}
			if o == 3 || o == 4 || o == 6 || o == 7 {
				sy = b.Dy() - 1 - sy
			}
			out.Set(x, y, m.At(b.Min.X+sx, b.Min.Y+sy))
		}
	}
	return out
}
