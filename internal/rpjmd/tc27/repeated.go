package tc27

import (
	"strings"

	"gurindam/internal/sheet"
	"gurindam/internal/sheet/cell"
)

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
