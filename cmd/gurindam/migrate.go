package main

import (
	"context"
	"fmt"
	"runtime/debug"

	"gurindam/internal/app"
)

type migrateCommand struct{}

// Run brings the tables up to date.
func (m *migrateCommand) Run(ctx context.Context, p program, c *commands) error {
	applied, err := app.Migrate(ctx, p.database(c))
	if err != nil {
		return err
	}
	for _, name := range applied {
		fmt.Fprintln(p.out, "Diterapkan:", name)
	}
	if len(applied) == 0 {
		fmt.Fprintln(p.out, "Basis data sudah mutakhir.")
	}
	return nil
}

type versionCommand struct{}

// Run names the version.
func (v *versionCommand) Run(p program) error {
	fmt.Fprintln(p.out, "gurindam", version())
	return nil
}

func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "" {
		return "(pengembangan)"
	}
	return info.Main.Version
}
