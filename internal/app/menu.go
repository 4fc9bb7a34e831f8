package app

import "gurindam/internal/web"

// menu gathers the pages of a region by what people come for: reading the plan,
// writing it, its books, and who takes part.
var menu = []web.MenuGroup{
	{Label: "Rencana", Items: []string{
		"Ringkasan", "Analisis", "Visi & strategi", "RPJMD", "Rencana aksi", "Pagu", "Peta jalan", "Quick win", "Keselarasan", "Tata kelola",
	}},
	{Label: "Menulis", Items: []string{"Ruang kerja", "Narasi", "Masalah", "Diskusi", "Tugas", "Impor & ekspor", "Riwayat", "Revisi"}},
	{Label: "Buku", Items: []string{"Buku", "Edisi", "Unduh"}},
	{Label: "Daerah", Items: []string{"OPD", "Perangkat", "Pejabat", "Kelompok", "Serah terima", "Orang", "Semua orang"}},
}
