package rpjmddb

import (
	"context"
	"encoding/json"
	"fmt"

	"gurindam/internal/db"
	"gurindam/internal/rpjmd"
)

// Version is one edition of the nomenclature as the database holds it.
type Version struct {
	Name    string
	Entries int
}

// Versions lists the editions, oldest name first.
func Versions(ctx context.Context, tx *db.Tx) ([]Version, error) {
	var out []Version
	err := tx.Each(ctx, `/* rpjmd.Versions */ SELECT version, COUNT(*) FROM rpjmd_nomenclature GROUP BY version ORDER BY version`, nil,
		func(scan func(...any) error) error {
			var v Version
			if err := scan(&v.Name, &v.Entries); err != nil {
				return err
			}
			out = append(out, v)
			return nil
		})
	return out, err
}

// LoadNomenclature gives one edition; without entries where it is not there.
func LoadNomenclature(ctx context.Context, tx *db.Tx, version string) (rpjmd.Nomenclature, error) {
	n := rpjmd.Nomenclature{Version: version}
	err := tx.Each(ctx, `/* rpjmd.LoadNomenclature */
		SELECT side, level, code, name, result, indicator, unit, tags, spm, kind, note, previous, previous_name
		FROM rpjmd_nomenclature WHERE version = $1 ORDER BY seq`, []any{version},
		func(scan func(...any) error) error {
			var e rpjmd.Entry
			var tags string
			if err := scan(&e.Side, &e.Level, &e.Code, &e.Name, &e.Result, &e.Indicator, &e.Unit, &tags, &e.SPM, &e.Kind, &e.Note, &e.Previous, &e.PreviousName); err != nil {
				return err
			}
			if err := json.Unmarshal([]byte(tags), &e.Tags); err != nil {
				return fmt.Errorf("tags of %s: %w", e.Code, err)
			}
			n.Entries = append(n.Entries, e)
			return nil
		})
	return n, err
}

// SaveNomenclature makes an edition the given one, in place of what was there
// under the same version.
func SaveNomenclature(ctx context.Context, tx *db.Tx, n rpjmd.Nomenclature) error {
	if _, err := tx.Exec(ctx, `/* rpjmd.SaveNomenclature */ DELETE FROM rpjmd_nomenclature WHERE version = $1`, n.Version); err != nil {
		return err
	}
	rows := make([][]any, 0, len(n.Entries))
	for i, e := range n.Entries {
		tags, err := json.Marshal(e.Tags)
		if err != nil {
			return err
		}
		rows = append(rows, []any{n.Version, i, string(e.Side), string(e.Level), e.Code, e.Name, e.Result, e.Indicator, e.Unit, string(tags), e.SPM, e.Kind, e.Note, e.Previous, e.PreviousName})
	}
	return tx.Insert(ctx, "rpjmd_nomenclature", []string{"version", "seq", "side", "level", "code", "name", "result", "indicator", "unit", "tags", "spm", "kind", "note", "previous", "previous_name"}, rows)
}

// LoadForward gives the map from one edition to another; empty where none was made.
func LoadForward(ctx context.Context, tx *db.Tx, from, to string) ([]rpjmd.Forward, error) {
	var out []rpjmd.Forward
	err := tx.Each(ctx, `/* rpjmd.LoadForward */
		SELECT side, from_code, to_code, kind FROM rpjmd_nomenclature_forward
		WHERE from_version = $1 AND to_version = $2 ORDER BY seq`, []any{from, to},
		func(scan func(...any) error) error {
			var f rpjmd.Forward
			if err := scan(&f.Side, &f.From, &f.To, &f.Kind); err != nil {
				return err
			}
			out = append(out, f)
			return nil
		})
	return out, err
}

// SaveForward makes the map from one edition to another the given one.
func SaveForward(ctx context.Context, tx *db.Tx, from, to string, list []rpjmd.Forward) error {
	if _, err := tx.Exec(ctx, `/* rpjmd.SaveForward */ DELETE FROM rpjmd_nomenclature_forward WHERE from_version = $1 AND to_version = $2`, from, to); err != nil {
		return err
	}
	rows := make([][]any, 0, len(list))
	for i, f := range list {
		rows = append(rows, []any{from, to, i, string(f.Side), f.From, f.To, string(f.Kind)})
	}
	return tx.Insert(ctx, "rpjmd_nomenclature_forward", []string{"from_version", "to_version", "seq", "side", "from_code", "to_code", "kind"}, rows)
}
