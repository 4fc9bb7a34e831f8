package app

import (
	"bufio"
	"bytes"
	"image"
	"image/png"
	"net/http"
	"net/http/httptest"
	"slices"
	"strconv"
	"strings"
	"testing"

	"gurindam/internal/access"
	"gurindam/internal/plan"
)

// twoRevisions names the plan, changes it, and names it again.
func twoRevisions(c program) {
	c.t.Helper()
	c.want(http.StatusCreated, c.call("POST", town+"/revisi", map[string]string{"nama": "Awal"}))
	c.want(http.StatusCreated, c.call("POST", lists+"risiko", map[string]any{"sel": map[string]string{"risiko": "Listrik padam", "dampak": "3", "kemungkinan": "2"}}))
	c.want(http.StatusCreated, c.call("POST", town+"/revisi", map[string]string{"nama": "Akhir"}))
}

// What is reckoned from a plan is read, and says what the rules of the plan say.
func TestAPIReadings(t *testing.T) {
	t.Parallel()
	eachTown(t, func(t *testing.T, a *App) {
		c := programOf(t, a, "sekre", "sekretaris", kota, everyScope...)
		m := state(t, a).Masterplan
		sum := c.call("GET", town+"/ringkasan", nil)
		if c.want(http.StatusOK, sum); !strings.Contains(sum.Body.String(), `"jumlah_inisiatif":`+strconv.Itoa(len(m.Initiatives))) {
			t.Errorf("%s", sum.Body)
		}
		for _, path := range []string{"/pagu", "/kesiapan", "/quick-win", "/keselarasan", "/keselarasan/matriks?per=inisiatif&jenjang=program", "/masalah?tingkat=perlu",
			"/peta-jalan", "/keselarasan/ditinjau", "/keselarasan/kode", "/keselarasan/cari?cari=layanan", "/perubahan?sejak=0", "/riwayat/penulis", "/buku"} {
			c.want(http.StatusOK, c.call("GET", town+path, nil))
		}
		c.want(http.StatusOK, c.call("GET", "/api/daerah", nil))
		c.want(http.StatusOK, c.call("GET", town+"/daftar", nil))
		c.want(http.StatusOK, c.call("GET", "/api/susunan-buku", nil))
		found := all[regionJSON](c, "/api/wilayah?cari=tanjung%20pinang")
		if !slices.ContainsFunc(found, func(r regionJSON) bool { return r.Code == "21.72" }) {
			t.Errorf("%+v", found)
		}
		c.problem(http.StatusUnprocessableEntity, "GET", town+"/masalah?tingkat=gawat", nil)
		c.problem(http.StatusUnprocessableEntity, "GET", town+"/ringkasan?salah=ya", nil)
		c.problem(http.StatusBadRequest, "GET", town+"/keselarasan/usul", nil)
		c.want(http.StatusOK, c.call("GET", town+"/keselarasan/usul?inisiatif="+m.Initiatives[0].Code, nil))
		n := slices.IndexFunc(m.Links, func(l plan.Link) bool { return l.Element != "" })
		row := state(t, a).IDs[plan.ListLinks][n]
		at := town + "/keselarasan/ditinjau/" + row + "/tegaskan"
		c.want(http.StatusNoContent, c.call("POST", at, map[string]any{"tujuan": map[string]string{"elemen": m.Links[n].Element}}))
		c.problem(http.StatusConflict, "POST", at, map[string]any{"tujuan": map[string]string{"elemen": "LAIN"}})

		keeper := programOf(t, a, "pengelola", "pengelola", access.Place{}, everyScope...)
		keeper.want(http.StatusCreated, keeper.call("POST", "/api/daerah/21.71/rencana", map[string]any{"susunan": "kominfo-2019", "awal": 2027, "akhir": 2031}))
		keeper.problem(http.StatusConflict, "POST", "/api/daerah/21.71/rencana", map[string]any{"susunan": "kominfo-2019", "awal": 2027, "akhir": 2031})
	})
}

type regionJSON struct {
	Code string `json:"kode"`
}

type shiftJSON struct {
	Along []struct {
		Code string `json:"kode"`
	} `json:"ikut_bergeser"`
}

// An initiative moves with those that wait for it, and only for whoever has read where
// it stood.
func TestAPIShift(t *testing.T) {
	t.Parallel()
	eachTown(t, func(t *testing.T, a *App) {
		c := programOf(t, a, "sekre", "sekretaris", kota, everyScope...)
		m := state(t, a).Masterplan
		n := slices.IndexFunc(m.Initiatives, func(i plan.Initiative) bool { return len(plan.Slip(m.Initiatives, i.Code, 2)) > 1 })
		if n < 0 {
			t.Fatal("nothing waits for anything")
		}
		i := m.Initiatives[n]
		text := func(q plan.Quarter) string { return strconv.Itoa(q.Year) + "-T" + strconv.Itoa(q.Quarter) }
		start, end := text(i.Schedule.Start), text(i.Schedule.End.Add(2))
		at := town + "/peta-jalan/" + i.Code + "/geser"
		look := c.call("GET", at+"?mulai="+start+"&selesai="+end, nil)
		c.want(http.StatusOK, look)
		along := answerOf[shiftJSON](t, look).Along
		if len(along) == 0 {
			t.Fatal("nothing moves along")
		}
		body := map[string]any{"mulai": start, "selesai": end, "ikut": []string{along[0].Code}}
		c.problem(http.StatusPreconditionRequired, "POST", at, body)
		c.problem(http.StatusPreconditionFailed, "POST", at, body, "If-Match", `"lain"`)
		c.want(http.StatusOK, c.call("POST", at, body, "If-Match", look.Header().Get("ETag")))
		c.problem(http.StatusPreconditionFailed, "POST", at, body, "If-Match", look.Header().Get("ETag"))
		now := fresh(t, a).Masterplan.Initiatives
		k := slices.IndexFunc(now, func(i plan.Initiative) bool { return i.Code == along[0].Code })
		if now[n].Schedule.End != i.Schedule.End.Add(2) || now[k].Schedule.End == m.Initiatives[k].Schedule.End {
			t.Errorf("%+v, %+v", now[n].Schedule, now[k].Schedule)
		}
		c.problem(http.StatusNotFound, "GET", town+"/peta-jalan/GAIB/geser?mulai=2020-T1", nil)
		c.problem(http.StatusBadRequest, "GET", at+"?mulai=2020-T2&selesai=2020-T1", nil)
	})
}

type setJSON struct {
	Rev int64 `json:"nomor"`
}

// What changed is followed, compared, looked at and taken back, with what could not be.
func TestAPIPast(t *testing.T) {
	t.Parallel()
	eachTown(t, func(t *testing.T, a *App) {
		c := programOf(t, a, "sekre", "sekretaris", kota, everyScope...)
		before := state(t, a)
		row := before.IDs["rencana_aksi"][0]
		was := before.Masterplan.Initiatives[0].Name
		change := func(base, value string) map[string]any {
			return map[string]any{"alasan": "uji", "perubahan": []map[string]string{{"op": "isi", "daftar": "rencana_aksi", "baris": row, "kolom": "inisiatif", "dasar": base, "nilai": value}}}
		}
		for _, pair := range [][2]string{{was, "Satu"}, {"Satu", "Dua"}} {
			if w := c.call("POST", town+"/perubahan", change(pair[0], pair[1])); w.Code != http.StatusOK || !strings.Contains(w.Body.String(), `"tersimpan"`) {
				t.Fatalf("%d %s", w.Code, w.Body)
			}
		}
		if w := c.call("POST", town+"/perubahan", change(was, "Tiga")); !strings.Contains(w.Body.String(), `"bentrok"`) || !strings.Contains(w.Body.String(), `"Dua"`) {
			t.Errorf("%s", w.Body)
		}
		if got := all[setJSON](c, town+"/perubahan?banyak=1&sejak="+strconv.FormatInt(before.Rev, 10)); len(got) != 2 || got[0].Rev != before.Rev+1 || got[1].Rev != before.Rev+2 {
			t.Errorf("%+v", got)
		}
		if got := all[setJSON](c, town+"/riwayat?banyak=1&daftar=rencana_aksi&baris="+row); len(got) < 2 || got[0].Rev != before.Rev+2 {
			t.Errorf("%+v", got)
		}
		last := strconv.FormatInt(before.Rev+2, 10)
		c.want(http.StatusOK, c.call("GET", town+"/riwayat/"+last, nil))
		c.problem(http.StatusNotFound, "GET", town+"/riwayat/999999", nil)
		diff := c.call("GET", town+"/riwayat/beda?dari="+strconv.FormatInt(before.Rev, 10), nil)
		if c.want(http.StatusOK, diff); !strings.Contains(diff.Body.String(), `"menjadi":"Dua"`) || strings.Contains(diff.Body.String(), `"Satu"`) {
			t.Errorf("%s", diff.Body)
		}
		look := c.call("GET", town+"/riwayat/pulihkan?kumpulan="+strconv.FormatInt(before.Rev+1, 10), nil)
		if c.want(http.StatusOK, look); !strings.Contains(look.Body.String(), `"nilai":"Dua"`) {
			t.Errorf("what cannot be taken back is not told: %s", look.Body)
		}
		c.problem(http.StatusBadRequest, "GET", town+"/riwayat/pulihkan", nil)
		c.problem(http.StatusUnprocessableEntity, "POST", town+"/riwayat/pulihkan", map[string]any{"kumpulan": before.Rev + 2})
		c.want(http.StatusOK, c.call("POST", town+"/riwayat/pulihkan", map[string]any{"sebelum": before.Rev + 1, "alasan": "salah tulis"}))
		if got := fresh(t, a).Masterplan.Initiatives[0].Name; got != was {
			t.Errorf("%q, want %q", got, was)
		}
	})
}

// A revision is named, decided on by others than its author, and compared.
func TestAPIRevisions(t *testing.T) {
	t.Parallel()
	eachTown(t, func(t *testing.T, a *App) {
		c := programOf(t, a, "sekre", "sekretaris", kota, everyScope...)
		sekda := programOf(t, a, "sekda", "sekda", kota, append(slices.Clone(everyScope), access.Approve)...)
		mayor := programOf(t, a, "wali", "wali-kota", kota, append(slices.Clone(everyScope), access.Enact)...)
		weak := programOf(t, a, "sekda-dua", "sekda", kota, access.Work)
		twoRevisions(c)
		c.problem(http.StatusConflict, "POST", town+"/revisi", map[string]string{"nama": "Sama persis"})
		c.want(http.StatusOK, c.call("GET", town+"/revisi", nil))
		at := town + "/revisi/2"
		step := func(who program, status int, body map[string]string) {
			t.Helper()
			tag := who.call("GET", at, nil).Header().Get("ETag")
			who.want(status, who.call("POST", at+"/langkah", body, "If-Match", tag))
		}
		c.problem(http.StatusPreconditionRequired, "POST", at+"/langkah", map[string]string{"langkah": "ajukan"})
		step(c, http.StatusOK, map[string]string{"langkah": "ajukan"})
		step(c, http.StatusForbidden, map[string]string{"langkah": "setujui"})
		step(weak, http.StatusForbidden, map[string]string{"langkah": "setujui"}) // its token is not made for it
		step(sekda, http.StatusOK, map[string]string{"langkah": "setujui"})
		step(mayor, http.StatusBadRequest, map[string]string{"langkah": "tetapkan"})
		step(mayor, http.StatusOK, map[string]string{"langkah": "tetapkan", "nomor_perwako": "84/2020", "tanggal_perwako": "2020-10-01"})
		frozen := c.call("GET", at+"/isi", nil)
		if c.want(http.StatusOK, frozen); !strings.Contains(frozen.Body.String(), "Listrik padam") {
			t.Error("what was named is not there")
		}
		c.want(http.StatusNotModified, c.call("GET", at+"/isi", nil, "If-None-Match", frozen.Header().Get("ETag")))
		if w := c.call("GET", at+"/beda/1", nil); !strings.Contains(w.Body.String(), "Listrik padam") {
			t.Errorf("%s", w.Body)
		}
		books := all[struct {
			Book string `json:"buku"`
		}](c, at+"/beda/1/buku")
		if len(books) == 0 {
			t.Fatal("the books do not differ")
		}
		if w := c.call("GET", at+"/beda/1/buku/"+books[0].Book+"/pdf", nil); w.Code != http.StatusOK || !strings.HasPrefix(w.Body.String(), "%PDF") {
			t.Errorf("%d", w.Code)
		}
		c.problem(http.StatusNotFound, "GET", town+"/revisi/9", nil)
	})
}

type textJSON struct {
	ID       string `json:"id"`
	Notation string `json:"notasi"`
	Words    int    `json:"kata"`
}

// A long text is written in either of its forms and comes back in both; its pictures
// are kept.
func TestAPINarratives(t *testing.T) {
	t.Parallel()
	eachTown(t, func(t *testing.T, a *App) {
		c := programOf(t, a, "sekre", "sekretaris", kota, everyScope...)
		chapters := all[struct {
			ID string `json:"bab"`
		}](c, town+"/narasi")
		made := c.call("POST", town+"/narasi", map[string]any{"bab": chapters[0].ID, "notasi": "Satu paragraf **tebal**.", "id": strings.Repeat("n", 20)})
		c.want(http.StatusCreated, made)
		text := answerOf[textJSON](t, made)
		if text.Words != 3 || !strings.Contains(text.Notation, "**tebal**") {
			t.Errorf("%+v", text)
		}
		at := town + "/narasi/" + text.ID
		read := c.call("GET", at, nil)
		c.want(http.StatusOK, read)
		c.problem(http.StatusPreconditionRequired, "PUT", at, map[string]any{"notasi": "Lain."})
		done := c.call("PUT", at, map[string]any{"notasi": "Dua kata.", "judul": "Bagian"}, "If-Match", read.Header().Get("ETag"))
		c.want(http.StatusOK, done)
		c.problem(http.StatusPreconditionFailed, "PUT", at, map[string]any{"notasi": "Tertimpa."}, "If-Match", read.Header().Get("ETag"))
		c.problem(http.StatusBadRequest, "PUT", at, map[string]any{"dokumen": map[string]string{"type": "gaib"}}, "If-Match", done.Header().Get("ETag"))
		if w := c.call("POST", town+"/bentuk-narasi", map[string]any{"notasi": "# Judul"}); w.Code != http.StatusOK || !strings.Contains(w.Body.String(), "heading") {
			t.Errorf("%s", w.Body)
		}
		var picture bytes.Buffer
		if err := png.Encode(&picture, image.NewGray(image.Rect(0, 0, 40, 30))); err != nil {
			t.Fatal(err)
		}
		sent := c.uploadAs("gambar", town+"/gambar", "peta.png", picture.String(), nil)
		c.want(http.StatusCreated, sent)
		hash := answerOf[struct{ Gambar string }](t, sent).Gambar
		c.want(http.StatusOK, c.call("GET", town+"/gambar/"+hash, nil))
		c.problem(http.StatusNotFound, "GET", town+"/gambar/"+strings.Repeat("0", 64), nil)
	})
}

// Files come in with a preview and go out as the pages give them.
func TestAPIFiles(t *testing.T) {
	t.Parallel()
	eachTown(t, func(t *testing.T, a *App) {
		c := programOf(t, a, "sekre", "sekretaris", kota, everyScope...)
		var workbook *httptest.ResponseRecorder
		for _, f := range all[struct{ Berkas string }](c, town+"/berkas") {
			w := c.call("GET", town+"/berkas/"+f.Berkas, nil)
			if c.want(http.StatusOK, w); f.Berkas == "rencana.xlsx" {
				workbook = w
			}
		}
		c.problem(http.StatusNotFound, "GET", town+"/berkas/gaib.xlsx", nil)
		c.want(http.StatusOK, c.call("GET", lists+"risiko/berkas", nil))
		c.want(http.StatusCreated, c.call("POST", lists+"risiko", map[string]any{"sel": map[string]string{"risiko": "Hilang lagi", "dampak": "1", "kemungkinan": "1"}}))
		sent := c.upload(town+"/impor", "rencana.xlsx", workbook.Body.String(), map[string]string{"jenis": "rencana"})
		c.want(http.StatusCreated, sent)
		p := answerOf[struct {
			ID     string `json:"id"`
			Rev    int64  `json:"rev"`
			Count  int    `json:"jumlah_perubahan"`
			Stops  bool   `json:"tertahan"`
			Daftar []struct{ Daftar string }
		}](t, sent)
		if p.Stops || p.Count == 0 {
			t.Fatalf("%s", sent.Body)
		}
		at := town + "/impor/" + p.ID
		c.want(http.StatusOK, c.call("GET", at, nil))
		c.want(http.StatusOK, c.call("GET", at+"/tanda", nil))
		c.problem(http.StatusConflict, "POST", at+"/ambil", map[string]int64{"dilihat": p.Rev - 1})
		c.want(http.StatusNoContent, c.call("POST", at+"/ambil", map[string]int64{"dilihat": p.Rev}))
		if slices.ContainsFunc(fresh(t, a).Masterplan.Risks, func(r plan.Risk) bool { return r.Text == "Hilang lagi" }) {
			t.Error("the import changed nothing")
		}
		c.want(http.StatusOK, c.call("GET", town+"/impor", nil))
		c.problem(http.StatusUnprocessableEntity, "POST", town+"/impor", map[string]string{})
	})
}

// An edition is asked for once for one state, read while it is made, and compared.
func TestAPIEditions(t *testing.T) {
	t.Parallel()
	eachTown(t, func(t *testing.T, a *App) {
		c := programOf(t, a, "sekre", "sekretaris", kota, everyScope...)
		make := func(number string) {
			t.Helper()
			asked := c.call("POST", town+"/edisi", map[string]string{"catatan": "uji"})
			c.want(http.StatusAccepted, asked)
			if err := a.Press.Make(t.Context(), "21.72/"+number); err != nil {
				t.Fatal(err)
			}
		}
		make("1")
		c.want(http.StatusAccepted, c.call("POST", town+"/edisi", map[string]string{})) // the same
		c.want(http.StatusCreated, c.call("POST", lists+"risiko", map[string]any{"sel": map[string]string{"risiko": "Listrik padam", "dampak": "3", "kemungkinan": "2"}}))
		make("2")
		c.want(http.StatusAccepted, c.call("POST", town+"/edisi/2/ulangi", nil))
		if n := len(all[setJSON](c, town+"/edisi?banyak=1")); n != 2 {
			t.Errorf("%d editions", n)
		}
		read := c.call("GET", town+"/edisi/2", nil)
		e := answerOf[struct {
			State string `json:"keadaan"`
			Files []struct {
				Name string `json:"nama"`
				Book string `json:"buku"`
			} `json:"berkas"`
		}](t, read)
		if e.State != "siap" || len(e.Files) == 0 {
			t.Fatalf("%s", read.Body)
		}
		at := town + "/edisi/2/berkas/" + e.Files[0].Name
		got := c.call("GET", at, nil)
		c.want(http.StatusOK, got)
		c.want(http.StatusNotModified, c.call("GET", at, nil, "If-None-Match", got.Header().Get("ETag")))
		changes := all[struct {
			Book string `json:"buku"`
		}](c, town+"/edisi/1/beda/2")
		if len(changes) == 0 {
			t.Fatal("nothing differs")
		}
		c.want(http.StatusOK, c.call("GET", town+"/edisi/1/beda/2/"+changes[0].Book+"/pdf", nil))
		c.problem(http.StatusNotFound, "GET", town+"/edisi/9", nil)
		chapter := c.call("GET", town+"/buku/masterplan/visi", nil)
		if c.want(http.StatusOK, chapter); !strings.Contains(chapter.Body.String(), "<h1") {
			t.Errorf("%.300s", chapter.Body)
		}
		c.problem(http.StatusNotFound, "GET", town+"/buku/masterplan/gaib", nil)
	})
}

// A program hears of a change with its token, while it happens.
func TestAPIStream(t *testing.T) {
	t.Parallel()
	eachTown(t, func(t *testing.T, a *App) {
		c := programOf(t, a, "sekre", "sekretaris", kota, everyScope...)
		server := httptest.NewServer(c.site)
		defer server.Close()
		r, err := http.NewRequestWithContext(t.Context(), "GET", server.URL+town+"/siaran", nil)
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("Authorization", "Bearer "+c.token)
		w, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		defer w.Body.Close()
		heard := bufio.NewScanner(w.Body)
		next := func(word string) {
			t.Helper()
			for heard.Scan() {
				if strings.Contains(heard.Text(), word) {
					return
				}
			}
			t.Fatalf("%q was not heard: %v", word, heard.Err())
		}
		next("event: ubah")
		c.want(http.StatusCreated, c.call("POST", lists+"risiko", map[string]any{"sel": map[string]string{"risiko": "Ombak besar", "dampak": "2", "kemungkinan": "2"}}))
		next("Ombak besar")
	})
}
