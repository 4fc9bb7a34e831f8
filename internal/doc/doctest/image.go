package doctest

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"

	"gurindam/internal/doc"
)

// Image makes a picture of a kind, "image/png" or "image/jpeg": red and green, half
// of it transparent where the kind knows that.
func Image(kind string, w, h int) *doc.Image {
	m := image.NewNRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			c := color.NRGBA{R: uint8(x * 255 / w), G: uint8(y * 255 / h), B: 90, A: 255}
			if kind == "image/png" && x > w/2 {
				c.A = 0
			}
			m.Set(x, y, c)
		}
	}
	var b bytes.Buffer
	encode := func() error { return png.Encode(&b, m) }
	if kind == "image/jpeg" {
		encode = func() error { return jpeg.Encode(&b, m, nil) }
	}
	if err := encode(); err != nil {
		panic(err) // writing to memory
	}
	sum := sha256.Sum256(b.Bytes())
	return &doc.Image{Hash: hex.EncodeToString(sum[:]), Type: kind, W: w, H: h, Bytes: b.Bytes()}
}

// Pictured is a small book with two pictures, one of them shown twice.
func Pictured() doc.Document {
	photo, plan := Image("image/jpeg", 1200, 500), Image("image/png", 80, 60)
	figure := func(id string, i *doc.Image) doc.Figure {
		return doc.Figure{ID: id, Caption: "Gambar " + id, Alt: "Bidang merah dan hijau " + id, Image: i, Source: "Sumber: dokumentasi sendiri"}
	}
	return doc.Document{
		Meta:  doc.Meta{Title: "Buku bergambar", Author: "Pemerintah Kota Contoh", Lang: "id-ID"},
		Cover: doc.Cover{Title: "Buku bergambar"},
		Body: []doc.Section{{ID: "bab", Title: "Bab bergambar", Blocks: []doc.Block{
			doc.Paragraph{Text: doc.T("Tiga gambar menyusul.")}, figure("satu", photo), figure("dua", plan), figure("tiga", photo),
		}}},
	}
}
