package doc

// Image is a picture made of pixels. A document names it by the hash of its bytes;
// the bytes are filled in before it is written.
type Image struct {
	Hash  string // SHA-256 of the bytes, in hexadecimal digits
	Type  string // "image/png" or "image/jpeg"
	W, H  int    // in pixels
	Bytes []byte
}

// pixel is the size of a pixel in points, for pictures shown at their own size.
const pixel = 0.75

// Size gives the size in points at which the picture is shown within a width and a
// height; small pictures are not blown up.
func (i Image) Size(width, height float64) (w, h float64) {
	if i.W <= 0 || i.H <= 0 {
		return 0, 0
	}
	w, h = float64(i.W)*pixel, float64(i.H)*pixel
	if k := min(1, width/w, height/h); k < 1 {
		return w * k, h * k
	}
	return w, h
}
