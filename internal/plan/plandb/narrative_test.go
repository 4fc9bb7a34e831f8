package plandb_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"gurindam/internal/db"
	"gurindam/internal/db/dbtest"
	"gurindam/internal/plan"
	"gurindam/internal/plan/plandb"
	"gurindam/internal/plan/plantest"
)

func TestLongTextsComeBack(t *testing.T) {
	t.Parallel()
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		m := plantest.Full().Masterplan
		for range 2 {
			var got plan.Masterplan
			if err := d.Update(t.Context(), func(tx *db.Tx) error { return plandb.Save(t.Context(), tx, "21.72", m) }); err != nil {
				t.Fatal(err)
			}
			if err := d.View(t.Context(), func(tx *db.Tx) (err error) {
				got, _, err = plandb.Load(t.Context(), tx, "21.72")
				return err
			}); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(m.Narratives, got.Narratives); diff != "" {
				t.Errorf("-want +got\n%s", diff)
			}
			m.Narratives[0], m.Narratives[1] = m.Narratives[1], m.Narratives[0]
		}
	})
}
