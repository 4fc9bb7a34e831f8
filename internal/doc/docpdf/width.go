package docpdf

import "gurindam/internal/doc/typeset"

// least gives the width each column needs for its longest word.
func (g *grid) least(hyphens bool) []Pt {
	out := make([]Pt, len(g.columns))
	for i := range out {
		out[i] = 2*g.padX + 6*pt
	}
	var spans []*cell
	g.all(func(c *cell) {
		if c.span > 1 {
			spans = append(spans, c)
			return
		}
		out[c.at] = max(out[c.at], c.text.Longest(hyphens)+c.around(g))
	})
	for _, c := range spans {
		have := sum(out[c.at : c.at+c.span])
		if need := c.text.Longest(true) + c.around(g); need > have {
			out[c.at+c.span-1] += need - have
		}
	}
	return out
}

// around is what a cell takes beside its text.
func (c *cell) around(g *grid) Pt {
	if c.Color != "" {
		return 2*g.padX + swatch
	}
	return 2 * g.padX
}

// share gives the columns what they need, and the rest by their weights and
// their content; no column gets more than its longest text while another could
// use it.
func (g *grid) share(least []Pt) {
	n := len(g.columns)
	most := make([]Pt, n)
	content, cells := make([]Pt, n), make([]Pt, n)
	copy(most, least)
	g.all(func(c *cell) {
		if c.span > 1 {
			return
		}
		natural := c.text.Natural() + c.around(g) + 100
		most[c.at] = max(most[c.at], natural)
		if !c.top {
			content[c.at] += natural
			cells[c.at]++
		}
	})
	weights := make([]Pt, n)
	for i, c := range g.columns {
		mean := content[i] / max(cells[i], 1)
		weights[i] = root(Pt(max(1, min(c.Weight, 1000))) * max(mean, 10*pt))
	}
	g.widths = distribute(g.measure, weights, least, most)
}

// root is the whole square root.
func root(n Pt) Pt {
	if n <= 0 {
		return 1
	}
	x := n
	for y := (x + 1) / 2; y < x; y = (x + n/x) / 2 {
		x = y
	}
	return max(x, 1)
}

// distribute divides a width by weights within bounds; if the upper bounds leave
// room, it is given by weights again.
func distribute(total Pt, weights, least, most []Pt) []Pt {
	n := len(weights)
	out := make([]Pt, n)
	fixed := make([]bool, n)
	for {
		room, weight := total, Pt(0)
		for i := range n {
			if fixed[i] {
				room -= out[i]
			} else {
				weight += weights[i]
			}
		}
		if weight == 0 {
			return spreadRest(out, room, weights)
		}
		over, under := Pt(0), Pt(0)
		for i := range n {
			if !fixed[i] {
				out[i] = max(room, 0) * weights[i] / weight
				over += max(0, least[i]-out[i])
				under += max(0, out[i]-most[i])
			}
		}
		if over == 0 && under == 0 {
			return spreadRest(out, total-sum(out), weights)
		}
		// Freeze the side that is further off, so that the other may still change.
		for i := range n {
			switch {
			case fixed[i]:
			case over >= under && out[i] < least[i]:
				out[i], fixed[i] = least[i], true
			case over < under && out[i] > most[i]:
				out[i], fixed[i] = most[i], true
			}
		}
	}
}

// spreadRest gives what is left over by weights, the last crumbs to the last.
func spreadRest(widths []Pt, rest Pt, weights []Pt) []Pt {
	if len(widths) == 0 || rest <= 0 {
		return widths
	}
	all := sum(weights)
	given := Pt(0)
	for i := range widths {
		share := rest * weights[i] / all
		widths[i] += share
		given += share
	}
	widths[len(widths)-1] += rest - given
	return widths
}

// squeezed scales widths to a sum.
func squeezed(widths []Pt, total Pt) []Pt {
	all := sum(widths)
	out := make([]Pt, len(widths))
	for i, w := range widths {
		out[i] = w * total / all
	}
	return out
}

func sum(list []Pt) Pt {
	n := Pt(0)
	for _, v := range list {
		n += v
	}
	return n
}

// span is the width of the columns a cell covers.
func (g *grid) span(c *cell) Pt { return sum(g.widths[c.at : c.at+c.span]) }

// left is where a cell begins.
func (g *grid) left(c *cell) Pt { return sum(g.widths[:c.at]) }

// breakLines sets the lines of every cell in the widths found.
func (g *grid) breakLines() {
	g.all(func(c *cell) {
		c.lines = c.text.Break(typeset.Options{Width: max(g.span(c)-c.around(g), pt)})
	})
}
