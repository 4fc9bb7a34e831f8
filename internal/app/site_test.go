package app

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"gurindam/internal/access"
	"gurindam/internal/fault"
	"gurindam/internal/golden"
	"gurindam/internal/identity"
	"gurindam/internal/plan/plantest"
)

func opened(t *testing.T) *App {
	t.Helper()
	a, err := New(t.Context(), "sqlite:"+filepath.Join(t.TempDir(), "test.db"), time.Now)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { a.Close() })
	return a
}

func TestRoutesAreOnPaper(t *testing.T) {
	t.Parallel()
	var b strings.Builder
	b.WriteString("# Routes\n\nWritten by the tests of `internal/app` (`make golden`). Beside these, `web` answers `/sehat` for machines,\n`/gaya` for whoever draws pages, `/bahasa`, `/petunjuk/tutup`, `/bantuan` and `/aset/{name}`.\n\n| pattern | in the navigation as | verb |\n|---|---|---|\n")
	seen := map[string]string{}
	for _, r := range opened(t).routes() {
		fmt.Fprintf(&b, "| `%s` | %s | %s |\n", r.Pattern, r.Nav, r.Verb)
		if method, _, _ := strings.Cut(r.Pattern, " "); method != "GET" && method != "POST" && !strings.Contains(r.Pattern, " /api/") {
			t.Errorf("%s: forms send GET and POST alone", r.Pattern)
		}
		if before, twice := seen[r.Nav]; twice && r.Nav != "" {
			t.Errorf("%s and %s are both called %q", before, r.Pattern, r.Nav)
		}
		seen[r.Nav] = r.Pattern
	}
	golden.Same(t, "../../docs/generated/routes.md", b.String())
}

func TestListenSaysWhatToDoWhereTheAddressIsTaken(t *testing.T) {
	t.Parallel()
	l, err := Listen("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	again, err := Listen(l.Addr().String())
	if err == nil {
		again.Close()
		t.Fatal("one address was given out twice")
	}
	if fault.KindOf(err) != fault.Invalid || !strings.Contains(fault.Text(err), l.Addr().String()) || !strings.Contains(fault.Text(err), "--addr") {
		t.Errorf("says %q", fault.Text(err))
	}
}

func TestServeStopsWithItsContext(t *testing.T) {
	t.Parallel()
	a := opened(t)
	if err := (newPlanStore(a.db)).Save(t.Context(), plantest.Full(), record()); err != nil {
		t.Fatal(err)
	}
	everybody := identity.Invitation{Login: identity.Everybody, Grant: access.Grant{Role: access.Public}}
	if _, err := a.People.Invite(t.Context(), identity.Console(), everybody); err != nil {
		t.Fatal(err)
	}
	l, err := Listen("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { done <- NewSite(a, SiteOptions{Log: slog.New(slog.DiscardHandler)}).Serve(ctx, l) }()
	for path, want := range map[string]int{"/": 303, "/kota/21.72": 200, "/kota/21.71": 404, "/tiada": 404} {
		if got := status(t, "http://"+l.Addr().String()+path); got != want {
			t.Errorf("%s answers %d, want %d", path, got, want)
		}
	}
	stop()
	select {
	case err := <-done:
		if err != nil {
			t.Error(err)
		}
	case <-time.After(10 * time.Second):
		t.Fatal("it still serves")
	}
	if _, err := http.Get("http://" + l.Addr().String() + "/"); err == nil {
		t.Error("the address still answers")
	}
}

func status(t *testing.T, url string) int {
	t.Helper()
	client := http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	res, err := client.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	_, _ = io.Copy(io.Discard, res.Body)
	return res.StatusCode
}
