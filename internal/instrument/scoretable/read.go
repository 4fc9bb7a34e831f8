package scoretable

import (
	"cmp"
	"io"
	"slices"
	"strings"

	"gurindam/internal/instrument/score"
)

// Names of columns that are no aspect.
const (
	region      = "region"
	question    = "question"
	level       = "score"
	assessor    = "assessor"
	final       = "final"
	improvement = "improvement"
	named       = "instrument" // of last year's file: the instrument of the row
)

// Read reads the scores of regions: region and all aspects, or region, question, score
// and perhaps assessor. The table is whole only where nothing is wrong.
func Read(r io.Reader, rule *score.Rule) (Table, Problems) {
	var problems Problems
	table := Table{Rule: rule}
	l, ok := open(r, &problems)
	if !ok {
		return table, problems
	}
	_, byQuestion := l.at[question]
	if _, scored := l.at[level]; byQuestion || scored {
		if l.expect([]string{region, question, level}, []string{assessor}) {
			table.Rows = readQuestions(l, rule)
		}
	} else if l.expect(append([]string{region}, aspects(rule)...), nil) {
		table.Rows = readAspects(l, rule)
	}
	if problems.Count == 0 && len(table.Rows) == 0 {
		problems.add(2, 0, "", "tidak ada baris nilai di bawah judul kolom.")
	}
	slices.SortStableFunc(problems.List, func(a, b Problem) int { return cmp.Or(a.Line-b.Line, a.Column-b.Column) })
	return table, problems
}

func aspects(rule *score.Rule) (codes []string) {
	for _, a := range rule.Instrument.Aspects {
		codes = append(codes, a.Code)
	}
	return codes
}

// expect tells whether the header has the needed columns and no others than these.
func (l *lines) expect(needed, allowed []string) bool {
	before := l.problems.Count
	for i, name := range l.header {
		if !slices.Contains(needed, name) && !slices.Contains(allowed, name) {
			l.problems.add(1, i+1, clip(name), "kolom ini tidak dikenal. Kolom yang dipakai: %s.", strings.Join(append(slices.Clone(needed), allowed...), ", "))
		}
	}
	for _, name := range needed {
		if _, ok := l.at[name]; !ok {
			l.problems.add(1, len(l.header)+1, name, "kolom ini belum ada.")
		}
	}
	return l.problems.Count == before
}

// number reads a cell as a number.
func (l *lines) number(column int) (score.Fraction, bool) {
	s := l.cell(column)
	if s == "" {
		l.wrong(column, "sel ini kosong. Wilayah yang tidak ikut ditulis 0 di semua kolom.")
		return score.Fraction{}, false
	}
	f, err := score.ParseFraction(s)
	switch {
	case err == nil && !strings.Contains(s, "/"):
		return f, true
	case strings.Contains(s, ","):
		l.wrong(column, "%q bukan angka. Tulis dengan titik desimal, misalnya 2.75.", clip(s))
	default:
		l.wrong(column, "%q bukan angka.", clip(s))
	}
	return score.Fraction{}, false
}

// off notes a number that is not on the scale.
func (l *lines) off(column int, rule *score.Rule, text string) {
	l.wrong(column, offScale, text, rule.Instrument.Scale.Min, rule.Instrument.Scale.Max)
}

const offScale = "%s di luar skala %d–%d."

func readAspects(l *lines, rule *score.Rule) (rows []Row) {
	codes := aspects(rule)
	columns := make([]int, len(codes))
	for i, code := range codes {
		columns[i] = l.at[code]
	}
	first := map[string]int{}
	for l.next() {
		name, ok := l.text(l.at[region])
		if line, twice := first[name]; ok && twice {
			l.wrong(l.at[region], "wilayah %q sudah ada di baris %d.", clip(name), line)
			continue
		}
		first[name] = l.line()
		means, took := make([]score.Fraction, len(codes)), false
		for i, column := range columns {
			f, read := l.number(column)
			means[i], ok, took = f, ok && read, took || f.Sign() != 0
		}
		for i, f := range means { // zero everywhere is a region that took no part
			if ok && took && !rule.Holds(f) {
				l.off(columns[i], rule, l.cell(columns[i]))
			}
		}
		if ok {
			rows = append(rows, Row{name, means})
		}
	}
	return rows
}
