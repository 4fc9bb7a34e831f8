package main

import (
	"context"
	"fmt"
	"io"
	"strings"

	"gurindam/internal/app"
	"gurindam/internal/rpjmd"
	"gurindam/internal/sheet"
	"gurindam/internal/tabular"
)

type referenceCommand struct {
	Load    referenceLoadCommand    `cmd:"" help:"Memuat satu versi nomenklatur dari berkas resmi dan memetakan versi sebelumnya."`
	List    referenceListCommand    `cmd:"" help:"Menyebut versi nomenklatur yang sudah dimuat."`
	Residue referenceResidueCommand `cmd:"" help:"Kode versi lama yang tidak punya penerus di versi baru."`
}

type referenceLoadCommand struct {
	File    string `arg:"" name:"berkas" help:"Berkas XLSX nomenklatur."`
	Version string `required:"" placeholder:"VERSI" help:"Nama versi, misalnya 2023 atau 2027."`
	Marked  string `placeholder:"BERKAS" help:"Menulis berkas yang sama dengan sel bermasalah ditandai."`
	Force   bool   `help:"Menimpa berkas --marked yang sudah ada."`
}

// Run loads an edition.
func (r *referenceLoadCommand) Run(ctx context.Context, p program, c *commands) error {
	return p.within(ctx, c, func(a *app.App) error {
		bar := p.progress()
		loaded, err := a.LoadReference(ctx, r.File, r.Version, bar.step)
		bar.end()
		if err != nil {
			return err
		}
		printProblems(p.out, loaded.Problems)
		if r.Marked != "" && len(loaded.Problems) > 0 {
			err := writeFile(r.Marked, r.Force, func(w io.Writer) error {
				return tabular.WriteMarked(w, r.File, loaded.Book, loaded.Problems)
			})
			if err != nil {
				return err
			}
		}
		if sheet.Stops(loaded.Problems) {
			fmt.Fprintln(p.out, "Tidak ada yang disimpan.")
			return errProblems
		}
		p.printLoaded(loaded)
		return nil
	})
}

func (p program) printLoaded(l app.Loaded) {
	counts := map[rpjmd.RenstraLevel]int{}
	for _, e := range l.Nomenclature.Entries {
		counts[e.Level]++
	}
	var parts []string
	for _, level := range []rpjmd.RenstraLevel{rpjmd.RenstraUrusan, rpjmd.RenstraBidang, rpjmd.RenstraProgram, rpjmd.RenstraKegiatan, rpjmd.RenstraSubKegiatan} {
		parts = append(parts, fmt.Sprintf("%d %s", counts[level], level))
	}
	fmt.Fprintf(p.out, "Versi %s dimuat: %s.\n", l.Nomenclature.Version, strings.Join(parts, ", "))
	for _, m := range l.Maps {
		fmt.Fprintf(p.out, "Peta %s → %s: %d dinyatakan, %d sama, %d pindah kode, %d tanpa penerus.\n", m.From, m.To,
			m.Kinds[rpjmd.ForwardStated], m.Kinds[rpjmd.ForwardSame], m.Kinds[rpjmd.ForwardMoved], m.Kinds[rpjmd.ForwardNone])
	}
}

type referenceListCommand struct{}

// Run lists the editions.
func (r *referenceListCommand) Run(ctx context.Context, p program, c *commands) error {
	return p.within(ctx, c, func(a *app.App) error {
		versions, err := a.References(ctx)
		if err != nil {
			return err
		}
		for _, v := range versions {
			fmt.Fprintf(p.out, "%-12s %6d entri\n", v.Name, v.Entries)
		}
		if len(versions) == 0 {
			fmt.Fprintln(p.out, "Belum ada nomenklatur. Muat dengan: gurindam reference load BERKAS --version TAHUN")
		}
		return nil
	})
}

type referenceResidueCommand struct {
	From string `arg:"" name:"lama" help:"Versi lama."`
	To   string `arg:"" name:"baru" help:"Versi baru."`
}

// Run lists what has no successor.
func (r *referenceResidueCommand) Run(ctx context.Context, p program, c *commands) error {
	return p.within(ctx, c, func(a *app.App) error {
		list, err := a.Residue(ctx, r.From, r.To)
		if err != nil {
			return err
		}
		for _, f := range list {
			fmt.Fprintln(p.out, f.Side, f.From)
		}
		fmt.Fprintf(p.out, "%d kode versi %s tanpa penerus di versi %s.\n", len(list), r.From, r.To)
		return nil
	})
}
