package app

import (
	"testing"
	"time"

	"github.com/pquerna/otp/totp"

	"gurindam/internal/access"
	"gurindam/internal/fault"
	"gurindam/internal/identity"
)

// keeper gives somebody as a manager of people.
func (o office) keeper(login string) identity.Keeper {
	o.t.Helper()
	who, actor, err := o.Who(o.t.Context(), o.session(login))
	if err != nil {
		o.t.Fatal(err)
	}
	return identity.Keeper{Actor: actor, Name: who.Name}
}

// open gives the recovery that waits for a person.
func (o office) open(login string) identity.Recovery {
	o.t.Helper()
	who, err := o.Known(o.t.Context(), login)
	if err != nil {
		o.t.Fatal(err)
	}
	all, err := o.Recoveries(o.t.Context())
	if err != nil {
		o.t.Fatal(err)
	}
	return all[who.ID]
}

const lost = "Ponsel hilang di pelabuhan, kata sandi lupa; telepon 0771-000000."

// A person who lost everything comes back by the word of two officials, and what
// was lost opens nothing any more.
func TestRecoveryByTwoOfficials(t *testing.T) {
	t.Parallel()
	eachOffice(t, func(t *testing.T, o office) {
		ctx, from := t.Context(), identity.Origin{Address: "10.0.0.9"}
		dinkes := access.Place{Region: "21.72", OPD: "DINKES"}
		o.invite("ana", "perencana-opd", dinkes)
		o.invite("kepala", "kepala-opd", dinkes)
		o.invite("sekretaris", "sekretaris", kota)
		o.invite("lain", "kepala-opd", access.Place{Region: "21.72", OPD: "DISHUB"})
		secret, _ := identity.NewSecret("ana")
		ana, _, _ := o.Who(ctx, o.session("ana"))
		code, _ := totp.GenerateCode(secret, time.UnixMilli(o.clock.Load()))
		if _, err := o.Protect(ctx, ana.ID, secret, code); err != nil {
			t.Fatal(err)
		}
		o.wantKind("without a reason", o.AskRecovery(ctx, "ana", "tolong", from), fault.Invalid)
		for _, login := range []string{"ana", "tidak-ada", " ANA "} {
			if err := o.AskRecovery(ctx, login, lost, from); err != nil {
				t.Fatalf("%q: %v", login, err)
			}
		}
		all, err := o.Recoveries(ctx)
		if err != nil || len(all) != 1 {
			t.Fatalf("%v, %v", all, err)
		}
		x := o.open("ana")
		head, secretary := o.keeper("kepala"), o.keeper("sekretaris")
		_, _, err = o.ConfirmRecovery(ctx, head, x.ID, "bukan kata sandinya")
		o.wantKind("without the own password", err, fault.Invalid)
		_, _, err = o.ConfirmRecovery(ctx, o.keeper("lain"), x.ID, testPassword)
		o.wantKind("an official of another office", err, fault.Forbidden)
		if _, token, err := o.ConfirmRecovery(ctx, head, x.ID, testPassword); err != nil || token != "" {
			t.Fatalf("the first word: %q, %v", token, err)
		}
		_, _, err = o.ConfirmRecovery(ctx, head, x.ID, testPassword)
		o.wantKind("the same official again", err, fault.Conflict)
		who, token, err := o.ConfirmRecovery(ctx, secretary, x.ID, testPassword)
		if err != nil || token == "" || who.ID != ana.ID {
			t.Fatalf("the second word: %q, %v", token, err)
		}
		if kept, _ := o.Known(ctx, "ana"); !kept.Second.On() {
			t.Error("the second step is gone before the link was used")
		}
		if err := o.Take(ctx, token, identity.Filled{Password: "kata sandi pulih"}); err != nil {
			t.Fatal(err)
		}
		if entry, err := o.enter("ana", "kata sandi pulih"); err != nil || entry.Session == "" {
			t.Errorf("after the recovery: %+v, %v", entry, err)
		}
		o.wantDeeds(access.Place{Region: "21.72", OPD: "DINKES"}, identity.Recovered, identity.RecoveryConfirmed, identity.RecoveryConfirmed, identity.RecoveryAsked, identity.RoleGiven)
		for _, e := range o.events(access.Place{Region: "21.72", OPD: "DISHUB"}) {
			if e.Person == ana.ID {
				t.Errorf("another office sees %+v", e)
			}
		}
	})
}

func (o office) events(where access.Place) []identity.Event {
	o.t.Helper()
	list, err := o.Events(o.t.Context(), where, 0)
	if err != nil {
		o.t.Fatal(err)
	}
	return list
}

// wantDeeds wants each of the deeds in the log of a place, as often as it is named.
func (o office) wantDeeds(where access.Place, want ...identity.Deed) {
	o.t.Helper()
	seen := map[identity.Deed]int{}
	for _, e := range o.events(where) {
		seen[e.Deed]++
	}
	for _, d := range want {
		if seen[d]--; seen[d] < 0 {
			o.t.Errorf("the log of %s lacks %q: %+v", identity.ScopeText(where), d, o.events(where))
		}
	}
}

// What ends a recovery: time, an official, the person, and a word that counts no more.
func TestRecoveriesEnd(t *testing.T) {
	t.Parallel()
	eachOffice(t, func(t *testing.T, o office) {
		ctx := t.Context()
		o.invite("ana", "perencana-opd", access.Place{Region: "21.72", OPD: "DINKES"})
		o.invite("satu", "sekretaris", kota)
		o.invite("dua", "sekretaris", kota)
		one, two := o.keeper("satu"), o.keeper("dua")
		o.wantKind("oneself", o.StartRecovery(ctx, one, "satu", lost), fault.Forbidden)
		o.wantKind("the console is no official", o.confirm(identity.Console(), "x"), fault.Invalid)
		start := func() identity.Recovery {
			t.Helper()
			if err := o.StartRecovery(ctx, one, "ana", lost); err != nil {
				t.Fatal(err)
			}
			return o.open("ana")
		}
		x := start()
		if o.later(3 * 24 * time.Hour); o.open("ana").ID != "" {
			t.Error("it waits for ever")
		}
		o.wantKind("too late", o.confirm(two, x.ID), fault.Conflict)
		if err := o.Sweep(ctx); err != nil {
			t.Fatal(err)
		}
		o.wantDeeds(kota, identity.RecoveryExpired)
		x = start()
		if err := o.RefuseRecovery(ctx, two, x.ID); err != nil {
			t.Fatal(err)
		}
		o.wantKind("refused", o.confirm(one, x.ID), fault.NotFound)
		start()
		ana, _, _ := o.Who(ctx, o.session("ana"))
		if err := o.CancelRecovery(ctx, ana.ID); err != nil {
			t.Fatal(err)
		}
		o.wantKind("nothing to cancel", o.CancelRecovery(ctx, ana.ID), fault.NotFound)
		x = start()
		if err := o.confirm(one, x.ID); err != nil {
			t.Fatal(err)
		}
		for _, g := range one.Grants {
			if err := o.Withdraw(ctx, identity.Console(), g.ID); err != nil {
				t.Fatal(err)
			}
		}
		_, token, err := o.ConfirmRecovery(ctx, two, x.ID, testPassword)
		if err != nil || token != "" || len(o.open("ana").Confirmed) != 1 {
			t.Errorf("the word of who was dismissed counts: %q, %v, %+v", token, err, o.open("ana"))
		}
		o.wantDeeds(kota, identity.RoleEnded, identity.RecoveryRefused, identity.RecoveryCancelled)
	})
}

func (o office) confirm(by identity.Keeper, id string) error {
	_, _, err := o.ConfirmRecovery(o.t.Context(), by, id, testPassword)
	return err
}

func TestRecoveryIsAskedSlowly(t *testing.T) {
	t.Parallel()
	eachOffice(t, func(t *testing.T, o office) {
		from := identity.Origin{Address: "10.0.0.9"}
		var err error
		for range 6 {
			err = o.AskRecovery(t.Context(), "tidak-ada", lost, from)
		}
		o.wantKind("the sixth at once", err, fault.Forbidden)
	})
}
