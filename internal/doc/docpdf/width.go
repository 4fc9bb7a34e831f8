package docpdf

import "gurindam/internal/doc/typeset"

// sizes of type that a table tries in turn until its longest words fit.
var sizes = []Pt{8.5 * pt, 8 * pt, 7.5 * pt, 7 * pt}

// fit chooses the size of type and the widths of the columns.
func (g *grid) fit() {
	for _, hyphens := range []bool{false, true} {
		for _, size := range sizes {
			g.size = size
			g.set()
			least := g.least(hyphens)
			if sum(least) <= g.measure {
				g.broken = hyphens
				g.share(least)
				return
			}
		}
	}
	g.broken = true
	g.share(squeezed(g.least(true), g.measure)) // some word is broken anywhere
}

// set shapes the text of every cell at the size under trial.
func (g *grid) set() {
	g.all(func(c *cell) {
		l := g.look(c)
		if c.runs == nil {
			c.runs = g.b.runs(c.Text, l, c.elem)
		}
		c.text = typeset.Set(resized(c.runs, l))
	})
}

// resized gives runs another size, keeping what stands above the line in proportion.
func resized(runs []typeset.Run, l look) []typeset.Run {
	out := make([]typeset.Run, len(runs))
	for i, r := range runs {
		out[i] = r
		if r.Rise > 0 {
			out[i].Rise, out[i].Size = l.size*35/100, l.size*65/100
		} else {
			out[i].Size = l.size
		}
	}
	return out
}

// least gives the width each column needs for its longest word.
func (g *grid) least(hyphens bool) []Pt {
	out := make([]Pt, len(g.columns))
	for i := range out {
		out[i] = 2*padX + 6*pt
	}
	var spans []*cell
	g.all(func(c *cell) {
		if c.span > 1 {
			spans = append(spans, c)
			return
		}
		out[c.at] = max(out[c.at], c.text.Longest(hyphens)+c.around())
	})
	for _, c := range spans {
		have := sum(out[c.at : c.at+c.span])
		if need := c.text.Longest(true) + c.around(); need > have {
			out[c.at+c.span-1] += need - have
		}
	}
	return out
}

// around is what a cell takes beside its text.
func (c *cell) around() Pt {
	if c.Color != "" {
		return 2*padX + swatch
	}
	return 2 * padX
}

// share gives the columns what they need, and the rest by their weights; no
// column gets more than its longest text while another could use it.
func (g *grid) share(least []Pt) {
	n := len(g.columns)
	most := make([]Pt, n)
	copy(most, least)
	g.all(func(c *cell) {
		if c.span == 1 {
			most[c.at] = max(most[c.at], c.text.Natural()+c.around()+100)
		}
	})
	weights := make([]Pt, n)
	for i, c := range g.columns {
		weights[i] = Pt(max(1, min(c.Weight, 1000)))
	}
	g.widths = distribute(g.measure, weights, least, most)
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
		c.lines = c.text.Break(typeset.Options{Width: max(g.span(c)-c.around(), pt)})
	})
}
