package app

import (
	"log/slog"
	"net/http"
	"strings"
	"testing"
	"time"

	"gurindam/internal/access"
	"gurindam/internal/region"
)

// resultPages leads from the pages of results to the operations that do the same.
var resultPages = map[string]string{
	"GET /evaluasi/{cycle}/hasil":                             "hasil-siklus",
	"GET /evaluasi/{cycle}/hasil/unduh":                       "hasil-siklus",
	"GET /evaluasi/{cycle}/hasil/kepekaan":                    "kepekaan-hasil",
	"GET /evaluasi/{cycle}/hasil/perbaikan":                   "perbaikan-hasil",
	"GET /evaluasi/{cycle}/hasil/umumkan":                     "kesiapan-hasil",
	"POST /evaluasi/{cycle}/hasil/siapkan":                    "siapkan-hasil",
	"POST /evaluasi/{cycle}/hasil/umumkan":                    "umumkan-hasil",
	"POST /evaluasi/{cycle}/hasil/kecualikan":                 "kecualikan-daerah",
	"POST /evaluasi/{cycle}/hasil/kecualikan/batal":           "batal-kecualikan",
	"GET /evaluasi/{cycle}/hasil/{region}":                    "hasil-satu-daerah",
	"GET /evaluasi/{cycle}/hasil/{region}/{question}":         "hasil-satu-daerah",
	"GET /evaluasi/{cycle}/sanggah":                           "daftar-sanggah",
	"GET /evaluasi/{cycle}/sanggah/{region}/koreksi":          "hasil-satu-daerah",
	"POST /evaluasi/{cycle}/sanggah/{region}/koreksi":         "ajukan-koreksi",
	"GET /evaluasi/{cycle}/sanggah/{region}/{id}":             "satu-sanggah",
	"POST /evaluasi/{cycle}/sanggah/{region}/{id}":            "putus-sanggah",
	"GET /evaluasi/{cycle}/surat":                             "kemajuan-surat",
	"POST /evaluasi/{cycle}/surat":                            "buat-surat",
	"GET /evaluasi/{cycle}/surat/semua":                       "berkas-surat",
	"GET /evaluasi/{cycle}/surat/{region}/{paper}":            "berkas-surat",
	"GET /kota/{region}/evaluasi/{cycle}/hasil":               "hasil-daerah",
	"GET /kota/{region}/evaluasi/{cycle}/hasil/{question}":    "hasil-daerah",
	"GET /kota/{region}/evaluasi/{cycle}/hasil/surat/{paper}": "surat-daerah",
	"GET /kota/{region}/evaluasi/{cycle}/sanggah":             "sanggah-daerah",
	"GET /kota/{region}/evaluasi/{cycle}/sanggah/baru":        "hasil-satu-daerah",
	"POST /kota/{region}/evaluasi/{cycle}/sanggah/baru":       "susun-sanggah",
	"GET /kota/{region}/evaluasi/{cycle}/sanggah/{id}":        "sanggah-daerah",
	"POST /kota/{region}/evaluasi/{cycle}/sanggah/{id}":       "ubah-sanggah",
	"POST /kota/{region}/evaluasi/{cycle}/sanggah/{id}/buang": "buang-sanggah",
	"POST /kota/{region}/evaluasi/{cycle}/sanggah/{id}/kirim": "kirim-sanggah",
	"POST /kota/{region}/evaluasi/{cycle}/sanggah/{id}/cabut": "cabut-sanggah",
}

// agreed plays a cycle of three simulated regions until the panel has closed.
func agreed(t *testing.T, a *App) string {
	t.Helper()
	const cycle = "uji"
	codes := []region.Code{"21.72", "21.71", "12.71"}
	s, err := a.NewSimulation(t.Context(), cycle, judges(t, a, 5)...)
	if err != nil {
		t.Fatal(err)
	}
	steps := []func() error{func() error {
		return s.Open(t.Context(), "Simulasi uji", "kominfo-2022-baru", "", a.now().In(time.UTC).Year(), codes)
	}}
	for n, code := range codes {
		steps = append(steps, func() error { return s.Join(t.Context(), code) }, func() error { return s.Answer(t.Context(), code, n, true) }, func() error { return s.Send(t.Context(), code) })
	}
	steps = append(steps, func() error { return s.Assign(t.Context()) })
	for n, code := range codes {
		steps = append(steps, func() error { return s.Score(t.Context(), code, n) })
	}
	for n, step := range append(steps, func() error { return s.Settle(t.Context(), codes[:2]) }) {
		if err := step(); err != nil {
			t.Fatalf("step %d: %v", n, err)
		}
	}
	return cycle
}

// resultBrief is what these tests read of a result.
type resultBrief struct {
	Region  string `json:"daerah"`
	Index   string `json:"indeks_pencapaian"`
	Rank    int    `json:"peringkat"`
	Part    string `json:"keikutsertaan"`
	Reason  string `json:"alasan"`
	Dossier string `json:"sidik_berkas"`
}

// Results are prepared, announced, objected to, amended and sent by programs, each
// within their rights, and nobody sees more than is theirs.
func TestAPIResults(t *testing.T) {
	t.Parallel()
	eachTown(t, func(t *testing.T, a *App) {
		at := "/api/evaluasi/" + agreed(t, a)
		one := programOf(t, a, "pusat", "kominfo", access.Place{}, refereeing...)
		two := programOf(t, a, "pusat-2", "kominfo", access.Place{}, refereeing...)
		judge := programOf(t, a, "hakim", "pemutus", access.Place{}, access.Enter, access.Evaluated, access.Decide)
		sek := programOf(t, a, "sekre", "sekretaris", kota, access.Enter, access.Evaluated, access.Answer)
		sekda := programOf(t, a, "sekda", "sekda", kota, access.Enter, access.Evaluated, access.Approve)
		other := programOf(t, a, "tetangga", "sekretaris", access.Place{Region: "21.71"}, access.Enter, access.Evaluated, access.Answer)

		for _, path := range []string{"/hasil", "/hasil/kepekaan", "/hasil/perbaikan", "/hasil/21.72", "/sanggah"} {
			sek.problem(http.StatusNotFound, "GET", at+path, nil)
		}
		one.want(http.StatusOK, one.call("GET", at+"/hasil", nil))
		sek.problem(http.StatusForbidden, "POST", at+"/hasil/siapkan", nil)
		one.problem(http.StatusConflict, "POST", at+"/hasil/siapkan", nil) // a region is not agreed on
		left := map[string]any{"daerah": "12.71", "nomor": "9/2026", "alasan": "panel belum selesai"}
		sek.problem(http.StatusForbidden, "POST", at+"/hasil/kecualikan", left)
		one.want(http.StatusNoContent, one.call("POST", at+"/hasil/kecualikan", left))
		one.want(http.StatusNoContent, one.call("DELETE", at+"/hasil/kecualikan/12.71", nil))
		one.want(http.StatusNoContent, one.call("POST", at+"/hasil/kecualikan", left))
		seal := answerOf[map[string]string](t, one.call("POST", at+"/hasil/siapkan", nil))
		one.problem(http.StatusForbidden, "POST", at+"/hasil/umumkan", seal)
		two.problem(http.StatusConflict, "POST", at+"/hasil/umumkan", map[string]any{"sidik": strings.Repeat("0", 64)})
		two.want(http.StatusOK, two.call("GET", at+"/hasil/umumkan", nil))
		two.want(http.StatusOK, two.call("POST", at+"/hasil/umumkan", seal))

		rows := all[resultBrief](sek, at+"/hasil?banyak=2")
		if len(rows) != 3 || rows[0].Part != "dikecualikan" || rows[2].Rank == 0 {
			t.Errorf("%+v", rows)
		}
		type whole struct {
			Scores    []struct{ Catatan, Bukti string } `json:"nilai_asesor"`
			Assessors []struct{ Nama string }           `json:"asesor"`
		}
		for name, c := range map[string]struct {
			who  program
			path string
			name bool
		}{"the ministry": {one, at + "/hasil/21.72", true}, "the region": {sek, "/api/daerah/21.72/evaluasi/uji/hasil", false}, "another region": {other, at + "/hasil/21.72", false}} {
			w := answerOf[whole](t, c.who.call("GET", c.path, nil))
			if len(w.Scores) == 0 || len(w.Assessors) != 5 || (w.Assessors[0].Nama != "") != c.name {
				t.Errorf("%s: %d scores, %+v", name, len(w.Scores), w.Assessors)
			}
		}
		other.problem(http.StatusForbidden, "GET", "/api/daerah/21.72/evaluasi/uji/hasil", nil)
		sek.want(http.StatusOK, sek.call("GET", at+"/hasil/kepekaan", nil))
		sek.problem(http.StatusForbidden, "GET", at+"/hasil/umumkan", nil)

		mine := "/api/daerah/21.72/evaluasi/uji/sanggah"
		form := map[string]any{"pertanyaan": "BL-1.1", "alasan": "Perwako sudah terbit."}
		other.problem(http.StatusForbidden, "POST", mine, form)
		o := answerOf[objectionBrief](t, sek.call("POST", mine, form))
		sek.problem(http.StatusConflict, "POST", mine, form)
		form["alasan"], form["rev"] = "Perwako sudah terbit, halaman 4.", o.Rev
		o = answerOf[objectionBrief](t, sek.call("PUT", mine+"/"+o.ID, form))
		other.problem(http.StatusForbidden, "GET", mine, nil)
		sek.want(http.StatusOK, sek.call("GET", mine, nil))
		sek.problem(http.StatusForbidden, "POST", mine+"/"+o.ID+"/kirim", nil)
		sekda.want(http.StatusNoContent, sekda.call("POST", mine+"/"+o.ID+"/kirim", nil))
		ruling := map[string]any{"dikabulkan": true, "nilai": []int{4, 4, 4, 4, 4}, "pertimbangan": "terbukti", "rev": o.Rev + 1}
		two.problem(http.StatusForbidden, "POST", at+"/sanggah/21.72/"+o.ID, ruling) // announced the results
		sek.problem(http.StatusForbidden, "POST", at+"/sanggah/21.72/"+o.ID, ruling)
		if list := all[objectionBrief](other, at+"/sanggah"); len(list) != 0 {
			t.Errorf("another region sees an objection that waits: %+v", list)
		}
		judge.want(http.StatusOK, judge.call("POST", at+"/sanggah/21.72/"+o.ID, ruling))
		if list := all[objectionBrief](other, at+"/sanggah"); len(list) != 1 || list[0].Number != 1 {
			t.Errorf("the decision is not public: %+v", list)
		}
		other.want(http.StatusOK, other.call("GET", at+"/sanggah/21.72/"+o.ID, nil))
		if list := answerOf[[]struct{ Nomor int }](t, other.call("GET", at+"/hasil/perbaikan", nil)); len(list) != 2 {
			t.Errorf("%+v", list)
		}

		second := answerOf[objectionBrief](t, sek.call("POST", mine, map[string]any{"pertanyaan": "BL-1.2", "alasan": "a"}))
		sek.want(http.StatusNoContent, sek.call("DELETE", mine+"/"+second.ID+"?rev=1", nil))
		third := answerOf[objectionBrief](t, sek.call("POST", mine, map[string]any{"pertanyaan": "BL-1.3", "alasan": "a"}))
		sekda.want(http.StatusNoContent, sekda.call("POST", mine+"/"+third.ID+"/kirim", nil))
		sekda.want(http.StatusNoContent, sekda.call("POST", mine+"/"+third.ID+"/cabut", nil))
		fix := answerOf[objectionBrief](t, one.call("POST", at+"/sanggah/21.71", map[string]any{"pertanyaan": "BL-1.1", "alasan": "salah ketik"}))
		one.problem(http.StatusForbidden, "POST", at+"/sanggah/21.71/"+fix.ID, map[string]any{"dikabulkan": false, "pertimbangan": "x", "rev": fix.Rev})

		head := map[string]any{"nomor": "B-{n}/2026", "nomor_pertama": 1, "tanggal": "2026-12-01", "tempat": "Jakarta", "unit": "Direktorat simulasi", "penanda_tangan": "Pejabat simulasi", "jabatan": "Direktur"}
		one.problem(http.StatusConflict, "POST", at+"/surat", head) // a correction waits
		judge.want(http.StatusOK, judge.call("POST", at+"/sanggah/21.71/"+fix.ID, map[string]any{"dikabulkan": false, "pertimbangan": "sudah benar", "rev": fix.Rev}))
		sek.problem(http.StatusForbidden, "POST", at+"/surat", head)
		one.want(http.StatusOK, one.call("POST", at+"/surat", head))
		for worked := true; worked; {
			var err error
			if worked, err = a.worker.Step(t.Context(), slog.New(slog.DiscardHandler)); err != nil {
				t.Fatal(err)
			}
		}
		if m := answerOf[struct {
			State string `json:"keadaan"`
			Done  int    `json:"selesai"`
		}](t, one.call("GET", at+"/surat", nil)); m.State != "siap" || m.Done != 2 {
			t.Errorf("%+v", m)
		}
		for path, who := range map[string]program{at + "/surat/21.72/laporan": one, "/api/daerah/21.72/evaluasi/uji/hasil/surat/surat": sek} {
			r := who.call("GET", path, nil)
			if who.want(http.StatusOK, r); !strings.HasPrefix(r.Body.String(), "%PDF") {
				t.Errorf("%s is no PDF", path)
			}
		}
		other.problem(http.StatusForbidden, "GET", "/api/daerah/21.72/evaluasi/uji/hasil/surat/surat", nil)
		wantStored(t, a)
	})
}

// objectionBrief is what these tests read of an objection.
type objectionBrief struct {
	ID     string `json:"id"`
	Rev    int64  `json:"rev"`
	Number int    `json:"perbaikan"`
}
