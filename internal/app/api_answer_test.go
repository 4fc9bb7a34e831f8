package app

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"gurindam/internal/access"
	"gurindam/internal/answer"
)

// answerPages leads from the pages of answers to the operations that do the same.
var answerPages = map[string]string{
	"GET /kota/{region}/evaluasi/{cycle}/isian":              "isian-daerah, kenaikan-isian, kekurangan-isian",
	"GET /kota/{region}/evaluasi/{cycle}/isian/{aspect}":     "isian-daerah, usulan-isian, tahun-lalu-isian",
	"POST /kota/{region}/evaluasi/{cycle}/isian/{aspect}":    "simpan-isian",
	"POST /kota/{region}/evaluasi/{cycle}/isian/simpan":      "simpan-isian",
	"POST /kota/{region}/evaluasi/{cycle}/isian/usulan":      "pakai-usulan-isian",
	"GET /kota/{region}/evaluasi/{cycle}/isian/bukti":        "- chooses from the evidence of the region, which has operations of its own",
	"POST /kota/{region}/evaluasi/{cycle}/isian/bukti":       "lampirkan-bukti-isian",
	"POST /kota/{region}/evaluasi/{cycle}/isian/bukti/lepas": "lepas-bukti-isian",
	"GET /kota/{region}/evaluasi/{cycle}/isian/tinjauan":     "isian-daerah, kekurangan-isian",
	"POST /kota/{region}/evaluasi/{cycle}/isian/langkah":     "langkah-isian",
	"GET /kota/{region}/evaluasi/{cycle}/isian/riwayat":      "riwayat-isian",
	"GET /kota/{region}/evaluasi/{cycle}/isian/cetak":        "isian-daerah",
}

// A whole questionnaire is filled in, proved, returned and sent by programs, each
// within their rights, and no program reads another region's.
func TestAPIAnswers(t *testing.T) {
	t.Parallel()
	eachTown(t, func(t *testing.T, a *App) {
		taking(t, a, tanjungpinang, "21.71")
		at := "/api/daerah/21.72/evaluasi/" + round + "/isian"
		scopes := []access.Verb{access.Enter, access.Read, access.Evaluated, access.Answer, access.Submit}
		sek := programOf(t, a, "sekre", "sekretaris", kota, scopes...)
		chief := programOf(t, a, "sekda", "sekda", kota, access.Enter, access.Read, access.Evaluated, access.Approve)
		other := programOf(t, a, "tetangga", "sekretaris", access.Place{Region: "21.71"}, scopes...)
		type sheetJSON struct {
			Keadaan, Sidik, Indeks_diklaim, Indeks_didukung string
			Rev                                             int64
			Jawaban                                         []struct {
				Pertanyaan, Tingkat, Uraian string
				Didukung                    int
				Rev                         int64
				Bukti                       []struct{ Bukti string }
			}
			Perjalanan []struct {
				Langkah string
				Catatan map[string]string
			}
		}
		read := func() sheetJSON { t.Helper(); return answerOf[sheetJSON](t, sek.call("GET", at, nil)) }
		for _, path := range []string{"", "/kenaikan", "/kekurangan", "/usulan", "/tahun-lalu", "/riwayat"} {
			other.problem(http.StatusForbidden, "GET", at+path, nil)
			sek.want(http.StatusOK, sek.call("GET", at+path, nil))
		}
		change := map[string]any{"perubahan": []any{map[string]string{"pertanyaan": "BL-1.1", "kolom": "tingkat", "dasar": "", "nilai": "3"}}}
		other.problem(http.StatusForbidden, "PATCH", at, change)
		chief.problem(http.StatusForbidden, "PATCH", at, change)
		type resultJSON struct{ Hasil, Nilai string }
		if got := answerOf[[]resultJSON](t, sek.call("PATCH", at, change)); got[0].Hasil != "tersimpan" {
			t.Errorf("%+v", got)
		}
		change["perubahan"].([]any)[0].(map[string]string)["nilai"] = "4"
		if got := answerOf[[]resultJSON](t, sek.call("PATCH", at, change)); got[0].Hasil != "bentrok" || got[0].Nilai != "3" {
			t.Errorf("%+v", got)
		}
		proposals := answerOf[[]struct {
			Pertanyaan, Tingkat string
			Rev                 int64
		}](t, sek.call("GET", at+"/usulan", nil))
		if len(proposals) == 0 {
			t.Fatal("nothing is proposed from a full plan")
		}
		other.problem(http.StatusForbidden, "POST", at+"/usulan", map[string]any{})
		sek.problem(http.StatusConflict, "POST", at+"/usulan", map[string]any{"pertanyaan": proposals[0].Pertanyaan, "rev": proposals[0].Rev + 1})
		sek.want(http.StatusOK, sek.call("POST", at+"/usulan", map[string]any{"pertanyaan": proposals[0].Pertanyaan, "rev": proposals[0].Rev}))
		sek.want(http.StatusOK, sek.call("POST", at+"/usulan", map[string]any{}))
		sek.problem(http.StatusConflict, "POST", at+"/langkah", map[string]any{"langkah": "ajukan", "rev": read().Rev})

		var all []any
		for _, q := range opensheet(t, a, tanjungpinang).Instrument.Questions() {
			now := opensheet(t, a, tanjungpinang).Sheet.Of(q.Code)
			all = append(all, map[string]string{"pertanyaan": q.Code, "kolom": "tingkat", "dasar": now.Value(answer.Level), "nilai": "0"},
				map[string]string{"pertanyaan": q.Code, "kolom": "angka", "dasar": now.Figure, "nilai": "1"})
		}
		sek.want(http.StatusOK, sek.call("PATCH", at, map[string]any{"perubahan": all}))
		item := shown(t, a, tanjungpinang, "peraturan")
		proof := fmt.Sprintf("%s/BL-1.1/bukti/%s", at, item)
		other.problem(http.StatusForbidden, "PUT", proof, map[string]any{})
		sek.problem(http.StatusNotFound, "PUT", at+"/XX-9/bukti/"+item, map[string]any{})
		sek.want(http.StatusNoContent, sek.call("PUT", proof, map[string]any{"halaman": 3, "catatan": "pasal 2"}))
		sek.want(http.StatusNoContent, sek.call("DELETE", proof, nil))
		sek.problem(http.StatusNotFound, "DELETE", proof+"X", nil)
		sek.want(http.StatusNoContent, sek.call("PUT", proof, map[string]any{}))
		sek.want(http.StatusOK, sek.call("POST", at+"/langkah", map[string]any{"langkah": "ajukan", "rev": read().Rev}))
		sek.problem(http.StatusForbidden, "POST", at+"/langkah", map[string]any{"langkah": "kirim", "rev": read().Rev})
		chief.problem(http.StatusBadRequest, "POST", at+"/langkah", map[string]any{"langkah": "kembalikan", "rev": read().Rev})
		chief.want(http.StatusOK, chief.call("POST", at+"/langkah", map[string]any{"langkah": "kembalikan", "rev": read().Rev, "catatan": map[string]string{"BL-1.1": "Naikkan."}}))
		if s := read(); s.Perjalanan[1].Catatan["BL-1.1"] != "Naikkan." || len(s.Jawaban[0].Bukti) != 1 {
			t.Errorf("%+v", s.Perjalanan)
		}
		sek.want(http.StatusOK, sek.call("POST", at+"/langkah", map[string]any{"langkah": "ajukan", "rev": read().Rev}))
		sent := answerOf[sheetJSON](t, chief.call("POST", at+"/langkah", map[string]any{"langkah": "kirim", "rev": read().Rev}))
		if sent.Keadaan != "dikirim" || sent.Indeks_didukung != "0.00" {
			t.Errorf("%+v", sent)
		}
		if s := read(); len(s.Sidik) != 64 {
			t.Errorf("fingerprint %q", s.Sidik)
		}
		sek.problem(http.StatusConflict, "PATCH", at, change)
		if w := other.call("GET", "/api/daerah/21.71/evaluasi/"+round+"/isian", nil); strings.Contains(w.Body.String(), "pasal 2") {
			t.Error("the answers of one region stand in another's")
		}
	})
}
