package dochtml

import (
	_ "embed" // for the style sheets
	"fmt"
	"strings"

	"gurindam/internal/doc"
)

//go:embed style.css
var sheet string

//go:embed book.css
var bookStyle string

// Style is the style sheet of fragments and drawings. It touches only what
// stands inside an element of class "dok".
var Style = tokens() + sheet

// dark holds the palette of a dark screen: the same roles, light and ground
// turned round.
var dark = map[string]string{
	"ink": "E8EEEE", "ink-2": "B9C6C9", "ink-3": "93A4A9",
	"paper": "14252C", "ground": "0D1A20", "line": "2F434B", "line-2": "23363E",
	"sea": "7CC0D1", "sea-2": "A9D8E3", "sea-tint": "173641",
	"earth": "D9A94C", "plum": "DE93B6", "gold": "946A00", "gold-tint": "3A2E0C",
	"good": "82CB9B", "good-tint": "16331F", "warn": "F0B766", "warn-tint": "392A10", "bad": "F29A8F", "bad-tint": "3F1D1A",
	"gov": "86ADE3", "bra": "E690B8", "eco": "DBAA50", "liv": "62C2B5", "soc": "B398E5", "env": "93C574",
	"gov-tint": "182A42", "bra-tint": "3B1A2B", "eco-tint": "342709", "liv-tint": "0F322E", "soc-tint": "281F3D", "env-tint": "1D2F15",
}

// names lists the palette in a fixed order.
var names = strings.Fields("ink ink-2 ink-3 paper ground line line-2 sea sea-2 sea-tint earth plum gold gold-tint good good-tint warn warn-tint bad bad-tint gov bra eco liv soc env gov-tint bra-tint eco-tint liv-tint soc-tint env-tint")

// tokens writes the palette for light and dark, a class for each colour as
// fill, stroke and accent, and the classes of column widths.
func tokens() string {
	var light, night, classes strings.Builder
	for _, n := range names {
		fmt.Fprintf(&light, "--%s:#%s;", n, doc.Color(n))
		fmt.Fprintf(&night, "--%s:#%s;", n, dark[n])
		fmt.Fprintf(&classes, ".dok .f-%[1]s{fill:var(--%[1]s)}.dok .s-%[1]s{stroke:var(--%[1]s)}.dok .c-%[1]s{--c:var(--%[1]s)}\n", n)
	}
	for w := 1; w <= 100; w++ {
		fmt.Fprintf(&classes, ".dok .w%d{width:%d%%}", w, w)
	}
	for n := 4; n <= 16; n++ {
		fmt.Fprintf(&classes, ".dok .n%d{min-width:%drem}", n, n*5+10)
	}
	return ".dok{" + light.String() + "}\n@media screen and (prefers-color-scheme:dark){.dok{" + night.String() + "}}\n" + classes.String() + "\n"
}
