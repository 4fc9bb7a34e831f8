package resultweb

import (
	"context"
	"slices"

	"gurindam/internal/result"
	"gurindam/internal/web"
)

// judge is what an assessor is called: by name for those who may know it.
func (d regionData) judge(ctx context.Context, n int) string {
	label := web.Translate(ctx, result.Label(n))
	if n <= len(d.Dossier.Assessors) && d.Dossier.Assessors[n-1].Name != "" {
		return label + ": " + d.Dossier.Assessors[n-1].Name
	}
	return label
}

// written tells whether the assessors wrote anything about the region as a whole.
func (d regionData) written() bool {
	return slices.ContainsFunc(d.Dossier.Assessors, func(a result.Assessor) bool {
		return a.Strengths+a.Weaknesses+a.Recommendations != ""
	})
}

// objectionPath is where an objection is read: by the region among its own pages.
func (d regionData) objectionPath(o result.Objection) string {
	if d.own && o.Kind == result.ByRegion {
		return d.home() + "/sanggah/" + o.ID
	}
	return "/evaluasi/" + o.Cycle + "/sanggah/" + string(o.Region) + "/" + o.ID
}

func beforeNote(ctx context.Context, d regionData) string {
	if !d.Row.FixedBefore.Present() {
		return ""
	}
	return web.T(ctx, "tahun lalu %s", d.Row.FixedBefore.Indonesian())
}

// shift writes from what a number came to what it is.
func shift(from, to string) string {
	if from == to {
		return to
	}
	return from + " → " + to
}
