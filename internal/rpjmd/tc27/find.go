package tc27

import (
	"gurindam/internal/sheet"
	"gurindam/internal/sheet/cell"
)

const (
	searchDepth = 120 // rows looked through for headings
	maxHeads    = 6   // rows a heading may take
)

// find looks for the headings of a table from a row on: rows of three or more
// cells that each read as a heading, followed by rows that go on with it. The
// table ends where headings of another begin.
func find(s *sheet.Sheet, from int) (*table, bool) {
	for row := from; row < min(len(s.Rows), from+searchDepth); row++ {
		if t, ok := tableAt(s, row); ok {
			if end := t.next(); end < t.end {
				t.end, t.heads = end, composeHeads(s, t.first, t.body)
				ok = t.settle()
			}
			return t, ok
		}
	}
	return nil, false
}

// tableAt reads the headings that begin at a row.
func tableAt(s *sheet.Sheet, row int) (*table, bool) {
	if known, filled := headings(s, row); known < 3 || known*2 < filled {
		return nil, false
	}
	end := row + 1
	for end < len(s.Rows) && end-row < maxHeads {
		known, filled := headings(s, end)
		if below := end + 1; filled == 0 && below < len(s.Rows) { // a blank row among the headings
			if known, filled = headings(s, below); known >= 2 && known*4 >= filled*3 {
				end = below
			}
		}
		if known < 2 || known*4 < filled*3 {
			break
		}
		end++
	}
	t := &table{sheet: s, first: row, body: end, end: len(s.Rows), heads: composeHeads(s, row, end)}
	return t, t.settle()
}

// next is the row at which headings of another table begin, or the end: those of
// this one that moved to other columns, or new ones below a gap.
func (t *table) next() int {
	for row := t.body; row < t.end; row++ {
		other := t.moved(row)
		if !t.repeated(row) {
			_, above := headings(t.sheet, row-1)
			other = above <= 1 && row > t.body
		}
		if !other {
			continue
		}
		if _, ok := tableAt(t.sheet, row); ok {
			return row
		}
	}
	return t.end
}

// moved tells whether a row repeats headings of the table, one of them over a
// column that holds something else.
func (t *table) moved(row int) bool {
	if !t.repeated(row) {
		return false
	}
	for col := range t.sheet.Rows[row] {
		text := textAt(t.sheet, row, col)
		own := classify([]string{text}).field
		if own == nothing || col < len(t.heads) && t.heads[col].field == own {
			continue
		}
		stays := false
		for head := t.first; head < t.body; head++ {
			stays = stays || fold(textAt(t.sheet, head, col)) == fold(text)
		}
		if !stays {
			return true
		}
	}
	return false
}

// headings counts the cells of a row that can be headings, and those that hold
// anything; a row with a code or an error in it has none.
func headings(s *sheet.Sheet, row int) (known, filled int) {
	for col := range s.Rows[row] {
		c := at(s, row, col)
		if c.Type == sheet.Empty || cell.Absent(c) {
			continue
		}
		filled++
		text := textAt(s, row, col)
		if c.Type == sheet.ErrorCell || codeLike(text) && !calendarYear.MatchString(text) {
			return 0, filled
		}
		h := classify([]string{text})
		year, nth := yearOf([]string{fold(text)})
		if len(text) <= 200 && (c.Type == sheet.TextCell || c.Type == sheet.PlainCell) && h.field != nothing || c.Type != sheet.DateCell && (year > 0 || nth > 0 || numeral[fold(text)]) && len(text) < 60 {
			known++
		}
	}
	return known, filled
}
