package rpjmd_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gurindam/internal/needs"
	"gurindam/internal/rpjmd"
	"gurindam/internal/sheet"
	"gurindam/internal/tabular"
)

func official(t *testing.T, file, version string) rpjmd.Nomenclature {
	t.Helper()
	book, err := tabular.Read(needs.Data(t, filepath.Join("nomenklatur", file)), tabular.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	n, problems := rpjmd.ReadNomenclature(book, version)
	for _, p := range problems {
		t.Errorf("%s: %s", file, p)
	}
	return n
}

func list2023(t *testing.T) rpjmd.Nomenclature {
	return official(t, "asli_sub_keg_900_2023.xlsx", "2023")
}

func list2027(t *testing.T) rpjmd.Nomenclature {
	return official(t, "asli_nomenklatur-subkegiatan_pemutakhiran_2027.xlsx", "2027")
}

type group struct {
	Side  rpjmd.Side
	Level rpjmd.RenstraLevel
}

func groups(n rpjmd.Nomenclature) map[group]int {
	out := map[group]int{}
	for _, e := range n.Entries {
		out[group{e.Side, e.Level}]++
	}
	return out
}

func TestOfficialListsAreWhole(t *testing.T) {
	t.Parallel()
	const prov, kab = rpjmd.SideProvinsi, rpjmd.SideKabKota
	want := map[group]int{{kab, rpjmd.RenstraUrusan}: 10, {kab, rpjmd.RenstraBidang}: 45, {kab, rpjmd.RenstraProgram}: 188,
		{kab, rpjmd.RenstraKegiatan}: 729, {kab, rpjmd.RenstraSubKegiatan}: 3395}
	if diff := cmp.Diff(want, groups(list2023(t))); diff != "" {
		t.Errorf("2023 (-want +got):\n%s", diff)
	}
	newer := list2027(t)
	want = map[group]int{{prov, rpjmd.RenstraBidang}: 50, {kab, rpjmd.RenstraBidang}: 45, {prov, rpjmd.RenstraProgram}: 217, {kab, rpjmd.RenstraProgram}: 189,
		{prov, rpjmd.RenstraKegiatan}: 912, {kab, rpjmd.RenstraKegiatan}: 713, {prov, rpjmd.RenstraSubKegiatan}: 4031, {kab, rpjmd.RenstraSubKegiatan}: 3550}
	if diff := cmp.Diff(want, groups(newer)); diff != "" {
		t.Errorf("2027 (-want +got):\n%s", diff)
	}
	distinct := map[string]bool{}
	for _, e := range newer.Entries {
		if e.Level == rpjmd.RenstraSubKegiatan {
			distinct[e.Code] = true
		}
	}
	if len(distinct) != 7115 {
		t.Errorf("2027 has %d distinct codes, want 7115", len(distinct))
	}
}

func TestOfficialTextsAreMended(t *testing.T) {
	t.Parallel()
	older := list2023(t).Index(rpjmd.SideKabKota)
	for code, want := range map[string]string{
		"X.XX.01":           "PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH KABUPATEN/KOTA",
		"X.XX.01.2.01.0001": "Penyusunan Dokumen Perencanaan Perangkat Daerah",
		"3.26.02.2.01.0005": "Pengadaan/Pemeliharaan/Rehabilitasi Sarana dan Prasarana dalam Daya Tarik Wisata Unggulan Kabupaten/Kota",
		"9.01.04.7.03.0009": "Pengelolaan Wakaf",
	} {
		if e, ok := older.Find(code); !ok || e.Name != want {
			t.Errorf("%s is %q (%v), want %q", code, e.Name, ok, want)
		}
	}
	e, _ := list2027(t).Index(rpjmd.SideProvinsi).Find("1.01.02.1.01.0058")
	want := rpjmd.Entry{Side: rpjmd.SideProvinsi, Level: rpjmd.RenstraSubKegiatan, Code: "1.01.02.1.01.0058", Name: "Pengembangan konten digital untuk pendidikan",
		Result: "Terlaksananya konten digital untuk pendidikan yang dikembangkan", Indicator: "Jumlah konten digital untuk pendidikan yang telah dikembangkan",
		Unit: "Konten Digital", Tags: []string{"INKLUSI KEUANGAN", "ANGGARAN RESPONSIF GENDER (ASTACITA)"}, SPM: "SPM", Kind: "Layanan"}
	if diff := cmp.Diff(want, e); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestOfficialMapForward(t *testing.T) {
	t.Parallel()
	older, newer := list2023(t), list2027(t)
	list := rpjmd.MapForward(older, newer)
	kinds := map[rpjmd.ForwardKind]int{}
	there := map[string]bool{}
	for _, e := range newer.Entries {
		there[e.Code] = true
	}
	gone := 0
	for _, f := range list {
		kinds[f.Kind]++
		if !there[f.From] {
			gone++
		}
		if f.To != "" && !there[f.To] {
			t.Errorf("%s goes to %s, which is not there", f.From, f.To)
		}
	}
	if gone != 525 {
		t.Errorf("%d codes of 2023 are gone in 2027, want 525", gone)
	}
	want := map[rpjmd.ForwardKind]int{rpjmd.ForwardStated: 71, rpjmd.ForwardSame: 2852, rpjmd.ForwardMoved: 89, rpjmd.ForwardNone: 383}
	if diff := cmp.Diff(want, kinds); diff != "" {
		t.Errorf("kinds (-want +got):\n%s", diff)
	}
	if len(rpjmd.Residue(list)) != kinds[rpjmd.ForwardNone] {
		t.Error("the residue is not what found no place")
	}
}

// TestExampleCodesAreOfficial: the example's plan cites codes that exist.
func TestExampleCodesAreOfficial(t *testing.T) {
	t.Parallel()
	index := list2023(t).Index(rpjmd.SideKabKota)
	for _, name := range []string{"rencana_aksi", "rpjmd", "renstra"} {
		data, err := os.ReadFile(filepath.Join("..", "..", "examples", "tanjungpinang", name+".csv"))
		if err != nil {
			t.Fatal(err)
		}
		book, err := tabular.Decode(name+".csv", data, tabular.Limits{})
		if err != nil {
			t.Fatal(err)
		}
		found := 0
		for _, row := range book.Sheets[0].Rows {
			for _, c := range row {
				code := rpjmd.Code{Text: c.Text}
				if strings.Count(c.Text, ".") < 2 || !code.Valid() {
					continue
				}
				found++
				if _, ok := index.Find(c.Text); !ok {
					t.Errorf("%s: %s is not in the list of 2023; near: %v", name, c.Text, index.Nearest(c.Text, 3))
				}
			}
		}
		if found == 0 {
			t.Errorf("%s: no code found", name)
		}
	}
}

func row(cells ...string) []sheet.Cell {
	out := make([]sheet.Cell, len(cells))
	for i, text := range cells {
		if text != "" {
			out[i] = sheet.Cell{Text: text, Raw: text, Type: sheet.TextCell}
		}
		if strings.HasPrefix(text, "#") {
			out[i] = sheet.Cell{Text: text[1:], Raw: text[1:], Type: sheet.NumberCell}
		}
	}
	return out
}

func book(rows ...[]sheet.Cell) sheet.Book {
	return sheet.Book{Name: "daftar.xlsx", Sheets: []sheet.Sheet{{Name: "Daftar", Rows: rows}}}
}

var splitHead = row("URUSAN/UNSUR", "BIDANG URUSAN/BIDANG UNSUR", "PROGRAM", "KEGIATAN", "SUB KEGIATAN", "NOMENKLATUR URUSAN", "KINERJA", "INDIKATOR", "SATUAN")

func TestReadSplit(t *testing.T) {
	t.Parallel()
	n, problems := rpjmd.ReadNomenclature(book(
		row("Lampiran"), splitHead,
		row("#1", "", "", "", "", "URUSAN  WAJIB"),
		row("#1", "#2", "", "", "", "BIDANG KESEHATAN"),
		row("#1", "#2", "#2", "", "", "PROGRAM  KESEHATAN"),
		row(),
		row("#1", "#2", "#2", "2.01", "", "Layanan"),
		row("#1", "#2", "#2", "#2.1", "", "Layanan kesepuluh"),
		row("#1", "#2", "#2", "2.01", "#12", "Rehabili tasi", "Rehabilitasi rehabilitasi rehabilitasi rehabilitasi rehabilitasi", "Jumlah", "Unit"),
		row("#1", "", "#2", "2.01", "", "Terputus"),
		row("#1", "#2", "#2", "2.01", "#13", ""),
		row("#1", "#2", "#2", "2.01", "#12", "Lain"),
		row("#1", "#2", "#9", "2.01", "#1", "Yatim"),
	), "uji")
	var got []string
	for _, e := range n.Entries {
		got = append(got, string(e.Side)+" "+e.Code+" "+e.Name)
	}
	want := []string{"KABKOT 1 URUSAN WAJIB", "KABKOT 1.02 BIDANG KESEHATAN", "KABKOT 1.02.02 PROGRAM KESEHATAN", "KABKOT 1.02.02.2.01 Layanan",
		"KABKOT 1.02.02.2.10 Layanan kesepuluh", "KABKOT 1.02.02.2.01.0012 Rehabilitasi", "KABKOT 1.02.09.2.01.0001 Yatim"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("entries (-want +got):\n%s", diff)
	}
	checkProblems(t, problems, []string{"C10 galat: Kode terputus", "F11 galat: Kode 1.02.02.2.01.0013 tidak bernama", "F12 galat: Kode 1.02.02.2.01.0012", "F2 peringatan: Induk kode 1.02.09.2.01.0001"})
}

func TestReadFlat(t *testing.T) {
	t.Parallel()
	head := row("JENIS PEMDA", "BIDANG", "PROGRAM", "KEGIATAN", "SUBKEGIATAN", "KINERJA", "INDIKATOR", "SATUAN", "TAG", "SPM", "SUBKEGIATAN SEBELUMNYA")
	program := []string{"1.02 KESEHATAN", "1.02.02 PROGRAM", "1.02.02.2.01 Layanan"}
	line := func(side, sub, tag, before string) []sheet.Cell {
		return row(append(append([]string{side}, program...), sub, "k", "i", "Unit ", tag, "NON-SPM", before)...)
	}
	n, problems := rpjmd.ReadNomenclature(book(head,
		line("KABKOT", "1.02.02.2.01.0001 Satu", "[null]", "1.02.02.2.01.0009 Lama"),
		line("PROV", "1.02.02.2.01.0001 Satu", `["A", null]`, ""),
		line("DESA", "1.02.02.2.01.0002 Dua", "", ""),
		line("KABKOT", "tanpa kode", "", ""),
		line("KABKOT", "1.03.02.2.01.0002 Salah tempat", "", ""),
		line("KABKOT", "1.02.02.2.01.0003 Tiga", "bukan daftar", "tanpa kode"),
		line("KABKOT", "1.02.02.2.01.0003 Tiga", "", ""),
	), "uji")
	sub := map[string]rpjmd.Entry{}
	for _, e := range n.Entries {
		if e.Level == rpjmd.RenstraSubKegiatan {
			sub[string(e.Side)+e.Code] = e
		}
	}
	one := sub["KABKOT1.02.02.2.01.0001"]
	if one.Previous != "1.02.02.2.01.0009" || one.PreviousName != "Lama" || one.Unit != "Unit" || one.SPM != "" || one.Tags != nil {
		t.Errorf("first row: %+v", one)
	}
	if len(sub) != 3 || cmp.Diff([]string{"A"}, sub["PROV1.02.02.2.01.0001"].Tags) != "" {
		t.Errorf("entries: %+v", sub)
	}
	checkProblems(t, problems, []string{"A4 galat: Jenis pemda", "E5 galat: Sel ini tidak diawali kode", "E6 galat: Kode 1.03.02.2.01.0002 tidak berada di bawah", "I7 peringatan: Tag", "K7 peringatan: Sub kegiatan sebelumnya", "E8 peringatan: Sub kegiatan 1.02.02.2.01.0003"})
}

func checkProblems(t *testing.T, got []sheet.Problem, want []string) {
	t.Helper()
	if len(got) != len(want) {
		t.Errorf("%d problems, want %d: %v", len(got), len(want), got)
		return
	}
	for i, p := range got {
		if line := p.At.Name() + " " + p.Severity.String() + ": " + p.Text; !strings.HasPrefix(line, want[i]) {
			t.Errorf("problem %q, want %q", line, want[i])
		}
	}
}

func TestUnknownLayout(t *testing.T) {
	t.Parallel()
	for _, b := range []sheet.Book{{}, book(), book(row("Nama", "Alamat"), row("a", "b"))} {
		n, problems := rpjmd.ReadNomenclature(b, "uji")
		if len(n.Entries) != 0 || !sheet.Stops(problems) {
			t.Errorf("%v: %d entries, problems %v", b, len(n.Entries), problems)
		}
	}
}

func small(version string, entries ...[3]string) rpjmd.Nomenclature {
	n := rpjmd.Nomenclature{Version: version}
	for _, e := range entries {
		n.Entries = append(n.Entries, rpjmd.Entry{Side: rpjmd.SideKabKota, Level: rpjmd.Code{Text: e[0]}.Depth(), Code: e[0], Name: e[1], Previous: e[2]})
	}
	return n
}

func TestIndexFindsForms(t *testing.T) {
	t.Parallel()
	x := small("uji", [3]string{"X"}, [3]string{"X.XX"}, [3]string{"X.XX.01"}, [3]string{"X.XX.01.2.07"}, [3]string{"X.XX.01.2.07.0002"},
		[3]string{"2"}, [3]string{"2.16"}, [3]string{"2.16.02"}, [3]string{"2.16.02.2.01"}, [3]string{"2.16.02.2.01.0008"}, [3]string{"2.16.02.2.01.0014"},
		[3]string{"2.16.03"}, [3]string{"2.16.03.2.02"}, [3]string{"2.16.03.2.02.0023"}).Index(rpjmd.SideKabKota)
	for code, want := range map[string]string{
		"2.16.02.2.01.0014": "2.16.02.2.01.0014",
		"2.16.02.2.01.14":   "2.16.02.2.01.0014",
		"2.16.02":           "2.16.02",
		"2.16.01.2.07.0002": "X.XX.01.2.07.0002",
		"2.16.01.2.07.02":   "X.XX.01.2.07.0002",
		"1.05.01":           "X.XX.01",
		"X.XX.01":           "X.XX.01",
		"2.16.04":           "",
		"bukan kode":        "",
		"":                  "",
	} {
		if e, ok := x.Find(code); e.Code != want || ok != (want != "") {
			t.Errorf("Find(%q) = %q, %v, want %q", code, e.Code, ok, want)
		}
	}
	for code, want := range map[string][]string{
		"2.16.02.2.01.0015": {"2.16.02.2.01.0014", "2.16.02.2.01.0008"},
		"2.16.02.2.09.0001": {"2.16.02.2.01.0008", "2.16.02.2.01.0014"},
		"2.16.07":           {"2.16.02", "2.16.03"},
		"2.17":              {"2.16"},
		"7.01.02.2.01.0001": nil,
		"bukan kode":        nil,
	} {
		if diff := cmp.Diff(want, x.Nearest(code, 2)); diff != "" {
			t.Errorf("Nearest(%q) (-want +got):\n%s", code, diff)
		}
	}
}

func TestMapForward(t *testing.T) {
	t.Parallel()
	older := small("2020", [3]string{"1.02.02.2.01.01", "Satu"}, [3]string{"1.02.02.2.01.02", "Dua"}, [3]string{"1.02.02.2.01.03", "Ti ga"},
		[3]string{"1.02.02.2.01.04", "Empat"}, [3]string{"1.02.02.2.01.05", "Lima"}, [3]string{"1.02.02.2.01.06", "Enam"})
	newer := small("2023", [3]string{"1.02.02.2.01.0001", "SATU"}, [3]string{"1.02.02.2.01.0009", "Dua baru", "1.02.02.2.01.02"}, [3]string{"1.02.02.2.01.0007", "Tiga"},
		[3]string{"1.02.02.2.01.0004", "Lain sekali"}, [3]string{"1.02.02.2.01.0010", "Lima"}, [3]string{"1.02.02.2.01.0011", "Lima"})
	const side = rpjmd.SideKabKota
	want := []rpjmd.Forward{
		{side, "1.02.02.2.01.01", "1.02.02.2.01.0001", rpjmd.ForwardSame},
		{side, "1.02.02.2.01.02", "1.02.02.2.01.0009", rpjmd.ForwardStated},
		{side, "1.02.02.2.01.03", "1.02.02.2.01.0007", rpjmd.ForwardMoved},
		{side, "1.02.02.2.01.04", "", rpjmd.ForwardNone},
		{side, "1.02.02.2.01.05", "", rpjmd.ForwardNone},
		{side, "1.02.02.2.01.06", "", rpjmd.ForwardNone},
	}
	got := rpjmd.MapForward(older, newer)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if len(rpjmd.Residue(got)) != 3 {
		t.Errorf("residue %v", rpjmd.Residue(got))
	}
}
