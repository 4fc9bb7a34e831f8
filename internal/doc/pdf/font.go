package pdf

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"strings"
	"unicode/utf16"

	"gurindam/internal/doc/typeset"
)

// font is a face as far as a document uses it.
type font struct {
	program *typeset.Program
	name    string   // in the resources of pages
	used    []bool   // by glyph
	text    []string // what a glyph stands for
	file    sfnt
}

// use notes a glyph and what it stands for.
func (f *font) use(id uint16, text string) {
	if int(id) >= len(f.used) {
		return
	}
	f.used[id] = true
	if f.text[id] == "" {
		f.text[id] = text
	}
}

// fontOf gives the font of a program, opening it at its first use.
func (d *Document) fontOf(p *typeset.Program) *font {
	if f, ok := d.byName[p.Name]; ok {
		return f
	}
	f := &font{program: p, name: fmt.Sprintf("F%d", len(d.fonts))}
	var err error
	if f.file, err = readFont(p.Data); err != nil {
		d.fail(fmt.Errorf("embed %s: %w", p.Name, err))
	} else {
		n := f.file.u16("maxp", 4)
		f.used, f.text = make([]bool, n), make([]string, n)
	}
	d.fonts = append(d.fonts, f)
	d.byName[p.Name] = f
	return f
}

// embed writes a font and gives its object.
func (f *font) embed(out *file) ref {
	data := f.file.subset(f.used)
	sum := sha256.Sum256(data)
	tag := make([]byte, 6)
	for i := range tag {
		tag[i] = 'A' + sum[i]%26
	}
	name := string(tag) + "+" + f.program.Name
	program := out.stream(fmt.Sprintf("/Length1 %d", len(data)), data)
	s := f.file
	italic, flags := "0", 4
	if angle := int16(italicAngle(s)); angle != 0 {
		italic, flags = fmt.Sprint(angle), 4|64
	}
	descriptor := out.add("<</Type/FontDescriptor/FontName/%s/Flags %d/FontBBox[%d %d %d %d]/ItalicAngle %s/Ascent %d/Descent %d/CapHeight %d/StemV %d/FontFile2 %d 0 R>>",
		name, flags, s.i16("head", 36), s.i16("head", 38), s.i16("head", 40), s.i16("head", 42), italic,
		s.i16("hhea", 4), s.i16("hhea", 6), s.i16("OS/2", 88), s.u16("OS/2", 4)/5, program)
	cid := out.add("<</Type/Font/Subtype/CIDFontType2/BaseFont/%s/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor %d 0 R/DW 0/W[%s]/CIDToGIDMap/Identity>>", name, descriptor, f.widths())
	unicode := out.stream("", f.toUnicode())
	return out.add("<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H/DescendantFonts[%d 0 R]/ToUnicode %d 0 R>>", name, cid, unicode)
}

func italicAngle(s sfnt) int {
	if len(s.tables["post"]) < 8 {
		return 0
	}
	return s.i16("post", 4)
}

// widths lists the widths of the used glyphs, in runs.
func (f *font) widths() string {
	var b strings.Builder
	for id := 0; id < len(f.used); id++ {
		if !f.used[id] {
			continue
		}
		fmt.Fprintf(&b, "%d[", id)
		for ; id < len(f.used) && f.used[id]; id++ {
			fmt.Fprintf(&b, "%d ", f.file.advance(id))
		}
		b.WriteByte(']')
	}
	return b.String()
}

// toUnicode maps glyphs back to text.
func (f *font) toUnicode() []byte {
	var ids []int
	for id, ok := range f.used {
		if ok {
			ids = append(ids, id)
		}
	}
	var b bytes.Buffer
	b.WriteString("/CIDInit/ProcSet findresource begin 12 dict begin begincmap\n/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n/CMapName/Adobe-Identity-UCS def/CMapType 2 def\n1 begincodespacerange<0000><FFFF>endcodespacerange\n")
	for start := 0; start < len(ids); start += 100 {
		part := ids[start:min(start+100, len(ids))]
		fmt.Fprintf(&b, "%d beginbfchar\n", len(part))
		for _, id := range part {
			line := appendHex([]byte{'<'}, uint16(id))
			line = append(line, '>', '<')
			for _, u := range utf16.Encode([]rune(meaning(f.text[id]))) {
				line = appendHex(line, u)
			}
			b.Write(append(line, ">\n"...))
		}
		b.WriteString("endbfchar\n")
	}
	b.WriteString("endcmap CMapName currentdict/CMap defineresource pop end end")
	return b.Bytes()
}

// meaning makes spaces and hyphens that do not break plain again, because one
// glyph shows both; a later part of a sign of several glyphs means nothing.
func meaning(text string) string {
	switch text {
	case "":
		return "\u200b"
	case "\u00a0", "\u202f", "\u2007", "\u2009":
		return " "
	case "\u2011", "\u00ad":
		return "-"
	}
	return text
}
