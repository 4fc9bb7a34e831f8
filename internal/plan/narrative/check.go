package narrative

import (
	"fmt"
	"slices"
	"strings"

	"gurindam/internal/fault"
)

// Limits of a table, so that it can be set on a page.
const (
	maxColumns = 12
	maxRows    = 500
)

// check refuses what no book can show: pictures that are not named by a hash or
// that nobody can have read out, tables wider than a page.
func (d Document) check() error {
	for _, b := range d.Blocks {
		switch b := b.(type) {
		case Heading:
			if slices.ContainsFunc(b.Text, func(s Span) bool { return s.Source != (Source{}) }) {
				return fault.New(fault.Invalid, fmt.Sprintf("Judul %q memuat sumber, yang tidak dapat dicetak di sana. Pindahkan sumbernya ke paragraf.", fault.Clip(plain(b.Text), 40)))
			}
		case Figure:
			name := fault.Clip(b.Caption, 40)
			if name == "" {
				name = "tanpa keterangan"
			}
			switch {
			case !IsHash(b.Image):
				return fault.New(fault.Invalid, fmt.Sprintf("Gambar (%s) tidak menunjuk ke gambar yang diunggah. Unggah gambarnya lebih dahulu.", name))
			case b.Alt == "":
				return fault.New(fault.Invalid, fmt.Sprintf("Gambar (%s) belum punya teks pengganti. Tulis apa yang tampak padanya.", name))
			case b.Source == "":
				return fault.New(fault.Invalid, fmt.Sprintf("Gambar (%s) belum punya sumber. Tulis sumbernya, atau %q.", name, Own))
			}
		case Table:
			if len(b.Rows[0]) > maxColumns || len(b.Rows) > maxRows {
				return fault.New(fault.Invalid, fmt.Sprintf("Tabel %d kolom dan %d baris terlalu besar untuk buku; paling banyak %d kolom dan %d baris. Pecah tabelnya.", len(b.Rows[0]), len(b.Rows), maxColumns, maxRows))
			}
		}
	}
	return nil
}

// IsHash tells whether a text is a SHA-256 in small hexadecimal digits.
func IsHash(s string) bool {
	return len(s) == 64 && strings.Trim(s, "0123456789abcdef") == ""
}
