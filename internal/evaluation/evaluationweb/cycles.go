package evaluationweb

import (
	"net/http"
	"slices"
	"time"

	"gurindam/internal/access"
	"gurindam/internal/evaluation"
	"gurindam/internal/region"
	"gurindam/internal/web"
)

// cyclesData fills the list of cycles.
type cyclesData struct {
	list   []evaluation.Cycle
	direct bool
	watch  bool
	own    []ownRegion
	now    time.Time
}

// ownRegion is a region whose evaluation the visitor sees.
type ownRegion struct{ name, path string }

func (p pages) cycles(r *http.Request) (web.Answer, error) {
	list, err := p.Cycles.Cycles(r.Context(), author(r))
	if err != nil {
		return nil, err
	}
	d := cyclesData{list: list, direct: ministry(r), watch: watcher(r), now: p.Cycles.Now()}
	for _, s := range access.Scopes(web.VisitorOf(r.Context()).Actor, access.Evaluated, d.now) {
		own := ownRegion{p.RegionName(region.Code(s.Region)), "/kota/" + s.Region + "/evaluasi"}
		if s.Region != "" && !slices.Contains(d.own, own) {
			d.own = append(d.own, own)
		}
	}
	return page(web.T(r.Context(), "Siklus evaluasi"), cyclesPage(d)), nil
}

// running lists the windows of a cycle that are open at a moment.
func running(c evaluation.Cycle, now time.Time) []evaluation.Window {
	var out []evaluation.Window
	for _, w := range c.Windows {
		if w.Holds(now) {
			out = append(out, w)
		}
	}
	return out
}

// stateTone colours the state of a cycle.
func stateTone(s evaluation.State) web.Tone {
	switch s {
	case evaluation.Open:
		return web.Good
	case evaluation.Draft:
		return web.Warn
	}
	return web.Plain
}
