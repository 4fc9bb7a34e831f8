package instrumentweb_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"gurindam/internal/instrument"
	"gurindam/internal/web/webtest"
)

func TestReading(t *testing.T) {
	t.Parallel()
	h := open(t)
	h.role = "publik"
	list := h.get("/instrumen", http.StatusOK)
	h.says(list, "Evaluasi smart city 2023, kelompok reguler", "SPBE", "bawaan program")
	if strings.Contains(list, "unggah") {
		t.Error("a reader is offered to upload")
	}
	h.says(h.get("/instrumen/kominfo-2022-baru", http.StatusOK), "Sumbangan aspek", "2 desimal, setengah ke atas", "Belum diketahui", "Quick Win", "usulan", "Rubrik resmi tiap tingkat nilai belum diketahui")
	h.says(h.get("/instrumen/kominfo-2023-reguler", http.StatusOK), "Evaluasi contoh")
	h.says(h.get("/instrumen/pemdi-2026", http.StatusOK), "Memuaskan", "Batas belum pasti")
	h.says(h.get("/instrumen/kominfo-2023-reguler/aspek/impact", http.StatusOK), "IM-SEn-3-3", "dijawab survei SEn-3", "0,37% dari indeks", "Belum diketahui")
	h.says(h.get("/instrumen/kominfo-2023-kppn-ikn/beda", http.StatusOK), "Aspek kolaborasi", "ditambah", "Pertanyaan OC-7b")
	h.get("/instrumen/kominfo-1999", http.StatusNotFound)
	h.get("/instrumen/spbe-2018/aspek/a99", http.StatusNotFound)
	file := webtest.Get(t, h.site, "/instrumen/spbe-2018/berkas")
	if i, err := instrument.Parse(file.Body); err != nil || i.ID != "spbe-2018" {
		t.Errorf("the file: %v", err)
	}
	for _, path := range []string{"/instrumen/spbe-2018/ubah", "/instrumen/spbe-2018/terbit", "/instrumen/spbe-2018/ubah/umum"} {
		h.get(path, http.StatusForbidden)
	}
	h.send("/instrumen/spbe-2018/berikutnya", url.Values{"tahun": {"2030"}}, http.StatusForbidden)
	h.role = "kominfo"
	h.get("/instrumen/spbe-2018/ubah", http.StatusConflict)
}

// Next year's version from the last, without a script: weights, a question with its
// rubric and evidence, the order, what is wrong, the difference, and publishing.
func TestWritingTheNextVersion(t *testing.T) {
	t.Parallel()
	h := open(t)
	const id, edit = "kominfo-2025-reguler", "/instrumen/kominfo-2025-reguler/ubah"
	h.says(h.send("/instrumen/kominfo-2024-reguler/berikutnya", url.Values{"tahun": {"besok"}}, http.StatusUnprocessableEntity), "Tahun 0 di luar")
	page := h.send("/instrumen/kominfo-2024-reguler/berikutnya", url.Values{"tahun": {"2025"}}, http.StatusSeeOther)
	h.says(page, "tanpa masalah", "jumlah bobot 100")

	f := filled(t, h.get(edit+"/umum", http.StatusOK), edit+"/umum")
	f.Set("bobot_impact", "dua puluh")
	f.Set("catatan", "Catatan yang tidak boleh hilang.")
	page = h.send(edit+"/umum", f, http.StatusUnprocessableEntity)
	h.says(page, `Bobot Impact "dua puluh" bukan angka`)
	if f = filled(t, page, edit+"/umum"); f.Get("bobot_impact") != "dua puluh" || f.Get("catatan") != "Catatan yang tidak boleh hilang." {
		t.Errorf("what was typed is lost: %q %q", f.Get("bobot_impact"), f.Get("catatan"))
	}
	f.Set("bobot_impact", "22,5")
	f["predikat_nama"][0], f["predikat_dari"][0] = "Terencana", "2,5"
	h.says(h.send(edit+"/umum", f, http.StatusSeeOther), "1 masalah", "Jumlah bobot aspek 102,5")
	h.says(h.send("/instrumen/"+id+"/terbit", url.Values{"rev": {"2"}}, http.StatusUnprocessableEntity), "Selesaikan dahulu")
	f = filled(t, h.get(edit+"/umum", http.StatusOK), edit+"/umum")
	f.Set("bobot_quick_win", "17,5")
	h.says(h.send(edit+"/umum", f, http.StatusSeeOther), "tanpa masalah")

	question := edit + "/pertanyaan/BL-1.2"
	f = filled(t, h.get(question, http.StatusOK), question)
	f.Set("teks", "Berapa kali Dewan bertemu?")
	f.Set("tingkat_0", "Tidak pernah.")
	f.Set("tingkat_4", "Empat kali atau lebih.")
	f["bukti_jenis_3"] = []string{"lain"}
	f.Set("bukti_mulai_3", "4")
	h.says(h.send(question, f, http.StatusSeeOther), "Berapa kali Dewan bertemu?")
	h.says(h.get("/instrumen/"+id+"/aspek/baseline", http.StatusOK), "Empat kali atau lebih.", "mulai tingkat 4")

	add := url.Values{"langkah": {"tambah"}, "aspek": {"baseline"}, "unsur": {"1"}, "pertanyaan": {"BL 9"}, "nama": {"Apa yang baru?"}, "di": {"baseline"}}
	page = h.send(edit+"/susunan", add, http.StatusUnprocessableEntity)
	h.says(page, `Kode pertanyaan "BL 9" tidak sah`)
	if !strings.Contains(page, `value="Apa yang baru?"`) {
		t.Error("the text of the refused question is lost")
	}
	add.Set("pertanyaan", "BL-1.4")
	h.says(h.send(edit+"/susunan", add, http.StatusSeeOther), "BL-1.4")
	h.send(edit+"/susunan", url.Values{"langkah": {"tambah"}, "aspek": {"digital"}, "nama": {"Digital"}}, http.StatusSeeOther)
	page = h.send(edit+"/susunan", url.Values{"langkah": {"naik"}, "aspek": {"digital"}}, http.StatusSeeOther)
	if strings.Index(page, ">Digital<") > strings.Index(page, ">Quick Win<") {
		t.Error("the aspect did not move up")
	}
	h.send(edit+"/susunan", url.Values{"langkah": {"hapus"}, "aspek": {"digital"}, "segel": {"lama"}}, http.StatusConflict)
	var gone url.Values
	for _, form := range forms(t, h.get(edit, http.StatusOK), edit+"/susunan") {
		if form.Get("aspek") == "digital" {
			gone = form
		}
	}
	gone.Set("langkah", "hapus")
	h.says(h.send(edit+"/susunan", gone, http.StatusSeeOther), "tanpa masalah")

	review := h.get("/instrumen/"+id+"/terbit", http.StatusOK)
	h.says(review, "Aspek impact", "22,5", "Pertanyaan BL-1.4", "ditambah", "Rubrik tingkat 4", "Terencana mulai 2,5")
	rev := filled(t, review, "/instrumen/"+id+"/terbit")
	h.says(h.send("/instrumen/"+id+"/terbit", url.Values{"rev": {"3"}}, http.StatusConflict), "diubah orang lain")
	h.says(h.send("/instrumen/"+id+"/terbit", rev, http.StatusSeeOther), "terbit, tidak berubah lagi", "Sidik", "diterbitkan Ana Contoh")
	h.send(edit+"/umum", f, http.StatusConflict)
	h.role = "publik"
	h.says(h.get("/instrumen", http.StatusOK), "Evaluasi smart city 2025, kelompok reguler")
}

// Two people save the same part: the second is told both values, loses nothing, and may
// save again.
func TestTwoSaveTheSamePart(t *testing.T) {
	t.Parallel()
	h := open(t)
	const edit = "/instrumen/uji-2030/ubah"
	h.send("/instrumen/kominfo-2022-baru/berikutnya", url.Values{"tahun": {"2030"}, "id": {"uji-2030"}}, http.StatusSeeOther)
	for path, field := range map[string]string{edit + "/umum": "nama", edit + "/aspek/impact": "menilai", edit + "/pertanyaan/BL-1.1": "teks"} {
		first := filled(t, h.get(path, http.StatusOK), path)
		second := filled(t, h.get(path, http.StatusOK), path)
		first.Set(field, "Dari yang pertama")
		second.Set(field, "Dari yang kedua")
		h.send(path, first, http.StatusSeeOther)
		page := h.send(path, second, http.StatusConflict)
		h.says(page, "Tersimpan sekarang", "Dari yang pertama", "Dari yang kedua")
		h.says(h.send(path, filled(t, page, path), http.StatusSeeOther))
		if again := filled(t, h.get(path, http.StatusOK), path); again.Get(field) != "Dari yang kedua" {
			t.Errorf("%s: %q is kept", path, again.Get(field))
		}
	}
}

func TestFiles(t *testing.T) {
	t.Parallel()
	h := open(t)
	text := webtest.Get(t, h.site, "/instrumen/kominfo-2022-baru/berkas").Body.String()
	h.says(h.upload("/instrumen/unggah", text, nil, http.StatusConflict), `Instrumen "kominfo-2022-baru" sudah ada`)
	h.says(h.upload("/instrumen/unggah", `{"id": "x", "bobot": 1}`, nil, http.StatusUnprocessableEntity), "baris 1, bobot", "tidak dikenal")
	text = strings.Replace(text, `"id": "kominfo-2022-baru"`, `"id": "uji-2031"`, 1)
	h.says(h.upload("/instrumen/unggah", text, nil, http.StatusSeeOther), "tanpa masalah")
	changed := strings.Replace(text, `"weight": "10"`, `"weight": "11"`, 1)
	const edit = "/instrumen/uji-2031/ubah"
	h.upload(edit+"/berkas", changed, url.Values{"rev": {"9"}}, http.StatusConflict)
	h.says(h.upload(edit+"/berkas", changed, url.Values{"rev": {"1"}}, http.StatusSeeOther), "Jumlah bobot aspek 101")
	h.upload(edit+"/berkas", strings.Replace(text, "uji-2031", "uji-2032", 1), url.Values{"rev": {"2"}}, http.StatusUnprocessableEntity)
	h.send("/instrumen/uji-2031/buang", url.Values{"rev": {"1"}}, http.StatusConflict)
	h.send("/instrumen/uji-2031/buang", url.Values{"rev": {"2"}}, http.StatusSeeOther)
	h.get("/instrumen/uji-2031", http.StatusNotFound)
}

var paths = []string{
	"/instrumen", "/instrumen/kominfo-2023-kppn-ikn", "/instrumen/spbe-2020", "/instrumen/pemdi-2026", "/instrumen/kominfo-2023-reguler/aspek/impact", "/instrumen/spbe-2020/aspek/a7",
	"/instrumen/kominfo-2023-kppn-ikn/beda", "/instrumen/uji-2030/ubah", "/instrumen/uji-2030/ubah/umum", "/instrumen/uji-2030/ubah/aspek/output", "/instrumen/uji-2030/ubah/pertanyaan/OP-2.1", "/instrumen/uji-2030/terbit",
}

func TestPagesAreLightAndSound(t *testing.T) {
	t.Parallel()
	h := open(t)
	h.send("/instrumen/kominfo-2023-reguler/berikutnya", url.Values{"tahun": {"2030"}, "id": {"uji-2030"}}, http.StatusSeeOther)
	for _, path := range paths {
		page := h.get(path, http.StatusOK)
		for _, wrong := range webtest.Lint(page) {
			t.Errorf("%s: %s", path, wrong)
		}
		if len(page) > 200<<10 {
			t.Errorf("%s: %d kB", path, len(page)>>10)
		}
	}
}

func TestBrowser(t *testing.T) {
	t.Parallel()
	h := open(t)
	h.send("/instrumen/kominfo-2023-reguler/berikutnya", url.Values{"tahun": {"2030"}, "id": {"uji-2030"}}, http.StatusSeeOther)
	webtest.Browse(t, h.site, paths...)
}
