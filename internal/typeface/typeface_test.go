package typeface

import (
	"bytes"
	"testing"

	"github.com/go-text/typesetting/font"
)

func TestBookFacesHaveTheSignsOfBooks(t *testing.T) {
	t.Parallel()
	const signs = "ABCXYZ abcxyz 0123456789 .,;:!?()[]/&%–—‘’“”…•·×÷−±°²³₂½€§©éèüñçŠşğ\u00a0\u2011"
	for name, data := range map[string][]byte{
		"sans": SansRegular, "sans italic": SansItalic, "sans semibold": SansSemibold,
		"sans semibold italic": SansSemiboldItalic, "sans bold": SansBold,
		"serif": SerifRegular, "serif italic": SerifItalic,
		"serif semibold": SerifSemibold, "serif semibold italic": SerifSemiboldItalic,
	} {
		checkSigns(t, name, data, signs)
	}
	checkSigns(t, "symbols", Symbols, "←→↑↓↔≤≥≠≈√∞■□●○▲▼◆✓✔✗☐☑★")
}

func checkSigns(t *testing.T, name string, data []byte, signs string) {
	t.Helper()
	face, err := font.ParseTTF(bytes.NewReader(data))
	if err != nil {
		t.Errorf("%s: %v", name, err)
		return
	}
	for _, r := range signs {
		if _, ok := face.NominalGlyph(r); !ok {
			t.Errorf("%s lacks %q (%U)", name, r, r)
		}
	}
}

func TestWebFacesAreWOFF2(t *testing.T) {
	t.Parallel()
	for name, data := range map[string][]byte{"sans": WebSans, "serif": WebSerif, "serif italic": WebSerifItalic} {
		if !bytes.HasPrefix(data, []byte("wOF2")) {
			t.Errorf("%s is not a WOFF2 file", name)
		}
	}
}
