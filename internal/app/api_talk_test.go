package app

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"gurindam/internal/access"
	"gurindam/internal/identity"
)

type threadJSON struct {
	ID    string `json:"id"`
	About struct {
		Title string `json:"judul"`
		Value string `json:"isi"`
	} `json:"tentang"`
	Resolved *struct{} `json:"selesai"`
	Count    int       `json:"jumlah_pesan"`
	Messages []struct {
		ID       string    `json:"id"`
		Text     string    `json:"teks"`
		Quote    string    `json:"kutipan"`
		Removed  *struct{} `json:"dihapus"`
		Mentions []string  `json:"menyebut"`
	} `json:"pesan"`
	Next string `json:"berikutnya"`
}

const talks = "/api/daerah/21.72/diskusi"

// A thread is begun, answered, resolved and opened again; messages are changed and
// removed by whoever may.
func TestAPITalk(t *testing.T) {
	t.Parallel()
	eachTown(t, func(t *testing.T, a *App) {
		ana := programOf(t, a, "ana", "perencana-opd", dinkes, everyScope...)
		budi := programOf(t, a, "budi", "perencana-opd", access.Place{Region: "21.72", OPD: "DISKOMINFO"}, everyScope...)
		sek := programOf(t, a, "sekre", "sekretaris", kota, everyScope...)
		reading := programOf(t, a, "cici", "sekretaris", kota, access.Read, access.Work)
		spot := map[string]string{"daftar": "rencana_aksi", "baris": state(t, a).IDs["rencana_aksi"][0], "kolom": "inisiatif"}
		key := strings.Repeat("A", 26)
		body := map[string]any{"id": key, "tentang": spot, "teks": "Apakah ini benar?", "sebut": []string{"budi"}}
		made := ana.call("POST", talks, body)
		ana.want(http.StatusCreated, made)
		first := answerOf[threadJSON](t, made)
		if len(first.Messages) != 1 || first.Messages[0].Quote == "" || first.About.Value == "" || len(first.Messages[0].Mentions) != 1 {
			t.Fatalf("%+v", first)
		}
		if again := answerOf[threadJSON](t, ana.call("POST", talks, body)); again.ID != first.ID || again.Count != 1 {
			t.Errorf("sent twice: %+v", again)
		}
		ana.want(http.StatusCreated, ana.call("POST", talks, map[string]any{"teks": "Tentang seluruh rencana"}))
		ana.problem(http.StatusNotFound, "POST", talks, map[string]any{"teks": "x", "tentang": map[string]string{"daftar": "rencana_aksi", "baris": "gaib"}})
		ana.problem(http.StatusBadRequest, "POST", talks, map[string]any{"teks": " "})
		ana.problem(http.StatusForbidden, "POST", "/api/daerah/21.71/diskusi", map[string]any{"teks": "x"})
		reading.problem(http.StatusForbidden, "GET", talks, nil)
		ana.stranger().problem(http.StatusUnauthorized, "GET", talks, nil)

		at := talks + "/utas/" + first.ID
		reply := budi.call("POST", at, map[string]any{"teks": "Sudah benar."})
		budi.want(http.StatusCreated, reply)
		answered := answerOf[threadJSON](t, reply).Messages[1].ID
		budi.want(http.StatusNoContent, budi.call("PUT", talks+"/pesan/"+first.Messages[0].ID+"/terjawab", nil))
		ana.problem(http.StatusForbidden, "PATCH", talks+"/pesan/"+answered, map[string]any{"teks": "diganti"})
		budi.want(http.StatusOK, budi.call("PATCH", talks+"/pesan/"+answered, map[string]any{"teks": "Sudah benar, menurut saya."}))
		ana.problem(http.StatusForbidden, "DELETE", talks+"/pesan/"+answered, nil)
		sek.want(http.StatusNoContent, sek.call("DELETE", talks+"/pesan/"+answered, nil))
		read := answerOf[threadJSON](t, ana.call("GET", at, nil))
		if len(read.Messages) != 2 || read.Messages[1].Removed == nil || strings.Contains(read.Messages[1].Text, "menurut saya") {
			t.Errorf("%+v", read)
		}
		if done := answerOf[threadJSON](t, ana.call("PUT", at+"/selesai", nil)); done.Resolved == nil {
			t.Error("not resolved")
		}
		if open := all[threadJSON](ana, talks); len(open) != 1 {
			t.Errorf("%d open", len(open))
		}
		if open := answerOf[threadJSON](t, ana.call("DELETE", at+"/selesai", nil)); open.Resolved != nil {
			t.Error("still resolved")
		}
		if mine := all[threadJSON](budi, talks+"?milik_saya=true"); len(mine) != 1 || mine[0].ID != first.ID {
			t.Errorf("%+v", mine)
		}
		about := ana.call("GET", talks+"/tentang?daftar=rencana_aksi&kolom=inisiatif&baris="+spot["baris"], nil)
		if list := answerOf[[]threadJSON](t, about); len(list) != 1 || len(list[0].Messages) != 2 {
			t.Errorf("%s", about.Body)
		}
		ana.problem(http.StatusNotFound, "GET", talks+"/utas/gaib", nil)
		ana.problem(http.StatusNotFound, "GET", at+"?sesudah=9", nil)
		if who := all[struct{ ID string }](ana, talks+"/orang?banyak=1"); len(who) != 4 {
			t.Errorf("%d takers", len(who))
		}
	})
}

// Long threads are read part by part.
func TestAPILongThread(t *testing.T) {
	t.Parallel()
	eachTown(t, func(t *testing.T, a *App) {
		ana := programOf(t, a, "ana", "sekretaris", kota, everyScope...)
		thread := answerOf[threadJSON](t, ana.call("POST", talks, map[string]any{"teks": "1"}))
		for range 51 {
			ana.want(http.StatusCreated, ana.call("POST", talks+"/utas/"+thread.ID, map[string]any{"teks": "lagi"}))
		}
		first := answerOf[threadJSON](t, ana.call("GET", talks+"/utas/"+thread.ID, nil))
		rest := answerOf[threadJSON](t, ana.call("GET", talks+"/utas/"+thread.ID+"?sesudah="+first.Next, nil))
		if len(first.Messages)+len(rest.Messages) != 52 || rest.Next != "" || first.Messages[0].Text != "1" {
			t.Errorf("%d and %d", len(first.Messages), len(rest.Messages))
		}
	})
}

// What somebody is told is theirs alone.
func TestAPINotices(t *testing.T) {
	t.Parallel()
	eachTown(t, func(t *testing.T, a *App) {
		ana := programOf(t, a, "ana", "sekretaris", kota, everyScope...)
		budi := programOf(t, a, "budi", "sekretaris", kota, everyScope...)
		narrow := programOf(t, a, "cici", "sekretaris", kota, access.Discuss)
		ana.want(http.StatusCreated, ana.call("POST", talks, map[string]any{"teks": "Mohon dilihat", "sebut": []string{"budi"}}))
		ana.want(http.StatusCreated, ana.call("POST", talks, map[string]any{"teks": "Ini juga", "sebut": []string{"budi"}}))
		type notice struct {
			ID, Jenis string
			Seen      *time.Time `json:"dibaca"`
		}
		const inbox = "/api/pemberitahuan"
		told := all[notice](budi, inbox)
		if len(told) != 2 || told[0].Jenis != "sebut" || told[0].Seen != nil {
			t.Fatalf("%+v", told)
		}
		ana.problem(http.StatusNotFound, "PUT", inbox+"/"+told[0].ID+"/dibaca", nil)
		if all[notice](budi, inbox)[0].Seen != nil {
			t.Error("read by another")
		}
		budi.want(http.StatusOK, budi.call("PUT", inbox+"/"+told[0].ID+"/dibaca", nil))
		budi.want(http.StatusNoContent, budi.call("PUT", inbox+"/dibaca", nil))
		for _, n := range all[notice](budi, inbox) {
			if n.Seen == nil {
				t.Error("not read")
			}
		}
		budi.want(http.StatusNoContent, budi.call("PUT", inbox+"/surel", map[string]string{"laju": "harian"}))
		if w := budi.call("GET", inbox+"/surel", nil); !strings.Contains(w.Body.String(), "harian") {
			t.Errorf("%s", w.Body)
		}
		budi.problem(http.StatusUnprocessableEntity, "PUT", inbox+"/surel", map[string]string{"laju": "kapan-kapan"})
		narrow.problem(http.StatusForbidden, "GET", inbox, nil)
		budi.stranger().problem(http.StatusUnauthorized, "GET", inbox, nil)
	})
}

// A task is given, found at the desk of whom it is for, and ended by whoever may.
func TestAPITasks(t *testing.T) {
	t.Parallel()
	eachTown(t, func(t *testing.T, a *App) {
		sek := programOf(t, a, "sekre", "sekretaris", kota, everyScope...)
		ana := programOf(t, a, "ana", "perencana-opd", dinkes, everyScope...)
		budi := programOf(t, a, "budi", "perencana-opd", access.Place{Region: "21.72", OPD: "DISKOMINFO"}, everyScope...)
		narrow := programOf(t, a, "cici", "sekretaris", kota, access.Read)
		const tasks = "/api/daerah/21.72/tugas"
		today := time.Now().In(identity.Zone).Format(time.DateOnly)
		order := map[string]any{"id": strings.Repeat("B", 26), "teks": "Isi target 2027", "untuk": "opd:DINKES", "tenggat": today}
		type task struct{ ID, Tenggat, Akhir string }
		made := sek.call("POST", tasks, order)
		sek.want(http.StatusCreated, made)
		given := answerOf[task](t, made)
		sek.want(http.StatusCreated, sek.call("POST", tasks, order))
		if given.Tenggat != today {
			t.Errorf("due %s, want %s", given.Tenggat, today)
		}
		sek.want(http.StatusCreated, sek.call("POST", tasks, map[string]any{"teks": "Untuk siapa saja perencana", "untuk": "peran:perencana-opd"}))
		sek.problem(http.StatusBadRequest, "POST", tasks, map[string]any{"teks": "x", "untuk": "opd:GAIB"})
		sek.problem(http.StatusBadRequest, "POST", tasks, map[string]any{"teks": "x", "untuk": "opd:DINKES", "tenggat": "2020-01-01"})
		sek.problem(http.StatusForbidden, "POST", "/api/daerah/21.71/tugas", order)
		narrow.problem(http.StatusForbidden, "GET", tasks, nil)
		sek.stranger().problem(http.StatusUnauthorized, "GET", tasks, nil)
		if list := all[task](sek, tasks+"?banyak=1"); len(list) != 2 || list[0].ID != given.ID {
			t.Errorf("%+v", list)
		}
		type waiting struct{ ID, Jenis string }
		if list := all[waiting](ana, "/api/meja?jenis=tugas&banyak=1"); len(list) != 2 {
			t.Errorf("Ana's desk: %+v", list)
		}
		if list := all[waiting](budi, "/api/meja?jenis=tugas"); len(list) != 1 {
			t.Errorf("Budi's desk: %+v", list)
		}
		at := tasks + "/" + given.ID
		budi.problem(http.StatusForbidden, "PUT", at+"/selesai", nil)
		ana.problem(http.StatusForbidden, "PUT", at+"/ditarik", nil)
		ana.want(http.StatusNoContent, ana.call("PUT", at+"/selesai", nil))
		if list := all[task](sek, tasks+"?keadaan=berakhir"); len(list) != 1 || list[0].Akhir != "selesai" {
			t.Errorf("%+v", list)
		}
		budi.problem(http.StatusForbidden, "DELETE", at+"/selesai", nil)
		ana.want(http.StatusNoContent, ana.call("DELETE", at+"/selesai", nil))
		sek.want(http.StatusNoContent, sek.call("PUT", at+"/ditarik", nil))
		sek.problem(http.StatusNotFound, "PUT", tasks+"/gaib/selesai", nil)
		if list := all[struct{ Untuk string }](sek, tasks+"/untuk?banyak=7"); len(list) < 10 {
			t.Errorf("%d targets", len(list))
		}
	})
}
