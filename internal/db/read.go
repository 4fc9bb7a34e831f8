package db

import (
	"context"
	"time"
)

// List collects the rows of a query; read scans one.
func List[T any](ctx context.Context, tx *Tx, query string, args []any, read func(scan func(...any) error) (T, error)) (out []T, err error) {
	err = tx.Each(ctx, query, args, func(scan func(...any) error) error {
		v, err := read(scan)
		out = append(out, v)
		return err
	})
	return out, err
}

// First gives the only row, or the zero value where there is none.
func First[T any](rows []T, err error) (one T, _ error) {
	if err != nil || len(rows) == 0 {
		return one, err
	}
	return rows[0], nil
}

// Millis is a moment as columns keep it: UTC milliseconds, 0 for never.
func Millis(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixMilli()
}

// Moment reads what Millis wrote.
func Moment(ms int64) time.Time {
	if ms == 0 {
		return time.Time{}
	}
	return time.UnixMilli(ms).UTC()
}
