package typeset

import "strings"

// Paragraph is text ready to be broken into lines of any width.
type Paragraph struct{ items []item }

// Box is one piece of a line: glyphs of a word, or a space.
type Box struct {
	Run      *Run
	Word     *Word // for a space, the space of the run's face
	From, To int   // glyphs of the word
	Width    Pt    // for a space, with its share of the line's slack
	Space    bool
	Actual   string // what the box means, where its glyphs do not say it
}

// item is a box and what may follow it.
type item struct {
	Box
	tie   bool // a space at which no line may end
	after seam
}

// seam tells whether a line may end behind an item.
type seam uint8

const (
	closed    seam = iota
	open           // at a space, a hyphen, a slash
	hyphen         // with a hyphen set there
	reluctant      // with a hyphen, only when nothing else helps
	forced         // with a hyphen, because nothing else helped
)

// Set shapes runs of text into a paragraph.
func Set(runs []Run) *Paragraph {
	p := &Paragraph{}
	for _, t := range tokens(runs) {
		if t.space {
			p.space(t)
			continue
		}
		for _, part := range parts(t.text) {
			p.word(t.run, part)
		}
	}
	for len(p.items) > 0 && p.items[len(p.items)-1].Space {
		p.items = p.items[:len(p.items)-1]
	}
	return p
}

func (p *Paragraph) space(t token) {
	if len(p.items) == 0 {
		return
	}
	w := t.run.Face.Shape(" ")
	after := open
	if t.tie {
		after = closed
	}
	p.items[len(p.items)-1].after = after
	p.items = append(p.items, item{Box: Box{Run: t.run, Word: w, To: len(w.Glyphs), Width: Scale(w.Units+t.run.Face.Space, t.run.Size), Space: true}, tie: t.tie})
}

// word adds a part of a word that ends in no seam but perhaps its last.
func (p *Paragraph) word(run *Run, part string) {
	for _, w := range run.Face.pieces(part) {
		kind := hyphen
		if c := w.Text[0]; c >= 'A' && c <= 'Z' {
			kind = reluctant
		}
		from := 0
		for _, at := range w.breaks {
			p.box(run, w, from, at, kind)
			from = at
		}
		p.box(run, w, from, len(w.Glyphs), closed)
	}
	if n := len(p.items); n > 0 && len(part) > 1 && strings.IndexByte("-/.?&=_–—", part[len(part)-1]) >= 0 {
		p.items[n-1].after = open
	}
}

func (p *Paragraph) box(run *Run, w *Word, from, to int, after seam) {
	p.items = append(p.items, item{Box: Box{Run: run, Word: w, From: from, To: to, Width: Scale(w.width(from, to), run.Size), Actual: w.Actual}, after: after})
}

// hyphenation finds the glyphs before which the word may be hyphenated, leaving out
// the punctuation around it.
func (w *Word) hyphenation() []int {
	core := strings.TrimLeft(w.Text, "(\"“‘'[")
	lead := len(w.Text) - len(core)
	core = strings.TrimRight(core, ".,;:!?)\"”’']")
	var out []int
	for _, at := range Hyphenate(core) {
		if g, ok := w.glyphAt(lead + at); ok {
			out = append(out, g)
		}
	}
	return out
}

// parts splits a word behind the hyphens and slashes inside it; an address also
// behind its dots.
func parts(word string) []string {
	signs := "-/"
	if strings.Contains(word, "://") || len(word) > 24 {
		signs = "-/.?&=_"
	}
	if !strings.ContainsAny(word, signs+"–—") {
		return []string{word}
	}
	var out []string
	start := 0
	for i := range len(word) {
		end := i + 1
		cut := strings.IndexByte(signs, word[i]) >= 0
		if i >= 2 && (word[i-2:end] == "–" || word[i-2:end] == "—") {
			cut = true
		}
		if cut && letters(word[start:i]) && end < len(word) && letters(word[end:]) {
			out = append(out, word[start:end])
			start = end
		}
	}
	return append(out, word[start:])
}

// letters tells whether a piece begins or ends with enough letters to stand on
// a line of its own: ranges of years and codes stay whole.
func letters(s string) bool {
	n := 0
	for i := range len(s) {
		switch c := s[i]; {
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c >= 0x80:
			n++
		case c >= '0' && c <= '9':
			return false
		}
	}
	return n >= 2
}
