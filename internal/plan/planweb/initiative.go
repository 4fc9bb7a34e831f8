package planweb

import (
	"context"
	"fmt"
	"net/http"
	"slices"

	"gurindam/internal/fault"
	"gurindam/internal/plan"
	"gurindam/internal/rpjmd"
	"gurindam/internal/web"
)

type initiativeData struct {
	*view
	plan.Initiative
	dim          plan.Dimension
	strategy     *plan.Strategy
	links        []linkRow
	milestones   []plan.Milestone
	wins         []plan.QuickWin
	actions      []plan.Action
	gaps         []plan.Gap
	lacks        []plan.Finding
	previous     *web.Link
	next         *web.Link
	budgetYears  []int
	budgetSource []string
}

// linkRow is a link with the thing at its other end.
type linkRow struct {
	plan.Link
	at      int // its place in the list
	element *rpjmd.Element
	renstra *rpjmd.RenstraRow
}

// initiative shows everything the plan says of one promise.
func initiative(v *view, r *http.Request) (shown, error) {
	code := r.PathValue("code")
	i, ok := v.initiatives[code]
	if !ok {
		return shown{}, fault.New(fault.NotFound, fmt.Sprintf("Tidak ada inisiatif berkode %q dalam rencana %s. Cari di halaman Rencana aksi.", fault.Clip(code, mostQuoted), v.Name()))
	}
	d := initiativeData{view: v, Initiative: i, dim: v.dimension(i.SubDimension), links: v.linkRows(code)}
	for n := range v.m.Strategies {
		if s := &v.m.Strategies[n]; s.Code == i.Strategy {
			d.strategy = s
		}
	}
	for _, m := range v.m.Milestones {
		if m.Initiative == code {
			d.milestones = append(d.milestones, m)
		}
	}
	for _, q := range v.m.QuickWins {
		if q.Initiative == code {
			d.wins = append(d.wins, q)
		}
	}
	for _, a := range v.m.Actions {
		if slices.Contains(a.Initiatives, code) {
			d.actions = append(d.actions, a)
		}
	}
	for _, g := range v.m.Gaps {
		if slices.Contains(g.Initiatives, code) {
			d.gaps = append(d.gaps, g)
		}
	}
	for _, f := range v.findings {
		if slices.Contains(f.Codes, code) {
			d.lacks = append(d.lacks, f)
		}
	}
	d.neighbours()
	d.budgetTable()
	return shown{title: i.Code + " " + i.Name, body: initiativePage(d)}, nil
}

func (v *view) linkRows(code string) []linkRow {
	var out []linkRow
	for at, l := range v.m.Links {
		if l.Initiative != code {
			continue
		}
		row := linkRow{Link: l, at: at}
		if e, ok := v.elements[l.Element]; ok {
			row.element = &e
		}
		for n := range v.Renstra {
			if l.Renstra != "" && v.Renstra[n].ID == l.Renstra {
				row.renstra = &v.Renstra[n]
			}
		}
		out = append(out, row)
	}
	return out
}

func (d *initiativeData) neighbours() {
	list := d.m.Initiatives
	at := slices.IndexFunc(list, func(i plan.Initiative) bool { return i.Code == d.Code })
	link := func(i plan.Initiative) *web.Link {
		return &web.Link{Text: i.Code + " " + i.Name, Path: d.path("rencana-aksi", i.Code)}
	}
	if at > 0 {
		d.previous = link(list[at-1])
	}
	if at+1 < len(list) {
		d.next = link(list[at+1])
	}
}

// budgetTable finds the years and sources that the pagu is divided by.
func (d *initiativeData) budgetTable() {
	for _, b := range d.Budgets {
		if !slices.Contains(d.budgetYears, b.Year) {
			d.budgetYears = append(d.budgetYears, b.Year)
		}
		if !slices.Contains(d.budgetSource, b.Source) {
			d.budgetSource = append(d.budgetSource, b.Source)
		}
	}
	slices.Sort(d.budgetYears)
}

// pagu writes the pagu of a year and source; a dash where none was stated.
func (d initiativeData) pagu(year int, source string) string {
	for _, b := range d.Budgets {
		if b.Year == year && b.Source == source {
			return b.Amount.Digits()
		}
	}
	return "–"
}

// paguOf writes the sum of one year or one source.
func (d initiativeData) paguOf(ctx context.Context, rule func(plan.Budget) bool) string {
	part := plan.Initiative{}
	for _, b := range d.Budgets {
		if rule(b) {
			part.Budgets = append(part.Budgets, b)
		}
	}
	return paguText(ctx, part)
}
