package docdocx

import (
	"slices"
	"strconv"
	"strings"

	"gurindam/internal/doc"
)

// tallest is the height in points a picture may take of a page.
const tallest = 480

// image puts a picture in the line; its bytes are a part of their own, kept once
// however often it is shown.
func (b *book) image(i doc.Image, width float64, alt string) {
	w, h := i.Size(width, tallest)
	if w <= 0 || h <= 0 || len(i.Bytes) == 0 {
		b.text("["+alt+"]", run{})
		return
	}
	n := b.pictureOf(i)
	id := strconv.Itoa(b.next())
	name := "Gambar " + n
	b.raw("<w:r><w:drawing>", b.inline(w, h, name, alt),
		`<a:graphic><a:graphicData uri="`, pictureNS, `"><pic:pic xmlns:pic="`, pictureNS, `"><pic:nvPicPr><pic:cNvPr id="`, id, `" name="`, name, `"/><pic:cNvPicPr/></pic:nvPicPr>`,
		`<pic:blipFill><a:blip r:embed="rIdFoto`, n, `"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>`,
		`<pic:spPr><a:xfrm>`, box(0, 0, w, h), `</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`)
}

const pictureNS = "http://schemas.openxmlformats.org/drawingml/2006/picture"

// pictureOf gives the number of a picture among those of the book.
func (b *book) pictureOf(i doc.Image) string {
	for n, have := range b.pictures {
		if have.Hash == i.Hash {
			return strconv.Itoa(n + 1)
		}
	}
	b.pictures = append(b.pictures, i)
	return strconv.Itoa(len(b.pictures))
}

// ending is the ending of a picture's file name.
func ending(i doc.Image) string { return strings.TrimPrefix(i.Type, "image/") }

// pictureTypes declares the kinds of pictures that the file holds.
func (b *book) pictureTypes() string {
	var out strings.Builder
	for _, kind := range []string{"image/jpeg", "image/png"} {
		if slices.ContainsFunc(b.pictures, func(i doc.Image) bool { return i.Type == kind }) {
			out.WriteString(`<Default Extension="` + strings.TrimPrefix(kind, "image/") + `" ContentType="` + kind + `"/>`)
		}
	}
	return out.String()
}
