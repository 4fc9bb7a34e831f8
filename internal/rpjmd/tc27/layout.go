package tc27

import (
	"slices"
	"strings"

	"gurindam/internal/rpjmd"
	"gurindam/internal/sheet"
	"gurindam/internal/sheet/cell"
)

// table is one table of the book.
type table struct {
	*reader
	sheet  *sheet.Sheet
	layout Layout
	first  int    // first row of its headings
	body   int    // first row after them
	heads  []head // by column
	names  map[string]bool
	years  []int // by column: year of a target or budget column, 0 where a row tells

	amounts, targets cell.Notation
	own              []int // indices of its rows in the result
	up               map[int]int
	state
	askedYear bool
	mendings  map[mending]int
	mends     []mend
}

const (
	searchDepth = 120 // rows looked through for headings
	maxHeads    = 6   // rows a heading may take
)

func at(s *sheet.Sheet, row, col int) sheet.Cell {
	if row < 0 || row >= len(s.Rows) || col < 0 || col >= len(s.Rows[row]) {
		return sheet.Cell{}
	}
	return s.Rows[row][col]
}

func textAt(s *sheet.Sheet, row, col int) string {
	text, _ := cell.Text(at(s, row, col))
	return text
}

// find looks for the headings of a table: rows of three or more cells that each
// read as a heading, followed by rows that go on with it.
func find(s *sheet.Sheet) (*table, bool) {
	for row := range min(len(s.Rows), searchDepth) {
		if known, filled := headings(s, row); known < 3 || known*2 < filled {
			continue
		}
		end := row + 1
		for end < len(s.Rows) && end-row < maxHeads {
			if known, filled := headings(s, end); known == 0 || known*4 < filled*3 {
				break
			}
			end++
		}
		t := &table{sheet: s, first: row, body: end, heads: composeHeads(s, row, end)}
		if t.settle() {
			return t, true
		}
	}
	return nil, false
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
		if len(text) <= 200 && c.Type == sheet.TextCell && h.field != nothing || c.Type != sheet.DateCell && (year > 0 || nth > 0) && len(text) < 60 {
			known++
		}
	}
	return known, filled
}

// composeHeads reads the heading of every column through all heading rows. Merged
// cells count for each column they cover; so does a year written only above the
// first of its columns.
func composeHeads(s *sheet.Sheet, first, end int) []head {
	width := 0
	for row := first; row < end; row++ {
		width = max(width, len(s.Rows[row]))
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

// settle decides what kind of table it is, or that it is none.
func (t *table) settle() bool {
	count := map[field]int{}
	for _, h := range t.heads {
		count[h.field]++
	}
	t.names = map[string]bool{}
	for row := t.first; row < t.body; row++ {
		for col := range t.sheet.Rows[row] {
			if text := fold(textAt(t.sheet, row, col)); text != "" {
				t.names[text] = true
			}
		}
	}
	money := count[budget] + count[finalBudget]
	switch {
	case count[purpose] > 0 && (count[group] > 0 || count[indicator] > 0) && count[code] == 0:
		t.layout = Purposes
	case count[tujuan] > 0 && count[sasaran] > 0 && count[indicator] > 0 && count[name] == 0:
		t.layout = Purposes
	case count[name] > 0 && count[code] > 0 && (count[output]+count[outcome]+count[reach] > 0):
		t.layout = Budget
	case count[name] > 0 && (count[code] > 0 && money+count[target]+count[indicator] > 0 || count[indicator] > 0 && money+count[target] > 0):
		t.layout = Renstra
	default:
		return false
	}
	t.joinCodeColumns()
	t.notations()
	return true
}

// joinCodeColumns takes unnamed columns beside a code column for parts of the
// code, where they hold such parts: some tables spread a code over five columns.
func (t *table) joinCodeColumns() {
	for col := 1; col < len(t.heads); col++ {
		if t.heads[col].field != nothing || t.heads[col].text != "" || t.heads[col-1].field != code {
			continue
		}
		parts, other := 0, 0
		for row := t.body; row < len(t.sheet.Rows); row++ {
			switch text := textAt(t.sheet, row, col); {
			case text == "":
			case len(text) <= 4 && strings.Trim(strings.ToLower(text), "x.0123456789") == "":
				parts++
			default:
				other++
			}
		}
		if parts > other {
			t.heads[col].field = code
		}
	}
}

// notations finds how the table writes decimals, from all columns of a kind.
func (t *table) notations() {
	var amounts, targets []sheet.Cell
	for row := t.body; row < len(t.sheet.Rows); row++ {
		for col, h := range t.heads {
			switch h.field {
			case budget, finalBudget:
				amounts = append(amounts, at(t.sheet, row, col))
			case target, finalTarget, baseline, outputTarget, outcomeTarget, reachTarget:
				targets = append(targets, at(t.sheet, row, col))
			}
		}
	}
	t.amounts, t.targets = cell.NotationOf(amounts), cell.NotationOf(targets)
}

// repeated tells whether a row repeats the headings, or numbers the columns.
func (t *table) repeated(row int) bool {
	filled, same, numbers := 0, 0, 0
	for col := range t.sheet.Rows[row] {
		text := fold(textAt(t.sheet, row, col))
		if text == "" {
			continue
		}
		filled++
		if t.names[text] {
			same++
		}
		if columnNumber(textAt(t.sheet, row, col)) {
			numbers++
		}
	}
	return filled >= 2 && same*5 >= filled*4 || filled >= 4 && numbers == filled && ascending(t.sheet.Rows[row])
}

// columnNumber reads "(7)", "7", "7=5+6".
func columnNumber(text string) bool {
	text = strings.Trim(text, "() ")
	return text != "" && len(text) <= 12 && text[0] >= '0' && text[0] <= '9' && strings.Trim(text, "0123456789=+-*/x: ") == ""
}

func ascending(cells []sheet.Cell) bool {
	last, n := -1, 0
	for _, c := range cells {
		text, _ := cell.Text(c)
		text = strings.Trim(text, "() ")
		if text == "" {
			continue
		}
		number := 0
		for _, d := range text {
			if d < '0' || d > '9' {
				break
			}
			number = min(number*10+int(d-'0'), 1000)
		}
		if number < last || number > 100 {
			return false
		}
		last, n = number, n+1
	}
	return n >= 4
}

func (t *table) summary() Table {
	out := Table{Sheet: t.sheet.Name, Layout: t.layout, Row: t.body - 1, Count: map[rpjmd.RenstraLevel]int{}}
	sums := map[Total]int64{}
	for _, i := range t.own {
		if i < 0 {
			continue
		}
		r := t.out.Rows[i]
		out.Count[r.Level]++
		for _, y := range r.Years {
			if !slices.Contains(out.Years, y.Year) {
				out.Years = append(out.Years, y.Year)
			}
			if y.Funded {
				sums[Total{Level: r.Level, Year: y.Year}] += int64(y.Budget)
			}
		}
	}
	slices.Sort(out.Years)
	return out.with(sums)
}
