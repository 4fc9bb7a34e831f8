package docpdf

import (
	"gurindam/internal/doc"
	"gurindam/internal/doc/pdf"
	"gurindam/internal/doc/typeset"
)

// headPiece makes one piece of all head rows.
func (g *grid) headPiece() piece {
	heights := make([]Pt, len(g.head))
	for r, cells := range g.head {
		heights[r] = 2*g.pad + g.size
		for _, c := range cells {
			if c.down == 1 {
				heights[r] = max(heights[r], g.textHeight(c, c.lines)+2*g.pad)
			}
		}
	}
	for r, cells := range g.head {
		for _, c := range cells {
			if have, need := sum(heights[r:r+c.down]), g.textHeight(c, c.lines)+2*g.pad; need > have {
				heights[r+c.down-1] += need - have
			}
		}
	}
	total := sum(heights)
	out := piece{height: total, paint: func(p *pdf.Page, x, y Pt) { g.paintHead(p, x, y, heights) }}
	for _, cells := range g.head {
		for _, c := range cells {
			for _, line := range c.lines {
				out.notes = append(out.notes, notesOf(line)...)
			}
		}
	}
	return out
}

func (g *grid) paintHead(p *pdf.Page, x, y Pt, heights []Pt) {
	total := sum(heights)
	p.Artifact()
	p.Rect(x, y, g.measure, total, color("sea-tint"))
	p.Rule(x, y, x+g.measure, y, color("sea"), 900)
	top := y
	for r, cells := range g.head {
		for _, c := range cells {
			if c.span > 1 && r+c.down < len(g.head) {
				at := top + sum(heights[r:r+c.down])
				p.Artifact()
				p.Rule(x+g.left(c)+g.padX, at, x+g.left(c)+g.span(c)-g.padX, at, color("ink-3"), 400)
			}
		}
		top += heights[r]
	}
	top = y
	for r, cells := range g.head {
		for _, c := range cells {
			h := sum(heights[r : r+c.down])
			g.paintText(p, c, c.lines, x, top+h-g.pad-g.textHeight(c, c.lines))
		}
		top += heights[r]
	}
	p.Artifact()
	p.Rule(x, y+total, x+g.measure, y+total, color("sea"), 600)
}

func (g *grid) textHeight(c *cell, lines []typeset.Line) Pt {
	return Pt(len(lines)) * g.look(c).lead
}

// paintText sets the lines of a cell from a height on.
func (g *grid) paintText(p *pdf.Page, c *cell, lines []typeset.Line, x, y Pt) {
	l := g.look(c)
	at, width := x+g.left(c)+g.padX, g.span(c)-2*g.padX
	if c.Color != "" {
		if len(lines) > 0 && len(lines) == len(c.lines) || len(c.lines) == 0 {
			p.Artifact()
			path := &pdf.Path{}
			path.Round(at, y+l.lead/2-2.8*pt, 6*pt, 6*pt, 1.2*pt)
			p.Fill(path, color(c.Color))
		}
		at += swatch
		width -= swatch
	}
	g.pill(p, c, lines, at, width, y)
	for i, line := range lines {
		dx := Pt(0)
		switch c.align {
		case doc.AlignCenter:
			dx = (width - line.Width) / 2
		case doc.AlignNumber:
			dx = width - line.Width
		}
		p.Text(at+dx, y+Pt(i)*l.lead+l.base(), line)
	}
}

// pill paints the state colour of a cell behind its words.
func (g *grid) pill(p *pdf.Page, c *cell, lines []typeset.Line, x, width, y Pt) {
	tint := tintOf(c.Shade)
	if tint == "" || len(lines) == 0 {
		return
	}
	widest := Pt(0)
	for _, line := range lines {
		widest = max(widest, line.Width)
	}
	switch c.align {
	case doc.AlignCenter:
		x += (width - widest) / 2
	case doc.AlignNumber:
		x += width - widest
	}
	path := &pdf.Path{}
	path.Round(x-3.5*pt, y+0.2*pt, widest+7*pt, g.textHeight(c, lines)-0.4*pt, 4*pt)
	p.Artifact()
	p.Fill(path, color(tint))
}

// rowPiece makes a piece of a row; one taller than the page is cut.
func (g *grid) rowPiece(r *row, head *piece) piece {
	parts := make([][]typeset.Line, len(r.cells))
	for i, c := range r.cells {
		parts[i] = c.lines
	}
	return g.rowPart(r, parts, head)
}

// rowPart makes a piece of some lines of a row.
func (g *grid) rowPart(r *row, parts [][]typeset.Line, head *piece) piece {
	h := g.size
	out := piece{head: head}
	for i, c := range r.cells {
		h = max(h, g.textHeight(c, parts[i]))
		for _, line := range parts[i] {
			out.notes = append(out.notes, notesOf(line)...)
		}
	}
	out.height = h + 2*g.pad
	out.paint = func(p *pdf.Page, x, y Pt) { g.paintRow(p, r, parts, x, y, out.height) }
	out.split = func(room Pt) (piece, piece, bool) { return g.cutRow(r, parts, head, room) }
	return out
}

// cutRow puts as many lines of each cell above as fit.
func (g *grid) cutRow(r *row, parts [][]typeset.Line, head *piece, room Pt) (upper, lower piece, ok bool) {
	above, below := make([][]typeset.Line, len(parts)), make([][]typeset.Line, len(parts))
	rest := false
	for i, c := range r.cells {
		n := int((room - 2*g.pad) / g.look(c).lead)
		n = max(0, min(n, len(parts[i])))
		if n == 0 && len(parts[i]) > 0 || n < 2 && n < len(parts[i]) {
			return piece{}, piece{}, false
		}
		above[i], below[i] = parts[i][:n], parts[i][n:]
		rest = rest || n < len(parts[i])
	}
	if !rest {
		return piece{}, piece{}, false
	}
	return g.rowPart(r, above, head), g.rowPart(r, below, head), true
}

func (g *grid) paintRow(p *pdf.Page, r *row, parts [][]typeset.Line, x, y, h Pt) {
	p.Artifact()
	switch r.kind {
	case doc.Group:
		p.Rect(x, y, g.measure, h, color("ground"))
	case doc.Total:
		p.Rect(x, y, g.measure, h, color("line-2"))
		p.Rule(x, y, x+g.measure, y, color("sea"), 700)
	}
	p.Rule(x, y+h, x+g.measure, y+h, color("line"), 500)
	if r.mark != doc.Unmarked {
		changeBar(p, x, y, h)
	}
	for i, c := range r.cells {
		g.paintText(p, c, parts[i], x, y+g.pad)
	}
}

func tintOf(s doc.Shade) string {
	switch s {
	case doc.Good:
		return "good-tint"
	case doc.Warn:
		return "warn-tint"
	case doc.Bad:
		return "bad-tint"
	case doc.Tint:
		return "sea-tint"
	}
	return ""
}
