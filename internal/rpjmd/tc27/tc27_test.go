package tc27_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gurindam/internal/rpjmd"
	"gurindam/internal/rpjmd/tc27"
	"gurindam/internal/sheet"
)

// num is a cell a spreadsheet program holds as a number.
type num string

func sheetOf(rows ...[]any) sheet.Sheet {
	s := sheet.Sheet{Name: "T-C.27"}
	for _, row := range rows {
		var cells []sheet.Cell
		for _, v := range row {
			switch v := v.(type) {
			case num:
				cells = append(cells, sheet.Cell{Text: string(v), Raw: string(v), Type: sheet.NumberCell})
			case string:
				c := sheet.Cell{Text: v, Raw: v, Type: sheet.TextCell}
				if v == "" {
					c = sheet.Cell{}
				}
				cells = append(cells, c)
			}
		}
		s.Rows = append(s.Rows, cells)
	}
	return s
}

func row(cells ...any) []any { return cells }

func read(opt tc27.Options, sheets ...sheet.Sheet) tc27.Result {
	if opt.OPD == "" {
		opt.OPD = "KOMINFO"
	}
	return tc27.Read(sheet.Book{Name: "renstra.xlsx", Sheets: sheets}, opt)
}

// line writes a row short enough to compare.
func line(r rpjmd.RenstraRow) string {
	s := fmt.Sprintf("%s|%s|%s|%s|%s", r.Level, r.Code.Text, r.Name, r.Indicator, r.Unit)
	for _, y := range r.Years {
		s += fmt.Sprintf("|%d:%s%s", y.Year, y.Target, y.Text)
		if y.Funded {
			s += fmt.Sprintf("=%d", y.Budget)
		}
	}
	if r.FinalTarget.Present() || r.FinalFunded {
		s += fmt.Sprintf("|akhir:%s=%d", r.FinalTarget, r.FinalBudget)
	}
	return s
}

func linesOf(r tc27.Result) []string {
	var out []string
	for _, row := range r.Rows {
		out = append(out, line(row))
	}
	return out
}

// The official form: three heading rows with merged cells, a row of column
// numbers, headings again after a page break, and signatures below.
func TestOfficialForm(t *testing.T) {
	t.Parallel()
	heads := [][]any{
		row("Tujuan", "Sasaran", "Kode", "Program dan Kegiatan", "Indikator Kinerja Tujuan, Sasaran, Program (outcome) dan Kegiatan (output)", "Data Capaian pada Tahun Awal Perencanaan", "Target Kinerja Program dan Kerangka Pendanaan", "", "", "", "Kondisi Kinerja pada akhir periode Renstra Perangkat Daerah", "", "Unit Kerja Perangkat Daerah Penanggung jawab", "Lokasi"),
		row("", "", "", "", "", "", "Tahun 2022", "", "Tahun 2023", "", "", "", "", ""),
		row("", "", "", "", "", "", "Target", "Rp", "Target", "Rp", "Target", "Rp", "", ""),
	}
	s := sheetOf(append(append([][]any{row("RENCANA PROGRAM, KEGIATAN, DAN PENDANAAN PERANGKAT DAERAH"), row("")}, heads...),
		row("(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)", "(9)", "(10)", "(11)", "(12)", "(13)", "(14)"),
		row("Meningkatnya layanan informasi", "Terwujudnya SPBE", "2.16.03", "Program Pengelolaan Aplikasi Informatika", "Indeks SPBE", "2,45", "2,60", "Rp 1.500.000.000", "2,80", "1.600.000.000", "3,00", "3.100.000.000", "Bidang Aptika", "Kota"),
		row("", "", "2.16.03.2.02", "Pengelolaan E-government", "Jumlah layanan", "", "12 Layanan", "1.500.000.000,00", "14 Layanan", "1.600.000.000", "", "", "", ""),
		heads[0], heads[1], heads[2],
		row("", "Meningkatnya keterbukaan", "2.16.02", "Program Informasi Publik", "Persentase", "80%", "85%", "250.000.000", "90%", "", "90%", "", "", ""),
		row("", "", "", "", "Jumlah aduan selesai", "", "95 %", "", "", "", "", "", "", ""),
		row("JUMLAH", "", "", "", "", "", "", "1.750.000.000"),
		row("", "", "", "", "", "", "", "", "", "", "", "Kepala Dinas,"),
	)...)
	s.Merges = []sheet.Range{{Row: 2, Col: 6, LastRow: 2, LastCol: 9}, {Row: 2, Col: 10, LastRow: 3, LastCol: 11}, {Row: 3, Col: 6, LastRow: 3, LastCol: 7}, {Row: 3, Col: 8, LastRow: 3, LastCol: 9}, {Row: 2, Col: 0, LastRow: 4, LastCol: 0}}
	r := read(tc27.Options{}, s)
	want := []string{
		"program|2.16.03|Program Pengelolaan Aplikasi Informatika|Indeks SPBE||2022:2.60=1500000000|2023:2.80=1600000000|akhir:3.00=3100000000",
		"kegiatan|2.16.03.2.02|Pengelolaan E-government|Jumlah layanan|Layanan|2022:12=1500000000|2023:14=1600000000",
		"program|2.16.02|Program Informasi Publik|Persentase|%|2022:85=250000000|2023:90|akhir:90=0",
		"program|2.16.02|Program Informasi Publik|Jumlah aduan selesai|%|2022:95",
	}
	if diff := cmp.Diff(want, linesOf(r)); diff != "" {
		t.Errorf("rows (-want +got)\n%s", diff)
	}
	if got := stopping(r.Problems); len(got) > 0 {
		t.Errorf("problems: %q", got)
	}
	first, last := r.Rows[0], r.Rows[3]
	if first.Tujuan != "Meningkatnya layanan informasi" || first.Unitkerja != "Bidang Aptika" || first.Location != "Kota" || first.Baseline.String() != "2.45" {
		t.Errorf("first row: %+v", first)
	}
	if last.Sasaran != "Meningkatnya keterbukaan" || last.Tujuan != first.Tujuan || last.ID != "KOMINFO/2.16.02#2" {
		t.Errorf("last row: %+v", last)
	}
}

// Headings without merged cells: the year stands above the first of its columns.
func TestYearsAboveTheirFirstColumn(t *testing.T) {
	t.Parallel()
	r := read(tc27.Options{}, sheetOf(
		row("Kode", "Uraian", "Indikator", "Satuan", "2022", "", "2023", "", "Kondisi akhir", ""),
		row("", "", "", "", "Target", "Pagu (Rp juta)", "Target", "Pagu (Rp juta)", "Target", "Pagu (Rp juta)"),
		row(num("1"), num("2"), num("3"), num("4"), num("5"), num("6"), num("7"), num("8"), num("9"), num("10")),
		row("2.16.03", "Program Aplikasi", "Indeks", "Nilai", num("2.6"), num("1500.25"), num("2.8"), "1.600,5", num("2.8"), num("3100.75")),
	))
	want := []string{"program|2.16.03|Program Aplikasi|Indeks|Nilai|2022:2.6=1500250000|2023:2.8=1600500000|akhir:2.8=3100750000"}
	if diff := cmp.Diff(want, linesOf(r)); diff != "" {
		t.Errorf("rows (-want +got)\n%s\n%v", diff, r.Problems)
	}
}

func TestCodeOverSeveralColumns(t *testing.T) {
	t.Parallel()
	s := sheetOf(
		row("KODE", "", "", "", "", "PROGRAM/KEGIATAN/SUB KEGIATAN", "INDIKATOR", "TARGET 2024", "PAGU 2024"),
		row(num("2"), num("16"), num("3"), "", "", "PROGRAM APLIKASI", "Indeks", num("2.6"), num("900")),
		row(num("2"), num("16"), num("3"), num("2.02"), "", "Pengelolaan", "Jumlah", num("1"), num("900")),
		row(num("2"), num("16"), num("3"), num("2.02"), num("23"), "Pengembangan", "Jumlah", num("1"), num("400")),
		row("2", "16", "03", "2.02", "0007", "Pemeliharaan", "Jumlah", num("1"), num("500")),
	)
	s.Merges = []sheet.Range{{Row: 0, Col: 0, LastRow: 0, LastCol: 4}}
	r := read(tc27.Options{}, s)
	var codes []string
	for _, row := range r.Rows {
		codes = append(codes, row.Code.Text)
	}
	// 23 may have been 0023 of the later edition or 23 of the first; two digits are whole.
	if diff := cmp.Diff([]string{"2.16.03", "2.16.03.2.02", "2.16.03.2.02.23", "2.16.03.2.02.0007"}, codes); diff != "" {
		t.Errorf("codes (-want +got)\n%s\n%v", diff, r.Problems)
	}
}

func TestDamagedCodes(t *testing.T) {
	t.Parallel()
	known := map[string]string{"1.03.02": "PROGRAM PENGELOLAAN SUMBER DAYA AIR", "2.16.02": "PROGRAM INFORMASI", "2.16.20": "PROGRAM LAIN", "1.03": "PU"}
	lookup := func(code string) (string, bool) { name, ok := known[code]; return name, ok }
	for _, c := range []struct {
		name    string
		code    any
		title   string
		beside  string // a whole code elsewhere
		known   func(string) (string, bool)
		want    string
		ask     int // choices
		problem sheet.Severity
		silent  bool
	}{
		{name: "whole", code: "2.16.03", want: "2.16.03", silent: true},
		{name: "own bidang", code: "x.xx.01", want: "X.XX.01", silent: true},
		{name: "spaces and point at the end", code: "2.16 .03.", want: "2.16.03", silent: true},
		{name: "only one bidang", code: "1.3.02", want: "1.03.02", problem: sheet.Warning},
		{name: "number that lost a zero behind", code: num("2.1"), want: "2.10", problem: sheet.Warning},
		{name: "number that is whole", code: num("1.03"), want: "1.03", silent: true},
		{name: "two programs", code: "2.16.2", ask: 2, problem: sheet.Question},
		{name: "two programs, the list and the name know", code: "2.16.2", title: "Program Informasi", known: lookup, want: "2.16.02", problem: sheet.Warning},
		{name: "two programs, the name fits none", code: "2.16.2", title: "Program Entah Apa", known: lookup, ask: 2, problem: sheet.Question},
		{name: "two programs, the workbook knows", code: "2.16.2", beside: "2.16.02.2.01", want: "2.16.02", problem: sheet.Warning},
		{name: "not a code at all", code: num("11.1"), ask: 2, problem: sheet.Question},
		{name: "old code", code: "1.20.1.20.05.01", problem: sheet.Error},
		{name: "word", code: "lihat lampiran", problem: sheet.Error},
	} {
		title := c.title
		if title == "" {
			title = "Program"
		}
		rows := [][]any{row("Kode", "Program/Kegiatan", "Indikator", "Target 2024", "Pagu 2024"), row(c.code, title, "x", num("1"), num("5"))}
		if c.beside != "" {
			rows = append(rows, row(c.beside, "Kegiatan", "x", num("1"), num("5")))
		}
		r := read(tc27.Options{Known: c.known}, sheetOf(rows...))
		if len(r.Rows) == 0 {
			t.Errorf("%s: no row; %v", c.name, r.Problems)
			continue
		}
		if got := r.Rows[0].Code.Text; got != c.want {
			t.Errorf("%s: got code %q, want %q", c.name, got, c.want)
		}
		var at []sheet.Problem
		for _, p := range r.Problems {
			if p.At.Name() == "A2" {
				at = append(at, p)
			}
		}
		switch {
		case c.silent && len(at) > 0, !c.silent && len(at) == 0:
			t.Errorf("%s: problems %v", c.name, at)
		case !c.silent && (at[0].Severity != c.problem || len(at[0].Choices) != c.ask):
			t.Errorf("%s: got %v with choices %q", c.name, at[0], at[0].Choices)
		}
	}
}

func TestValuesAsTheyCome(t *testing.T) {
	t.Parallel()
	head := row("Kode", "Sub Kegiatan", "Indikator", "Satuan", "Target 2024", "Pagu 2024")
	for _, c := range []struct {
		name, unit     string
		target, amount any
		want           string
		stops          bool
	}{
		{"shop money", "Dokumen", "1 Dokumen", "Rp. 1.250.000,-", "|Dokumen|2024:1=1250000", false},
		{"part of a rupiah", "Dokumen", "1", "Rp 1.234.567,50", "|Dokumen|2024:1=1234568", false},
		{"miliar", "", "12 bln", "3.915,51 M", "|bln|2024:12=3915510000000", false},
		{"short unit agrees", "Bulan", "12 bln", "5", "|Bulan|2024:12=5", false},
		{"other unit", "Orang", "12 bln", "5", "|Orang|2024:12=5", false},
		{"nothing", "Dokumen", "-", "n/a", "|Dokumen", false},
		{"words", "", "terlaksana", "0", "||2024:terlaksana=0", false},
		{"range", "", "10-15", "0", "||2024:10-15=0", false},
		{"two readings", "Jiwa", "1.234", "5", "|Jiwa|2024:=5", true},
		{"no money", "Jiwa", "1", "lima juta", "|Jiwa|2024:1", true},
	} {
		r := read(tc27.Options{}, sheetOf(head, row("2.16.03.2.02.0001", "Nama", "Indikator", c.unit, c.target, c.amount)))
		got := line(r.Rows[0])
		want := "sub kegiatan|2.16.03.2.02.0001|Nama|Indikator" + c.want
		if c.name == "two readings" { // the target is left open
			got = strings.Replace(got, "2024:=5", "2024:=5", 1)
		}
		if got != want || len(stopping(r.Problems)) > 0 != c.stops {
			t.Errorf("%s: got %q, want %q; %q", c.name, got, want, stopping(r.Problems))
		}
	}
}

// The rest of the column says what a point means, and the reader says so.
func TestColumnDecidesNotation(t *testing.T) {
	t.Parallel()
	r := read(tc27.Options{}, sheetOf(
		row("Kode", "Sub Kegiatan", "Indikator", "Target 2024", "Pagu 2024"),
		row("2.16.03.2.02.0001", "A", "x", "1.234", num("5")),
		row("2.16.03.2.02.0002", "B", "x", "0,75", num("5")),
	))
	if got := line(r.Rows[0]); got != "sub kegiatan|2.16.03.2.02.0001|A|x||2024:1234=5" {
		t.Errorf("got %q", got)
	}
	if mentions(r.Problems, "D2", "ribuan") != 1 || len(stopping(r.Problems)) > 0 {
		t.Errorf("problems: %v", r.Problems)
	}
}

func TestRepeatsAreToldAndLeftOut(t *testing.T) {
	t.Parallel()
	r := read(tc27.Options{}, sheetOf(
		row("Kode", "Program", "Indikator", "Target 2024", "Pagu 2024"),
		row("2.16.03", "Program A", "x", num("1"), num("0")),
		row("2.16.02", "Program B", "y", num("1"), num("7")),
		row("2.16.03", "Program A", "x", num("1"), num("9")),
		row("2.16.02", "PROGRAM  B", "y", num("1"), num("7")),
		row("2.16.02", "Program B", "y", num("1"), num("0")),
		row("2.16.02", "Program lain", "z", num("1"), num("3")),
	))
	want := []string{"program|2.16.02|Program B|y||2024:1=7", "program|2.16.03|Program A|x||2024:1=9", "program|2.16.02|Program lain|z||2024:1=3"}
	if diff := cmp.Diff(want, linesOf(r)); diff != "" {
		t.Errorf("rows (-want +got)\n%s", diff)
	}
	for cell, n := range map[string]int{"A2": 1, "A5": 1, "A6": 1, "A7": 1} {
		if got := mentions(r.Problems, "sel "+cell+" "); got != n {
			t.Errorf("problems at %s: got %d, want %d", cell, got, n)
		}
	}
	if len(r.At) != len(r.Rows) || r.At[1].Row != 3 {
		t.Errorf("places: %v", r.At)
	}
}

func TestCutTextsAreTold(t *testing.T) {
	t.Parallel()
	rows := [][]any{row("Kode", "Sub Kegiatan", "Indikator", "Target 2024", "Pagu 2024")}
	for i, name := range []string{"Penyediaan Jasa Penunjang", "Pemeliharaan Barang Milik", "Koordinasi dan Penyusunan", "Evaluasi Kinerja"} {
		rows = append(rows, row(fmt.Sprintf("2.16.03.2.02.%04d", i), name, "x", num("1"), num("5")))
	}
	r := read(tc27.Options{}, sheetOf(rows...))
	if got := mentions(r.Problems, "25 karakter", "terpotong"); got != 1 {
		t.Errorf("problems: %v", r.Problems)
	}
}

func TestPurposesInTheirOwnColumns(t *testing.T) {
	t.Parallel()
	r := read(tc27.Options{FirstYear: 2022}, sheetOf(
		row("No", "Tujuan", "Sasaran", "Indikator Tujuan/Sasaran", "Target Kinerja pada Tahun ke-", "", ""),
		row("", "", "", "", "Tahun 1", "Tahun 2", "Tahun 3"),
		row("1", "Meningkatkan tata kelola", "", "Indeks reformasi", num("60"), num("65"), num("70")),
		row("", "", "Meningkatnya SPBE", "Indeks SPBE", "2,5", "2,6", "2,7"),
	))
	if len(r.Rows) != 2 || r.Rows[0].Level != rpjmd.RenstraTujuan || r.Rows[1].Level != rpjmd.RenstraSasaran || r.Rows[1].Tujuan != "Meningkatkan tata kelola" {
		t.Fatalf("rows: %q; %v", linesOf(r), r.Problems)
	}
	if got := line(r.Rows[1]); !strings.HasSuffix(got, "|2022:2.5|2023:2.6|2024:2.7") {
		t.Errorf("targets: got %q", got)
	}
}

// The program's own workbook has such a sheet too.
func TestOwnSheet(t *testing.T) {
	t.Parallel()
	r := read(tc27.Options{}, sheetOf(
		row("Renstra"), row("Tabel T-C.27 Renstra setiap OPD."),
		row("ID baris", "OPD *", "Jenjang *", "Tujuan", "Sasaran", "Kode", "Versi nomenklatur", "Program/Kegiatan/Sub Kegiatan *", "Indikator kinerja", "Satuan", "Data capaian awal", "Target 2024", "Pagu 2024", "Target akhir", "Pagu akhir", "Unit kerja", "Lokasi", "Sumber dana", "Keterangan"),
		row("KOMINFO/2.16.03", "KOMINFO", "program", "T", "S", "2.16.03", "2023", "Program Aplikasi", "Indeks", "Nilai", "2,4", num("2.6"), num("900"), num("3"), num("4500"), "Aptika", "Kota", "APBD", "x"),
	))
	if diff := cmp.Diff([]string{"program|2.16.03|Program Aplikasi|Indeks|Nilai|2024:2.6=900|akhir:3=4500"}, linesOf(r)); diff != "" {
		t.Errorf("rows (-want +got)\n%s\n%v", diff, r.Problems)
	}
	if got := r.Rows[0]; got.FundingSource != "APBD" || got.Note != "x" || got.Baseline.String() != "2.4" {
		t.Errorf("got %+v", got)
	}
}

func TestFirstYearIsAskedWithChoices(t *testing.T) {
	t.Parallel()
	r := read(tc27.Options{}, sheetOf(
		row("RENSTRA DINAS KOMINFO TAHUN 2021-2026"),
		row("Kode", "Program", "Indikator", "Target Tahun 1", "Dana Tahun 1", "Target Tahun 5", "Dana Tahun 5"),
		row("2.16.03", "Program A", "x", num("1"), num("0"), num("1"), num("2")),
	))
	for _, p := range r.Problems {
		if p.Severity == sheet.Question {
			if diff := cmp.Diff([]string{"2021", "2022"}, p.Choices); diff != "" {
				t.Errorf("choices (-want +got)\n%s", diff)
			}
			return
		}
	}
	t.Errorf("no question: %v", r.Problems)
}

func FuzzRead(f *testing.F) {
	f.Add("Kode;Program/Kegiatan;Indikator;Target 2024;Pagu 2024\n1.3.02;A;x;1 Dokumen;Rp 1.234,5\nx.xx.01;B;0;0,96;3.915,51 M", true)
	f.Add("KELOMPOK;TUJUAN/SASARAN;INDIKATOR SASARAN\nTujuan;A;\nSasaran;B;c", false)
	f.Add("Tujuan;Sasaran;Kode;Program dan Kegiatan;Indikator;Tahun 1;;Kondisi akhir;\n;;;;;Target;Rp;Target;Rp\na;b;11.1;c;d;1;2;3;4", true)
	f.Fuzz(func(t *testing.T, text string, numbers bool) {
		s := sheet.Sheet{Name: "x", Merges: []sheet.Range{{Row: 0, Col: 5, LastRow: 0, LastCol: 6}}}
		for line := range strings.SplitSeq(text, "\n") {
			var cells []sheet.Cell
			for _, v := range strings.Split(line, ";") {
				c := sheet.Cell{Text: v, Raw: v, Type: sheet.TextCell}
				if numbers && v != "" && strings.Trim(v, "0123456789.") == "" {
					c.Type = sheet.NumberCell
				}
				if v == "" {
					c.Type = sheet.Empty
				}
				cells = append(cells, c)
			}
			s.Rows = append(s.Rows, cells)
		}
		r := read(tc27.Options{FirstYear: 2021}, s)
		if len(r.Rows) != len(r.At) {
			t.Errorf("%d rows at %d places", len(r.Rows), len(r.At))
		}
		for _, row := range r.Rows {
			if !row.Code.Empty() && !row.Code.Valid() {
				t.Errorf("code %q", row.Code.Text)
			}
			if row.Level == "" {
				t.Errorf("row %q has no level", row.Name)
			}
		}
	})
}
