package planweb

import (
	"context"
	"fmt"
	"net/http"

	"gurindam/internal/fault"
	"gurindam/internal/plan"
	"gurindam/internal/web"
)

type winsData struct {
	*view
	wanted     int
	candidates []plan.Initiative
	proposal   plan.QuickWin
	proposing  bool
}

// quickWins lists the acceleration programmes.
func quickWins(v *view, r *http.Request) (shown, error) {
	d := winsData{view: v, wanted: v.RequiredQuickWins(v.g), candidates: v.candidates()}
	d.proposal, d.proposing = v.proposed(r)
	return v.written(shown{title: web.T(r.Context(), "Quick win"), body: winsPage(d)}, editScripts), nil
}

type winData struct {
	*view
	plan.QuickWin
	dim      plan.Dimension
	answers  []plan.Answer
	complete plan.Index
}

// quickWin shows the sheet of one.
func quickWin(v *view, r *http.Request) (shown, error) {
	for _, q := range v.m.QuickWins {
		if q.Code == r.PathValue("code") {
			d := winData{v, q, v.dimension(q.Dimension), q.Answers(), q.Completeness()}
			return v.written(shown{title: q.Name, body: winPage(d)}, editScripts), nil
		}
	}
	return shown{}, fault.New(fault.NotFound, fmt.Sprintf("Tidak ada quick win berkode %q. Lihat daftarnya di halaman Quick win.", fault.Clip(r.PathValue("code"), mostQuoted)))
}

// completeTone tells a sheet that answers everything from one that does not.
func completeTone(i plan.Index) web.Tone {
	return tone(i.Numerator == i.Denominator, web.Warn)
}

func missingAnswers(ctx context.Context, i plan.Index) string {
	if i.Numerator == i.Denominator {
		return web.T(ctx, "lengkap")
	}
	return web.T(ctx, "%d belum dijawab", i.Denominator-i.Numerator)
}
