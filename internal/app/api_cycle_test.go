package app

import (
	"net/http"
	"testing"
	"time"

	"gurindam/internal/access"
	"gurindam/internal/evaluation"
)

// cyclePages leads from the pages of cycles to the operations that do the same.
var cyclePages = map[string]string{
	"GET /evaluasi":                                 "daftar-siklus",
	"GET /evaluasi/baru":                            "satu-siklus",
	"POST /evaluasi/baru":                           "buat-siklus",
	"GET /evaluasi/{cycle}":                         "- leads to the board or to the calendar",
	"GET /evaluasi/{cycle}/papan":                   "papan-evaluasi",
	"GET /evaluasi/{cycle}/denyut":                  "denyut-evaluasi",
	"GET /evaluasi/{cycle}/kalender":                "satu-siklus, daftar-perpanjangan",
	"GET /evaluasi/{cycle}/atur":                    "satu-siklus",
	"POST /evaluasi/{cycle}/atur":                   "buat-siklus",
	"POST /evaluasi/{cycle}/buka":                   "buka-siklus",
	"POST /evaluasi/{cycle}/arsip":                  "arsipkan-siklus",
	"GET /evaluasi/{cycle}/perpanjangan":            "daftar-perpanjangan",
	"POST /evaluasi/{cycle}/perpanjangan":           "perpanjang-tahap",
	"GET /evaluasi/{cycle}/peserta":                 "papan-evaluasi",
	"POST /evaluasi/{cycle}/peserta":                "tambah-peserta",
	"POST /evaluasi/{cycle}/peserta/keluar":         "keluarkan-peserta",
	"POST /evaluasi/{cycle}/peserta/absen":          "catat-tidak-ikut",
	"GET /kota/{region}/evaluasi":                   "evaluasi-daerah",
	"GET /kota/{region}/evaluasi/{cycle}":           "tahap-daerah",
	"POST /kota/{region}/evaluasi/{cycle}/undangan": "jawab-undangan",
}

// refereeing is what tokens of the ministry are made for in these tests.
var refereeing = []access.Verb{access.Enter, access.Read, access.Evaluated, access.Direct, access.Design, access.Decide, access.Watch}

// openWindows is a calendar in which every stage is open at a moment.
func openWindows(now time.Time) []map[string]string {
	var out []map[string]string
	for _, s := range evaluation.Stages {
		out = append(out, map[string]string{"tahap": string(s), "mulai": now.AddDate(0, 0, -10).Format(time.DateOnly), "sampai": now.AddDate(0, 0, 10).Format(time.DateOnly)})
	}
	return out
}

// A cycle is set up, opened and answered by programs, each within their rights, and
// nothing is skipped.
func TestAPICycles(t *testing.T) {
	t.Parallel()
	eachTown(t, func(t *testing.T, a *App) {
		ministry := programOf(t, a, "pusat", "kominfo", access.Place{}, refereeing...)
		sek := programOf(t, a, "sekre", "sekretaris", kota, access.Enter, access.Read, access.Evaluated, access.Answer, access.Submit)
		other := programOf(t, a, "tetangga", "sekretaris", access.Place{Region: "21.71"}, access.Enter, access.Read, access.Evaluated, access.Submit)
		const at = "/api/evaluasi/uji"
		form := map[string]any{
			"nama": "Evaluasi uji", "tahun": 2026, "asesor_tiap_daerah": 2, "selisih_dibahas": 1, "responden_paling_sedikit": 50, "kalender": []any{},
			"kelompok": []any{map[string]string{"kode": "reguler", "nama": "Reguler", "instrumen": "kominfo-2024-reguler"}},
		}
		sek.problem(http.StatusForbidden, "PUT", at, form)
		ministry.problem(http.StatusBadRequest, "PUT", "/api/evaluasi/baru", form)
		ministry.want(http.StatusOK, ministry.call("PUT", at, form))
		ministry.problem(http.StatusConflict, "PUT", at, form) // its code is taken
		ministry.problem(http.StatusBadRequest, "POST", at+"/buka", nil)
		sek.problem(http.StatusNotFound, "GET", at, nil)
		if list := all[cycleBrief](sek, "/api/evaluasi?banyak=5"); len(list) != 0 {
			t.Errorf("a region sees a draft: %+v", list)
		}
		form["kalender"], form["rev"] = openWindows(a.now()), 1
		ministry.want(http.StatusOK, ministry.call("PUT", at, form))
		ministry.problem(http.StatusConflict, "PUT", at, form) // somebody saved since

		ministry.problem(http.StatusBadRequest, "POST", at+"/peserta", map[string]any{"kelompok": "lain", "daerah": []string{"21.72"}})
		ministry.want(http.StatusNoContent, ministry.call("POST", at+"/peserta", map[string]any{"kelompok": "reguler", "daerah": []string{"21.72", "21.71", "12.71", "21.01"}}))
		ministry.want(http.StatusNoContent, ministry.call("DELETE", at+"/peserta/21.01", nil))
		ministry.problem(http.StatusNotFound, "DELETE", at+"/peserta/21.01", nil)
		ministry.want(http.StatusNoContent, ministry.call("POST", at+"/buka", nil))
		ministry.problem(http.StatusConflict, "DELETE", at+"/peserta/12.71", nil)

		sek.want(http.StatusOK, sek.call("GET", at, nil))

		const home = "/api/daerah/21.72/evaluasi"
		sek.want(http.StatusOK, sek.call("GET", home, nil))
		other.problem(http.StatusForbidden, "GET", home, nil)
		other.problem(http.StatusForbidden, "GET", home+"/uji", nil)
		other.problem(http.StatusForbidden, "POST", home+"/uji/undangan", map[string]any{"ikut": false, "alasan": "x"})
		sek.problem(http.StatusBadRequest, "POST", home+"/uji/undangan", map[string]any{"ikut": false})
		sek.want(http.StatusNoContent, sek.call("POST", home+"/uji/undangan", map[string]any{"ikut": true}))
		stands := answerOf[struct {
			Standing struct {
				Stage string            `json:"tahap"`
				Marks map[string]string `json:"tanda"`
			} `json:"daerah"`
		}](t, sek.call("GET", home+"/uji", nil))
		if stands.Standing.Stage != "isian" || stands.Standing.Marks["ikut"] == "" {
			t.Errorf("%+v", stands)
		}
		ministry.problem(http.StatusBadRequest, "POST", at+"/peserta/12.71/absen", map[string]any{"alasan": " "})
		ministry.want(http.StatusNoContent, ministry.call("POST", at+"/peserta/12.71/absen", map[string]any{"alasan": "tidak menjawab"}))

		longer := map[string]any{"tahap": "isian", "daerah": "21.72", "sampai": a.now().AddDate(0, 0, 20).Format(time.DateOnly), "nomor": "7/2026", "alasan": "jaringan putus"}
		sek.problem(http.StatusForbidden, "POST", at+"/perpanjangan", longer)
		ministry.want(http.StatusNoContent, ministry.call("POST", at+"/perpanjangan", longer))
		ministry.problem(http.StatusBadRequest, "POST", at+"/perpanjangan", longer) // no longer than it is
		longer["daerah"] = ""
		ministry.want(http.StatusNoContent, ministry.call("POST", at+"/perpanjangan", longer))
		if list := answerOf[[]any](t, sek.call("GET", at+"/perpanjangan", nil)); len(list) != 1 {
			t.Errorf("extensions for all: %v", list)
		}
		sek.problem(http.StatusNotFound, "GET", "/api/evaluasi/gaib/perpanjangan", nil)

		board := all[struct {
			Region string `json:"daerah"`
			Stage  string `json:"tahap"`
		}](ministry, at+"/papan?banyak=2")
		if len(board) != 3 || board[0].Region != "12.71" || board[0].Stage != "hasil" {
			t.Errorf("%+v", board)
		}
		sek.problem(http.StatusForbidden, "GET", at+"/papan", nil)
		sek.problem(http.StatusForbidden, "GET", at+"/denyut", nil)
		ministry.want(http.StatusOK, ministry.call("GET", at+"/denyut", nil))
		ministry.problem(http.StatusConflict, "POST", at+"/arsip", nil)
		sek.stranger().problem(http.StatusUnauthorized, "GET", "/api/evaluasi", nil)
		wantStored(t, a)
	})
}

// cycleBrief is what these tests read of a cycle.
type cycleBrief struct {
	ID string `json:"kode"`
}
