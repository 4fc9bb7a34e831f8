package app

import (
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"gurindam/internal/access"
)

// assessorPages leads from the pages of assessors to the operations that do the same.
var assessorPages = map[string]string{
	"GET /evaluasi/{cycle}/asesor":                                "daftar-asesor",
	"GET /evaluasi/{cycle}/asesor/{person}":                       "satu-asesor",
	"POST /evaluasi/{cycle}/asesor/{person}":                      "simpan-asesor",
	"POST /evaluasi/{cycle}/asesor/{person}/benturan":             "catat-benturan-asesor",
	"POST /evaluasi/{cycle}/asesor/{person}/benturan/{tie}/cabut": "cabut-benturan",
	"GET /evaluasi/{cycle}/penugasan":                             "daftar-panel, keadilan-panel",
	"POST /evaluasi/{cycle}/penugasan/usul":                       "usul-panel",
	"POST /evaluasi/{cycle}/penugasan/tetapkan":                   "tetapkan-panel",
	"POST /evaluasi/{cycle}/penugasan/buang":                      "buang-usulan-panel",
	"GET /evaluasi/{cycle}/penugasan/{region}":                    "satu-panel",
	"POST /evaluasi/{cycle}/penugasan/{region}":                   "ubah-panel",
	"POST /evaluasi/{cycle}/penugasan/{region}/tetapkan":          "tetapkan-panel",
	"GET /evaluasi/{cycle}/wawancara":                             "jadwal-wawancara",
	"GET /evaluasi/{cycle}/wawancara/kalender.ics":                "jadwal-wawancara",
	"POST /evaluasi/{cycle}/wawancara/susun":                      "susun-wawancara",
	"POST /evaluasi/{cycle}/wawancara/umumkan":                    "umumkan-wawancara",
	"GET /evaluasi/{cycle}/wawancara/{region}":                    "jadwal-wawancara",
	"POST /evaluasi/{cycle}/wawancara/{region}":                   "atur-wawancara",
	"POST /evaluasi/{cycle}/wawancara/{region}/batal":             "batal-wawancara",
	"POST /evaluasi/{cycle}/wawancara/{region}/terlaksana":        "catat-wawancara",
	"GET /kota/{region}/evaluasi/{cycle}/wawancara":               "wawancara-daerah",
	"GET /kota/{region}/evaluasi/{cycle}/wawancara/kalender.ics":  "wawancara-daerah",
	"POST /kota/{region}/evaluasi/{cycle}/wawancara":              "hadir-wawancara",
	"GET /asesor":                             "profil-asesor",
	"POST /asesor":                            "simpan-profil-asesor",
	"POST /asesor/benturan":                   "catat-benturan-sendiri",
	"POST /asesor/pernyataan/{cycle}":         "tanda-tangan-pernyataan",
	"GET /asesor/kalender.ics":                "profil-asesor",
	"GET /asesor/wawancara/{cycle}/{region}":  "wawancara-panel",
	"POST /asesor/wawancara/{cycle}/{region}": "catat-wawancara-ketua",
}

// From the register to the minutes through the API, each within their rights; what is
// declared shuts the region at once.
func TestAPIAssessors(t *testing.T) {
	t.Parallel()
	eachTown(t, func(t *testing.T, a *App) {
		ministry := programOf(t, a, "pusat", "kominfo", access.Place{}, refereeing...)
		sek := programOf(t, a, "sekre", "sekretaris", kota, access.Enter, access.Read, access.Evaluated, access.Answer, access.Submit)
		one := programOf(t, a, "asesor-satu", "asesor", access.Place{}, access.Enter, access.Read, access.Assess)
		two := programOf(t, a, "asesor-dua", "asesor", access.Place{}, access.Enter, access.Read, access.Assess)
		const at = "/api/evaluasi/uji"
		form := map[string]any{
			"nama": "Evaluasi uji", "tahun": 2026, "asesor_tiap_daerah": 2, "selisih_dibahas": 1, "responden_paling_sedikit": 50, "kalender": openWindows(a.now()),
			"kelompok": []any{map[string]string{"kode": "reguler", "nama": "Reguler", "instrumen": "kominfo-2024-reguler"}},
		}
		ministry.want(http.StatusOK, ministry.call("PUT", at, form))
		ministry.want(http.StatusNoContent, ministry.call("POST", at+"/peserta", map[string]any{"kelompok": "reguler", "daerah": []string{"21.72"}}))
		ministry.want(http.StatusNoContent, ministry.call("POST", at+"/buka", nil))
		sek.want(http.StatusNoContent, sek.call("POST", "/api/daerah/21.72/evaluasi/uji/undangan", map[string]any{"ikut": true}))

		one.problem(http.StatusForbidden, "GET", at+"/asesor", nil)
		ids := []string{personOf(t, a, "asesor-satu"), personOf(t, a, "asesor-dua")}
		entry := map[string]any{"lembaga": "Universitas Contoh", "daerah_asal": []string{"11.71"}, "keahlian": []string{"baseline", "SG"}, "daya_tampung": 5, "aktif": true}
		ministry.problem(http.StatusBadRequest, "PUT", at+"/asesor/tiada", entry)
		for _, id := range ids {
			ministry.want(http.StatusNoContent, ministry.call("PUT", at+"/asesor/"+id, entry))
		}
		ministry.problem(http.StatusConflict, "PUT", at+"/asesor/"+ids[0], entry) // of the revision before
		ministry.problem(http.StatusNotFound, "GET", at+"/asesor/tiada", nil)
		ministry.want(http.StatusOK, ministry.call("GET", at+"/asesor/"+ids[0], nil))
		roll := answerOf[struct {
			Items []struct {
				Person string   `json:"orang"`
				Barred []string `json:"daerah_tertutup"`
			} `json:"isi"`
		}](t, ministry.call("GET", at+"/asesor", nil))
		if len(roll.Items) != 2 || !slices.Equal(roll.Items[0].Barred, []string{"11.71"}) {
			t.Fatalf("%+v", roll)
		}

		ministry.problem(http.StatusConflict, "POST", at+"/penugasan/tetapkan", map[string]any{})
		ministry.want(http.StatusNoContent, ministry.call("POST", at+"/penugasan/usul", map[string]any{"benih": 7}))
		ministry.want(http.StatusNoContent, ministry.call("POST", at+"/penugasan/buang", nil))
		ministry.want(http.StatusNoContent, ministry.call("POST", at+"/penugasan/usul", map[string]any{"benih": 7}))
		ministry.want(http.StatusNoContent, ministry.call("POST", at+"/penugasan/tetapkan", map[string]any{"daerah": []string{"21.72"}}))
		fair := answerOf[struct {
			Missing int `json:"kursi_kosong"`
			Most    int `json:"beban_terbesar"`
		}](t, ministry.call("GET", at+"/penugasan/keadilan", nil))
		if fair.Missing != 0 || fair.Most != 1 {
			t.Errorf("%+v", fair)
		}
		ministry.want(http.StatusOK, ministry.call("GET", at+"/penugasan", nil))
		ministry.want(http.StatusOK, ministry.call("GET", at+"/penugasan/21.72", nil))
		ministry.problem(http.StatusBadRequest, "POST", at+"/penugasan/21.72", map[string]any{"ketua": ids[0], "alasan": " "})
		ministry.want(http.StatusNoContent, ministry.call("POST", at+"/penugasan/21.72", map[string]any{"ketua": ids[0], "alasan": "lebih lama menilai"}))

		type duties struct {
			Cycles []struct {
				Statement string `json:"pernyataan"`
				Waiting   int    `json:"menunggu_tanda_tangan"`
				Seats     []any  `json:"penugasan"`
			} `json:"siklus"`
		}
		own := answerOf[duties](t, one.call("GET", "/api/asesor", nil))
		if own.Cycles[0].Waiting != 1 || len(own.Cycles[0].Seats) != 0 {
			t.Errorf("before signing: %+v", own)
		}
		one.problem(http.StatusConflict, "POST", "/api/asesor/pernyataan/uji", map[string]any{"pernyataan": "lain"})
		one.want(http.StatusNoContent, one.call("POST", "/api/asesor/pernyataan/uji", map[string]any{"pernyataan": own.Cycles[0].Statement}))
		if own = answerOf[duties](t, one.call("GET", "/api/asesor", nil)); len(own.Cycles[0].Seats) != 1 {
			t.Errorf("after signing: %+v", own)
		}
		sek.problem(http.StatusForbidden, "GET", "/api/asesor", nil)
		entry["rev"], entry["lembaga"] = 1, "Institut Contoh"
		one.want(http.StatusNoContent, one.call("PUT", "/api/asesor", entry))

		today := a.now()
		lay := map[string]any{"hari_pertama": today.Format(time.DateOnly), "hari_terakhir": today.AddDate(0, 0, 9).Format(time.DateOnly), "menit": 60, "jeda": 15, "serentak": 2, "sehari": 3, "cara": "daring"}
		ministry.want(http.StatusOK, ministry.call("POST", at+"/wawancara/susun", lay))
		ministry.want(http.StatusNoContent, ministry.call("POST", at+"/wawancara/umumkan", nil))
		ministry.problem(http.StatusConflict, "POST", at+"/wawancara/umumkan", nil)
		ministry.want(http.StatusNoContent, ministry.call("DELETE", at+"/wawancara/21.72", nil))
		ministry.problem(http.StatusConflict, "DELETE", at+"/wawancara/21.72", nil)
		talk := map[string]any{"mulai": today.Add(-time.Hour).Format(time.RFC3339), "menit": 60, "cara": "daring", "tautan": "https://rapat.example/uji"}
		ministry.want(http.StatusNoContent, ministry.call("PUT", at+"/wawancara/21.72", talk))
		ministry.problem(http.StatusConflict, "PUT", at+"/wawancara/21.72", talk)
		const region = "/api/daerah/21.72/evaluasi/uji/wawancara"
		guests := []map[string]any{{"nama": "Budi", "jabatan": "Diskominfo"}}
		sek.problem(http.StatusBadRequest, "POST", region, map[string]any{"dari_daerah": []any{}})
		sek.want(http.StatusNoContent, sek.call("POST", region, map[string]any{"dari_daerah": guests}))
		type shown struct {
			Talk struct {
				Rev   int64  `json:"rev"`
				State string `json:"keadaan"`
			} `json:"wawancara"`
		}
		rev := answerOf[shown](t, sek.call("GET", region, nil)).Talk.Rev
		record := map[string]any{"asesor_hadir": ids, "dari_daerah": []map[string]any{{"nama": "Budi", "hadir": true}}, "notula": "Paparan.", "rev": rev}
		const mine = "/api/asesor/wawancara/uji/21.72"
		two.problem(http.StatusForbidden, "GET", mine, nil) // not signed
		one.want(http.StatusOK, one.call("GET", mine, nil))
		one.want(http.StatusNoContent, one.call("POST", mine, record))
		ministry.problem(http.StatusConflict, "POST", at+"/wawancara/21.72/terlaksana", record)
		if got := answerOf[shown](t, sek.call("GET", region, nil)).Talk.State; got != "terlaksana" {
			t.Errorf("the interview is %s", got)
		}
		ministry.want(http.StatusOK, ministry.call("GET", at+"/wawancara", nil))

		tie := map[string]any{"daerah": "21.72", "jenis": "keluarga", "penjelasan": "saudara bekerja di sana"}
		one.want(http.StatusNoContent, one.call("POST", "/api/asesor/benturan", tie))
		one.problem(http.StatusForbidden, "GET", mine, nil)
		one.problem(http.StatusForbidden, "GET", "/api/daerah/21.72/ringkasan", nil)
		ministry.want(http.StatusNoContent, ministry.call("POST", at+"/asesor/"+ids[1]+"/benturan", tie))
		shape := ministry.call("GET", at+"/asesor/"+ids[1], nil)
		if !strings.Contains(shape.Body.String(), "saudara") {
			t.Errorf("%s", shape.Body)
		}
		ties := answerOf[struct {
			Ties []struct {
				ID string `json:"id"`
			} `json:"benturan"`
		}](t, shape).Ties
		ministry.want(http.StatusNoContent, ministry.call("POST", at+"/asesor/"+ids[1]+"/benturan/"+ties[len(ties)-1].ID+"/cabut", map[string]any{"alasan": "orang lain"}))
		wantStored(t, a)
	})
}
