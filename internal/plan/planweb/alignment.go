package planweb

import (
	"context"
	"net/http"
	"net/url"
	"strconv"

	"gurindam/internal/identity"
	"gurindam/internal/plan"
	"gurindam/internal/rpjmd"
	"gurindam/internal/web"
)

type alignmentData struct {
	*view
	plan.Alignment
	level     rpjmd.Level
	matrix    plan.Matrix
	detail    plan.Matrix    // by initiative
	only      plan.Dimension // the dimension that is told in detail; empty where none is, or all are
	everybody bool           // all initiatives are told in detail
	unlinked  []fix          // initiatives without a link, with the best suggestion first
	uncovered []fix          // sasaran that nothing serves
	doubts    int            // links that want to be looked at; for writers
}

// fix is something that lacks a link, with what may be linked to it.
type fix struct {
	code, text, note string
	best             *plan.Suggestion
	may              bool // the reader may make that link
}

// everyDimension stands in the address for the detail of all initiatives.
const everyDimension = "semua"

// alignment shows where plan and RPJMD meet and where they do not.
func (p pages) alignment(v *view, r *http.Request) (shown, error) {
	d := alignmentData{view: v, Alignment: plan.Align(v.Snapshot), level: rpjmd.Sasaran}
	if l := rpjmd.Level(r.URL.Query().Get("jenjang")); l == rpjmd.Misi || l == rpjmd.Tujuan || l == rpjmd.Program {
		d.level = l
	}
	d.matrix = plan.CoverByDimension(v.Snapshot, v.g, d.level)
	asked := r.URL.Query().Get("dimensi")
	if d.everybody = asked == everyDimension; d.everybody {
		d.detail = plan.CoverByInitiative(v.Snapshot, d.level)
	}
	for _, dim := range v.g.Dimensions {
		if dim.Code == asked {
			d.only = dim
			part := v.Snapshot
			part.Masterplan.Initiatives = v.m.InDimension(dim.Code, v.g)
			d.detail = plan.CoverByInitiative(part, d.level)
		}
	}
	d.findFixes()
	out := shown{title: web.T(r.Context(), "Keselarasan"), styles: linkStyles}
	if v.writing != nil {
		doubts, err := p.options.Work.Doubts(r.Context(), v.Region.Code)
		if err != nil {
			return shown{}, err
		}
		d.doubts = len(doubts.Links) + len(doubts.Codes)
		out.scripts = linkScripts
	}
	out.body = alignmentPage(d)
	return out, nil
}

// mostFixes is how many fixes are shown with the form that makes them.
const mostFixes = 20

// findFixes finds for whatever lacks a link what may be linked to it.
func (d *alignmentData) findFixes() {
	x := d.suggester()
	for _, i := range d.Unlinked {
		f := fix{code: i.Code, text: i.Name, note: d.office(i.OPD), may: d.mayLink(i.Code)}
		if f.may {
			if best := x.Suggest(i.Code, 1); len(best) > 0 {
				f.best = &best[0]
			}
		}
		d.unlinked = append(d.unlinked, f)
	}
	for _, e := range d.Uncovered {
		f := fix{code: e.Code, text: e.Text}
		if d.writing != nil {
			for _, s := range x.Serving(plan.Target{Element: e.Code}, mostProposed) {
				if d.mayLink(s.Initiative) {
					f.best, f.may = &s, true
					break
				}
			}
		}
		d.uncovered = append(d.uncovered, f)
	}
}

// levelText names the level that is shown.
func (d alignmentData) levelText(ctx context.Context) string {
	return web.Translate(ctx, string(d.level))
}

// detailed is the dimension that is told in detail, as the address names it.
func (d alignmentData) detailed() string {
	if d.everybody {
		return everyDimension
	}
	return d.only.Code
}

// address gives the page with another level or dimension.
func (d alignmentData) address(level rpjmd.Level, dimension string) string {
	q := url.Values{}
	if level != rpjmd.Sasaran {
		q.Set("jenjang", string(level))
	}
	if dimension == "" {
		return d.path("keselarasan") + "?" + q.Encode()
	}
	q.Set("dimensi", dimension)
	return d.path("keselarasan") + "?" + q.Encode() + "#rinci"
}

// dated tells of which state of the plan the figures are.
func (v *view) dated(ctx context.Context) string {
	if v.rev == 0 {
		return ""
	}
	return web.T(ctx, "Dihitung %s dari keadaan rencana sesudah perubahan ke-%s.", dateText(ctx, v.seen.In(identity.Zone).Format("2006-01-02")), strconv.FormatInt(v.rev, 10))
}

// bare tells whether nothing serves a row of a matrix.
func bare(row [][]string) bool {
	for _, cell := range row {
		if len(cell) > 0 {
			return false
		}
	}
	return true
}

// detailName names what the matrix by initiative shows.
func (d alignmentData) detailName(ctx context.Context) string {
	if d.everybody {
		return web.T(ctx, "semua inisiatif")
	}
	return d.only.Name
}
