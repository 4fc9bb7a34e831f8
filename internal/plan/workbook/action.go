package workbook

import (
	"gurindam/internal/plan"
	"gurindam/internal/sheet"
)

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
