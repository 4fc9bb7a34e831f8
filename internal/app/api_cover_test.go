package app

import (
	"path/filepath"
	"strings"
	"testing"
	"time"

	"gurindam/internal/access"
)

// deedsOfPlan does the same for what the other pages let somebody do.
var deedsOfPlan = map[string]string{
	"POST /kota/{region}/peta-jalan/{code}":      "geser",
	"POST /kota/{region}/keselarasan/dampak":     "tegaskan-kaitan, ubah-banyak",
	"POST /kota/{region}/edisi":                  "buat-edisi",
	"POST /kota/{region}/edisi/{edition}/ulangi": "ulangi-edisi",
	"POST /kota/{region}/kerja/ubah":             "ubah-banyak",
	"POST /kota/{region}/kerja/satu":             "ubah-banyak, tambah-baris, ubah-baris, hapus-baris",
	"POST /kota/{region}/kerja/{list}/{row}":     "tambah-baris, ubah-baris, hapus-baris",
	"POST /kota/{region}/kerja/hadir":            "- tells other open pages where the cursor of this one stands; a program has none",
	"POST /kota/{region}/mulai":                  "mulai-rencana",
	"POST /kota/{region}/impor":                  "kirim-impor",
	"POST /kota/{region}/impor/{upload}":         "ambil-impor",
	"POST /kota/{region}/riwayat/pulihkan":       "pulihkan",
	"POST /kota/{region}/revisi":                 "buat-revisi",
	"POST /kota/{region}/revisi/{n}":             "langkah-revisi",
	"POST /kota/{region}/narasi/{chapter}":       "tambah-narasi, ubah-narasi, hapus-baris",
	"POST /kota/{region}/narasi/bentuk":          "bentuk-narasi",
	"POST /kota/{region}/narasi/gambar":          "kirim-gambar",
}

// readings leads from every page and file that shows something to the operations that
// give it to a program. What begins with a dash shows nothing of its own, and says why.
var readings = map[string]string{
	"GET /{$}":                                                    "daftar-daerah",
	"GET /kota/{region}":                                          "ringkasan, masalah, daftar-edisi",
	"GET /kota/{region}/analisis":                                 "baris-daftar, kesiapan",
	"GET /kota/{region}/visi":                                     "baris-daftar",
	"GET /kota/{region}/rpjmd":                                    "baris-daftar",
	"GET /kota/{region}/rpjmd/{code}":                             "baris-daftar, satu-baris",
	"GET /kota/{region}/rencana-aksi":                             "baris-daftar",
	"GET /kota/{region}/rencana-aksi/{code}":                      "satu-baris, peta-jalan",
	"GET /kota/{region}/pagu":                                     "rekap-pagu",
	"GET /kota/{region}/peta-jalan":                               "peta-jalan",
	"GET /kota/{region}/peta-jalan/{code}":                        "pratinjau-geser",
	"GET /kota/{region}/quick-win":                                "kelengkapan-quick-win",
	"GET /kota/{region}/quick-win/{code}":                         "kelengkapan-quick-win, satu-baris",
	"GET /kota/{region}/keselarasan":                              "keselarasan, matriks-keselarasan",
	"GET /kota/{region}/keselarasan/kait":                         "usul-kaitan, cari-tujuan-kaitan",
	"GET /kota/{region}/keselarasan/dampak":                       "kaitan-ditinjau, kode-berubah",
	"GET /kota/{region}/tata-kelola":                              "baris-daftar",
	"GET /kota/{region}/opd":                                      "baris-daftar, rekap-pagu",
	"GET /kota/{region}/opd/{code}":                               "baris-daftar",
	"GET /kota/{region}/masalah":                                  "masalah",
	"GET /kota/{region}/unduh":                                    "daftar-berkas",
	"GET /kota/{region}/unduh/{file}":                             "unduh-berkas",
	"GET /kota/{region}/buku":                                     "daftar-buku, daftar-edisi",
	"GET /kota/{region}/buku/{book}":                              "daftar-buku",
	"GET /kota/{region}/buku/{book}/{chapter}":                    "pratinjau-bab",
	"GET /kota/{region}/buku/{book}/{chapter}/pratinjau":          "pratinjau-bab",
	"GET /kota/{region}/buku/{book}/{chapter}/pratinjau/rev":      "ringkasan",
	"GET /kota/{region}/edisi":                                    "daftar-edisi",
	"GET /kota/{region}/edisi/beda":                               "- leads to the page of two editions",
	"GET /kota/{region}/edisi/{edition}":                          "satu-edisi",
	"GET /kota/{region}/edisi/{edition}/unduh/{file}":             "berkas-edisi",
	"GET /kota/{region}/edisi/{edition}/beda/{other}":             "beda-edisi",
	"GET /kota/{region}/edisi/{edition}/beda/{other}/unduh":       "cetak-beda-edisi",
	"GET /kota/{region}/revisi/{edition}/beda/{other}/buku":       "beda-buku-revisi",
	"GET /kota/{region}/revisi/{edition}/beda/{other}/buku/unduh": "cetak-beda-revisi",
	"GET /kota/{region}/kerja":                                    "daftar-daftar",
	"GET /kota/{region}/kerja/{list}":                             "baris-daftar",
	"GET /kota/{region}/kerja/{list}/isi":                         "baris-daftar",
	"GET /kota/{region}/kerja/siaran":                             "siaran, perubahan",
	"GET /kota/{region}/kerja/{list}/{row}":                       "satu-baris",
	"GET /kota/{region}/kerja/{list}/{row}/riwayat":               "riwayat, perubahan",
	"GET /kota/{region}/kerja/{list}/unduh":                       "unduh-daftar",
	"GET /mulai":                                                  "cari-wilayah",
	"GET /kota/{region}/mulai":                                    "susunan-buku",
	"GET /kota/{region}/impor":                                    "daftar-impor",
	"GET /kota/{region}/impor/{upload}":                           "pratinjau-impor",
	"GET /kota/{region}/impor/{upload}/tanda":                     "tandai-impor",
	"GET /kota/{region}/riwayat":                                  "riwayat, penulis",
	"GET /kota/{region}/riwayat/{rev}":                            "satu-kumpulan",
	"GET /kota/{region}/riwayat/beda":                             "beda-keadaan",
	"GET /kota/{region}/riwayat/pulihkan":                         "pratinjau-pulihkan",
	"GET /kota/{region}/revisi":                                   "daftar-revisi",
	"GET /kota/{region}/revisi/{n}":                               "satu-revisi",
	"GET /kota/{region}/revisi/{n}/isi":                           "isi-revisi",
	"GET /kota/{region}/revisi/{n}/beda/{m}":                      "beda-revisi",
	"GET /kota/{region}/narasi":                                   "daftar-narasi",
	"GET /kota/{region}/narasi/{chapter}":                         "satu-narasi",
	"GET /kota/{region}/gambar/{hash}":                            "satu-gambar",

	"GET /kota/{region}/diskusi":                 "daftar-utas",
	"GET /kota/{region}/diskusi/panel":           "diskusi-tentang, peserta-diskusi",
	"GET /kota/{region}/diskusi/utas/{thread}":   "baca-utas",
	"GET /pemberitahuan":                         "daftar-pemberitahuan, laju-surel",
	"GET /meja":                                  "meja",
	"GET /kota/{region}/tugas":                   "daftar-tugas",
	"GET /kota/{region}/tugas/baru":              "sasaran-tugas",
	"GET /kota/{region}/perangkat":               "daftar-perangkat",
	"GET /kota/{region}/perangkat/riwayat":       "riwayat-perangkat",
	"GET /kota/{region}/perangkat/perubahan":     "daftar-perangkat",
	"GET /kota/{region}/perangkat/impor":         "daftar-perangkat",
	"GET /kota/{region}/perangkat/{opd}":         "satu-perangkat",
	"GET /kota/{region}/perangkat/{opd}/alihkan": "satu-perangkat",
	"GET /kota/{region}/pejabat":                 "daftar-pejabat",
	"GET /kota/{region}/pejabat/{id}":            "satu-pejabat",
	"GET /kota/{region}/kelompok":                "daftar-kelompok",
	"GET /kota/{region}/kelompok/{code}":         "daftar-kelompok",
	"GET /kota/{region}/serah-terima":            "daftar-serah-terima",
	"GET /kota/{region}/serah-terima/baru":       "milik-pejabat",
	"GET /serah-terima":                          "diserahkan-kepada-saya",
	"GET /akun":                                  "akun, daftar-sesi",
	"GET /akun/dua-langkah":                      "siapkan-dua-langkah",
	"GET /akun/token":                            "daftar-token",
	"GET /orang":                                 "daftar-orang",
	"GET /orang/catatan":                         "catatan-orang",
	"GET /kota/{region}/orang":                   "daftar-orang-daerah",
	"GET /kota/{region}/orang/catatan":           "catatan-orang-daerah",
	"GET /kota/{region}/opd/{opd}/orang":         "daftar-orang-opd",
	"GET /kota/{region}/opd/{opd}/orang/catatan": "catatan-orang-opd",
	"GET /masuk":                                 "- the way in; a program comes with its token",
	"GET /masuk/luar":                            "- the way in; a program comes with its token",
	"GET /masuk/luar/kembali":                    "- the way in; a program comes with its token",
	"GET /masuk/pulih":                           "- the way back for whoever has lost every way in, and so has no token",
	"GET /tautan":                                "- opened by whoever has no way in yet, and so has no token",
}

// covers are the tables, one for each part of the program.
var covers = []map[string]string{deedsOfPeople, deedsOfPlan, readings, cyclePages, surveyPages, answerPages, instrumentPages, assessorPages, assessmentPages, evidencePages, resultPages}

// Whatever a page shows or lets somebody do, a program can have and do too, by the
// scope that is the page's verb; or it is written down why not.
func TestPagesAreOperations(t *testing.T) {
	t.Parallel()
	c := exercised.read(t, siteOf(t))
	a, err := New(t.Context(), "sqlite:"+filepath.Join(t.TempDir(), "api.db"), time.Now)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { a.Close() })
	cover := map[string]string{}
	for _, table := range covers {
		for pattern, operations := range table {
			if _, twice := cover[pattern]; twice {
				t.Errorf("%s stands in two tables", pattern)
			}
			cover[pattern] = operations
		}
	}
	for _, route := range a.routes() {
		if strings.Contains(route.Pattern, " /api") {
			continue
		}
		operations, known := cover[route.Pattern]
		delete(cover, route.Pattern)
		switch {
		case !known:
			t.Errorf("%s is neither an operation of the API nor of browsers alone", route.Pattern)
		case strings.HasPrefix(operations, "- "):
			continue
		}
		for id := range strings.SplitSeq(operations, ", ") {
			o, ok := c.operations[id]
			less := strings.HasPrefix(route.Pattern, "GET ") && (o.Scope == string(access.Read) || o.Scope == string(access.Enter))
			if !ok || o.Scope != string(route.Verb) && !less {
				t.Errorf("%s: operation %q asks %q, the page %q", route.Pattern, id, o.Scope, route.Verb)
			}
		}
	}
	for pattern := range cover {
		t.Errorf("%s is no page any more", pattern)
	}
}
