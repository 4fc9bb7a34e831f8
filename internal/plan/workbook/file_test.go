package workbook_test

import (
	"bytes"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gurindam/internal/plan/plantest"
	"gurindam/internal/plan/workbook"
	"gurindam/internal/sheet"
	"gurindam/internal/tabular"
)

// through writes a form to a file of each kind and reads it back.
func through(t testing.TB, form sheet.Form) map[string]sheet.Book {
	t.Helper()
	var file bytes.Buffer
	if err := tabular.WriteForm(&file, form); err != nil {
		t.Fatal(err)
	}
	xlsx, err := tabular.Decode("rencana.xlsx", file.Bytes(), tabular.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := tabular.WriteCSV(dir, form); err != nil {
		t.Fatal(err)
	}
	csv, err := tabular.Read(dir, tabular.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	return map[string]sheet.Book{"XLSX": xlsx, "CSV": csv}
}

func TestFilesKeepEverything(t *testing.T) {
	t.Parallel()
	g, want := guideline(t), plantest.Full()
	form := workbook.Form(want, g)
	for kind, book := range through(t, form) {
		got, problems := workbook.Read(book, g, plantest.Home(), workbook.Options{})
		for _, p := range problems {
			if p.Severity != sheet.Warning || p.At.Sheet == "" {
				t.Errorf("%s: %s", kind, p)
			}
		}
		if len(problems) != 1 {
			t.Errorf("%s: %d problems, want the one link without a reason: %v", kind, len(problems), problems)
		}
		if diff := cmp.Diff(want, got, cmp.Comparer(sameNumber)); diff != "" {
			t.Errorf("%s: -want +got\n%s", kind, diff)
		}
		if diff := cmp.Diff(form, workbook.Form(got, g)); diff != "" {
			t.Errorf("%s: the second export differs\n%s", kind, diff)
		}
	}
}

func TestTemplateFilesAreReadBack(t *testing.T) {
	t.Parallel()
	g := guideline(t)
	form := workbook.Template(g, plantest.Full().Masterplan.Profile.Period)
	for kind, book := range through(t, form) {
		got, problems := workbook.Read(book, g, plantest.Home(), workbook.Options{})
		for _, p := range problems {
			if p.Severity != sheet.Warning && p.At.Sheet != "Profil Daerah" && p.At.Sheet != "profil" {
				t.Errorf("%s: %s", kind, p)
			}
		}
		if len(got.Masterplan.Readiness) < 30 {
			t.Errorf("%s: %d readiness items", kind, len(got.Masterplan.Readiness))
		}
	}
}

func BenchmarkDryRunXLSX(b *testing.B) {
	g := guideline(b)
	var file bytes.Buffer
	if err := tabular.WriteForm(&file, workbook.Form(plantest.Large(g, 5000), g)); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		book, err := tabular.Decode("rencana.xlsx", file.Bytes(), tabular.Limits{})
		if err != nil {
			b.Fatal(err)
		}
		if _, problems := workbook.Read(book, g, plantest.Home(), workbook.Options{}); sheet.Stops(problems) {
			b.Fatal(problems[0])
		}
	}
}
