package app

import (
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/pquerna/otp/totp"

	"gurindam/internal/access"
	"gurindam/internal/db"
	"gurindam/internal/db/dbtest"
	"gurindam/internal/fault"
	"gurindam/internal/identity"
)

// office is the people of a fresh database, with a clock that tests turn.
type office struct {
	*identity.Service
	t     *testing.T
	clock *atomic.Int64
}

func eachOffice(t *testing.T, fn func(*testing.T, office)) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		clock := new(atomic.Int64)
		clock.Store(time.Date(2026, 3, 2, 5, 0, 0, 0, time.UTC).UnixMilli())
		now := func() time.Time { return time.UnixMilli(clock.Load()).UTC() }
		fn(t, office{identity.NewService(peopleStore{d}, now, identity.Cost{Memory: 64, Rounds: 1, Lanes: 1}), t, clock})
	})
}

func (o office) later(d time.Duration) { o.clock.Add(d.Milliseconds()) }

// invite invites a person and takes the invitation.
func (o office) invite(login, role string, scope access.Place) {
	o.t.Helper()
	token, err := o.Invite(o.t.Context(), identity.Console(), identity.Invitation{Name: "Orang Contoh", Login: login, Grant: access.Grant{Role: role, Scope: scope}})
	if err != nil {
		o.t.Fatal(err)
	}
	if err := o.Take(o.t.Context(), token, identity.Filled{Password: testPassword}); err != nil {
		o.t.Fatal(err)
	}
}

func (o office) enter(login, password string) (identity.Entry, error) {
	return o.SignIn(o.t.Context(), login, password, identity.Origin{Address: "10.0.0.1", Agent: "uji"})
}

// session signs somebody in.
func (o office) session(login string) string {
	o.t.Helper()
	entry, err := o.enter(login, testPassword)
	if err != nil || entry.Session == "" {
		o.t.Fatalf("%s: %+v, %v", login, entry, err)
	}
	return entry.Session
}

func (o office) wantKind(what string, err error, kind fault.Kind) {
	o.t.Helper()
	if err == nil || fault.KindOf(err) != kind {
		o.t.Errorf("%s: %v, want kind %d", what, err, kind)
	}
}

var kota = access.Place{Region: "21.72"}

func TestFirstAccount(t *testing.T) {
	t.Parallel()
	eachOffice(t, func(t *testing.T, o office) {
		old, err := o.SetUpLink(t.Context())
		if err != nil || old == "" {
			t.Fatal(old, err)
		}
		link, err := o.SetUpLink(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		first := identity.Filled{Name: "Ana Contoh", Login: " ANA@contoh.go.id ", Password: testPassword}
		o.wantKind("an earlier link", o.Take(t.Context(), old, first), fault.NotFound)
		o.wantKind("a weak password", o.Take(t.Context(), link, identity.Filled{Name: "Ana", Login: "ana", Password: "pendek"}), fault.Invalid)
		if err := o.Take(t.Context(), link, first); err != nil {
			t.Fatal(err)
		}
		o.wantKind("a link used twice", o.Take(t.Context(), link, first), fault.NotFound)
		if again, err := o.SetUpLink(t.Context()); again != "" || err != nil {
			t.Errorf("another set-up: %q, %v", again, err)
		}
		who, actor, err := o.Who(t.Context(), o.session("ana@contoh.go.id"))
		if err != nil || who.Name != "Ana Contoh" || !access.May(actor, access.People, access.Place{}, time.Now()) {
			t.Errorf("%+v, %+v, %v", who, actor, err)
		}
	})
}

func TestLinksEnd(t *testing.T) {
	t.Parallel()
	eachOffice(t, func(t *testing.T, o office) {
		i := identity.Invitation{Name: "Budi Contoh", Login: "budi", Grant: access.Grant{Role: "sekda", Scope: kota}}
		token, err := o.Invite(t.Context(), identity.Console(), i)
		if err != nil {
			t.Fatal(err)
		}
		o.later(7 * 24 * time.Hour)
		o.wantKind("after its week", o.Take(t.Context(), token, identity.Filled{Password: testPassword}), fault.NotFound)
		if _, err := o.enter("budi", ""); err == nil {
			t.Error("an account without a password was entered")
		}
		if token, err = o.Renew(t.Context(), identity.Console(), "budi"); err != nil {
			t.Fatal(err)
		}
		if kind, who, err := o.Link(t.Context(), token); err != nil || kind != identity.Invited || who.Login != "budi" {
			t.Errorf("%s, %+v, %v", kind, who, err)
		}
		if again, err := o.Invite(t.Context(), identity.Console(), i); again != "" || err != nil {
			t.Errorf("a role for who is known gave a link: %q, %v", again, err)
		}
	})
}

func TestGuessingIsSlow(t *testing.T) {
	t.Parallel()
	eachOffice(t, func(t *testing.T, o office) {
		o.invite("ana", "sekda", kota)
		var wait sync.WaitGroup
		var judged atomic.Int64
		for range 12 {
			wait.Go(func() {
				if _, err := o.enter("ana", "tebakan yang salah"); fault.KindOf(err) == fault.Invalid {
					judged.Add(1)
				}
			})
		}
		wait.Wait()
		if n := judged.Load(); n != 5 {
			t.Errorf("%d guesses at once were judged, want 5", n)
		}
		_, err := o.enter("ana", testPassword)
		o.wantKind("the right password in the wait", err, fault.Forbidden)
		for range 6 {
			_, err = o.enter("tidak-ada", testPassword)
		}
		o.wantKind("an unknown name is counted too", err, fault.Forbidden)
		o.later(16 * time.Minute)
		o.session("ana")
	})
}

func TestSessionsAreListedAndEnded(t *testing.T) {
	t.Parallel()
	eachOffice(t, func(t *testing.T, o office) {
		o.invite("ana", "sekda", kota)
		o.invite("budi", "sekda", kota)
		one, two, three := o.session("ana"), o.session("ana"), o.session("ana")
		ana, _, err := o.Who(t.Context(), one)
		if err != nil {
			t.Fatal(err)
		}
		list, err := o.Sessions(t.Context(), ana.ID, two)
		if err != nil || len(list) != 3 {
			t.Fatalf("%v, %v", list, err)
		}
		budi, _, _ := o.Who(t.Context(), o.session("budi"))
		if err := o.EndSession(t.Context(), budi.ID, list[0].Hash); err != nil || !o.opens(two) {
			t.Errorf("another ended it: %v", err)
		}
		if err := o.EndSession(t.Context(), ana.ID, list[0].Hash); err != nil || o.opens(two) {
			t.Errorf("the first of the list is not the own one, or still opens: %v", err)
		}
		if err := o.ChangePassword(t.Context(), ana.ID, testPassword, "kata sandi lainnya", three); err != nil {
			t.Fatal(err)
		}
		if o.opens(one) || !o.opens(three) {
			t.Error("a new password ends the other sessions alone")
		}
		o.later(11 * time.Hour)
		if !o.opens(three) {
			t.Error("it ended too early")
		}
		o.later(11 * time.Hour)
		if !o.opens(three) {
			t.Error("use was not noted")
		}
		o.later(12 * time.Hour)
		if o.opens(three) {
			t.Error("an idle session opens")
		}
	})
}

func TestSweepingLeavesWhatCounts(t *testing.T) {
	t.Parallel()
	eachOffice(t, func(t *testing.T, o office) {
		o.invite("ana", "sekda", kota)
		old := o.session("ana")
		for range 5 {
			_, _ = o.enter("budi", "tebakan")
		}
		o.later(11 * time.Hour)
		fresh := o.session("ana")
		link, err := o.Renew(t.Context(), identity.Console(), "ana")
		if err != nil {
			t.Fatal(err)
		}
		o.later(time.Hour)
		if err := o.Sweep(t.Context()); err != nil {
			t.Fatal(err)
		}
		o.later(-2 * time.Hour) // what would still open, were it there
		if o.opens(old) || !o.opens(fresh) {
			t.Error("the idle session goes, the other stays")
		}
		if _, _, err := o.Link(t.Context(), link); err != nil {
			t.Errorf("a link that holds is gone: %v", err)
		}
	})
}

func (o office) opens(token string) bool {
	o.t.Helper()
	who, _, err := o.Who(o.t.Context(), token)
	if err != nil {
		o.t.Error(err)
	}
	return who.ID != ""
}

func TestSecondStepIsAsked(t *testing.T) {
	t.Parallel()
	eachOffice(t, func(t *testing.T, o office) {
		o.invite("ana", "sekda", kota)
		ana, _, err := o.Who(t.Context(), o.session("ana"))
		if err != nil {
			t.Fatal(err)
		}
		secret, _ := identity.NewSecret("ana")
		code := func() string {
			c, _ := totp.GenerateCode(secret, time.UnixMilli(o.clock.Load()))
			return c
		}
		recovery, err := o.Protect(t.Context(), ana.ID, secret, code())
		if err != nil {
			t.Fatal(err)
		}
		entry, err := o.enter("ana", testPassword)
		if err != nil || entry.Session != "" || entry.NextStep == "" {
			t.Fatalf("%+v, %v", entry, err)
		}
		o.wantKind("a step is no password link", o.Take(t.Context(), entry.NextStep, identity.Filled{Password: "kata sandi curian"}), fault.NotFound)
		from := identity.Origin{Address: "10.0.0.1"}
		_, err = o.Finish(t.Context(), entry.NextStep, code(), from)
		o.wantKind("the code that began it", err, fault.Invalid)
		o.later(30 * time.Second)
		session, err := o.Finish(t.Context(), entry.NextStep, code(), from)
		if err != nil || !o.opens(session) {
			t.Errorf("%q, %v", session, err)
		}
		_, err = o.Finish(t.Context(), entry.NextStep, recovery[0], from)
		o.wantKind("a step that is done", err, fault.Invalid)
		entry, _ = o.enter("ana", testPassword)
		if err := o.ChangePassword(t.Context(), ana.ID, testPassword, testPassword, session); err != nil {
			t.Fatal(err)
		}
		_, err = o.Finish(t.Context(), entry.NextStep, recovery[0], from)
		o.wantKind("a step begun with an older password", err, fault.Invalid)
		entry, _ = o.enter("ana", testPassword)
		for range 6 {
			_, err = o.Finish(t.Context(), entry.NextStep, "000000", from)
		}
		o.wantKind("guessing codes", err, fault.Forbidden)
		if err := o.Unprotect(t.Context(), ana.ID, "bukan itu"); err == nil {
			t.Error("switched off without the password")
		}
		if err := o.Unprotect(t.Context(), ana.ID, testPassword); err != nil {
			t.Error(err)
		}
		o.session("ana")
	})
}

func TestNobodyRisesByManagingPeople(t *testing.T) {
	t.Parallel()
	eachOffice(t, func(t *testing.T, o office) {
		dinkes := access.Place{Region: "21.72", OPD: "DINKES"}
		o.invite("kepala", "kepala-opd", dinkes)
		o.invite("sekretaris", "sekretaris", kota)
		_, actor, err := o.Who(t.Context(), o.session("kepala"))
		if err != nil {
			t.Fatal(err)
		}
		head := identity.Keeper{Actor: actor, Name: "Kepala"}
		for name, g := range map[string]access.Grant{
			"another office": {Role: "perencana-opd", Scope: access.Place{Region: "21.72", OPD: "DISHUB"}},
			"the whole city": {Role: "sekretaris", Scope: kota}, "the nation": {Role: access.Keeper},
		} {
			_, err := o.Invite(t.Context(), head, identity.Invitation{Name: "X", Login: "baru", Grant: g})
			o.wantKind(name, err, fault.Forbidden)
		}
		if _, err := o.Invite(t.Context(), head, identity.Invitation{Login: "sekretaris", Grant: access.Grant{Role: "perencana-opd", Scope: dinkes}}); err != nil {
			t.Fatal(err)
		}
		_, err = o.Renew(t.Context(), head, "sekretaris")
		o.wantKind("the way in of who holds more", err, fault.Forbidden)
		members, err := o.People(t.Context(), kota)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range members {
			for _, g := range m.Grants {
				err := o.Withdraw(t.Context(), head, g.ID)
				if own := g.Scope == dinkes; own != (err == nil) {
					t.Errorf("%s %+v: %v", m.Login, g.Grant, err)
				}
			}
		}
	})
}

func TestTheLastKeeperStays(t *testing.T) {
	t.Parallel()
	eachOffice(t, func(t *testing.T, o office) {
		o.invite("ana", access.Keeper, access.Place{})
		members, err := o.People(t.Context(), access.Place{})
		if err != nil || len(members) != 1 {
			t.Fatal(members, err)
		}
		id := members[0].Grants[0].ID
		o.wantKind("the last one", o.Withdraw(t.Context(), identity.Console(), id), fault.Conflict)
		o.invite("budi", access.Keeper, access.Place{})
		if err := o.Withdraw(t.Context(), identity.Console(), id); err != nil {
			t.Error(err)
		}
		_, actor, _ := o.Who(t.Context(), o.session("ana"))
		if access.May(actor, access.Read, kota, time.UnixMilli(o.clock.Load())) {
			t.Error("a role that was withdrawn still opens")
		}
	})
}
