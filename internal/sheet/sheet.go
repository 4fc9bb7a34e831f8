// Package sheet holds a workbook as values: what people in an office fill in
// with their spreadsheet program. It knows no file format; tabular reads and
// writes these values as XLSX and CSV. A Form describes an empty workbook with
// its columns, lists and instructions; a Book holds cells as they were read.
package sheet

import (
	"fmt"
	"strings"
)

// Form describes a workbook to be filled in.
type Form struct {
	Title  string
	Sheets []FormSheet
}

// FormSheet describes one sheet.
type FormSheet struct {
	Name        string // as on the tab, at most 31 characters
	File        string // name of its CSV, without ending
	Instruction string // one or two sentences shown above the header
	Columns     []Column
	Rows        [][]string // filled rows, in the order of Columns; empty for a template
}

// Column describes one column of a FormSheet.
type Column struct {
	Key      string // name in CSV heads and messages to machines, such as "kode"
	Title    string // as in the header row
	Help     string // comment on the header cell
	Required bool
	Kind     Kind
	List     []string // allowed values for a drop-down; empty: free
	Multi    bool     // several values separated by "; "
	Width    int      // in characters; 0: chosen from Kind
}

// Kind tells what a cell holds.
type Kind int

// Kinds of cell content.
const (
	Text    Kind = iota
	Long         // a paragraph
	Code         // digits and points that must stay text
	Year         // 2019
	Number       // exact decimal
	Rupiah       // whole rupiah
	Boolean      // ya/tidak
	Date         // 2019-07-08
)

// Book is a workbook as it was read.
type Book struct {
	Name   string // of the file, for messages
	Sheets []Sheet
	Notes  []string // what the reader had to assume or leave out, in Indonesian
}

// Sheet is one sheet as it was read; Rows[0] is the first row of the file.
type Sheet struct {
	Name   string
	Rows   [][]Cell
	Merges []Range
}

// Cell is one cell as it was read.
type Cell struct {
	Text string // as shown, white space at the ends kept; for a number with a simple format 1,234.50 or 0012
	Raw  string // as stored: for a number its digits with a decimal point, never in exponent form
	Type CellType
}

// CellType is what the file says the cell is.
type CellType int

// Types of cell.
const (
	Empty CellType = iota
	TextCell
	NumberCell
	BoolCell
	DateCell  // Raw is 2006-01-02
	ErrorCell // #REF! and its like, or a formula that was never computed
	PlainCell // text of a CSV in the program's own notation: 1234.5 has a decimal point, 1.10 is a code
)

// Range is a rectangle of cells, counted from 0, ends included.
type Range struct{ Row, Col, LastRow, LastCol int }

// Ref names one cell by sheet, row and column, counted from 0.
type Ref struct {
	Sheet    string
	Row, Col int
}

// Name gives the cell as spreadsheet programs call it: B7.
func (r Ref) Name() string { return ColumnName(r.Col) + fmt.Sprint(r.Row+1) }

// ColumnName gives the letters of a column counted from 0: A, B, … AA.
func ColumnName(col int) string {
	name := ""
	for col++; col > 0; col = (col - 1) / 26 {
		name = string(rune('A'+(col-1)%26)) + name
	}
	return name
}

// Severity tells whether a Problem stops an import.
type Severity int

// Severities, worst first.
const (
	Error    Severity = iota // nothing is saved while there is one
	Question                 // ambiguous: a person must choose before it can be saved
	Warning                  // saved and listed
)

// String gives the severity in Indonesian.
func (s Severity) String() string {
	return [...]string{"galat", "pertanyaan", "peringatan"}[s]
}

// Problem is something wrong or doubtful in one cell.
type Problem struct {
	At       Ref
	Severity Severity
	Value    string   // what stands in the cell
	Text     string   // what is wrong, in Indonesian
	Advice   string   // what to do about it, in Indonesian
	Choices  []string // for a Question: the readings a person may choose from
}

// String writes the problem on one line.
func (p Problem) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: lembar %q sel %s", p.Severity, p.At.Sheet, p.At.Name())
	if p.Value != "" {
		fmt.Fprintf(&b, " berisi %q", p.Value)
	}
	b.WriteString(": " + p.Text)
	if p.Advice != "" {
		b.WriteString(" " + p.Advice)
	}
	return b.String()
}

// Stops tells whether any of the problems keeps the import from being saved.
func Stops(problems []Problem) bool {
	for _, p := range problems {
		if p.Severity != Warning {
			return true
		}
	}
	return false
}
