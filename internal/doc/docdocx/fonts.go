package docdocx

import (
	"bytes"
	"compress/flate"
	_ "embed" // for the style sheet
	"encoding/hex"
	"fmt"
	"hash/crc32"
	"strings"
	"sync"

	"gurindam/internal/typeface"
)

// The families of the file. Their faces are embedded, so that the book looks
// alike on machines that have never seen them; the alternatives are for
// programs that pass over embedded faces.
const (
	sansFont   = "Plus Jakarta Sans"
	serifFont  = "Gurindam Serif"
	symbolFont = "Segoe UI Symbol"
)

//go:embed styles.xml
var styleSheet string

// face is one embedded face.
type face struct {
	family, element string
	bold, italic    bool
	data            []byte
}

func faces() []face {
	return []face{
		{sansFont, "embedRegular", false, false, typeface.SansRegular},
		{sansFont, "embedBold", true, false, typeface.SansSemibold},
		{sansFont, "embedItalic", false, true, typeface.SansItalic},
		{sansFont, "embedBoldItalic", true, true, typeface.SansSemiboldItalic},
		{serifFont, "embedRegular", false, false, typeface.SerifRegular},
		{serifFont, "embedBold", true, false, typeface.SerifSemibold},
		{serifFont, "embedItalic", false, true, typeface.SerifItalic},
		{serifFont, "embedBoldItalic", true, true, typeface.SerifSemiboldItalic},
	}
}

// fontKey is the identity by which the face with a number is disguised, as the
// format asks for embedded faces.
func fontKey(n int) string { return fmt.Sprintf("{6B3A2000-21D7-4C1A-9E52-0000000000%02X}", n) }

// fontTable names the families and where their faces are.
func fontTable() string {
	var m markup
	m.raw(xmlHead, "<w:fonts", namespaces, ">")
	list := faces()
	for i, f := range list {
		if i == 0 || list[i-1].family != f.family {
			alternative, kind := "Calibri", "swiss"
			if f.family == serifFont {
				alternative, kind = "Cambria", "roman"
			}
			m.raw(`<w:font w:name="`, f.family, `"><w:altName w:val="`, alternative, `"/><w:family w:val="`, kind, `"/><w:pitch w:val="variable"/>`)
		}
		m.raw("<w:", f.element, fmt.Sprintf(` r:id="rId%d" w:fontKey="%s"/>`, i+1, fontKey(i+1)))
		if i == len(list)-1 || list[i+1].family != f.family {
			m.raw("</w:font>")
		}
	}
	m.raw("</w:fonts>")
	return m.String()
}

// fontParts gives the faces, made once: they are the same in every book.
var fontParts = sync.OnceValues(func() ([]part, error) {
	var parts []part
	var rels strings.Builder
	for i, f := range faces() {
		data, err := retitle(f.data, f.family, f.bold, f.italic)
		if err != nil {
			return nil, fmt.Errorf("embed face: %w", err)
		}
		if err := disguise(data, fontKey(i+1)); err != nil {
			return nil, err
		}
		p, err := deflated(fmt.Sprintf("word/fonts/huruf%d.odttf", i+1), data)
		if err != nil {
			return nil, err
		}
		parts = append(parts, p)
		rels.WriteString(relationship(fmt.Sprintf("rId%d", i+1), "font", fmt.Sprintf("fonts/huruf%d.odttf", i+1)))
	}
	return append(parts, part{name: "word/_rels/fontTable.xml.rels", data: []byte(xmlHead + `<Relationships xmlns="` + relsNS + `">` + rels.String() + "</Relationships>")}), nil
})

// disguise mixes the start of a face with its key, the digits taken backwards.
func disguise(data []byte, key string) error {
	digits, err := hex.DecodeString(strings.NewReplacer("{", "", "}", "", "-", "").Replace(key))
	if err != nil || len(digits) != 16 || len(data) < 32 {
		return fmt.Errorf("key %s does not fit a face", key)
	}
	for i := range 32 {
		data[i] ^= digits[15-i%16]
	}
	return nil
}

// deflated compresses a part ahead of time.
func deflated(name string, data []byte) (part, error) {
	var z bytes.Buffer
	w, err := flate.NewWriter(&z, flate.BestCompression)
	if err != nil {
		return part{}, err
	}
	if _, err := w.Write(data); err != nil {
		return part{}, err
	}
	if err := w.Close(); err != nil {
		return part{}, err
	}
	return part{name: name, data: z.Bytes(), sum: crc32.ChecksumIEEE(data), size: len(data)}, nil
}
