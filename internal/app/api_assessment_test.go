package app

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"gurindam/internal/access"
)

// assessmentPages leads from the pages of the assessment to the operations that do the same.
var assessmentPages = map[string]string{
	"GET /penilaian":                                                        "penilaian-saya",
	"GET /penilaian/{cycle}/{region}":                                       "lembar-nilai",
	"GET /penilaian/{cycle}/{region}/{question}":                            "pertanyaan-dinilai",
	"POST /penilaian/{cycle}/{region}/{question}":                           "beri-nilai",
	"POST /penilaian/{cycle}/{region}/nilai":                                "beri-nilai",
	"POST /penilaian/{cycle}/{region}/teks":                                 "tulis-lembar",
	"GET /penilaian/{cycle}/{region}/aspek/{aspect}":                        "lembar-nilai",
	"POST /penilaian/{cycle}/{region}/aspek/{aspect}":                       "beri-banyak-nilai",
	"POST /penilaian/{cycle}/{region}/kunci":                                "kunci-lembar",
	"GET /penilaian/{cycle}/{region}/bukti/{item}":                          "berkas-bukti-dinilai",
	"GET /penilaian/{cycle}/{region}/bukti/{item}/berkas":                   "berkas-bukti-dinilai",
	"GET /penilaian/{cycle}/{region}/bukti/{item}/tampil":                   "berkas-bukti-dinilai",
	"GET /penilaian/{cycle}/{region}/klarifikasi":                           "daftar-klarifikasi",
	"POST /penilaian/{cycle}/{region}/klarifikasi":                          "minta-klarifikasi",
	"POST /penilaian/{cycle}/{region}/klarifikasi/{id}/lanjut":              "lanjut-klarifikasi",
	"POST /penilaian/{cycle}/{region}/klarifikasi/{id}/tutup":               "tutup-klarifikasi",
	"GET /penilaian/{cycle}/{region}/diskusi":                               "semua-nilai",
	"GET /penilaian/{cycle}/{region}/diskusi/{question}":                    "satu-diskusi",
	"POST /penilaian/{cycle}/{region}/diskusi/{question}":                   "pesan-diskusi",
	"POST /penilaian/{cycle}/{region}/diskusi/{question}/jawab":             "jawab-diskusi",
	"GET /kota/{region}/evaluasi/{cycle}/klarifikasi":                       "klarifikasi-daerah",
	"POST /kota/{region}/evaluasi/{cycle}/klarifikasi/{id}":                 "jawab-klarifikasi",
	"GET /evaluasi/{cycle}/panel":                                           "sidang-panel",
	"GET /evaluasi/{cycle}/panel/asesor":                                    "kecenderungan-asesor",
	"GET /evaluasi/{cycle}/panel/sidang/{id}":                               "sidang-panel",
	"POST /evaluasi/{cycle}/panel/sidang/{id}":                              "simpan-sidang",
	"POST /evaluasi/{cycle}/panel/sidang/{id}/tutup":                        "tutup-sidang",
	"GET /evaluasi/{cycle}/panel/daerah/{region}":                           "kemajuan-penilaian, semua-nilai-panel",
	"POST /evaluasi/{cycle}/panel/daerah/{region}/buka-kunci":               "buka-kunci-lembar",
	"POST /evaluasi/{cycle}/panel/daerah/{region}/buka-kembali":             "buka-kembali-penilaian",
	"GET /evaluasi/{cycle}/panel/daerah/{region}/diskusi/{question}":        "satu-diskusi-panel",
	"POST /evaluasi/{cycle}/panel/daerah/{region}/diskusi/{question}":       "pesan-diskusi-panel",
	"POST /evaluasi/{cycle}/panel/daerah/{region}/diskusi/{question}/putus": "putus-diskusi",
	"POST /evaluasi/{cycle}/panel/daerah/{region}/diskusi/{question}/buka":  "buka-diskusi",
}

// judgedTown is a region with two assessors, the ministry and the region, as programs.
type judgedTown struct {
	t                              *testing.T
	one, two, ministry, sek, alien program
	proof                          string
}

const (
	sheetAPI = "/api/penilaian/" + judgedCycle + "/21.72"
	panelAPI = "/api/evaluasi/" + judgedCycle + "/panel"
	askedAPI = "/api/daerah/21.72/evaluasi/" + judgedCycle + "/klarifikasi"
)

func newJudgedTown(t *testing.T, a *App) judgedTown {
	t.Helper()
	assess := []access.Verb{access.Enter, access.Read, access.Assess}
	j := judgedTown{t: t, one: programOf(t, a, "asesor-satu", "asesor", access.Place{}, assess...), two: programOf(t, a, "asesor-dua", "asesor", access.Place{}, assess...)}
	j.alien = programOf(t, a, "asesor-tiga", "asesor", access.Place{}, assess...)
	j.ministry = programOf(t, a, "pusat", "kominfo", access.Place{}, refereeing...)
	j.sek = programOf(t, a, "sekre", "sekretaris", kota, access.Enter, access.Read, access.Evaluated, access.Answer)
	j.proof = judging(t, a, "asesor-satu", "asesor-dua")
	return j
}

// fill scores everything: the first question at one level, the rest at another, with a secret in each text.
func (j judgedTown) fill(c program, first, rest int, secret string) {
	j.t.Helper()
	sheet := answerOf[struct {
		Lacks []string `json:"belum"`
	}](j.t, c.call("GET", sheetAPI, nil))
	scores := map[string]any{}
	for _, q := range sheet.Lacks {
		if strings.ToUpper(q[:1]) == q[:1] {
			scores[q] = map[string]any{"nilai": rest, "catatan": secret}
		}
	}
	scores["BL-1.1"] = map[string]any{"nilai": first, "catatan": secret, "bukti": j.proof, "halaman": 1}
	c.want(http.StatusNoContent, c.call("PUT", sheetAPI+"/nilai", map[string]any{"nilai": scores}))
	for _, field := range []string{"kekuatan", "kelemahan", "rekomendasi"} {
		c.want(http.StatusOK, c.call("PUT", sheetAPI+"/tulisan/"+field, map[string]string{"semula": "", "teks": secret}))
	}
}

// Before all have locked no answer of the API carries what another gave; after that, those
// of assessors and ministry do, and none of the region.
func TestAPIScoresDoNotLeak(t *testing.T) {
	t.Parallel()
	eachTown(t, func(t *testing.T, a *App) {
		j := newJudgedTown(t, a)
		j.fill(j.one, 0, 2, "Rahasia pertama")
		j.one.want(http.StatusNoContent, j.one.call("POST", sheetAPI+"/kunci", nil))
		j.fill(j.two, 4, 2, "Rahasia kedua")
		reads := []string{"/api/penilaian", sheetAPI, sheetAPI + "/pertanyaan/BL-1.1", sheetAPI + "/klarifikasi", sheetAPI + "/diskusi", sheetAPI + "/diskusi/BL-1.1", panelAPI, panelAPI + "/asesor", panelAPI + "/daerah/21.72",
			panelAPI + "/daerah/21.72/diskusi", panelAPI + "/daerah/21.72/diskusi/BL-1.1", askedAPI, "/api/daerah/21.72/evaluasi/" + judgedCycle, "/api/evaluasi/" + judgedCycle + "/papan"}
		seen := func(c program) string {
			var b strings.Builder
			for _, path := range reads {
				b.WriteString(c.call("GET", path, nil).Body.String())
			}
			return b.String()
		}
		for name, c := range map[string]program{"the other": j.two, "the ministry": j.ministry, "the region": j.sek, "an assessor of another region": j.alien} {
			if strings.Contains(seen(c), "Rahasia pertama") {
				t.Errorf("%s sees what the first assessor gave", name)
			}
		}
		j.two.want(http.StatusNoContent, j.two.call("POST", sheetAPI+"/kunci", nil))
		for name, c := range map[string]program{"the first": j.one, "the ministry": j.ministry} {
			if text := seen(c); !strings.Contains(text, "Rahasia kedua") || !strings.Contains(text, "Rahasia pertama") {
				t.Errorf("%s does not see both after all have locked", name)
			}
		}
		for name, c := range map[string]program{"the region": j.sek, "an assessor of another region": j.alien} {
			if strings.Contains(seen(c), "Rahasia") {
				t.Errorf("%s sees what was given", name)
			}
		}
	})
}

// A region from the first score to the minutes of the panel, each within their rights.
func TestAPIAssessment(t *testing.T) {
	t.Parallel()
	eachTown(t, func(t *testing.T, a *App) {
		j := newJudgedTown(t, a)
		one, two, ministry, sek, alien := j.one, j.two, j.ministry, j.sek, j.alien
		const bl = sheetAPI + "/pertanyaan/BL-1.1"
		one.want(http.StatusOK, one.call("GET", "/api/penilaian", nil))
		sek.problem(http.StatusForbidden, "GET", "/api/penilaian", nil)
		alien.problem(http.StatusNotFound, "GET", sheetAPI, nil)
		one.problem(http.StatusNotFound, "GET", sheetAPI+"/pertanyaan/ZZ-9", nil)
		question := answerOf[struct {
			Claim  int `json:"klaim"`
			Proofs []struct {
				Item string `json:"bukti"`
			} `json:"bukti"`
		}](t, one.call("GET", bl, nil))
		if question.Claim != 3 || len(question.Proofs) != 1 || question.Proofs[0].Item != j.proof {
			t.Fatalf("%+v", question)
		}
		if w := one.call("GET", sheetAPI+"/bukti/"+j.proof, nil); w.Code != http.StatusOK || !strings.HasPrefix(w.Body.String(), "Notulen") {
			t.Errorf("%d %s", w.Code, w.Body)
		}
		alien.problem(http.StatusNotFound, "GET", sheetAPI+"/bukti/"+j.proof, nil)

		one.want(http.StatusOK, one.call("PUT", bl, map[string]any{"nilai": 3}))
		one.problem(http.StatusConflict, "PUT", bl, map[string]any{"nilai": 4})
		one.want(http.StatusOK, one.call("PUT", bl, map[string]any{"nilai": -1, "rev": 1}))
		one.problem(http.StatusConflict, "PUT", sheetAPI+"/nilai", map[string]any{"nilai": map[string]any{"BL-1.1": map[string]any{"nilai": 4}}})
		one.problem(http.StatusNotFound, "PUT", sheetAPI+"/tulisan/lain", map[string]string{"semula": "", "teks": "x"})
		one.problem(http.StatusConflict, "POST", sheetAPI+"/kunci", nil)
		one.want(http.StatusOK, one.call("PUT", bl, map[string]any{"nilai": 0, "catatan": "tidak ditemukan", "rev": 2}))

		one.problem(http.StatusNotFound, "POST", sheetAPI+"/klarifikasi", map[string]any{"pertanyaan": "ZZ-9", "teks": "Mana?", "jam": 24})
		asked := answerOf[struct {
			ID string `json:"klarifikasi"`
		}](t, one.call("POST", sheetAPI+"/klarifikasi", map[string]any{"pertanyaan": "BL-1.1", "teks": "Mana lampirannya?", "jam": 24}))
		sek.want(http.StatusOK, sek.call("GET", askedAPI, nil))
		one.problem(http.StatusForbidden, "GET", askedAPI, nil)
		sek.problem(http.StatusBadRequest, "POST", askedAPI+"/"+asked.ID, map[string]any{"teks": "Ini.", "bukti": []string{"TIADA"}})
		sek.want(http.StatusNoContent, sek.call("POST", askedAPI+"/"+asked.ID, map[string]any{"teks": "Terlampir.", "bukti": []string{j.proof}}))
		two.want(http.StatusOK, two.call("GET", sheetAPI+"/klarifikasi", nil))
		alien.problem(http.StatusNotFound, "GET", sheetAPI+"/klarifikasi", nil)
		two.problem(http.StatusNotFound, "POST", sheetAPI+"/klarifikasi/"+asked.ID, map[string]string{"teks": "Saya juga bertanya."})
		one.want(http.StatusNoContent, one.call("POST", sheetAPI+"/klarifikasi/"+asked.ID, map[string]string{"teks": "Terima kasih."}))
		one.want(http.StatusNoContent, one.call("POST", sheetAPI+"/klarifikasi/"+asked.ID+"/tutup", nil))
		one.problem(http.StatusConflict, "POST", sheetAPI+"/klarifikasi/"+asked.ID+"/tutup", nil)

		j.fillRest(one, 2)
		one.problem(http.StatusConflict, "GET", sheetAPI+"/diskusi", nil)
		ministry.problem(http.StatusConflict, "GET", panelAPI+"/daerah/21.72/diskusi", nil)
		one.want(http.StatusNoContent, one.call("POST", sheetAPI+"/kunci", nil))
		front := answerOf[struct {
			Paces []struct {
				Person string `json:"asesor"`
				Locked bool   `json:"terkunci"`
			} `json:"asesor"`
		}](t, ministry.call("GET", panelAPI+"/daerah/21.72", nil))
		one.problem(http.StatusForbidden, "GET", panelAPI+"/daerah/21.72", nil)
		for _, p := range front.Paces {
			if p.Locked {
				ministry.problem(http.StatusBadRequest, "POST", panelAPI+"/daerah/21.72/buka-kunci", map[string]string{"asesor": p.Person, "alasan": ""})
				ministry.want(http.StatusNoContent, ministry.call("POST", panelAPI+"/daerah/21.72/buka-kunci", map[string]string{"asesor": p.Person, "alasan": "Asesor salah menekan tombol."}))
			}
		}
		one.want(http.StatusNoContent, one.call("POST", sheetAPI+"/kunci", nil))
		j.fill(two, 4, 2, "lengkap")
		two.want(http.StatusNoContent, two.call("POST", sheetAPI+"/kunci", nil))
		j.discuss()
		j.settle()
	})
}

// fillRest scores what one assessor has not scored yet, and writes the texts.
func (j judgedTown) fillRest(c program, level int) {
	j.t.Helper()
	sheet := answerOf[struct {
		Lacks []string `json:"belum"`
	}](j.t, c.call("GET", sheetAPI, nil))
	scores := map[string]any{}
	for _, lack := range sheet.Lacks {
		if strings.ToUpper(lack[:1]) == lack[:1] {
			scores[lack] = map[string]any{"nilai": level}
			continue
		}
		c.want(http.StatusOK, c.call("PUT", sheetAPI+"/tulisan/"+lack, map[string]string{"semula": "", "teks": "tulisan"}))
	}
	c.want(http.StatusNoContent, c.call("PUT", sheetAPI+"/nilai", map[string]any{"nilai": scores}))
}

// discuss talks the question over whose scores lie far apart, and one that the ministry opens.
func (j judgedTown) discuss() {
	j.t.Helper()
	one, two, ministry := j.one, j.two, j.ministry
	const talk, ruled = sheetAPI + "/diskusi/BL-1.1", panelAPI + "/daerah/21.72/diskusi/"
	one.want(http.StatusOK, one.call("GET", sheetAPI+"/diskusi", nil))
	one.problem(http.StatusNotFound, "GET", sheetAPI+"/diskusi/BL-1.2", nil)
	one.want(http.StatusOK, one.call("GET", talk, nil))
	one.problem(http.StatusBadRequest, "POST", talk, map[string]string{"teks": " "})
	one.want(http.StatusNoContent, one.call("POST", talk, map[string]string{"teks": "Saya tidak menemukan lampirannya."}))
	one.problem(http.StatusBadRequest, "PUT", talk, map[string]any{"nilai": 3, "alasan": "ya", "rev": 3})
	one.want(http.StatusOK, one.call("PUT", talk, map[string]any{"nilai": 3, "alasan": "Lampirannya ada di halaman 7.", "rev": 3}))
	ministry.want(http.StatusOK, ministry.call("GET", panelAPI+"/daerah/21.72/diskusi", nil))
	ministry.want(http.StatusOK, ministry.call("GET", ruled+"BL-1.1", nil))
	ministry.problem(http.StatusNotFound, "GET", ruled+"BL-1.2", nil)
	ministry.want(http.StatusNoContent, ministry.call("POST", ruled+"BL-1.1", map[string]string{"teks": "Mohon dijawab hari ini."}))
	ministry.problem(http.StatusNotFound, "POST", ruled+"BL-1.2", map[string]string{"teks": "Tidak ada apa-apa."})
	two.want(http.StatusOK, two.call("PUT", talk, map[string]any{"nilai": 4, "alasan": "Dokumennya lengkap dan berlaku.", "rev": 1}))
	ministry.problem(http.StatusBadRequest, "POST", ruled+"BL-1.2/buka", map[string]string{"alasan": ""})
	ministry.want(http.StatusNoContent, ministry.call("POST", ruled+"BL-1.2/buka", map[string]string{"alasan": "Bukti baru dari daerah."}))
	ministry.problem(http.StatusBadRequest, "POST", ruled+"BL-1.2/putus", map[string]string{"alasan": ""})
	ministry.want(http.StatusNoContent, ministry.call("POST", ruled+"BL-1.2/putus", map[string]string{"alasan": "Kedua nilai dipertahankan."}))
}

// settle closes the region in a session of the panel, and opens it again.
func (j judgedTown) settle() {
	j.t.Helper()
	one, ministry := j.one, j.ministry
	ministry.want(http.StatusOK, ministry.call("GET", panelAPI+"/asesor", nil))
	one.problem(http.StatusForbidden, "GET", panelAPI+"/asesor", nil)
	form := map[string]any{"tanggal": time.Now().Format(time.DateOnly), "kuorum": 1, "anggota": []any{map[string]any{"nama": "Ketua", "hadir": true}}, "daerah": []string{"21.72"}, "berita_acara": "Dibahas dan disepakati."}
	session := answerOf[struct {
		ID  string `json:"sidang"`
		Rev int64  `json:"rev"`
	}](j.t, ministry.call("PUT", panelAPI+"/sidang/baru", form))
	form["rev"] = session.Rev + 7
	ministry.problem(http.StatusConflict, "PUT", panelAPI+"/sidang/"+session.ID, form)
	ministry.problem(http.StatusConflict, "POST", panelAPI+"/sidang/"+session.ID+"/tutup", map[string]any{"rev": session.Rev + 7})
	ministry.want(http.StatusNoContent, ministry.call("POST", panelAPI+"/sidang/"+session.ID+"/tutup", map[string]any{"rev": session.Rev}))
	ministry.want(http.StatusOK, ministry.call("GET", panelAPI, nil))
	one.problem(http.StatusForbidden, "GET", panelAPI, nil)
	ministry.problem(http.StatusBadRequest, "POST", panelAPI+"/daerah/21.72/buka-kembali", map[string]string{"alasan": ""})
	ministry.want(http.StatusNoContent, ministry.call("POST", panelAPI+"/daerah/21.72/buka-kembali", map[string]string{"alasan": "Salah tulis pada berita acara."}))
}
