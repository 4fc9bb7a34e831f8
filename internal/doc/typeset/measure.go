package typeset

// Natural gives the width of the paragraph on one line.
func (p *Paragraph) Natural() Pt {
	w := Pt(0)
	for _, it := range p.items {
		w += it.Width
	}
	return w
}

// Longest gives the width of the widest piece that is not broken: of whole
// words, or of their parts where hyphens are allowed.
func (p *Paragraph) Longest(hyphens bool) Pt {
	longest, w := Pt(0), Pt(0)
	for _, it := range p.items {
		if it.Space && !it.tie {
			w = 0
			continue
		}
		w += it.Width
		end := w
		broken := it.after == open
		if hyphens && it.after >= hyphen {
			broken = true
			end += hyphenWidth(it.Run)
		}
		longest = max(longest, end)
		if broken {
			w = 0
		}
	}
	return longest
}

func hyphenWidth(r *Run) Pt { return Scale(r.Face.Shape("-").Units, r.Size) }
