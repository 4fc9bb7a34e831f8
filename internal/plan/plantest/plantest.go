// Package plantest gives plans to the tests of other packages.
package plantest

import (
	"fmt"

	"gurindam/internal/dataset"
	"gurindam/internal/decimal"
	"gurindam/internal/money"
	"gurindam/internal/period"
	"gurindam/internal/plan"
	"gurindam/internal/region"
	"gurindam/internal/rpjmd"
)

// Home is the region of the plans of this package.
func Home() region.Region {
	return region.Region{Code: "21.72", Name: "Kota Tanjung Pinang", Kind: region.Kota, Province: "21", BPS: "2172", Place: region.Place{Lat: 92, Lng: 10446}}
}

var d = decimal.MustParse

// Full gives a small plan in which every field of every kind of value is set
// somewhere, and everything refers to something that exists.
func Full() plan.Snapshot {
	return plan.Snapshot{
		Region: Home(),
		OPDs: []region.OPD{
			{Code: "DISKOMINFO", Name: "Dinas Komunikasi dan Informatika", Short: "Diskominfo", Note: "walidata"},
			{Code: "DINKES", Name: "Dinas Kesehatan", Short: "Dinkes"},
		},
		Facts: []dataset.Fact{
			{Code: "F-01", Group: "Kependudukan", Name: "Jumlah penduduk", Unit: "jiwa", Source: "Kota dalam Angka", Publisher: "BPS", Page: "41", Note: "registrasi",
				Values: []dataset.Value{{Year: 2015, Number: d("202215")}, {Year: 2019, Number: d("0")}}, Example: true},
			{Code: "F-02", Group: "Sosial", Name: "Penduduk miskin", Unit: "%", Source: "RPJMD", Publisher: "Pemda", Values: []dataset.Value{{Year: 2017, Number: d("9.29")}}},
		},
		RPJMD: rpjmd.Tree{Title: "RPJMD 2018–2023", Decree: "Perda 1/2019", Elements: elements()},
		Renstra: []rpjmd.RenstraRow{
			{ID: "DISKOMINFO/2.16.03", OPD: "DISKOMINFO", Level: rpjmd.RenstraProgram, Tujuan: "Layanan cepat", Sasaran: "SPBE naik",
				Code: rpjmd.Code{Text: "2.16.03", Version: "2023"}, Name: "Pengelolaan Aplikasi Informatika", Indicator: "Indeks SPBE", Unit: "indeks", Baseline: d("2.10"),
				Years:       []rpjmd.Year{{Year: 2019, Target: d("2.50"), Budget: 1_500_000_000, Funded: true}, {Year: 2020, Text: "terlaksana"}},
				FinalTarget: d("3.50"), FinalBudget: 7_000_000_000, FinalFunded: true, Unitkerja: "Bidang Aplikasi", Location: "Tanjungpinang", FundingSource: "APBD", Note: "prioritas"},
			{ID: "DINKES/tujuan", OPD: "DINKES", Level: rpjmd.RenstraTujuan, Name: "Warga sehat", BaselineText: "belum ada"},
		},
		Masterplan: masterplan(),
	}
}

func elements() []rpjmd.Element {
	return []rpjmd.Element{
		{Code: "V", Level: rpjmd.Visi, Text: "Kota yang maju", Page: "101"},
		{Code: "M1", Level: rpjmd.Misi, Parents: []string{"V"}, Text: "Pemerintahan profesional"},
		{Code: "T1", Level: rpjmd.Tujuan, Parents: []string{"M1"}, Text: "Layanan prima", Indicator: "IKM", Unit: "nilai", Baseline: d("78.50"),
			Years: []rpjmd.Year{{Year: 2018, Target: d("79")}, {Year: 2019, Target: d("80.25")}}},
		{Code: "S1", Level: rpjmd.Sasaran, Parents: []string{"T1"}, Text: "Layanan daring"},
		{Code: "S2", Level: rpjmd.Sasaran, Parents: []string{"T1"}, Text: "Warga sehat"},
		{Code: "G1", Level: rpjmd.Strategi, Parents: []string{"S1"}, Text: "Terpadu"},
		{Code: "A1", Level: rpjmd.ArahKebijakan, Parents: []string{"G1"}, Text: "Satu pintu"},
		{Code: "A2", Level: rpjmd.ArahKebijakan, Parents: []string{"G1"}, Text: "Satu data"},
		{Code: "P1", Level: rpjmd.Program, Parents: []string{"A1", "A2"}, Text: "Aplikasi informatika", Budget: rpjmd.Code{Text: "2.16.03", Version: "2023"}, OPDs: []string{"DISKOMINFO", "DINKES"},
			Years: []rpjmd.Year{{Year: 2019, Text: "terlaksana", Budget: 0, Funded: true}, {Year: 2024, Budget: 9_000_000_000, Funded: true}}},
	}
}

func masterplan() plan.Masterplan {
	return plan.Masterplan{
		Profile: plan.Profile{
			Title: "Masterplan Smart City", DisplayName: "Kota Tanjungpinang", Period: period.Span{First: 2019, Last: 2023}, Place: "Tanjungpinang", Date: "2019-10-01",
			Leader: "Wali Kota", LeaderName: "Nama Contoh", Office: "Diskominfo", Decree: "Perwako 84/2020", Background: "Paragraf satu.\n\nParagraf dua.",
			Geography: "Pulau Bintan.", Future: "Tumbuh.", Method: "Lokakarya.", APBD: []plan.YearMoney{{Year: 2018, Amount: 774_000_000_000}, {Year: 2019, Amount: 965_400_000_000}},
			Outline: "kominfo-2019", QuickWins: 2, Notes: "contoh",
		},
		LegalBases: []plan.LegalBasis{{Code: "DH-001", Kind: "Peraturan Daerah", Number: "1", Year: 2019, About: "RPJMD", Region: true}},
		Readiness: []plan.ReadinessItem{
			{Code: "KS-001", Component: "STR-SDM", Item: "Kompetensi TIK", Condition: "12 orang", Rating: plan.RatingPoor, Evidence: "Daftar pegawai", OPD: "DISKOMINFO",
				Gap: "Kurang pranata komputer", Closes: []string{"SG-01", "RP-001"}},
			{Code: "KS-002", Component: "INF-TIK", Item: "Pusat data", Rating: plan.RatingMedium, Reason: "Memakai pusat data nasional"},
			{Code: "KS-003", Component: "INF-TIK", Item: "Jaringan", Rating: plan.RatingGood},
		},
		Gaps:   []plan.Gap{{Code: "GP-001", SubDimension: "SG-1", Current: "Manual", Ideal: "Daring", Text: "Belum daring", Initiatives: []string{"SG-01"}, OPDs: []string{"DISKOMINFO"}}},
		Issues: []plan.Issue{{Code: "IS-001", Dimension: "SG", Text: "Layanan lambat", Scope: "daerah", Weight: 5, Keywords: []string{"cepat", "terbuka"}, Source: "RPJMD"}},
		SWOT: []plan.SWOTEntry{
			{Code: "SW-001", Dimension: "SG", OPD: "DISKOMINFO", Side: plan.Strength, Text: "Dukungan pimpinan"},
			{Code: "SW-002", Dimension: "SG", Side: plan.Threat, Text: "Anggaran turun"},
		},
		TOWS:       []plan.TOWSStrategy{{Code: "TW-001", Dimension: "SG", Quadrant: "ST", Text: "Kerja sama", From: []string{"SW-001", "SW-002"}}},
		Vision:     plan.Vision{Text: "Cerdas, Kota Pusaka", Meaning: "Kota yang melayani", Keywords: []plan.Keyword{{Code: "KK-001", Word: "Cerdas", Meaning: "Berbasis data", Dimensions: []string{"SG", "SS"}, Misi: []string{"M1"}}}},
		Goals:      []plan.Goal{{Code: "SG-1.S1", SubDimension: "SG-1", Text: "Layanan daring", Indicator: "Layanan daring", Unit: "%", Baseline: d("10"), Targets: []plan.YearValue{{Year: 2019, Number: d("20")}, {Year: 2023, Number: d("100")}}}},
		Strategies: []plan.Strategy{{Code: "SG-1.S1.1", Goal: "SG-1.S1", Text: "Satu pintu", Policy: "Integrasi", Misi: []string{"M1"}}},
		Initiatives: []plan.Initiative{
			{Code: "SG-01", SubDimension: "SG-1", Strategy: "SG-1.S1.1", Program: "Aplikasi", Name: "Portal layanan", Description: "=1+1 tetap teks", Indicator: "Layanan", Unit: "layanan", Baseline: d("3"),
				Targets: []plan.YearValue{{Year: 2019, Number: d("5")}, {Year: 2020, Number: d("7.50")}}, OPD: "DISKOMINFO", Supporting: []string{"DINKES"}, Partners: []string{"PT Telkom", "Universitas"},
				Budgets: []plan.Budget{{Year: 2019, Source: "APBD", Amount: 500_000_000}, {Year: 2019, Source: "CSR", Amount: 250_000_000}, {Year: 2020, Source: "APBD", Amount: 0}},
				Budget:  rpjmd.Code{Text: "2.16.03.2.02.0023", Version: "2023"}, Status: plan.Running,
				Schedule: plan.Schedule{Start: plan.Quarter{Year: 2019, Quarter: 1}, End: plan.Quarter{Year: 2019, Quarter: 4}}, Example: true},
			{Code: "SL-01", SubDimension: "SL-2", Name: "Rekam medis", OPD: "DINKES", Indicator: "Puskesmas", Targets: []plan.YearValue{{Year: 2020, Number: d("7")}},
				Budgets:  []plan.Budget{{Year: 2020, Source: "DAK Fisik", Amount: 1_000_000_000}},
				Schedule: plan.Schedule{Start: plan.Quarter{Year: 2020, Quarter: 1}, End: plan.Quarter{Year: 2021, Quarter: 2}, After: []string{"SG-01"}}},
		},
		Actions: []plan.Action{{Code: "RP-001", Kind: plan.ActionPeople, Name: "Pelatihan", Output: "Sertifikat", Unit: "orang", Targets: []plan.YearValue{{Year: 2019, Number: d("20")}},
			OPD: "DISKOMINFO", Supporting: []string{"DINKES"}, Source: "APBD", Budgets: []plan.YearMoney{{Year: 2019, Amount: 75_000_000}}, Initiatives: []string{"SG-01"}}},
		Milestones: []plan.Milestone{{Code: "MS-001", Initiative: "SG-01", At: plan.Quarter{Year: 2019, Quarter: 4}, Text: "Peluncuran"}},
		QuickWins: []plan.QuickWin{{Code: "QW-001", Name: "Portal layanan", Dimension: "SG", Year: 2019, Proposer: "DISKOMINFO", Initiative: "SG-01", Kind: "Teknologi", Stage: "Implementasi", Progress: 60,
			ProgressNote: "Uji coba", Issue: "Isu layanan", Summary: "Portal", Appeal: "Mudah", Benefit: "Cepat", Uniqueness: "Satu akun", Partners: []plan.Partner{{Form: "Pendanaan", Name: "Bank"}, {Name: "Kampus"}},
			Potential: "Semua OPD", Sustainability: "Perwako", Risk: "Gangguan", Mitigation: "Cadangan", Resources: "Lima orang", Continuation: "Berlanjut", Example: true},
			{Code: "QW-002", Name: "Rekam medis", Dimension: "SL", Year: 2019, Proposer: "Dewan Smart City"}},
		Bodies:  []plan.Body{{Code: "DEWAN", Kind: "Dewan Smart City", Decree: "SK 1/2019", Date: "2019-07-05", Duty: "Mengarahkan"}, {Code: "TIM", Kind: "Tim Pelaksana", Date: "2019-07"}},
		Members: []plan.Member{{Code: "AG-001", Body: "DEWAN", Role: "Ketua", Position: "Wali Kota", Name: "Nama Contoh", Agency: "Pemerintah Kota"}},
		Risks:   []plan.Risk{{Code: "RK-001", Text: "Anggaran turun", Dimension: "SG", Impact: 4, Likelihood: 3, Mitigation: "CSR", OPD: "DISKOMINFO"}},
		Links:   []plan.Link{{Initiative: "SG-01", Element: "P1", Kind: plan.Derives, Reason: "Program yang sama", Page: "212"}, {Initiative: "SL-01", Renstra: "DISKOMINFO/2.16.03", Kind: plan.Funds, Reason: "Satu program"}, {Initiative: "SL-01", Element: "S2", Kind: plan.Supports}},
		Narratives: []plan.Narrative{
			{Code: "NR-001", Chapter: "masterplan.visi", Title: "Dari lokakarya ke visi", Body: Text().JSON()},
			{Code: "NR-002", Chapter: "analysis.swot"},
		},
		Participants: []plan.Participation{{Code: "PS-001", Date: "2019-07-08", Event: "Bimtek I", Parties: "OPD, kampus", People: 60, Outcome: "Kata kunci visi"}},
	}
}

// Large gives a plan of many initiatives over the six dimensions, five years and
// thirty-three offices, for measuring.
func Large(g plan.Guideline, initiatives int) plan.Snapshot {
	s := Full()
	for i := range 31 {
		s.OPDs = append(s.OPDs, region.OPD{Code: fmt.Sprintf("OPD-%02d", i), Name: fmt.Sprintf("Dinas %d", i)})
	}
	var subs []string
	for _, dim := range g.Dimensions {
		for _, sub := range dim.Subs {
			subs = append(subs, sub.Code)
		}
	}
	for i := range initiatives {
		v := plan.Initiative{Code: fmt.Sprintf("X-%04d", i), SubDimension: subs[i%len(subs)], Name: fmt.Sprintf("Inisiatif %d", i), Description: "Keluaran yang dijanjikan.",
			Indicator: "Jumlah", Unit: "unit", OPD: s.OPDs[i%len(s.OPDs)].Code, Status: plan.NotStarted,
			Schedule: plan.Schedule{Start: plan.Quarter{Year: 2019 + i%5, Quarter: 1}, End: plan.Quarter{Year: 2023, Quarter: 4}}}
		for year := 2019; year <= 2023; year++ {
			v.Targets = append(v.Targets, plan.YearValue{Year: year, Number: decimal.New(int64(i+year), 1)})
			v.Budgets = append(v.Budgets, plan.Budget{Year: year, Source: g.Funding[i%len(g.Funding)].Code, Amount: money.Rupiah(i+1) * 1_000_000})
		}
		s.Masterplan.Initiatives = append(s.Masterplan.Initiatives, v)
		s.Masterplan.Links = append(s.Masterplan.Links, plan.Link{Initiative: v.Code, Element: "P1", Kind: plan.Supports, Reason: "Sejalan"})
	}
	return s
}
