package typeset

// Options say how a paragraph is to be broken.
type Options struct {
	Width   Pt
	Justify bool // both edges straight; words may be hyphenated
}

// Line is one line, ready to be set from its left end.
type Line struct {
	Boxes []Box
	Width Pt // without the space at its end
}

// Break chooses the lines of the whole paragraph at once, so that their spaces
// are as even as can be. Nothing is ever wider than asked, but for a single
// glyph: a word too long is hyphenated, and broken anywhere if need be.
func (p *Paragraph) Break(o Options) []Line {
	if len(p.items) == 0 {
		return nil
	}
	items := p.items
	if p.Natural() > o.Width {
		items = squeeze(items, o)
	}
	b := newBreaker(items, o)
	ends := b.run()
	lines := make([]Line, 0, len(ends))
	start := 0
	for i, end := range ends {
		lines = append(lines, b.line(start, end, i == len(ends)-1))
		start = b.startAfter(end)
	}
	return lines
}

// squeeze makes breaks in words that are wider than a line.
func squeeze(items []item, o Options) []item {
	out := make([]item, 0, len(items))
	for start := 0; start < len(items); {
		if items[start].Space && !items[start].tie {
			out = append(out, items[start])
			start++
			continue
		}
		end, width := start, Pt(0)
		for ; end < len(items); end++ {
			width += items[end].Width
			a := items[end].after
			if a == hyphen && o.Justify {
				width += hyphenWidth(items[end].Run)
				a = open
			}
			if a == open {
				end++
				break
			}
		}
		group := items[start:end]
		start = end
		if width <= o.Width {
			out = append(out, group...)
			continue
		}
		out = append(out, loosen(group, o.Width)...)
	}
	return out
}

// loosen opens the hyphenation points of a group, then, where a stretch between
// them is still too wide, every glyph.
func loosen(group []item, width Pt) []item {
	var out []item
	for start := 0; start < len(group); {
		end, wide := start, Pt(0)
		for ; end < len(group); end++ {
			wide += group[end].Width
			if a := group[end].after; a >= hyphen {
				wide += hyphenWidth(group[end].Run)
				end++
				break
			}
		}
		for _, it := range group[start:end] {
			if it.after >= hyphen {
				it.after = forced
			}
			if it.Space || wide <= width {
				out = append(out, it)
			} else {
				out = append(out, glyphs(it)...)
			}
		}
		start = end
	}
	return out
}

// glyphs cuts an item so that a line may end anywhere in it.
func glyphs(it item) []item {
	var out []item
	for g := it.From; g < it.To; g++ {
		one := it
		one.From, one.To, one.after = g, g+1, open
		one.Width = Scale(it.Word.width(g, g+1), it.Run.Size)
		out = append(out, one)
	}
	return out
}
