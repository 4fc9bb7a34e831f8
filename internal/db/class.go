package db

import (
	"context"
	"errors"
	"math/rand/v2"
	"time"

	"github.com/jackc/pgx/v5/pgconn"
	"modernc.org/sqlite"
)

// Collision tells whether an error means that two transactions met, so that
// running it again may succeed.
func Collision(err error) bool {
	if pg, ok := errors.AsType[*pgconn.PgError](err); ok {
		return pg.Code == "40001" || pg.Code == "40P01"
	}
	if lite, ok := errors.AsType[*sqlite.Error](err); ok {
		const busy, locked = 5, 6
		return lite.Code()&0xff == busy || lite.Code()&0xff == locked
	}
	return false
}

const attempts = 8

func retry(ctx context.Context, fn func() error) error {
	var err error
	for i := range attempts {
		if err = fn(); err == nil || !Collision(err) {
			return err
		}
		wait := time.Duration(1+rand.IntN(10<<i)) * time.Millisecond
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(wait):
		}
	}
	return err
}
