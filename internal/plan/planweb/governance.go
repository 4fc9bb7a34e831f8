package planweb

import (
	"cmp"
	"context"
	"net/http"
	"slices"
	"time"

	"gurindam/internal/plan"
	"gurindam/internal/web"
)

type governanceData struct {
	*view
	risks []plan.Risk // gravest first
}

// governance shows who carries the plan, on which law, and against which risks.
func governance(v *view, r *http.Request) (shown, error) {
	d := governanceData{v, slices.Clone(v.m.Risks)}
	slices.SortStableFunc(d.risks, func(a, b plan.Risk) int { return cmp.Compare(b.Level(), a.Level()) })
	return shown{title: web.T(r.Context(), "Tata kelola"), body: governancePage(d)}, nil
}

func (d governanceData) membersOf(body string) []plan.Member {
	var out []plan.Member
	for _, m := range d.m.Members {
		if m.Body == body {
			out = append(out, m)
		}
	}
	return out
}

// months are said in the language of the reader, unlike the form of a date.
var months = []string{"Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember"}

// dateText writes a day or a month as people read it; anything else as it stands.
func dateText(ctx context.Context, s string) string {
	if t, err := time.Parse(time.DateOnly, s); err == nil {
		return web.Int(t.Day()) + " " + monthText(ctx, t)
	}
	if t, err := time.Parse("2006-01", s); err == nil {
		return monthText(ctx, t)
	}
	return orDash(s)
}

func monthText(ctx context.Context, t time.Time) string {
	return web.Translate(ctx, months[t.Month()-1]) + " " + yearText(t.Year())
}

// apbdText names the APBD that was stated for a year.
func apbdText(y plan.YearMoney) string { return yearText(y.Year) + ": " + y.Amount.String() }

// levelText writes what a risk's level was made of.
func levelText(r plan.Risk) string {
	return web.Int(r.Impact) + " × " + web.Int(r.Likelihood) + " = " + web.Int(r.Level())
}

// narrative is one part of what the profile tells in words.
type narrative struct{ title, text string }

func (d governanceData) narratives() []narrative {
	p := d.m.Profile
	return []narrative{{"Latar belakang", p.Background}, {"Geografi dan demografi", p.Geography}, {"Analisis masa depan", p.Future}, {"Metodologi", p.Method}}
}
