package app

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"gurindam/internal/access"
	"gurindam/internal/db"
	"gurindam/internal/discussion"
	"gurindam/internal/identity"
	"gurindam/internal/plan/plantest"
)

// talker invites a person, takes the invitation and signs in.
func talker(t *testing.T, a *App, first *caller, login, name, role string, scope access.Place) *caller {
	t.Helper()
	token, err := a.People.Invite(t.Context(), identity.Console(), identity.Invitation{Name: name, Login: login, Grant: access.Grant{Role: role, Scope: scope}})
	if err != nil {
		t.Fatal(err)
	}
	if err := a.People.Take(t.Context(), token, identity.Filled{Password: testPassword}); err != nil {
		t.Fatal(err)
	}
	c := &caller{t: t, site: first.site}
	c.signIn(login)
	return c
}

// A mention is written in a page, waits on a desk, is told in the head of every page
// and by mail, and is gone once it is answered. The public sees nothing of it.
func TestAMentionFindsItsPerson(t *testing.T) {
	t.Parallel()
	a, first := newEntry(t)
	noon := time.Date(2026, 3, 2, 5, 0, 0, 0, time.UTC)
	a.Talks = discussion.NewService(talkStore{a.db, a.mails, a.now}, world{a}, func() time.Time { return noon })
	a.mails.On = true
	if err := newPlanStore(a.db).Save(t.Context(), plantest.Full(), record()); err != nil {
		t.Fatal(err)
	}
	open := identity.Invitation{Login: identity.Everybody, Grant: access.Grant{Role: access.Public}}
	if _, err := a.People.Invite(t.Context(), identity.Console(), open); err != nil {
		t.Fatal(err)
	}
	ana := talker(t, a, first, "ana@contoh.go.id", "Ana Contoh", "perencana-opd", access.Place{Region: "21.72", OPD: "DISKOMINFO"})
	budi := talker(t, a, first, "budi@contoh.go.id", "Budi Contoh", "sekretaris", access.Place{Region: "21.72"})

	st, _, err := a.Work.State(t.Context(), "21.72")
	if err != nil {
		t.Fatal(err)
	}
	field := url.Values{"list": {"rencana_aksi"}, "row": {st.IDs["rencana_aksi"][0]}, "field": {"indikator"}}
	ana.page("/kota/21.72/diskusi?"+field.Encode(), "Portal layanan", "Isi kolom Indikator sekarang")
	field.Set("teks", "Satuannya apa, @budi?")
	w := ana.send(http.MethodPost, "/kota/21.72/diskusi", field)
	ana.want("begin", w, http.StatusSeeOther)
	thread := w.Header().Get("Location")

	budi.page("/meja", "Meja saya", "<b>1</b>", "Ana Contoh menyebut Anda dan menunggu jawaban", "Portal layanan · Indikator")
	budi.page("/pemberitahuan", "1 belum dibaca", "Satuannya apa")
	if err := a.Talks.Deliver(t.Context(), "https://rencana.contoh.go.id"); err != nil {
		t.Fatal(err)
	}
	letters := waitingLetters(t, a)
	if len(letters) != 1 || !strings.HasPrefix(letters[0], "budi@contoh.go.id Ana Contoh menyebut Anda: ") || !strings.Contains(letters[0], "https://rencana.contoh.go.id"+thread) {
		t.Errorf("letters %q", letters)
	}
	budi.want("answer", budi.send(http.MethodPost, thread, url.Values{"teks": {"Nilai."}}), http.StatusSeeOther)
	if page := budi.page("/meja"); strings.Contains(page, "menyebut Anda") {
		t.Error("what was answered still waits")
	}
	stranger := &caller{t: t, site: first.site}
	if page := stranger.page("/kota/21.72"); strings.Contains(page, "/diskusi") || strings.Contains(page, "/meja") {
		t.Error("the public is led to the discussions")
	}
	w = stranger.send(http.MethodGet, thread, nil)
	if to := w.Header().Get("Location"); w.Code != http.StatusSeeOther || !strings.HasPrefix(to, "/masuk") {
		t.Errorf("the public opens a thread: %d %s", w.Code, to)
	}
}

// waitingLetters lists what lies in the outbox: to whom, about what, and the text.
func waitingLetters(t *testing.T, a *App) (out []string) {
	t.Helper()
	err := a.db.View(t.Context(), func(tx *db.Tx) error {
		return tx.Each(t.Context(), `/* test */ SELECT recipient, subject, body FROM mail_outbox ORDER BY recipient`, nil, func(scan func(...any) error) error {
			var to, subject, body string
			err := scan(&to, &subject, &body)
			out = append(out, to+" "+subject+"\n"+body)
			return err
		})
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// A task is given to an office, done by its planner, and told to who gave it.
func TestATaskIsGivenAndDone(t *testing.T) {
	t.Parallel()
	a, first := newEntry(t)
	if err := newPlanStore(a.db).Save(t.Context(), plantest.Full(), record()); err != nil {
		t.Fatal(err)
	}
	ana := talker(t, a, first, "ana@contoh.go.id", "Ana Contoh", "perencana-opd", access.Place{Region: "21.72", OPD: "DINKES"})
	budi := talker(t, a, first, "budi@contoh.go.id", "Budi Contoh", "sekretaris", access.Place{Region: "21.72"})
	budi.page("/kota/21.72/tugas/baru", "Diskominfo", "Ana Contoh", "Sekretaris daerah")
	budi.want("give", budi.send(http.MethodPost, "/kota/21.72/tugas", url.Values{"teks": {"Lengkapi target."}, "untuk": {"opd:DINKES"}}), http.StatusSeeOther)
	page := ana.page("/meja", "Lengkapi target.", "dari Budi Contoh")
	_, rest, _ := strings.Cut(page, `action="/kota/21.72/tugas/`)
	id, _, _ := strings.Cut(rest, "/")
	ana.want("done", ana.send(http.MethodPost, "/kota/21.72/tugas/"+id+"/selesai", url.Values{"ke": {"/meja"}}), http.StatusSeeOther)
	budi.page("/pemberitahuan", "menyelesaikan tugas")
	budi.page("/kota/21.72/tugas?keadaan=selesai", "Lengkapi target.", "Ana Contoh")
}

// The demo's talk can be read by whom it is for.
func TestSampleTalk(t *testing.T) {
	t.Parallel()
	a, first := newEntry(t)
	if err := newPlanStore(a.db).Save(t.Context(), plantest.Full(), record()); err != nil {
		t.Fatal(err)
	}
	var secretary *caller
	for login, scope := range map[string]access.Place{"ketua-dimensi": {Region: "21.72", Dimension: "SG"}, "perencana-opd": {Region: "21.72", OPD: "DISKOMINFO"},
		"kepala-opd": {Region: "21.72", OPD: "DISKOMINFO"}, "pembimbing": {}, "sekda": {Region: "21.72"}, "sekretaris": {Region: "21.72"}} {
		c := talker(t, a, first, login, "Contoh "+login, login, scope)
		if login == "sekretaris" {
			secretary = c
		}
	}
	if err := a.SampleTalk(t.Context(), "21.72"); err != nil {
		t.Fatal(err)
	}
	secretary.page("/meja", "Contoh: periksa kembali", "menyebut Anda")
	secretary.page("/kota/21.72/diskusi", "3 utas")
}
