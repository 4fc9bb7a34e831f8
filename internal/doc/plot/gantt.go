package plot

import (
	"fmt"

	"gurindam/internal/doc"
)

// Parts counts the columns of a road map.
func Parts(periods []doc.GanttPeriod) int {
	n := 0
	for _, p := range periods {
		n += max(p.Parts, 1)
	}
	return n
}

// Bar gives the parts that the bar of a row covers, kept within the road map;
// a row without a bar gives from == to.
func Bar(periods []doc.GanttPeriod, r doc.GanttRow) (from, to int) {
	n := Parts(periods)
	from, to = max(0, min(r.From, n)), max(0, min(r.To, n))
	return from, max(from, to)
}

// Stretch says in words which time a bar covers: "triwulan II 2019 – triwulan IV 2020".
func Stretch(periods []doc.GanttPeriod, from, to int) string {
	first, last := Moment(periods, from), Moment(periods, to-1)
	if first == last {
		return first
	}
	return first + " – " + last
}

// Moment names one part: a quarter where a period has four parts, a half where
// it has two, otherwise its number.
func Moment(periods []doc.GanttPeriod, at int) string {
	for _, p := range periods {
		n := max(p.Parts, 1)
		if at >= n {
			at -= n
			continue
		}
		switch at = max(at, 0); n {
		case 1:
			return p.Label
		case 2:
			return "semester " + doc.Roman(at+1) + " " + p.Label
		case 4:
			return "triwulan " + doc.Roman(at+1) + " " + p.Label
		}
		return fmt.Sprintf("bagian %d/%d %s", at+1, n, p.Label)
	}
	return "sesudahnya"
}
