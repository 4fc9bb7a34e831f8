package dochtml

import (
	"encoding/base64"
	"strconv"

	"gurindam/internal/doc"
)

// image shows a picture: from its address where the site has one, and from its own
// bytes in a file that needs nothing else.
func (p *page) image(i doc.Image, alt string) {
	source := ""
	switch {
	case p.picture != nil:
		source = p.picture(i.Hash)
	case i.Type == "image/png" || i.Type == "image/jpeg":
		source = "data:" + i.Type + ";base64," + base64.StdEncoding.EncodeToString(i.Bytes)
	}
	size := ""
	if i.W > 0 && i.H > 0 {
		size = attr("width", strconv.Itoa(i.W)) + attr("height", strconv.Itoa(i.H))
	}
	p.raw(`<img class="dok-foto"`, attr("src", source), ` alt="`, escape(alt), `"`, size, ` loading="lazy">`)
}
