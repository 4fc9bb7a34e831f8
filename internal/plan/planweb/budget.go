package planweb

import (
	"context"
	"net/http"

	"gurindam/internal/doc"
	"gurindam/internal/plan"
	"gurindam/internal/web"
)

type budgetData struct {
	*view
	byDimension, bySource, byOPD, byAction plan.Recap
	shares                                 []plan.APBDShare
}

// budget shows the pagu cut every way, each cut with the same total.
func budget(v *view, r *http.Request) (shown, error) {
	d := budgetData{view: v}
	var err error
	if d.byDimension, err = plan.BudgetByDimension(v.Snapshot, v.g); err != nil {
		return shown{}, err
	}
	if d.bySource, err = plan.BudgetBySource(v.Snapshot, v.g); err != nil {
		return shown{}, err
	}
	if d.byOPD, err = plan.BudgetByOPD(v.Snapshot); err != nil {
		return shown{}, err
	}
	if d.byAction, err = plan.BudgetByAction(v.Snapshot); err != nil {
		return shown{}, err
	}
	if d.shares, err = plan.ShareOfAPBD(v.Snapshot, v.g); err != nil {
		return shown{}, err
	}
	return shown{title: web.T(r.Context(), "Pagu"), body: budgetPage(d)}, nil
}

// yearChart shows the pagu of each year, stacked by dimension, in miliar.
func (d budgetData) yearChart(ctx context.Context) doc.Chart {
	c := doc.Chart{Kind: doc.StackedBars, Unit: web.T(ctx, "Rp miliar"), Scale: 1}
	for _, y := range d.byDimension.Years {
		c.Labels = append(c.Labels, yearText(y))
	}
	for _, row := range d.byDimension.Rows {
		s := doc.Series{Name: row.Name, Color: d.dimension(row.Code).Color}
		for _, a := range row.Amounts {
			s.Values = append(s.Values, a.Scaled(1e9, 1))
		}
		c.Series = append(c.Series, s)
	}
	return c
}

// sourceChart shows what each source gives, in miliar.
func (d budgetData) sourceChart(ctx context.Context) doc.Chart {
	c := doc.Chart{Kind: doc.HBars, Unit: web.T(ctx, "Rp miliar"), Scale: 1}
	s := doc.Series{Name: web.T(ctx, "Pagu"), Color: "sea"}
	for _, row := range d.bySource.Rows {
		c.Labels, s.Values = append(c.Labels, nameOf(ctx, row)), append(s.Values, row.Total.Scaled(1e9, 1))
	}
	c.Series = []doc.Series{s}
	return c
}

func nameOf(ctx context.Context, row plan.RecapRow) string {
	if row.Code != "" && row.Code != row.Name {
		return row.Code
	}
	return recapName(ctx, row)
}
