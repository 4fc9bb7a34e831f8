package app

import (
	"context"
	"maps"
	"slices"

	"gurindam/internal/region"
	"gurindam/internal/rpjmd/tc27"
	"gurindam/internal/sheet"
	"gurindam/internal/tabular"
)

// ImportRenstra reads the Renstra rows of one office and saves them, unless dry
// or kept back by problems. first is the year called "Tahun 1" in the workbook, 0
// where it is not known: a Renstra need not begin with the plan, so it is asked.
func (a *App) ImportRenstra(ctx context.Context, path string, code region.Code, opd string, first int, dry bool) (Taken, error) {
	if _, err := a.Plans.Snapshot(ctx, code); err != nil {
		return Taken{}, err
	}
	book, err := tabular.Read(path, tabular.Limits{})
	if err != nil {
		return Taken{}, err
	}
	taken, err := a.takeRenstra(ctx, book, tc27.Options{OPD: opd, FirstYear: first})
	if err != nil {
		return Taken{}, err
	}
	if dry || sheet.Stops(taken.Problems) {
		return taken, nil
	}
	record, err := a.record("renstra", path, len(taken.Rows), taken.Problems)
	if err != nil {
		return taken, err
	}
	if err := a.Plans.TakeRenstra(ctx, code, opd, taken.Rows, record); err != nil {
		return taken, err
	}
	taken.Saved = true
	return taken, nil
}

// takeRenstra reads the Renstra of an office from a book, with what is doubtful in it.
func (a *App) takeRenstra(ctx context.Context, book sheet.Book, opt tc27.Options) (Taken, error) {
	result, err := a.readRenstra(ctx, book, opt)
	return Taken{Book: book, Rows: result.Rows, Problems: append(noted(book), result.Problems...), Tables: result.Tables}, err
}

// readRenstra reads with the edition of the nomenclature that knows the workbook
// best: the one that leaves the fewest problems, the newest of equals. A Renstra
// of 2021 cites the codes of its time, whatever was loaded since.
func (a *App) readRenstra(ctx context.Context, book sheet.Book, opt tc27.Options) (tc27.Result, error) {
	all, err := a.indexes(ctx)
	if err != nil {
		return tc27.Result{}, err
	}
	best := tc27.Result{}
	for i, version := range slices.Backward(slices.Sorted(maps.Keys(all))) {
		opt.Version = version
		opt.Known = func(code string) (string, bool) {
			entry, ok := all[version].Find(code)
			return entry.Name, ok
		}
		if r := tc27.Read(book, opt); i == len(all)-1 || len(r.Problems) < len(best.Problems) {
			best = r
		}
	}
	if len(all) == 0 {
		best = tc27.Read(book, opt)
	}
	return best, nil
}
