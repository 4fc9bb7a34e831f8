package planweb

import (
	"net/http"

	"gurindam/internal/plan"
	"gurindam/internal/web"
)

type roadData struct {
	*view
	years   []int
	groups  []roadGroup
	circles [][]string
	only    string // code of the dimension that is shown alone
}

type roadGroup struct {
	dim  plan.Dimension
	rows []roadRow
}

// roadRow is an initiative with its place on the lane, counted in quarters from
// the first of the years that are drawn.
type roadRow struct {
	plan.Initiative
	from, to int
	waits    int // end of the latest prerequisite; -1 where there is none
	marks    []roadMark
}

type roadMark struct {
	plan.Milestone
	at int
}

// roadMap draws the schedule, each initiative after what it waits for.
func roadMap(v *view, r *http.Request) (shown, error) {
	ordered, circles := plan.RoadMapOrder(v.m.Initiatives)
	d := roadData{view: v, years: v.roadYears(), circles: circles, only: r.URL.Query().Get("dimensi")}
	marks := map[string][]plan.Milestone{}
	for _, m := range v.m.Milestones {
		marks[m.Initiative] = append(marks[m.Initiative], m)
	}
	for _, dim := range v.g.Dimensions {
		if d.only != "" && d.only != dim.Code {
			continue
		}
		g := roadGroup{dim: dim}
		for _, i := range ordered {
			if v.dimension(i.SubDimension).Code == dim.Code {
				g.rows = append(g.rows, d.row(i, marks[i.Code]))
			}
		}
		d.groups = append(d.groups, g)
	}
	return shown{web.T(r.Context(), "Peta jalan"), roadPage(d)}, nil
}

// maxRoadYears keeps a mistyped year from stretching the picture beyond use.
const maxRoadYears = 12

// roadYears are the years of the plan, and those beyond it that a schedule
// reaches.
func (v *view) roadYears() []int {
	first, last := v.m.Profile.Period.First, v.m.Profile.Period.Last
	for _, i := range v.m.Initiatives {
		if s := i.Schedule; !s.Start.IsZero() {
			if first == 0 {
				first, last = s.Start.Year, s.End.Year
			}
			first, last = min(first, s.Start.Year), max(last, s.End.Year)
		}
	}
	if planned := v.m.Profile.Period; planned.Len() > 0 && last-first >= maxRoadYears {
		first, last = planned.First, planned.Last
	}
	var out []int
	for y := first; y <= min(last, first+maxRoadYears-1) && y > 0; y++ {
		out = append(out, y)
	}
	return out
}

func (d roadData) quarters() int { return 4 * len(d.years) }

// place gives where a quarter lies on the lane, kept within it.
func (d roadData) place(q plan.Quarter) int {
	if len(d.years) == 0 {
		return 0
	}
	return max(0, min(q.Index()-4*d.years[0], d.quarters()))
}

func (d roadData) row(i plan.Initiative, marks []plan.Milestone) roadRow {
	row := roadRow{Initiative: i, waits: -1}
	if !i.Schedule.Start.IsZero() {
		row.from, row.to = d.place(i.Schedule.Start), d.place(i.Schedule.End.Add(1))
		for _, before := range i.Schedule.After {
			if b, ok := d.initiatives[before]; ok && !b.Schedule.End.IsZero() {
				row.waits = max(row.waits, d.place(b.Schedule.End.Add(1)))
			}
		}
	}
	for _, m := range marks {
		row.marks = append(row.marks, roadMark{m, d.place(m.At)})
	}
	return row
}
