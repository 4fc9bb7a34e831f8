package main

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"gurindam/internal/app"
	"gurindam/internal/fault"
	"gurindam/internal/region"
	"gurindam/internal/tabular"
)

type exportCommand struct {
	Plan exportPlanCommand `cmd:"" help:"Rencana sebagai buku kerja dengan tata letak yang sama seperti saat diimpor."`
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
