package doctest

import "strings"

var titles = []string{
	"Pendahuluan", "Gambaran umum daerah", "Analisis kesiapan", "Visi dan sasaran", "Strategi pembangunan kota cerdas",
	"Rencana aksi tata kelola", "Peta jalan pembangunan", "Pengembangan sumber daya manusia dan literasi digital masyarakat",
	"Anggaran dan sumber pendanaan", "Kelembagaan", "Pemantauan dan evaluasi", "Penutup",
}

var vocabulary = strings.Fields(`
	pembangunan layanan masyarakat pemerintah daerah kota cerdas teknologi informasi komunikasi infrastruktur
	penyelenggaraan perencanaan penganggaran pelaksanaan pengawasan evaluasi peningkatan kualitas kesehatan pendidikan
	lingkungan ekonomi kreatif pariwisata budaya warisan kemaritiman perdagangan investasi keterbukaan keselarasan
	dan di dari untuk dengan yang pada serta oleh melalui sebagai antara dalam kepada bagi secara agar atau
	program kegiatan sasaran indikator target capaian anggaran sumber dana tahun triwulan rencana aksi peta jalan
	kelurahan kecamatan dinas badan kantor sekretariat warga pelaku usaha perguruan tinggi komunitas media
	memperkuat meningkatkan mengembangkan menyediakan memanfaatkan mempercepat menyelaraskan mengintegrasikan menetapkan
	aplikasi jaringan pusat data keamanan siber tanda tangan elektronik arsip terpadu satu pintu pengaduan
	air bersih sampah drainase ruang terbuka hijau transportasi pelabuhan perumahan permukiman penerangan jalan
	keberlanjutan ketahanan kemandirian kesejahteraan keterjangkauan pemberdayaan perempuan anak pemuda olahraga
`)
