package main

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"gurindam/internal/app"
	"gurindam/internal/fault"
	"gurindam/internal/region"
	"gurindam/internal/result/archive"
	"gurindam/internal/tabular"
)

type exportCommand struct {
	Plan   exportPlanCommand   `cmd:"" help:"Rencana sebagai buku kerja dengan tata letak yang sama seperti saat diimpor."`
	Result exportResultCommand `cmd:"" help:"Hasil evaluasi sebagai satu arsip yang dapat diperiksa siapa pun dengan gurindam verify."`
}

type exportPlanCommand struct {
	Region string `required:"" placeholder:"KODE" help:"Kode wilayah Kemendagri, misalnya 21.72."`
	Out    string `required:"" placeholder:"BERKAS" help:"Berkas .xlsx, atau nama folder untuk satu CSV per lembar."`
	Force  bool   `help:"Menimpa berkas yang sudah ada."`
}

// Run writes the workbook.
func (e *exportPlanCommand) Run(ctx context.Context, p program, c *commands) error {
	code, err := region.ParseCode(e.Region)
	if err != nil {
		return err
	}
	return p.within(ctx, c, func(a *app.App) error {
		form, err := a.ExportPlan(ctx, code)
		if err != nil {
			return err
		}
		switch ext := strings.ToLower(filepath.Ext(e.Out)); {
		case ext == ".xlsx":
			err = writeFile(e.Out, e.Force, func(w io.Writer) error { return tabular.WriteForm(w, form) })
		case ext != "":
			return fault.New(fault.Invalid, fmt.Sprintf("Bentuk %q tidak dikenal. Pakai .xlsx, atau nama folder untuk CSV.", ext))
		case exists(e.Out) && !e.Force:
			return fault.New(fault.Conflict, fmt.Sprintf("Folder %q sudah ada. Pilih nama lain, atau tambahkan --force.", e.Out))
		default:
			if err = makeFolder(e.Out); err == nil {
				err = tabular.WriteCSV(e.Out, form)
			}
		}
		if err != nil {
			return err
		}
		fmt.Fprintf(p.out, "Rencana %s ditulis ke %s (%d lembar).\n", code, e.Out, len(form.Sheets))
		return nil
	})
}

type exportResultCommand struct {
	Cycle     string `required:"" placeholder:"ID" help:"Siklus evaluasi, misalnya 2026."`
	Out       string `placeholder:"BERKAS" help:"Nama arsip; tanpa ini hasil-SIKLUS.zip."`
	Amendment *int   `placeholder:"N" help:"0 pengumuman pertama, 1 perbaikan pertama, dan seterusnya; tanpa ini yang terakhir."`
	Force     bool   `help:"Menimpa berkas yang sudah ada."`
}

// Run writes the archive and tells its fingerprint.
func (e *exportResultCommand) Run(ctx context.Context, p program, c *commands) error {
	number := app.Latest
	if e.Amendment != nil {
		if number = *e.Amendment; number < 0 {
			return fault.New(fault.Invalid, "--amendment menerima 0, 1, 2, dan seterusnya.")
		}
	}
	return p.within(ctx, c, func(a *app.App) error {
		content, err := a.ResultArchive(ctx, e.Cycle, number)
		if err != nil {
			return err
		}
		out := cmp.Or(e.Out, "hasil-"+content.Cycle+".zip")
		if err := writeFile(out, e.Force, func(w io.Writer) error { return archive.Write(w, content) }); err != nil {
			return err
		}
		print, err := content.Sum()
		if err != nil {
			return err
		}
		fmt.Fprintf(p.out, "Hasil %s ditulis ke %s (%d wilayah).\nSidik pengumuman: %s\nSidik arsip:      %s\n", content.Name, out, len(content.Regions), content.Fingerprint, print)
		return nil
	})
}
