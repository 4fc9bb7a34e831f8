package regionweb

import (
	"net/http"
	"slices"

	"gurindam/internal/region"
	"gurindam/internal/web"
)

// historyData fills the history of the offices.
type historyData struct {
	*view
	newest   []region.Event
	findings []region.Finding
	left     []leftover
	entries  []region.Entry
	chart    lineage
}

// leftover is an office that has ended and to which something still points.
type leftover struct {
	life    region.Life
	heirs   []region.Named
	lists   []pointing
	inside  []region.Official // still in office there
	seats   []region.Group
	hanging region.Hanging
	pointed int
}

// history tells what befell the offices, and what is left to be done about it.
func (p pages) history(r *http.Request) (web.Answer, error) {
	v, err := p.open(r)
	if err != nil {
		return nil, err
	}
	d := historyData{view: v, newest: slices.Clone(v.Events), chart: drawLineage(v)}
	slices.Reverse(d.newest)
	d.findings = region.CheckHistory(v.Events, region.Bare(v.Offices))
	for _, l := range region.Lives(v.Events) {
		if l.Until == "" {
			continue
		}
		left, err := p.leftover(r, v, l)
		if err != nil {
			return nil, err
		}
		if left.pointed > 0 {
			d.left = append(d.left, left)
		}
	}
	if v.manage {
		if d.entries, err = p.Region.Entries(r.Context(), v.code); err != nil {
			return nil, err
		}
	}
	return v.page(web.T(r.Context(), "Riwayat perangkat daerah"), historyPage(d)), nil
}

func (p pages) leftover(r *http.Request, v *view, l region.Life) (out leftover, err error) {
	out = leftover{life: l, heirs: region.Heirs(v.Events, l.Code)}
	pointers, err := p.Region.Pointers(r.Context(), v.code, region.Event{From: []region.Named{{Code: l.Code}}})
	if err != nil {
		return out, err
	}
	out.lists = counted(pointers[l.Code])
	for _, o := range v.Officials {
		if o.OPD == l.Code && o.HeldOn(v.today) {
			out.inside = append(out.inside, o)
		}
	}
	for _, g := range v.Groups {
		if g.Lead.OPD == l.Code || slices.ContainsFunc(g.Members, func(s region.Seated) bool { return s.OPD == l.Code }) {
			out.seats = append(out.seats, g)
		}
	}
	if v.people {
		if out.hanging, err = p.Region.Hanging(r.Context(), v.code, l.Code); err != nil {
			return out, err
		}
	}
	out.pointed = len(pointers[l.Code]) + len(out.inside) + len(out.seats) + len(out.hanging.Grants) + len(out.hanging.Tasks)
	return out, nil
}
