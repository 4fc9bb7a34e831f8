package app

import (
	"context"
	"fmt"

	"gurindam/internal/dataset/datasetdb"
	"gurindam/internal/db"
	"gurindam/internal/fault"
	"gurindam/internal/plan"
	"gurindam/internal/plan/plandb"
	"gurindam/internal/publication"
	"gurindam/internal/region"
	"gurindam/internal/region/regiondb"
	"gurindam/internal/rpjmd"
	"gurindam/internal/rpjmd/rpjmddb"
	"gurindam/internal/workspace"
)

// planStore puts the stores of several slices into one transaction each time. It
// remembers the newest state of the plans that are read, so that reading one costs
// no more than asking whether it is still the newest.
type planStore struct {
	db     *db.DB
	recent *recent
	guide  func(plan.Snapshot) (plan.Guideline, error)
}

func newPlanStore(d *db.DB) planStore {
	return planStore{d, &recent{states: map[region.Code]workspace.State{}, gates: map[region.Code]chan struct{}{}}, publication.GuidelineOf}
}

var (
	_ plan.Store      = planStore{}
	_ workspace.Store = planStore{}
)

// Regions lists the regions that have a plan.
func (s planStore) Regions(ctx context.Context) (out []region.Code, err error) {
	err = s.db.View(ctx, func(tx *db.Tx) error {
		out, err = plandb.Regions(ctx, tx)
		return err
	})
	return out, err
}

// Snapshot gives a region's plan at one moment, or fault.NotFound. Others read the
// same: it must not be changed.
func (s planStore) Snapshot(ctx context.Context, code region.Code) (plan.Snapshot, error) {
	st, err := s.State(ctx, code)
	return st.Snapshot, err
}

// Save makes a region's plan the given one and records the import.
func (s planStore) Save(ctx context.Context, p plan.Snapshot, i plan.Import) error {
	where, ok := region.Find(p.Region.Code)
	if !ok {
		return errNoRegion(p.Region.Code)
	}
	return s.replace(ctx, where, i, nil, wholePlan(p))
}

// wholePlan writes every list of a plan.
func wholePlan(p plan.Snapshot) func(context.Context, *db.Tx) error {
	code := p.Region.Code
	return func(ctx context.Context, tx *db.Tx) error {
		if err := regiondb.Save(ctx, tx, code, p.OPDs); err != nil {
			return err
		}
		if err := datasetdb.Save(ctx, tx, code, p.Facts); err != nil {
			return err
		}
		if err := rpjmddb.SaveTree(ctx, tx, code, p.RPJMD); err != nil {
			return err
		}
		if err := rpjmddb.SaveRenstra(ctx, tx, code, p.Renstra); err != nil {
			return err
		}
		return plandb.Save(ctx, tx, code, p.Masterplan)
	}
}

// SaveRenstra replaces the Renstra rows of one office and records the import.
func (s planStore) SaveRenstra(ctx context.Context, code region.Code, opd string, rows []rpjmd.RenstraRow, i plan.Import) error {
	where, ok := region.Find(code)
	if !ok {
		return errNoRegion(code)
	}
	return s.replace(ctx, where, i, nil, officeRenstra(code, opd, rows))
}

// officeRenstra writes the Renstra rows of one office.
func officeRenstra(code region.Code, opd string, rows []rpjmd.RenstraRow) func(context.Context, *db.Tx) error {
	return func(ctx context.Context, tx *db.Tx) error {
		offices, err := regiondb.Load(ctx, tx, code)
		if err != nil {
			return err
		}
		if !hasOffice(offices, opd) {
			return fault.New(fault.NotFound, fmt.Sprintf("OPD %q tidak ada di daftar OPD daerah %s. Kode yang ada: %s.", opd, code, officeCodes(offices)))
		}
		all, err := rpjmddb.LoadRenstra(ctx, tx, code)
		if err != nil {
			return err
		}
		return rpjmddb.SaveRenstra(ctx, tx, code, replaceOffice(all, opd, rows))
	}
}

// replaceOffice puts an office's new rows where its old ones stood, or at the end.
func replaceOffice(all []rpjmd.RenstraRow, opd string, rows []rpjmd.RenstraRow) []rpjmd.RenstraRow {
	var out []rpjmd.RenstraRow
	placed := false
	for _, r := range all {
		if r.OPD != opd {
			out = append(out, r)
			continue
		}
		if !placed {
			out, placed = append(out, rows...), true
		}
	}
	if !placed {
		out = append(out, rows...)
	}
	return out
}

func hasOffice(offices []region.OPD, code string) bool {
	for _, o := range offices {
		if o.Code == code {
			return true
		}
	}
	return false
}

func officeCodes(offices []region.OPD) string {
	text := ""
	for i, o := range offices {
		if i > 0 {
			text += ", "
		}
		text += o.Code
	}
	if text == "" {
		return "belum ada satu pun; impor rencananya dahulu"
	}
	return text
}
