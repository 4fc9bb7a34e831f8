package archive

import (
	"fmt"
	"strings"
)

// readme tells whoever opens the archive what it is and how to check it.
func (c Content) readme() string {
	var b strings.Builder
	fmt.Fprintf(&b, "ARSIP HASIL %s\n", strings.ToUpper(c.Name))
	if c.Number > 0 {
		fmt.Fprintf(&b, "Perbaikan ke-%d atas pengumuman\n", c.Number)
	}
	fmt.Fprintf(&b, `
Arsip ini memuat semua yang diperlukan untuk menghitung ulang setiap angka hasil
evaluasi, tanpa basis data dan tanpa program yang menghasilkannya.

BERKAS
  manifest.json     apa arsip ini, instrumen tiap kelompok, cara membulatkan
  instrumen/*.json  pertanyaan, bobot, skala, dan pembulatan tiap instrumen
  peserta.csv       wilayah, kelompok, dan statusnya (ikut, tidak-ikut, dikecualikan)
  jawaban.csv       tingkat yang diakui wilayah dalam isian mandiri
  nilai.csv         nilai tiap asesor: sebelum (first) dan sesudah (level) diskusi
  sebelumnya.csv    Indeks Pencapaian tahun lalu sebelum dibulatkan
  hasil.csv         nilai aspek, indeks, peningkatan, dan peringkat dalam kelompok
  keputusan.csv     putusan sanggah atau koreksi yang mengubah nilai
  SHA256SUMS        sidik setiap berkas

Semua CSV memakai koma sebagai pemisah kolom, titik sebagai tanda desimal, dan UTF-8.
Asesor disebut dengan nomor urutnya di tiap wilayah, tanpa nama.

CARA MENGHITUNG
  1. Nilai pertanyaan: rata-rata kolom level atas asesor yang menilainya.
  2. Nilai aspek: rata-rata nilai pertanyaannya, memakai bobot pertanyaan bila ada.
  3. Sumbangan aspek: bobot aspek dibagi 100, kali nilai aspek.
  4. Indeks Pencapaian (final): jumlah semua sumbangan.
     Kolom exact: jumlah bobot kali nilai aspek sebelum pembulatan akhir.
  5. Indeks Peningkatan (improvement): final dikurangi nilai tahun lalu yang belum
     dibulatkan.
  6. Peringkat: urutan final dalam satu kelompok; nilai sama berbagi peringkat, dan
     peringkat berikutnya dihitung terus (1, 2, 2, 4).
Setengah dibulatkan menjauhi nol. Banyak desimal di tiap langkah menurut instrumen:
`)
	for _, i := range c.Instruments {
		fmt.Fprintf(&b, "  %s: %s\n", i.ID, i.Rounding.Words())
	}
	fmt.Fprintf(&b, `
CARA MEMERIKSA
  sha256sum -c SHA256SUMS     berkas-berkasnya tidak berubah
  gurindam verify ARSIP       setiap angka dihitung ulang

Sidik pengumuman yang diarsipkan:
  %s
`, c.Fingerprint)
	return b.String()
}
