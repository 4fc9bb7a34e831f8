package workbook

import (
	"strings"

	"gurindam/internal/plan"
	"gurindam/internal/sheet"
)

func quickWinPage() page {
	type row = plan.QuickWin
	return list(table[row]{
		name: "Quick Win", file: "quick_win", absent: sheet.Warning, prefix: "QW",
		instruction: "Lembar program percepatan: terasa manfaatnya dalam setahun. Kolom uraian menjawab dua belas pertanyaan evaluasi.",
		fields: []field[row]{
			code(quickWins, func(r *row) *string { return &r.Code }),
			text("nama", "Nama inovasi", func(r *row) *string { return &r.Name }).need().wide(36),
			ref("dimensi", "Dimensi", dimensions, func(r *row) *string { return &r.Dimension }).need().wide(10),
			year("tahun", "Tahun", func(r *row) *int { return &r.Year }).need(),
			ref("pengusul", "Pengusul", proposers, func(r *row) *string { return &r.Proposer }).say("Kode OPD, atau Dewan Smart City.").wide(18),
			ref("inisiatif", "Kode inisiatif", initiatives, func(r *row) *string { return &r.Initiative }).say("Inisiatif yang dipercepat.").wide(14),
			choice("jenis", "Jenis inovasi", func(r *row) *string { return &r.Kind }, func(g plan.Guideline) []string { return g.QuickWinKinds }).wide(14),
			choice("tahap", "Tahap", func(r *row) *string { return &r.Stage }, func(g plan.Guideline) []string { return g.QuickWinStages }).wide(26),
			whole("progres", "Progres (%)", 0, 100, func(r *row) *int { return &r.Progress }).wide(10),
			long("keterangan_progres", "Keterangan progres", func(r *row) *string { return &r.ProgressNote }).wide(30),
			long("isu_rpjmd", "Isu RPJMD dan perumusan", func(r *row) *string { return &r.Issue }).say("Isu strategis RPJMD yang dijawab, dan siapa saja yang merumuskannya.").wide(40),
			long("penjelasan", "Penjelasan singkat", func(r *row) *string { return &r.Summary }).wide(40),
			long("daya_tarik", "Daya tarik", func(r *row) *string { return &r.Appeal }).wide(40),
			long("manfaat", "Manfaat", func(r *row) *string { return &r.Benefit }).wide(40),
			long("keunikan", "Keunikan", func(r *row) *string { return &r.Uniqueness }).wide(40),
			partnerField(),
			long("potensi", "Potensi pengembangan", func(r *row) *string { return &r.Potential }).wide(40),
			long("keberlangsungan", "Strategi keberlangsungan", func(r *row) *string { return &r.Sustainability }).wide(40),
			long("risiko", "Analisis risiko", func(r *row) *string { return &r.Risk }).wide(40),
			long("mitigasi", "Rencana mitigasi", func(r *row) *string { return &r.Mitigation }).wide(40),
			long("sumber_daya", "Sumber daya", func(r *row) *string { return &r.Resources }).say("Anggaran, tenaga, fasilitas: jumlah dan asalnya.").wide(40),
			long("keberlanjutan", "Keberlanjutan", func(r *row) *string { return &r.Continuation }).say("Quick win terdahulu yang masih berjalan, dan yang baru tahun ini.").wide(40),
			yes("contoh", "Contoh", func(r *row) *bool { return &r.Example }).say("ya: rekaan untuk contoh.").wide(8),
		},
	}, func(s *plan.Snapshot) *[]row { return &s.Masterplan.QuickWins })
}

// partnerField holds the partners of a quick win: form and name, with a colon
// between them.
func partnerField() field[plan.QuickWin] {
	f := column("kemitraan", "Kemitraan", sheet.Text, func(q *plan.QuickWin) string {
		parts := make([]string, len(q.Partners))
		for i, p := range q.Partners {
			if parts[i] = p.Name; p.Form != "" {
				parts[i] = p.Form + ": " + p.Name
			}
		}
		return strings.Join(parts, separator)
	}, func(q *plan.QuickWin, in *input) {
		for _, part := range in.split() {
			form, name, ok := strings.Cut(part, ":")
			if !ok {
				form, name = "", part
			}
			q.Partners = append(q.Partners, plan.Partner{Form: strings.TrimSpace(form), Name: strings.TrimSpace(name)})
		}
	})
	f.Multi = true
	f = f.wiped(func(q *plan.QuickWin) { q.Partners = nil })
	return f.say("Bentuk kemitraan: nama mitra, dipisah titik koma; misalnya Pendanaan: Bank Riau Kepri; Promosi: ASITA.").wide(40)
}
