package app

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	"gurindam/internal/access"
	"gurindam/internal/db"
	"gurindam/internal/db/dbtest"
	"gurindam/internal/decimal"
	"gurindam/internal/identity"
	"gurindam/internal/money"
	"gurindam/internal/needs"
	"gurindam/internal/plan"
	"gurindam/internal/plan/plantest"
	"gurindam/internal/web"
	"gurindam/internal/web/webtest"
	"gurindam/internal/workspace"
)

// decade is a plan of five hundred initiatives with targets and money for ten years.
func decade(t testing.TB) plan.Snapshot {
	t.Helper()
	g, err := plan.LoadGuideline(DefaultGuideline)
	if err != nil {
		t.Fatal(err)
	}
	s := plantest.Large(g, 500)
	s.Masterplan.Profile.Period.Last = s.Masterplan.Profile.Period.First + 9
	for i := range s.Masterplan.Initiatives {
		v := &s.Masterplan.Initiatives[i]
		for year := 2024; year <= 2028; year++ {
			v.Targets = append(v.Targets, plan.YearValue{Year: year, Number: decimal.New(int64(i+year), 1)})
			v.Budgets = append(v.Budgets, plan.Budget{Year: year, Source: "APBD", Amount: money.Rupiah(i+1) * 1_000_000})
		}
	}
	return s
}

// crowd is a program with a decade's plan and the sessions of people who write in it.
type crowd struct {
	*App
	site     *web.Site
	sessions []string
}

func newCrowd(t testing.TB, d *db.DB, people int) crowd {
	t.Helper()
	c := crowd{App: build(d, time.Now)}
	c.People = identity.NewService(peopleStore{d}, time.Now, identity.Cost{Memory: 64, Rounds: 1, Lanes: 1})
	c.site = NewSite(c.App, SiteOptions{Log: slog.New(slog.DiscardHandler)}).pages
	t.Cleanup(func() { c.site.Close() })
	if err := c.Plans.Take(t.Context(), decade(t), plan.Import{Kind: "rencana", At: time.Now(), Person: "uji", File: "uji.xlsx"}); err != nil {
		t.Fatal(err)
	}
	for n := range people {
		login := fmt.Sprint("editor-", n)
		key, err := c.People.Invite(t.Context(), identity.Console(), identity.Invitation{Name: "Editor " + login, Login: login, Grant: access.Grant{Role: "sekretaris", Scope: kota}})
		if err == nil {
			err = c.People.Take(t.Context(), key, identity.Filled{Password: testPassword})
		}
		var entry identity.Entry
		if err == nil {
			entry, err = c.People.SignIn(t.Context(), login, testPassword, identity.Origin{Address: "127.0.0.1"})
		}
		if err != nil {
			t.Fatal(err)
		}
		c.sessions = append(c.sessions, entry.Session)
	}
	return c
}

// ask sends a request as one of the people.
func (c crowd) ask(who int, method, url string, body []byte) *http.Request {
	r, err := http.NewRequest(method, url, bytes.NewReader(body))
	if err != nil {
		panic(err) // the address is written here
	}
	r.Header.Set("Accept-Encoding", "gzip")
	r.Header.Set("Content-Type", "application/json")
	r.AddCookie(&http.Cookie{Name: "gurindam_sesi", Value: c.sessions[who]})
	return r
}

// timed reports the times that half and 95 of 100 answers stay below.
func timed(b *testing.B, took []time.Duration) {
	slices.Sort(took)
	for name, at := range map[string]int{"p50-ms": 50, "p95-ms": 95} {
		b.ReportMetric(float64(took[len(took)*at/100].Microseconds())/1000, name)
	}
}

// Pages of the plan of a decade, to whoever writes in it.
func BenchmarkDecade(b *testing.B) {
	dbtest.Bench(b, func(b *testing.B, d *db.DB) {
		c := newCrowd(b, d, 1)
		for name, path := range map[string]string{
			"ringkasan": "", "kerja": "/kerja", "kisi": "/kerja/rencana_aksi", "isi": "/kerja/rencana_aksi/isi", "rencana-aksi": "/rencana-aksi", "keselarasan": "/keselarasan", "peta-jalan": "/peta-jalan", "riwayat": "/riwayat",
		} {
			b.Run(name, func(b *testing.B) {
				var took []time.Duration
				size := 0
				for b.Loop() {
					w, begun := httptest.NewRecorder(), time.Now()
					c.site.ServeHTTP(w, c.ask(0, http.MethodGet, "http://localhost/kota/21.72"+path, nil))
					took = append(took, time.Since(begun))
					if size = w.Body.Len(); w.Code != http.StatusOK {
						b.Fatal(path, w.Code)
					}
				}
				timed(b, took)
				b.ReportMetric(float64(size)/1000, "kB")
			})
		}
	})
}

// typist is one of the people with a row of their own.
type typist struct {
	crowd
	who  int
	row  string
	seen string // what stands in the cell
	n    int
}

// save writes the next text into the cell and waits for the answer.
func (w *typist) save(client *http.Client, url string) (time.Duration, error) {
	w.n++
	value := fmt.Sprintf("Keluaran yang dijanjikan, tulisan %d dari %d.", w.n, w.who)
	body, err := json.Marshal(map[string]any{"changes": []workspace.Change{fill("rencana_aksi", w.row, "deskripsi", w.seen, value)}})
	if err != nil {
		return 0, err
	}
	begun := time.Now()
	res, err := client.Do(w.ask(w.who, http.MethodPost, url+"/kota/21.72/kerja/ubah", body))
	if err != nil {
		return 0, err
	}
	defer res.Body.Close()
	answer, err := io.ReadAll(res.Body)
	took := time.Since(begun)
	if err != nil || res.StatusCode != http.StatusOK || !bytes.Contains(answer, []byte(`"tersimpan"`)) {
		return 0, fmt.Errorf("%d %s %w", res.StatusCode, answer, err)
	}
	w.seen = value
	return took, nil
}

// Fifty people have the grid open, each hears of all the others, and each saves a cell
// every second or so: how long they wait for the answer. The same without a pause, and
// one alone.
func BenchmarkFiftyEditors(b *testing.B) {
	dbtest.Bench(b, func(b *testing.B, d *db.DB) {
		const people = 50
		c := newCrowd(b, d, people)
		server := httptest.NewServer(c.site)
		b.Cleanup(server.Close)
		client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 2 * people}}
		rows := state(b, c.App).IDs["rencana_aksi"]
		var all [people]*typist
		for who := range all {
			all[who] = &typist{crowd: c, who: who, row: rows[10*who+2], seen: "Keluaran yang dijanjikan."}
		}
		run := func(editors int, pause time.Duration) func(*testing.B) {
			return func(b *testing.B) {
				var mu sync.Mutex
				var took []time.Duration
				var hands sync.WaitGroup
				for who := range editors {
					hands.Go(func() {
						for n := who; n < b.N; n += editors {
							time.Sleep(time.Duration(rand.Float64() * 2 * float64(pause)))
							t, err := all[who].save(client, server.URL)
							if err != nil {
								b.Error(err)
								return
							}
							mu.Lock()
							took = append(took, t)
							mu.Unlock()
						}
					})
				}
				hands.Wait()
				if len(took) > 0 {
					timed(b, took)
				}
			}
		}
		b.Run("alone", run(1, 0))
		for who := range people { // from here on, everybody listens
			res, err := client.Do(c.ask(who, http.MethodGet, server.URL+"/kota/21.72/kerja/siaran", nil))
			if err != nil {
				b.Fatal(err)
			}
			go func() { _, _ = io.Copy(io.Discard, res.Body) }()
			b.Cleanup(func() { res.Body.Close() })
		}
		b.Run("every-second", run(people, time.Second))
		b.Run("without-pause", run(people, 0))
	})
}

// From the click to the rows of the grid, as the browser marks it.
func BenchmarkGridFirstPaint(b *testing.B) {
	needs.Program(b, "chromium")
	d, err := db.Open(b.Context(), "sqlite:"+filepath.Join(b.TempDir(), "kisi.db"))
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { d.Close() })
	c := newCrowd(b, d, 1)
	server := httptest.NewServer(c.as(0))
	b.Cleanup(server.Close)
	tab := webtest.Open(b, "about:blank")
	tab.Screen("light", 1440, 900)
	var took []time.Duration
	for b.Loop() {
		tab.Go(server.URL + byOffice)
		tab.Until(`performance.getEntriesByName('kisi').length`)
		took = append(took, time.Duration(webtest.Read[float64](tab, `performance.getEntriesByName('kisi')[0].startTime`)*float64(time.Millisecond)))
	}
	timed(b, took)
}
