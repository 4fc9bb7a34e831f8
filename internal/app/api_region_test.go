package app

import (
	"bytes"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"gurindam/internal/access"
	"gurindam/internal/region"
)

const town = "/api/daerah/21.72"

// A change of the offices is looked at, recorded once by whoever has read the history,
// and the plan follows.
func TestAPIOffices(t *testing.T) {
	t.Parallel()
	eachTown(t, func(t *testing.T, a *App) {
		sek := programOf(t, a, "sekre", "sekretaris", kota, everyScope...)
		reading := programOf(t, a, "cici", "sekretaris", kota, access.Read)
		event := map[string]any{
			"jenis": "digabung", "tanggal": "2026-01-02", "dasar": "Perda 1/2026",
			"asal":  []any{map[string]string{"kode": "DISKOMINFO", "nama": "Dinas Komunikasi dan Informatika"}, map[string]string{"kode": "DINKES", "nama": "Dinas Kesehatan"}},
			"hasil": []any{map[string]string{"kode": "GABUNG", "nama": "Dinas Gabungan"}},
		}
		const change = town + "/perangkat/perubahan"
		history := reading.call("GET", town+"/perangkat/riwayat", nil)
		reading.want(http.StatusOK, history)
		tag := history.Header().Get("ETag")
		seen := sek.call("POST", change+"/pratinjau", event)
		sek.want(http.StatusOK, seen)
		moving := answerOf[[]struct {
			Office   string `json:"opd"`
			Pointers []struct {
				Key string `json:"kunci"`
			} `json:"ditunjuk_oleh"`
		}](t, seen)
		if len(moving) != 2 || len(moving[0].Pointers) == 0 {
			t.Fatalf("%s", seen.Body)
		}
		reading.problem(http.StatusForbidden, "POST", change, event, "If-Match", tag)
		sek.problem(http.StatusPreconditionRequired, "POST", change, event)
		sek.problem(http.StatusPreconditionFailed, "POST", change, event, "If-Match", `"7"`)
		sek.problem(http.StatusForbidden, "POST", "/api/daerah/21.71/perangkat/perubahan", event, "If-Match", tag)
		sek.stranger().problem(http.StatusUnauthorized, "GET", town+"/perangkat", nil)
		done := sek.call("POST", change, event, "If-Match", tag)
		sek.want(http.StatusCreated, done)
		sek.problem(http.StatusPreconditionFailed, "POST", change, event, "If-Match", tag)
		sek.problem(http.StatusConflict, "POST", change, event, "If-Match", done.Header().Get("ETag"))
		if list := all[struct{ Kode string }](sek, town+"/perangkat?banyak=1"); len(list) != 1 || list[0].Kode != "GABUNG" {
			t.Errorf("%+v", list)
		}
		if list := all[struct{ Kode string }](sek, town+"/perangkat?banyak=1&tanggal=2025-12-31"); len(list) != 2 {
			t.Errorf("the year before: %+v", list)
		}
		life := sek.call("GET", town+"/perangkat/DINKES", nil)
		if !strings.Contains(life.Body.String(), `"berakhir":"2026-01-02"`) || !strings.Contains(life.Body.String(), "GABUNG") {
			t.Errorf("%s", life.Body)
		}
		sek.problem(http.StatusNotFound, "GET", town+"/perangkat/GAIB", nil)
		sek.want(http.StatusNoContent, sek.call("POST", town+"/perangkat/DINKES/alihkan", map[string]any{}))
		sek.problem(http.StatusConflict, "POST", town+"/perangkat/GABUNG/alihkan", map[string]any{})
		if log := all[struct{ Apa string }](sek, town+"/perangkat/catatan?banyak=1"); len(log) < 2 {
			t.Errorf("%+v", log)
		}
		reading.problem(http.StatusForbidden, "GET", town+"/perangkat/catatan", nil)
		wantStored(t, a)
	})
}

// upload sends a file with fields beside it.
func (c program) upload(path, name, content string, fields map[string]string) *httptest.ResponseRecorder {
	c.t.Helper()
	return c.uploadAs("berkas", path, name, content, fields)
}

func (c program) uploadAs(part, path, name, content string, fields map[string]string) *httptest.ResponseRecorder {
	c.t.Helper()
	var data bytes.Buffer
	form := multipart.NewWriter(&data)
	for key, value := range fields {
		_ = form.WriteField(key, value)
	}
	file, err := form.CreateFormFile(part, name)
	if err != nil {
		c.t.Fatal(err)
	}
	_, _ = file.Write([]byte(content))
	_ = form.Close()
	r := httptest.NewRequest("POST", path, &data)
	r.Host = "localhost"
	r.Header.Set("Content-Type", form.FormDataContentType())
	r.Header.Set("Authorization", "Bearer "+c.token)
	return c.send(r)
}

// A list of offices is taken from a sheet as its preview showed it.
func TestAPIOfficeSheet(t *testing.T) {
	t.Parallel()
	eachTown(t, func(t *testing.T, a *App) {
		sek := programOf(t, a, "sekre", "sekretaris", kota, everyScope...)
		reading := programOf(t, a, "cici", "sekretaris", kota, access.Read)
		const at = town + "/perangkat/impor"
		const table = "Kode,Nama\nDINKES,Dinas Kesehatan Kota\nDISHUB,Dinas Perhubungan\n"
		seen := sek.upload(at+"/pratinjau", "opd.csv", table, nil)
		sek.want(http.StatusOK, seen)
		preview := answerOf[struct {
			Digest  string                  `json:"pratinjau"`
			New     []struct{ Kode string } `json:"baru"`
			Missing []string                `json:"tidak_disebut"`
		}](t, seen)
		if len(preview.New) != 1 || preview.New[0].Kode != "DISHUB" || len(preview.Missing) != 1 {
			t.Fatalf("%s", seen.Body)
		}
		reading.want(http.StatusForbidden, reading.upload(at, "opd.csv", table, map[string]string{"pratinjau": preview.Digest}))
		sek.want(http.StatusConflict, sek.upload(at, "opd.csv", table, map[string]string{"pratinjau": "lain"}))
		sek.want(http.StatusNoContent, sek.upload(at, "opd.csv", table, map[string]string{"pratinjau": preview.Digest}))
		if n := len(state(t, a).OPDs); n != 3 {
			t.Errorf("%d offices", n)
		}
		bad := "Kode,Nama\nDINKES,Satu\nDINKES,Dua\n"
		sek.want(http.StatusBadRequest, sek.upload(at, "opd.csv", bad, map[string]string{"pratinjau": "x"}))
		marked := sek.upload(at+"/tanda", "opd.csv", bad, nil)
		if sek.want(http.StatusOK, marked); !strings.HasPrefix(marked.Body.String(), "PK") {
			t.Error("no workbook")
		}
		sek.problem(http.StatusUnprocessableEntity, "POST", at, map[string]string{})
	})
}

type officialJSON struct {
	ID      string `json:"id"`
	Name    string `json:"nama"`
	NIP     string `json:"nip"`
	Account string `json:"akun"`
}

// Officials are kept by whoever has read them; a NIP is shown to whoever may see
// people alone.
func TestAPIOfficials(t *testing.T) {
	t.Parallel()
	eachTown(t, func(t *testing.T, a *App) {
		sek := programOf(t, a, "sekre", "sekretaris", kota, everyScope...)
		blind := programOf(t, a, "buta", "sekretaris", kota, access.Read, access.RegionAdmin)
		reading := programOf(t, a, "cici", "publik", kota, access.Read)
		const nip, officials = "198001012005011001", town + "/pejabat"
		form := map[string]any{"nama": "Ana Contoh", "jabatan": "Kepala Dinas Kesehatan", "opd": "DINKES", "mulai": "2024-01-01", "nip": nip}
		made := sek.call("POST", officials, form)
		sek.want(http.StatusCreated, made)
		one := answerOf[officialJSON](t, made)
		at, tag := officials+"/"+one.ID, made.Header().Get("ETag")
		if one.NIP != nip || tag == "" {
			t.Fatalf("%+v %s", one, tag)
		}
		for _, c := range []program{reading, blind} {
			if w := c.call("GET", officials, nil); w.Code != http.StatusOK || strings.Contains(w.Body.String(), nip) || !strings.Contains(w.Body.String(), "Ana Contoh") {
				t.Errorf("%d: %s", w.Code, w.Body)
			}
		}
		reading.problem(http.StatusForbidden, "GET", at, nil)
		reading.problem(http.StatusForbidden, "POST", officials, form)
		sek.problem(http.StatusForbidden, "POST", "/api/daerah/21.71/pejabat", form)
		sek.stranger().problem(http.StatusUnauthorized, "GET", officials, nil)
		sek.problem(http.StatusConflict, "POST", officials, form) // one post, one holder
		sek.problem(http.StatusBadRequest, "POST", officials, map[string]any{"nama": "B", "jabatan": "Sekretaris", "mulai": "2024-01-01", "nip": "12"})
		changed := map[string]any{"nama": "Ana Contoh, M.Si.", "jabatan": "Kepala Dinas Kesehatan", "opd": "DINKES", "mulai": "2024-01-01", "nip": ""}
		sek.problem(http.StatusPreconditionRequired, "PUT", at, changed)
		blind.want(http.StatusOK, blind.call("PUT", at, changed, "If-Match", tag)) // and the NIP stays
		sek.problem(http.StatusPreconditionFailed, "PUT", at, changed, "If-Match", tag)
		if now := answerOf[officialJSON](t, sek.call("GET", at, nil)); now.NIP != nip || now.Name != "Ana Contoh, M.Si." {
			t.Errorf("%+v", now)
		}
		sek.want(http.StatusCreated, sek.call("POST", officials, map[string]any{"nama": "Cici Contoh", "jabatan": "Sekretaris Daerah", "mulai": "2024-01-01"}))
		if list := all[officialJSON](sek, officials+"?banyak=1"); len(list) != 2 {
			t.Errorf("%+v", list)
		}
		sek.problem(http.StatusNotFound, "GET", officials+"/gaib", nil)
	})
}

// The group of a dimension is put together by whoever has read it.
func TestAPIGroups(t *testing.T) {
	t.Parallel()
	eachTown(t, func(t *testing.T, a *App) {
		sek := programOf(t, a, "sekre", "sekretaris", kota, everyScope...)
		reading := programOf(t, a, "cici", "publik", kota, access.Read)
		type group struct{ Dimensi, Etag string }
		groups := answerOf[[]group](t, reading.call("GET", town+"/kelompok", nil))
		if len(groups) != 6 || groups[0].Etag != `"0"` {
			t.Fatalf("%+v", groups)
		}
		at := town + "/kelompok/" + groups[0].Dimensi
		form := map[string]any{"ketua": map[string]string{"opd": "DINKES"}, "anggota": []any{map[string]string{"orang": "Budi Contoh"}}}
		sek.problem(http.StatusPreconditionRequired, "PUT", at, form)
		reading.problem(http.StatusForbidden, "PUT", at, form, "If-Match", `"0"`)
		sek.problem(http.StatusBadRequest, "PUT", at, map[string]any{"ketua": map[string]string{"opd": "GAIB"}, "anggota": []any{}}, "If-Match", `"0"`)
		sek.problem(http.StatusNotFound, "PUT", town+"/kelompok/XX", form, "If-Match", `"0"`)
		done := sek.call("PUT", at, form, "If-Match", `"0"`)
		sek.want(http.StatusOK, done)
		sek.problem(http.StatusPreconditionFailed, "PUT", at, form, "If-Match", `"0"`)
		sek.want(http.StatusOK, sek.call("PUT", at, form, "If-Match", done.Header().Get("ETag")))
	})
}

// What hangs on somebody who leaves goes over at once, and the successor says that it
// was received.
func TestAPIHandover(t *testing.T) {
	t.Parallel()
	eachTown(t, func(t *testing.T, a *App) {
		ana, _ := settled(t, a)
		sek := programOf(t, a, "sekre", "sekretaris", kota, everyScope...)
		heir := programOf(t, a, "dedi", "perencana-opd", dinkes, everyScope...)
		reading := programOf(t, a, "cici", "publik", kota, access.Read)
		dedi, err := a.People.Known(t.Context(), "dedi")
		if err != nil {
			t.Fatal(err)
		}
		const at = town + "/serah-terima"
		type item struct {
			Kind string `json:"jenis"`
			ID   string `json:"id"`
		}
		owned := answerOf[struct {
			Name  string `json:"nama"`
			Items []item `json:"hal"`
		}](t, sek.call("GET", at+"/milik?akun="+ana.ID, nil))
		if len(owned.Items) != 5 || owned.Name != "Ana Contoh" {
			t.Fatalf("%+v", owned)
		}
		wish := map[string]any{"akun": ana.ID, "penerus": map[string]string{"akun": dedi.ID}, "hari_terakhir": string(region.DayOf(a.now())), "hal": owned.Items}
		reading.problem(http.StatusForbidden, "GET", at, nil)
		heir.problem(http.StatusForbidden, "POST", at, wish)
		sek.problem(http.StatusForbidden, "POST", "/api/daerah/21.71/serah-terima", wish)
		sek.problem(http.StatusNotFound, "GET", at+"/milik?akun=gaib", nil)
		sek.problem(http.StatusBadRequest, "POST", at, map[string]any{"akun": ana.ID, "penerus": map[string]string{}, "hari_terakhir": "2026-01-01", "hal": owned.Items})
		done := sek.call("POST", at, wish)
		sek.want(http.StatusCreated, done)
		if strings.Contains(done.Body.String(), "tautan") {
			t.Errorf("a link for who has an account: %s", done.Body)
		}
		sek.problem(http.StatusConflict, "POST", at, wish)
		type handover struct {
			ID       string  `json:"id"`
			Accepted *string `json:"diterima"`
		}
		if list := all[handover](sek, at); len(list) != 1 || list[0].Accepted != nil {
			t.Fatalf("%+v", list)
		}
		got := all[handover](heir, "/api/akun/serah-terima")
		if len(got) != 1 {
			t.Fatalf("%+v", got)
		}
		accept := "/api/akun/serah-terima/21.72/" + got[0].ID
		sek.problem(http.StatusNotFound, "PUT", accept, nil)
		heir.want(http.StatusNoContent, heir.call("PUT", accept, nil))
		if list := all[handover](sek, at); list[0].Accepted == nil {
			t.Error("not accepted")
		}
	})
}

// Whoever is invited by a hand-over gets a link, shown to whoever handed over.
func TestAPIHandoverInvites(t *testing.T) {
	t.Parallel()
	eachTown(t, func(t *testing.T, a *App) {
		ana, _ := settled(t, a)
		sek := programOf(t, a, "sekre", "sekretaris", kota, everyScope...)
		var grant string
		for _, i := range answerOf[struct {
			Items []struct{ Jenis, ID string } `json:"hal"`
		}](t, sek.call("GET", town+"/serah-terima/milik?akun="+ana.ID, nil)).Items {
			if i.Jenis == "peran" {
				grant = i.ID
			}
		}
		w := sek.call("POST", town+"/serah-terima", map[string]any{
			"akun": ana.ID, "penerus": map[string]string{"nama": "Dedi Contoh", "nama_masuk": "dedi@contoh.go.id"},
			"hari_terakhir": string(region.DayOf(a.now())), "hal": []any{map[string]string{"jenis": "peran", "id": grant}},
		})
		sek.want(http.StatusCreated, w)
		if link := answerOf[linkJSON](t, w).Link; !strings.HasPrefix(link, "http://localhost/tautan?kunci=") {
			t.Errorf("%s", w.Body)
		}
	})
}
