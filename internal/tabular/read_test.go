package tabular

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gurindam/internal/needs"
	"gurindam/internal/sheet"
)

func at(t *testing.T, b sheet.Book, s, row, col int) sheet.Cell {
	t.Helper()
	if row >= len(b.Sheets[s].Rows) || col >= len(b.Sheets[s].Rows[row]) {
		return sheet.Cell{}
	}
	return b.Sheets[s].Rows[row][col]
}

func number(text, raw string) sheet.Cell {
	return sheet.Cell{Text: text, Raw: raw, Type: sheet.NumberCell}
}

func words(text string) sheet.Cell { return sheet.Cell{Text: text, Raw: text, Type: sheet.TextCell} }

func TestReadRealRenstra(t *testing.T) {
	t.Parallel()
	b, err := Read(needs.Data(t, "impor_uji/pasangkayu_renstra_dpupr_5tahun.xlsx"), Limits{})
	if err != nil {
		t.Fatal(err)
	}
	if len(b.Sheets) != 1 || b.Sheets[0].Name != "RENSTRA" || len(b.Sheets[0].Rows) != 96 {
		t.Fatalf("got %d sheets, first %q with %d rows; want RENSTRA with 96", len(b.Sheets), b.Sheets[0].Name, len(b.Sheets[0].Rows))
	}
	for _, c := range []struct {
		name     string
		row, col int
		want     sheet.Cell
	}{
		{"heading", 0, 1, words("KODE")},
		{"code that is a number", 1, 1, number("1", "1")},
		{"code that lost a zero and is text", 2, 1, words("1.3")},
		{"cached result of a formula", 3, 7, number("15264117328", "15264117328")},
		{"decimal", 40, 6, number("393.0571652", "393.0571652")},
		{"computed decimal", 42, 6, number("46512.8666666667", "46512.8666666667")},
		{"cell without a code", 55, 1, sheet.Cell{}},
	} {
		got := at(t, b, 0, c.row, c.col)
		got.Text = got.Raw // formats of this file group thousands; the digits are what counts
		c.want.Text = c.want.Raw
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s: (-want +got)\n%s", c.name, diff)
		}
	}
}

func TestReadRealDates(t *testing.T) {
	t.Parallel()
	b, err := Read(needs.Data(t, "impor_uji/pasangkayu_subkegiatan_dpa_2024.xlsx"), Limits{})
	if err != nil {
		t.Fatal(err)
	}
	if got := at(t, b, 0, 1, 11); got.Raw != "2024-01-01" || got.Type != sheet.DateCell {
		t.Errorf("start of work: got %+v, want the date 2024-01-01", got)
	}
	if got := at(t, b, 0, 1, 3); got.Raw != "0.96" || got.Type != sheet.NumberCell {
		t.Errorf("target: got %+v, want the number 0.96", got)
	}
}

func TestReadRealCSV(t *testing.T) {
	t.Parallel()
	b, err := Read(needs.Data(t, "fiskal/apbd_jatim_mentah_2021/Batu.csv"), Limits{})
	if err != nil {
		t.Fatal(err)
	}
	want := []sheet.Cell{words("     PAD"), words("200.00"), words("147.01"), words("73.5")}
	if diff := cmp.Diff(want, b.Sheets[0].Rows[2]); diff != "" {
		t.Errorf("row 3 (-want +got)\n%s", diff)
	}
}

func TestEveryRealFileReads(t *testing.T) {
	t.Parallel()
	for _, dir := range []string{"impor_uji", "fiskal/apbd_jatim_mentah_2021", "nomenklatur"} {
		files, err := filepath.Glob(filepath.Join(needs.Data(t, dir), "*.*"))
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			if ext := filepath.Ext(file); ext != ".csv" && ext != ".xlsx" {
				continue
			}
			b, err := Read(file, Limits{})
			if err != nil {
				t.Errorf("%s: %v", filepath.Base(file), err)
				continue
			}
			for _, s := range b.Sheets {
				if len(s.Rows) < 3 && !strings.Contains(strings.ToLower(s.Name), "sheet") {
					t.Errorf("%s, sheet %q: only %d rows", filepath.Base(file), s.Name, len(s.Rows))
				}
			}
			if len(b.Notes) > 0 {
				t.Logf("%s: %q", filepath.Base(file), b.Notes)
			}
		}
	}
}

func TestReadCSVKinds(t *testing.T) {
	t.Parallel()
	rows := func(lines ...[]string) [][]sheet.Cell {
		var out [][]sheet.Cell
		for _, l := range lines {
			if l == nil {
				out = append(out, nil)
				continue
			}
			out = append(out, cellsOf(l, sheet.TextCell))
		}
		return out
	}
	for _, c := range []struct {
		name, data string
		want       [][]sheet.Cell
		notes      int
	}{
		{"commas", "a,b\n1,2\n", rows([]string{"a", "b"}, []string{"1", "2"}), 0},
		{"mark and semicolons", "\ufeffa;b\r\n1,5;2,3\r\n", rows([]string{"a", "b"}, []string{"1,5", "2,3"}), 0},
		{"tabs", "a\tb\n1,5\t2\n", rows([]string{"a", "b"}, []string{"1,5", "2"}), 0},
		{"delimiter said", "sep=;\na;b\n", rows(nil, []string{"a", "b"}), 0},
		{"blank lines keep their place", "a,b\n\n\n1,2\n", rows([]string{"a", "b"}, nil, nil, []string{"1", "2"}), 0},
		{"line in quotes", "a,b\n\"x\ny, \"\"z\"\"\",2\n", rows([]string{"a", "b"}, []string{"x\ny, \"z\"", "2"}), 0},
		{"wrapped lines", "\"akun,anggaran\"\n\"PAD,\"\"3.915,51 M\"\"\"\n\"Lain,\"\"1,0 M\"\"\"\n", rows([]string{"akun", "anggaran"}, []string{"PAD", "3.915,51 M"}, []string{"Lain", "1,0 M"}), 1},
		{"wrapped lines, inner quotes single", "\"akun,anggaran\"\n\"PAD,\"3.915,51 M\"\"\n", rows([]string{"akun", "anggaran"}, []string{"PAD", "3.915,51 M"}), 1},
		{"all quoted is not wrapped", "\"a\",\"b\"\n\"1\",\"2\"\n", rows([]string{"a", "b"}, []string{"1", "2"}), 0},
		{"quote closed by one of a later line", "a,b,c\n1,\"x,2\n3,y \"z\" w,4\n", rows([]string{"a", "b", "c"}, []string{"1", "\"x", "2"}, []string{"3", "y \"z\" w", "4"}), 1},
		{"bare quotes", "a,b\nlebar 3\" pipa,2\n\"tak ditutup,3\n4,5\n", rows([]string{"a", "b"}, []string{"lebar 3\" pipa", "2"}, []string{"\"tak ditutup", "3"}, []string{"4", "5"}), 1},
		{"Windows-1252", "a,b\nd\xe9j\xe0,2\n", rows([]string{"a", "b"}, []string{"déjà", "2"}), 1},
		{"UTF-16", "\xff\xfea\x00,\x00b\x00\n\x001\x00,\x002\x00", rows([]string{"a", "b"}, []string{"1", "2"}), 1},
		{"one column", "nama\nA\nB\n", rows([]string{"nama"}, []string{"A"}, []string{"B"}), 0},
	} {
		b, err := Decode("x.csv", []byte(c.data), Limits{})
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if diff := cmp.Diff(c.want, b.Sheets[0].Rows); diff != "" {
			t.Errorf("%s: (-want +got)\n%s", c.name, diff)
		}
		if len(b.Notes) != c.notes {
			t.Errorf("%s: got notes %q, want %d", c.name, b.Notes, c.notes)
		}
	}
}

func TestReadFolder(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	for name, data := range map[string]string{"b.csv": "kode,nilai\n1.10,1.250\n", "a.csv": "x;y\n1,5;2\n", "baca.md": "bukan lembar", "kosong.csv": "", ".sembunyi.csv": "a,b\n"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(data), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	b, err := Read(dir, Limits{})
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, s := range b.Sheets {
		names = append(names, s.Name)
	}
	if diff := cmp.Diff([]string{"a", "b", "kosong"}, names); diff != "" {
		t.Fatalf("sheets (-want +got)\n%s", diff)
	}
	if got := at(t, b, 1, 1, 0); got.Type != sheet.PlainCell || got.Raw != "1.10" {
		t.Errorf("cell of the program's own CSV: got %+v", got)
	}
	if got := at(t, b, 0, 1, 0); got.Type != sheet.TextCell || got.Text != "1,5" {
		t.Errorf("cell of a CSV with semicolons: got %+v", got)
	}
}

func TestFolderLinksStayInside(t *testing.T) {
	t.Parallel()
	outside := filepath.Join(t.TempDir(), "rahasia.csv")
	if err := os.WriteFile(outside, []byte("a,b\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := os.Symlink(outside, filepath.Join(dir, "a.csv")); err != nil {
		t.Fatal(err)
	}
	if b, err := Read(dir, Limits{}); err == nil {
		t.Errorf("a link out of the folder was followed: %+v", b.Sheets)
	}
}

func TestExact(t *testing.T) {
	t.Parallel()
	for stored, want := range map[string]string{
		"1.3": "1.3", "393.0571652": "393.0571652", "1.2E7": "12000000", "0.28999999999999998": "0.29",
		"0.30000000000000004": "0.3", "1.30": "1.3", "12.0": "12", "007": "7", "-5": "-5", "0": "0", "-0": "0",
		"198001012005011001": "198001012005011001", "1E-3": "0.001", "46512.866666666698": "46512.8666666667",
		"3201012345678901": "3201012345678901", "9.9999999999999995E-2": "0.1",
	} {
		if got, ok := exact(stored); !ok || got != want {
			t.Errorf("exact(%q) = %q, %v; want %q", stored, got, ok, want)
		}
	}
	for _, stored := range []string{"", "NaN", "Inf", "0x1p4", "1_000", "1e999", "--1", "1.2.3"} {
		if got, ok := exact(stored); ok {
			t.Errorf("exact(%q) = %q, want none", stored, got)
		}
	}
}

func TestFormats(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ code, raw, want string }{
		{"General", "11.1", "11.1"},
		{"0.00", "11.1", "11.10"},
		{"0000", "23", "0023"},
		{"00", "1", "01"},
		{"#,##0", "1234567", "1,234,567"},
		{"#,##0.00", "-1234.5", "-1,234.50"},
		{"0%", "0.96", "96%"},
		{"0.00%", "0.9615", "96.15%"},
		{"0.0", "0.25", "0.3"},
		{`_-"Rp"* #,##0_-;-"Rp"* #,##0_-`, "1500", "Rp1,500"},
		{`0" Dokumen"`, "12", "12 Dokumen"},
		{`#,##0.###`, "1234.5", "1,234.5"},
		{"0.00E+00", "1234", "1234"},
		{"# ?/?", "0.5", "0.5"},
		{"#,##0,", "1234567", "1234567"},
		{"[h]:mm", "1.5", "1.5"},
	} {
		if got := parseFormat(c.code).show(c.raw); got != c.want {
			t.Errorf("%s of %s: got %q, want %q", c.code, c.raw, got, c.want)
		}
	}
	for code, want := range map[string]bool{"dd/mm/yyyy": true, "[$-421]d mmmm yyyy;@": true, `"d"0`: false, "#,##0": false, "mmm-yy": true} {
		if got := parseFormat(code).date; got != want {
			t.Errorf("date format %s: got %v", code, got)
		}
	}
}
