package app

import (
	"context"
	"fmt"
	"log/slog"
	"net"
	"strings"
	"testing"
	"time"

	"gurindam/internal/access"
	"gurindam/internal/db"
	"gurindam/internal/db/dbtest"
	"gurindam/internal/identity"
	"gurindam/internal/plan"
	"gurindam/internal/plan/plantest"
	"gurindam/internal/web/webtest"
)

// city is the whole program at work, as people reach it by their browsers.
type city struct {
	*App
	t   *testing.T
	url string
}

// work gives the program over a database, serving, with everything that works behind
// the pages.
func work(t *testing.T, d *db.DB) *city {
	t.Helper()
	a := build(d, time.Now)
	a.People = identity.NewService(peopleStore{a.db}, a.now, identity.Cost{Memory: 64, Rounds: 1, Lanes: 1})
	l, err := Listen("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	url := fmt.Sprintf("http://localhost:%d", l.Addr().(*net.TCPAddr).Port)
	site := NewSite(a, SiteOptions{Log: slog.New(slog.DiscardHandler), URL: url})
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- site.Serve(ctx, l) }()
	t.Cleanup(func() {
		stop()
		if err := <-ended; err != nil {
			t.Errorf("the program ended: %v", err)
		}
	})
	return &city{a, t, url}
}

// planned is work with the full plan in the database.
func planned(t *testing.T, d *db.DB) *city {
	t.Helper()
	c := work(t, d)
	if err := c.Plans.Take(t.Context(), plantest.Full(), plan.Import{Kind: "rencana", At: time.Now(), Person: "uji", File: "uji.xlsx"}); err != nil {
		t.Fatal(err)
	}
	return c
}

// inSQLite runs a journey on one database, the one that most regions will have.
func inSQLite(t *testing.T) *city {
	t.Helper()
	return planned(t, opened(t).db)
}

// invited makes an account.
func (c *city) invited(login, name, role string, scope access.Place) {
	c.t.Helper()
	key, err := c.People.Invite(c.t.Context(), identity.Console(), identity.Invitation{Name: name, Login: login, Grant: access.Grant{Role: role, Scope: scope}})
	if err == nil {
		err = c.People.Take(c.t.Context(), key, identity.Filled{Password: testPassword})
	}
	if err != nil {
		c.t.Fatal(err)
	}
}

// at signs somebody in with the form, and waits until they are where they wanted to go.
func (c *city) at(b *webtest.Tab, login, path string) *webtest.Tab {
	c.t.Helper()
	b.Go(c.url + path)
	b.Until(`location.pathname==='/masuk'`)
	b.Fill(`form[action="/masuk"] [name=nama]`, login)
	b.Press("Tab")
	b.Type(testPassword)
	b.Press("Enter")
	b.Until(fmt.Sprintf("location.pathname+location.search===%q", path))
	return b
}

// enter opens a browser, in which somebody signs in.
func (c *city) enter(login, path string) *webtest.Tab {
	c.t.Helper()
	b := webtest.Open(c.t, "about:blank")
	b.Screen("light", 1440, 900)
	return c.at(b, login, path)
}

// also signs somebody else in, in the same browser but apart from the first.
func (c *city) also(b *webtest.Tab, login, path string) *webtest.Tab {
	c.t.Helper()
	other := b.Apart("about:blank")
	other.Screen("light", 1440, 900)
	return c.at(other, login, path)
}

// known opens a page for somebody who has signed in already, in the same browser but
// apart from the first.
func (c *city) known(b *webtest.Tab, login, path string) *webtest.Tab {
	c.t.Helper()
	entry, err := c.People.SignIn(c.t.Context(), login, testPassword, identity.Origin{Address: "127.0.0.1"})
	if err != nil {
		c.t.Fatal(err)
	}
	other := b.Apart("about:blank")
	other.Screen("light", 1440, 900)
	other.Holds(c.url, "gurindam_sesi", entry.Session)
	other.Go(c.url + path)
	return other
}

// eventually waits for what the program holds.
func (c *city) eventually(what string, holds func() bool) {
	c.t.Helper()
	for end := time.Now().Add(time.Minute); !holds(); time.Sleep(20 * time.Millisecond) {
		if time.Now().After(end) {
			c.t.Fatalf("waited in vain: %s", what)
		}
	}
}

const byOffice = "/kota/21.72/kerja/rencana_aksi"

// From the one-time link on an empty database to a planner who stands in their
// workspace, all of it by hand.
func TestJourneySetUp(t *testing.T) {
	t.Parallel()
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		c := planned(t, d)
		key, err := c.People.SetUpLink(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		ana := webtest.Open(t, c.url+"/tautan?kunci="+key)
		ana.Fill(`[name=orang]`, "Ana Contoh")
		ana.Press("Tab")
		ana.Type("ana")
		ana.Press("Tab")
		ana.Type("pendek")
		ana.Press("Enter")
		ana.Until(`document.querySelector('[name=sandi]').matches(':invalid')`) // the browser says why
		ana.Fill(`[name=sandi]`, testPassword)
		ana.Press("Enter")
		ana.Until(`location.pathname==='/masuk'`)
		c.at(ana, "ana", "/kota/21.72/orang")
		ana.Fill(`main [name=orang]`, "Budi Contoh")
		ana.Press("Tab")
		ana.Type("budi")
		ana.Choose(`main [name=peran]`, "perencana-opd")
		ana.Choose(`main [name=opd]`, "DINKES")
		ana.Push("Undang atau beri peran")
		ana.Until(`document.querySelector('main [role=status] code')`)
		link := webtest.Read[string](ana, `document.querySelector('main [role=status] code').textContent`)
		if !strings.HasPrefix(link, c.url+"/tautan?kunci=") {
			t.Fatalf("the link is %q", link)
		}
		budi := ana.Apart(link)
		budi.Says("Budi Contoh")
		budi.Fill(`[name=sandi]`, testPassword)
		budi.Press("Enter")
		budi.Until(`location.pathname==='/masuk'`)
		c.at(budi, "budi", "/kota/21.72/kerja")
		budi.Push("Rencana Aksi")
		budi.Until(`document.querySelectorAll('gurindam-kisi .kisi-body .kisi-row').length===2`)
		if locked := webtest.Read[[]bool](budi, `[...document.querySelectorAll('.kisi-body .kisi-gutter')].map(e=>e.classList.contains('locked'))`); !locked[0] || locked[1] {
			t.Errorf("rows of other offices and of the own are locked: %v", locked)
		}
		used := ana.Apart(link)
		used.Says("Minta")
	})
}
