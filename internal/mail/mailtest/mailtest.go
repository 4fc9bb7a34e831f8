// Package mailtest is an SMTP server for tests of what sends letters.
package mailtest

import (
	"crypto/tls"
	"io"
	"log/slog"
	"net"
	"slices"
	"sync"
	"testing"

	"github.com/emersion/go-sasl"
	"github.com/emersion/go-smtp"
)

// Post is an SMTP server with what it received.
type Post struct {
	Refuse func(to string) error // nil: every recipient is taken
	Key    string                // password it asks for; empty: none

	mu      sync.Mutex
	letters []Received
}

// Received is a letter with its envelope and who handed it in.
type Received struct{ From, To, User, Text string }

// NewSession begins a visit.
func (p *Post) NewSession(*smtp.Conn) (smtp.Session, error) { return &visit{post: p}, nil }

// Got gives the letters that came.
func (p *Post) Got() []Received {
	p.mu.Lock()
	defer p.mu.Unlock()
	return slices.Clone(p.letters)
}

type visit struct {
	post     *Post
	received Received
}

func (v *visit) AuthMechanisms() []string { return []string{sasl.Plain} }

func (v *visit) Auth(string) (sasl.Server, error) {
	return sasl.NewPlainServer(func(_, user, key string) error {
		if v.post.Key == "" || key != v.post.Key {
			return smtp.ErrAuthFailed
		}
		v.received.User = user
		return nil
	}), nil
}

func (v *visit) Mail(from string, _ *smtp.MailOptions) error {
	if v.post.Key != "" && v.received.User == "" {
		return smtp.ErrAuthRequired
	}
	v.received.From = from
	return nil
}

func (v *visit) Rcpt(to string, _ *smtp.RcptOptions) error {
	v.received.To = to
	if v.post.Refuse != nil {
		return v.post.Refuse(to)
	}
	return nil
}

func (v *visit) Data(r io.Reader) error {
	text, err := io.ReadAll(r)
	v.received.Text = string(text)
	v.post.mu.Lock()
	defer v.post.mu.Unlock()
	v.post.letters = append(v.post.letters, v.received)
	return err
}

func (*visit) Reset()        {}
func (*visit) Logout() error { return nil }

// Open starts the server on an address; port 0 takes any. It shuts with the test, or
// before.
func (p *Post) Open(t testing.TB, address string, secure *tls.Config) (where string, shut func()) {
	t.Helper()
	l, err := net.Listen("tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	server := smtp.NewServer(p)
	server.Domain, server.TLSConfig = "surel.contoh.go.id", secure
	server.ErrorLog = slog.NewLogLogger(slog.DiscardHandler, slog.LevelError)
	done := make(chan struct{})
	go func() { defer close(done); _ = server.Serve(l) }()
	shut = sync.OnceFunc(func() { _ = l.Close(); _ = server.Close(); <-done })
	t.Cleanup(shut)
	return l.Addr().String(), shut
}
