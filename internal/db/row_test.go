package db_test

import (
	"slices"
	"testing"

	"gurindam/internal/db"
	"gurindam/internal/db/dbtest"
)

func TestRowsOneByOne(t *testing.T) {
	t.Parallel()
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		makeThings(t, d)
		list := sample()
		save(t, d, "21.71", list)
		var table db.Rows = things
		update(t, d, func(tx *db.Tx) error {
			for i, v := range list {
				if err := table.Put(t.Context(), tx, "21.72", string(rune('a'+i)), nil, v); err != nil {
					return err
				}
			}
			return nil
		})
		wantSame(t, list, load(t, d, "21.72"))

		changed := list[0]
		changed.Years = slices.Delete(slices.Clone(changed.Years), 0, 1)
		changed.Code = "SG-11"
		update(t, d, func(tx *db.Tx) error {
			if err := table.Put(t.Context(), tx, "21.72", "a", list[0], changed); err != nil {
				return err
			}
			if err := table.Drop(t.Context(), tx, "21.72", "b"); err != nil {
				return err
			}
			return table.Order(t.Context(), tx, "21.72", []string{"c", "a"})
		})
		wantSame(t, []thing{list[2], changed}, load(t, d, "21.72"))
		if got := marks(t, d); got["21.72 SG-11"] != "a@2" || got["21.72 "] != "c@1" {
			t.Errorf("ids and revisions: %v", got)
		}
		wantSame(t, list, load(t, d, "21.71")) // another region stays as it is
	})
}

func TestRowsThatAreNotThere(t *testing.T) {
	t.Parallel()
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		makeThings(t, d)
		save(t, d, "21.72", sample())
		for name, fn := range map[string]func(*db.Tx) error{
			"changing a missing row": func(tx *db.Tx) error {
				return things.Put(t.Context(), tx, "21.72", "tidak ada", thing{}, thing{Code: "x"})
			},
			"a handle that is taken": func(tx *db.Tx) error { return things.Put(t.Context(), tx, "21.72", "baru", nil, sample()[0]) },
			"another type":           func(tx *db.Tx) error { return things.Put(t.Context(), tx, "21.72", "baru", nil, year{}) },
		} {
			if err := d.Edit(t.Context(), fn); err == nil {
				t.Errorf("%s was taken", name)
			}
		}
		wantSame(t, sample(), load(t, d, "21.72"))
	})
}
