package workspaceweb

import (
	"strconv"
	"time"

	"gurindam/internal/web"
	"gurindam/internal/workspace"
)

// lane is a revision on the picture of how revisions went, in its own units.
type lane struct {
	label    string
	y        string
	from, to string
	dots     []dot
}

type dot struct {
	x, class string
}

// Sizes of the picture.
const (
	laneHigh = 44
	lineLeft = 90
	lineLong = 880
)

// lanes places revisions on a line of time, the newest at the top.
func lanes(list []workspace.Revision) []lane {
	var first, last time.Time
	for _, r := range list {
		for _, d := range r.Deeds {
			if first.IsZero() || d.At.Before(first) {
				first = d.At
			}
			if d.At.After(last) {
				last = d.At
			}
		}
	}
	at := func(t time.Time) string {
		span := max(last.Sub(first), time.Minute)
		return strconv.Itoa(lineLeft + int(int64(lineLong)*int64(t.Sub(first)/time.Millisecond)/int64(span/time.Millisecond)))
	}
	var out []lane
	for i, r := range list {
		l := lane{label: "R" + strconv.Itoa(r.Number), y: strconv.Itoa(i*laneHigh + laneHigh/2)}
		for n, d := range r.Deeds {
			x := at(d.At)
			if n == 0 {
				l.from = x
			}
			l.to = x
			l.dots = append(l.dots, dot{x, "dot " + string(stepTone(d.Step))})
		}
		out = append(out, l)
	}
	return out
}

// stepTone colours a step.
func stepTone(s workspace.Step) web.Tone {
	switch s {
	case workspace.Enacted, workspace.Approved:
		return web.Good
	case workspace.Reviewed:
		return web.Warn
	case workspace.Returned:
		return web.Bad
	}
	return web.Plain
}
