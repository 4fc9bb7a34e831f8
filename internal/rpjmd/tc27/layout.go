package tc27

import (
	"slices"

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
	end    int    // first row after the table
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
	feet      []int // rows that are sums of those above them
	outcomes  bool  // names stand among outcomes and outputs
}

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

// settle decides what kind of table it is, or that it is none.
func (t *table) settle() bool {
	t.settleCodes()
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
	for i := range t.heads {
		t.outcomes = t.outcomes || t.heads[i].field == name && has(t.heads[i].text, "outcome", "output", "keluaran", "hasil")
		if h := &t.heads[i]; h.unclear && t.layout == Purposes { // which has no money
			h.field, h.unclear = target, false
		}
	}
	t.notations()
	return true
}

// notations finds how the table writes decimals, from all columns of a kind.
func (t *table) notations() {
	var amounts, targets []sheet.Cell
	for row := t.body; row < t.end; row++ {
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
