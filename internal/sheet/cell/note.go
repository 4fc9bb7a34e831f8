// Package cell reads what people write into the cells of a workbook: numbers
// with points or commas, money with its unit, codes that a spreadsheet program
// took for numbers, years, yes and no. A function gives the value and what is to
// be said about it; what can be read in two ways is asked, never guessed.
package cell

import (
	"fmt"
	"strings"

	"gurindam/internal/fault"
	"gurindam/internal/sheet"
)

// Note is what is to be said about a cell; nil is nothing. With a Warning the
// value counts, with an Error or a Question there is none.
type Note struct {
	Severity sheet.Severity
	Text     string
	Advice   string
	Choices  []string // for a Question: the readings
}

// Problem gives the note a place.
func (n *Note) Problem(at sheet.Ref, c sheet.Cell) sheet.Problem {
	return sheet.Problem{At: at, Severity: n.Severity, Value: Shown(c), Text: n.Text, Advice: n.Advice, Choices: n.Choices}
}

// Usable tells whether the value that came with the note counts.
func (n *Note) Usable() bool { return n == nil || n.Severity == sheet.Warning }

func wrong(advice, text string, args ...any) *Note {
	return &Note{Severity: sheet.Error, Text: fmt.Sprintf(text, args...), Advice: advice}
}

func doubt(text string, args ...any) *Note {
	return &Note{Severity: sheet.Warning, Text: fmt.Sprintf(text, args...), Advice: "Periksa apakah bacaan ini benar."}
}

func ask(choices []string, text string, args ...any) *Note {
	return &Note{Severity: sheet.Question, Text: fmt.Sprintf(text, args...), Advice: "Tulis ulang isian ini sehingga hanya dapat dibaca dengan satu cara.", Choices: choices}
}

// Shown gives what stands in the cell, short enough for a message.
func Shown(c sheet.Cell) string {
	return fault.Clip(squeeze(c.Text), 80)
}

// broken speaks of cells that hold no value at all.
func broken(c sheet.Cell) *Note {
	switch {
	case c.Type != sheet.ErrorCell:
		return nil
	case strings.HasPrefix(c.Raw, "=") && strings.Contains(c.Raw, "#REF!"):
		return wrong("Perbaiki rumusnya, atau ganti dengan nilainya.", "Rumus di sel ini merujuk sel yang sudah dihapus (#REF!), dan hasilnya tidak ada di berkas.")
	case strings.HasPrefix(c.Raw, "="):
		return wrong("Buka berkas di Excel atau LibreOffice, tunggu perhitungan selesai, lalu simpan kembali.", "Rumus di sel ini belum dihitung, sehingga hasilnya tidak ada di berkas.")
	case strings.HasPrefix(c.Text, "#"):
		return wrong("Perbaiki rumusnya, atau ganti dengan nilainya.", "Sel ini berisi kesalahan rumus.")
	}
	return wrong("Ketik ulang isinya.", "Isi sel ini rusak.")
}
