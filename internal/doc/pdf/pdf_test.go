package pdf

import (
	"bytes"
	"encoding/binary"
	"strings"
	"testing"
	"time"

	"gurindam/internal/doc/typeset"
	"gurindam/internal/typeface"
)

func TestLengthsInPoints(t *testing.T) {
	t.Parallel()
	for v, want := range map[typeset.Pt]string{0: "0", 1000: "1", 10500: "10.5", -250: "-0.25", 1: "0.001", 595276: "595.276", 90: "0.09"} {
		if got := string(appendPt(nil, v)); got != want {
			t.Errorf("%d thousandths are written %s, want %s", v, got, want)
		}
	}
}

func TestTextsAreUTF16(t *testing.T) {
	t.Parallel()
	if got, want := textString("aé😀"), "<FEFF006100E9D83DDE00>"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestSubsetKeepsWhatIsUsed(t *testing.T) {
	t.Parallel()
	whole, err := readFont(typeface.SerifRegular)
	if err != nil {
		t.Fatal(err)
	}
	program, err := typeset.Parse("serif", typeface.SerifRegular)
	if err != nil {
		t.Fatal(err)
	}
	used := make([]bool, whole.u16("maxp", 4))
	for _, g := range typeset.NewFace(program, false).Shape("Åé").Glyphs {
		used[g.ID] = true
	}
	data := whole.subset(used)
	if len(data) > len(typeface.SerifRegular)/4 {
		t.Errorf("a font of two letters is %d bytes long", len(data))
	}
	cut, _ := readFont(data) // an error only for the tables a viewer does not need
	for id, ok := range whole.closure(used) {
		if !ok {
			continue
		}
		if want := whole.outline(id); !bytes.HasPrefix(cut.outline(id), want) {
			t.Errorf("glyph %d lost its outline", id)
		}
		if got, want := binary.BigEndian.Uint16(cut.tables["hmtx"][4*id:]), whole.advance(id); int(got) != want {
			t.Errorf("glyph %d is %d wide, was %d", id, got, want)
		}
	}
}

func TestDamagedFontsAreRefused(t *testing.T) {
	t.Parallel()
	for _, n := range []int{0, 11, 40, 500, 20_000} {
		if _, err := readFont(typeface.SansBold[:n]); err == nil {
			t.Errorf("the first %d bytes of a font were taken for one", n)
		}
	}
}

func TestProfileIsWhatItSays(t *testing.T) {
	t.Parallel()
	p := sRGB()
	if got := binary.BigEndian.Uint32(p); int(got) != len(p) {
		t.Errorf("the profile says %d bytes and has %d", got, len(p))
	}
	for i := range int(binary.BigEndian.Uint32(p[128:])) {
		at, n := binary.BigEndian.Uint32(p[132+12*i+4:]), binary.BigEndian.Uint32(p[132+12*i+8:])
		if at%4 != 0 || int(at+n) > len(p) || n < 12 {
			t.Errorf("tag %s lies outside", p[132+12*i:132+12*i+4])
		}
	}
}

func TestMetadataEscapesAndRepeatsTheDictionary(t *testing.T) {
	t.Parallel()
	i := Info{Title: "A < B & C", Author: "Pemerintah Kota", Keywords: []string{"satu", "dua"}, Date: time.Date(2019, 11, 4, 7, 0, 0, 0, time.FixedZone("WIB", 7*3600))}
	x := string(i.xmp())
	for _, want := range []string{"A &lt; B &amp; C", "<rdf:li>Pemerintah Kota</rdf:li>", "2019-11-04T00:00:00+00:00", "<pdfaid:conformance>A</pdfaid:conformance>", "<pdf:Keywords>satu, dua</pdf:Keywords>"} {
		if !strings.Contains(x, want) {
			t.Errorf("the metadata lack %s", want)
		}
	}
	if d := i.dictionary(); !strings.Contains(d, "D:20191104000000+00'00'") {
		t.Errorf("the dictionary has another date: %s", d)
	}
	if strings.Contains(string(Info{Title: "x"}.xmp()), "CreateDate") {
		t.Error("a date that is not known is written")
	}
}

func TestNoPageIsAnError(t *testing.T) {
	t.Parallel()
	if err := New().Write(new(bytes.Buffer)); err == nil {
		t.Error("a book without pages was written")
	}
}

func TestMarksOutsideAnyElementAreArtifacts(t *testing.T) {
	t.Parallel()
	d := New()
	p := d.NewPage(100*typeset.Point, 100*typeset.Point)
	p.Rect(0, 0, 10, 10, "FF0000")
	p.Close()
	if got := string(p.body); !strings.HasPrefix(got, "/Artifact BMC\n") || !strings.HasSuffix(got, "EMC\n") {
		t.Errorf("the page is %q", got)
	}
}

func TestInlineElementsStandWhereTheyArePainted(t *testing.T) {
	t.Parallel()
	d := New()
	page := d.NewPage(100*typeset.Point, 100*typeset.Point)
	p := d.Root.Add("P")
	link := p.Inline("Link")
	page.Tag(p)
	page.Tag(link)
	page.Tag(p)
	if len(p.kids) != 3 || p.kids[1].elem != link {
		t.Errorf("the kids are %+v", p.kids)
	}
}
