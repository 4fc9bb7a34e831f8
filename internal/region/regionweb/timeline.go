package regionweb

import (
	"strconv"

	"gurindam/internal/access"
	"gurindam/internal/region"
)

// timeline is the picture of who held which post when.
type timeline struct {
	first, last int // days
	years       []int
}

// drawTimeline finds the days a picture of some posts covers: whole years, from the
// first appointment to the last known day or today.
func drawTimeline(tenures []region.Tenure, today region.Day) timeline {
	low, high := today, today
	for _, t := range tenures {
		for _, o := range t.Officials {
			low, high = min(low, o.From), max(high, o.Until)
		}
	}
	const mostYears = 20
	from, to := yearOf(low), yearOf(high)
	from, to = max(from, yearOf(today)-mostYears), min(to, yearOf(today)+mostYears)
	t := timeline{first: days(region.Day(strconv.Itoa(from) + "-01-01")), last: days(region.Day(strconv.Itoa(to+1) + "-01-01"))}
	step := max(1, (to-from+6)/6)
	for y := from; y <= to; y += step {
		t.years = append(t.years, y)
	}
	return t
}

func yearOf(d region.Day) int {
	y, _ := strconv.Atoi(string(d[:4])) // a Day begins with its year
	return y
}

// part writes where a day lies as a part of the picture's width.
func (t timeline) part(day int) string {
	at := max(t.first, min(day, t.last))
	return strconv.FormatFloat(100*float64(at-t.first)/float64(t.last-t.first), 'f', 2, 64) + "%"
}

func (t timeline) year(y int) string { return t.part(days(region.Day(strconv.Itoa(y) + "-01-01"))) }

func (t timeline) from(o region.Official) string { return t.part(days(o.From)) }

// wide writes how long a term is as a part of the picture's width.
func (t timeline) wide(o region.Official) string {
	end := t.last
	if o.Until != "" {
		end = min(days(o.Until)+1, t.last)
	}
	start := max(days(o.From), t.first)
	return strconv.FormatFloat(100*float64(max(end-start, 1))/float64(t.last-t.first), 'f', 2, 64) + "%"
}

func barClass(o region.Official) string {
	if o.Acting == access.Definitive {
		return "bar-plot"
	}
	return "bar-plot faint"
}
