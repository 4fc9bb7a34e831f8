package workbook

import (
	"gurindam/internal/plan"
	"gurindam/internal/sheet"
)

func words[S ~string](list ...S) func(plan.Guideline) []string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = string(s)
	}
	return func(plan.Guideline) []string { return out }
}

func readinessPage() page {
	type row = plan.ReadinessItem
	return list(table[row]{
		name: "Kesiapan", file: "kesiapan", absent: sheet.Warning, prefix: "KS",
		instruction: "Kertas kerja kesiapan daerah. Nilai setiap butir baik, sedang, atau buruk; untuk yang belum baik tuliskan kesenjangan dan inisiatif yang menutupnya.",
		fields: []field[row]{
			code(readinessItems, func(r *row) *string { return &r.Code }),
			ref("komponen", "Komponen", components, func(r *row) *string { return &r.Component }).need().say("STR struktur, INF infrastruktur, SUP suprastruktur, ALM alam, BUD budaya.").wide(12),
			long("butir", "Butir", func(r *row) *string { return &r.Item }).need().wide(36),
			long("kondisi", "Kondisi", func(r *row) *string { return &r.Condition }).say("Apa yang ditemukan, dengan angka bila ada.").wide(44),
			choice("penilaian", "Penilaian", func(r *row) *plan.Rating { return &r.Rating }, words(plan.RatingGood, plan.RatingMedium, plan.RatingPoor)).wide(12),
			long("bukti", "Bukti", func(r *row) *string { return &r.Evidence }).wide(30),
			ref("opd", "OPD", offices, func(r *row) *string { return &r.OPD }).wide(16),
			long("kesenjangan", "Kesenjangan", func(r *row) *string { return &r.Gap }).say("Apa yang kurang, bila penilaian belum baik.").wide(36),
			refs("penutup", "Ditutup oleh", closers, func(r *row) *[]string { return &r.Closes }).say("Kode inisiatif atau rencana pendukung, dipisah titik koma."),
			long("alasan", "Alasan belum ditutup", func(r *row) *string { return &r.Reason }).wide(30),
		},
	}, func(s *plan.Snapshot) *[]row { return &s.Masterplan.Readiness })
}

func gapPage() page {
	type row = plan.Gap
	return list(table[row]{
		name: "Analisis Gap", file: "analisis_gap", absent: sheet.Warning, prefix: "GP",
		instruction: "Kondisi sekarang dibanding kondisi ideal untuk setiap sub-dimensi.",
		fields: []field[row]{
			code(gaps, func(r *row) *string { return &r.Code }),
			ref("sub_dimensi", "Sub-dimensi", subDimensions, func(r *row) *string { return &r.SubDimension }).need().wide(12),
			long("kondisi_kini", "Kondisi saat ini", func(r *row) *string { return &r.Current }).need().wide(40),
			long("kondisi_ideal", "Kondisi ideal", func(r *row) *string { return &r.Ideal }).need().wide(40),
			long("gap", "Kesenjangan", func(r *row) *string { return &r.Text }).need().wide(40),
			refs("inisiatif", "Inisiatif penutup", initiatives, func(r *row) *[]string { return &r.Initiatives }),
			refs("opd", "OPD", offices, func(r *row) *[]string { return &r.OPDs }),
		},
	}, func(s *plan.Snapshot) *[]row { return &s.Masterplan.Gaps })
}

func issuePage() page {
	type row = plan.Issue
	return list(table[row]{
		name: "Isu Strategis", file: "isu_strategis", absent: sheet.Warning, prefix: "IS",
		instruction: "Isu daerah pada setiap dimensi, dengan bobot 1 (ringan) sampai 5 (mendesak).",
		fields: []field[row]{
			code(issues, func(r *row) *string { return &r.Code }),
			ref("dimensi", "Dimensi", dimensions, func(r *row) *string { return &r.Dimension }).need().wide(10),
			long("isu", "Isu", func(r *row) *string { return &r.Text }).need().wide(60),
			choice("lingkup", "Lingkup", func(r *row) *string { return &r.Scope }, words("global", "nasional", "daerah")).wide(12),
			whole("bobot", "Bobot", 1, 5, func(r *row) *int { return &r.Weight }).wide(8),
			names("kata_kunci", "Kata kunci", func(r *row) *[]string { return &r.Keywords }).wide(24),
			text("sumber", "Sumber", func(r *row) *string { return &r.Source }).wide(30),
		},
	}, func(s *plan.Snapshot) *[]row { return &s.Masterplan.Issues })
}

func swotPage() page {
	type row = plan.SWOTEntry
	return list(table[row]{
		name: "SWOT", file: "swot", absent: sheet.Warning, prefix: "SW",
		instruction: "Kekuatan (S), kelemahan (W), peluang (O), dan ancaman (T) setiap dimensi. Isi OPD bila berasal dari kertas kerja satu OPD.",
		fields: []field[row]{
			code(swotEntries, func(r *row) *string { return &r.Code }),
			ref("dimensi", "Dimensi", dimensions, func(r *row) *string { return &r.Dimension }).need().wide(10),
			ref("opd", "OPD", offices, func(r *row) *string { return &r.OPD }).wide(16),
			choice("sisi", "Sisi", func(r *row) *plan.SWOTSide { return &r.Side }, words(plan.Strength, plan.Weakness, plan.Opportunity, plan.Threat)).need().wide(8),
			long("uraian", "Uraian", func(r *row) *string { return &r.Text }).need().wide(70),
		},
	}, func(s *plan.Snapshot) *[]row { return &s.Masterplan.SWOT })
}

func towsPage() page {
	type row = plan.TOWSStrategy
	return list(table[row]{
		name: "TOWS", file: "tows", absent: sheet.Warning, prefix: "TW",
		instruction: "Strategi dari pertemuan dua sisi SWOT: SO, WO, ST, atau WT.",
		fields: []field[row]{
			code(towsStrategies, func(r *row) *string { return &r.Code }),
			ref("dimensi", "Dimensi", dimensions, func(r *row) *string { return &r.Dimension }).need().wide(10),
			choice("kuadran", "Kuadran", func(r *row) *string { return &r.Quadrant }, words("SO", "WO", "ST", "WT")).need().wide(10),
			long("strategi", "Strategi", func(r *row) *string { return &r.Text }).need().wide(70),
			refs("swot", "Dari SWOT", swotEntries, func(r *row) *[]string { return &r.From }).say("Kode butir SWOT, dipisah titik koma."),
		},
	}, func(s *plan.Snapshot) *[]row { return &s.Masterplan.TOWS })
}
