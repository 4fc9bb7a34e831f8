package workbook

import (
	"gurindam/internal/plan"
	"gurindam/internal/sheet"
)

func bodyPage() page {
	type row = plan.Body
	return list(table[row]{
		name: "Dewan-Tim-Forum", file: "dewan_tim_forum", absent: sheet.Warning,
		instruction: "Dewan Smart City, Tim Pelaksana, dan Forum, dengan surat keputusan pembentukannya.",
		fields: []field[row]{
			code(bodies, func(r *row) *string { return &r.Code }).need().say("Misalnya DEWAN, TIM, FORUM."),
			choice("jenis", "Jenis", func(r *row) *string { return &r.Kind }, words("Dewan Smart City", "Tim Pelaksana", "Forum Smart City")).need().wide(20),
			text("sk", "Surat keputusan", func(r *row) *string { return &r.Decree }).wide(36),
			date("tanggal", "Tanggal", func(r *row) *string { return &r.Date }).wide(12),
			long("tugas", "Tugas", func(r *row) *string { return &r.Duty }).wide(60),
		},
	}, func(s *plan.Snapshot) *[]row { return &s.Masterplan.Bodies })
}

func memberPage() page {
	type row = plan.Member
	return list(table[row]{
		name: "Anggota", file: "anggota", absent: sheet.Warning, prefix: "AG",
		instruction: "Susunan keanggotaan setiap badan. Nama boleh dikosongkan; jabatan lebih tahan lama daripada orang.",
		fields: []field[row]{
			code(members, func(r *row) *string { return &r.Code }),
			ref("badan", "Kode badan", bodies, func(r *row) *string { return &r.Body }).need().belongs().wide(12),
			text("peran", "Peran", func(r *row) *string { return &r.Role }).need().say("Ketua, Wakil Ketua, Sekretaris, Anggota.").wide(18),
			text("jabatan", "Jabatan", func(r *row) *string { return &r.Position }).need().wide(36),
			text("nama", "Nama", func(r *row) *string { return &r.Name }).wide(30),
			text("instansi", "Instansi", func(r *row) *string { return &r.Agency }).wide(36),
		},
	}, func(s *plan.Snapshot) *[]row { return &s.Masterplan.Members })
}

func riskPage() page {
	type row = plan.Risk
	return list(table[row]{
		name: "Risiko", file: "risiko", absent: sheet.Warning, prefix: "RK",
		instruction: "Risiko pelaksanaan. Dampak dan kemungkinan dinilai 1 (rendah) sampai 5 (tinggi).",
		fields: []field[row]{
			code(risks, func(r *row) *string { return &r.Code }),
			long("risiko", "Risiko", func(r *row) *string { return &r.Text }).need().wide(50),
			ref("dimensi", "Dimensi", dimensions, func(r *row) *string { return &r.Dimension }).say("Kosong bila menyangkut seluruh rencana.").wide(10),
			whole("dampak", "Dampak", 1, 5, func(r *row) *int { return &r.Impact }).need().wide(10),
			whole("kemungkinan", "Kemungkinan", 1, 5, func(r *row) *int { return &r.Likelihood }).need().wide(12),
			long("mitigasi", "Mitigasi", func(r *row) *string { return &r.Mitigation }).want("Risiko belum bermitigasi.").wide(50),
			ref("opd", "OPD", offices, func(r *row) *string { return &r.OPD }).wide(16),
		},
	}, func(s *plan.Snapshot) *[]row { return &s.Masterplan.Risks })
}

func participationPage() page {
	type row = plan.Participation
	return list(table[row]{
		name: "Partisipasi", file: "partisipasi", absent: sheet.Warning, prefix: "PS",
		instruction: "Rapat, lokakarya, dan dengar pendapat tempat rencana ini disusun.",
		fields: []field[row]{
			code(participations, func(r *row) *string { return &r.Code }),
			date("tanggal", "Tanggal", func(r *row) *string { return &r.Date }).wide(12),
			text("kegiatan", "Kegiatan", func(r *row) *string { return &r.Event }).need().wide(40),
			long("peserta", "Peserta", func(r *row) *string { return &r.Parties }).say("Unsur yang hadir.").wide(44),
			whole("jumlah", "Jumlah peserta", 1, 1_000_000, func(r *row) *int { return &r.People }).wide(14),
			long("hasil", "Hasil", func(r *row) *string { return &r.Outcome }).wide(50),
		},
	}, func(s *plan.Snapshot) *[]row { return &s.Masterplan.Participants })
}
