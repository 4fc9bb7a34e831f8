package tabular

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"gurindam/internal/needs"
	"gurindam/internal/sheet"
)

func sampleForm() sheet.Form {
	var units []string
	for i := range 60 {
		units = append(units, fmt.Sprintf("Satuan ke-%d", i))
	}
	return sheet.Form{Title: "Rencana contoh", Sheets: []sheet.FormSheet{
		{Name: "Rencana Aksi", File: "rencana_aksi", Instruction: "Satu baris satu inisiatif. Pagu ditulis dalam rupiah penuh.", Columns: []sheet.Column{
			{Key: "kode", Title: "Kode", Kind: sheet.Code, Required: true, Help: "Kode inisiatif, misalnya SG-01."},
			{Key: "nama", Title: "Inisiatif", Kind: sheet.Text, Required: true},
			{Key: "uraian", Title: "Uraian", Kind: sheet.Long},
			{Key: "satuan", Title: "Satuan", Kind: sheet.Text, List: units},
			{Key: "status", Title: "Status", Kind: sheet.Text, List: []string{"belum", "berjalan"}},
			{Key: "sumber", Title: "Sumber dana", Kind: sheet.Text, List: []string{"APBD", "APBN", "CSR"}, Multi: true},
			{Key: "target_2024", Title: "Target 2024", Kind: sheet.Number},
			{Key: "pagu_2024", Title: "Pagu 2024", Kind: sheet.Rupiah},
			{Key: "tahun", Title: "Tahun", Kind: sheet.Year},
			{Key: "mulai", Title: "Mulai", Kind: sheet.Date},
			{Key: "contoh", Title: "Contoh", Kind: sheet.Boolean},
		}, Rows: [][]string{
			{"11.10", "Ruang kendali kota", "Baris satu\nbaris dua", "Satuan ke-3", "berjalan", "APBD; CSR", "4.50", "1250000000", "2024", "2024-01-01", "ya"},
			{"0012", " =1+1", "", "", "", "", "terlaksana", "", "", "", ""},
			{"1.03.02", "a_x0041_b & <c>", "", "", "", "", "12345678901234567.125", "9007199254740993", "", "awal tahun", ""},
		}},
		{Name: "Lain's", File: "lain", Instruction: "Kosong.", Columns: []sheet.Column{{Key: "satuan", Title: "Satuan", Kind: sheet.Text, List: units}}},
	}}
}

func written(t testing.TB, f sheet.Form) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := WriteForm(&out, f); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func decoded(t testing.TB, name string, data []byte) sheet.Book {
	t.Helper()
	b, err := Decode(name, data, Limits{})
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestFormComesBackAsItWas(t *testing.T) {
	t.Parallel()
	b := decoded(t, "a.xlsx", written(t, sampleForm()))
	if len(b.Sheets) != 3 || b.Sheets[0].Name != "Petunjuk" || len(b.Notes) != 0 {
		t.Fatalf("got %d sheets, the first %q, notes %q", len(b.Sheets), b.Sheets[0].Name, b.Notes)
	}
	rows := b.Sheets[1].Rows
	if got := rows[2][0].Text; got != "Kode *" {
		t.Errorf("header: got %q", got)
	}
	date := sheet.Cell{Text: "2024-01-01", Raw: "2024-01-01", Type: sheet.DateCell}
	want := [][]sheet.Cell{
		{words("11.10"), words("Ruang kendali kota"), words("Baris satu\nbaris dua"), words("Satuan ke-3"), words("berjalan"), words("APBD; CSR"), number("4.50", "4.5"), number("1,250,000,000", "1250000000"), number("2024", "2024"), date, words("ya")},
		{words("0012"), words(" =1+1"), {}, {}, {}, {}, words("terlaksana")},
		{words("1.03.02"), words("a_x0041_b & <c>"), {}, {}, {}, {}, words("12345678901234567.125"), words("9007199254740993"), {}, words("awal tahun")},
	}
	if diff := cmp.Diff(want, rows[3:]); diff != "" {
		t.Errorf("rows (-want +got)\n%s", diff)
	}
}

func TestSameFormSameBytes(t *testing.T) {
	t.Parallel()
	first := written(t, sampleForm())
	for range 5 {
		if !bytes.Equal(first, written(t, sampleForm())) {
			t.Fatal("two workbooks of the same form differ")
		}
	}
}

// Any text and any number survives the way into a workbook and back.
func TestAnyCellSurvives(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOf(rapid.OneOf(rapid.RuneFrom([]rune("aé_x0D\n <>&\"'=+-;,.")), rapid.RuneFrom(nil, unicode.Latin, unicode.Nd))).Draw(t, "text")
		digits := rapid.StringMatching(`-?(0|[1-9][0-9]{0,12})(\.[0-9]{1,8})?`).Draw(t, "number")
		form := sheet.Form{Title: "x", Sheets: []sheet.FormSheet{{Name: "A", Columns: []sheet.Column{{Title: "T"}, {Title: "N", Kind: sheet.Number}}, Rows: [][]string{{text, digits}}}}}
		var out bytes.Buffer
		if err := WriteForm(&out, form); err != nil {
			t.Fatal(err)
		}
		b, err := Decode("a.xlsx", out.Bytes(), Limits{})
		if err != nil {
			t.Fatal(err)
		}
		row := b.Sheets[1].Rows[3]
		if row[0].Text != text {
			t.Errorf("text %q came back as %q", text, row[0].Text)
		}
		if digits != "-0" && strings.TrimLeft(row[1].Text, "-") != strings.TrimLeft(digits, "-") {
			t.Errorf("number %s came back as %q", digits, row[1].Text)
		}
	})
}

func TestFormChecks(t *testing.T) {
	t.Parallel()
	f, err := excelize.OpenReader(bytes.NewReader(written(t, sampleForm())))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for name, want := range map[string][]string{"Rencana Aksi": {"list D4:D506", "list E4:E506", "none F4:F506", "decimal G4:G506", "whole H4:H506", "whole I4:I506", "date J4:J506", "list K4:K506"}, "Lain's": {"list A4:A503"}} {
		checks, err := f.GetDataValidations(name)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, c := range checks {
			kind := c.Type
			if kind == "" {
				kind = "none"
			}
			got = append(got, kind+" "+c.Sqref)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("checks of %s (-want +got)\n%s", name, diff)
		}
	}
	if visible, err := f.GetSheetVisible("_daftar"); err != nil || visible {
		t.Errorf("the lists can be seen: %v, %v", visible, err)
	}
	if cols, err := f.GetCols("_daftar"); err != nil || len(cols) != 1 {
		t.Errorf("equal lists are kept %d times (%v), want once", len(cols), err)
	}
	comments, err := f.GetComments("Rencana Aksi")
	if err != nil || len(comments) < 3 {
		t.Errorf("got %d comments (%v)", len(comments), err)
	}
}

func TestCSVFolderComesBackAsItWas(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "buku")
	form := sampleForm()
	if err := WriteCSV(dir, form); err != nil {
		t.Fatal(err)
	}
	b, err := Read(dir, Limits{})
	if err != nil {
		t.Fatal(err)
	}
	if len(b.Sheets) != 2 || b.Sheets[1].Name != "rencana_aksi" {
		t.Fatalf("got %+v", b.Sheets)
	}
	for i, row := range form.Sheets[0].Rows {
		if diff := cmp.Diff(cellsOf(row, sheet.PlainCell), b.Sheets[1].Rows[i+1]); diff != "" {
			t.Errorf("row %d (-want +got)\n%s", i, diff)
		}
	}
}

// throughOffice opens a workbook in LibreOffice and saves it again.
func throughOffice(t *testing.T, data []byte) sheet.Book {
	t.Helper()
	office := needs.Program(t, "soffice", "libreoffice")
	dir := t.TempDir()
	path := filepath.Join(dir, "formulir.xlsx")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	profile := "-env:UserInstallation=file://" + filepath.Join(dir, "profile")
	out, err := exec.CommandContext(t.Context(), office, profile, "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", filepath.Join(dir, "lagi"), path).CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	again, err := Read(filepath.Join(dir, "lagi", "formulir.xlsx"), Limits{})
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	return again
}

func TestLibreOfficeOpensForm(t *testing.T) {
	t.Parallel()
	data := written(t, sampleForm())
	again := throughOffice(t, data)
	for i, want := range decoded(t, "formulir.xlsx", data).Sheets[1].Rows {
		for j, cell := range want {
			if got := again.Sheets[1].Rows[i][j]; got.Text != cell.Text && got.Raw != cell.Raw {
				t.Errorf("%s: LibreOffice made %q of %q", sheet.Ref{Row: i, Col: j}.Name(), got.Text, cell.Text)
			}
		}
	}
}
