package docdocx

import (
	"math"
	"strings"

	"gurindam/internal/doc"
	"gurindam/internal/doc/plot"
)

// cellPadding is the room left and right of the text in a cell, in twentieths
// of a point; swatch is what a colour before the text takes.
const (
	cellPadding = 2 * 70
	swatch      = 220
)

const (
	tableType    = 17 // half points
	smallestType = 13
	longestKept  = 26 // characters; a longer word may be cut
	unhyphened   = 14 // characters; a word up to here stays whole at its hyphens too
)

// fitColumns shares out a width by the weights of the columns and what stands
// in them, but gives none less than its longest word needs. Where that is not
// possible, the type gets smaller. Size is in half points.
func fitColumns(t doc.Table, width int) (columns []int, size int) {
	m := measure(t)
	for size = tableType; size > smallestType && sum(m.least(size)) > width; size-- {
	}
	least := m.least(size)
	if sum(least) > width {
		least = make([]int, len(least))
	}
	return share(m.weights(t.Columns), least, m.most(size), width), size
}

// measures are what the columns of a table hold, at a size of a half point.
type measures struct {
	word, line, total []float64 // widest word, widest text, all text
	cells             []int
}

func measure(t doc.Table) measures {
	n := len(t.Columns)
	m := measures{make([]float64, n), make([]float64, n), make([]float64, n), make([]int, n)}
	m.see(t.Head, false)
	rows := make([][]doc.Cell, len(t.Rows))
	for i, r := range t.Rows {
		rows[i] = r.Cells
	}
	m.see(rows, true)
	return m
}

func (m measures) see(rows [][]doc.Cell, body bool) {
	for i, starts := range doc.Starts(rows) {
		for j, col := range starts {
			c := rows[i][j]
			if col >= len(m.word) || c.ColSpan > 1 {
				continue
			}
			text := plain(c.Text)
			line, extra := broad(text), 0.0
			if c.Color != "" {
				extra = swatch / float64(tableType)
			}
			m.word[col] = max(m.word[col], broad(longestWord(text))+extra)
			m.line[col] = max(m.line[col], line+extra)
			if body {
				m.total[col], m.cells[col] = m.total[col]+line, m.cells[col]+1
			}
		}
	}
}

// broad is the width of some words at half a point, in twentieths of a point,
// with something to spare for bold type.
func broad(s string) float64 { return plot.Width(s, 0.5) * 20 * 1.05 }

// longestWord is the piece of a text that no line may be broken in.
func longestWord(text string) string {
	longest := ""
	see := func(s string) {
		if len(s) > len(longest) {
			longest = s
		}
	}
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return r == ' ' || r == '\n' || r == '\t' }) {
		if len(word) <= unhyphened {
			see(word)
			continue
		}
		for _, part := range strings.FieldsFunc(word, func(r rune) bool { return r == '-' || r == '–' }) {
			see(part)
		}
	}
	return longest[:min(len(longest), longestKept)]
}

func (m measures) least(size int) []int { return padded(m.word, size) }
func (m measures) most(size int) []int  { return padded(m.line, size) }

func padded(widths []float64, size int) []int {
	out := make([]int, len(widths))
	for i, w := range widths {
		out[i] = int(w*float64(size)) + cellPadding + 1
	}
	return out
}

// weights join what the writer of a table wants and what it holds: the root, so
// that a column of long texts does not starve the others.
func (m measures) weights(columns []doc.Column) []int {
	w := make([]int, len(columns))
	for i, c := range columns {
		mean := m.total[i] / float64(max(m.cells[i], 1))
		w[i] = 1 + int(100*math.Sqrt(float64(max(1, min(c.Weight, 10_000)))*max(mean, 20)))
	}
	return w
}

// share gives every column its part of the width by weight, at least what it
// needs and at most what it can use; what then remains is shared by weight.
func share(weight, least, most []int, width int) []int {
	out, fixed := make([]int, len(weight)), make([]bool, len(weight))
	for {
		rest, all := width, 0
		for i := range weight {
			if fixed[i] {
				rest -= out[i]
			} else {
				all += weight[i]
			}
		}
		if all == 0 {
			return remainder(out, weight, rest)
		}
		missing, surplus := 0, 0
		for i := range weight {
			if !fixed[i] {
				out[i] = max(rest, 0) * weight[i] / all
				missing, surplus = missing+max(0, least[i]-out[i]), surplus+max(0, out[i]-most[i])
			}
		}
		if missing == 0 && surplus == 0 {
			return spread(out, width)
		}
		settle(out, fixed, least, most, missing >= surplus)
	}
}

// settle fixes the columns on the side that is further off, so that the others
// may still change.
func settle(out []int, fixed []bool, least, most []int, narrow bool) {
	for i := range out {
		switch {
		case fixed[i]:
		case narrow && out[i] < least[i]:
			out[i], fixed[i] = least[i], true
		case !narrow && out[i] > most[i]:
			out[i], fixed[i] = most[i], true
		}
	}
}

// remainder hands out by weight what no column asked for.
func remainder(out, weight []int, rest int) []int {
	width, all := sum(out)+rest, max(sum(weight), 1)
	for i := range out {
		out[i] += max(rest, 0) * weight[i] / all
	}
	return spread(out, width)
}

// spread hands out what rounding left over.
func spread(columns []int, width int) []int {
	left := width - sum(columns)
	for i := 0; left > 0 && len(columns) > 0; i = (i + 1) % len(columns) {
		columns[i]++
		left--
	}
	return columns
}

func sum(list []int) int {
	n := 0
	for _, v := range list {
		n += v
	}
	return n
}
