package db

import (
	"context"
	"errors"
	"math/rand/v2"
	"time"

	"github.com/jackc/pgx/v5/pgconn"
	"modernc.org/sqlite"

	"gurindam/internal/fault"
)

// collision tells whether an error means that two transactions met, so that
// running it again may succeed.
func collision(err error) bool {
	if pg, ok := errors.AsType[*pgconn.PgError](err); ok {
		return pg.Code == "40001" || pg.Code == "40P01"
	}
	if lite, ok := errors.AsType[*sqlite.Error](err); ok {
		const busy, locked = 5, 6
		return lite.Code()&0xff == busy || lite.Code()&0xff == locked
	}
	return false
}

const (
	unwritable = "Basis data tidak dapat ditulisi. Periksa izin berkas dan foldernya, atau hak pemakai pada server."
	diskFull   = "Penyimpanan basis data penuh. Kosongkan ruang, lalu ulangi; tidak ada yang tersimpan setengah."
	unreadable = "Berkas basis data rusak. Pulihkan dari cadangan."
)

// troubles are the conditions of a database that its keeper can mend, by the code
// of either engine.
var (
	liteTroubles = map[int]string{8: unwritable, 14: unwritable, 13: diskFull, 11: unreadable, 26: unreadable}
	pgTroubles   = map[string]string{"25006": unwritable, "42501": unwritable, "53100": diskFull}
)

// explain gives the text a person can act on to an error that has one.
func explain(err error) error {
	var text string
	if pg, ok := errors.AsType[*pgconn.PgError](err); ok {
		text = pgTroubles[pg.Code]
	} else if lite, ok := errors.AsType[*sqlite.Error](err); ok {
		text = liteTroubles[lite.Code()&0xff]
	}
	if text == "" {
		return err
	}
	return fault.Wrap(fault.Invalid, text, err)
}

const attempts = 8

// retry runs fn again, a little later each time, while its error is one that
// another try may not meet, at most so many times.
func retry(ctx context.Context, most int, again func(error) bool, fn func() error) error {
	var err error
	for i := range most {
		if err = fn(); err == nil || !again(err) {
			return err
		}
		wait := time.Duration(1+rand.IntN(10<<min(i, attempts))) * time.Millisecond
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(wait):
		}
	}
	return err
}
