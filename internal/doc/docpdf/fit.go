package docpdf

import "gurindam/internal/doc/typeset"

// trim is a size of type, with the distance beside the text of a cell.
type trim struct {
	size, pad Pt
	hyphens   bool
}

const cellPad Pt = 5 * pt

// trims are tried in turn until the longest words fit.
var trims = []trim{
	{8.5 * pt, cellPad, false}, {8 * pt, cellPad, false}, {7.5 * pt, 4 * pt, false}, {7 * pt, 3.2 * pt, false}, {6.5 * pt, 2.8 * pt, false},
	{7 * pt, 3.2 * pt, true}, {6.5 * pt, 2.6 * pt, true},
}

const (
	manyColumns    = 8 // a table of more is crowded where its rows grow tall
	tallRow        = 6 // lines
	readable    Pt = 7 * pt
)

// fit chooses the size of type and the widths of the columns. A table of many
// columns takes smaller type where its rows would be tall and narrow.
func (g *grid) fit() {
	for i, t := range trims {
		if !g.try(t) {
			continue
		}
		if t.hyphens || len(g.columns) <= manyColumns || trims[i+1].size < readable || g.lines() <= tallRow {
			return
		}
	}
	if g.widths == nil {
		g.broken = true // some word is broken anywhere
		g.share(squeezed(g.least(true), g.measure))
	}
}

// try sets the table in a trim and tells whether all words fit.
func (g *grid) try(t trim) bool {
	g.size, g.padX, g.broken, g.widths = t.size, t.pad, t.hyphens, nil
	g.set()
	least := g.least(t.hyphens)
	if sum(least) > g.measure {
		return false
	}
	g.share(least)
	return true
}

// lines estimates the lines of a row, in the mean of all rows.
func (g *grid) lines() int {
	total := 0
	for _, r := range g.rows {
		most := 1
		for _, c := range r.cells {
			most = max(most, int(c.text.Natural()/max(g.span(c)-c.around(g), pt))+1)
		}
		total += most
	}
	return total / max(len(g.rows), 1)
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
