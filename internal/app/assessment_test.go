package app

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"gurindam/internal/access"
	"gurindam/internal/answer"
	"gurindam/internal/answer/answerdb"
	"gurindam/internal/assessment"
	"gurindam/internal/assessor"
	"gurindam/internal/assessor/assessordb"
	"gurindam/internal/db"
	"gurindam/internal/evaluation"
	"gurindam/internal/evaluation/evaluationdb"
	"gurindam/internal/evidence"
	"gurindam/internal/region"
)

const (
	judgedCycle             = "2026-uji"
	judgedCity  region.Code = "21.72"
	mySheet                 = "/penilaian/" + judgedCycle + "/21.72"
)

// judging sets a region up that has sent its answers, with one text file as evidence
// for BL-1.1, and seats people to judge it. A second region is there that nobody judges.
func judging(t testing.TB, a *App, logins ...string) (proof string) {
	t.Helper()
	ctx, now := context.Background(), a.now()
	secretary := evidence.Author{Actor: access.Actor{Person: "uji", Grants: []access.Grant{{Role: "sekretaris", Scope: access.Place{Region: string(judgedCity)}}}}, Name: "Uji"}
	kept, err := a.Proofs.AddFile(ctx, secretary, judgedCity, evidence.Sent{Name: "notulen.txt", Data: []byte("Notulen rapat Dewan\nHadir: 12 orang")},
		evidence.Details{Type: "notulen", Title: "Notulen rapat Dewan", Date: now.AddDate(0, -2, 0)})
	if err != nil {
		t.Fatal(err)
	}
	year := now.In(evaluation.Zone).Year()
	c := evaluation.Cycle{ID: judgedCycle, Name: "Evaluasi uji", Year: year, Cohorts: []evaluation.Cohort{{ID: "baru", Name: "Baru", Instrument: "kominfo-2022-baru"}}, Assessors: len(logins), Spread: 1, Sample: 50, State: evaluation.Open}
	for _, stage := range evaluation.Stages {
		c.Windows = append(c.Windows, evaluation.Window{Stage: stage, First: now.AddDate(0, 0, -10), Last: now.AddDate(0, 0, 10)})
	}
	err = a.db.Update(ctx, func(tx *db.Tx) error {
		r := evaluationdb.Records{Tx: tx}
		if err := r.SaveCycle(ctx, c); err != nil {
			return err
		}
		for code, name := range map[region.Code]string{judgedCity: "Kota Tanjungpinang", "21.71": "Kota Batam"} {
			if err := r.Enrol(ctx, evaluation.Participant{Cycle: c.ID, Region: code, Name: name, Cohort: "baru"}); err != nil {
				return err
			}
			for _, m := range []evaluation.Mark{evaluation.Invited, evaluation.Joined, evaluation.Submitted} {
				if err := r.Mark(ctx, c.ID, code, m, now); err != nil {
					return err
				}
			}
		}
		if err := sent(ctx, answerdb.Records{Tx: tx}, kept.ID, now); err != nil {
			return err
		}
		return seated(ctx, tx, a, logins, now)
	})
	if err != nil {
		t.Fatal(err)
	}
	return kept.ID
}

// sent freezes the answers of the region.
func sent(ctx context.Context, r answerdb.Records, proof string, now time.Time) error {
	s := answer.Sheet{Cycle: judgedCycle, Region: judgedCity, State: answer.Sent, Rev: 2, Answers: map[string]answer.Answer{"BL-1.1": {Question: "BL-1.1", Claimed: true, Level: 3, Text: "Perwako sudah ditetapkan.", At: now, Rev: 1}},
		Proofs: []answer.Proof{{Question: "BL-1.1", Item: proof, Title: "Notulen rapat Dewan", Type: "notulen", Name: "notulen.txt", Media: "text/plain", Page: 1}},
		Deeds:  []answer.Deed{{Turn: answer.Send, At: now, By: evaluation.Person{ID: "uji", Name: "Uji"}}}}
	if err := r.Queue(ctx, s.Cycle, s.Region); err != nil {
		return err
	}
	return r.SaveStep(ctx, s)
}

// seated makes people assessors of the region who have signed.
func seated(ctx context.Context, tx *db.Tx, a *App, logins []string, now time.Time) error {
	members, err := a.People.People(ctx, access.Place{})
	if err != nil {
		return err
	}
	r := assessordb.Records{Tx: tx}
	for _, m := range members {
		for _, login := range logins {
			if m.Login != login {
				continue
			}
			if err := r.SaveAssessor(ctx, assessor.Assessor{Person: m.ID, Name: m.Name, Institution: "Lembaga uji", Home: []region.Code{"11.71"}, Capacity: 9, Active: true, Changed: now}); err != nil {
				return err
			}
			if err := r.Sign(ctx, assessor.Declaration{Cycle: judgedCycle, Person: m.ID, Name: m.Name, Text: "Pernyataan.", At: now}); err != nil {
				return err
			}
			if err := r.SaveSeats(ctx, []assessor.Assignment{{Cycle: judgedCycle, Region: judgedCity, Person: m.ID, Name: m.Name, State: assessor.Confirmed, At: now}}); err != nil {
				return err
			}
		}
	}
	return nil
}

// assessments has a region that is being scored, and one whose scores are open and talked over.
func (x *example) assessments() {
	x.t.Helper()
	ctx, now := x.t.Context(), x.now()
	x.sample["judged"] = judging(x.t, x.App, "asesor")
	by, ministry := x.author("asesor"), x.author("kominfo")
	judge := assessment.Author{Actor: by.Actor, Name: by.Name}
	x.must(x.db.Update(ctx, func(tx *db.Tx) error {
		return assessordb.Records{Tx: tx}.SaveSeats(ctx, []assessor.Assignment{{Cycle: judgedCycle, Region: "21.71", Person: by.Person, Name: by.Name, State: assessor.Confirmed, At: now}})
	}))
	in, err := x.Instruments.Instrument(ctx, "kominfo-2022-baru")
	x.must(err)
	var entries []assessment.Entry
	for n, q := range in.Questions() {
		level := n % 5
		entries = append(entries, assessment.Entry{Question: q.Code, Level: &level})
	}
	_, err = x.Assessments.GiveAll(ctx, judge, judgedCycle, "21.71", entries)
	x.must(err)
	for _, f := range assessment.Fields {
		_, err = x.Assessments.Write(ctx, judge, judgedCycle, "21.71", f, "", "Tulisan contoh.")
		x.must(err)
	}
	_, err = x.Assessments.Lock(ctx, judge, judgedCycle, "21.71")
	x.must(err)
	x.must(x.Assessments.Call(ctx, assessment.Author{Actor: ministry.Actor, Name: ministry.Name}, judgedCycle, "21.71", "BL-1.1", "Bukti baru dari daerah."))
	_, err = x.Assessments.Ask(ctx, judge, judgedCycle, judgedCity, "BL-1.1", "", "Mana lampirannya?", 24)
	x.must(err)
}

// bench is a region with two assessors, the ministry, and the secretary of the region.
type bench struct {
	*App
	first, second, ministry, secretary, stranger *caller
	proof                                        string
}

func newBench(t *testing.T) *bench {
	t.Helper()
	a, first := newEntry(t)
	b := &bench{App: a}
	b.first = talker(t, a, first, "satu@contoh.go.id", "Asesor Satu", "asesor", access.Place{})
	b.second = talker(t, a, first, "dua@contoh.go.id", "Asesor Dua", "asesor", access.Place{})
	b.stranger = talker(t, a, first, "tiga@contoh.go.id", "Asesor Tiga", "asesor", access.Place{})
	b.ministry = talker(t, a, first, "kominfo@contoh.go.id", "Pengelola", "kominfo", access.Place{})
	b.secretary = talker(t, a, first, "sekretaris@contoh.go.id", "Sekretaris", "sekretaris", access.Place{Region: string(judgedCity)})
	b.proof = judging(t, a, "satu@contoh.go.id", "dua@contoh.go.id")
	return b
}

// put sends a score as the script does.
func (b *caller) put(value map[string]any) *httptest.ResponseRecorder {
	b.t.Helper()
	body, _ := json.Marshal(value)
	r := httptest.NewRequest(http.MethodPost, mySheet+"/nilai", strings.NewReader(string(body)))
	r.Host = "rencana.contoh.go.id"
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Accept", "application/json")
	if b.cookie != nil {
		r.AddCookie(b.cookie)
	}
	w := httptest.NewRecorder()
	b.site.ServeHTTP(w, r)
	return w
}

// fillAll scores everything by forms: the first question at one level, the rest at another.
func (b *bench) fillAll(t *testing.T, c *caller, first, rest, secret string) {
	t.Helper()
	in, err := b.Instruments.Instrument(t.Context(), "kominfo-2022-baru")
	if err != nil {
		t.Fatal(err)
	}
	for i, aspect := range in.Aspects {
		form := url.Values{}
		for n, q := range aspect.Questions() {
			form.Set("nilai-"+q.Code, rest)
			if i == 0 && n == 0 {
				form.Set("nilai-"+q.Code, first)
			}
		}
		c.want("the table", c.send(http.MethodPost, mySheet+"/aspek/"+aspect.Code, form), http.StatusSeeOther)
	}
	c.want("a note", c.send(http.MethodPost, mySheet+"/BL-1.1", url.Values{"nilai": {first}, "catatan": {secret}, "bukti": {b.proof}, "halaman": {"1"}, "rev": {"1"}}), http.StatusSeeOther)
	texts := url.Values{}
	for _, f := range assessment.Fields {
		texts.Set(string(f), secret)
		texts.Set("lama-"+string(f), "")
	}
	c.want("the texts", c.send(http.MethodPost, mySheet+"/teks", texts), http.StatusSeeOther)
}

func (b *bench) lock(t *testing.T, c *caller) {
	t.Helper()
	c.want("lock", c.send(http.MethodPost, mySheet+"/kunci", url.Values{"yakin": {"ya"}}), http.StatusSeeOther)
}

// everything is what somebody is given of the region's assessment, page by page.
func (b *bench) everything(c *caller) map[string]string {
	out := map[string]string{}
	for _, path := range []string{"/penilaian", mySheet, mySheet + "/BL-1.1", mySheet + "/aspek/baseline", mySheet + "/klarifikasi", mySheet + "/diskusi", mySheet + "/diskusi?tampil=semua", mySheet + "/diskusi/BL-1.1",
		"/evaluasi/" + judgedCycle + "/panel", "/evaluasi/" + judgedCycle + "/panel/asesor", "/evaluasi/" + judgedCycle + "/panel/daerah/21.72", "/evaluasi/" + judgedCycle + "/panel/daerah/21.72/diskusi/BL-1.1",
		"/kota/21.72/evaluasi/" + judgedCycle, "/kota/21.72/evaluasi/" + judgedCycle + "/klarifikasi", "/evaluasi/" + judgedCycle + "/papan", "/evaluasi/" + judgedCycle + "/hasil", "/kota/21.72/evaluasi/" + judgedCycle + "/hasil"} {
		out[path] = c.send(http.MethodGet, path, nil).Body.String()
	}
	return out
}

// What one assessor gave is on no page of anybody else before all have locked; after
// that it is on those of assessors and ministry, and on none of the region.
func TestScoresDoNotLeakThroughPages(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	b.fillAll(t, b.first, "0", "2", "Rahasia pertama")
	b.lock(t, b.first)
	b.fillAll(t, b.second, "4", "2", "Rahasia kedua")
	for name, c := range map[string]*caller{"the other assessor": b.second, "the ministry": b.ministry, "the region": b.secretary, "an assessor of another region": b.stranger} {
		for path, body := range b.everything(c) {
			if strings.Contains(body, "Rahasia pertama") || strings.Contains(body, "Asesor Satu") && c != b.ministry {
				t.Errorf("%s learns of the first assessor on %s", name, path)
			}
		}
	}
	b.second.page(mySheet, "1 dari 2 asesor sudah mengunci")
	for _, path := range []string{mySheet, mySheet + "/BL-1.1", mySheet + "/diskusi"} {
		if w := b.stranger.send(http.MethodGet, path, nil); w.Code != http.StatusNotFound {
			t.Errorf("an assessor of another region opens %s: %d", path, w.Code)
		}
	}
	b.second.want("a region that is not one's own", b.second.send(http.MethodGet, "/penilaian/"+judgedCycle+"/21.71", nil), http.StatusNotFound)
	if w := b.secretary.send(http.MethodGet, mySheet, nil); w.Code != http.StatusForbidden {
		t.Errorf("the region opens a sheet: %d", w.Code)
	}

	b.lock(t, b.second)
	for name, c := range map[string]*caller{"the other assessor": b.second, "the first": b.first, "the ministry": b.ministry} {
		seen := strings.Join([]string{b.everything(c)[mySheet+"/diskusi/BL-1.1"], b.everything(c)["/evaluasi/"+judgedCycle+"/panel/daerah/21.72/diskusi/BL-1.1"]}, "")
		if !strings.Contains(seen, "Rahasia pertama") || !strings.Contains(seen, "Rahasia kedua") {
			t.Errorf("%s does not see both after all have locked", name)
		}
	}
	for path, body := range b.everything(b.secretary) {
		if strings.Contains(body, "Rahasia") {
			t.Errorf("the region sees what was written on %s", path)
		}
	}
}

// Scores far apart are talked over with reasons, both levels stay, and the panel closes
// the region.
func TestFromScoringToThePanel(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	b.first.page("/penilaian", "Kota Tanjungpinang", "Nilai BL-1.1")
	b.first.page("/meja", "Penilaian Kota Tanjungpinang", "Belum dikunci: 0 dari")
	b.first.page(mySheet+"/BL-1.1", "Daerah mengklaim tingkat 3", "Perwako sudah ditetapkan.", "Notulen rapat Dewan", "Hadir: 12 orang")
	if w := b.first.send(http.MethodGet, mySheet+"/bukti/"+b.proof+"/berkas", nil); w.Code != http.StatusOK || !strings.HasPrefix(w.Body.String(), "Notulen rapat Dewan") {
		t.Errorf("the file: %d %s", w.Code, w.Body)
	}
	b.stranger.want("the file for another", b.stranger.send(http.MethodGet, mySheet+"/bukti/"+b.proof+"/berkas", nil), http.StatusNotFound)
	b.fillAll(t, b.first, "0", "2", "Tidak ditemukan")
	b.fillAll(t, b.second, "4", "2", "Lengkap")
	b.lock(t, b.first)
	b.ministry.page("/evaluasi/"+judgedCycle+"/panel/daerah/21.72", "belum terkunci", "Buka kunci")
	b.lock(t, b.second)
	b.first.page("/penilaian", "Jawab 1 diskusi")
	b.first.page("/meja", "Diskusi nilai Kota Tanjungpinang", "jawaban Anda ditunggu")
	talk := mySheet + "/diskusi/BL-1.1"
	b.first.want("a word", b.first.send(http.MethodPost, talk, url.Values{"teks": {"Saya tidak menemukan lampirannya."}}), http.StatusSeeOther)
	b.second.page(talk, "Saya tidak menemukan lampirannya.", "selisih 4 tingkat")
	b.first.want("without a reason", b.first.send(http.MethodPost, talk+"/jawab", url.Values{"nilai": {"3"}, "teks": {"ya"}, "rev": {"2"}}), http.StatusUnprocessableEntity, "Alasan untuk BL-1.1")
	b.first.want("revised", b.first.send(http.MethodPost, talk+"/jawab", url.Values{"nilai": {"3"}, "teks": {"Lampirannya ada di halaman 7."}, "rev": {"2"}}), http.StatusSeeOther)
	b.second.want("kept", b.second.send(http.MethodPost, talk+"/jawab", url.Values{"nilai": {"4"}, "teks": {"Dokumennya lengkap dan berlaku."}, "rev": {"2"}}), http.StatusSeeOther)

	panel := "/evaluasi/" + judgedCycle + "/panel"
	b.ministry.page(panel+"/daerah/21.72", "siap ditutup", "Asesor Satu", "semula")
	b.ministry.page(panel+"/asesor", "Asesor Satu")
	form := url.Values{"tanggal": {time.Now().Format(time.DateOnly)}, "kuorum": {"2"}, "nama": {"Ketua", "Anggota"}, "jabatan": {"Universitas", "Lembaga"}, "hadir": {"0"}, "daerah": {"21.72"}, "acara": {"Dibahas dan disepakati."}, "rev": {"0"}}
	w := b.ministry.send(http.MethodPost, panel+"/sidang/baru", form)
	b.ministry.want("a session", w, http.StatusSeeOther)
	session := w.Header().Get("Location")
	b.ministry.want("no quorum", b.ministry.send(http.MethodPost, session+"/tutup", url.Values{"rev": {"1"}}), http.StatusConflict, "hadir 1 dari paling sedikit 2")
	form["hadir"], form["rev"] = []string{"0", "1"}, []string{"1"}
	b.ministry.want("all present", b.ministry.send(http.MethodPost, session, form), http.StatusSeeOther)
	b.ministry.want("an older state", b.ministry.send(http.MethodPost, session, form), http.StatusConflict, "Dibahas dan disepakati.")
	b.ministry.want("closed", b.ministry.send(http.MethodPost, session+"/tutup", url.Values{"rev": {"2"}}), http.StatusSeeOther)
	b.ministry.page(panel+"?keadaan=ditutup", "Kota Tanjungpinang")
}

// The region answers by the clock and does not learn who asks.
func TestClarificationsBetweenPages(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	w := b.second.send(http.MethodPost, mySheet+"/klarifikasi", url.Values{"pertanyaan": {"BL-1.1"}, "teks": {"Mana lampirannya?"}, "jam": {"24"}})
	b.second.want("asked", w, http.StatusSeeOther)
	_, id, _ := strings.Cut(w.Header().Get("Location"), "#")
	here := "/kota/21.72/evaluasi/" + judgedCycle + "/klarifikasi"
	page := b.secretary.page(here, "Mana lampirannya?", "menunggu daerah")
	if strings.Contains(page, "Asesor Dua") || !strings.Contains(page, "· Asesor ") {
		t.Error("the region learns who asks, or not that an assessor does")
	}
	b.secretary.want("nothing said", b.secretary.send(http.MethodPost, here+"/"+id, url.Values{"teks": {" "}, "bukti": {b.proof}}), http.StatusUnprocessableEntity, "masih kosong")
	b.secretary.want("answered", b.secretary.send(http.MethodPost, here+"/"+id, url.Values{"teks": {"Terlampir."}, "bukti": {b.proof}}), http.StatusSeeOther)
	b.first.page(mySheet+"/klarifikasi", "Terlampir.", "terjawab")
	b.second.page("/penilaian", "1 klarifikasi terjawab")
	b.second.want("closed", b.second.send(http.MethodPost, mySheet+"/klarifikasi/"+id+"/tutup", nil), http.StatusSeeOther)
	if page := b.secretary.page(here, "ditutup"); strings.Contains(page, "<textarea") {
		t.Error("what is closed can still be answered")
	}
}

// A script saves a score with the rev it saw; a conflict tells what stands there.
func TestAutosave(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	if w := b.first.put(map[string]any{"question": "BL-1.1", "level": 3, "rev": 0}); w.Code != http.StatusOK || !strings.Contains(w.Body.String(), `"rev":1`) {
		t.Fatalf("%d %s", w.Code, w.Body)
	}
	if w := b.first.put(map[string]any{"question": "BL-1.1", "level": 4, "rev": 0}); w.Code != http.StatusConflict || !strings.Contains(w.Body.String(), `"level":3`) || !strings.Contains(w.Body.String(), "di sini 4") {
		t.Errorf("%d %s", w.Code, w.Body)
	}
	for name, c := range map[string]struct {
		who   *caller
		value map[string]any
		want  int
	}{
		"off the scale":    {b.first, map[string]any{"question": "BL-1.1", "level": 7, "rev": 1}, http.StatusUnprocessableEntity},
		"no such question": {b.first, map[string]any{"question": "ZZ-1", "level": 1, "rev": 0}, http.StatusNotFound},
		"a foreign judge":  {b.stranger, map[string]any{"question": "BL-1.1", "level": 1, "rev": 0}, http.StatusNotFound},
		"the ministry":     {b.ministry, map[string]any{"question": "BL-1.1", "level": 1, "rev": 0}, http.StatusForbidden},
		"an unknown field": {b.first, map[string]any{"question": "BL-1.1", "assessor": "x"}, http.StatusBadRequest},
	} {
		if w := c.who.put(c.value); w.Code != c.want {
			t.Errorf("%s: %d %s", name, w.Code, w.Body)
		}
	}
}

// BenchmarkScoringScreen asks for the screen of a question as its assessor.
func BenchmarkScoringScreen(b *testing.B) {
	a := benchApp(b)
	by := benchJudge(b, a)
	for b.Loop() {
		if _, err := a.Assessments.Question(b.Context(), by, judgedCycle, judgedCity, "BL-1.1"); err != nil {
			b.Fatal(err)
		}
	}
	if each := b.Elapsed() / time.Duration(b.N); each > 50*time.Millisecond {
		b.Errorf("%v for a screen", each)
	}
}

func benchJudge(b *testing.B, a *App) assessment.Author {
	b.Helper()
	who := assessment.Author{Actor: access.Actor{Person: "asesor-uji", Grants: []access.Grant{{Role: "asesor"}}}, Name: "Asesor Uji"}
	judging(b, a)
	now := a.now()
	if err := a.db.Update(b.Context(), func(tx *db.Tx) error {
		r := assessordb.Records{Tx: tx}
		if err := r.SaveAssessor(b.Context(), assessor.Assessor{Person: who.Person, Name: who.Name, Home: []region.Code{"11.71"}, Active: true, Changed: now}); err != nil {
			return err
		}
		if err := r.Sign(b.Context(), assessor.Declaration{Cycle: judgedCycle, Person: who.Person, At: now}); err != nil {
			return err
		}
		return r.SaveSeats(b.Context(), []assessor.Assignment{{Cycle: judgedCycle, Region: judgedCity, Person: who.Person, Name: who.Name, State: assessor.Confirmed, At: now}})
	}); err != nil {
		b.Fatal(err)
	}
	in, err := a.Instruments.Instrument(b.Context(), "kominfo-2022-baru")
	if err != nil {
		b.Fatal(err)
	}
	for n, q := range in.Questions() {
		level, note := n%5, fmt.Sprintf("Catatan nomor %d tentang bukti yang dilihat.", n)
		if _, err := a.Assessments.Give(b.Context(), who, judgedCycle, judgedCity, assessment.Entry{Question: q.Code, Level: &level, Note: &note}); err != nil {
			b.Fatal(err)
		}
	}
	return who
}
