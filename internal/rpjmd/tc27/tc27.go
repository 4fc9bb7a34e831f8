// Package tc27 reads the workbooks of an office's Renstra as they come: table
// T-C.27 in its many dresses, lists of tujuan and sasaran, and lists of sub
// kegiatan from DPA or Renja. Tables are known by their headings, never by the
// file. What was mended is told, what can be read in two ways is asked, and what
// does not add up is reported and left as it is.
package tc27

import (
	"cmp"
	"fmt"
	"slices"

	"gurindam/internal/money"
	"gurindam/internal/rpjmd"
	"gurindam/internal/sheet"
)

// Options say what a workbook often leaves out.
type Options struct {
	OPD       string // code of the office the rows belong to
	FirstYear int    // the year called "Tahun 1"; 0: unknown
	Version   string // of the nomenclature the codes are taken from; may be empty
	// Known gives the name of a code of that nomenclature; nil where none is loaded.
	Known func(code string) (name string, ok bool)
}

// Result is what a workbook holds.
type Result struct {
	Rows     []rpjmd.RenstraRow
	At       []sheet.Ref // where each row stands
	Problems []sheet.Problem
	Tables   []Table
}

// Layout is a kind of table.
type Layout string

// Layouts.
const (
	Renstra  Layout = "T-C.27"
	Purposes Layout = "tujuan dan sasaran"
	Budget   Layout = "sub kegiatan DPA/Renja"
)

// Table sums up one table for the person who imports it.
type Table struct {
	Sheet  string
	Layout Layout
	Row    int // of its last heading, counted from 0
	Years  []int
	Count  map[rpjmd.RenstraLevel]int
	Totals []Total
}

// Total is the money of one level in one year, added up row by row.
type Total struct {
	Level  rpjmd.RenstraLevel
	Year   int
	Amount money.Rupiah
}

// Read reads every table of a workbook.
func Read(b sheet.Book, opt Options) Result {
	r := &reader{opt: opt, book: b, codes: map[string]bool{}}
	for i := range b.Sheets {
		for t, ok := find(&b.Sheets[i], 0); ok; t, ok = find(&b.Sheets[i], t.end) {
			t.reader = r
			r.tables = append(r.tables, t)
		}
	}
	if len(r.tables) == 0 {
		at := sheet.Ref{}
		if len(b.Sheets) > 0 {
			at.Sheet = b.Sheets[0].Name
		}
		r.add(at, sheet.Problem{Severity: sheet.Error, Text: "Tidak ditemukan tabel Renstra di berkas ini.",
			Advice: "Perlu judul kolom seperti Kode, Program/Kegiatan, Indikator, Target dan Rp per tahun; atau Tujuan/Sasaran dan Indikator."})
	}
	for _, t := range r.tables {
		t.gatherCodes()
	}
	for _, t := range r.tables {
		t.read()
	}
	r.repeats()
	for _, t := range r.tables {
		t.compareFeet()
		r.out.Tables = append(r.out.Tables, t.summary())
	}
	rpjmd.NameRows(r.out.Rows)
	r.sortProblems()
	return r.out
}

// sortProblems puts the problems in the order in which one reads the workbook.
func (r *reader) sortProblems() {
	place := map[string]int{}
	for i, s := range r.book.Sheets {
		place[s.Name] = i
	}
	slices.SortStableFunc(r.out.Problems, func(a, b sheet.Problem) int {
		return cmp.Or(cmp.Compare(place[a.At.Sheet], place[b.At.Sheet]), cmp.Compare(a.At.Row, b.At.Row), cmp.Compare(a.At.Col, b.At.Col))
	})
}

// reader is the work on one book.
type reader struct {
	opt    Options
	book   sheet.Book
	tables []*table
	codes  map[string]bool // whole codes of the book, and those above them
	wide   int             // codes of sub kegiatan with four digits
	narrow int             // and with two
	out    Result
}

func (r *reader) add(at sheet.Ref, p sheet.Problem) {
	p.At = at
	r.out.Problems = append(r.out.Problems, p)
}

func (r *reader) warn(at sheet.Ref, value, advice, text string, args ...any) {
	r.add(at, sheet.Problem{Severity: sheet.Warning, Value: value, Text: fmt.Sprintf(text, args...), Advice: advice})
}
