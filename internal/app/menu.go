package app

import "gurindam/internal/web"

// menu gathers the pages of a region by what people come for: reading the plan,
// writing it, its books, its evaluation and who takes part; and beside it the
// evaluation of all regions.
var menu = []web.MenuGroup{
	{Label: "Rencana", Items: []string{
		"Ringkasan", "Analisis", "Visi & strategi", "RPJMD", "Rencana aksi", "Pagu", "Peta jalan", "Quick win", "Keselarasan", "Tata kelola",
	}},
	{Label: "Menulis", Items: []string{"Ruang kerja", "Narasi", "Masalah", "Diskusi", "Tugas", "Impor & ekspor", "Riwayat", "Revisi"}},
	{Label: "Buku", Items: []string{"Buku", "Edisi", "Unduh"}},
	{Label: "Evaluasi", Items: []string{"Evaluasi daerah", "Tahap evaluasi", "Isian mandiri", "Bukti dukung", "Survei", "Klarifikasi", "Wawancara daerah", "Hasil daerah", "Sanggah daerah"}},
	{Label: "Daerah", Items: []string{"OPD", "Perangkat", "Pejabat", "Kelompok", "Serah terima", "Orang", "Semua orang"}},
	{Label: "Siklus", Items: []string{
		"Siklus evaluasi", "Papan", "Kalender", "Peserta", "Asesor", "Penugasan", "Wawancara", "Panel",
		"Hasil", "Sanggah", "Surat", "Penilaian saya", "Profil asesor", "Instrumen", "Atur siklus",
	}},
}
