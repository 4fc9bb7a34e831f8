package db

import (
	"context"
	"fmt"
	"strings"
)

// insert is many rows for one table.
type insert struct {
	table   string
	columns []string
	rows    [][]any
}

// Both engines take at least 32,766 parameters; a batch stays well below.
const maxParameters = 12000

// Insert adds rows to a table, in batches.
func (t *Tx) Insert(ctx context.Context, table string, columns []string, rows [][]any) error {
	return insert{table, columns, rows}.run(ctx, t)
}

func (in insert) run(ctx context.Context, tx *Tx) error {
	batch := max(1, maxParameters/len(in.columns))
	for start := 0; start < len(in.rows); start += batch {
		rows := in.rows[start:min(start+batch, len(in.rows))]
		args := make([]any, 0, len(rows)*len(in.columns))
		for _, row := range rows {
			args = append(args, row...)
		}
		if _, err := tx.Exec(ctx, in.text(len(rows)), args...); err != nil {
			return fmt.Errorf("insert into %s: %w", in.table, err)
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
