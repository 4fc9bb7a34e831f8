package main

import (
	"fmt"
	"io"
	"path/filepath"
	"strconv"
	"strings"

	"gurindam/internal/app"
	"gurindam/internal/fault"
	"gurindam/internal/period"
	"gurindam/internal/plan"
	"gurindam/internal/plan/workbook"
	"gurindam/internal/tabular"
)

type templateCommand struct {
	Plan templatePlanCommand `cmd:"" help:"Buku kerja rencana (XLSX) dengan petunjuk, pilihan isian, dan kolom wajib berwarna."`
}

type templatePlanCommand struct {
	Out       string `required:"" placeholder:"BERKAS" help:"Nama berkas XLSX yang dibuat."`
	Years     string `default:"2019-2023" placeholder:"AWAL-AKHIR" help:"Tahun rencana, satu sampai sepuluh tahun (bawaan 2019-2023)."`
	Guideline string `placeholder:"PEDOMAN" help:"Pedoman tahun program (bawaan kominfo-2019)."`
	Force     bool   `help:"Menimpa berkas yang sudah ada."`
}

// Run writes the empty workbook.
func (t *templatePlanCommand) Run(p program) error {
	span, err := parseYears(t.Years)
	if err != nil {
		return err
	}
	guide, err := plan.LoadGuideline(orDefault(t.Guideline, app.DefaultGuideline))
	if err != nil {
		return err
	}
	if !strings.EqualFold(filepath.Ext(t.Out), ".xlsx") {
		return fault.New(fault.Invalid, fmt.Sprintf("Nama berkas %q harus berakhiran .xlsx.", t.Out))
	}
	form := workbook.Template(guide, span)
	if err := writeFile(t.Out, t.Force, func(w io.Writer) error { return tabular.WriteForm(w, form) }); err != nil {
		return err
	}
	fmt.Fprintf(p.out, "Buku kerja %s untuk tahun %s dibuat: %d lembar. Isi, lalu periksa dengan:\n  gurindam import plan %s --region KODE --dry-run\n", t.Out, span, len(form.Sheets), t.Out)
	return nil
}

func parseYears(text string) (period.Span, error) {
	first, last, found := strings.Cut(strings.ReplaceAll(text, "–", "-"), "-")
	if !found {
		last = first
	}
	from, err1 := strconv.Atoi(strings.TrimSpace(first))
	to, err2 := strconv.Atoi(strings.TrimSpace(last))
	if err1 != nil || err2 != nil {
		return period.Span{}, fault.New(fault.Invalid, fmt.Sprintf("Tahun %q tidak terbaca. Tulis misalnya --years 2025-2029.", text))
	}
	span, err := period.New(from, to)
	if err != nil {
		return span, fault.New(fault.Invalid, "Tahun rencana keliru: "+err.Error()+".")
	}
	return span, nil
}

func orDefault(value, otherwise string) string {
	if value == "" {
		return otherwise
	}
	return value
}
