package db

import (
	"context"
	"fmt"
	"reflect"
	"slices"
	"strings"
)

// Rows is a table whose rows are written one by one, by whoever knows their ids.
type Rows interface {
	// Put writes a row: it changes the one of that id, whose value was old, or adds
	// it at the end where old is nil.
	Put(ctx context.Context, tx *Tx, region, id string, old, value any) error
	// Drop removes a row.
	Drop(ctx context.Context, tx *Tx, region, id string) error
	// Order puts all rows of a region in the order of their ids.
	Order(ctx context.Context, tx *Tx, region string, ids []string) error
}

// Put writes one row; old and value are of the table's type. Children that stay the
// same are not touched.
func (t Table[T]) Put(ctx context.Context, tx *Tx, region, id string, old, value any) error {
	if err := t.put(ctx, tx, region, id, old, value); err != nil {
		return fmt.Errorf("put %s: %w", t.Name, err)
	}
	return nil
}

func (t Table[T]) put(ctx context.Context, tx *Tx, region, id string, old, value any) error {
	v, ok := value.(T)
	if !ok {
		return fmt.Errorf("a %T is no row of it", value)
	}
	codec := codecOf(reflect.TypeFor[T](), t.fields())
	row, err := t.encode(reflect.ValueOf(v), codec)
	if err != nil {
		return err
	}
	before := stored{children: make([][][]any, len(t.Children))}
	if old == nil {
		err = t.add(ctx, tx, region, id, t.Handle(v), codec, row)
	} else {
		if before, err = t.encode(reflect.ValueOf(old), codec); err != nil {
			return err
		}
		err = t.change(ctx, tx, region, id, t.Handle(v), codec, row)
	}
	if err != nil {
		return err
	}
	for i, c := range t.Children {
		if sameRows(before.children[i], row.children[i]) {
			continue
		}
		if err := c.replace(ctx, tx, region, id, codecOf(c.element(reflect.TypeFor[T]()), nil), row.children[i]); err != nil {
			return err
		}
	}
	return nil
}

func (t Table[T]) add(ctx context.Context, tx *Tx, region, id, handle string, codec codec, row stored) error {
	args := append([]any{region, id, handle}, row.values...)
	marks := make([]string, len(row.values))
	for i := range row.values {
		marks[i] = fmt.Sprintf(", $%d", i+4)
	}
	query := fmt.Sprintf(`/* db.Put */ INSERT INTO "%s" ("region", "id", "handle", "seq", "rev"%s)
		VALUES ($1, $2, $3, (SELECT COALESCE(MAX("seq"), -1) + 1 FROM "%s" WHERE "region" = $1), 1%s)`,
		t.Name, codec.list(), t.Name, strings.Join(marks, ""))
	_, err := tx.Exec(ctx, query, args...)
	return err
}

func (t Table[T]) change(ctx context.Context, tx *Tx, region, id, handle string, codec codec, row stored) error {
	sets := make([]string, len(codec.columns))
	for i, name := range codec.columns {
		sets[i] = fmt.Sprintf(`, "%s" = $%d`, name, i+4)
	}
	query := fmt.Sprintf(`/* db.Put */ UPDATE "%s" SET "handle" = $3, "rev" = "rev" + 1%s WHERE "region" = $1 AND "id" = $2`, t.Name, strings.Join(sets, ""))
	n, err := tx.Exec(ctx, query, append([]any{region, id, handle}, row.values...)...)
	if err == nil && n == 0 {
		err = fmt.Errorf("there is no row %q of %s", id, region)
	}
	return err
}

func (c Child) replace(ctx context.Context, tx *Tx, region, parent string, codec codec, rows [][]any) error {
	if _, err := tx.Exec(ctx, fmt.Sprintf(`/* db.Put */ DELETE FROM "%s" WHERE "region" = $1 AND "parent" = $2`, c.Name), region, parent); err != nil {
		return err
	}
	in := insert{table: c.Name, columns: append([]string{"region", "parent", "seq"}, codec.columns...)}
	for n, values := range rows {
		in.rows = append(in.rows, append([]any{region, parent, n}, values...))
	}
	return in.run(ctx, tx)
}

func sameRows(a, b [][]any) bool {
	return slices.EqualFunc(a, b, func(x, y []any) bool { return slices.Equal(x, y) })
}

// Drop removes one row and, by the tables' own rule, its children.
func (t Table[T]) Drop(ctx context.Context, tx *Tx, region, id string) error {
	if err := t.remove(ctx, tx, region, []string{id}); err != nil {
		return fmt.Errorf("drop from %s: %w", t.Name, err)
	}
	return nil
}

// Order numbers the rows of a region anew. Rows that are not named keep their number.
func (t Table[T]) Order(ctx context.Context, tx *Tx, region string, ids []string) error {
	if len(ids) == 0 {
		return nil
	}
	const most = 400
	for from := 0; from < len(ids); from += most {
		part := ids[from:min(from+most, len(ids))]
		args := []any{region}
		var cases, marks []string
		for i, id := range part {
			args = append(args, id)
			cases = append(cases, fmt.Sprintf("WHEN $%d THEN %d", i+2, from+i))
			marks = append(marks, fmt.Sprintf("$%d", i+2))
		}
		query := fmt.Sprintf(`/* db.Order */ UPDATE "%s" SET "seq" = CASE "id" %s ELSE "seq" END WHERE "region" = $1 AND "id" IN (%s)`,
			t.Name, strings.Join(cases, " "), strings.Join(marks, ","))
		if _, err := tx.Exec(ctx, query, args...); err != nil {
			return fmt.Errorf("order %s: %w", t.Name, err)
		}
	}
	return nil
}
