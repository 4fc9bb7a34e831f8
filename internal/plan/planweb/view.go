package planweb

import (
	"cmp"
	"context"
	"net/url"
	"slices"
	"strings"
	"time"

	"gurindam/internal/doc"
	"gurindam/internal/plan"
	"gurindam/internal/region"
	"gurindam/internal/rpjmd"
	"gurindam/internal/web"
)

// view is a plan with what every page looks up in it.
type view struct {
	plan.Snapshot
	m       plan.Masterplan
	g       plan.Guideline
	base    string // "/kota/21.72"
	options Options
	writing *writing
	rev     int64     // number of the last change of the plan; 0 where it is not told
	seen    time.Time // when the plan was read; with rev

	initiatives map[string]plan.Initiative
	actions     map[string]plan.Action
	offices     map[string]region.OPD
	elements    map[string]rpjmd.Element
	links       map[string][]plan.Link // by initiative
	waiting     map[string][]string    // initiatives that wait for one
	findings    []plan.Finding
}

func newView(s plan.Snapshot, g plan.Guideline, o Options) *view {
	v := &view{
		Snapshot: s, m: s.Masterplan, g: g, base: "/kota/" + string(s.Region.Code), options: o,
		initiatives: map[string]plan.Initiative{}, actions: map[string]plan.Action{}, offices: map[string]region.OPD{},
		elements: map[string]rpjmd.Element{}, links: map[string][]plan.Link{}, waiting: map[string][]string{},
		findings: plan.Check(s, g),
	}
	for _, i := range v.m.Initiatives {
		v.initiatives[i.Code] = i
		for _, before := range i.Schedule.After {
			v.waiting[before] = append(v.waiting[before], i.Code)
		}
	}
	for _, a := range v.m.Actions {
		v.actions[a.Code] = a
	}
	for _, o := range s.OPDs {
		v.offices[o.Code] = o
	}
	for _, e := range s.RPJMD.Elements {
		v.elements[e.Code] = e
	}
	for _, l := range v.m.Links {
		v.links[l.Initiative] = append(v.links[l.Initiative], l)
	}
	return v
}

// path gives the address of a page of this plan.
func (v *view) path(parts ...string) string {
	out := v.base
	for _, p := range parts {
		out += "/" + url.PathEscape(p)
	}
	return out
}

// listPath gives the address of the list of initiatives, filtered by one thing.
func (v *view) listPath(name, value string) string {
	return v.path("rencana-aksi") + "?" + url.Values{name: {value}}.Encode()
}

// office gives the short name of an office, or its code where it is unknown.
func (v *view) office(code string) string {
	o := v.offices[code]
	return cmp.Or(o.Label(), code)
}

func (v *view) dimension(code string) plan.Dimension {
	d, _ := v.g.Dimension(code)
	return d
}

// subDimension names a sub-dimension with its explanation.
func (v *view) subDimension(code string) string {
	s, ok := v.g.SubDimension(code)
	switch {
	case !ok:
		return code
	case s.Gloss != "":
		return s.Name + " (" + s.Gloss + ")"
	}
	return s.Name
}

func (v *view) codesOf(kind string) map[string]bool {
	out := map[string]bool{}
	for _, f := range v.findings {
		if f.Kind == kind {
			for _, c := range f.Codes {
				out[c] = true
			}
		}
	}
	return out
}

// paguText writes the pagu of initiatives; a dash where none was stated, which is
// not zero.
func paguText(ctx context.Context, list ...plan.Initiative) string {
	sum, ok := plan.Pagu(list...)
	switch {
	case !slices.ContainsFunc(list, func(i plan.Initiative) bool { return len(i.Budgets) > 0 }):
		return "–"
	case !ok:
		return web.T(ctx, "melampaui batas")
	}
	return sum.Digits()
}

// paragraphs cuts a text at its empty lines.
func paragraphs(text string) []string {
	var out []string
	for _, p := range strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n\n") {
		if p = strings.TrimSpace(p); p != "" {
			out = append(out, p)
		}
	}
	return out
}

// quarterText names a quarter: TW III 2020.
func quarterText(ctx context.Context, q plan.Quarter) string {
	if q.IsZero() {
		return "–"
	}
	return web.T(ctx, "TW\u00a0%s\u00a0%d", doc.Roman(q.Quarter), q.Year)
}

// stretchText names the time a schedule covers.
func stretchText(ctx context.Context, s plan.Schedule) string {
	switch {
	case s.Start.IsZero():
		return web.T(ctx, "belum dijadwalkan")
	case s.Start == s.End:
		return quarterText(ctx, s.Start)
	}
	return quarterText(ctx, s.Start) + "\u00a0– " + quarterText(ctx, s.End)
}

// unit joins a number and its unit.
func unit(number, u string) string {
	if u == "" || number == "–" {
		return number
	}
	return number + "\u00a0" + u
}

func statusTone(s plan.Status) web.Tone {
	switch s {
	case plan.Running, plan.Done:
		return web.Good
	case plan.Discussed:
		return web.Warn
	case plan.Stopped:
		return web.Bad
	}
	return web.Plain
}

func severityTone(s plan.Severity) web.Tone {
	return map[plan.Severity]web.Tone{plan.Must: web.Bad, plan.Should: web.Warn}[s]
}
