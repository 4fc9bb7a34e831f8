package workbook

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"gurindam/internal/sheet"
)

// place is a column of a sheet: a field and, for a yearly one, its year.
type place struct{ field, year int }

// headings knows the names by which the columns of a sheet are found.
type headings struct {
	names  map[string]int // folded title or key
	yearly map[string]int // the same without the year
	titles []string
}

func headingsOf[T any](fields []field[T]) headings {
	h := headings{names: map[string]int{}, yearly: map[string]int{}}
	for i, f := range fields {
		to := h.names
		if f.scope != once {
			to = h.yearly
		}
		to[fold(f.Title)], to[fold(f.Key)] = i, i
		h.titles = append(h.titles, f.Title)
	}
	return h
}

// match finds the column of a heading.
func (h headings) match(text string) (place, bool) {
	name := fold(text)
	if i, ok := h.names[name]; ok {
		return place{i, 0}, true
	}
	if cut := len(name) - 4; cut > 0 {
		if year, err := strconv.Atoi(name[cut:]); err == nil && year >= 1900 {
			if i, ok := h.yearly[name[:cut]]; ok {
				return place{i, year}, true
			}
		}
	}
	return place{}, false
}

// fold makes texts comparable that people write differently: case, space and
// punctuation do not count.
func fold(s string) string {
	return strings.Map(func(c rune) rune {
		if unicode.IsLetter(c) || unicode.IsDigit(c) {
			return unicode.ToLower(c)
		}
		return -1
	}, s)
}

// found is a sheet of the book that was recognised.
type found struct{ sheet.Sheet }

func (f *found) cell(row, col int) sheet.Cell {
	if row >= len(f.Rows) || col >= len(f.Rows[row]) {
		return sheet.Cell{}
	}
	return f.Rows[row][col]
}

// headerDepth is how far down a header row is looked for.
const headerDepth = 30

// header is the header row of a sheet and where its columns stand.
type header struct {
	row     int
	at      map[place]int
	twice   []int // columns whose heading stood there already
	unknown []int // columns with a heading that means nothing
}

// header finds the row that looks most like the headings: a workbook has a title
// and an instruction above it, a CSV file has not, and people insert rows.
func (f *found) header(h headings) (header, bool) {
	best := header{}
	for row := range min(len(f.Rows), headerDepth) {
		now := header{row: row, at: map[place]int{}}
		for col, c := range f.Rows[row] {
			text := shown(c)
			if text == "" {
				continue
			}
			p, ok := h.match(text)
			_, seen := now.at[p]
			switch {
			case !ok:
				now.unknown = append(now.unknown, col)
			case seen:
				now.twice = append(now.twice, col)
			default:
				now.at[p] = col
			}
		}
		if len(now.at) > len(best.at) {
			best = now
		}
	}
	return best, len(best.at) >= 2
}

// emptyRow tells whether nothing is written in a row.
func emptyRow(cells []sheet.Cell) bool {
	return !slices.ContainsFunc(cells, func(c sheet.Cell) bool { return shown(c) != "" || c.Type == sheet.ErrorCell })
}

// emptyBelow tells whether nothing is written in a column under a row.
func (f *found) emptyBelow(row, col int) bool {
	for row++; row < len(f.Rows); row++ {
		if shown(f.cell(row, col)) != "" {
			return false
		}
	}
	return true
}
