package planweb

import (
	"context"
	"net/http"

	"gurindam/internal/money"
	"gurindam/internal/plan"
	"gurindam/internal/web"
)

const overviewFindings = 6

// overviewData is what the first page of a plan says.
type overviewData struct {
	*view
	title, lead string
	alignment   plan.Alignment
	pagu        string
	paguNote    string
	wins        int
	winsWanted  int
	used        int // dimensions that have an initiative
	rows        []dimensionRow
	publishable bool
	books       []book
}

// dimensionRow is one line of the six dimensions.
type dimensionRow struct {
	plan.Dimension
	count    int
	statuses []web.Share
	pagu     money.Rupiah
	aligned  plan.Index
}

func overview(v *view, r *http.Request) (shown, error) {
	d := overviewData{view: v, alignment: plan.Align(v.Snapshot), wins: len(v.m.QuickWins), winsWanted: v.RequiredQuickWins(v.g), publishable: plan.Publishable(v.findings)}
	recap, err := plan.BudgetByDimension(v.Snapshot, v.g)
	if err != nil {
		return shown{}, err
	}
	d.rows = v.dimensionRows(r.Context(), recap)
	for _, row := range d.rows {
		d.used += min(row.count, 1)
	}
	d.pagu = web.Amount(r.Context(), recap.Total)
	if d.paguNote, err = v.shareNote(r.Context()); err != nil {
		return shown{}, err
	}
	if d.books, err = v.books(r.Context()); err != nil {
		return shown{}, err
	}
	d.title = v.m.Vision.Text
	if d.title == "" {
		d.title = web.T(r.Context(), "Visi smart city belum diisi")
	}
	d.lead = v.lead(r.Context(), recap)
	return shown{title: web.T(r.Context(), "Ringkasan"), body: overviewPage(d)}, nil
}

// dimensionRows asks the rules of the plan for each dimension's share of it.
func (v *view) dimensionRows(ctx context.Context, recap plan.Recap) []dimensionRow {
	pagu := map[string]money.Rupiah{}
	for _, row := range recap.Rows {
		pagu[row.Code] = row.Total
	}
	var out []dimensionRow
	for _, d := range v.g.Dimensions {
		part := v.Snapshot
		part.Masterplan.Initiatives = v.m.InDimension(d.Code, v.g)
		aligned, _ := plan.LinkedInitiatives(part)
		out = append(out, dimensionRow{
			Dimension: d, count: len(part.Masterplan.Initiatives), statuses: shares(ctx, plan.CountStatuses(part.Masterplan.Initiatives)),
			pagu: pagu[d.Code], aligned: aligned,
		})
	}
	return out
}

// shares puts the statuses in the order of the bar: what runs first.
func shares(ctx context.Context, counts []plan.StatusCount) []web.Share {
	count := map[plan.Status]int{}
	for _, c := range counts {
		count[c.Status] = c.Count
	}
	out := []web.Share{
		{Name: web.T(ctx, "berjalan"), Count: count[plan.Running]}, {Name: web.T(ctx, "dibahas"), Count: count[plan.Discussed]}, {Name: web.T(ctx, "belum"), Count: count[plan.NotStarted]},
	}
	for _, more := range []web.Share{{Name: web.T(ctx, "selesai"), Count: count[plan.Done]}, {Name: web.T(ctx, "dihentikan"), Count: count[plan.Stopped]}, {Name: web.T(ctx, "tanpa status"), Count: count[""]}} {
		if more.Count > 0 {
			out = append(out, more)
		}
	}
	return out
}

// shareNote tells the share of the APBD in the last year it is known for.
func (v *view) shareNote(ctx context.Context) (string, error) {
	list, err := plan.ShareOfAPBD(v.Snapshot, v.g)
	if err != nil {
		return "", err
	}
	for i := len(list) - 1; i >= 0; i-- {
		if list[i].Percent.Present() && list[i].Smart > 0 {
			return web.T(ctx, "%s\u00a0%% APBD %d", list[i].Percent.Indonesian(), list[i].Year), nil
		}
	}
	return web.T(ctx, "APBD belum diisi"), nil
}

// lead is the one sentence under the vision.
func (v *view) lead(ctx context.Context, recap plan.Recap) string {
	offices := map[string]bool{}
	for _, i := range v.m.Initiatives {
		if i.OPD != "" {
			offices[i.OPD] = true
		}
	}
	state := web.T(ctx, "siap ditetapkan")
	if !plan.Publishable(v.findings) {
		state = web.T(ctx, "belum dapat ditetapkan; yang kurang terdaftar di bawah “Agar dapat ditetapkan”")
	}
	return web.T(ctx, "Rencana induk %s: %s inisiatif dari %d perangkat daerah dengan pagu %s, %s.",
		v.m.Profile.Period, web.Int(len(v.m.Initiatives)), len(offices), web.Amount(ctx, recap.Total), state)
}
