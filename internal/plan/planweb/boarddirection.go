package planweb

import (
	"context"
	"net/http"
	"strings"

	"github.com/a-h/templ"

	"gurindam/internal/plan"
	"gurindam/internal/plan/workbook"
	"gurindam/internal/web"
)

// draft is the text of a vision that its writer tries out; it is not saved.
const draft = "coba"

// drafting lets the page show what a text of the vision would say.
func (v *view) drafting(r *http.Request) {
	if v.writing == nil {
		return
	}
	v.writing.here = r.URL.Path
	if text := r.FormValue(draft); text != "" {
		v.m.Vision.Text = text
	}
}

// reach tells what the keywords of the vision serve.
func (d directionData) reach() plan.Reach {
	var missions []string
	for _, m := range d.RPJMD.OfLevel("misi") {
		missions = append(missions, m.Code)
	}
	return d.m.Vision.Reaches(d.g, missions)
}

func (d directionData) dimensionNames(codes []string) string {
	var out []string
	for _, code := range codes {
		out = append(out, d.dimension(code).Name)
	}
	return strings.Join(out, ", ")
}

// word names a keyword by its code.
func (d directionData) word(code string) string {
	for _, k := range d.m.Vision.Keywords {
		if k.Code == code {
			return k.Word
		}
	}
	return code
}

// absent are the codes of the keywords that the vision does not say.
func (d directionData) absent() map[string]bool {
	out := map[string]bool{}
	for _, k := range d.m.Vision.Absent() {
		out[k.Code] = true
	}
	return out
}

// initiativesOf lists the initiatives that come from a strategy.
func (d directionData) initiativesOf(strategy string) []string {
	var out []string
	for _, i := range d.m.Initiatives {
		if i.Strategy == strategy {
			out = append(out, i.Code)
		}
	}
	return out
}

// keeps tells whether the reader keeps the whole plan, to which the vision belongs.
func (d directionData) keeps() bool { return d.mayAdd("", "") }

func (d directionData) vision(column, name string) spot {
	return spot{list: workbook.VisionList, column: column, name: name}
}

func (d directionData) keyword(ctx context.Context, k plan.Keyword, column, form, base string) spot {
	names := map[string]string{"kata": web.T(ctx, "Kata kunci") + " " + k.Code, "makna": web.T(ctx, "Makna") + " " + k.Word, "dimensi": web.T(ctx, "Dimensi") + " " + k.Word, "misi": web.T(ctx, "Misi") + " " + k.Word}
	return spot{list: workbook.KeywordList, at: d.rowOf(workbook.KeywordList, k.Code), column: column, name: names[column], form: form, base: base}
}

func (d directionData) goal(g plan.Goal, column, name, form, base string) spot {
	return spot{list: goalList, at: d.rowOf(goalList, g.Code), column: column, name: name, form: form, base: base}
}

func (d directionData) strategy(s plan.Strategy, column, name, form, base string) spot {
	return spot{list: strategyList, at: d.rowOf(strategyList, s.Code), column: column, name: name, form: form, base: base}
}

// visionHandle lets whoever keeps the plan write the vision.
func (d directionData) visionHandle(ctx context.Context) templ.Attributes {
	if !d.keeps() {
		return nil
	}
	s := d.vision("teks", web.T(ctx, "Bunyi visi"))
	s.base, s.tries = d.writing.Masterplan.Vision.Text, draft
	return d.handle(s, true)
}

// targetBase gives the canonical text of the target of a year.
func targetBase(list []plan.YearValue, year int) string {
	for _, v := range list {
		if v.Year == year {
			return v.Number.String()
		}
	}
	return ""
}
