package surveyweb

import (
	"context"
	"net/http"
	"strings"

	"github.com/a-h/templ"

	"gurindam/internal/decimal"
	"gurindam/internal/doc"
	"gurindam/internal/doc/dochtml"
	"gurindam/internal/doc/plot"
	"gurindam/internal/evaluation"
	"gurindam/internal/plan"
	"gurindam/internal/survey"
	"gurindam/internal/web"
)

// overviewData fills the survey of a region.
type overviewData struct {
	survey.Overview
	at place
}

func (p pages) overview(r *http.Request) (web.Answer, error) {
	at, o, err := p.read(r)
	if err != nil {
		return nil, err
	}
	return at.page(web.T(r.Context(), "Survei dampak"), overviewPage(overviewData{o, at})), nil
}

func (p pages) results(r *http.Request) (web.Answer, error) {
	at, o, err := p.read(r)
	if err != nil {
		return nil, err
	}
	return at.page(web.T(r.Context(), "Hasil survei"), resultsPage(overviewData{o, at})), nil
}

func (p pages) read(r *http.Request) (place, survey.Overview, error) {
	at, err := p.place(r)
	if err != nil {
		return at, survey.Overview{}, err
	}
	o, err := p.Surveys.Overview(r.Context(), at.who, at.cycle, at.code)
	return at, o, err
}

// window says when the survey is open.
func (d overviewData) window() string {
	if d.Window.First.IsZero() {
		return ""
	}
	return evaluation.Day(d.Window.First) + " – " + evaluation.Day(d.Window.Last)
}

// heard adds up everybody whose answers are kept.
func (d overviewData) heard() (n, flagged, held, excluded int) {
	for _, s := range d.Results.Subs {
		n, flagged, held, excluded = n+s.Valid, flagged+s.Flagged, held+s.Held, excluded+s.Excluded
	}
	return n, flagged, held, excluded
}

// parts gives the dimensions with their sub-dimensions.
func (d overviewData) parts() []part {
	var out []part
	for _, x := range d.Results.Dimensions {
		p := part{Part: x}
		for _, s := range d.Results.Subs {
			if s.Dimension == x.Code {
				p.subs = append(p.subs, s)
			}
		}
		p.name, p.color = dimension(x.Code)
		out = append(out, p)
	}
	return out
}

type part struct {
	survey.Part
	subs        []survey.Result
	name, color string
}

// dimension tells how the newest guideline calls and colours a dimension.
func dimension(code string) (name, color string) {
	all, err := plan.Guidelines()
	if err != nil || len(all) == 0 {
		return code, "sea"
	}
	if found, ok := all[len(all)-1].Dimension(code); ok {
		return found.Name, found.Color
	}
	return code, "sea"
}

// state says how far a sub-dimension is.
func state(ctx context.Context, r survey.Result) (string, web.Tone) {
	switch {
	case len(r.Polls) == 0:
		return web.T(ctx, "belum ada tautan"), web.Plain
	case r.TooMany():
		return web.T(ctx, "responden melebihi pemakai"), web.Bad
	case r.Enough():
		return web.T(ctx, "cukup"), web.Good
	case r.TooFewUsers():
		return web.T(ctx, "pemakai terlalu sedikit"), web.Warn
	case r.Valid == 0:
		return web.T(ctx, "belum ada jawaban"), web.Warn
	}
	return web.T(ctx, "kurang %s", web.Int(r.Sample-r.Valid)), web.Warn
}

// mean writes a mean with what it is out of; a dash where there is none.
func (d overviewData) mean(ctx context.Context, m survey.Measure) string {
	return mean(ctx, m, d.Results)
}

func mean(ctx context.Context, m survey.Measure, r survey.Results) string {
	if !m.Mean.Present() {
		return "–"
	}
	return web.T(ctx, "%s dari %d", m.Mean.Indonesian(), r.Scale.Max)
}

// margin writes how far a mean may be off.
func margin(m survey.Measure) string {
	if !m.Margin.Present() {
		return "–"
	}
	return "±" + m.Margin.Indonesian()
}

// chart draws the means of the sub-dimensions, for wide and narrow screens.
func (d overviewData) chart(ctx context.Context) templ.Component {
	c := doc.Chart{Kind: doc.HBars, Unit: web.T(ctx, "rata-rata, skala %d–%d", d.Results.Scale.Min, d.Results.Scale.Max), Scale: survey.Digits}
	top, _ := decimal.New(int64(d.Results.Scale.Max), 0).Scaled(survey.Digits)
	c.Max = top
	s := doc.Series{Name: web.T(ctx, "Rata-rata")}
	var said []string
	for _, r := range d.Results.Subs {
		if n, ok := r.Mean.Scaled(survey.Digits); ok {
			_, color := dimension(r.Dimension)
			c.Labels, s.Values, s.Colors = append(c.Labels, r.Code+" "+r.Name), append(s.Values, n), append(s.Colors, color)
			said = append(said, r.Code+" "+r.Mean.Indonesian())
		}
	}
	c.Series = []doc.Series{s}
	title := web.T(ctx, "Rata-rata setiap subdimensi, skala %d sampai %d", d.Results.Scale.Min, d.Results.Scale.Max)
	draw := func(width float64) string {
		return dochtml.SVG(plot.Chart(c, width, plot.Height(c, width)), title, strings.Join(said, "; "))
	}
	return templ.Raw(`<div class="chart"><div class="chart-wide">` + draw(460) + `</div><div class="chart-narrow">` + draw(210) + `</div></div>`)
}

// answered tells whether anything can be drawn.
func (d overviewData) answered() bool { return d.Results.Whole.N > 0 }

// shares gives how many gave each level, the best first, for a track and its words.
func shares(ctx context.Context, l survey.Line, r survey.Results) []web.Share {
	var out []web.Share
	for n := len(l.Levels) - 1; n >= 0; n-- {
		out = append(out, web.Share{Name: web.Translate(ctx, survey.Level(r.Scale.Min+n).Words(r.Scale)), Count: l.Levels[n]})
	}
	return append(out, web.Share{Name: web.Translate(ctx, survey.DontKnowWords), Count: l.DontKnow})
}
