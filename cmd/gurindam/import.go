package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"

	"gurindam/internal/app"
	"gurindam/internal/region"
	"gurindam/internal/rpjmd"
	"gurindam/internal/rpjmd/tc27"
	"gurindam/internal/sheet"
	"gurindam/internal/tabular"
)

type importCommand struct {
	Plan    importPlanCommand    `cmd:"" help:"Mengimpor rencana dari buku kerja XLSX, atau folder dengan satu CSV per lembar."`
	Renstra importRenstraCommand `cmd:"" help:"Mengimpor Renstra satu OPD (tabel T-C.27, tujuan–sasaran, atau daftar sub kegiatan) apa adanya."`
}

// intake is what both imports are told.
type intake struct {
	File   string `arg:"" name:"berkas" help:"Berkas XLSX atau CSV, atau folder CSV."`
	Region string `required:"" placeholder:"KODE" help:"Kode wilayah Kemendagri, misalnya 21.72."`
	DryRun bool   `help:"Hanya memeriksa; tidak ada yang disimpan."`
	JSON   bool   `name:"json" help:"Hasil sebagai JSON."`
	Marked string `placeholder:"BERKAS" help:"Menulis buku kerja yang sama dengan sel bermasalah ditandai."`
	Force  bool   `help:"Menimpa berkas --marked yang sudah ada."`
}

type importPlanCommand struct{ intake }

type importRenstraCommand struct {
	intake
	OPD       string `name:"opd" required:"" placeholder:"KODE" help:"Kode OPD pemilik Renstra, seperti pada lembar OPD."`
	FirstYear int    `placeholder:"TAHUN" help:"Tahun yang disebut \"Tahun 1\" dalam berkas (bila tidak disebut, ditanyakan)."`
}

// Run reads a plan and saves it.
func (i *importPlanCommand) Run(ctx context.Context, p program, c *commands) error {
	code, err := region.ParseCode(i.Region)
	if err != nil {
		return err
	}
	return p.within(ctx, c, func(a *app.App) error {
		taken, err := a.ImportPlan(ctx, i.File, code, i.DryRun)
		if err != nil {
			return err
		}
		m := taken.Snapshot.Masterplan
		what := fmt.Sprintf("%d inisiatif, %d OPD, %d fakta, %d quick win", len(m.Initiatives), len(taken.Snapshot.OPDs), len(taken.Snapshot.Facts), len(m.QuickWins))
		return p.report(i.intake, taken, what)
	})
}

// Run reads the Renstra of an office and saves it.
func (i *importRenstraCommand) Run(ctx context.Context, p program, c *commands) error {
	code, err := region.ParseCode(i.Region)
	if err != nil {
		return err
	}
	return p.within(ctx, c, func(a *app.App) error {
		taken, err := a.ImportRenstra(ctx, i.File, code, i.OPD, i.FirstYear, i.DryRun)
		if err != nil {
			return err
		}
		if !i.JSON {
			p.printTables(taken.Tables)
		}
		return p.report(i.intake, taken, fmt.Sprintf("%d baris Renstra %s", len(taken.Rows), i.OPD))
	})
}

// report tells what came of an import, and marks the workbook where asked.
func (p program) report(i intake, taken app.Taken, what string) error {
	if i.Marked != "" && len(taken.Problems) > 0 {
		err := writeFile(i.Marked, i.Force, func(w io.Writer) error { return tabular.WriteMarked(w, i.File, taken.Book, taken.Problems) })
		if err != nil {
			return err
		}
	}
	if i.JSON {
		if err := json.NewEncoder(p.out).Encode(importJSON(taken)); err != nil {
			return err
		}
	} else {
		printProblems(p.out, taken.Problems)
		p.summary(i, taken, what)
	}
	if sheet.Stops(taken.Problems) {
		return errProblems
	}
	return nil
}

func (p program) summary(i intake, taken app.Taken, what string) {
	counts := countProblems(taken.Problems)
	fmt.Fprintf(p.out, "Terbaca: %s.\n", what)
	fmt.Fprintf(p.out, "Masalah: %d galat, %d pertanyaan, %d peringatan.\n", counts[sheet.Error], counts[sheet.Question], counts[sheet.Warning])
	switch {
	case i.Marked == "":
	case len(taken.Problems) == 0:
		fmt.Fprintf(p.out, "Tidak ada yang perlu ditandai, jadi %s tidak dibuat.\n", i.Marked)
	default:
		fmt.Fprintf(p.out, "Sel bermasalah ditandai dalam %s.\n", i.Marked)
	}
	switch {
	case taken.Saved:
		fmt.Fprintln(p.out, "Disimpan.")
	case sheet.Stops(taken.Problems):
		fmt.Fprintln(p.out, "Tidak ada yang disimpan. Perbaiki galat dan jawab pertanyaan di atas, lalu impor lagi.")
	default:
		fmt.Fprintln(p.out, "Hanya diperiksa; tidak ada yang disimpan. Jalankan tanpa --dry-run untuk menyimpan.")
	}
}

// printTables sums up what a Renstra workbook holds: rows and money by level.
func (p program) printTables(tables []tc27.Table) {
	for _, t := range tables {
		fmt.Fprintf(p.out, "Tabel %s pada lembar %q:", t.Layout, t.Sheet)
		for _, level := range []rpjmd.RenstraLevel{rpjmd.RenstraTujuan, rpjmd.RenstraSasaran, rpjmd.RenstraProgram, rpjmd.RenstraKegiatan, rpjmd.RenstraSubKegiatan} {
			if n := t.Count[level]; n > 0 {
				fmt.Fprintf(p.out, " %d %s", n, level)
			}
		}
		fmt.Fprintln(p.out)
		for _, total := range t.Totals {
			fmt.Fprintf(p.out, "  %d %-13s %s\n", total.Year, total.Level, total.Amount)
		}
	}
}
