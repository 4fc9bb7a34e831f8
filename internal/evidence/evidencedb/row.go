package evidencedb

import (
	"context"
	"fmt"
	"strings"
	"time"

	"gurindam/internal/db"
)

// list collects the rows of a query.
func list[T any](ctx context.Context, tx *db.Tx, query string, args []any, read func(func(...any) error) (T, error)) (out []T, err error) {
	err = tx.Each(ctx, query, args, func(scan func(...any) error) error {
		v, err := read(scan)
		out = append(out, v)
		return err
	})
	return out, err
}

// first gives the only row, or the zero value.
func first[T any](rows []T, err error) (T, error) {
	var none T
	if err != nil || len(rows) == 0 {
		return none, err
	}
	return rows[0], nil
}

func millis(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixMilli()
}

func moment(ms int64) time.Time {
	if ms == 0 {
		return time.Time{}
	}
	return time.UnixMilli(ms).UTC()
}

func day(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.DateOnly)
}

func date(text string) (time.Time, error) {
	if text == "" {
		return time.Time{}, nil
	}
	t, err := time.Parse(time.DateOnly, text)
	if err != nil {
		return t, fmt.Errorf("date of evidence: %w", err)
	}
	return t, nil
}

func words(text string) []string {
	if text == "" {
		return nil
	}
	return strings.Fields(text)
}

func joined(words []string) string { return strings.Join(words, " ") }
