// Package typeface holds the faces of the house: Plus Jakarta Sans for headings,
// tables, charts and pages, and Source Serif 4 for the running text of books.
// All are under the SIL Open Font License, whose texts stand beside the files.
// scripts/vendor-fonts.sh makes the files anew.
//
// The static TrueType faces are for books. They hold the Latin script with its
// extensions, kerning, ligatures and tabular figures; the serif is cut from
// Source Serif 4 at the optical size of running text, and renamed as its licence
// asks of changed copies. The WOFF2 faces for pages are variable in weight.
package typeface

import _ "embed" // the faces are part of the program

// Plus Jakarta Sans for books, as TrueType.
var (
	//go:embed PlusJakartaSans-Regular.ttf
	SansRegular []byte
	//go:embed PlusJakartaSans-Italic.ttf
	SansItalic []byte
	//go:embed PlusJakartaSans-SemiBold.ttf
	SansSemibold []byte
	//go:embed PlusJakartaSans-SemiBoldItalic.ttf
	SansSemiboldItalic []byte
	//go:embed PlusJakartaSans-Bold.ttf
	SansBold []byte
)

// Source Serif 4 for books, as TrueType.
var (
	//go:embed GurindamSerif-Regular.ttf
	SerifRegular []byte
	//go:embed GurindamSerif-Italic.ttf
	SerifItalic []byte
	//go:embed GurindamSerif-SemiBold.ttf
	SerifSemibold []byte
	//go:embed GurindamSerif-SemiBoldItalic.ttf
	SerifSemiboldItalic []byte
)

// Symbols has the arrows, signs of mathematics, shapes and ticks that the other
// faces lack.
//
//go:embed Symbols-Regular.ttf
var Symbols []byte

// Faces for pages, as WOFF2: "Plus Jakarta Sans" in weights 200 to 800, "Source
// Serif 4" upright and italic in weights 200 to 900.
var (
	//go:embed web-sans.woff2
	WebSans []byte
	//go:embed web-serif.woff2
	WebSerif []byte
	//go:embed web-serif-italic.woff2
	WebSerifItalic []byte
)
