package planweb

import (
	"context"
	"fmt"
	"net/http"

	"gurindam/internal/money"
	"gurindam/internal/plan"
	"gurindam/internal/web"
)

type listData struct {
	*view
	filter  filter
	matched []plan.Initiative
	shown   []plan.Initiative
	pages   int
	sum     money.Rupiah
	sumOK   bool
	sources []plan.FundingSource
	aligned map[string]bool
}

// initiatives lists the promises of the plan.
func initiatives(v *view, r *http.Request) (shown, error) {
	d := listData{view: v, filter: parseFilter(r.URL.Query()), aligned: map[string]bool{}}
	d.matched = d.filter.apply(v)
	d.sum, d.sumOK = plan.Pagu(d.matched...)
	d.paginate()
	used := map[string]bool{}
	for _, i := range v.m.Initiatives {
		d.aligned[i.Code] = true
		for _, b := range i.Budgets {
			used[b.Source] = true
		}
	}
	for _, i := range plan.Align(v.Snapshot).Unlinked {
		d.aligned[i.Code] = false
	}
	for _, f := range v.g.Funding {
		if used[f.Code] {
			d.sources = append(d.sources, f)
		}
	}
	return shown{title: web.T(r.Context(), "Rencana aksi"), body: listPage(d)}, nil
}

// paginate cuts out the page that is asked for; one beyond the end is the last.
func (d *listData) paginate() {
	if d.filter.All || len(d.matched) <= perPage {
		d.pages, d.filter.Page, d.shown = 1, 1, d.matched
		return
	}
	d.pages = (len(d.matched) + perPage - 1) / perPage
	d.filter.Page = min(d.filter.Page, d.pages)
	from := (d.filter.Page - 1) * perPage
	d.shown = d.matched[from:min(from+perPage, len(d.matched))]
}

// counted says what the list shows of what there is.
func (d listData) counted(ctx context.Context) string {
	all := web.Int(len(d.m.Initiatives))
	switch {
	case !d.filter.filtered() && d.pages == 1:
		return web.T(ctx, "%s inisiatif", all)
	case d.pages == 1:
		return web.T(ctx, "%s dari %s inisiatif", web.Int(len(d.matched)), all)
	}
	from := (d.filter.Page - 1) * perPage
	return web.T(ctx, "%d–%d dari %s inisiatif", from+1, from+len(d.shown), web.Int(len(d.matched)))
}

func (d listData) address(f filter) string { return d.path("rencana-aksi") + f.query() }

// lastTarget says what an initiative promises at the end of its targets.
func lastTarget(i plan.Initiative) string {
	if len(i.Targets) == 0 {
		return "–"
	}
	t := i.Targets[len(i.Targets)-1]
	return fmt.Sprintf("%s (%d)", unit(t.Number.Indonesian(), i.Unit), t.Year)
}

// servedBy names the elements and Renstra rows an initiative is linked to.
func (v *view) servedBy(code string) []string {
	var out []string
	for _, l := range v.links[code] {
		if l.Element != "" {
			out = append(out, l.Element)
		}
	}
	return out
}
