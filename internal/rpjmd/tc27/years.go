package tc27

import (
	"fmt"
	"slices"
	"strconv"

	"gurindam/internal/sheet"
	"gurindam/internal/sheet/cell"
)

// settleYears gives every column its year of the calendar. "Tahun 1" without a
// year is asked about, once for the table: its rows then count years from 1.
func (t *table) settleYears() {
	t.years = make([]int, len(t.heads))
	asked, most, firstCol := false, 0, -1
	for col, h := range t.heads {
		if h.field != target && h.field != budget {
			continue
		}
		t.years[col] = h.year
		if h.nth > 0 {
			if firstCol < 0 {
				firstCol = col
			}
			most = max(most, h.nth)
			t.years[col] = h.nth
			if t.opt.FirstYear > 0 {
				t.years[col] = t.opt.FirstYear + h.nth - 1
			} else {
				asked = true
			}
		}
	}
	if !asked {
		return
	}
	p := sheet.Problem{Severity: sheet.Question, Value: textAt(t.sheet, t.body-1, firstCol), Text: "Tahun 1 itu tahun berapa? Berkas ini tidak menyebutnya.",
		Advice: "Sebutkan tahun pertama saat mengimpor, atau ganti judul kolom, misalnya Target 2022."}
	for _, first := range t.possibleFirst(most) {
		p.Choices = append(p.Choices, strconv.Itoa(first))
	}
	t.add(t.ref(t.body-1, firstCol), p)
}

// possibleFirst takes hints from the names around the table: Renstra 2021-2026
// with five years begins in 2021 or 2022.
func (t *table) possibleFirst(years int) []int {
	var out []int
	texts := []string{t.book.Name, t.sheet.Name}
	for row := range t.first {
		texts = append(texts, firstText(t.sheet.Rows[row]))
	}
	for _, text := range texts {
		found := calendarYear.FindAllString(fold(text), -1)
		if len(found) != 2 {
			continue
		}
		from, _ := strconv.Atoi(found[0])
		to, _ := strconv.Atoi(found[1])
		if to-from < years-1 || to-from > years {
			continue
		}
		for first := from; first+years-1 <= to; first++ {
			if !slices.Contains(out, first) {
				out = append(out, first)
			}
		}
	}
	return out
}

// yearAt is the year of a cell: that of its column, or for a table of one year the
// one in which the work of the row begins.
func (t *table) yearAt(row, col int) int {
	if t.heads[col].field == target || t.heads[col].field == budget {
		if t.years[col] > 0 {
			return t.years[col]
		}
	}
	for c, h := range t.heads {
		if h.field != starts && h.field != ends {
			continue
		}
		if day, note := cell.Date(at(t.sheet, row, c)); note == nil && len(day) == 10 {
			year, _ := strconv.Atoi(day[:4])
			return year
		}
	}
	return t.onlyYear()
}

// onlyYear is the year of a table whose columns name none: the one year its title
// names, or what was said when importing.
func (t *table) onlyYear() int {
	titles := make([]string, 0, t.first)
	for row := range t.first {
		titles = append(titles, firstText(t.sheet.Rows[row]))
	}
	var named []string
	for _, texts := range [][]string{titles, {t.sheet.Name}, {t.book.Name}} {
		if named = singleYears(texts); len(named) > 0 {
			break
		}
	}
	switch {
	case len(named) == 1:
		year, _ := strconv.Atoi(named[0])
		return year
	case t.opt.FirstYear > 0:
		return t.opt.FirstYear
	}
	if !t.askedYear {
		t.askedYear = true
		t.add(t.ref(t.body-1, 0), sheet.Problem{Severity: sheet.Question, Text: fmt.Sprintf("Tahun tabel pada lembar %q tidak disebut dengan satu cara.", t.sheet.Name),
			Advice: "Sebutkan tahun pertama saat mengimpor, atau tulis tahunnya pada judul kolom, misalnya Target 2024.", Choices: named})
	}
	return 1
}

// singleYears lists the years of texts that name one year each; one that names
// two speaks of a period.
func singleYears(texts []string) []string {
	var out []string
	for _, text := range texts {
		if found := calendarYear.FindAllString(fold(text), -1); len(found) == 1 && !slices.Contains(out, found[0]) {
			out = append(out, found[0])
		}
	}
	return out
}
