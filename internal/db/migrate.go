package db

import (
	"context"
	"embed"
	"fmt"
	"io/fs"

	"github.com/pressly/goose/v3"

	"gurindam/internal/fault"
)

//go:embed migrations/*.sql
var migrations embed.FS

// Migrate brings the tables up to date and names the files it applied. A
// database that a newer program has changed is left alone: fault.Conflict.
func (d *DB) Migrate(ctx context.Context) (applied []string, err error) {
	// Another program may start at this moment and make the same tables. A file is
	// applied whole or not at all, so whoever comes second finds them on trying again,
	// and may come second at every file.
	files, err := fs.Glob(migrations, "migrations/*.sql")
	if err != nil {
		return nil, fmt.Errorf("migrations: %w", err)
	}
	internal := func(err error) bool { return fault.KindOf(err) == fault.Internal }
	err = retry(ctx, attempts+len(files), internal, func() (err error) {
		applied, err = d.migrate(ctx)
		return err
	})
	return applied, err
}

func (d *DB) migrate(ctx context.Context) ([]string, error) {
	files, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return nil, fmt.Errorf("migrations: %w", err)
	}
	dialect := goose.DialectSQLite3
	if d.engine == Postgres {
		dialect = goose.DialectPostgres
	}
	provider, err := goose.NewProvider(dialect, d.write, files)
	if err != nil {
		return nil, fmt.Errorf("migrations: %w", err)
	}
	have, known, err := provider.GetVersions(ctx)
	if err != nil {
		return nil, explain(fmt.Errorf("migrations: %w", err))
	}
	if have > known {
		return nil, fault.New(fault.Conflict, "Basis data ini sudah diubah oleh gurindam yang lebih baru. Pakai versi program yang lebih baru.")
	}
	results, err := provider.Up(ctx)
	if err != nil {
		return nil, explain(fmt.Errorf("migrations: %w", err))
	}
	var applied []string
	for _, r := range results {
		applied = append(applied, r.Source.Path)
	}
	return applied, nil
}
