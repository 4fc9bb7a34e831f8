package app

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"testing"

	"gurindam/internal/db"
	"gurindam/internal/web/webtest"
)

// mostWeight is what a browser may load for a page that it sees for the first time.
const mostWeight = 200_000

// TestFirstLoads weighs every page as it is served: itself, its styles, scripts and
// typefaces, compressed. Where all that is named weighs too much, what a browser loads
// of it counts: a face that no letter is set in stays where it is.
func TestFirstLoads(t *testing.T) {
	t.Parallel()
	x := newExample(t)
	pages, _, _ := x.looks()
	for _, l := range pages {
		site := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if s := x.session[l.login]; s != "" {
				r.AddCookie(&http.Cookie{Name: "gurindam_sesi", Value: s})
			}
			r.Host = "localhost:8080"
			x.site.ServeHTTP(w, r)
		})
		if webtest.Weight(t, site, l.path) <= mostWeight {
			continue
		}
		server := httptest.NewServer(site)
		t.Cleanup(server.Close)
		b := webtest.Open(t, server.URL+l.path)
		b.Until(`document.readyState==='complete'`)
		const loaded = `document.fonts.ready.then(()=>performance.getEntriesByType('navigation').concat(performance.getEntriesByType('resource')).filter(e=>!/siaran|panel|hadir|isi$/.test(e.name)).reduce((n,e)=>n+e.encodedBodySize,0))`
		n := webtest.Read[int](b, loaded)
		t.Logf("%s: %d bytes", l.path, n)
		if n > mostWeight || n < mostWeight/4 {
			t.Errorf("%s: %d bytes", l.path, n)
		}
	}
}

// TestOnASlowLine opens the grid of five hundred initiatives over a line of 1 Mbit/s
// with a delay of 300 ms, and saves a cell. How long it takes is told, not judged.
func TestOnASlowLine(t *testing.T) {
	t.Parallel()
	d, err := db.Open(t.Context(), "sqlite:"+filepath.Join(t.TempDir(), "pelan.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { d.Close() })
	c := newCrowd(t, d, 1)
	server := httptest.NewServer(c.as(0))
	t.Cleanup(server.Close)
	b := webtest.Open(t, "about:blank")
	b.Screen("light", 1440, 900)
	b.Slow(125_000, 300)
	b.Go(server.URL + byOffice)
	b.Until(`document.querySelectorAll('gurindam-kisi .kisi-body .kisi-row').length>10`)
	t.Logf("first rows after %.0f ms", webtest.Read[float64](b, `performance.getEntriesByName('kisi')[0].startTime`))
	begun := webtest.Read[float64](b, `performance.now()`)
	write(b, 2, "inisiatif", "Ditulis lewat jalur yang lambat")
	b.Until(`document.querySelector('.kisi-status').textContent.includes('tersimpan')`)
	t.Logf("saved after %.0f ms", webtest.Read[float64](b, fmt.Sprintf(`performance.now()-%f`, begun)))
	if got := fresh(t, c.App).Masterplan.Initiatives[2].Name; got != "Ditulis lewat jalur yang lambat" {
		t.Errorf("the initiative is called %q", got)
	}
}

// as is the site as one of the people sees it, whatever its address.
func (c crowd) as(who int) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		r.Host = "localhost"
		r.AddCookie(&http.Cookie{Name: "gurindam_sesi", Value: c.sessions[who]})
		c.site.ServeHTTP(w, r)
	})
}
