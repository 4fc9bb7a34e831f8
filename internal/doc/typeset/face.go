package typeset

import (
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/harfbuzz"
	"github.com/go-text/typesetting/language"
)

// Face shapes words of one document in one font. It remembers every word, and
// is not safe for use by several goroutines.
type Face struct {
	Program  *Program
	Space    int // what is added to a space, in thousandths of an em
	face     *font.Face
	shaper   *harfbuzz.Font
	buffer   *harfbuzz.Buffer
	features []harfbuzz.Feature
	words    map[string]*Word
	next     []*Face // asked in turn for signs this one lacks
}

// Word is a shaped piece of text without spaces, all of one face.
type Word struct {
	Face   *Face
	Text   string
	Glyphs []Glyph
	Units  int    // width in thousandths of an em
	Actual string // what the text means, where the glyphs show a stand-in
	breaks []int  // glyphs before which it may be hyphenated
}

// Glyph is one glyph of a Word.
type Glyph struct {
	ID      uint16
	Advance int16 // as set, with kerning
	Nominal int16 // as the font has it
	Shift   int16 // to the right, without moving what follows
	At      int   // where its text begins in the word
}

// NewFace makes a face; tabular gives figures of equal width.
func NewFace(p *Program, tabular bool, fallback ...*Face) *Face {
	face := font.NewFace(p.font)
	f := &Face{Program: p, face: face, shaper: harfbuzz.NewFont(face), buffer: harfbuzz.NewBuffer(), words: map[string]*Word{}, next: fallback}
	if tabular {
		f.features = []harfbuzz.Feature{{Tag: opentype.MustNewTag("tnum"), Value: 1, End: harfbuzz.FeatureGlobalEnd}}
	}
	return f
}

// Shape sets one word, which the face must be able to show.
func (f *Face) Shape(text string) *Word {
	if w, ok := f.words[text]; ok {
		return w
	}
	w := f.shape(text)
	f.words[text] = w
	return w
}

func (f *Face) shape(text string) *Word {
	b := f.buffer
	b.Clear()
	b.ClusterLevel = harfbuzz.MonotoneCharacters
	b.Props = harfbuzz.SegmentProperties{Direction: harfbuzz.LeftToRight, Script: language.Latin, Language: "id"}
	runes := []rune(text)
	b.AddRunes(runes, 0, len(runes))
	b.Shape(f.shaper, f.features)
	starts := make([]int, 0, len(runes)+1)
	for at := range text {
		starts = append(starts, at)
	}
	w := &Word{Face: f, Text: text, Glyphs: make([]Glyph, len(b.Info))}
	for i, info := range b.Info {
		nominal := int16(f.face.HorizontalAdvance(info.Glyph))
		w.Glyphs[i] = Glyph{
			ID: uint16(info.Glyph), Advance: int16(b.Pos[i].XAdvance), Nominal: nominal,
			Shift: int16(b.Pos[i].XOffset), At: starts[min(info.Cluster, len(starts)-1)],
		}
		w.Units += int(b.Pos[i].XAdvance)
	}
	w.breaks = w.hyphenation()
	return w
}

// TextOf gives the text that glyph i stands for; it is empty for the second
// and later glyphs of one sign.
func (w *Word) TextOf(i int) string {
	at := w.Glyphs[i].At
	if i > 0 && w.Glyphs[i-1].At == at {
		return ""
	}
	for j := i + 1; j < len(w.Glyphs); j++ {
		if end := w.Glyphs[j].At; end != at {
			return w.Text[at:end]
		}
	}
	return w.Text[at:]
}

// width sums the advances of a stretch of glyphs.
func (w *Word) width(from, to int) int {
	if from == 0 && to == len(w.Glyphs) {
		return w.Units
	}
	n := 0
	for _, g := range w.Glyphs[from:to] {
		n += int(g.Advance)
	}
	return n
}

// glyphAt finds the glyph whose text begins at a place in the word's text.
func (w *Word) glyphAt(at int) (int, bool) {
	for i, g := range w.Glyphs {
		if g.At == at {
			return i, true
		}
		if g.At > at {
			break
		}
	}
	return 0, false
}
