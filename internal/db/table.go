package db

import (
	"context"
	"crypto/rand"
	"fmt"
	"reflect"
	"slices"
	"strings"
)

// Table keeps a list of T for each region: one row a value, with the columns
// region, id, handle, seq, rev and one column for each field of T. The handle is
// what people call the thing; the id is the program's own and stays when a list
// is replaced; rev is raised only when the row has really changed.
type Table[T any] struct {
	Name     string
	Handle   func(T) string // unique within the region
	Children []Child
}

// Child keeps a slice field of T in a table of its own: region, parent, seq and
// one column for each field of the slice's element.
type Child struct {
	Name  string
	Field string
}

// stored is a row as the database has it.
type stored struct {
	id       string
	rev      int64
	seq      int64
	values   []any
	children [][][]any
}

// Load gives a region's list in the order it was saved.
func (t Table[T]) Load(ctx context.Context, tx *Tx, region string) ([]T, error) {
	out, _, err := t.LoadRows(ctx, tx, region)
	return out, err
}

// LoadRows gives a region's list with the id of each row.
func (t Table[T]) LoadRows(ctx context.Context, tx *Tx, region string) (out []T, ids []string, err error) {
	_, err = t.load(ctx, tx, region, func(id string, v T) { out, ids = append(out, v), append(ids, id) })
	return out, ids, err
}

func (t Table[T]) load(ctx context.Context, tx *Tx, region string, each func(id string, v T)) (map[string]stored, error) {
	codec := codecOf(reflect.TypeFor[T](), t.fields())
	var handles []string
	rows := map[string]stored{}
	byID := map[string]string{}
	query := fmt.Sprintf(`/* db.Load */ SELECT "id", "handle", "seq", "rev"%s FROM "%s" WHERE "region" = $1 ORDER BY "seq"`, codec.list(), t.Name)
	err := tx.Each(ctx, query, []any{region}, func(scan func(...any) error) error {
		var s stored
		var handle string
		s.values = make([]any, len(codec.columns))
		if err := scan(append([]any{&s.id, &handle, &s.seq, &s.rev}, codec.targets(s.values)...)...); err != nil {
			return err
		}
		s.children = make([][][]any, len(t.Children))
		rows[handle], byID[s.id] = s, handle
		handles = append(handles, handle)
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("load %s: %w", t.Name, err)
	}
	for i, c := range t.Children {
		if err := t.loadChild(ctx, tx, region, i, c, rows, byID); err != nil {
			return nil, fmt.Errorf("load %s: %w", c.Name, err)
		}
	}
	if each == nil {
		return rows, nil
	}
	for _, handle := range handles {
		var v T
		if err := t.decode(reflect.ValueOf(&v).Elem(), codec, rows[handle]); err != nil {
			return nil, fmt.Errorf("load %s %s: %w", t.Name, handle, err)
		}
		each(rows[handle].id, v)
	}
	return rows, nil
}

func (t Table[T]) loadChild(ctx context.Context, tx *Tx, region string, i int, c Child, rows map[string]stored, byID map[string]string) error {
	codec := codecOf(c.element(reflect.TypeFor[T]()), nil)
	query := fmt.Sprintf(`/* db.Load */ SELECT "parent"%s FROM "%s" WHERE "region" = $1 ORDER BY "parent", "seq"`, codec.list(), c.Name)
	return tx.Each(ctx, query, []any{region}, func(scan func(...any) error) error {
		var parent string
		values := make([]any, len(codec.columns))
		if err := scan(append([]any{&parent}, codec.targets(values)...)...); err != nil {
			return err
		}
		row := rows[byID[parent]]
		row.children[i] = append(row.children[i], values)
		return nil
	})
}

func (t Table[T]) decode(v reflect.Value, codec codec, row stored) error {
	if err := codec.decode(v, row.values); err != nil {
		return err
	}
	for i, c := range t.Children {
		if len(row.children[i]) == 0 {
			continue
		}
		field := v.FieldByName(c.Field)
		list := reflect.MakeSlice(field.Type(), len(row.children[i]), len(row.children[i]))
		inner := codecOf(field.Type().Elem(), nil)
		for k, values := range row.children[i] {
			if err := inner.decode(list.Index(k), values); err != nil {
				return err
			}
		}
		field.Set(list)
	}
	return nil
}

// Save makes a region's list the given one: changed rows are updated, new ones
// added, missing ones removed. Rows that stay the same are not touched.
func (t Table[T]) Save(ctx context.Context, tx *Tx, region string, values []T) error {
	if err := t.save(ctx, tx, region, values); err != nil {
		return fmt.Errorf("save %s: %w", t.Name, err)
	}
	return nil
}

func (t Table[T]) save(ctx context.Context, tx *Tx, region string, values []T) error {
	old, err := t.load(ctx, tx, region, nil)
	if err != nil {
		return err
	}
	codec := codecOf(reflect.TypeFor[T](), t.fields())
	parents := insert{table: t.Name, columns: append([]string{"region", "id", "handle", "seq", "rev"}, codec.columns...)}
	children := make([]insert, len(t.Children))
	for i, c := range t.Children {
		children[i] = insert{table: c.Name, columns: append([]string{"region", "parent", "seq"}, codecOf(c.element(reflect.TypeFor[T]()), nil).columns...)}
	}
	kept := map[string]bool{}
	var stale []string
	for seq, v := range values {
		handle := t.Handle(v)
		if kept[handle] {
			return fmt.Errorf("%q stands twice", handle)
		}
		kept[handle] = true
		row, err := t.encode(reflect.ValueOf(v), codec)
		if err != nil {
			return fmt.Errorf("%q: %w", handle, err)
		}
		row.id, row.seq, row.rev = rand.Text(), int64(seq), 1
		if before, ok := old[handle]; ok {
			if before.same(row) {
				continue
			}
			row.id, row.rev = before.id, before.rev+1
			stale = append(stale, before.id)
		}
		parents.rows = append(parents.rows, append([]any{region, row.id, handle, row.seq, row.rev}, row.values...))
		for i, list := range row.children {
			for n, child := range list {
				children[i].rows = append(children[i].rows, append([]any{region, row.id, n}, child...))
			}
		}
	}
	for handle, row := range old {
		if !kept[handle] {
			stale = append(stale, row.id)
		}
	}
	slices.Sort(stale)
	if err := t.remove(ctx, tx, region, stale); err != nil {
		return err
	}
	for _, in := range append([]insert{parents}, children...) {
		if err := in.run(ctx, tx); err != nil {
			return err
		}
	}
	return nil
}

func (t Table[T]) encode(v reflect.Value, codec codec) (stored, error) {
	row := stored{children: make([][][]any, len(t.Children))}
	var err error
	if row.values, err = codec.encode(v); err != nil {
		return row, err
	}
	for i, c := range t.Children {
		list := v.FieldByName(c.Field)
		inner := codecOf(list.Type().Elem(), nil)
		for k := range list.Len() {
			values, err := inner.encode(list.Index(k))
			if err != nil {
				return row, err
			}
			row.children[i] = append(row.children[i], values)
		}
	}
	return row, nil
}

func (s stored) same(o stored) bool {
	return s.seq == o.seq && slices.Equal(s.values, o.values) &&
		slices.EqualFunc(s.children, o.children, sameRows)
}

// remove deletes rows and, by the tables' own rule, their children.
func (t Table[T]) remove(ctx context.Context, tx *Tx, region string, ids []string) error {
	for chunk := range slices.Chunk(ids, 500) {
		marks := make([]string, len(chunk))
		args := []any{region}
		for i, id := range chunk {
			args = append(args, id)
			marks[i] = fmt.Sprintf("$%d", i+2)
		}
		query := fmt.Sprintf(`/* db.Save */ DELETE FROM "%s" WHERE "region" = $1 AND "id" IN (%s)`, t.Name, strings.Join(marks, ","))
		if _, err := tx.Exec(ctx, query, args...); err != nil {
			return err
		}
	}
	return nil
}

func (t Table[T]) fields() []string {
	var names []string
	for _, c := range t.Children {
		names = append(names, c.Field)
	}
	return names
}

func (c Child) element(parent reflect.Type) reflect.Type {
	field, _ := parent.FieldByName(c.Field)
	return field.Type.Elem()
}
