package typeset

import (
	"unicode"
	"unicode/utf8"
)

// standIn is shown for a sign that no face has; the text layer keeps the sign.
const standIn = '□'

// pieces splits a text without spaces where the face must change, and shapes
// each piece.
func (f *Face) pieces(text string) []*Word {
	if w, ok := f.words[text]; ok {
		return []*Word{w}
	}
	var out []*Word
	var current *Face
	start := 0
	for at, r := range text {
		face := f.faceFor(r)
		if face != nil && face == current {
			continue
		}
		if current != nil {
			out = append(out, current.Shape(text[start:at]))
		}
		start, current = at, face
		if face == nil {
			if w := f.missing(r); w != nil {
				out = append(out, w)
			}
		}
	}
	if current != nil && start < len(text) {
		out = append(out, current.Shape(text[start:]))
	}
	return out
}

func (f *Face) faceFor(r rune) *Face {
	if f.Program.has(r) {
		return f
	}
	for _, n := range f.next {
		if n.Program.has(r) {
			return n
		}
	}
	return nil
}

// missing gives the stand-in for a sign; nil for one that shows nothing.
func (f *Face) missing(r rune) *Word {
	if unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Variation_Selector, r) {
		return nil
	}
	key := string([]rune{standIn, r}) // no text holds this: signs are asked for one by one
	if w, ok := f.words[key]; ok {
		return w
	}
	shown := standIn
	face := f.faceFor(shown)
	if face == nil {
		shown, face = '?', f
	}
	w := *face.Shape(string(shown))
	w.Actual = string(r)
	if !utf8.ValidRune(r) {
		w.Actual = string(utf8.RuneError)
	}
	f.words[key] = &w
	return &w
}
