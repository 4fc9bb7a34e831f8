package app

import (
	"context"

	"gurindam/internal/access"
	"gurindam/internal/fault"
	"gurindam/internal/period"
	"gurindam/internal/plan"
	"gurindam/internal/plan/workbook"
	"gurindam/internal/publication"
	"gurindam/internal/region"
	"gurindam/internal/workspace"
)

// Begun tells which regions have a plan.
func (e exchange) Begun(ctx context.Context) (map[region.Code]bool, error) {
	codes, err := e.Plans.Regions(ctx)
	out := map[region.Code]bool{}
	for _, c := range codes {
		out[c] = true
	}
	return out, err
}

// Sets lists the sets of books that a plan may follow.
func (e exchange) Sets() ([]workspace.BookSet, error) {
	sets, err := publication.Sets()
	var out []workspace.BookSet
	for _, s := range sets {
		out = append(out, workspace.BookSet{ID: s.ID, Title: s.Name + " (" + s.ID + ")"})
	}
	return out, err
}

// Begin begins the plan of a region that has none.
func (e exchange) Begin(ctx context.Context, who workspace.Author, code region.Code, set string, span period.Span) error {
	where, ok := region.Find(code)
	if !ok {
		return errNoRegion(code)
	}
	if !access.May(who.Actor, access.Write, access.Place{Region: string(code)}, e.now()) {
		return fault.New(fault.Forbidden, "Peran Anda tidak mencakup penulisan rencana daerah ini.")
	}
	if _, err := publication.Load(set); err != nil {
		return fault.New(fault.Invalid, "Pilih pedoman dan susunan buku dari daftar.")
	}
	g, err := publication.GuidelineOf(workbook.Begin(plan.Guideline{}, set, where, span))
	if err != nil {
		return err
	}
	i := plan.Import{Kind: "mulai", At: e.now(), Person: who.Name, Account: who.Person, File: "lembar kosong"}
	return e.store.replace(ctx, where, i, func(before int64, _ []workspace.Entry) error {
		if before > 0 { // somebody else began it in the same moment
			return fault.New(fault.Conflict, "Rencana daerah ini baru saja dimulai orang lain. Buka ruang kerjanya.")
		}
		return nil
	}, wholePlan(workbook.Begin(g, set, where, span)))
}
