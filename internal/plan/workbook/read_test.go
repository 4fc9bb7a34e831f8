package workbook_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gurindam/internal/plan"
	"gurindam/internal/plan/plantest"
	"gurindam/internal/plan/workbook"
	"gurindam/internal/rpjmd"
	"gurindam/internal/sheet"
)

// page gives the sheet of a file name.
func page(t *testing.T, b *sheet.Book, file string) *sheet.Sheet {
	t.Helper()
	i := slices.IndexFunc(b.Sheets, func(s sheet.Sheet) bool { return s.Name == file })
	if i < 0 {
		t.Fatalf("no sheet %s", file)
	}
	return &b.Sheets[i]
}

// put writes a text under a heading, in a row counted from 1 below the header.
func put(t *testing.T, b *sheet.Book, file string, row int, heading, text string) {
	t.Helper()
	s := page(t, b, file)
	col := slices.IndexFunc(s.Rows[0], func(c sheet.Cell) bool { return c.Text == heading })
	if col < 0 {
		t.Fatalf("no column %q on %s", heading, file)
	}
	for len(s.Rows) <= row {
		s.Rows = append(s.Rows, make([]sheet.Cell, len(s.Rows[0])))
	}
	s.Rows[row][col] = sheet.Cell{Text: text, Raw: text, Type: sheet.TextCell}
	if text == "" {
		s.Rows[row][col] = sheet.Cell{}
	}
}

func readFull(t *testing.T, change func(b *sheet.Book), opt workbook.Options) (plan.Snapshot, []sheet.Problem) {
	t.Helper()
	g := guideline(t)
	b := typed(workbook.Form(plantest.Full(), g))
	if change != nil {
		change(&b)
	}
	return workbook.Read(b, g, plantest.Home(), opt)
}

// told finds a problem that names the cell and holds all the words.
func told(problems []sheet.Problem, severity sheet.Severity, at string, words ...string) bool {
	return slices.ContainsFunc(problems, func(p sheet.Problem) bool {
		text := p.String() + " " + strings.Join(p.Choices, " ")
		return p.Severity == severity && fmt.Sprintf("%s!%s", p.At.Sheet, p.At.Name()) == at &&
			!slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(text, w) })
	})
}

func TestProblems(t *testing.T) {
	t.Parallel()
	type cell struct {
		file    string
		row     int
		heading string
		text    string
	}
	for name, c := range map[string]struct {
		cells    []cell
		severity sheet.Severity
		at       string
		words    []string
	}{
		"required cell left empty":      {[]cell{{"rencana_aksi", 1, "Inisiatif", ""}}, sheet.Error, "rencana_aksi!E2", []string{"Inisiatif wajib diisi"}},
		"unknown sub-dimension":         {[]cell{{"rencana_aksi", 1, "Sub-dimensi", "SG1"}}, sheet.Error, "rencana_aksi!B2", []string{"sub-dimensi", "Mungkin SG-1"}},
		"unknown OPD":                   {[]cell{{"rencana_aksi", 1, "OPD penanggung jawab", "DISKOMNIFO"}}, sheet.Error, "rencana_aksi!O2", []string{"lembar OPD", "Mungkin DISKOMINFO"}},
		"unknown supporting OPD":        {[]cell{{"rencana_aksi", 1, "OPD pendukung", "DINKES; DISHUB"}}, sheet.Error, "rencana_aksi!P2", []string{"DISHUB"}},
		"unknown strategy":              {[]cell{{"rencana_aksi", 1, "Kode strategi", "SG-1.S1.9"}}, sheet.Error, "rencana_aksi!C2", []string{"Mungkin SG-1.S1.1"}},
		"unknown goal":                  {[]cell{{"strategi", 1, "Kode sasaran", "X"}}, sheet.Error, "strategi!B2", []string{"sasaran"}},
		"unknown RPJMD element":         {[]cell{{"keterkaitan", 1, "Elemen RPJMD", "P9"}}, sheet.Error, "keterkaitan!B2", []string{"elemen RPJMD"}},
		"unknown Renstra row":           {[]cell{{"keterkaitan", 2, "Baris Renstra", "nihil"}}, sheet.Error, "keterkaitan!C3", []string{"baris Renstra"}},
		"misi that is a tujuan":         {[]cell{{"strategi", 1, "Misi RPJMD", "T1"}}, sheet.Error, "strategi!E2", []string{"misi RPJMD"}},
		"code twice":                    {[]cell{{"rencana_aksi", 2, "Kode", "sg-01"}}, sheet.Error, "rencana_aksi!A3", []string{"sudah dipakai", `"rencana_aksi" sel A2`}},
		"word not in the list":          {[]cell{{"rencana_aksi", 1, "Status", "jalan"}}, sheet.Error, "rencana_aksi!AA2", []string{"dalam pembahasan"}},
		"target that is no number":      {[]cell{{"rencana_aksi", 1, "Target 2019", "banyak"}}, sheet.Error, "rencana_aksi!J2", nil},
		"pagu that is no money":         {[]cell{{"rencana_aksi", 2, "Pagu 2020", "cukup"}}, sheet.Error, "rencana_aksi!T3", nil},
		"negative pagu":                 {[]cell{{"rencana_aksi", 2, "Pagu 2020", "-5000000"}}, sheet.Error, "rencana_aksi!T3", nil},
		"sources that do not add up":    {[]cell{{"pendanaan", 1, "Pagu 2019", "400000000"}}, sheet.Error, "rencana_aksi!S2", []string{"750.000.000", "650.000.000"}},
		"source without detail":         {[]cell{{"rencana_aksi", 2, "Sumber dana", "APBD; CSR"}}, sheet.Error, "rencana_aksi!R3", []string{"Pendanaan"}},
		"source of only one sheet":      {[]cell{{"pendanaan", 2, "Sumber dana", "Hibah"}}, sheet.Error, "pendanaan!B3", []string{"Rencana Aksi"}},
		"pagu without source":           {[]cell{{"rencana_aksi", 2, "Sumber dana", ""}}, sheet.Warning, "rencana_aksi!R3", []string{"sumber dana"}},
		"initiative without OPD":        {[]cell{{"rencana_aksi", 1, "OPD penanggung jawab", ""}}, sheet.Warning, "rencana_aksi!O2", nil},
		"fact without source":           {[]cell{{"fakta", 1, "Sumber", ""}}, sheet.Warning, "fakta!J2", []string{"tidak dapat diterbitkan"}},
		"both ends of a link":           {[]cell{{"keterkaitan", 2, "Elemen RPJMD", "P1"}}, sheet.Error, "keterkaitan!B3", []string{"salah satu"}},
		"link without a reason":         {nil, sheet.Warning, "keterkaitan!E4", nil},
		"quarter not readable":          {[]cell{{"peta_jalan", 1, "Mulai", "2019"}}, sheet.Error, "peta_jalan!B2", []string{"2019-T1"}},
		"quarter outside the plan":      {[]cell{{"peta_jalan", 2, "Selesai", "2031-T1"}}, sheet.Error, "peta_jalan!C3", []string{"2019–2023"}},
		"end before start":              {[]cell{{"peta_jalan", 2, "Selesai", "2019-T4"}}, sheet.Error, "peta_jalan!C3", []string{"mendahului"}},
		"prerequisites in a circle":     {[]cell{{"peta_jalan", 1, "Prasyarat", "SL-01"}}, sheet.Error, "peta_jalan!D2", []string{"SG-01 → SL-01 → SG-01"}},
		"its own prerequisite":          {[]cell{{"peta_jalan", 1, "Prasyarat", "SG-01"}}, sheet.Error, "peta_jalan!D2", []string{"dirinya sendiri"}},
		"prerequisite ends too late":    {[]cell{{"peta_jalan", 1, "Selesai", "2020-T2"}}, sheet.Warning, "peta_jalan!B3", []string{"2020-T2"}},
		"milestone outside":             {[]cell{{"milestone", 1, "Waktu", "2020-T1"}}, sheet.Warning, "milestone!C2", []string{"2019-T4"}},
		"orphan in the RPJMD":           {[]cell{{"rpjmd", 4, "Induk", ""}}, sheet.Warning, "rpjmd!C5", []string{"berinduk"}},
		"wrong level of parent":         {[]cell{{"rpjmd", 4, "Induk", "M1"}}, sheet.Error, "rpjmd!C5", []string{"tujuan"}},
		"two vision rows":               {[]cell{{"visi", 2, "Jenis", "visi"}}, sheet.Error, "visi!A3", []string{"satu visi"}},
		"not a year":                    {[]cell{{"dasar_hukum", 1, "Tahun", "19"}}, sheet.Error, "dasar_hukum!D2", nil},
		"likelihood out of range":       {[]cell{{"risiko", 1, "Kemungkinan", "9"}}, sheet.Error, "risiko!E2", []string{"1 sampai 5"}},
		"code that lost its zeros":      {[]cell{{"rencana_aksi", 1, "Kode nomenklatur", "2.16.3"}}, sheet.Question, "rencana_aksi!Y2", []string{"2.16.03", "2.16.30"}},
		"code that is none":             {[]cell{{"rencana_aksi", 1, "Kode nomenklatur", "PROG-7"}}, sheet.Warning, "rencana_aksi!Y2", []string{"apa adanya"}},
		"money that is shortened":       {[]cell{{"rencana_aksi", 2, "Pagu 2020", "1 M"}}, sheet.Warning, "rencana_aksi!T3", []string{"miliar"}},
		"number read in two ways":       {[]cell{{"sasaran", 1, "Target 2019", "1.234"}}, sheet.Question, "sasaran!G2", []string{"1.234", "1,234"}},
		"target with its unit":          {[]cell{{"rpjmd", 3, "Target 2019", "5 dokumen"}}, sheet.Warning, "rpjmd!I4", []string{"satuan"}},
		"date that is none":             {[]cell{{"dewan_tim_forum", 1, "Tanggal", "kemarin"}}, sheet.Error, "dewan_tim_forum!D2", nil},
		"text too long":                 {[]cell{{"rencana_aksi", 1, "Program", strings.Repeat("a", 1001)}}, sheet.Error, "rencana_aksi!D2", []string{"1001"}},
		"years in the wrong order":      {[]cell{{"profil", 5, "Nilai", "2015"}}, sheet.Error, "profil!B5", []string{"mendahului"}},
		"workbook of another region":    {[]cell{{"profil", 1, "Nilai", "21.71"}}, sheet.Error, "profil!B2", []string{"21.72"}},
		"separator in a code":           {[]cell{{"opd", 1, "Kode", "A;B"}}, sheet.Error, "opd!A2", []string{"titik koma"}},
		"heading that means nothing":    {[]cell{{"opd", 0, "Keterangan", "Singkatn"}}, sheet.Warning, "opd!D1", []string{"Mungkin Singkatan"}},
		"heading that stands twice":     {[]cell{{"opd", 0, "Keterangan", "Nama"}}, sheet.Error, "opd!D1", []string{"dua kali"}},
		"heading with no likeness":      {[]cell{{"rencana_aksi", 0, "Pagu 2019", "Anggaran 2019"}}, sheet.Warning, "rencana_aksi!S1", []string{"samakan judulnya"}},
		"yearly heading gone":           {[]cell{{"rencana_aksi", 0, "Pagu 2019", ""}}, sheet.Warning, "rencana_aksi!A1", []string{"Pagu 2019", "dianggap kosong"}},
		"optional heading gone":         {[]cell{{"rencana_aksi", 0, "Mitra", ""}}, sheet.Warning, "rencana_aksi!A1", []string{"Mitra", "dianggap kosong"}},
		"comma before an unknown OPD":   {[]cell{{"rencana_aksi", 1, "OPD pendukung", "DINKES, DISHUB"}}, sheet.Error, "rencana_aksi!P2", []string{"DINKES, DISHUB"}},
		"required heading gone":         {[]cell{{"opd", 0, "Nama", ""}}, sheet.Error, "opd!A1", []string{`"Nama"`}},
		"year of the heading outside":   {[]cell{{"sasaran", 0, "Target 2023", "Target 2033"}}, sheet.Error, "sasaran!K1", []string{"2033"}},
		"readiness closed by something": {[]cell{{"kesiapan", 1, "Ditutup oleh", "SG-99"}}, sheet.Error, "kesiapan!I2", []string{"inisiatif atau rencana pendukung"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, problems := readFull(t, func(b *sheet.Book) {
				for _, x := range c.cells {
					put(t, b, x.file, x.row, x.heading, x.text)
				}
			}, workbook.Options{})
			if !told(problems, c.severity, c.at, c.words...) {
				t.Errorf("%s at %s with %q was not told; got:", c.severity, c.at, c.words)
				for _, p := range problems {
					t.Log(p)
				}
			}
		})
	}
}

func TestSeveralProblemsInOneRowAreAllTold(t *testing.T) {
	t.Parallel()
	_, problems := readFull(t, func(b *sheet.Book) {
		put(t, b, "rencana_aksi", 2, "Inisiatif", "")
		put(t, b, "rencana_aksi", 2, "Sub-dimensi", "XX")
		put(t, b, "rencana_aksi", 2, "Pagu 2020", "?")
	}, workbook.Options{})
	for _, at := range []string{"rencana_aksi!E3", "rencana_aksi!B3", "rencana_aksi!T3"} {
		if !told(problems, sheet.Error, at) {
			t.Errorf("nothing told at %s", at)
		}
	}
	if !sheet.Stops(problems) {
		t.Error("errors do not stop the import")
	}
}

func TestHeaderIsFoundWhereverItStands(t *testing.T) {
	t.Parallel()
	g := guideline(t)
	b := typed(workbook.Form(plantest.Full(), g))
	for i := range b.Sheets {
		s := &b.Sheets[i]
		note := func(text string) []sheet.Cell { return []sheet.Cell{{Text: text, Raw: text, Type: sheet.TextCell}} }
		s.Rows = append([][]sheet.Cell{note(s.Name), note("Petunjuk pengisian."), nil}, s.Rows...)
		for j := range s.Rows[3] {
			s.Rows[3][j].Text = " " + strings.ToUpper(s.Rows[3][j].Text) + " * "
		}
	}
	got, problems := workbook.Read(b, g, plantest.Home(), workbook.Options{})
	if sheet.Stops(problems) {
		t.Fatal(problems)
	}
	if diff := cmp.Diff(plantest.Full(), got, cmp.Comparer(sameNumber)); diff != "" {
		t.Error(diff)
	}
	for _, p := range problems {
		if p.At.Row < 3 && p.At.Sheet != "" {
			t.Errorf("told above the header: %s", p)
		}
	}
}

// A spreadsheet program that took a code for a number may have dropped a zero.
func TestCodesThatBecameNumbersAreAsked(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		file    string
		heading string
		at      string
		choices []string
	}{
		{"rencana_aksi", "Kode nomenklatur", "rencana_aksi!Y2", []string{"2.01", "2.10"}},
		{"rencana_aksi", "Kode", "rencana_aksi!A2", []string{"2.1", "2.10"}},
	} {
		_, problems := readFull(t, func(b *sheet.Book) {
			put(t, b, c.file, 1, c.heading, "2.1")
			for i := range page(t, b, c.file).Rows[1] {
				if x := &page(t, b, c.file).Rows[1][i]; x.Text == "2.1" {
					x.Type = sheet.NumberCell
				}
			}
		}, workbook.Options{})
		if !told(problems, sheet.Question, c.at, c.choices...) {
			t.Errorf("%s: not asked: %v", c.heading, problems)
		}
	}
}

func TestQuartersAsPeopleWriteThem(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]int{"2019-T2": 2, "2019-t2": 2, "2019 TW II": 2, "Triwulan 2 2019": 2, "TW-II/2019": 2, "2019Q2": 2, "T2 tahun 2019": 2, "Triwulan ke-2 2019": 2,
		"2019": 0, "20192": 0, "2019-2": 0, "2019-T5": 0, "T2": 0, "2019-TII2": 0} {
		got, problems := readFull(t, func(b *sheet.Book) { put(t, b, "peta_jalan", 1, "Mulai", text) }, workbook.Options{})
		if q := got.Masterplan.Initiatives[0].Schedule.Start.Quarter; q != want || sheet.Stops(problems) != (want == 0) {
			t.Errorf("%q: quarter %d, want %d; %v", text, q, want, problems)
		}
	}
}

// A comma separates codes only where all its pieces are codes or names: names of
// offices hold commas too.
func TestCommasBetweenCodes(t *testing.T) {
	t.Parallel()
	for text, want := range map[string][]string{
		"DINKES, DISKOMINFO":               {"DINKES", "DISKOMINFO"},
		"DINKES,dinkes; DISKOMINFO":        {"DINKES", "DISKOMINFO"},
		"Dinas Arsip, Buku dan Data, OPDX": nil,
	} {
		got, problems := readFull(t, func(b *sheet.Book) { put(t, b, "rencana_aksi", 1, "OPD pendukung", text) }, workbook.Options{})
		if sheet.Stops(problems) != (want == nil) {
			t.Errorf("%q: %v", text, problems)
		}
		if want != nil {
			if diff := cmp.Diff(want, got.Masterplan.Initiatives[0].Supporting); diff != "" {
				t.Errorf("%q (-want +got)\n%s", text, diff)
			}
		}
	}
}

func TestParagraphsStayApart(t *testing.T) {
	t.Parallel()
	got, _ := readFull(t, func(b *sheet.Book) {
		put(t, b, "profil", 14, "Nilai", "  Satu,  dua.\r\n\r\n\r\nTiga.\nEmpat. ")
	}, workbook.Options{})
	if want := "Satu, dua.\n\nTiga.\nEmpat."; got.Masterplan.Profile.Background != want {
		t.Errorf("got %q, want %q", got.Masterplan.Profile.Background, want)
	}
}

func TestMissingAndUnknownSheets(t *testing.T) {
	t.Parallel()
	_, problems := readFull(t, func(b *sheet.Book) {
		b.Sheets = slices.DeleteFunc(b.Sheets, func(s sheet.Sheet) bool { return s.Name == "opd" || s.Name == "partisipasi" || s.Name == "milestone" })
		b.Sheets = append(b.Sheets, sheet.Sheet{Name: "Resiko", Rows: [][]sheet.Cell{{{Text: "x", Type: sheet.TextCell}}}}, sheet.Sheet{Name: "Sheet9"})
	}, workbook.Options{})
	if !told(problems, sheet.Error, "OPD!A1", "tidak ada") {
		t.Error("the missing sheet OPD is not an error")
	}
	if !told(problems, sheet.Warning, "Partisipasi!A1", "tidak ada") {
		t.Error("the missing sheet Partisipasi is not told")
	}
	if !told(problems, sheet.Warning, "Resiko!A1", "Mungkin Risiko") {
		t.Error("the unknown sheet is not told")
	}
	for _, p := range problems {
		if p.At.Sheet == "Milestone" || p.At.Sheet == "Sheet9" {
			t.Errorf("told without need: %s", p)
		}
	}
}

func TestCodesAreMadeForRowsWithoutOne(t *testing.T) {
	t.Parallel()
	got, problems := readFull(t, func(b *sheet.Book) {
		put(t, b, "swot", 1, "Kode", "SW-002")
		put(t, b, "swot", 2, "Kode", "")
		put(t, b, "visi", 2, "Kode", "")
		put(t, b, "renstra", 1, "ID baris", "")
	}, workbook.Options{})
	if s := got.Masterplan.SWOT; s[0].Code != "SW-002" || s[1].Code != "SW-003" {
		t.Errorf("codes of SWOT: %s, %s; want SW-002, SW-003", s[0].Code, s[1].Code)
	}
	if c := got.Masterplan.Vision.Keywords[0].Code; c != "KK-001" {
		t.Errorf("code of the keyword: %s", c)
	}
	if id := got.Renstra[0].ID; id != "DISKOMINFO/2.16.03" {
		t.Errorf("ID of the Renstra row: %s", id)
	}
	for _, p := range problems {
		if p.Severity == sheet.Error && p.At.Sheet == "keterkaitan" {
			t.Error(p)
		}
	}
}

func TestNamesStandForCodes(t *testing.T) {
	t.Parallel()
	got, problems := readFull(t, func(b *sheet.Book) {
		put(t, b, "rencana_aksi", 1, "Sub-dimensi", "SG-1 Layanan Publik")
		put(t, b, "swot", 1, "Dimensi", "smart governance")
		put(t, b, "rencana_aksi", 1, "OPD penanggung jawab", "dinas komunikasi dan informatika")
		put(t, b, "rencana_aksi", 1, "Status", "Dalam Pembahasan")
		put(t, b, "quick_win", 2, "Pengusul", "dewan smart city")
		put(t, b, "rencana_aksi", 1, "OPD pendukung", "DINKES; Dinas Kesehatan")
	}, workbook.Options{})
	if sheet.Stops(problems) {
		t.Fatal(problems)
	}
	i := got.Masterplan.Initiatives[0]
	if !slices.Equal(i.Supporting, []string{"DINKES"}) {
		t.Errorf("two names of one office give %v", i.Supporting)
	}
	if i.SubDimension != "SG-1" || got.Masterplan.SWOT[0].Dimension != "SG" || i.OPD != "DISKOMINFO" || i.Status != plan.Discussed || got.Masterplan.QuickWins[1].Proposer != "Dewan Smart City" {
		t.Errorf("got %s, %s, %s, %s", i.SubDimension, got.Masterplan.SWOT[0].Dimension, i.OPD, i.Status)
	}
}

func TestNomenclatureIsLookedUp(t *testing.T) {
	t.Parallel()
	var asked []rpjmd.Code
	_, problems := readFull(t, func(b *sheet.Book) {
		put(t, b, "rpjmd", 9, "Versi nomenklatur", "")
	}, workbook.Options{Lookup: func(c rpjmd.Code) (string, []string, bool) {
		asked = append(asked, c)
		return "", []string{"2.16.03.2.02.0024"}, c.Text == "2.16.03"
	}})
	if !told(problems, sheet.Warning, "rencana_aksi!Y2", "versi 2023", "2.16.03.2.02.0024") {
		t.Error("the unknown code is not told")
	}
	if !told(problems, sheet.Warning, "rpjmd!V10", "Versi nomenklatur") {
		t.Error("the code without a version is not told")
	}
	if len(asked) != 2 {
		t.Errorf("%d codes looked up: %v", len(asked), asked)
	}
}

func TestYearsComeFromTheHeadersWhereTheProfileIsSilent(t *testing.T) {
	t.Parallel()
	got, _ := readFull(t, func(b *sheet.Book) {
		put(t, b, "profil", 4, "Nilai", "")
		put(t, b, "profil", 5, "Nilai", "")
	}, workbook.Options{})
	if p := got.Masterplan.Profile.Period; p.First != 2019 || p.Last != 2023 {
		t.Errorf("period %v", p)
	}
	if len(got.Masterplan.Goals[0].Targets) != 2 {
		t.Error("the targets were lost")
	}
}

func TestTemplateIsReadWithoutErrorsInItsRows(t *testing.T) {
	t.Parallel()
	g := guideline(t)
	form := workbook.Template(g, plantest.Full().Masterplan.Profile.Period)
	got, problems := workbook.Read(typed(form), g, plantest.Home(), workbook.Options{})
	for _, p := range problems {
		if p.Severity != sheet.Warning && p.At.Sheet != "profil" {
			t.Error(p)
		}
	}
	if len(got.Masterplan.Readiness) < 30 {
		t.Errorf("%d readiness items", len(got.Masterplan.Readiness))
	}
	for _, s := range form.Sheets {
		if len([]rune(s.Name)) > 31 {
			t.Errorf("the name of sheet %q is too long", s.Name)
		}
		if s.Instruction == "" || s.File == "" {
			t.Errorf("sheet %s: no instruction or file", s.Name)
		}
	}
}

func TestPlanOfTenYears(t *testing.T) {
	t.Parallel()
	g := guideline(t)
	want := plantest.Full()
	want.Masterplan.Profile.Period.Last = 2028
	got, problems := workbook.Read(typed(workbook.Form(want, g)), g, plantest.Home(), workbook.Options{})
	if sheet.Stops(problems) {
		t.Fatal(problems)
	}
	if diff := cmp.Diff(want, got, cmp.Comparer(sameNumber)); diff != "" {
		t.Error(diff)
	}
}

func BenchmarkRead(b *testing.B) {
	g := guideline(b)
	book := typed(workbook.Form(plantest.Large(g, 5000), g))
	for b.Loop() {
		_, problems := workbook.Read(book, g, plantest.Home(), workbook.Options{})
		if sheet.Stops(problems) {
			b.Fatal(problems[0])
		}
	}
}

func BenchmarkForm(b *testing.B) {
	g := guideline(b)
	s := plantest.Large(g, 5000)
	for b.Loop() {
		workbook.Form(s, g)
	}
}

func TestLinksNamedOnlyInRencanaAksiAreKept(t *testing.T) {
	t.Parallel()
	got, problems := readFull(t, func(b *sheet.Book) {
		put(t, b, "rencana_aksi", 1, "Kaitan RPJMD", "P1; S2")
	}, workbook.Options{})
	if sheet.Stops(problems) {
		t.Fatal(problems)
	}
	want := append(plantest.Full().Masterplan.Links, plan.Link{Initiative: "SG-01", Element: "S2", Kind: plan.Supports})
	if diff := cmp.Diff(want, got.Masterplan.Links); diff != "" {
		t.Error(diff)
	}
}

// What the check of a plan names must be found in the workbook.
func TestFindingsNameSheetsAndColumnsThatExist(t *testing.T) {
	t.Parallel()
	g := guideline(t)
	form := workbook.Form(plantest.Full(), g)
	sheets, columns := map[string]bool{}, map[string]bool{}
	for _, s := range form.Sheets {
		sheets[s.Name] = true
		if s.Name == "Quick Win" {
			for _, c := range s.Columns {
				columns[c.Title] = true
			}
		}
	}
	for _, s := range []plan.Snapshot{{}, plantest.Full()} {
		for _, f := range plan.Check(s, g) {
			if !sheets[f.Sheet] {
				t.Errorf("%s names the sheet %q", f.Kind, f.Sheet)
			}
		}
	}
	for _, q := range plan.Questions() {
		if !columns[q.Column] {
			t.Errorf("%s names the column %q", q.Code, q.Column)
		}
	}
}

func TestEveryCellMayHoldAnything(t *testing.T) {
	t.Parallel()
	g := guideline(t)
	plain := typed(workbook.Form(plantest.Full(), g))
	kinds := []sheet.Cell{
		{Text: "#REF!", Type: sheet.ErrorCell}, {Text: "TRUE", Raw: "1", Type: sheet.BoolCell}, {Text: "1,5", Raw: "1.5", Type: sheet.NumberCell},
		{Text: "01/02/2019", Raw: "2019-02-01", Type: sheet.DateCell}, {Text: "=cmd|' /C calc'!A0", Raw: "=cmd|' /C calc'!A0", Type: sheet.TextCell},
		{Text: "; ;\n", Raw: "; ;\n", Type: sheet.TextCell}, {Text: "\xff\xfe", Type: sheet.TextCell}, {Text: "999999999999999999999999999", Raw: "999999999999999999999999999", Type: sheet.NumberCell},
	}
	for _, c := range kinds {
		for i := range plain.Sheets {
			b := sheet.Book{Sheets: slices.Clone(plain.Sheets)}
			s := &b.Sheets[i]
			s.Rows = slices.Clone(s.Rows)
			for row := 1; row < len(s.Rows); row++ {
				s.Rows[row] = slices.Repeat([]sheet.Cell{c}, len(s.Rows[row])+2)
			}
			workbook.Read(b, g, plantest.Home(), workbook.Options{})
		}
	}
}

func FuzzRead(f *testing.F) {
	g := guideline(f)
	plain := typed(workbook.Form(plantest.Full(), g))
	f.Add(uint8(3), uint16(1), uint8(2), "SG-1; SG-2", uint8(1))
	f.Add(uint8(18), uint16(1), uint8(3), "SL-01", uint8(1))
	f.Fuzz(func(t *testing.T, page uint8, row uint16, col uint8, text string, kind uint8) {
		b := sheet.Book{Sheets: slices.Clone(plain.Sheets)}
		s := &b.Sheets[int(page)%len(b.Sheets)]
		s.Rows = slices.Clone(s.Rows)
		n := int(row) % len(s.Rows)
		s.Rows[n] = slices.Clone(s.Rows[n])
		s.Rows[n][int(col)%len(s.Rows[n])] = sheet.Cell{Text: text, Raw: text, Type: sheet.CellType(kind % 6)}
		got, problems := workbook.Read(b, g, plantest.Home(), workbook.Options{})
		if sheet.Stops(problems) {
			return
		}
		again, problems := workbook.Read(typed(workbook.Form(got, g)), g, plantest.Home(), workbook.Options{})
		if sheet.Stops(problems) {
			t.Fatalf("what was read cannot be read again: %v", problems)
		}
		if diff := cmp.Diff(got, again, cmp.Comparer(sameNumber)); diff != "" {
			t.Error(diff)
		}
	})
}
