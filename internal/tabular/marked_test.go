package tabular

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"gurindam/internal/needs"
	"gurindam/internal/sheet"
)

func problem(s string, row, col int, severity sheet.Severity, text string) sheet.Problem {
	return sheet.Problem{At: sheet.Ref{Sheet: s, Row: row, Col: col}, Severity: severity, Value: "isi", Text: text, Advice: "Perbaiki."}
}

func TestMarkedKeepsTheFile(t *testing.T) {
	t.Parallel()
	path := needs.Data(t, "impor_uji/pasangkayu_renstra_dpupr_5tahun.xlsx")
	b, err := Read(path, Limits{})
	if err != nil {
		t.Fatal(err)
	}
	ask := problem("RENSTRA", 2, 1, sheet.Question, "Kode ini dapat berarti dua.")
	ask.Choices = []string{"1.03", "1.30"}
	problems := []sheet.Problem{
		problem("RENSTRA", 3, 7, sheet.Warning, "Jumlah berbeda."),
		problem("RENSTRA", 3, 7, sheet.Error, "Jumlah rusak."),
		ask,
		problem("RENSTRA", 44, 2, sheet.Warning, "Nama terpotong."), // a cell that has a comment already
		problem("Tidak Ada", 0, 0, sheet.Error, "Lembar tidak ada."),
	}
	var out bytes.Buffer
	if err := WriteMarked(&out, path, b, problems); err != nil {
		t.Fatal(err)
	}
	again := decoded(t, "a.xlsx", out.Bytes())
	if again.Sheets[0].Name != "Masalah" || len(again.Sheets) != 2 {
		t.Fatalf("sheets: %q first of %d", again.Sheets[0].Name, len(again.Sheets))
	}
	if diff := cmp.Diff(b.Sheets[0], again.Sheets[1]); diff != "" {
		t.Errorf("the person's sheet changed (-want +got)\n%s", diff)
	}
	if got := at(t, again, 0, 3, 5).Text; got != "Jumlah rusak." {
		t.Errorf("first of the list: got %q, want the error", got)
	}
	f, err := excelize.OpenReader(bytes.NewReader(out.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	comments, err := f.GetComments("RENSTRA")
	if err != nil {
		t.Fatal(err)
	}
	said := map[string]string{}
	for _, c := range comments {
		said[c.Cell] += commentText(c)
	}
	for cell, words := range map[string][]string{
		"H4": {"Galat: Jumlah rusak. Perbaiki.", "Peringatan: Jumlah berbeda."}, "B3": {"Pertanyaan", "1.03 | 1.30"},
		"C45": {"Peningkatan 25 jt/ha", "Nama terpotong."}, "C47": {"14 jt/ha"},
	} {
		for _, w := range words {
			if !strings.Contains(said[cell], w) {
				t.Errorf("comment on %s: got %q, want %q in it", cell, said[cell], w)
			}
		}
	}
	for cell, color := range map[string]string{"H4": "F4B6AF", "B3": "B9D6F2", "C45": "FCE3A6"} {
		id, err := f.GetCellStyle("RENSTRA", cell)
		if err != nil {
			t.Fatal(err)
		}
		style, err := f.GetStyle(id)
		if err != nil || len(style.Fill.Color) == 0 || style.Fill.Color[0] != color {
			t.Errorf("colour of %s: got %+v (%v), want %s", cell, style.Fill, err, color)
		}
	}
	if formula, err := f.GetCellFormula("RENSTRA", "H5"); err != nil || !strings.Contains(formula, "SUM(H6:H12)") {
		t.Errorf("formula of H5: got %q (%v)", formula, err)
	}
	if ok, target, err := f.GetCellHyperLink("Masalah", "D4"); !ok || target != "'RENSTRA'!H4" || err != nil {
		t.Errorf("link of the first problem: %v %q %v", ok, target, err)
	}
}

func TestMarkedFormKeepsItsNames(t *testing.T) {
	t.Parallel()
	data := written(t, sampleForm())
	b := decoded(t, "a.xlsx", data)
	var out bytes.Buffer
	if err := Mark(&out, data, b, []sheet.Problem{problem("Rencana Aksi", 3, 6, sheet.Error, "x")}); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(out.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for _, n := range f.WorkBook.DefinedNames.DefinedName {
		if n.LocalSheetID != nil && *n.LocalSheetID >= f.SheetCount {
			t.Errorf("name %s belongs to sheet %d of %d", n.Name, *n.LocalSheetID, f.SheetCount)
		}
	}
	for _, n := range f.GetDefinedName() {
		if n.Name == "_xlnm.Print_Titles" && !strings.HasPrefix(n.RefersTo, "'"+quoteName(n.Scope)+"'!") {
			t.Errorf("print titles of %q point to %s", n.Scope, n.RefersTo)
		}
	}
	again := decoded(t, "a.xlsx", out.Bytes())
	if diff := cmp.Diff(b.Sheets[1:], again.Sheets[2:]); diff != "" {
		t.Errorf("sheets changed (-want +got)\n%s", diff)
	}
}

func TestLibreOfficeOpensMarked(t *testing.T) {
	t.Parallel()
	data := written(t, sampleForm())
	var out bytes.Buffer
	if err := Mark(&out, data, decoded(t, "a.xlsx", data), []sheet.Problem{problem("Rencana Aksi", 3, 6, sheet.Error, "x")}); err != nil {
		t.Fatal(err)
	}
	if again := throughOffice(t, out.Bytes()); again.Sheets[0].Name != "Masalah" || len(again.Sheets) != 4 {
		t.Errorf("LibreOffice shows %d sheets, %q first", len(again.Sheets), again.Sheets[0].Name)
	}
}

func TestMarkedFromCSV(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "rencana_aksi_yang_namanya_panjang_sekali.csv"), []byte("kode,nilai\n1.10,1.250\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	b, err := Read(dir, Limits{})
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := WriteMarked(&out, dir, b, []sheet.Problem{problem(b.Sheets[0].Name, 1, 3, sheet.Warning, "kosong")}); err != nil {
		t.Fatal(err)
	}
	again := decoded(t, "a.xlsx", out.Bytes())
	if got := again.Sheets[1].Rows[1]; len(got) != 2 || got[0].Text != "1.10" || got[1].Text != "1.250" {
		t.Errorf("cells: got %+v", got)
	}
	if got := again.Sheets[1].Name; len(got) > 31 {
		t.Errorf("name %q is too long", got)
	}
}

// A file that names its last row would make excelize hold a million rows.
func TestMarkedSparseFile(t *testing.T) {
	t.Parallel()
	data := sheetOf(t, `<sheetData><row r="1"><c r="A1"><v>7</v></c></row><row r="1048576"><c r="A1048576" s="0"/></row></sheetData>`)
	if markable("a.xlsx", data) {
		t.Error("the file was taken for one excelize can open cheaply")
	}
	b := decoded(t, "a.xlsx", data)
	var out bytes.Buffer
	if err := Mark(&out, data, b, []sheet.Problem{problem("A", 0, 0, sheet.Error, "x")}); err != nil {
		t.Fatal(err)
	}
	if got := at(t, decoded(t, "a.xlsx", out.Bytes()), 1, 0, 0); got.Raw != "7" {
		t.Errorf("got %+v", got)
	}
}

func TestMarkedWithoutProblems(t *testing.T) {
	t.Parallel()
	data := written(t, sampleForm())
	var out bytes.Buffer
	if err := Mark(&out, data, decoded(t, "a.xlsx", data), nil); err != nil {
		t.Fatal(err)
	}
	if got := at(t, decoded(t, "a.xlsx", out.Bytes()), 0, 0, 0).Text; got != "Tidak ada masalah" {
		t.Errorf("headline: got %q", got)
	}
}
