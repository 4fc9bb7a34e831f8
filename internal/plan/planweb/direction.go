package planweb

import (
	"net/http"

	"gurindam/internal/plan"
	"gurindam/internal/web"
)

type directionData struct {
	*view
	years []int
}

// direction shows the vision and how each dimension reaches for it.
func direction(v *view, r *http.Request) (shown, error) {
	v.drafting(r)
	d := directionData{v, v.m.Profile.Period.Years()}
	return v.written(shown{title: web.T(r.Context(), "Visi & strategi"), body: directionPage(d)}, boardScripts), nil
}

// goalsOf lists the goals of a dimension.
func (d directionData) goalsOf(code string) []plan.Goal {
	var out []plan.Goal
	for _, g := range d.m.Goals {
		if d.dimension(g.SubDimension).Code == code {
			out = append(out, g)
		}
	}
	return out
}

// strategiesOf lists the strategies of a goal.
func (d directionData) strategiesOf(goal string) []plan.Strategy {
	var out []plan.Strategy
	for _, s := range d.m.Strategies {
		if s.Goal == goal {
			out = append(out, s)
		}
	}
	return out
}

// targetIn writes the target of a year; a dash where there is none.
func targetIn(list []plan.YearValue, year int) string {
	for _, v := range list {
		if v.Year == year {
			return v.Number.Indonesian()
		}
	}
	return "–"
}
