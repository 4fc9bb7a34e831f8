package resultweb

import (
	"context"
	"net/http"

	"gurindam/internal/result"
	"gurindam/internal/web"
)

type stabilityData struct {
	place
	result.Shown
	list []result.Stability
}

// stability shows which ranks hang on a weight or on one assessor.
func (p pages) stability(r *http.Request) (web.Answer, error) {
	d := stabilityData{}
	var err error
	if d.place, err = placeOf(r); err != nil {
		return nil, err
	}
	number, err := numberOf(r)
	if err != nil {
		return nil, err
	}
	if d.Shown, d.list, err = p.Results.Sensitivity(r.Context(), web.VisitorOf(r.Context()).Actor, d.cycle, number); err != nil {
		return nil, err
	}
	return page(web.T(r.Context(), "Kepekaan peringkat %s", d.Cycle.Name), stabilityPage(d)), nil
}

// mostShown is how many regions of a trial, and trials without an assessor, are listed.
const mostShown = 30

// trial says what was changed.
func (d stabilityData) trial(ctx context.Context, t result.Trial) string {
	if t.Aspect == "" {
		if name := d.Table.People[t.Person]; d.Names && name != "" {
			return web.T(ctx, "tanpa %s (%d daerah)", name, t.Regions)
		}
		return web.T(ctx, "tanpa seorang asesor yang menilai %d daerah", t.Regions)
	}
	name := t.Aspect
	for _, i := range d.Instruments {
		for _, a := range i.Aspects {
			if a.Code == t.Aspect {
				name = a.Name
			}
		}
	}
	if t.Delta < 0 {
		return web.T(ctx, "%s turun %d poin, menjadi %s %%", name, -t.Delta, t.Weight.Indonesian())
	}
	return web.T(ctx, "%s naik %d poin, menjadi %s %%", name, t.Delta, t.Weight.Indonesian())
}

// moving lists the trials that moved somebody; those of weights first.
func moving(list []result.Trial) (out []result.Trial, still, left int) {
	people := 0
	for _, t := range list {
		switch {
		case len(t.Shifts) == 0:
			still++
		case t.Aspect == "" && people == mostShown:
			left++
		default:
			if t.Aspect == "" {
				people++
			}
			out = append(out, t)
		}
	}
	return out, still, left
}

// amendments shows what was changed after the announcement, and whom it moved.
func (p pages) amendments(r *http.Request) (web.Answer, error) {
	at, err := placeOf(r)
	if err != nil {
		return nil, err
	}
	shown, err := p.Results.Results(r.Context(), web.VisitorOf(r.Context()).Actor, at.cycle, result.Newest)
	if err != nil {
		return nil, err
	}
	d := stabilityData{place: at, Shown: shown}
	return page(web.T(r.Context(), "Perbaikan hasil %s", shown.Cycle.Name), amendmentsPage(d)), nil
}
