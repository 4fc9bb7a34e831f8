package evaluationweb

import (
	"time"

	"gurindam/internal/evaluation"
	"gurindam/internal/web"
)

// past counts the regions that have a mark.
func (d boardData) past(m evaluation.Mark) (n int) {
	for _, l := range d.Lines {
		if l.Has(m) {
			n++
		}
	}
	return n
}

func lateTone(n int) web.Tone {
	if n > 0 {
		return web.Bad
	}
	return web.Good
}

func standTone(s evaluation.Standing) web.Tone {
	switch {
	case s.Late:
		return web.Bad
	case s.Early, s.Turn == "":
		return web.Plain
	}
	return web.Good
}

// lastDay writes the last day of what is awaited.
func lastDay(s evaluation.Standing) string {
	if s.Until.IsZero() {
		return ""
	}
	return evaluation.Day(s.Until.Add(-time.Second).In(evaluation.Zone))
}

// clock writes a moment as the ministry's clock shows it.
func clock(t time.Time) string {
	t = t.In(evaluation.Zone)
	return evaluation.Day(t) + t.Format(" 15.04") + " WIB"
}
