package app

import (
	"fmt"
	"testing"
	"time"

	"gurindam/internal/access"
	"gurindam/internal/db"
	"gurindam/internal/db/dbtest"
	"gurindam/internal/evaluation"
	"gurindam/internal/identity"
)

// judges gives accounts of assessors.
func judges(t testing.TB, a *App, n int) (logins []string) {
	t.Helper()
	for i := range n {
		login := fmt.Sprintf("asesor-%d", i+1)
		token, err := a.People.Invite(t.Context(), identity.Console(), identity.Invitation{Name: fmt.Sprintf("Asesor %d", i+1), Login: login, Grant: access.Grant{Role: "asesor"}})
		if err == nil {
			err = a.People.Take(t.Context(), token, identity.Filled{Password: testPassword})
		}
		if err != nil {
			t.Fatal(err)
		}
		logins = append(logins, login)
	}
	return logins
}

// A whole cycle of twelve simulated regions and five assessors goes from the invitation
// to the announcement, on both databases, and every region stands where it should.
func TestSimulation(t *testing.T) {
	t.Parallel()
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		a := build(d, time.Now)
		ctx := t.Context()
		s, err := a.NewSimulation(ctx, "uji", judges(t, a, 5)...)
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Open(ctx, "Uji", "kominfo-2022-baru", "", time.Now().Year(), simulatedRegions); err != nil {
			t.Fatal(err)
		}
		taking := simulatedRegions[:11]
		for n, code := range taking {
			for _, act := range []func() error{
				func() error { return s.Join(ctx, code) },
				func() error { return s.Answer(ctx, code, n, n < 3) },
				func() error { return s.Send(ctx, code) },
			} {
				if err := act(); err != nil {
					t.Fatalf("%s: %v", code, err)
				}
			}
		}
		if err := a.Cycles.Reply(ctx, ministry(false), "uji", simulatedRegions[11], false, "tidak menjawab"); err != nil {
			t.Fatal(err)
		}
		if err := s.Assign(ctx); err != nil {
			t.Fatal(err)
		}
		for n, code := range taking {
			if err := s.Score(ctx, code, n); err != nil {
				t.Fatalf("%s: %v", code, err)
			}
		}
		if err := s.Settle(ctx, taking); err != nil {
			t.Fatal(err)
		}
		if err := s.Announce(ctx); err != nil {
			t.Fatal(err)
		}
		b, err := a.Cycles.Board(ctx, ministry(false), "uji")
		if err != nil {
			t.Fatal(err)
		}
		for _, l := range b.Lines {
			if l.Stage != evaluation.Letter || !l.Has(evaluation.Announced) {
				t.Errorf("%s stands at %s", l.Region, l.Stage)
			}
		}
		if b.Cycle.State != evaluation.Published {
			t.Errorf("the cycle %s", b.Cycle.State.Words())
		}
	})
}
