package app

import (
	"context"
	"fmt"

	"gurindam/internal/dataset/datasetdb"
	"gurindam/internal/db"
	"gurindam/internal/fault"
	"gurindam/internal/plan"
	"gurindam/internal/plan/plandb"
	"gurindam/internal/region"
	"gurindam/internal/region/regiondb"
	"gurindam/internal/rpjmd"
	"gurindam/internal/rpjmd/rpjmddb"
)

// planStore puts the stores of four slices into one transaction each time.
type planStore struct{ db *db.DB }

var _ plan.Store = planStore{}

// Regions lists the regions that have a plan.
func (s planStore) Regions(ctx context.Context) (out []region.Code, err error) {
	err = s.db.View(ctx, func(tx *db.Tx) error {
		out, err = plandb.Regions(ctx, tx)
		return err
	})
	return out, err
}

// Snapshot gives a region's plan at one moment, or fault.NotFound.
func (s planStore) Snapshot(ctx context.Context, code region.Code) (out plan.Snapshot, err error) {
	where, ok := region.Find(code)
	if !ok {
		return out, fault.New(fault.NotFound, fmt.Sprintf("Kode wilayah %q tidak ada dalam daftar Kemendagri.", code))
	}
	err = s.db.View(ctx, func(tx *db.Tx) error {
		out, err = load(ctx, tx, where)
		return err
	})
	return out, err
}

func load(ctx context.Context, tx *db.Tx, where region.Region) (s plan.Snapshot, err error) {
	s.Region = where
	var ok bool
	if s.Masterplan, ok, err = plandb.Load(ctx, tx, where.Code); err != nil {
		return s, err
	}
	if !ok {
		return s, fault.New(fault.NotFound, fmt.Sprintf("%s (%s) belum punya rencana di basis data ini. Impor dahulu: gurindam import plan BERKAS --region %s.", where.Name, where.Code, where.Code))
	}
	if s.OPDs, err = regiondb.Load(ctx, tx, where.Code); err != nil {
		return s, err
	}
	if s.Facts, err = datasetdb.Load(ctx, tx, where.Code); err != nil {
		return s, err
	}
	if s.RPJMD, err = rpjmddb.LoadTree(ctx, tx, where.Code); err != nil {
		return s, err
	}
	s.Renstra, err = rpjmddb.LoadRenstra(ctx, tx, where.Code)
	return s, err
}

// Save makes a region's plan the given one and records the import.
func (s planStore) Save(ctx context.Context, p plan.Snapshot, i plan.Import) error {
	code := p.Region.Code
	return s.db.Update(ctx, func(tx *db.Tx) error {
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
		if err := plandb.Save(ctx, tx, code, p.Masterplan); err != nil {
			return err
		}
		return plandb.LogImport(ctx, tx, code, i)
	})
}

// SaveRenstra replaces the Renstra rows of one office and records the import.
func (s planStore) SaveRenstra(ctx context.Context, code region.Code, opd string, rows []rpjmd.RenstraRow, i plan.Import) error {
	return s.db.Update(ctx, func(tx *db.Tx) error {
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
		if err := rpjmddb.SaveRenstra(ctx, tx, code, replaceOffice(all, opd, rows)); err != nil {
			return err
		}
		return plandb.LogImport(ctx, tx, code, i)
	})
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
