package db

import (
	"context"
	"fmt"
	"slices"
	"strings"
)

// insert is many rows for one table.
type insert struct {
	table   string
	columns []string
	rows    [][]any
}

// How many parameters one statement carries. PostgreSQL is asked rarely, because
// each time is a journey; SQLite looks parameters up one by one, so a statement
// of many is slower than many statements.
var batchParameters = map[Engine]int{Postgres: 12000, SQLite: 300}

// Insert adds rows to a table, in batches.
func (t *Tx) Insert(ctx context.Context, table string, columns []string, rows [][]any) error {
	return insert{table, columns, rows}.run(ctx, t)
}

func (in insert) run(ctx context.Context, tx *Tx) error {
	if len(in.rows) == 0 {
		return nil
	}
	batch := max(1, batchParameters[tx.engine]/len(in.columns))
	if err := in.batches(ctx, tx, in.rows[:len(in.rows)/batch*batch], batch); err != nil {
		return fmt.Errorf("insert into %s: %w", in.table, err)
	}
	if rest := in.rows[len(in.rows)/batch*batch:]; len(rest) > 0 {
		if err := in.batches(ctx, tx, rest, len(rest)); err != nil {
			return fmt.Errorf("insert into %s: %w", in.table, err)
		}
	}
	return nil
}

// batches inserts rows, size at a time, with one prepared statement.
func (in insert) batches(ctx context.Context, tx *Tx, rows [][]any, size int) error {
	if len(rows) == 0 {
		return nil
	}
	statement, err := tx.tx.PrepareContext(ctx, in.text(size))
	if err != nil {
		return err
	}
	defer statement.Close()
	args := make([]any, 0, size*len(in.columns))
	for chunk := range slices.Chunk(rows, size) {
		args = args[:0]
		for _, row := range chunk {
			args = append(args, row...)
		}
		if _, err := statement.ExecContext(ctx, args...); err != nil {
			return err
		}
	}
	return nil
}

func (in insert) text(rows int) string {
	var b strings.Builder
	fmt.Fprintf(&b, `/* db.Insert */ INSERT INTO "%s" ("%s") VALUES `, in.table, strings.Join(in.columns, `","`))
	n := 0
	for r := range rows {
		if r > 0 {
			b.WriteByte(',')
		}
		b.WriteByte('(')
		for c := range in.columns {
			n++
			if c > 0 {
				b.WriteByte(',')
			}
			fmt.Fprintf(&b, "$%d", n)
		}
		b.WriteByte(')')
	}
	return b.String()
}
