package tc27

import (
	"slices"

	"gurindam/internal/sheet"
)

// maxSpread is the most columns one merged heading may lie over.
const maxSpread = 100

// composeHeads reads the heading of every column through all heading rows. Merged
// cells count for each column they cover; so does a year written only above the
// first of its columns.
func composeHeads(s *sheet.Sheet, first, end int) []head {
	width := 0
	for row := first; row < end; row++ {
		width = max(width, len(s.Rows[row]))
	}
	for _, m := range s.Merges {
		if m.Row >= first && m.Row < end && textAt(s, m.Row, m.Col) != "" {
			width = max(width, min(m.LastCol+1, m.Col+maxSpread))
		}
	}
	texts := make([][]string, end-first)
	for i := range texts {
		texts[i] = make([]string, width)
		for col := range width {
			texts[i][col] = textAt(s, first+i, col)
		}
	}
	spread(texts, s.Merges, first)
	carry(texts)
	heads := make([]head, width)
	for col := range width {
		var levels []string
		for i := range texts {
			if t := texts[i][col]; t != "" && !slices.Contains(levels, t) {
				levels = append(levels, t)
			}
		}
		heads[col] = classify(levels)
	}
	return heads
}

func spread(texts [][]string, merges []sheet.Range, first int) {
	for _, m := range merges {
		if m.LastRow < first || m.Row < first || m.Row >= first+len(texts) || m.Col >= len(texts[0]) {
			continue
		}
		text := texts[m.Row-first][m.Col]
		for row := m.Row - first; row <= min(m.LastRow-first, len(texts)-1); row++ {
			for col := m.Col; col <= min(m.LastCol, len(texts[row])-1); col++ {
				if texts[row][col] == "" {
					texts[row][col] = text
				}
			}
		}
	}
}

// carry gives the heading of a group to the blank cells right of it: both stand
// above lower headings, and the heading is not one cell over several rows.
func carry(texts [][]string) {
	for row := range len(texts) - 1 {
		for col := 1; col < len(texts[row]); col++ {
			left := texts[row][col-1]
			if texts[row][col] == "" && left != "" && lower(texts, row, col) != "" && lower(texts, row, col-1) != "" && lower(texts, row, col-1) != left {
				texts[row][col] = left
			}
		}
	}
}

// lower is the first heading under a cell.
func lower(texts [][]string, row, col int) string {
	for _, below := range texts[row+1:] {
		if below[col] != "" {
			return below[col]
		}
	}
	return ""
}
