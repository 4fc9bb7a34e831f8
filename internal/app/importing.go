package app

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"gurindam/internal/fault"
	"gurindam/internal/plan"
	"gurindam/internal/plan/workbook"
	"gurindam/internal/region"
	"gurindam/internal/rpjmd"
	"gurindam/internal/rpjmd/tc27"
	"gurindam/internal/sheet"
	"gurindam/internal/tabular"
)

// Taken is what came of an import.
type Taken struct {
	Book     sheet.Book
	Problems []sheet.Problem
	Saved    bool
	Snapshot plan.Snapshot      // of a plan
	Rows     []rpjmd.RenstraRow // of a Renstra
	Tables   []tc27.Table       // what a Renstra workbook holds
}

// noted gives what the reading of the file itself had to tell, such as hidden
// sheets left out or an assumed coding, a place among the problems.
func noted(b sheet.Book) []sheet.Problem {
	var out []sheet.Problem
	for _, note := range b.Notes {
		p := sheet.Problem{Severity: sheet.Warning, Text: note}
		if len(b.Sheets) > 0 {
			p.At.Sheet = b.Sheets[0].Name
		}
		out = append(out, p)
	}
	return out
}

// DefaultGuideline is the guideline of a workbook that names none.
const DefaultGuideline = "kominfo-2019"

// ImportPlan reads a region's plan from a workbook or a folder and saves it,
// unless dry or kept back by problems.
func (a *App) ImportPlan(ctx context.Context, path string, code region.Code, dry bool) (Taken, error) {
	where, ok := region.Find(code)
	if !ok {
		return Taken{}, fault.New(fault.NotFound, fmt.Sprintf("Kode wilayah %q tidak ada dalam daftar Kemendagri. Tulis misalnya 21.72.", code))
	}
	book, err := tabular.Read(path, tabular.Limits{})
	if err != nil {
		return Taken{}, err
	}
	taken, err := a.takePlan(ctx, book, where)
	if err != nil {
		return taken, err
	}
	if dry || sheet.Stops(taken.Problems) {
		return taken, nil
	}
	record, err := a.record("rencana", path, len(taken.Snapshot.Masterplan.Initiatives), taken.Problems)
	if err != nil {
		return taken, err
	}
	if err := a.Plans.Take(ctx, taken.Snapshot, record); err != nil {
		return taken, err
	}
	taken.Saved = true
	return taken, nil
}

// takePlan reads a plan from a book, with what is wrong or doubtful in it.
func (a *App) takePlan(ctx context.Context, book sheet.Book, where region.Region) (taken Taken, err error) {
	taken.Book = book
	lookup, err := a.lookup(ctx)
	if err != nil {
		return taken, err
	}
	taken.Snapshot, taken.Problems, err = readPlan(book, where, lookup)
	taken.Problems = append(noted(book), taken.Problems...)
	return taken, err
}

// readPlan reads with the guideline that the workbook itself names.
func readPlan(book sheet.Book, where region.Region, lookup lookup) (plan.Snapshot, []sheet.Problem, error) {
	guide, err := plan.LoadGuideline(DefaultGuideline)
	if err != nil {
		return plan.Snapshot{}, nil, err
	}
	snapshot, problems := workbook.Read(book, guide, where, workbook.Options{Lookup: lookup})
	named, err := plan.LoadGuideline(snapshot.Masterplan.Profile.Outline)
	if err != nil || named.ID == guide.ID {
		return snapshot, problems, nil
	}
	snapshot, problems = workbook.Read(book, named, where, workbook.Options{Lookup: lookup})
	return snapshot, problems, nil
}

func (a *App) record(kind, path string, rows int, problems []sheet.Problem) (plan.Import, error) {
	sum, err := fingerprint(path)
	if err != nil {
		return plan.Import{}, fmt.Errorf("fingerprint of %s: %w", path, err)
	}
	return plan.Import{Kind: kind, At: a.now(), Person: "baris perintah", File: filepath.Base(path), SHA256: sum, Rows: rows, Warnings: len(problems)}, nil
}

// fingerprint gives the SHA-256 of a file, or of the names and contents of the
// files of a folder in order.
func fingerprint(path string) (string, error) {
	info, err := os.Stat(path)
	if err != nil {
		return "", err
	}
	hash := sha256.New()
	if !info.IsDir() {
		file, err := os.Open(path)
		if err != nil {
			return "", err
		}
		defer file.Close()
		if _, err := io.Copy(hash, file); err != nil {
			return "", err
		}
		return hex.EncodeToString(hash.Sum(nil)), nil
	}
	root, err := os.OpenRoot(path)
	if err != nil {
		return "", err
	}
	defer root.Close()
	names, err := fs.Glob(root.FS(), "*.csv")
	if err != nil {
		return "", err
	}
	slices.Sort(names)
	for _, name := range names {
		data, err := fs.ReadFile(root.FS(), name)
		if err != nil {
			return "", err
		}
		fmt.Fprintf(hash, "%s %d\n", name, len(data))
		hash.Write(data)
	}
	return hex.EncodeToString(hash.Sum(nil)), nil
}

// ExportPlan gives a region's plan as a filled workbook.
func (a *App) ExportPlan(ctx context.Context, code region.Code) (sheet.Form, error) {
	snapshot, guide, err := a.Plan(ctx, code)
	if err != nil {
		return sheet.Form{}, err
	}
	return workbook.Form(snapshot, guide), nil
}
