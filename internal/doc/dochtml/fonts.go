package dochtml

import (
	"encoding/base64"
	"strings"

	"gurindam/internal/typeface"
)

// fonts gives the typefaces as data, so that the file asks no other host.
func fonts() string {
	var b strings.Builder
	for _, f := range []struct {
		family, weights, style string
		data                   []byte
	}{
		{"Plus Jakarta Sans", "200 800", "normal", typeface.WebSans},
		{"Source Serif 4", "200 900", "normal", typeface.WebSerif},
		{"Source Serif 4", "200 900", "italic", typeface.WebSerifItalic},
	} {
		b.WriteString(`@font-face{font-family:"` + f.family + `";font-weight:` + f.weights + ";font-style:" + f.style +
			`;src:url(data:font/woff2;base64,` + base64.StdEncoding.EncodeToString(f.data) + `) format("woff2")}` + "\n")
	}
	return b.String()
}
