package regionweb

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"gurindam/internal/region"
)

// lineage is the picture of the offices through time: a lane for each, and a line
// from lane to lane where one went into another.
type lineage struct {
	Width, Height float64
	Lanes         []lane
	Ties          []tie
	Years         []mark
}

type lane struct {
	Code, Name string
	Y          float64
	X, W       float64
	Open       bool // was there before anybody recorded
	Ended      bool
	Renames    []float64
}

// tie is an event that leads from one lane to another.
type tie struct {
	X, From, To float64
	Label       string
}

type mark struct {
	X    float64
	Text string
}

const (
	laneHeight  = 44.0
	laneTop     = 26.0
	chartWidth  = 760.0
	chartMargin = 12.0
)

// drawLineage lays out every office that the events name. Offices that follow from
// each other stand near each other.
func drawLineage(v *view) lineage {
	lives := region.Lives(v.Events)
	if len(lives) == 0 {
		return lineage{}
	}
	first, last := bounds(v.Events, v.today)
	at := func(d region.Day) float64 {
		span := float64(last - first)
		return chartMargin + (chartWidth-2*chartMargin)*float64(days(d)-first)/span
	}
	out := lineage{Width: chartWidth}
	rows := map[string]float64{}
	for n, l := range ordered(lives, v.Events) {
		y := laneTop + laneHeight*float64(n)
		rows[l.Code] = y
		x, end := chartMargin, chartWidth-chartMargin
		if l.From != "" {
			x = at(l.From)
		}
		if l.Until != "" {
			end = at(l.Until)
		}
		row := lane{Code: l.Code, Name: l.Name(), Y: y, X: x, W: max(end-x, 3), Open: l.From == "", Ended: l.Until != ""}
		for _, b := range l.Names[1:] {
			row.Renames = append(row.Renames, at(b.From))
		}
		out.Lanes = append(out.Lanes, row)
	}
	out.Height = laneTop + laneHeight*float64(len(out.Lanes))
	for _, e := range v.Events {
		if e.Kind == region.Renamed {
			continue
		}
		for _, f := range e.From {
			for _, t := range e.To {
				if f.Code != t.Code {
					out.Ties = append(out.Ties, tie{at(e.Date), rows[f.Code] + barTop, rows[t.Code] + barTop, e.Text()})
				}
			}
		}
	}
	out.Years = years(first, last, at)
	return out
}

// barTop is where the bar of a lane lies, below its name.
const barTop = 26.0

// ordered puts each office after the one it first came from.
func ordered(lives []region.Life, events []region.Event) []region.Life {
	var out []region.Life
	placed := map[string]bool{}
	var place func(l region.Life)
	place = func(l region.Life) {
		if placed[l.Code] {
			return
		}
		placed[l.Code] = true
		out = append(out, l)
		for _, k := range region.Successors(events, l.Code) {
			if i := slices.IndexFunc(lives, func(x region.Life) bool { return x.Code == k.Code }); i >= 0 {
				place(lives[i])
			}
		}
	}
	for _, l := range lives {
		if len(region.Predecessors(events, l.Code)) == 0 {
			place(l)
		}
	}
	for _, l := range lives {
		place(l)
	}
	return out
}

// bounds gives the first and last day of the picture, counted in days: a year
// before the first event, and today.
func bounds(events []region.Event, today region.Day) (first, last int) {
	first, last = days(events[0].Date)-365, days(today)
	return first, max(last, first+2*365)
}

func days(d region.Day) int { return int(d.Begins().Unix() / (24 * 60 * 60)) }

// years marks some years, few enough to be read.
func years(first, last int, at func(region.Day) float64) []mark {
	from := time.Unix(int64(first)*24*60*60, 0).UTC().Year() + 1
	to := time.Unix(int64(last)*24*60*60, 0).UTC().Year()
	step := max(1, (to-from+8)/8)
	var out []mark
	for y := from; y <= to; y += step {
		out = append(out, mark{at(region.Day(strconv.Itoa(y) + "-01-01")), strconv.Itoa(y)})
	}
	return out
}

func pt(f float64) string {
	return strings.TrimSuffix(strings.TrimRight(fmt.Sprintf("%.1f", f), "0"), ".")
}

// textOf keeps the name of a lane within what a lane has room for.
func (l lane) text() string {
	const most = 46
	name := []rune(cmp.Or(l.Name, l.Code))
	if len(name) > most {
		return string(name[:most-1]) + "…"
	}
	return string(name)
}

// textX is where the name begins, so that it does not leave the picture.
func (l lane) textX() float64 { return min(l.X, chartWidth-330) }
