// Package scoretable reads the scores of regions from CSV and writes their results, for
// those who reckon without a database. It takes values by aspect or by question, and
// of last year whatever was kept of it. What is wrong in a file is said with line and
// column, all of it in one reading.
package scoretable

import (
	"fmt"

	"gurindam/internal/instrument/score"
)

// Table holds the values of regions, in the order in which the file names them.
type Table struct {
	Rule *score.Rule
	Rows []Row
}

// Row is one region with the means of its aspects before their rounding.
type Row struct {
	Region string
	Means  []score.Fraction
}

// Problem is what is wrong at one place of a file. Lines and columns count from 1;
// Column is 0 where the whole line is meant.
type Problem struct {
	Line, Column int
	Name         string // of the column
	Text         string
}

// String says where and what.
func (p Problem) String() string {
	switch {
	case p.Column > 0 && p.Name != "":
		return fmt.Sprintf("baris %d, kolom %d (%s): %s", p.Line, p.Column, p.Name, p.Text)
	case p.Column > 0:
		return fmt.Sprintf("baris %d, kolom %d: %s", p.Line, p.Column, p.Text)
	}
	return fmt.Sprintf("baris %d: %s", p.Line, p.Text)
}

// Kept is how many problems of a file are kept; the rest is counted.
const Kept = 20

// Problems is everything wrong with a file, in the order in which it was met.
type Problems struct {
	List  []Problem // the first ones
	Count int       // of all
}

func (p *Problems) add(line, column int, name, format string, args ...any) {
	if p.Count++; len(p.List) < Kept {
		p.List = append(p.List, Problem{line, column, name, fmt.Sprintf(format, args...)})
	}
}
