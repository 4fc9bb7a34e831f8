package narrative_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"gurindam/internal/plan/narrative"
)

var hash = strings.Repeat("0a", 32)

// text draws words full of the signs the notation gives a meaning to.
func text() *rapid.Generator[string] {
	word := rapid.OneOf(
		rapid.SampledFrom([]string{"kota", "Tanjungpinang", "2 * 3", "*", "**", "***", "[", "]", "](", "^[", "\\", "|", "#", "-", "---", "1.", "!", "{", "}", " ", "  ", "\u00a0", "\n", "(hlm. 3)", "[tabel]", "[sumber] ", "é", "\u200b", "—", "~", "`", ":-"}),
		rapid.StringN(0, 6, 24),
	)
	return rapid.Custom(func(t *rapid.T) string { return strings.Join(rapid.SliceOfN(word, 1, 5).Draw(t, "words"), "") })
}

func spans() *rapid.Generator[[]narrative.Span] {
	one := rapid.Custom(func(t *rapid.T) narrative.Span {
		if rapid.IntRange(0, 5).Draw(t, "source") == 0 {
			return narrative.Span{Source: narrative.Source{Text: text().Draw(t, "text"), Page: rapid.SampledFrom([]string{"", "41", "hlm. 3–4", ")\\", "hal. halaman 7"}).Draw(t, "page")}}
		}
		return narrative.Span{Text: text().Draw(t, "text"), Bold: rapid.Bool().Draw(t, "bold"), Italic: rapid.Bool().Draw(t, "italic"),
			Link: rapid.SampledFrom([]string{"", "", "", "https://bps.go.id/a_(b)?c=d*e**", "mailto:x@example.go.id", "javascript:alert(1)"}).Draw(t, "link")}
	})
	return rapid.SliceOfN(one, 0, 6)
}

func document() *rapid.Generator[narrative.Document] {
	return rapid.Custom(func(t *rapid.T) narrative.Document {
		var d narrative.Document
		for range rapid.IntRange(0, 6).Draw(t, "blocks") {
			var b narrative.Block
			switch rapid.IntRange(0, 4).Draw(t, "kind") {
			case 0:
				b = narrative.Heading{Level: rapid.IntRange(1, 2).Draw(t, "level"), Text: slices.DeleteFunc(spans().Draw(t, "text"), func(s narrative.Span) bool { return s.Source.Text != "" })}
			case 1:
				b = narrative.Paragraph{Text: spans().Draw(t, "text")}
			case 2:
				b = narrative.List{Ordered: rapid.Bool().Draw(t, "ordered"), Items: rapid.SliceOfN(spans(), 0, 4).Draw(t, "items")}
			case 3:
				b = narrative.Table{Caption: text().Draw(t, "caption"), Source: text().Draw(t, "source"), Head: rapid.Bool().Draw(t, "head"),
					Rows: rapid.SliceOfN(rapid.SliceOfN(spans(), 1, 3), 0, 3).Draw(t, "rows")}
			default:
				b = narrative.Figure{Image: hash, Alt: "peta " + text().Draw(t, "alt"), Caption: text().Draw(t, "caption"), Source: "dinas " + text().Draw(t, "source")}
			}
			d.Blocks = append(d.Blocks, b)
		}
		return d
	})
}

func TestBothFormsHoldTheSameText(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		d := document().Draw(t, "document")
		canonical := d.JSON()
		fromJSON, err := narrative.ReadJSON(canonical)
		if err != nil {
			t.Fatalf("JSON %s: %v", canonical, err)
		}
		if again := fromJSON.JSON(); again != canonical {
			t.Fatalf("JSON is not canonical:\n%s\n%s", canonical, again)
		}
		notation := fromJSON.Notation()
		back, err := narrative.Read(notation)
		if err != nil {
			t.Fatalf("notation %q: %v", notation, err)
		}
		if diff := cmp.Diff(fromJSON, back); diff != "" {
			t.Fatalf("notation lost something: -want +got\n%s\nnotation:\n%s", diff, notation)
		}
	})
}

// Whatever somebody types into a sheet is a text, and writing it down settles it.
func TestAnythingTypedIsAText(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		typed := strings.Join(rapid.SliceOfN(text(), 0, 8).Draw(t, "lines"), rapid.SampledFrom([]string{"\n", "\n\n", "\r\n"}).Draw(t, "between"))
		d, err := narrative.ReadNotation(typed)
		switch {
		case err != nil && strings.Contains(err.Error(), "memuat sumber"):
			return // a source in a heading is the one thing that has to be told
		case err != nil:
			t.Fatalf("%q: %v", typed, err)
		}
		again, err := narrative.ReadNotation(d.Notation())
		if err != nil {
			t.Fatalf("%q: %v", d.Notation(), err)
		}
		if diff := cmp.Diff(d, again); diff != "" {
			t.Fatalf("%q does not settle: -first +second\n%s\n%s", typed, diff, d.Notation())
		}
	})
}
