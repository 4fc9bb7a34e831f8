package rpjmd

import (
	"fmt"
	"strings"
	"unicode"

	"gurindam/internal/fault"
	"gurindam/internal/sheet"
)

// ReadNomenclature takes an edition of the nomenclature from an official
// spreadsheet. It knows the two layouts the ministry uses by their headings: one
// row for each sub kegiatan with its parents beside it, and one row for each
// level with its code split over five columns. What it cannot read it tells; the
// edition is whole only where sheet.Stops says that nothing keeps it from use.
func ReadNomenclature(b sheet.Book, version string) (Nomenclature, []sheet.Problem) {
	for _, s := range b.Sheets {
		for row := range min(len(s.Rows), headerDepth) {
			heads := headings(s.Rows[row])
			for _, l := range []layout{flatLayout, splitLayout} {
				if !l.fits(heads) {
					continue
				}
				r := &nomenclatureReader{sheet: s, heads: heads, seen: map[entryKey]int{}}
				l.read(r, row+1)
				return Nomenclature{Version: version, Entries: r.entries}, r.problems
			}
		}
	}
	at := sheet.Ref{}
	if len(b.Sheets) > 0 {
		at.Sheet = b.Sheets[0].Name
	}
	return Nomenclature{Version: version}, []sheet.Problem{{
		At: at, Severity: sheet.Error, Text: "Tidak ada baris judul kolom nomenklatur yang dikenal.",
		Advice: "Pakai berkas resmi apa adanya: satu kolom untuk setiap jenjang dari Jenis Pemda sampai Subkegiatan, atau kode yang terbagi dari Urusan sampai Sub Kegiatan dengan kolom Nomenklatur.",
	}}
}

// headerDepth is how far down the header row is looked for.
const headerDepth = 20

// layout is one way the ministry writes the list.
type layout struct {
	needs []string // headings that tell it
	read  func(r *nomenclatureReader, first int)
}

func (l layout) fits(heads map[string]int) bool {
	for _, h := range l.needs {
		if _, ok := heads[h]; !ok {
			return false
		}
	}
	return true
}

// headings gives the columns of a row by their folded headings. Of a heading like
// BIDANG URUSAN/BIDANG UNSUR the part before the stroke counts.
func headings(cells []sheet.Cell) map[string]int {
	out := map[string]int{}
	for col, c := range cells {
		name, _, _ := strings.Cut(c.Text, "/")
		if key := letters(name); key != "" {
			if _, taken := out[key]; !taken {
				out[key] = col
			}
		}
	}
	return out
}

// letters folds a text to its letters and digits in lower case, so that broken
// words, spaces and punctuation do not count.
func letters(s string) string {
	return strings.Map(func(c rune) rune {
		if unicode.IsLetter(c) || unicode.IsDigit(c) {
			return unicode.ToLower(c)
		}
		return -1
	}, s)
}

type entryKey struct {
	side Side
	code string
}

type nomenclatureReader struct {
	sheet    sheet.Sheet
	heads    map[string]int
	words    map[string]int // of the sheet, where a printed page tore words apart; nil: none torn
	entries  []Entry
	seen     map[entryKey]int
	problems []sheet.Problem
}

// cell gives the cell of a row under a heading.
func (r *nomenclatureReader) cell(row int, heading string) sheet.Cell {
	col, ok := r.heads[heading]
	if !ok || col >= len(r.sheet.Rows[row]) {
		return sheet.Cell{}
	}
	return r.sheet.Rows[row][col]
}

// text gives the words of a cell, mended.
func (r *nomenclatureReader) text(row int, heading string) string {
	return mend(r.cell(row, heading).Text, r.words)
}

func (r *nomenclatureReader) bad(row int, heading string, s sheet.Severity, text, advice string) {
	c := r.cell(row, heading)
	value := fault.Clip(strings.Join(strings.Fields(c.Text), " "), 60)
	r.problems = append(r.problems, sheet.Problem{
		At: sheet.Ref{Sheet: r.sheet.Name, Row: row, Col: r.heads[heading]}, Severity: s, Value: value, Text: text, Advice: advice,
	})
}

// add takes an entry unless it is there already, as parents are that stand on
// every row of their children.
func (r *nomenclatureReader) add(row int, heading string, e Entry) {
	key := entryKey{e.Side, e.Code}
	n, twice := r.seen[key]
	switch {
	case !twice:
		r.seen[key] = len(r.entries)
		r.entries = append(r.entries, e)
	case letters(r.entries[n].Name) != letters(e.Name):
		r.bad(row, heading, sheet.Error, fmt.Sprintf("Kode %s (%s) sudah ada dengan nama %q.", e.Code, e.Side, r.entries[n].Name),
			"Satu kode hanya satu nama; periksa berkas resminya.")
	case e.Level == RenstraSubKegiatan:
		r.bad(row, heading, sheet.Warning, fmt.Sprintf("Sub kegiatan %s (%s) tertulis dua kali; baris ini diabaikan.", e.Code, e.Side), "")
	}
}

// blankRow tells whether nothing is written in a row.
func (r *nomenclatureReader) blankRow(row int) bool {
	for _, c := range r.sheet.Rows[row] {
		if strings.TrimSpace(c.Text) != "" {
			return false
		}
	}
	return true
}
