package scoretable

import (
	"io"
	"strings"

	"gurindam/internal/instrument"
	"gurindam/internal/instrument/score"
)

// Published is the number of decimals that results are published with. With it values
// stand as the rule rounds them; with more they stand unrounded.
const Published = 2

// Write writes the results of a table: region, aspects, final, and the improvement where
// before holds the unrounded index of last year. A region that is not there has none.
func Write(w io.Writer, t Table, before map[string]score.Fraction, digits int) error {
	line := append([]byte(region), ',')
	line = append(line, strings.Join(append(aspects(t.Rule), final), ",")...)
	if before != nil {
		line = append(append(line, ','), improvement...)
	}
	line = append(line, '\n')
	for _, row := range t.Rows {
		result := t.Rule.Sum(row.Means)
		line = appendCell(line, row.Region)
		for _, a := range result.Aspects {
			line = appendAspect(append(line, ','), a, result.Rounding, digits)
		}
		line = append(line, ',')
		was, known := before[row.Region]
		if digits == Published {
			line = append(line, result.Final.String()...)
		} else {
			line = result.Exact.AppendRounded(line, digits)
		}
		if before != nil {
			line = append(line, ',')
		}
		if known && digits == Published {
			line = append(line, score.Improvement(result, was).String()...)
		} else if known {
			line = result.Exact.Sub(was).AppendRounded(line, digits)
		}
		line = append(line, '\n')
		if len(line) > 1<<16 {
			if _, err := w.Write(line); err != nil {
				return err
			}
			line = line[:0]
		}
	}
	_, err := w.Write(line)
	return err
}

func appendAspect(line []byte, a score.AspectValue, r instrument.Rounding, digits int) []byte {
	if digits == Published && r.Aspect != instrument.Exact {
		return a.Kept.AppendRounded(line, digits)
	}
	return a.Exact.AppendRounded(line, digits)
}

// appendCell quotes a cell where CSV needs it.
func appendCell(line []byte, s string) []byte {
	if !strings.ContainsAny(s, ",\"\r\n") {
		return append(line, s...)
	}
	return append(append(append(line, '"'), strings.ReplaceAll(s, `"`, `""`)...), '"')
}
