package tc27_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"gurindam/internal/rpjmd/tc27"
	"gurindam/internal/sheet"
)

// Tables as other offices lay them out, each with what is read from it.
func TestLayoutsOfOtherOffices(t *testing.T) {
	t.Parallel()
	want := []string{
		"program|2.16.02|PROGRAM INFORMASI|Persentase||2024:90=1000",
		"kegiatan|2.16.02.2.01|Pengelolaan|Jumlah||2024:12=1000",
		"sub kegiatan|2.16.02.2.01.0004|Media|Jumlah||2024:1=1000",
	}
	cases := map[string][][]any{
		"K and Rp under a year": {
			row("KODE", "URAIAN", "INDIKATOR", "TAHUN 2024", ""), row("", "", "", "K", "Rp"),
			row("2.16.02", "PROGRAM INFORMASI", "Persentase", num("90"), num("1000")),
			row("2.16.02.2.01", "Pengelolaan", "Jumlah", num("12"), num("1000")),
			row("2.16.02.2.01.0004", "Media", "Jumlah", num("1"), num("1000")),
		},
		"a column for each part of the code, by name": {
			row("Urusan", "Bidang", "Program", "Kegiatan", "Sub Kegiatan", "Uraian", "Indikator", "Target 2024", "Rp 2024"),
			row(num("2"), num("16"), num("2"), "", "", "PROGRAM INFORMASI", "Persentase", num("90"), num("1000")),
			row(num("2"), num("16"), num("2"), num("2.01"), "", "Pengelolaan", "Jumlah", num("12"), num("1000")),
			row(num("2"), num("16"), num("2"), num("2.01"), "0004", "Media", "Jumlah", num("1"), num("1000")),
		},
		"the parts of the code named under Kode": {
			row("Kode", "", "", "", "", "Uraian", "Indikator", "Target 2024", "Rp 2024"), row("Urusan", "Bidang Urusan", "Program", "Kegiatan", "Sub Kegiatan"),
			row("2", "16", "02", "", "", "PROGRAM INFORMASI", "Persentase", num("90"), num("1000")),
			row("2", "16", "02", "2.01", "", "Pengelolaan", "Jumlah", num("12"), num("1000")),
			row("2", "16", "02", "2.01", "0004", "Media", "Jumlah", num("1"), num("1000")),
		},
		"code before the name": {
			row("Program/Kegiatan/Sub Kegiatan", "Indikator", "Target 2024", "Rp 2024"),
			row("2.16.02 PROGRAM INFORMASI", "Persentase", num("90"), num("1000")),
			row("2.16.02.2.01 - Pengelolaan", "Jumlah", num("12"), num("1000")),
			row("2.16.02.2.01.0004: Media", "Jumlah", num("1"), num("1000")),
		},
		"code and name under one heading": {
			row("Kode dan Nama Program/Kegiatan", "Indikator", "Target 2024", "Rp 2024"),
			row("2.16.02 PROGRAM INFORMASI", "Persentase", num("90"), num("1000")),
			row("2.16.02.2.01 Pengelolaan", "Jumlah", num("12"), num("1000")),
			row("2.16.02.2.01.0004 Media", "Jumlah", num("1"), num("1000")),
		},
		"numbered headings and footnotes are no rows": {
			row("Kode", "Uraian", "Indikator", "Tahun 2024", ""), row(""), row("", "", "", "Target", "Rp"),
			row("A.", "BIDANG INFORMASI"),
			row("2.16.02", "PROGRAM INFORMASI", "Persentase", num("90"), num("1000")),
			row("2.16.02.2.01", "Pengelolaan", "Jumlah", num("12"), num("1000")),
			row("2.16.02.2.01.0004", "Media", "Jumlah", num("1"), num("1000")),
			row("*) Contoh catatan tahun 2024"),
		},
	}
	for name, rows := range cases {
		r := read(tc27.Options{}, sheetOf(rows...))
		told := mentions(r.Problems, "catatan atau judul") // and nothing else
		if diff := cmp.Diff(want, linesOf(r)); diff != "" || len(r.Problems) > told {
			t.Errorf("%s (-want +got)\n%s%v", name, diff, r.Problems)
		}
	}
}

// A column that would be lost is asked about where it belongs to a year, and told
// where it is a stranger; an empty one is neither.
func TestNoColumnIsLostInSilence(t *testing.T) {
	t.Parallel()
	r := read(tc27.Options{}, sheetOf(
		row("Kode", "Program", "Indikator", "Target 2024", "Rp 2024", "Tahun 2025", "Prioritas", "Kosong"),
		row("2.16.03", "Program A", "x", num("1"), num("5"), num("7"), "tinggi", ""),
		row("JUMLAH", "", "", "", num("5"), "", "", "x"),
	))
	if mentions(r.Problems, "pertanyaan", "F1", "2025", "target atau pagu") != 1 || mentions(r.Problems, "peringatan", "G1", "tidak dikenal") != 1 || len(r.Problems) != 2 {
		t.Errorf("problems: %v", r.Problems)
	}
}

func TestUnitsOfMoneyAboveTheTable(t *testing.T) {
	t.Parallel()
	for title, want := range map[string]string{
		"(dalam ribuan rupiah)":                      "2024:1=1500000",
		"RENCANA KERJA TAHUN 2024 (Rp juta)":         "2024:1=1500000000",
		"Dalam Juta Rupiah":                          "2024:1=1500000000",
		"satuan: Rp. 000":                            "2024:1=1500000",
		"Pagu Dinas naik menjadi satu miliar rupiah": "2024:1=1500",
		"RENSTRA 2024":                               "2024:1=1500",
	} {
		r := read(tc27.Options{}, sheetOf(row(title), row("Kode", "Program", "Indikator", "Target 2024", "Rp 2024"), row("2.16.03", "Program A", "x", num("1"), num("1500"))))
		if got := line(r.Rows[0]); got != "program|2.16.03|Program A|x||"+want {
			t.Errorf("%q: got %q, want %s", title, got, want)
		}
		if told := mentions(r.Problems, "A1", "satuan ini"); (told == 1) != (want != "2024:1=1500") {
			t.Errorf("%q: told %d times; %v", title, told, r.Problems)
		}
	}
}

func TestImprobableMoney(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, heading string
		value         any
		severity      sheet.Severity
		choices       int
	}{
		{"below zero", "Pagu 2024", num("-5"), sheet.Error, 0},
		{"below zero in brackets", "Pagu 2024", "(1.500.000)", sheet.Error, 0},
		{"whole rupiah under juta", "Pagu 2024 (Rp juta)", num("1500000000"), sheet.Question, 2},
	} {
		r := read(tc27.Options{}, sheetOf(row("Kode", "Program", "Indikator", "Target 2024", c.heading), row("2.16.03", "Program A", "x", num("1"), c.value)))
		if len(r.Problems) != 1 || r.Problems[0].At.Name() != "E2" || r.Problems[0].Severity != c.severity || len(r.Problems[0].Choices) != c.choices {
			t.Errorf("%s: got %v", c.name, r.Problems)
		}
	}
}

// Sums under the rows are kept out and compared; those of a part and of the whole
// both count.
func TestSumsAtTheFoot(t *testing.T) {
	t.Parallel()
	table := func(feet ...[]any) tc27.Result {
		rows := [][]any{
			row("Kode", "Program", "Indikator", "Target 2024", "Pagu 2024"),
			row("2.16.02", "Program A", "x", num("1"), num("3000000")), row("2.16.02.2.01", "Kegiatan A", "y", num("1"), num("3000000")),
			feet[0],
			row("2.16.03", "Program B", "x", num("1"), num("5000000")),
		}
		return read(tc27.Options{}, sheetOf(append(rows, feet[1:]...)...))
	}
	for _, c := range []struct {
		name string
		feet [][]any
		want map[string]int // problems by cell
	}{
		{"agree", [][]any{row("Jumlah", "", "", "", num("3000000")), row("", "Total Belanja Dinas Contoh", "", "", num("8000000"))}, nil},
		{"part differs", [][]any{row("Sub Total I", "", "", "", num("4000000")), row("", "", "JUMLAH", "", num("8000000"))}, map[string]int{"E4": 1}},
		{"whole differs", [][]any{row("", "Jumlah", "", "", num("3000000")), row("TOTAL", "", "", "", num("9990000"))}, map[string]int{"E6": 1}},
	} {
		r := table(c.feet...)
		if len(r.Rows) != 3 {
			t.Errorf("%s: rows %q", c.name, linesOf(r))
		}
		got := map[string]int(nil)
		for _, p := range r.Problems {
			if got == nil {
				got = map[string]int{}
			}
			got[p.At.Name()]++
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s: problems by cell (-want +got)\n%s%v", c.name, diff, r.Problems)
		}
	}
}

// A number in the column of the sub kegiatan may have lost two zeros or none; the
// nomenclature tells.
func TestNumberOfSubKegiatanByNomenclature(t *testing.T) {
	t.Parallel()
	known := func(code string) (string, bool) { return "Media", code == "2.16.02.2.01.0004" }
	r := read(tc27.Options{Known: known}, sheetOf(
		row("KODE", "", "", "", "", "SUB KEGIATAN", "INDIKATOR", "TARGET 2024", "PAGU 2024"),
		row(num("2"), num("16"), num("2"), num("2.01"), num("4"), "Media", "Jumlah", num("1"), num("5")),
	))
	if got := r.Rows[0].Code.Text; got != "2.16.02.2.01.0004" || mentions(r.Problems, "A2", "nomenklatur") != 1 {
		t.Errorf("got %q; %v", got, r.Problems)
	}
}

func TestRepeatsOnOtherSheetsAreNamed(t *testing.T) {
	t.Parallel()
	a := sheetOf(row("Kode", "Program", "Indikator", "Target 2024", "Pagu 2024"), row("2.16.03", "Program A", "x", num("1"), num("5")))
	b := a
	b.Name = "Bidang Aptika"
	r := read(tc27.Options{}, a, b)
	if len(r.Rows) != 1 || mentions(r.Problems, "Bidang Aptika", `mengulang baris 2 lembar "T-C.27"`) != 1 {
		t.Errorf("%q; %v", linesOf(r), r.Problems)
	}
}

// Two columns for one figure of one year are asked about, wherever they come
// from: before and after a change, the quarters of a year, years without a name.
func TestRivalColumnsAreAsked(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name string
		rows [][]any
		at   string
	}{
		{"a change of the plan", [][]any{
			row("Kode", "Program", "Indikator", "Target 2024", "Pagu 2024 sebelum perubahan", "Pagu 2024 setelah perubahan"),
			row("2.16.03", "Program A", "x", num("1"), num("5"), num("7")),
		}, "F1"},
		{"quarters", [][]any{
			row("Kode", "Program", "Indikator", "Pagu 2024", "Target 2024 Triwulan", ""), row("", "", "", "", "I", "II"),
			row("2.16.03", "Program A", "x", num("5"), num("1"), num("2")),
		}, "F2"},
	} {
		r := read(tc27.Options{}, sheetOf(c.rows...))
		if mentions(r.Problems, "pertanyaan", "sel "+c.at+" ", "Mana yang berlaku") != 1 || len(stopping(r.Problems)) != 1 {
			t.Errorf("%s: %v", c.name, r.Problems)
		}
	}
	r := read(tc27.Options{}, sheetOf(
		row("Kode", "Program", "Indikator", "Target 2024", "Pagu 2024", "Pagu 2024"),
		row("2.16.03", "Program A", "x", num("1"), num("5"), ""), row("2.16.02", "Program B", "x", num("1"), "", num("7")),
	))
	if len(r.Problems) > 0 {
		t.Errorf("columns that share the rows: %v", r.Problems)
	}
}

func TestYearsByRomanNumerals(t *testing.T) {
	t.Parallel()
	s := sheetOf(row("Kode", "Program", "Indikator", "Target Kinerja Tahun", "", "Pagu Tahun"), row("", "", "", "I", "II", "I", "II"),
		row("2.16.03", "Program A", "x", num("1"), num("2"), num("10"), num("20")))
	s.Merges = []sheet.Range{{Row: 0, Col: 3, LastRow: 0, LastCol: 4}, {Row: 0, Col: 5, LastRow: 0, LastCol: 6}}
	r := read(tc27.Options{FirstYear: 2021}, s)
	if got := line(r.Rows[0]); got != "program|2.16.03|Program A|x||2021:1=10|2022:2=20" || len(r.Problems) > 0 {
		t.Errorf("got %q; %v", got, r.Problems)
	}
}

// A merged heading may reach beyond the last cell that was written.
func TestMergedHeadingReachesOut(t *testing.T) {
	t.Parallel()
	s := sheetOf(row("Kode", "Program", "Indikator", "Target 2024", "Pagu 2024"), row("2.16.03", "Program A", "x", num("1"), num("10"), num("20")))
	s.Merges = []sheet.Range{{Row: 0, Col: 4, LastRow: 0, LastCol: 5}}
	if r := read(tc27.Options{}, s); mentions(r.Problems, "pertanyaan", "F1", "Mana yang berlaku") != 1 {
		t.Errorf("the second column was lost: %v", r.Problems)
	}
}

// Tujuan and sasaran may stand among the programs, and outcomes under them.
func TestTujuanAndOutcomesAmongPrograms(t *testing.T) {
	t.Parallel()
	r := read(tc27.Options{}, sheetOf(
		row("Kode", "Tujuan/Sasaran/Program/Outcome/Kegiatan", "Indikator", "Target 2025", "Pagu 2025"),
		row("", "Tujuan 1: Meningkatnya tata kelola", "Indeks", num("70"), ""),
		row("", "Sasaran: Matangnya SPBE", "Indeks SPBE", num("3"), ""),
		row("", "2.16.02 - PROGRAM INFORMASI", "", "", num("1000")),
		row("", "Meningkatnya informasi publik", "Persentase", num("85"), ""),
	))
	want := []string{
		"tujuan||Meningkatnya tata kelola|Indeks||2025:70",
		"sasaran||Matangnya SPBE|Indeks SPBE||2025:3",
		"program|2.16.02|PROGRAM INFORMASI|||2025:=1000",
		"program|2.16.02|PROGRAM INFORMASI|Persentase||2025:85",
	}
	if diff := cmp.Diff(want, linesOf(r)); diff != "" || len(r.Problems) > 0 {
		t.Fatalf("rows (-want +got)\n%s%v", diff, r.Problems)
	}
	if last := r.Rows[3]; last.Note != "Hasil: Meningkatnya informasi publik" || last.Sasaran != "Matangnya SPBE" {
		t.Errorf("last row: %+v", last)
	}
}

// The year of a table without years in its columns is the one of its titles, not
// the first year of another plan; titles of two years are asked about.
func TestYearOfATable(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		title string
		first int
		want  int
		ask   bool
	}{
		{"RENJA TAHUN 2023", 2019, 2023, false},
		{"RENJA", 2019, 2019, false},
		{"RENJA", 0, 1, true},
	} {
		r := read(tc27.Options{FirstYear: c.first}, sheetOf(row(c.title), row("Kode", "Program", "Indikator", "Target", "Pagu"), row("2.16.03", "Program A", "x", num("1"), num("5"))))
		if got := r.Rows[0].Years[0].Year; got != c.want || (len(stopping(r.Problems)) == 1) != c.ask {
			t.Errorf("%q: got %d, want %d; %v", c.title, got, c.want, r.Problems)
		}
	}
	r := read(tc27.Options{}, sheetOf(row("RENJA TAHUN 2023"), row("Peraturan Nomor 2 Tahun 2021"), row("Kode", "Program", "Indikator", "Target", "Pagu"), row("2.16.03", "Program A", "x", num("1"), num("5"))))
	if len(r.Problems) != 1 || cmp.Diff([]string{"2023", "2021"}, r.Problems[0].Choices) != "" {
		t.Errorf("two titles: %v", r.Problems)
	}
}

// A sheet may hold several tables: with the columns in another order, or of
// another kind below a gap. Headings that stay where they are begin none.
func TestSeveralTablesOnASheet(t *testing.T) {
	t.Parallel()
	head := row("Kode", "Program", "Indikator", "Target 2024", "Rp 2024")
	r := read(tc27.Options{}, sheetOf(
		row("Tujuan", "Sasaran", "Indikator Tujuan/Sasaran"),
		row("Meningkatnya tata kelola", "", "Indeks"),
		row(""),
		head, row("2.16.01", "Program A", "a", num("1"), num("5")),
		head, row("2.16.02", "Program B", "b", num("2"), num("6")),
		row("Kode", "Program", "Indikator", "Satuan", "Rp 2024", "Target 2024"), row("2.16.03", "Program C", "c", "%", num("7"), num("3")),
	))
	want := []string{"tujuan||Meningkatnya tata kelola|Indeks|", "program|2.16.01|Program A|a||2024:1=5", "program|2.16.02|Program B|b||2024:2=6", "program|2.16.03|Program C|c|%|2024:3=7"}
	if diff := cmp.Diff(want, linesOf(r)); diff != "" || len(r.Problems) > 0 || len(r.Tables) != 3 {
		t.Errorf("%d tables; rows (-want +got)\n%s%v", len(r.Tables), diff, r.Problems)
	}
}

func TestSeveralCodesInARow(t *testing.T) {
	t.Parallel()
	head := row("Kode Program", "Kode Kegiatan", "Program/Kegiatan", "Indikator", "Target 2024", "Rp 2024")
	r := read(tc27.Options{}, sheetOf(head, row("2.16.02", "2.16.02.2.01", "Kegiatan A", "a", num("1"), num("5"))))
	if got := r.Rows[0].Code.Text; got != "2.16.02.2.01" || len(r.Problems) > 0 {
		t.Errorf("the deeper code: got %q; %v", got, r.Problems)
	}
	r = read(tc27.Options{}, sheetOf(head, row("2.16.02", "2.16.03.2.01", "Kegiatan A", "a", num("1"), num("5"))))
	if mentions(r.Problems, "pertanyaan", "A2", "dua kode") != 1 {
		t.Errorf("codes that disagree: %v", r.Problems)
	}
}

func TestMoneyTooSmallToBeWhole(t *testing.T) {
	t.Parallel()
	for heading, told := range map[string]int{"Rp 2024": 1, "Rp juta 2024": 0} {
		rows := [][]any{row("Kode", "Program", "Indikator", "Target 2024", heading)}
		for _, code := range []string{"2.16.01", "2.16.02", "2.16.03", "2.16.04", "2.16.05"} {
			rows = append(rows, row(code, "Program "+code, "x", num("1"), num("350")))
		}
		if r := read(tc27.Options{}, sheetOf(rows...)); mentions(r.Problems, "E2", "rupiah penuh") != told {
			t.Errorf("%s: %v", heading, r.Problems)
		}
	}
}
