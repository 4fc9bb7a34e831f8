package mail

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"log/slog"
	"net/http/httptest"
	netmail "net/mail"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/emersion/go-smtp"

	"gurindam/internal/db"
	"gurindam/internal/db/dbtest"
	"gurindam/internal/fault"
	"gurindam/internal/mail/mailtest"
)

// room is a database with an outbox, a worker, and a clock that the test turns.
type room struct {
	*Worker
	t     *testing.T
	clock *atomic.Int64
}

func each(t *testing.T, fn func(*testing.T, room)) {
	t.Helper()
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		clock := new(atomic.Int64)
		clock.Store(time.Date(2026, 3, 2, 5, 0, 0, 0, time.UTC).UnixMilli())
		fn(t, room{&Worker{DB: d, Now: func() time.Time { return time.UnixMilli(clock.Load()) }, Log: slog.New(slog.DiscardHandler)}, t, clock})
	})
}

func (r room) later(d time.Duration) { r.clock.Add(d.Milliseconds()) }

func (r room) write(m Message) {
	r.t.Helper()
	m.At = r.Now()
	err := r.DB.Update(r.t.Context(), func(tx *db.Tx) error {
		_, err := (&Outbox{On: true}).Enqueue(r.t.Context(), tx, m)
		return err
	})
	if err != nil {
		r.t.Fatal(err)
	}
}

func (r room) deliver() (down bool) {
	r.t.Helper()
	down, err := r.Deliver(r.t.Context())
	if err != nil {
		r.t.Fatal(err)
	}
	return down
}

func (r room) status(about string) (s Status) {
	r.t.Helper()
	err := r.DB.View(r.t.Context(), func(tx *db.Tx) error {
		all, err := Newest(r.t.Context(), tx, "uji/")
		s = all[about]
		return err
	})
	if err != nil {
		r.t.Fatal(err)
	}
	return s
}

// kept gives every text that the tables of mail hold.
func (r room) kept() string {
	r.t.Helper()
	var b strings.Builder
	err := r.DB.View(r.t.Context(), func(tx *db.Tx) error {
		return tx.Each(r.t.Context(), `SELECT subject, body, reason FROM mail_outbox`, nil, func(scan func(...any) error) error {
			var subject, body, reason string
			err := scan(&subject, &body, &reason)
			b.WriteString(subject + "\n" + body + "\n" + reason + "\n")
			return err
		})
	})
	if err != nil {
		r.t.Fatal(err)
	}
	return b.String()
}

func server(t *testing.T, address string) Server {
	t.Helper()
	s, err := ParseServer(address, "Rencana Contoh <rencana@contoh.go.id>")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

var invitation = Message{To: "ana@contoh.go.id", Subject: "Undangan\r\nBcc: jahat@contoh.id", Body: "Buka https://contoh.go.id/tautan?kunci=RAHASIA\n— selamat bekerja", About: "uji/ana"}

func TestALetterArrives(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, r room) {
		p := &mailtest.Post{}
		where, _ := p.Open(t, "127.0.0.1:0", nil)
		r.Server = server(t, "smtp://"+where)
		r.write(invitation)
		if s := r.status("uji/ana"); s.State != Waiting || s.To != "ana@contoh.go.id" || !s.Done.IsZero() {
			t.Errorf("before: %+v", s)
		}
		if down := r.deliver(); down {
			t.Fatal("the server is down")
		}
		got := p.Got()
		if len(got) != 1 || got[0].To != "ana@contoh.go.id" || got[0].From != "rencana@contoh.go.id" {
			t.Fatalf("got %+v", got)
		}
		letter, err := netmail.ReadMessage(strings.NewReader(got[0].Text))
		if err != nil {
			t.Fatal(err)
		}
		if letter.Header.Get("Bcc") != "" || !strings.Contains(letter.Header.Get("Content-Type"), "text/plain") || letter.Header.Get("Auto-Submitted") == "" {
			t.Errorf("headers %v", letter.Header)
		}
		if date, err := letter.Header.Date(); err != nil || !date.Equal(r.Now()) {
			t.Errorf("date %v, %v", date, err)
		}
		if s := r.status("uji/ana"); s.State != Sent || s.Tries != 1 || !s.Done.Equal(r.Now()) {
			t.Errorf("after: %+v", s)
		}
		if strings.Contains(r.kept(), "RAHASIA") {
			t.Error("the secret stays in the table")
		}
		if r.deliver(); len(p.Got()) != 1 {
			t.Error("it was sent twice")
		}
	})
}

// A server that is away, and a program that is started again meanwhile.
func TestALetterWaitsForTheServer(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, r room) {
		p := &mailtest.Post{}
		where, shut := p.Open(t, "127.0.0.1:0", nil)
		shut()
		r.Server = server(t, "smtp://"+where)
		r.write(invitation)
		if down := r.deliver(); !down {
			t.Fatal("nobody noticed that the server is away")
		}
		if s := r.status("uji/ana"); s.State != Waiting || !strings.Contains(s.Reason, "tidak dapat dihubungi") {
			t.Errorf("%+v", s)
		}
		p.Open(t, where, nil)
		again := room{&Worker{DB: r.DB, Server: r.Server, Now: r.Now, Log: r.Log}, t, r.clock}
		if again.deliver(); len(p.Got()) != 0 {
			t.Error("tried before its time")
		}
		r.later(time.Minute)
		if again.deliver(); len(p.Got()) != 1 || r.status("uji/ana").Tries != 2 {
			t.Errorf("got %d letters, %+v", len(p.Got()), r.status("uji/ana"))
		}
	})
}

func TestALetterIsGivenUp(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, r room) {
		p := &mailtest.Post{Refuse: func(to string) error {
			if strings.HasPrefix(to, "penuh") {
				return &smtp.SMTPError{Code: 452, EnhancedCode: smtp.EnhancedCode{4, 2, 2}, Message: "mailbox full"}
			}
			return &smtp.SMTPError{Code: 550, EnhancedCode: smtp.EnhancedCode{5, 1, 1}, Message: "no such user"}
		}}
		where, _ := p.Open(t, "127.0.0.1:0", nil)
		r.Server = server(t, "smtp://"+where)
		r.write(invitation)
		r.deliver()
		if s := r.status("uji/ana"); s.State != Failed || !strings.Contains(s.Reason, "550") || strings.Contains(r.kept(), "RAHASIA") {
			t.Errorf("an unknown recipient: %+v", s)
		}
		full := invitation
		full.To, full.About, full.Until = "penuh@contoh.go.id", "uji/penuh", r.Now().Add(time.Hour)
		r.write(full)
		r.deliver()
		if s := r.status("uji/penuh"); s.State != Waiting || !strings.Contains(s.Reason, "452") {
			t.Errorf("a full mailbox: %+v", s)
		}
		r.later(time.Hour)
		r.deliver()
		if s := r.status("uji/penuh"); s.State != Failed || !strings.Contains(s.Reason, "Masanya lewat") || strings.Contains(r.kept(), "RAHASIA") {
			t.Errorf("after its time: %+v", s)
		}
		r.later(keepTime)
		r.deliver()
		if left := r.kept(); left != "" {
			t.Errorf("old letters stay: %q", left)
		}
	})
}

// Two programs over one database send a letter once.
func TestALetterIsClaimed(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, r room) {
		p := &mailtest.Post{}
		where, _ := p.Open(t, "127.0.0.1:0", nil)
		r.Server = server(t, "smtp://"+where)
		for range 10 {
			r.write(invitation)
		}
		var wait sync.WaitGroup
		for range 3 {
			wait.Go(func() {
				w := &Worker{DB: r.DB, Server: r.Server, Now: r.Now, Log: r.Log}
				if _, err := w.Deliver(t.Context()); err != nil {
					t.Error(err)
				}
			})
		}
		wait.Wait()
		if n := len(p.Got()); n != 10 {
			t.Errorf("%d letters arrived, want 10", n)
		}
	})
}

func TestNothingIsSentOfWhatWasNotCommitted(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, r room) {
		stop := errors.New("changed my mind")
		err := r.DB.Update(t.Context(), func(tx *db.Tx) error {
			if _, err := (&Outbox{On: true}).Enqueue(t.Context(), tx, invitation); err != nil {
				return err
			}
			return stop
		})
		if !errors.Is(err, stop) || r.kept() != "" {
			t.Errorf("%v, kept %q", err, r.kept())
		}
		err = r.DB.Update(t.Context(), func(tx *db.Tx) error {
			_, err := (&Outbox{}).Enqueue(t.Context(), tx, invitation)
			return err
		})
		if err != nil || r.kept() != "" {
			t.Errorf("an outbox that is not on: %v, kept %q", err, r.kept())
		}
		err = r.DB.Update(t.Context(), func(tx *db.Tx) error {
			_, err := (&Outbox{On: true}).Enqueue(t.Context(), tx, Message{To: "bukan alamat"})
			return err
		})
		if fault.KindOf(err) != fault.Invalid {
			t.Errorf("no address: %v", err)
		}
	})
}

// The worker works by itself, with TLS and a password, until it is stopped.
func TestTheWorkerWithAPassword(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, r room) {
		certified := httptest.NewTLSServer(nil) // for a certificate of 127.0.0.1
		defer certified.Close()
		p := &mailtest.Post{Key: "sandi/surel"}
		where, _ := p.Open(t, "127.0.0.1:0", certified.TLS)
		r.Server = server(t, "smtp://rencana:sandi%2Fsurel@"+where)
		r.Server.trust = &tls.Config{RootCAs: x509.NewCertPool(), ServerName: "127.0.0.1"}
		r.Server.trust.RootCAs.AddCert(certified.Certificate())
		r.Every = 10 * time.Millisecond
		r.write(invitation)
		ctx, stop := context.WithCancel(t.Context())
		done := make(chan struct{})
		go func() { defer close(done); r.Run(ctx) }()
		for deadline := time.Now().Add(10 * time.Second); r.status("uji/ana").State != Sent && time.Now().Before(deadline); {
			time.Sleep(10 * time.Millisecond)
		}
		stop()
		<-done
		if got := p.Got(); len(got) != 1 || got[0].User != "rencana" {
			t.Errorf("got %+v, %+v", got, r.status("uji/ana"))
		}
	})
}

func TestServersThatAreRefused(t *testing.T) {
	t.Parallel()
	for name, c := range map[string][2]string{
		"no scheme": {"surel.contoh.go.id:587", "a@contoh.id"}, "another scheme": {"http://contoh.id", "a@contoh.id"}, "no host": {"smtp://:25", "a@contoh.id"},
		"no sender": {"smtp://contoh.id", ""}, "a broken sender": {"smtp://contoh.id", "rencana"}, "a path": {"smtp://contoh.id/x", "a@contoh.id"}, "port": {"smtp://contoh.id:99999", "a@contoh.id"},
	} {
		if _, err := ParseServer(c[0], c[1]); fault.KindOf(err) != fault.Invalid {
			t.Errorf("%s: %v", name, err)
		}
	}
	far, near := server(t, "smtp://u:p@surel.contoh.go.id"), server(t, "smtps://localhost")
	if far.port != 587 || far.near() || near.port != 465 || !near.near() || !near.direct {
		t.Errorf("%+v, %+v", far, near)
	}
}

func TestWaitsGrow(t *testing.T) {
	t.Parallel()
	for tries, want := range map[int]time.Duration{0: time.Minute, 1: time.Minute, 2: 2 * time.Minute, 6: 32 * time.Minute, 7: time.Hour, 500: time.Hour} {
		if got := backoff(tries); got != want {
			t.Errorf("after %d: %v, want %v", tries, got, want)
		}
	}
}
