package tc27_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gurindam/internal/money"
	"gurindam/internal/needs"
	"gurindam/internal/rpjmd"
	"gurindam/internal/rpjmd/tc27"
	"gurindam/internal/sheet"
	"gurindam/internal/tabular"
)

func readFile(t *testing.T, name string, opt tc27.Options) tc27.Result {
	t.Helper()
	b, err := tabular.Read(needs.Data(t, name), tabular.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	opt.OPD = "PUPR"
	return tc27.Read(b, opt)
}

func stopping(problems []sheet.Problem) []string {
	var out []string
	for _, p := range problems {
		if p.Severity != sheet.Warning {
			out = append(out, p.String())
		}
	}
	return out
}

// mentions counts the problems whose text holds all the words.
func mentions(problems []sheet.Problem, words ...string) int {
	n := 0
next:
	for _, p := range problems {
		for _, w := range words {
			if !strings.Contains(p.String(), w) {
				continue next
			}
		}
		n++
	}
	return n
}

func TestRealRenstra(t *testing.T) {
	t.Parallel()
	r := readFile(t, "impor_uji/pasangkayu_renstra_dpupr_5tahun.xlsx", tc27.Options{FirstYear: 2021})
	if got := stopping(r.Problems); len(got) > 0 {
		t.Errorf("the file cannot be saved: %q", got)
	}
	sums, uncoded := map[rpjmd.RenstraLevel]money.Rupiah{}, money.Rupiah(0)
	count := map[rpjmd.RenstraLevel]int{}
	for _, row := range r.Rows {
		count[row.Level]++
		for _, y := range row.Years {
			if y.Year == 2021 && row.Code.Empty() {
				uncoded += y.Budget
			} else if y.Year == 2021 {
				sums[row.Level] += y.Budget
			}
		}
		if !row.Code.Empty() && !row.Code.Valid() {
			t.Errorf("row %q has the code %q", row.Name, row.Code.Text)
		}
	}
	want := map[rpjmd.RenstraLevel]money.Rupiah{rpjmd.RenstraProgram: 175_915_891_891, rpjmd.RenstraKegiatan: 190_245_559_804, rpjmd.RenstraSubKegiatan: 201_393_883_804}
	if diff := cmp.Diff(want, sums); diff != "" {
		t.Errorf("money of 2021 by level (-want +got)\n%s", diff)
	}
	if uncoded != 2_015_259_000 {
		t.Errorf("the row without a code: got %d, want 2.015.259.000", uncoded)
	}
	wantCount := map[rpjmd.RenstraLevel]int{rpjmd.RenstraUrusan: 1, rpjmd.RenstraBidang: 1, rpjmd.RenstraProgram: 10, rpjmd.RenstraKegiatan: 22, rpjmd.RenstraSubKegiatan: 61}
	if diff := cmp.Diff(wantCount, count); diff != "" {
		t.Errorf("rows by level (-want +got)\n%s", diff)
	}
	row := find(t, r, "1.03.02.2.01.0109")
	if row.Unit != "KM" || row.Years[0].Target.String() != "393.0571652" || row.Years[0].Budget != 982_642_913 {
		t.Errorf("1.03.02.2.01.0109: got %+v", row)
	}
	if row := find(t, r, "X.XX.01.2.01.0001"); row.Years[4].Budget != 23_907_000 || row.Years[4].Year != 2025 || row.Indicator != "Jumlah Dokumen Perencanaan Perangkat Daerah" {
		t.Errorf("X.XX.01.2.01.0001: got %+v", row)
	}
	if row := find(t, r, "X.XX.01.2.02"); row.Indicator != "" || row.Unit != "" {
		t.Errorf("an indicator 0 was kept: %+v", row)
	}
	for _, c := range []struct {
		n     int
		words []string
	}{
		{1, []string{"B3", "1.3", "1.03", "57 kode lain"}},
		{1, []string{"H39", "1.03.02", "2021", "kosong", "14.329.667.913"}},
		{1, []string{"H44", "8.878.500.000", "20.336.300.000", "11.457.800.000"}},
		{10, []string{"#REF!"}},
		{1, []string{"B65", "bukan induknya"}},
		{1, []string{"C56", "tanpa kode", "sub kegiatan"}},
		{1, []string{"P66", "155.621.108.758", "dibulatkan"}},
	} {
		if got := mentions(r.Problems, c.words...); got != c.n {
			t.Errorf("problems with %q: got %d, want %d", c.words, got, c.n)
		}
	}
}

func find(t *testing.T, r tc27.Result, code string) rpjmd.RenstraRow {
	t.Helper()
	for _, row := range r.Rows {
		if row.Code.Text == code {
			return row
		}
	}
	t.Fatalf("no row with code %s", code)
	return rpjmd.RenstraRow{}
}

func TestRealRenstraAsksForItsYears(t *testing.T) {
	t.Parallel()
	r := readFile(t, "impor_uji/pasangkayu_renstra_dpupr_5tahun.xlsx", tc27.Options{})
	if got := stopping(r.Problems); len(got) != 1 || !strings.Contains(got[0], "tahun berapa") {
		t.Errorf("got %q, want one question about the first year", got)
	}
}

func TestRealPurposes(t *testing.T) {
	t.Parallel()
	r := readFile(t, "impor_uji/pasangkayu_tujuan_sasaran_renstra.xlsx", tc27.Options{})
	if len(r.Problems) > 0 {
		t.Errorf("problems: %v", r.Problems)
	}
	if got := r.Tables[0].Count; got[rpjmd.RenstraTujuan] != 13 || got[rpjmd.RenstraSasaran] != 17 {
		t.Errorf("rows: got %v", got)
	}
	row := r.Rows[4] // row 5 holds two indicators
	if row.Tujuan != "Penyediaan pelayanan Aparatur terhadap masyarakat" || row.Indicator != "Prosentase Tingkat Kehadiran Aparatur" || row.Name != "Meningkatnya kapasitans akan ruang bekerja pelayanan" {
		t.Errorf("second indicator: got %+v", row)
	}
	seen := map[string]bool{}
	for _, row := range r.Rows {
		if seen[row.ID] {
			t.Errorf("ID %s twice", row.ID)
		}
		seen[row.ID] = true
		if strings.Contains(row.Name, "\u00a0") {
			t.Errorf("no-break space in %q", row.Name)
		}
	}
}

func TestRealBudget(t *testing.T) {
	t.Parallel()
	r := readFile(t, "impor_uji/pasangkayu_subkegiatan_dpa_2024.xlsx", tc27.Options{})
	if got := stopping(r.Problems); len(got) > 0 {
		t.Errorf("the file cannot be saved: %q", got)
	}
	want := []tc27.Total{{Level: rpjmd.RenstraSubKegiatan, Year: 2024, Amount: 125_103_902_555}}
	if diff := cmp.Diff(want, r.Tables[0].Totals); diff != "" {
		t.Errorf("totals (-want +got)\n%s", diff)
	}
	row := find(t, r, "1.03.01.2.01.0001")
	if row.Name != "Penyusunan Dokumen Perencanaan Perangkat Daerah" || row.Unit != "%" || row.Years[0].Target.String() != "96" || row.FundingSource != "1.2.1.01.02" {
		t.Errorf("got %+v", row)
	}
	row = find(t, r, "1.03.12.2.02.0001")
	if row.Unit != "Dokumen" || row.Years[0].Target.String() != "1" || !strings.HasPrefix(row.Indicator, "Jumlah Dokumen Koordinasi") || !strings.Contains(row.Note, "Hasil: Terpenuhinya") {
		t.Errorf("got %+v", row)
	}
	if row := find(t, r, "1.03.02.2.01.0117"); !row.Years[0].Funded || row.Years[0].Budget != 0 {
		t.Errorf("pagu 0 is a pagu: got %+v", row)
	}
}

func TestOtherTablesAreNoRenstra(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"pasangkayu_perangkat_daerah.xlsx", "pasangkayu_asb_2024.xlsx", "sulbar_wilayah.xlsx"} {
		r := readFile(t, "impor_uji/"+name, tc27.Options{})
		if len(r.Rows) > 0 || len(stopping(r.Problems)) != 1 {
			t.Errorf("%s: %d rows, %q", name, len(r.Rows), stopping(r.Problems))
		}
	}
}

// The official list of 2023 answers for codes and names.
func TestRealRenstraAgainstNomenclature(t *testing.T) {
	t.Parallel()
	b, err := tabular.Read(needs.Data(t, "nomenklatur/kepmendagri_900_1317_2023.csv"), tabular.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	names := map[string]string{}
	for _, row := range b.Sheets[0].Rows[1:] {
		if len(row) > 2 {
			names[row[1].Text] = row[2].Text
		}
	}
	r := readFile(t, "impor_uji/pasangkayu_renstra_dpupr_5tahun.xlsx", tc27.Options{FirstYear: 2021, Version: "2023", Known: func(code string) (string, bool) {
		name, ok := names[code]
		return name, ok
	}})
	if got := stopping(r.Problems); len(got) > 0 {
		t.Errorf("the file cannot be saved: %q", got)
	}
	if n := mentions(r.Problems, "tidak ada dalam nomenklatur"); n > 5 {
		t.Errorf("%d codes of a real file are not in the official list", n)
	}
	if row := find(t, r, "1.03.10.2.01.0032"); row.Code.Version != "2023" {
		t.Errorf("version: got %+v", row.Code)
	}
}
