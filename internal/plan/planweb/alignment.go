package planweb

import (
	"context"
	"net/http"
	"net/url"

	"gurindam/internal/plan"
	"gurindam/internal/rpjmd"
	"gurindam/internal/web"
)

type alignmentData struct {
	*view
	plan.Alignment
	level  rpjmd.Level
	matrix plan.Matrix
	detail plan.Matrix    // by initiative, of one dimension
	only   plan.Dimension // that dimension; empty where none was asked for
}

// alignment shows where plan and RPJMD meet and where they do not.
func alignment(v *view, r *http.Request) (shown, error) {
	d := alignmentData{view: v, Alignment: plan.Align(v.Snapshot), level: rpjmd.Sasaran}
	if l := rpjmd.Level(r.URL.Query().Get("jenjang")); l == rpjmd.Misi || l == rpjmd.Tujuan || l == rpjmd.Program {
		d.level = l
	}
	d.matrix = plan.CoverByDimension(v.Snapshot, v.g, d.level)
	for _, dim := range v.g.Dimensions {
		if dim.Code == r.URL.Query().Get("dimensi") {
			d.only = dim
			part := v.Snapshot
			part.Masterplan.Initiatives = v.m.InDimension(dim.Code, v.g)
			d.detail = plan.CoverByInitiative(part, d.level)
		}
	}
	return shown{title: web.T(r.Context(), "Keselarasan"), body: alignmentPage(d)}, nil
}

// levelText names the level that is shown.
func (d alignmentData) levelText(ctx context.Context) string {
	return web.Translate(ctx, string(d.level))
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

// bare tells whether nothing serves a row of a matrix.
func bare(row [][]string) bool {
	for _, cell := range row {
		if len(cell) > 0 {
			return false
		}
	}
	return true
}
