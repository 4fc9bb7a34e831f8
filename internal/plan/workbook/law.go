package workbook

import (
	"strconv"

	"gurindam/internal/decimal"
	"gurindam/internal/money"
	"gurindam/internal/plan"
	"gurindam/internal/rpjmd"
	"gurindam/internal/sheet"
)

func rpjmdPage() page {
	type row = rpjmd.Element
	codeField, version := nomenclature(func(r *row) *rpjmd.Code { return &r.Budget })
	return list(table[row]{
		name: "RPJMD", file: "rpjmd", absent: sheet.Error, naming: nameMisi,
		instruction: "Pohon RPJMD dari visi sampai program. Induk adalah kode elemen di atasnya; satu program boleh berinduk beberapa arah kebijakan.",
		fields: []field[row]{
			code(elements, func(r *row) *string { return &r.Code }).need().say("Buatan daerah, misalnya M1, M1.T1, M1.T1.S2."),
			choice("jenjang", "Jenjang", func(r *row) *rpjmd.Level { return &r.Level }, words(rpjmd.Levels()...)).need().wide(16),
			refs("induk", "Induk", elements, func(r *row) *[]string { return &r.Parents }).say("Kosong hanya untuk visi. Beberapa induk dipisah titik koma."),
			long("uraian", "Uraian", func(r *row) *string { return &r.Text }).need().wide(50),
			long("indikator", "Indikator", func(r *row) *string { return &r.Indicator }).wide(30),
			text("satuan", "Satuan", func(r *row) *string { return &r.Unit }).wide(12),
			number("kondisi_awal", "Kondisi awal", func(r *row) *decimal.Decimal { return &r.Baseline }).wide(12),
			lawTargets(func(r *row) *[]rpjmd.Year { return &r.Years }),
			lawBudgets(func(r *row) *[]rpjmd.Year { return &r.Years }),
			codeField, version,
			refs("opd", "OPD", offices, func(r *row) *[]string { return &r.OPDs }),
			text("halaman", "Halaman", func(r *row) *string { return &r.Page }).say("Halaman dokumen RPJMD.").wide(10),
		},
	}, func(s *plan.Snapshot) *[]row { return &s.RPJMD.Elements })
}

func renstraPage() page {
	type row = rpjmd.RenstraRow
	codeField, version := nomenclature(func(r *row) *rpjmd.Code { return &r.Code })
	codeField.Key, codeField.Title = "kode", "Kode"
	return list(table[row]{
		name: "Renstra", file: "renstra", absent: sheet.Warning, naming: nameRenstra,
		instruction: "Tabel T-C.27 Renstra setiap OPD. ID baris boleh dikosongkan; ia dibuat dari OPD, jenjang, dan kode.",
		fields: []field[row]{
			rowID(func(r *row) *string { return &r.ID }),
			ref("opd", "OPD", offices, func(r *row) *string { return &r.OPD }).need().wide(16),
			choice("jenjang", "Jenjang", func(r *row) *rpjmd.RenstraLevel { return &r.Level }, words(rpjmd.RenstraTujuan, rpjmd.RenstraSasaran,
				rpjmd.RenstraUrusan, rpjmd.RenstraBidang, rpjmd.RenstraProgram, rpjmd.RenstraKegiatan, rpjmd.RenstraSubKegiatan)).need().wide(16),
			long("tujuan", "Tujuan", func(r *row) *string { return &r.Tujuan }).wide(30),
			long("sasaran", "Sasaran", func(r *row) *string { return &r.Sasaran }).wide(30),
			codeField, version,
			long("nama", "Program/Kegiatan/Sub Kegiatan", func(r *row) *string { return &r.Name }).need().wide(44),
			long("indikator", "Indikator kinerja", func(r *row) *string { return &r.Indicator }).wide(36),
			text("satuan", "Satuan", func(r *row) *string { return &r.Unit }).wide(12),
			column("capaian_awal", "Data capaian awal", sheet.Number, func(r *row) string { return numberOrText(r.Baseline, r.BaselineText) },
				func(r *row, in *input) { r.Baseline, r.BaselineText = in.decimalOrText() }).
				wiped(func(r *row) { r.Baseline, r.BaselineText = decimal.Decimal{}, "" }).wide(14),
			lawTargets(func(r *row) *[]rpjmd.Year { return &r.Years }),
			lawBudgets(func(r *row) *[]rpjmd.Year { return &r.Years }),
			number("target_akhir", "Target akhir", func(r *row) *decimal.Decimal { return &r.FinalTarget }).say("Kondisi kinerja pada akhir periode Renstra.").wide(12),
			column("pagu_akhir", "Pagu akhir", sheet.Rupiah, func(r *row) string { return funded(r.FinalBudget, r.FinalFunded) },
				func(r *row, in *input) { r.FinalBudget, r.FinalFunded = in.rupiah() }).
				wiped(func(r *row) { r.FinalBudget, r.FinalFunded = 0, false }).wide(18),
			text("unit_kerja", "Unit kerja", func(r *row) *string { return &r.Unitkerja }).wide(24),
			text("lokasi", "Lokasi", func(r *row) *string { return &r.Location }).wide(20),
			text("sumber_dana", "Sumber dana", func(r *row) *string { return &r.FundingSource }).wide(14),
			text("keterangan", "Keterangan", func(r *row) *string { return &r.Note }).wide(24),
		},
	}, func(s *plan.Snapshot) *[]row { return &s.Renstra })
}

// rowID names a Renstra row; nobody needs to write it.
func rowID[T any](at func(*T) *string) field[T] {
	f := code(renstraRows, at).wide(20)
	f.Key, f.Title = "id", "ID baris"
	return f
}

func numberOrText(n decimal.Decimal, text string) string {
	if n.Present() {
		return n.String()
	}
	return text
}

func funded(amount money.Rupiah, stated bool) string {
	if !stated {
		return ""
	}
	return strconv.FormatInt(int64(amount), 10)
}

// nameMisi lets other sheets refer to the misi alone.
func nameMisi(r *reader, t *table[rpjmd.Element]) {
	r.law = t
	for i, e := range t.rows {
		if e.Level == rpjmd.Misi {
			r.register(misi, e.Code, t.at(i, "kode", 0))
		}
	}
}

// nameRenstra gives IDs to rows that have none, and lets links refer to them.
func nameRenstra(r *reader, t *table[rpjmd.RenstraRow]) {
	for _, i := range rpjmd.NameRows(t.rows) {
		r.register(renstraRows, t.rows[i].ID, t.at(i, "id", 0))
	}
}
