package app

import (
	"context"
	"fmt"
	"slices"
	"sync"

	"gurindam/internal/access"
	"gurindam/internal/db"
	"gurindam/internal/desk"
	"gurindam/internal/region"
	"gurindam/internal/rpjmd"
	"gurindam/internal/rpjmd/rpjmddb"
)

// editions remembers what became of the codes of each edition of the nomenclature in
// the newest: the maps are long, and change when an edition is loaded.
type editions struct {
	db *db.DB

	mu   sync.Mutex
	of   []rpjmddb.Version
	from map[string]*rpjmd.Succession
}

// newest gives the newest edition with the successions that lead to it.
func (e *editions) newest(ctx context.Context) (string, map[string]*rpjmd.Succession, error) {
	var newest string
	var out map[string]*rpjmd.Succession
	err := e.db.View(ctx, func(tx *db.Tx) error {
		versions, err := rpjmddb.Versions(ctx, tx)
		if err != nil || len(versions) == 0 {
			return err
		}
		newest = versions[len(versions)-1].Name
		e.mu.Lock()
		defer e.mu.Unlock()
		if slices.Equal(versions, e.of) {
			out = e.from
			return nil
		}
		from := map[string]*rpjmd.Succession{}
		for _, v := range versions[:len(versions)-1] {
			list, err := rpjmddb.LoadForward(ctx, tx, v.Name, newest)
			if err != nil {
				return err
			}
			if len(list) > 0 {
				from[v.Name] = rpjmd.NewSuccession(v.Name, newest, list, rpjmd.SideKabKota)
			}
		}
		e.of, e.from, out = versions, from, from
		return nil
	})
	return newest, out, err
}

// linkDesk tells the desks which links want to be looked at: one line for each home.
type linkDesk struct{ app *App }

var _ desk.Source = linkDesk{}

// Decisions lists the links of a region that are in doubt, by whose they are.
func (l linkDesk) Decisions(ctx context.Context, code region.Code) ([]desk.Decision, error) {
	st, guide, err := l.app.Work.State(ctx, code)
	if err != nil {
		return nil, err
	}
	doubts, err := l.app.Work.Doubts(ctx, code)
	if err != nil {
		return nil, err
	}
	place := map[string]access.Place{}
	for _, i := range st.Masterplan.Initiatives {
		d, _ := guide.Dimension(i.SubDimension)
		place[i.Code] = access.Place{Region: string(code), OPD: i.OPD, Dimension: d.Code}
	}
	var out []desk.Decision
	at := map[access.Place]int{}
	count := map[access.Place]int{}
	for _, d := range doubts.Links {
		where := place[d.Initiative]
		where.Region = string(code)
		count[where]++
		n, seen := at[where]
		if !seen {
			n = len(out)
			at[where] = n
			out = append(out, desk.Decision{Kind: desk.Confirm, Verb: access.Write, Place: where, Path: "/kota/" + string(code) + "/keselarasan/dampak",
				Why: "Tujuan kaitannya berubah setelah kaitan itu dibuat"})
		}
		if since := d.Cause().At; out[n].Since.IsZero() || since.Before(out[n].Since) {
			out[n].Since = since
		}
		out[n].What = fmt.Sprintf("%d kaitan RPJMD atau Renstra perlu dikonfirmasi", count[where])
	}
	return out, nil
}
