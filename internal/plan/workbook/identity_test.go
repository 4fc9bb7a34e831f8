package workbook_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"gurindam/internal/decimal"
	"gurindam/internal/plan"
	"gurindam/internal/plan/plantest"
	"gurindam/internal/plan/workbook"
	"gurindam/internal/sheet"
)

func guideline(t testing.TB) plan.Guideline {
	t.Helper()
	g, err := plan.LoadGuideline("kominfo-2019")
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// typed fills a form in as a CSV file would hold it: a header row and texts.
func typed(f sheet.Form) sheet.Book {
	b := sheet.Book{Name: "rencana"}
	for _, s := range f.Sheets {
		out := sheet.Sheet{Name: s.File}
		var head []sheet.Cell
		for _, c := range s.Columns {
			head = append(head, sheet.Cell{Text: c.Title, Raw: c.Title, Type: sheet.TextCell})
		}
		out.Rows = append(out.Rows, head)
		for _, row := range s.Rows {
			var cells []sheet.Cell
			for _, text := range row {
				c := sheet.Cell{Text: text, Raw: text, Type: sheet.TextCell}
				if text == "" {
					c = sheet.Cell{}
				}
				cells = append(cells, c)
			}
			out.Rows = append(out.Rows, cells)
		}
		b.Sheets = append(b.Sheets, out)
	}
	return b
}

func TestExportThenImportChangesNothing(t *testing.T) {
	t.Parallel()
	g, want := guideline(t), plantest.Full()
	form := workbook.Form(want, g)
	got, problems := workbook.Read(typed(form), g, plantest.Home(), workbook.Options{})
	for _, p := range problems {
		if p.Severity != sheet.Warning {
			t.Error(p)
		}
	}
	if diff := cmp.Diff(want, got, cmp.Comparer(sameNumber)); diff != "" {
		t.Errorf("import lost or changed something: -want +got\n%s", diff)
	}
	if diff := cmp.Diff(form, workbook.Form(got, g)); diff != "" {
		t.Errorf("the second export differs: -first +second\n%s", diff)
	}
}

// sameNumber compares numbers with the decimals they were written with.
func sameNumber(a, b decimal.Decimal) bool { return a.String() == b.String() }
