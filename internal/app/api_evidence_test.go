package app

import (
	"net/http"
	"strconv"
	"testing"

	"gurindam/internal/access"
)

// evidencePages leads from the pages of evidence to the operations that do the same.
var evidencePages = map[string]string{
	"GET /kota/{region}/bukti":                  "daftar-bukti, sasaran-bukti",
	"POST /kota/{region}/bukti":                 "kirim-bukti",
	"POST /kota/{region}/bukti/tautan":          "catat-tautan-bukti",
	"GET /kota/{region}/bukti/unduh":            "unduh-semua-bukti",
	"GET /kota/{region}/bukti/{item}":           "satu-bukti",
	"POST /kota/{region}/bukti/{item}":          "ubah-bukti",
	"GET /kota/{region}/bukti/{item}/berkas":    "berkas-bukti",
	"GET /kota/{region}/bukti/{item}/pratinjau": "berkas-bukti",
	"POST /kota/{region}/bukti/{item}/ganti":    "ganti-bukti",
	"POST /kota/{region}/bukti/{item}/ajukan":   "ajukan-bukti",
	"POST /kota/{region}/bukti/{item}/tinjau":   "tinjau-bukti",
	"POST /kota/{region}/bukti/{item}/kaitkan":  "kaitkan-bukti",
	"POST /kota/{region}/bukti/{item}/lepas":    "lepas-bukti",
	"POST /kota/{region}/bukti/{item}/hapus":    "hapus-bukti",
}

type evidenceJSON struct {
	Bukti, Keadaan string
	Rev            int64
	Sudah_ada      bool
	Berkas         struct {
		Versi        int
		Nama, Sha256 string
	}
	Kaitan []struct {
		Tentang        string
		Halaman, Tahun int
	}
	Tanda   []struct{ Jenis string }
	Versi   []struct{ Versi int }
	Riwayat []struct{ Hal string }
}

// Evidence is sent, amended, tied, reviewed and taken back by programs within their
// rights; no program of another region reads or changes it.
func TestAPIEvidence(t *testing.T) {
	t.Parallel()
	eachTown(t, func(t *testing.T, a *App) {
		taking(t, a, tanjungpinang, "21.71")
		const at = "/api/daerah/21.72/bukti"
		scopes := []access.Verb{access.Enter, access.Read, access.Evaluated, access.Answer}
		sek := programOf(t, a, "sekre", "sekretaris", kota, scopes...)
		chief := programOf(t, a, "sekda", "sekda", kota, access.Enter, access.Read, access.Evaluated, access.Approve)
		other := programOf(t, a, "tetangga", "sekretaris", access.Place{Region: "21.71"}, scopes...)
		fields := map[string]string{"jenis": "notulen", "judul": "Notulen Dewan", "tanggal": a.now().AddDate(0, 0, -1).Format("2006-01-02")}

		other.problem(http.StatusNotFound, "GET", "/api/daerah/21.71/bukti/unduh", nil)
		sek.want(http.StatusBadRequest, sek.upload(at, "a.pdf", "<html>", fields))
		other.want(http.StatusForbidden, other.upload(at, "a.txt", "isi", fields))
		made := answerOf[evidenceJSON](t, sek.upload(at, "notulen.txt", "isi", fields))
		if made.Bukti == "" || made.Sudah_ada || made.Keadaan != "draf" {
			t.Fatalf("%+v", made)
		}
		if again := answerOf[evidenceJSON](t, sek.upload(at, "lagi.txt", "isi", fields)); again.Bukti != made.Bukti || !again.Sudah_ada {
			t.Errorf("%+v", again)
		}
		one := at + "/" + made.Bukti
		theirs := "/api/daerah/21.71/bukti/" + made.Bukti
		link := map[string]any{"jenis": "aplikasi", "alamat": "https://layanan.contoh.go.id"}
		other.problem(http.StatusForbidden, "POST", at+"/tautan", link)
		sek.problem(http.StatusBadRequest, "POST", at+"/tautan", map[string]any{"jenis": "aplikasi", "alamat": "javascript:alert(1)"})
		sek.want(http.StatusCreated, sek.call("POST", at+"/tautan", link))
		if list := all[evidenceJSON](sek, at+"?banyak=1"); len(list) != 2 {
			t.Errorf("%d items", len(list))
		}
		if list := all[evidenceJSON](sek, at+"?jenis=notulen&pilih=lepas"); len(list) != 1 {
			t.Errorf("%d minutes", len(list))
		}
		for _, path := range []string{at, at + "/sasaran", at + "/unduh", one, one + "/berkas"} {
			other.problem(http.StatusForbidden, "GET", path, nil)
			if w := sek.call("GET", path, nil); w.Code != http.StatusOK {
				t.Errorf("%s: %d %s", path, w.Code, w.Body)
			}
		}
		other.problem(http.StatusNotFound, "GET", theirs, nil)
		other.problem(http.StatusNotFound, "GET", theirs+"/berkas", nil)
		if w := sek.call("GET", one+"/berkas?versi=1", nil); w.Body.String() != "isi" {
			t.Errorf("%q", w.Body)
		}

		amended := map[string]any{"rev": made.Rev, "isian": map[string]any{"jenis": "notulen", "judul": "Notulen Forum", "tanggal": fields["tanggal"]}}
		other.problem(http.StatusForbidden, "PUT", one, amended)
		now := answerOf[evidenceJSON](t, sek.call("PUT", one, amended))
		sek.problem(http.StatusConflict, "PUT", one, amended)
		rev := func(n int64) map[string]string { return map[string]string{"rev": strconv.FormatInt(n, 10)} }
		sek.want(http.StatusConflict, sek.upload(one+"/versi", "baru.txt", "isi baru", rev(made.Rev)))
		now = answerOf[evidenceJSON](t, sek.upload(one+"/versi", "baru.txt", "isi baru", rev(now.Rev)))
		if now.Berkas.Versi != 2 || now.Berkas.Nama != "baru.txt" {
			t.Errorf("%+v", now)
		}
		claim := map[string]any{"jenis": "isian", "tentang": round + "/BL-1.2", "halaman": 2}
		other.problem(http.StatusForbidden, "PUT", one+"/kaitan", claim)
		sek.problem(http.StatusNotFound, "PUT", one+"/kaitan", map[string]any{"jenis": "isian", "tentang": round + "/XX"})
		sek.want(http.StatusNoContent, sek.call("PUT", one+"/kaitan", claim))
		if list := all[evidenceJSON](sek, at+"?tentang="+round+"/"); len(list) != 1 || list[0].Kaitan[0].Halaman != 2 {
			t.Errorf("%+v", list)
		}
		sek.problem(http.StatusConflict, "DELETE", one+"?rev="+strconv.FormatInt(now.Rev, 10), nil)
		other.problem(http.StatusForbidden, "POST", one+"/ajukan", map[string]any{"rev": now.Rev})
		now = answerOf[evidenceJSON](t, sek.call("POST", one+"/ajukan", map[string]any{"rev": now.Rev}))
		other.problem(http.StatusForbidden, "POST", one+"/tinjauan", map[string]any{"rev": now.Rev, "hasil": "diterima"})
		chief.problem(http.StatusBadRequest, "POST", one+"/tinjauan", map[string]any{"rev": now.Rev, "hasil": "ditolak"})
		now = answerOf[evidenceJSON](t, chief.call("POST", one+"/tinjauan", map[string]any{"rev": now.Rev, "hasil": "diterima"}))
		if now.Keadaan != "diterima" {
			t.Errorf("%+v", now)
		}
		if p := answerOf[evidenceJSON](t, sek.call("GET", one, nil)); len(p.Versi) != 2 || p.Riwayat[0].Hal != "ditinjau" {
			t.Errorf("%+v", p)
		}
		untie := one + "/kaitan?jenis=isian&tentang=" + round + "/BL-1.2"
		other.problem(http.StatusForbidden, "DELETE", untie, nil)
		sek.want(http.StatusNoContent, sek.call("DELETE", untie, nil))
		other.problem(http.StatusForbidden, "DELETE", one+"?rev=1", nil)
		sek.want(http.StatusNoContent, sek.call("DELETE", one+"?rev="+strconv.FormatInt(now.Rev, 10), nil))
		sek.problem(http.StatusNotFound, "GET", one, nil)
	})
}
