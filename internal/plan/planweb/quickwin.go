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
	wanted int
}

// quickWins lists the acceleration programmes.
func quickWins(v *view, r *http.Request) (shown, error) {
	return shown{title: web.T(r.Context(), "Quick win"), body: winsPage(winsData{v, v.RequiredQuickWins(v.g)})}, nil
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
			return shown{title: q.Name, body: winPage(winData{v, q, v.dimension(q.Dimension), q.Answers(), q.Completeness()})}, nil
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
