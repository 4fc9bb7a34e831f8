package scoretable

import (
	"strings"

	"gurindam/internal/instrument/score"
)

// gathered is a region as its rows are read.
type gathered struct {
	name  string
	line  int // of its first row
	sheet *score.Sheet
	took  bool    // some level is not zero
	zeros []place // where a zero was read that is not on the scale
}

type place struct{ line, column int }

// scored names one score of a file by the places of its region, question and assessor.
type scored struct{ region, question, assessor int32 }

func readQuestions(l *lines, rule *score.Rule) []Row {
	var regions []*gathered
	at, assessors, first := map[string]int{}, map[string]int{"": 0}, map[scored]int{}
	whole, hasAssessor := l.at[assessor]
	for l.next() {
		name, ok := l.text(l.at[region])
		code, ok2 := l.text(l.at[question])
		q, known := rule.Place(code)
		if ok2 && !known {
			l.wrong(l.at[question], "pertanyaan %q tidak ada dalam instrumen %s.", clip(code), rule.Instrument.ID)
		}
		who := ""
		if hasAssessor {
			text, ok3 := l.text(whole)
			who, ok = text, ok && ok3
		}
		f, ok4 := l.number(l.at[level])
		if !ok || !known {
			continue
		}
		if _, met := at[name]; !met {
			name = strings.Clone(name)
			at[name] = len(regions)
			regions = append(regions, &gathered{name: name, line: l.line(), sheet: rule.Sheet()})
		}
		if _, met := assessors[who]; !met {
			assessors[strings.Clone(who)] = len(assessors)
		}
		g := regions[at[name]]
		key := scored{int32(at[name]), int32(q), int32(assessors[who])}
		if line, twice := first[key]; twice {
			l.again(name, code, who, line)
			continue
		}
		first[key] = l.line()
		if ok4 {
			g.take(l, rule, q, f, hasAssessor)
		} else {
			g.sheet.Add(q, f) // it was said what is wrong with it; it is not missing
		}
	}
	return finished(l, rule, regions)
}

func (l *lines) again(name, code, who string, line int) {
	if who != "" {
		who = " dari asesor " + clip(who)
	}
	l.wrong(l.at[question], "nilai %s untuk %s%s sudah ada di baris %d.", clip(code), clip(name), who, line)
}

// take adds a level. What assessors give is a whole level; a mean has decimals.
func (g *gathered) take(l *lines, rule *score.Rule, q int, f score.Fraction, whole bool) {
	column := l.at[level]
	switch {
	case f.Sign() == 0 && !rule.Holds(f):
		g.zeros = append(g.zeros, place{l.line(), column})
	case !rule.Holds(f):
		l.off(column, rule, l.cell(column))
	case whole && !f.IsWhole():
		l.wrong(column, "%s bukan tingkat dalam skala %d–%d. Nilai seorang asesor adalah bilangan bulat.", l.cell(column), rule.Instrument.Scale.Min, rule.Instrument.Scale.Max)
	}
	g.took = g.took || f.Sign() != 0
	g.sheet.Add(q, f)
}

// finished looks whether every region has all its questions.
func finished(l *lines, rule *score.Rule, regions []*gathered) []Row {
	rows := make([]Row, 0, len(regions))
	for _, g := range regions {
		if g.took { // otherwise it took no part: zero everywhere
			for _, p := range g.zeros {
				l.problems.add(p.line, p.column+1, level, offScale, "0", rule.Instrument.Scale.Min, rule.Instrument.Scale.Max)
			}
		}
		if missing := g.sheet.Missing(); len(missing) > 0 {
			l.problems.add(g.line, l.at[question]+1, question, "wilayah %q belum lengkap: %d pertanyaan belum bernilai, yaitu %s.", clip(g.name), len(missing), few(missing))
		}
		rows = append(rows, Row{g.name, g.sheet.Means()})
	}
	return rows
}

// few names the first twelve of a list.
func few(codes []string) string {
	if len(codes) > 12 {
		return strings.Join(codes[:12], ", ") + ", …"
	}
	return strings.Join(codes, ", ")
}
