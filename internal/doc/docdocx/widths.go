package docdocx

import (
	"strings"

	"gurindam/internal/doc"
	"gurindam/internal/doc/plot"
)

// cellPadding is the room left and right of the text in a cell, in twentieths
// of a point.
const cellPadding = 2 * 70

const (
	tableType    = 17 // half points
	smallestType = 13
	longestKept  = 26 // characters; a longer word may be cut
)

// fitColumns shares out a width by the weights of the columns, but gives none
// less than its longest word needs. Where that is not possible, the type gets
// smaller. Size is in half points.
func fitColumns(t doc.Table, width int) (columns []int, size int) {
	for size = tableType; ; size-- {
		columns = share(weights(t), longestWords(t, size), width)
		if columns != nil || size == smallestType {
			break
		}
	}
	if columns == nil {
		columns = share(weights(t), make([]int, len(t.Columns)), width)
	}
	return columns, size
}

func weights(t doc.Table) []int {
	w := make([]int, len(t.Columns))
	for i, c := range t.Columns {
		w[i] = max(1, min(c.Weight, 10_000))
	}
	return w
}

// share gives every column its part of the width by weight, at least need;
// nil where the needs together exceed the width.
func share(weight, need []int, width int) []int {
	out := make([]int, len(weight))
	fixed := make([]bool, len(weight))
	for again := true; again; {
		again = false
		rest, sum := width, 0
		for i := range weight {
			if fixed[i] {
				rest -= need[i]
			} else {
				sum += weight[i]
			}
		}
		if rest < 0 {
			return nil
		}
		for i := range weight {
			if fixed[i] {
				out[i] = need[i]
				continue
			}
			if out[i] = rest * weight[i] / sum; out[i] < need[i] {
				fixed[i], again = true, true
			}
		}
	}
	return spread(out, width)
}

// spread hands out what rounding left over.
func spread(columns []int, width int) []int {
	left := width
	for _, c := range columns {
		left -= c
	}
	for i := 0; left > 0 && len(columns) > 0; i = (i + 1) % len(columns) {
		columns[i]++
		left--
	}
	return columns
}

// longestWords gives the width each column needs so that no word is cut.
func longestWords(t doc.Table, size int) []int {
	need := make([]int, len(t.Columns))
	see := func(rows [][]doc.Cell) {
		for i, starts := range doc.Starts(rows) {
			for j, col := range starts {
				if c := rows[i][j]; col < len(need) && c.ColSpan <= 1 {
					need[col] = max(need[col], wordWidth(c, size))
				}
			}
		}
	}
	see(t.Head)
	rows := make([][]doc.Cell, len(t.Rows))
	for i, r := range t.Rows {
		rows[i] = r.Cells
	}
	see(rows)
	return need
}

func wordWidth(c doc.Cell, size int) int {
	longest := ""
	for _, word := range strings.FieldsFunc(plain(c.Text), func(r rune) bool { return strings.ContainsRune(" \n\t-–", r) }) {
		if len(word) > len(longest) {
			longest = word
		}
	}
	longest = longest[:min(len(longest), longestKept)]
	return int(plot.Width(longest, float64(size)/2)*20*1.04) + cellPadding
}
