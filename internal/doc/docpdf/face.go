package docpdf

import (
	"sync"

	"gurindam/internal/doc/typeset"
	"gurindam/internal/typeface"
)

// family is a face in its four forms.
type family struct{ regular, italic, bold, boldItalic *typeset.Face }

func (f family) pick(bold, italic bool) *typeset.Face {
	switch {
	case bold && italic:
		return f.boldItalic
	case bold:
		return f.bold
	case italic:
		return f.italic
	}
	return f.regular
}

// faces are what one book is set in.
type faces struct {
	serif family // running text
	sans  family // headings, captions, charts
	table family // sans with figures of equal width
	heavy *typeset.Face
}

// programs are the parsed fonts, the same for every book.
var programs = sync.OnceValues(func() (map[string]*typeset.Program, error) {
	out := map[string]*typeset.Program{}
	for name, data := range map[string][]byte{
		"PlusJakartaSans-Regular": typeface.SansRegular, "PlusJakartaSans-Italic": typeface.SansItalic,
		"PlusJakartaSans-SemiBold": typeface.SansSemibold, "PlusJakartaSans-SemiBoldItalic": typeface.SansSemiboldItalic,
		"PlusJakartaSans-Bold":  typeface.SansBold,
		"GurindamSerif-Regular": typeface.SerifRegular, "GurindamSerif-Italic": typeface.SerifItalic,
		"GurindamSerif-SemiBold": typeface.SerifSemibold, "GurindamSerif-SemiBoldItalic": typeface.SerifSemiboldItalic,
		"Symbols-Regular": typeface.Symbols,
	} {
		p, err := typeset.Parse(name, data)
		if err != nil {
			return nil, err
		}
		out[name] = p
	}
	return out, nil
})

func newFaces() (faces, error) {
	p, err := programs()
	if err != nil {
		return faces{}, err
	}
	const wordSpace = 40 // the sans is spaced for screens; in small print its words run together
	symbols := typeset.NewFace(p["Symbols-Regular"], false)
	four := func(name string, tabular bool, space int) family {
		face := func(form string) *typeset.Face {
			f := typeset.NewFace(p[name+"-"+form], tabular, symbols)
			f.Space = space
			return f
		}
		return family{face("Regular"), face("Italic"), face("SemiBold"), face("SemiBoldItalic")}
	}
	heavy := typeset.NewFace(p["PlusJakartaSans-Bold"], false, symbols)
	heavy.Space = wordSpace
	return faces{
		serif: four("GurindamSerif", false, 0),
		sans:  four("PlusJakartaSans", false, wordSpace),
		table: four("PlusJakartaSans", true, wordSpace),
		heavy: heavy,
	}, nil
}
