package narrative

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"image"
	"image/jpeg"
	"image/png"

	"gurindam/internal/fault"
)

// Picture is a picture fit to be kept: made anew from its pixels, so that nothing
// else that was in the file, such as the place a photograph was taken, stays.
type Picture struct {
	Hash  string // SHA-256 of Bytes
	Type  string // "image/png" or "image/jpeg"
	W, H  int
	Bytes []byte
}

// Limits of a picture that is given, and the longest side of one that is kept:
// 170 mm in print at some 350 dots an inch.
const (
	MaxPicture = 8 << 20
	maxPixels  = 40_000_000
	maxSide    = 2400
)

// ReadPicture reads a PNG or JPEG file, turns it upright, makes it no larger than
// print needs, and writes it anew. It returns fault.Invalid or fault.TooLarge.
func ReadPicture(data []byte) (Picture, error) {
	if len(data) > MaxPicture {
		return Picture{}, fault.New(fault.TooLarge, fmt.Sprintf("Gambar lebih besar dari %d MB. Perkecil dahulu, lalu unggah kembali.", MaxPicture>>20))
	}
	c, kind, err := config(data)
	if err != nil {
		return Picture{}, fault.Wrap(fault.Invalid, "Berkas ini bukan gambar PNG atau JPEG yang utuh. Simpan ulang gambarnya sebagai PNG atau JPEG, lalu unggah kembali.", err)
	}
	if c.Width < 1 || c.Height < 1 || c.Width > maxPixels/c.Height {
		return Picture{}, fault.New(fault.TooLarge, fmt.Sprintf("Gambar %d × %d titik terlalu besar; paling banyak %d juta titik. Perkecil dahulu, lalu unggah kembali.", c.Width, c.Height, maxPixels/1_000_000))
	}
	m, err := decoders[kind](bytes.NewReader(data))
	if err != nil {
		return Picture{}, fault.Wrap(fault.Invalid, "Gambar ini rusak di tengah. Simpan ulang gambarnya, lalu unggah kembali.", err)
	}
	m = smaller(m)
	if kind == "image/jpeg" {
		m = upright(m, orientation(data))
	}
	var out bytes.Buffer
	if err := encode(&out, kind, m); err != nil {
		return Picture{}, fmt.Errorf("write picture: %w", err)
	}
	sum := sha256.Sum256(out.Bytes())
	return Picture{hex.EncodeToString(sum[:]), kind, m.Bounds().Dx(), m.Bounds().Dy(), out.Bytes()}, nil
}

var decoders = map[string]func(r *bytes.Reader) (image.Image, error){
	"image/png":  func(r *bytes.Reader) (image.Image, error) { return png.Decode(r) },
	"image/jpeg": func(r *bytes.Reader) (image.Image, error) { return jpeg.Decode(r) },
}

// config knows the kind of a picture by its first bytes, whatever its name says.
func config(data []byte) (c image.Config, kind string, err error) {
	switch {
	case bytes.HasPrefix(data, []byte("\x89PNG\r\n\x1a\n")):
		c, err = png.DecodeConfig(bytes.NewReader(data))
		return c, "image/png", err
	case bytes.HasPrefix(data, []byte("\xff\xd8\xff")):
		c, err = jpeg.DecodeConfig(bytes.NewReader(data))
		return c, "image/jpeg", err
	}
	return c, "", fmt.Errorf("begins with % x", data[:min(len(data), 8)])
}

func encode(out *bytes.Buffer, kind string, m image.Image) error {
	if kind == "image/png" {
		return (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(out, m)
	}
	return jpeg.Encode(out, m, &jpeg.Options{Quality: 85})
}
