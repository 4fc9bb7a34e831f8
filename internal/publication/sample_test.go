package publication_test

import (
	"fmt"
	"testing"

	"gurindam/internal/dataset"
	"gurindam/internal/decimal"
	"gurindam/internal/money"
	"gurindam/internal/period"
	"gurindam/internal/plan"
	"gurindam/internal/region"
	"gurindam/internal/rpjmd"
)

var d = decimal.MustParse

func guideline(t testing.TB, id string) plan.Guideline {
	t.Helper()
	g, err := plan.LoadGuideline(id)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// sample is a small plan in which nothing is missing: two offices, two initiatives
// in every dimension, one of everything else.
func sample(g plan.Guideline) plan.Snapshot {
	s := plan.Snapshot{
		Region: region.Region{Code: "99.71", Name: "Kota Contoh", Kind: region.Kota, Province: "99"},
		OPDs:   []region.OPD{{Code: "DISKOMINFO", Name: "Dinas Komunikasi dan Informatika", Short: "Diskominfo"}, {Code: "DINKES", Name: "Dinas Kesehatan", Short: "Dinkes"}},
		Facts: []dataset.Fact{
			{Code: "F-1", Group: "Kependudukan", Name: "Jumlah penduduk", Unit: "jiwa", Publisher: "BPS Kota Contoh", Source: "Kota Contoh dalam Angka 2019", Page: "41",
				Values: values(2016, "200000", "204000", "208080", "212241"), Note: "Pertengahan tahun"},
			{Code: "F-2", Group: "Kependudukan", Name: "Kepadatan penduduk", Unit: "jiwa/km²", Publisher: "BPS Kota Contoh", Source: "Kota Contoh dalam Angka 2019", Values: values(2019, "1468.10")},
			{Code: "F-3", Group: "Kesejahteraan", Name: "Penduduk miskin", Unit: "%", Publisher: "BPS Kota Contoh", Source: "Susenas", Values: values(2017, "9.29", "9.10", "8.75")},
			{Code: "F-4", Group: "Kesejahteraan", Name: "Realisasi investasi", Unit: "Rp miliar", Publisher: "DPMPTSP", Source: "Laporan", Values: values(2018, "300", "450"), Example: true},
		},
		RPJMD:   rpjmd.Tree{Title: "RPJMD 2018–2023", Decree: "Perda 1/2019", Elements: elements()},
		Renstra: []rpjmd.RenstraRow{{ID: "DINKES/1.02.02", OPD: "DINKES", Level: rpjmd.RenstraProgram, Code: rpjmd.Code{Text: "1.02.02"}, Name: "Pemenuhan upaya kesehatan"}},
	}
	s.Masterplan = masterplan(g)
	return s
}

func values(first int, list ...string) []dataset.Value {
	var out []dataset.Value
	for i, v := range list {
		out = append(out, dataset.Value{Year: first + i, Number: d(v)})
	}
	return out
}

func elements() []rpjmd.Element {
	return []rpjmd.Element{
		{Code: "V", Level: rpjmd.Visi, Text: "Kota yang maju dan sejahtera"},
		{Code: "M1", Level: rpjmd.Misi, Parents: []string{"V"}, Text: "Pemerintahan yang profesional"},
		{Code: "M2", Level: rpjmd.Misi, Parents: []string{"V"}, Text: "Warga yang sehat"},
		{Code: "T1", Level: rpjmd.Tujuan, Parents: []string{"M1"}, Text: "Layanan prima"},
		{Code: "T2", Level: rpjmd.Tujuan, Parents: []string{"M2"}, Text: "Derajat kesehatan naik"},
		{Code: "S1", Level: rpjmd.Sasaran, Parents: []string{"T1"}, Text: "Layanan daring bertambah", Indicator: "Layanan daring"},
		{Code: "S2", Level: rpjmd.Sasaran, Parents: []string{"T2"}, Text: "Stunting turun", Indicator: "Prevalensi stunting"},
		{Code: "S3", Level: rpjmd.Sasaran, Parents: []string{"T2"}, Text: "Kerukunan warga terjaga", Indicator: "Indeks kerukunan"},
		{Code: "P1", Level: rpjmd.Program, Parents: []string{"S1"}, Text: "Pengelolaan aplikasi informatika", OPDs: []string{"DISKOMINFO"}, Budget: rpjmd.Code{Text: "2.16.03"}},
		{Code: "P2", Level: rpjmd.Program, Parents: []string{"S2"}, Text: "Pemenuhan upaya kesehatan", OPDs: []string{"DINKES"}, Budget: rpjmd.Code{Text: "1.02.02"}},
	}
}

func masterplan(g plan.Guideline) plan.Masterplan {
	m := plan.Masterplan{
		Profile: plan.Profile{
			Title: "Masterplan Smart City Kota Contoh", DisplayName: "Kota Contoh", Period: period.Span{First: 2019, Last: 2021}, Place: "Contoh", Date: "2019-10-01",
			Leader: "Wali Kota Contoh", Office: "Dinas Komunikasi dan Informatika", Background: "Kota tumbuh cepat.\n\nLayanan harus ikut tumbuh.", Geography: "Kota pesisir.", Future: "Warga bertambah.", Method: "Lokakarya bersama OPD.",
			APBD: []plan.YearMoney{{Year: 2019, Amount: 500_000_000_000}}, Outline: g.ID, QuickWins: 1,
		},
		LegalBases: []plan.LegalBasis{{Code: "DH-1", Kind: "Peraturan Presiden", Number: "95", Year: 2018, About: "Sistem Pemerintahan Berbasis Elektronik"}, {Code: "DH-2", Kind: "Peraturan Daerah", Number: "1", Year: 2019, About: "RPJMD", Region: true}},
		Readiness: []plan.ReadinessItem{
			{Code: "KS-1", Component: "STR-SDM", Item: "Kompetensi TIK aparatur", Condition: "12 pranata komputer", Rating: plan.RatingPoor, Evidence: "Daftar pegawai", OPD: "DISKOMINFO", Gap: "Kurang tenaga", Closes: []string{"RP-1"}},
			{Code: "KS-2", Component: "INF-TIK", Item: "Pusat data", Condition: "Menumpang", Rating: plan.RatingMedium, Evidence: "Perjanjian", OPD: "DISKOMINFO", Gap: "Tanpa pusat pemulihan", Reason: "Menunggu pusat data nasional"},
			{Code: "KS-3", Component: "SUP-REG", Item: "Rencana induk SPBE", Condition: "Ada", Rating: plan.RatingGood, Evidence: "Perwako", OPD: "DISKOMINFO"},
		},
		Vision: plan.Vision{Text: "Kota Contoh Cerdas dan Sehat", Meaning: "Kota yang melayani dengan data.", Keywords: []plan.Keyword{
			{Code: "K1", Word: "Cerdas", Meaning: "Berbasis data", Dimensions: []string{"SG", "SS"}, Misi: []string{"M1"}}, {Code: "K2", Word: "Sehat", Meaning: "Warga sehat", Dimensions: []string{"SL"}, Misi: []string{"M2"}}}},
		Bodies:       []plan.Body{{Code: "DEWAN", Kind: "Dewan Smart City", Decree: "SK 1/2019", Date: "2019-07-05", Duty: "Mengarahkan rencana."}, {Code: "TIM", Kind: "Tim Pelaksana", Duty: "Menjalankan rencana."}, {Code: "FORUM", Kind: "Forum Smart City"}},
		Members:      []plan.Member{{Code: "A1", Body: "DEWAN", Role: "Ketua", Position: "Wali Kota Contoh", Agency: "Pemerintah Kota"}, {Code: "A2", Body: "DEWAN", Role: "Sekretaris", Position: "Sekretaris Daerah", Agency: "Pemerintah Kota"}, {Code: "A3", Body: "TIM", Role: "Ketua", Position: "Kepala Bappeda", Name: "Nama Contoh", Agency: "Bappeda"}, {Code: "A4", Body: "FORUM", Role: "Anggota", Position: "Rektor", Agency: "Universitas"}},
		Risks:        []plan.Risk{{Code: "RK-1", Text: "Anggaran turun", Impact: 4, Likelihood: 4, Mitigation: "Kemitraan", OPD: "DISKOMINFO"}, {Code: "RK-2", Text: "Data bocor", Dimension: "SG", Impact: 5, Likelihood: 2, Mitigation: "Uji keamanan", OPD: "DISKOMINFO"}},
		Participants: []plan.Participation{{Code: "PS-1", Date: "2019-07-08", Event: "Bimtek I", Parties: "OPD dan kampus", People: 60, Outcome: "Kata kunci"}},
		Milestones:   []plan.Milestone{{Code: "MS-1", Initiative: "SG-01", At: plan.Quarter{Year: 2019, Quarter: 4}, Text: "Peluncuran"}},
		QuickWins: []plan.QuickWin{{Code: "QW-1", Name: "Antre daring", Dimension: "SL", Year: 2019, Proposer: "DINKES", Initiative: "SL-01", Kind: "Teknologi", Stage: "Implementasi", Progress: 60, ProgressNote: "Dua puskesmas",
			Issue: "Antrean panjang", Summary: "Mendaftar dari rumah.", Appeal: "Mudah", Benefit: "Waktu tunggu turun", Uniqueness: "Satu akun", Partners: []plan.Partner{{Form: "Pendanaan", Name: "Bank Daerah"}},
			Potential: "Semua puskesmas", Sustainability: "Perwako", Risk: "Listrik padam", Mitigation: "Cadangan daya", Resources: "Lima orang", Continuation: "Berlanjut", Example: true}},
	}
	for n, k := range plan.ActionKinds() {
		m.Actions = append(m.Actions, plan.Action{Code: fmt.Sprintf("RP-%d", n+1), Kind: k, Name: "Kegiatan " + string(k), Output: "Keluaran", Unit: "paket", Targets: []plan.YearValue{{Year: 2019, Number: d("1")}},
			OPD: "DISKOMINFO", Source: "APBD", Budgets: []plan.YearMoney{{Year: 2019, Amount: 75_000_000}}, Initiatives: []string{"SG-01"}})
	}
	for n, dim := range g.Dimensions {
		addDimension(&m, dim, n)
	}
	first := g.Dimensions[0]
	m.SWOT = append(m.SWOT, plan.SWOTEntry{Code: first.Code + "-S2", Dimension: first.Code, OPD: "DINKES", Side: plan.Strength, Text: "Butir kedua"})
	m.Gaps = append(m.Gaps, plan.Gap{Code: "GP-X", SubDimension: first.Subs[1].Code, Current: "Terpisah", Ideal: "Terpadu", Text: "Belum terpadu", Initiatives: []string{first.Code + "-02"}})
	m.Goals = append(m.Goals, plan.Goal{Code: first.Subs[1].Code + ".S1", SubDimension: first.Subs[1].Code, Text: "Kebijakan terbuka", Indicator: "Dokumen terbuka", Unit: "%", Targets: []plan.YearValue{{Year: 2021, Number: d("100")}}})
	return m
}

// addDimension adds the analysis, the direction and two initiatives of a dimension.
func addDimension(m *plan.Masterplan, dim plan.Dimension, n int) {
	code, sub := dim.Code, dim.Subs[0].Code
	m.Gaps = append(m.Gaps, plan.Gap{Code: "GP-" + code, SubDimension: sub, Current: "Manual", Ideal: "Daring", Text: "Belum daring", Initiatives: []string{code + "-01"}, OPDs: []string{"DISKOMINFO"}})
	m.Issues = append(m.Issues, plan.Issue{Code: "IS-" + code, Dimension: code, Text: "Isu " + dim.Name, Scope: []string{"global", "nasional", "daerah"}[n%3], Weight: 5 - n%3, Keywords: []string{"cerdas", "kata " + code}, Source: "RPJMD"})
	for _, side := range []plan.SWOTSide{plan.Strength, plan.Weakness, plan.Opportunity, plan.Threat} {
		m.SWOT = append(m.SWOT, plan.SWOTEntry{Code: fmt.Sprintf("%s-%s1", code, side), Dimension: code, Side: side, Text: "Butir " + string(side)})
	}
	m.TOWS = append(m.TOWS, plan.TOWSStrategy{Code: "TW-" + code, Dimension: code, Quadrant: "SO", Text: "Strategi bersama", From: []string{code + "-S1", code + "-O1"}})
	m.Goals = append(m.Goals, plan.Goal{Code: sub + ".S1", SubDimension: sub, Text: "Layanan " + dim.Name + " naik", Indicator: "Indeks", Unit: "indeks", Baseline: d("2.10"), Targets: []plan.YearValue{{Year: 2019, Number: d("2.50")}, {Year: 2021, Number: d("3.50")}}})
	m.Strategies = append(m.Strategies, plan.Strategy{Code: sub + ".S1.1", Goal: sub + ".S1", Text: "Menyatukan layanan", Policy: "Satu pintu", Misi: []string{"M1"}})
	for k := 1; k <= 2; k++ {
		i := plan.Initiative{Code: fmt.Sprintf("%s-%02d", code, k), SubDimension: dim.Subs[k-1].Code, Strategy: sub + ".S1.1", Program: "Pengelolaan aplikasi", Name: fmt.Sprintf("Inisiatif %d", k), Description: "Keluaran layanan",
			Indicator: "Jumlah layanan", Unit: "layanan", Baseline: d("0"), OPD: []string{"DISKOMINFO", "DINKES"}[k-1], Supporting: []string{"DINKES"}, Partners: []string{"Universitas"}, Budget: rpjmd.Code{Text: "2.16.03.2.02.0023", Version: "2023"},
			Status: plan.Statuses()[(n+k)%3], Schedule: plan.Schedule{Start: plan.Quarter{Year: 2018 + k, Quarter: 1}, End: plan.Quarter{Year: 2019 + k, Quarter: 2}}, Example: k == 2}
		if k == 2 {
			i.Schedule.After = []string{code + "-01"}
		}
		for y := 2019; y <= 2021; y++ {
			i.Targets = append(i.Targets, plan.YearValue{Year: y, Number: decimal.New(int64(10*(y-2018)), 0)})
			i.Budgets = append(i.Budgets, plan.Budget{Year: y, Source: []string{"APBD", "CSR"}[k-1], Amount: money.Rupiah((n+1)*(y-2018)) * 125_500_000 * money.Rupiah(k)})
		}
		m.Initiatives = append(m.Initiatives, i)
		m.Links = append(m.Links, plan.Link{Initiative: i.Code, Element: []string{"P1", "P2"}[k-1], Kind: plan.Derives, Reason: "Program yang sama", Page: "212"})
	}
}
