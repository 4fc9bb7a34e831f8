package workbook

import (
	"gurindam/internal/decimal"
	"gurindam/internal/plan"
	"gurindam/internal/rpjmd"
	"gurindam/internal/sheet"
)

// initiativeRow is a row of the sheet Rencana Aksi. Money stands there as one
// sum a year with its sources named; how several sources share it is on the sheet
// Pendanaan.
type initiativeRow struct {
	plan.Initiative
	sources  []string
	totals   []plan.YearMoney
	elements []string // of the RPJMD it is linked to
}

func statuses(plan.Guideline) []string {
	var out []string
	for _, s := range plan.Statuses() {
		out = append(out, string(s))
	}
	return out
}

func initiativePage() page {
	type row = initiativeRow
	codeField, version := nomenclature(func(r *row) *rpjmd.Code { return &r.Budget })
	return &table[row]{
		name: "Rencana Aksi", file: "rencana_aksi", absent: sheet.Error,
		instruction: "Satu baris satu inisiatif. Pagu ditulis dalam rupiah penuh; bila sumber dananya lebih dari satu, rinciannya ada pada lembar Pendanaan.",
		fields: []field[row]{
			code(initiatives, func(r *row) *string { return &r.Code }).need().say("Kode inisiatif, misalnya SG-01; tidak boleh sama."),
			ref("sub_dimensi", "Sub-dimensi", subDimensions, func(r *row) *string { return &r.SubDimension }).need().wide(12),
			ref("strategi", "Kode strategi", strategies, func(r *row) *string { return &r.Strategy }).wide(14),
			text("program", "Program", func(r *row) *string { return &r.Program }).wide(30),
			text("inisiatif", "Inisiatif", func(r *row) *string { return &r.Name }).need().wide(44),
			long("deskripsi", "Deskripsi/output", func(r *row) *string { return &r.Description }).wide(50),
			long("indikator", "Indikator", func(r *row) *string { return &r.Indicator }).want("Inisiatif belum berindikator.").wide(30),
			text("satuan", "Satuan", func(r *row) *string { return &r.Unit }).wide(12),
			number("baseline", "Baseline", func(r *row) *decimal.Decimal { return &r.Baseline }).wide(10),
			targets(func(r *row) *[]plan.YearValue { return &r.Targets }),
			ref("opd", "OPD penanggung jawab", offices, func(r *row) *string { return &r.OPD }).want("Inisiatif tanpa OPD penanggung jawab tidak dapat diterbitkan.").wide(18),
			refs("opd_pendukung", "OPD pendukung", offices, func(r *row) *[]string { return &r.Supporting }),
			names("mitra", "Mitra", func(r *row) *[]string { return &r.Partners }).say("Nama mitra di luar pemerintah, dipisah titik koma.").wide(24),
			refs("sumber_dana", "Sumber dana", funding, func(r *row) *[]string { return &r.sources }).say("Satu sumber, atau beberapa dipisah titik koma dengan rincian pada lembar Pendanaan."),
			amounts("pagu", "Pagu", planYears, func(r *row) *[]plan.YearMoney { return &r.totals }).say("Jumlah semua sumber, rupiah penuh."),
			refs("rpjmd", "Kaitan RPJMD", elements, func(r *row) *[]string { return &r.elements }).say("Kode elemen RPJMD; alasan dan halamannya pada lembar Keterkaitan."),
			codeField, version,
			choice("status", "Status", func(r *row) *plan.Status { return &r.Status }, statuses).wide(20),
			yes("contoh", "Contoh", func(r *row) *bool { return &r.Example }).say("ya: rekaan untuk contoh.").wide(8),
		},
		from: initiativeRows,
		into: storeInitiatives,
	}
}

// fundingRow is what one source gives to one initiative.
type fundingRow struct {
	initiative, source string
	amounts            []plan.YearMoney
}

func fundingPage() page {
	type row = fundingRow
	return &table[row]{
		name: "Pendanaan", file: "pendanaan", absent: quiet,
		instruction: "Hanya untuk inisiatif yang sumber dananya lebih dari satu. Jumlah per tahun harus sama dengan pagu pada lembar Rencana Aksi.",
		fields: []field[row]{
			ref("inisiatif", "Kode inisiatif", initiatives, func(r *row) *string { return &r.initiative }).need().wide(14),
			ref("sumber_dana", "Sumber dana", funding, func(r *row) *string { return &r.source }).need().wide(16),
			amounts("pagu", "Pagu", planYears, func(r *row) *[]plan.YearMoney { return &r.amounts }),
		},
		from: fundingRows,
		into: storeFunding,
	}
}

func linkPage() page {
	type row = plan.Link
	return &table[row]{
		name: "Keterkaitan", file: "keterkaitan", absent: sheet.Warning,
		instruction: "Kaitan setiap inisiatif dengan elemen RPJMD atau baris Renstra: salah satu diisi, dengan alasan dan halaman dokumennya.",
		fields: []field[row]{
			ref("inisiatif", "Kode inisiatif", initiatives, func(r *row) *string { return &r.Initiative }).need().wide(14),
			ref("elemen", "Elemen RPJMD", elements, func(r *row) *string { return &r.Element }).wide(14),
			ref("renstra", "Baris Renstra", renstraRows, func(r *row) *string { return &r.Renstra }).say("ID baris pada lembar Renstra.").wide(20),
			choice("jenis", "Jenis kaitan", func(r *row) *plan.LinkKind { return &r.Kind }, words(plan.Derives, plan.Supports, plan.Funds)).need().wide(14),
			long("alasan", "Alasan", func(r *row) *string { return &r.Reason }).want("Kaitan tanpa alasan tidak dapat ditelusuri.").wide(60),
			text("halaman", "Halaman", func(r *row) *string { return &r.Page }).wide(10),
		},
		from: func(s *plan.Snapshot, _ plan.Guideline) []row { return s.Masterplan.Links },
		into: storeLinks,
	}
}

func actionPage() page {
	type row = plan.Action
	return list(table[row]{
		name: "Rencana Pendukung", file: "rencana_pendukung", absent: sheet.Warning, prefix: "RP",
		instruction: "Lima rencana aksi pendukung: SDM, infrastruktur, aplikasi, literasi, serta kebijakan dan kelembagaan.",
		fields: []field[row]{
			code(actions, func(r *row) *string { return &r.Code }),
			choice("jenis", "Jenis", func(r *row) *plan.ActionKind { return &r.Kind }, words(plan.ActionKinds()...)).need().wide(22),
			text("kegiatan", "Kegiatan", func(r *row) *string { return &r.Name }).need().wide(44),
			long("keluaran", "Keluaran", func(r *row) *string { return &r.Output }).wide(36),
			text("satuan", "Satuan", func(r *row) *string { return &r.Unit }).wide(12),
			targets(func(r *row) *[]plan.YearValue { return &r.Targets }),
			ref("opd", "OPD penanggung jawab", offices, func(r *row) *string { return &r.OPD }).want("OPD penanggung jawab belum diisi.").wide(18),
			refs("opd_pendukung", "OPD pendukung", offices, func(r *row) *[]string { return &r.Supporting }),
			ref("sumber_dana", "Sumber dana", funding, func(r *row) *string { return &r.Source }).wide(16),
			amounts("pagu", "Pagu", planYears, func(r *row) *[]plan.YearMoney { return &r.Budgets }),
			refs("inisiatif", "Inisiatif terkait", initiatives, func(r *row) *[]string { return &r.Initiatives }),
		},
	}, func(s *plan.Snapshot) *[]row { return &s.Masterplan.Actions })
}
