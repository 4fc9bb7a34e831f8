package main

import (
	"encoding/json"
	"fmt"
	"os"

	"gurindam/internal/fault"
	"gurindam/internal/result/archive"
)

type verifyCommand struct {
	File string `arg:"" name:"arsip" help:"Arsip hasil, dari gurindam export result."`
	JSON bool   `name:"json" help:"Hasil pemeriksaan sebagai JSON."`
}

// mostDifferences is how many differences are printed for people.
const mostDifferences = 50

// Run recomputes every number of an archive from it alone.
func (v *verifyCommand) Run(p program) error {
	f, err := os.Open(v.File)
	if err != nil {
		return fault.Wrap(fault.Invalid, fmt.Sprintf("Arsip %q tidak dapat dibuka. Periksa nama dan izinnya.", v.File), err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return err
	}
	a, err := archive.Read(f, info.Size())
	if err != nil {
		return fault.Wrap(fault.KindOf(err), fmt.Sprintf("Arsip %s tidak dapat diperiksa: %s", v.File, fault.Text(err)), err)
	}
	report := a.Verify()
	if v.JSON {
		e := json.NewEncoder(p.out)
		e.SetEscapeHTML(false)
		err = e.Encode(report)
	} else {
		p.printReport(report)
	}
	if err == nil && !report.Equal {
		return errProblems
	}
	return err
}

func (p program) printReport(r archive.Report) {
	fmt.Fprintf(p.out, "%s (%s)", r.Name, r.Cycle)
	if r.Number > 0 {
		fmt.Fprintf(p.out, ", perbaikan ke-%d", r.Number)
	}
	fmt.Fprintf(p.out, "\n%d wilayah, %d nilai asesor, %d angka hasil dihitung ulang\n", r.Regions, r.Scores, r.Numbers)
	fmt.Fprintf(p.out, "Sidik pengumuman: %s\nSidik arsip:      %s\n", r.Publication, r.Archive)
	if r.Equal {
		fmt.Fprintln(p.out, "sama: setiap angka dan setiap berkas sesuai.")
		return
	}
	fmt.Fprintf(p.out, "TIDAK SAMA di %d tempat:\n", len(r.Differences))
	for _, d := range r.Differences[:min(len(r.Differences), mostDifferences)] {
		fmt.Fprintln(p.out, " ", d)
	}
	if rest := len(r.Differences) - mostDifferences; rest > 0 {
		fmt.Fprintf(p.out, "  dan %d lagi; --json menyebut semuanya\n", rest)
	}
}
