package typeset

import (
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"

	"gurindam/internal/typeface"
)

func face(t testing.TB) *Face {
	t.Helper()
	p, err := Parse("serif", typeface.SerifRegular)
	if err != nil {
		t.Fatal(err)
	}
	s, err := Parse("symbols", typeface.Symbols)
	if err != nil {
		t.Fatal(err)
	}
	return NewFace(p, false, NewFace(s, false))
}

func set(f *Face, text string) *Paragraph {
	return Set([]Run{{Face: f, Size: 10 * Point, Text: text}})
}

// read gives the text of lines, without what hyphenation added.
func read(lines []Line) []string {
	var out []string
	for _, l := range lines {
		var b strings.Builder
		for _, box := range l.Boxes {
			switch {
			case box.Actual == softHyphen:
				b.WriteString("-")
			case box.Actual != "":
				b.WriteString(box.Actual)
			case box.Space:
				b.WriteByte(' ')
			default:
				for i := box.From; i < box.To; i++ {
					b.WriteString(box.Word.TextOf(i))
				}
			}
		}
		out = append(out, b.String())
	}
	return out
}

const prose = "Pembangunan kota cerdas memerlukan keselarasan antara rencana pembangunan jangka menengah daerah dan rencana induk, " +
	"sehingga setiap perangkat daerah mengetahui sasaran, anggaran, dan penanggung jawab masing-masing sebelum tahun berjalan."

func TestJustifiedLinesFillTheMeasure(t *testing.T) {
	t.Parallel()
	for _, width := range []Pt{140 * Point, 200 * Point, 300 * Point, 453 * Point} {
		lines := set(face(t), prose).Break(Options{Width: width, Justify: true})
		for i, l := range lines[:len(lines)-1] {
			if l.Width != width {
				t.Errorf("width %d: line %d is %d wide", width, i, l.Width)
			}
			sum := Pt(0)
			for j, box := range l.Boxes {
				if j < len(l.Boxes)-1 || !box.Space {
					sum += box.Width
				}
			}
			if sum != l.Width {
				t.Errorf("width %d: the boxes of line %d are %d wide, the line %d", width, i, sum, l.Width)
			}
		}
	}
}

func TestNothingIsLostOrTooWide(t *testing.T) {
	t.Parallel()
	f := face(t)
	for _, text := range []string{prose, "https://contoh.invalid/sangat/panjang/sekali?apa=itu&siapa=saya-dan-kamu", strings.Repeat("W", 90), "a  b\tc\n\nd", "😀漢字 x"} {
		for width := 20 * Point; width < 300*Point; width += 17 * Point {
			for _, o := range []Options{{Width: Pt(width)}, {Width: Pt(width), Justify: true}} {
				lines := set(f, text).Break(o)
				for _, l := range lines {
					if l.Width > o.Width {
						t.Errorf("%.20q in %d: a line is %d wide", text, width, l.Width)
					}
				}
				if got, want := ink(strings.Join(read(lines), "")), ink(text); got != want {
					t.Fatalf("%.20q in %d: got %q", text, width, got)
				}
			}
		}
	}
}

// ink leaves out spaces and hyphens.
func ink(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == '-' {
			return -1
		}
		return r
	}, s)
}

func TestWhatStaysTogether(t *testing.T) {
	t.Parallel()
	f := face(t)
	for _, pair := range []string{"Rp 1.234.567", "Tabel 2.3", "Bab II", "12,5 %", "Lampiran A", "Pasal 5", "3,2 miliar", "(Rp 5.000)"} {
		text := "kata kata kata " + pair + " kata kata kata " + pair + " kata"
		for width := 70 * Point; width < 200*Point; width += 3 * Point {
			lines := read(set(f, text).Break(Options{Width: Pt(width)}))
			whole := 0
			for _, l := range lines {
				whole += strings.Count(l, pair)
			}
			if whole != 2 {
				t.Errorf("%q is torn apart in %q", pair, lines)
				break
			}
		}
	}
}

func TestCapitalsAreHyphenatedOnlyAsALastResort(t *testing.T) {
	t.Parallel()
	f := face(t)
	text := "Dinas Penyelenggaraan Keterbukaan Kesejahteraan Kebudayaan"
	for _, l := range read(set(f, text).Break(Options{Width: 120 * Point, Justify: true})) {
		if strings.HasSuffix(l, "-") {
			t.Errorf("a name is hyphenated: %q", l)
		}
	}
	got := read(set(f, "Penyelenggaraan").Break(Options{Width: 40 * Point}))
	if len(got) < 2 || !strings.HasSuffix(got[0], "-") {
		t.Errorf("a word wider than its cell is not hyphenated: %q", got)
	}
}

func TestLinesAreEven(t *testing.T) {
	t.Parallel()
	got := read(set(face(t), prose).Break(Options{Width: 220 * Point, Justify: true}))
	want := []string{
		"Pembangunan kota cerdas memerlukan kese-",
		"larasan antara rencana pembangunan jangka ",
		"menengah daerah dan rencana induk, se-",
		"hingga setiap perangkat daerah mengetahui ",
		"sasaran, anggaran, dan penanggung jawab ",
		"masing-masing sebelum tahun berjalan.",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestTextOfGlyphs(t *testing.T) {
	t.Parallel()
	f := face(t)
	for _, text := range []string{"efisiensi", "fluktuasi", "e\u0301", "Ångström", "1.234,56"} {
		got := strings.Join(read(set(f, text).Break(Options{Width: 400 * Point})), "")
		if want := clean(text); got != want {
			t.Errorf("%q reads back as %q", want, got)
		}
	}
}

func TestMeasures(t *testing.T) {
	t.Parallel()
	p := set(face(t), "rencana pembangunan kota")
	if l, h, n := p.Longest(false), p.Longest(true), p.Natural(); h >= l || l >= n {
		t.Errorf("longest word %d, longest part %d, whole line %d", l, h, n)
	}
	if lines := p.Break(Options{Width: p.Longest(false)}); len(lines) != 3 {
		t.Errorf("%d lines in the width of the longest word, want 3", len(lines))
	}
}

func FuzzBreak(f *testing.F) {
	f.Add(prose, 200)
	f.Add("\u00ad\u200b\ufeff", 5)
	shared := face(f)
	f.Fuzz(func(t *testing.T, text string, width int) {
		if len(text) > 1000 {
			return
		}
		o := Options{Width: Pt(width%500+1) * Point, Justify: width%2 == 0}
		set(shared, text).Break(o)
	})
}
