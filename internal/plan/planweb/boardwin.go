package planweb

import (
	"context"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"gurindam/internal/plan"
	"gurindam/internal/sheet"
	"gurindam/internal/web"
)

// answerKeys are the columns that answer the twelve questions, by their titles.
func (v *view) answerKeys() map[string]string {
	out := map[string]string{}
	for _, c := range v.list(winList).Columns {
		out[c.Title] = c.Key
	}
	return out
}

// proposed is the quick win that an initiative would become; the address names it.
func (v *view) proposed(r *http.Request) (plan.QuickWin, bool) {
	if v.writing == nil {
		return plan.QuickWin{}, false
	}
	i, ok := v.initiatives[r.FormValue("dari")]
	return plan.Accelerate(i, v.g, v.m.QuickWinYear(v.writing.now)), ok
}

// candidates are the initiatives without a quick win that the reader may make one of.
func (v *view) candidates() []plan.Initiative {
	if v.writing == nil {
		return nil
	}
	taken := map[string]bool{}
	for _, q := range v.m.QuickWins {
		taken[q.Initiative] = true
	}
	may := map[string]bool{}
	for _, d := range v.g.Dimensions {
		may[d.Code] = v.mayAdd("", d.Code)
	}
	return slices.DeleteFunc(slices.Clone(v.m.Initiatives), func(i plan.Initiative) bool {
		return taken[i.Code] || !may[v.dimension(i.SubDimension).Code]
	})
}

// countdown says how long the year of a quick win still lasts.
func (v *view) countdown(ctx context.Context, q plan.QuickWin) (text string, tone web.Tone) {
	switch left := q.DaysLeft(v.writing.now); {
	case q.Year == 0:
		return web.T(ctx, "tahun belum diisi"), web.Warn
	case q.Progress >= 100:
		return web.T(ctx, "selesai"), web.Good
	case left == 0:
		return web.T(ctx, "berakhir 31 Desember %d", q.Year), web.Bad
	case left > 366:
		return web.T(ctx, "sampai 31 Desember %d", q.Year), web.Plain
	case left <= 90:
		return web.T(ctx, "%d hari lagi", left), web.Warn
	default:
		return web.T(ctx, "%d hari lagi", left), web.Plain
	}
}

func (d winData) cell(column, name, form, base string) spot {
	return spot{list: winList, at: d.rowOf(winList, d.Code), column: column, name: name, form: form, base: base}
}

// answerForm is the shape of the editor of an answer: partners are a line.
func (d winData) answerForm(key string) string {
	for _, c := range d.list(winList).Columns {
		if c.Key == key && c.Kind != sheet.Long {
			return "teks"
		}
	}
	return ""
}

func partnersBase(list []plan.Partner) string {
	var out []string
	for _, p := range list {
		if p.Form != "" {
			out = append(out, p.Form+": "+p.Name)
			continue
		}
		out = append(out, p.Name)
	}
	return strings.Join(out, "; ")
}

func numberBase(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// offered are words that people choose from, as they are kept.
func offered(ctx context.Context, list []string) []choice {
	var out []choice
	for _, s := range list {
		out = append(out, choice{value: s, text: web.Translate(ctx, s)})
	}
	return out
}
