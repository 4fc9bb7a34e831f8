package pdf

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"strconv"
	"strings"
)

// Image is a picture made of pixels, kept once however often it is shown.
type Image struct {
	name   string
	dict   string
	data   []byte
	packed bool
}

// Image makes a picture of a PNG or JPEG file known by a name of the caller's; nil
// where it cannot be read. What is transparent stands on white, as on paper.
func (d *Document) Image(key, kind string, data []byte) *Image {
	if i, ok := d.images[key]; ok {
		return i
	}
	i := decode(kind, data)
	if i != nil {
		i.name = "B" + strconv.Itoa(len(d.pictures)+1)
		d.pictures = append(d.pictures, i)
	}
	d.images[key] = i
	return i
}

func decode(kind string, data []byte) *Image {
	switch kind {
	case "image/jpeg":
		c, err := jpeg.DecodeConfig(bytes.NewReader(data))
		if err != nil {
			return nil
		}
		space := map[color.Model]string{color.GrayModel: "DeviceGray", color.YCbCrModel: "DeviceRGB"}[c.ColorModel]
		if space == "" {
			return nil // CMYK, which the output intent of the book does not cover
		}
		return &Image{dict: pixels(c.Width, c.Height, space) + "/Filter/DCTDecode", data: data, packed: true}
	case "image/png":
		m, err := png.Decode(bytes.NewReader(data))
		if err != nil {
			return nil
		}
		b := m.Bounds()
		return &Image{dict: pixels(b.Dx(), b.Dy(), "DeviceRGB"), data: onWhite(m)}
	}
	return nil
}

func pixels(w, h int, space string) string {
	return fmt.Sprintf("/Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/%s/BitsPerComponent 8", w, h, space)
}

// onWhite gives the red, green and blue of every pixel over white.
func onWhite(m image.Image) []byte {
	b := m.Bounds()
	out := make([]byte, 0, 3*b.Dx()*b.Dy())
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			r, g, bl, a := m.At(x, y).RGBA()
			white := 0xffff - a
			out = append(out, byte((r+white)>>8), byte((g+white)>>8), byte((bl+white)>>8))
		}
	}
	return out
}

// Image shows a picture with its top left corner at x, y.
func (p *Page) Image(i *Image, x, y, w, h Pt) {
	p.must()
	p.op("q")
	p.num(w)
	p.body = append(p.body, "0 0 "...)
	p.num(h)
	p.point(x, y+h)
	p.op("cm")
	p.op("/" + i.name + " Do")
	p.op("Q")
}

// writeImages writes the pictures and gives their entry among the resources.
func (d *Document) writeImages(out *file) string {
	if len(d.pictures) == 0 {
		return ""
	}
	var b strings.Builder
	for _, i := range d.pictures {
		write := out.stream
		if i.packed {
			write = out.plain
		}
		fmt.Fprintf(&b, "/%s %d 0 R", i.name, write(i.dict, i.data))
	}
	return "/XObject<<" + b.String() + ">>"
}
