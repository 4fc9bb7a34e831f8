package tc27

import (
	"unicode/utf8"

	"gurindam/internal/sheet/cell"
)

// Texts cut by a program all end at one length.
const (
	leastCut   = 3  // texts of that length
	leastWidth = 15 // characters
)

// cutTexts warns where the longest texts of a column all have one length: a
// program has cut them there.
func (t *table) cutTexts() {
	for col, h := range t.heads {
		if h.field != name && h.field != indicator {
			continue
		}
		longest, count, filled, first := 0, 0, 0, 0
		for row := t.body; row < t.end; row++ {
			text, _ := cell.Text(at(t.sheet, row, col))
			n := utf8.RuneCountInString(at(t.sheet, row, col).Text)
			if text == "" || t.repeated(row) {
				continue
			}
			filled++
			switch {
			case n > longest:
				longest, count, first = n, 1, row
			case n == longest:
				count++
			}
		}
		if count >= leastCut && longest >= leastWidth && count*5 >= filled {
			t.warn(t.ref(first, col), textAt(t.sheet, first, col), "Ambil teks lengkapnya dari sumber aslinya.",
				"%d teks di kolom ini berhenti tepat pada %d karakter; tampaknya terpotong.", count, longest)
		}
	}
}
