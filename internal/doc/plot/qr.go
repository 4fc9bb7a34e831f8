package plot

import (
	"image/color"

	"gurindam/internal/doc"

	"github.com/boombuler/barcode/qr"
)

// QR draws a QR code as rectangles on a grid of one point per module, with the
// quiet zone that readers need. A text too long for a code, or none, gives a
// drawing without shapes.
func QR(text string) doc.Drawing {
	const quiet = 4
	if text == "" {
		return doc.Drawing{}
	}
	code, err := qr.Encode(text, qr.M, qr.Auto)
	if err != nil {
		return doc.Drawing{}
	}
	n := code.Bounds().Dx()
	d := doc.Drawing{W: float64(n + 2*quiet), H: float64(n + 2*quiet)}
	d.Shapes = append(d.Shapes, doc.Shape{Kind: doc.Rect, W: d.W, H: d.H, Fill: "paper"})
	dark := func(x, y int) bool { return x < n && color.GrayModel.Convert(code.At(x, y)) == color.Gray{} }
	for y := range n {
		for x := 0; x < n; x++ {
			run := 0
			for dark(x+run, y) {
				run++
			}
			if run > 0 {
				d.Shapes = append(d.Shapes, doc.Shape{Kind: doc.Rect, X: float64(x + quiet), Y: float64(y + quiet), W: float64(run), H: 1, Fill: "ink"})
				x += run
			}
		}
	}
	return d
}
