package workbook

import (
	"gurindam/internal/dataset"
	"gurindam/internal/plan"
	"gurindam/internal/region"
	"gurindam/internal/sheet"
)

func officePage() page {
	type row = region.OPD
	return list(table[row]{
		name: "OPD", file: "opd", absent: sheet.Error, naming: aliasOffices,
		instruction: "Satu baris satu perangkat daerah. Kode dipakai pada lembar lain, jadi buatlah singkat dan jangan diganti di tengah jalan.",
		fields: []field[row]{
			code(offices, func(r *row) *string { return &r.Code }).need().say("Singkatan tanpa spasi, misalnya DISKOMINFO.").wide(16),
			text("nama", "Nama", func(r *row) *string { return &r.Name }).need().say("Nama resmi lengkap.").wide(48),
			text("singkatan", "Singkatan", func(r *row) *string { return &r.Short }).say("Seperti ditulis dalam tabel, misalnya Diskominfo.").wide(18),
			text("keterangan", "Keterangan", func(r *row) *string { return &r.Note }).wide(30),
		},
	}, func(s *plan.Snapshot) *[]row { return &s.OPDs })
}

// aliasOffices lets other sheets call an office by its name as well.
func aliasOffices(r *reader, t *table[region.OPD]) {
	for _, o := range t.rows {
		r.alias(offices, o.Short, o.Code)
		r.alias(offices, o.Name, o.Code)
	}
}

func factPage() page {
	type row = dataset.Fact
	return list(table[row]{
		name: "Fakta & Indikator", file: "fakta", absent: sheet.Warning, prefix: "F",
		instruction: "Angka tentang daerah untuk Buku 1. Setiap fakta wajib bersumber; fakta tanpa sumber tidak dapat diterbitkan.",
		fields: []field[row]{
			code(facts, func(r *row) *string { return &r.Code }),
			text("kelompok", "Kelompok", func(r *row) *string { return &r.Group }).need().say("Judul tempat fakta ini berdiri, misalnya Kependudukan.").wide(20),
			text("nama", "Indikator", func(r *row) *string { return &r.Name }).need().wide(36),
			text("satuan", "Satuan", func(r *row) *string { return &r.Unit }).want("Satuan belum diisi.").wide(12),
			values(func(r *row) *[]dataset.Value { return &r.Values }).say("Kosongkan bila tidak ada data; 0 berarti nol."),
			text("sumber", "Sumber", func(r *row) *string { return &r.Source }).want("Fakta tanpa sumber tidak dapat diterbitkan.").say("Dokumen atau kumpulan data, misalnya Kota dalam Angka 2019.").wide(30),
			text("penerbit", "Penerbit", func(r *row) *string { return &r.Publisher }).want("Penerbit sumber belum diisi.").wide(24),
			text("halaman", "Halaman", func(r *row) *string { return &r.Page }).wide(10),
			long("catatan", "Catatan", func(r *row) *string { return &r.Note }).wide(30),
			yes("contoh", "Contoh", func(r *row) *bool { return &r.Example }).say("ya: angka rekaan untuk contoh, bukan fakta.").wide(8),
		},
	}, func(s *plan.Snapshot) *[]row { return &s.Facts })
}

func legalPage() page {
	type row = plan.LegalBasis
	return list(table[row]{
		name: "Dasar Hukum", file: "dasar_hukum", absent: sheet.Warning, prefix: "DH",
		instruction: "Peraturan yang mendasari rencana, dari yang tertinggi. Kode boleh dikosongkan.",
		fields: []field[row]{
			code(legalBases, func(r *row) *string { return &r.Code }),
			text("jenis", "Jenis", func(r *row) *string { return &r.Kind }).need().say("Undang-Undang, Peraturan Presiden, Peraturan Daerah, …").wide(24),
			text("nomor", "Nomor", func(r *row) *string { return &r.Number }).need().wide(14),
			year("tahun", "Tahun", func(r *row) *int { return &r.Year }).need(),
			long("tentang", "Tentang", func(r *row) *string { return &r.About }).need().wide(60),
			yes("produk_daerah", "Produk daerah", func(r *row) *bool { return &r.Region }).say("ya: ditetapkan oleh daerah sendiri.").wide(12),
		},
	}, func(s *plan.Snapshot) *[]row { return &s.Masterplan.LegalBases })
}
