package app

import (
	"log/slog"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"github.com/emersion/go-smtp"

	"gurindam/internal/db"
	"gurindam/internal/identity"
	"gurindam/internal/mail"
	"gurindam/internal/mail/mailtest"
	"gurindam/internal/plan/plantest"
)

var mailedLink = regexp.MustCompile(`https://rencana\.contoh\.go\.id/tautan\?kunci=3?D?([A-Z2-7]+)`)

// An invitation goes out by mail and opens the account; who invited sees what
// became of it, and the table forgets the link.
func TestInvitationsByMail(t *testing.T) {
	t.Parallel()
	p := &mailtest.Post{Refuse: func(to string) error {
		if strings.HasPrefix(to, "salah") {
			return &smtp.SMTPError{Code: 550, Message: "no such user"}
		}
		return nil
	}}
	where, _ := p.Open(t, "127.0.0.1:0", nil)
	server, err := mail.ParseServer("smtp://"+where, "rencana@contoh.go.id")
	if err != nil {
		t.Fatal(err)
	}
	a, ana := newEntryWith(t, SiteOptions{Mail: &server, URL: "https://rencana.contoh.go.id"})
	ana.setUp(a)
	worker := &mail.Worker{DB: a.db, Server: server, Now: a.now, Log: slog.New(slog.DiscardHandler)}
	deliver := func() {
		t.Helper()
		if _, err := worker.Deliver(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	invite := url.Values{"orang": {"Budi Contoh"}, "nama": {"budi@contoh.go.id"}, "peran": {"sekda"}, "daerah": {"21.72"}}
	ana.want("invite", ana.send(http.MethodPost, "/orang", invite), http.StatusOK, "Tautan sekali pakai", "surel menunggu")
	deliver()
	got := p.Got()
	if len(got) != 1 || got[0].To != "budi@contoh.go.id" || !strings.Contains(got[0].Text, "Budi Contoh") {
		t.Fatalf("letters %+v", got)
	}
	ana.page("/orang", "surel terkirim")
	link := mailedLink.FindStringSubmatch(strings.ReplaceAll(got[0].Text, "=\r\n", ""))
	if link == nil {
		t.Fatalf("no link in the letter:\n%s", got[0].Text)
	}
	budi := &caller{t: t, site: ana.site}
	budi.page("/tautan?kunci="+link[1], "Menerima undangan")
	budi.want("accept", budi.send(http.MethodPost, "/tautan", url.Values{"kunci": {link[1]}, "sandi": {testPassword}}), http.StatusSeeOther)
	budi.signIn("budi@contoh.go.id")

	ana.want("a wrong address", ana.send(http.MethodPost, "/orang", url.Values{"orang": {"Cici"}, "nama": {"salah@contoh.go.id"}, "peran": {"sekda"}, "daerah": {"21.72"}}), http.StatusOK)
	deliver()
	ana.page("/orang", "surel gagal", "menolak dengan kode 550")
	ana.want("no address", ana.send(http.MethodPost, "/orang", url.Values{"orang": {"Dodi"}, "nama": {"dodi"}, "peran": {"sekda"}, "daerah": {"21.72"}}), http.StatusOK, "Tautan sekali pakai")
	deliver()
	if n := len(p.Got()); n != 1 {
		t.Errorf("%d letters went out, want 1", n)
	}
	err = a.db.View(t.Context(), func(tx *db.Tx) error {
		return tx.Each(t.Context(), `SELECT body FROM mail_outbox`, nil, func(scan func(...any) error) error {
			var body string
			if err := scan(&body); err != nil || body != "" {
				t.Errorf("the table still holds %q, %v", body, err)
			}
			return nil
		})
	})
	if err != nil {
		t.Fatal(err)
	}
}

// setUp makes the first account and signs it in.
func (b *caller) setUp(a *App) {
	b.t.Helper()
	key, err := a.People.SetUpLink(b.t.Context())
	if err != nil {
		b.t.Fatal(err)
	}
	if err := a.People.Take(b.t.Context(), key, identity.Filled{Name: "Ana Contoh", Login: "ana", Password: testPassword}); err != nil {
		b.t.Fatal(err)
	}
	b.signIn("ana")
}

// Offices and dimensions are chosen from the lists of the region, and nothing else
// is taken.
func TestGrantsNameWhatTheRegionHas(t *testing.T) {
	t.Parallel()
	a, ana := newEntry(t)
	ana.setUp(a)
	saved(t, a, plantest.Full())
	ana.page("/kota/21.72/orang", `<select class="field" name="opd">`, "DISKOMINFO", "Smart Governance")
	for field, code := range map[string]string{"opd": "DINAS-HANTU", "dimensi": "XX"} {
		form := url.Values{"orang": {"Budi"}, "nama": {"budi"}, "peran": {"perencana-opd"}, field: {code}}
		if field == "dimensi" {
			form.Set("peran", "ketua-dimensi")
		}
		ana.want(code, ana.send(http.MethodPost, "/kota/21.72/orang", form), http.StatusUnprocessableEntity, "tidak ada di Kota", "Budi", `value="`+code+`" selected`)
	}
	ana.want("a dimension there is", ana.send(http.MethodPost, "/kota/21.72/orang", url.Values{"orang": {"Budi"}, "nama": {"budi"}, "peran": {"ketua-dimensi"}, "dimensi": {"SG"}}), http.StatusOK, "Dimensi SG")
	ana.page("/kota/21.72/orang/catatan", "peran diberikan", "Ketua kelompok dimensi, Dimensi SG", "Ana Contoh")
	ana.page("/orang/catatan", "kata sandi diganti")
	if w := ana.send(http.MethodGet, "/orang/catatan?lewati=x", nil); w.Code != http.StatusNotFound {
		t.Errorf("a part of the log that is none: %d", w.Code)
	}
}
