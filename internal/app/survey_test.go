package app

import (
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"gurindam/internal/access"
	"gurindam/internal/evaluation"
	"gurindam/internal/plan"
	"gurindam/internal/plan/plantest"
	"gurindam/internal/region"
	"gurindam/internal/survey"
	"gurindam/internal/survey/surveyweb"
	"gurindam/internal/web"
	"gurindam/internal/web/webtest"
)

const pollRound = "uji-survei"

// surveying opens a cycle in which two regions take part, with a survey that needs two
// respondents.
func surveying(t testing.TB, a *App) {
	t.Helper()
	ctx := t.Context()
	c := evaluation.Cycle{ID: pollRound, Name: "Evaluasi uji", Year: 2026, Assessors: 2, Spread: 1, Sample: 2, State: evaluation.Draft, Cohorts: []evaluation.Cohort{{ID: "reguler", Name: "Reguler", Instrument: "kominfo-2024-reguler"}}}
	for _, s := range evaluation.Stages {
		c.Windows = append(c.Windows, evaluation.Window{Stage: s, First: a.now().AddDate(0, 0, -9), Last: a.now().AddDate(0, 0, 9)})
	}
	regions := []region.Code{tanjungpinang, "21.71"}
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	must(a.Cycles.Save(ctx, ministry(false), c))
	must(a.Cycles.Enrol(ctx, ministry(false), pollRound, "reguler", regions))
	must(a.Cycles.Begin(ctx, ministry(false), pollRound))
	for _, code := range regions {
		must(a.Cycles.Reply(ctx, local("sekda", code), pollRound, code, true, ""))
	}
}

// keeper keeps the survey of the city.
var keeper = survey.Author{Actor: access.Actor{Person: "sek-21.72", Grants: []access.Grant{{Role: "sekretaris", Scope: kota}}}, Name: "Sekretaris"}

// surveyedTown is surveying with the full plan in the database.
func surveyedTown(t testing.TB, a *App) {
	t.Helper()
	if err := a.Plans.Take(t.Context(), plantest.Full(), plan.Import{Kind: "rencana", At: a.now(), Person: "uji", File: "uji.xlsx"}); err != nil {
		t.Fatal(err)
	}
	surveying(t, a)
}

// surveys has a link with an answer, and an entry sheet that waits.
func (x *example) surveys() {
	x.t.Helper()
	ctx := x.t.Context()
	surveying(x.t, x.App)
	person := x.author("sekretaris")
	who := survey.Author{Actor: person.Actor, Name: person.Name}
	p, err := x.Surveys.Open(ctx, who, pollRound, tanjungpinang, "SG-1", "SG-01", 1200)
	x.must(err)
	form := survey.Response{Agreed: true, Profile: survey.Profile{Often: survey.Frequencies[0], Since: survey.Durations[0]}, Answers: map[string]string{"IM-SG-1-1": "3", "IM-SG-1-2": "4", "IM-SG-1-3": "x"}, Suggestion: "Contoh saran"}
	for range 2 { // the second is held
		_, err = x.Surveys.Send(ctx, p.Token, form, survey.Trace{Device: "AAAAAAAAAAAAAAAAAAAAAAAAAA", Address: "203.0.113.9"})
		x.must(err)
	}
	x.sample["poll"], x.sample["token"] = p.ID, p.Token
	x.sample["lembar"], err = x.Surveys.Keep(ctx, who, pollRound, tanjungpinang, p.ID, "contoh.csv", []byte("Nomor responden;Pernah memakai\n1;ya\n"))
	x.must(err)
}

func linked(t testing.TB, a *App) survey.Poll {
	t.Helper()
	p, err := a.Surveys.Open(t.Context(), keeper, pollRound, tanjungpinang, "SG-1", "SG-01", 0)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// street is somebody with a browser and no account.
type street struct {
	t      *testing.T
	site   http.Handler
	cookie string
}

func (s *street) ask(method, path string, form url.Values, headers ...string) *httptest.ResponseRecorder {
	s.t.Helper()
	r := httptest.NewRequest(method, path, strings.NewReader(form.Encode()))
	r.Host = "localhost"
	if method == "POST" {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	for n := 0; n+1 < len(headers); n += 2 {
		r.Header.Set(headers[n], headers[n+1])
	}
	if s.cookie != "" {
		r.Header.Set("Cookie", s.cookie)
	}
	w := httptest.NewRecorder()
	s.site.ServeHTTP(w, r)
	for _, c := range w.Result().Cookies() {
		s.cookie = c.Name + "=" + c.Value
		if !c.HttpOnly || c.SameSite != http.SameSiteLaxMode || c.Path != "/survei" {
			s.t.Errorf("the mark: %+v", c)
		}
	}
	return w
}

func answered(key string) url.Values {
	return url.Values{"kunci": {key}, "mulai": {"1"}, "setuju": {"ya"}, "sering": {survey.Frequencies[1]}, "lama": {survey.Durations[1]}, "IM-SG-1-1": {"3"}, "IM-SG-1-2": {"4"}, "IM-SG-1-3": {"x"}}
}

var keyInForm = regexp.MustCompile(`name="kunci" value="([A-Z2-7]{26})"`)

// The public form, by the requests that browsers without a script make.
func TestPublicSurvey(t *testing.T) {
	t.Parallel()
	eachTown(t, func(t *testing.T, a *App) {
		surveying(t, a)
		p := linked(t, a)
		site := NewSite(a, SiteOptions{Log: slog.New(slog.DiscardHandler)}).pages
		link := "/survei/" + p.Token
		s := &street{t: t, site: site}
		status := func(w *httptest.ResponseRecorder, want int, says string) {
			t.Helper()
			if w.Code != want || !strings.Contains(w.Body.String()+w.Header().Get("Location"), says) {
				t.Errorf("%d, want %d and %q in %q:\n%s", w.Code, want, says, w.Header().Get("Location"), webtest.Text(t, w.Body.String()))
			}
		}
		status(s.ask("GET", "/survei?kode="+strings.ToUpper(survey.Grouped(p.Token)), nil), 303, link)
		status(s.ask("GET", "/survei?kode=salah", nil), 200, "tidak lengkap")
		status(s.ask("GET", link, nil), 200, "Pernah memakai layanan ini?")
		status(s.ask("POST", link, url.Values{}), 422, "Jawab dahulu kedua pertanyaan")
		status(s.ask("POST", link, url.Values{"pakai": {"tidak"}}), 303, "/selesai?tersaring=1")
		status(s.ask("POST", link, url.Values{"pakai": {"ya"}, "kelola": {"ya"}}), 303, "/selesai?tersaring=1")
		status(s.ask("POST", link, url.Values{"pakai": {"ya"}, "kelola": {"tidak"}}), 303, link+"/isi")
		form := s.ask("GET", link+"/isi", nil)
		status(form, 200, "Pernyataan 1 dari 3")
		key := keyInForm.FindStringSubmatch(form.Body.String())
		if key == nil || s.cookie == "" {
			t.Fatal("no key, or no mark")
		}
		if lint := webtest.Lint(form.Body.String()); len(lint) > 0 {
			t.Error(lint)
		}
		missing := answered(key[1])
		missing.Del("IM-SG-1-2")
		missing.Set("saran", "Loketnya <b>jauh</b>")
		back := s.ask("POST", link+"/isi", missing)
		status(back, 422, "Pernyataan 2 belum dijawab")
		status(back, 422, "Loketnya &lt;b&gt;jauh&lt;/b&gt;") // what was typed is there, as text
		status(back, 422, key[1])
		status(s.ask("POST", link+"/isi", answered(key[1])), 303, link+"/selesai")
		status(s.ask("POST", link+"/isi", answered(key[1])), 303, link+"/selesai") // sent again
		trapped := answered("")
		trapped.Set("situs", "http://iklan.example")
		status(s.ask("POST", link+"/isi", trapped), 303, link+"/selesai")
		status(s.ask("POST", link+"/isi", answered(""), "Sec-Fetch-Site", "cross-site"), 403, "situs lain")
		status(s.ask("GET", link+"/selesai", nil), 200, "sudah diterima")
		o, err := a.Surveys.Overview(t.Context(), keeper, pollRound, tanjungpinang)
		if err != nil {
			t.Fatal(err)
		}
		r, _ := o.Results.Sub("SG-1")
		if r.Valid != 1 || r.Held != 0 || r.Screened != 1 || r.Builders != 1 || r.Mean.String() != "3.50" {
			t.Errorf("%+v %v", r.Tally, r.Mean)
		}
		for _, bad := range []string{"/survei/aaaaaaaaaaaaaaaa", "/survei/x", "/survei/" + strings.Repeat("z", 500), "/survei/%00", "/survei/..%2f..%2fetc"} {
			status(s.ask("GET", bad, nil), 404, "")
			status(s.ask("POST", bad+"/isi", answered("")), 404, "")
		}
		if err := a.Surveys.Manage(t.Context(), keeper, pollRound, tanjungpinang, p.ID, survey.Close); err != nil {
			t.Fatal(err)
		}
		for _, path := range []string{link, link + "/isi"} {
			status(s.ask("GET", path, nil), 200, "sudah ditutup")
		}
		status(s.ask("POST", link+"/isi", answered("")), 200, "sudah ditutup")
	})
}

// What a telephone loads for the form is less than 40 kB.
func TestPublicSurveyIsSmall(t *testing.T) {
	t.Parallel()
	a := opened(t)
	surveyedTown(t, a)
	p := linked(t, a)
	site := NewSite(a, SiteOptions{Log: slog.New(slog.DiscardHandler)}).pages
	for _, path := range []string{"/survei", "/survei/" + p.Token, "/survei/" + p.Token + "/isi"} {
		if n := webtest.Weight(t, site, path); n > 40_000 || n < 1000 {
			t.Errorf("%s: %d bytes", path, n)
		} else {
			t.Logf("%s: %d bytes", path, n)
		}
	}
}

// The pages of one region's survey are shut to another, and to whoever has no account.
func TestSurveyPagesAreApart(t *testing.T) {
	t.Parallel()
	a := opened(t)
	surveyedTown(t, a)
	p := linked(t, a)
	neighbour := web.Visitor{Actor: access.Actor{Person: "x", Grants: []access.Grant{{Role: "sekretaris", Scope: access.Place{Region: "21.71"}}}}, Name: "x"}
	var who web.Visitor
	site := web.New(web.Config{Log: slog.New(slog.DiscardHandler), Now: a.now, Assets: surveyweb.Assets(), Who: func(*http.Request) (web.Visitor, error) { return who, nil }}, a.surveyRoutes()...)
	const base = "/kota/21.72/evaluasi/" + pollRound + "/survei"
	for _, visitor := range []web.Visitor{{}, neighbour} {
		who = visitor
		for _, path := range []string{"", "/hasil", "/sub/SG-1", "/unduh/survei.xlsx", "/tautan/" + p.ID + "/poster", "/tautan/" + p.ID + "/templat", "/tautan/" + p.ID + "/isi", "/impor/X"} {
			if w := webtest.Get(t, site, base+path); w.Code != http.StatusForbidden {
				t.Errorf("%s: %d", path, w.Code)
			}
		}
		s := &street{t: t, site: site}
		for _, path := range []string{"/sub/SG-1", "/sub/SG-1/bukti", "/tautan/" + p.ID, "/tautan/" + p.ID + "/isi", "/impor/X", "/batal/X", "/jawaban/X", "/jawaban/X/saran"} {
			if w := s.ask("POST", base+path, url.Values{"tindakan": {"tutup"}}); w.Code != http.StatusForbidden {
				t.Errorf("POST %s: %d", path, w.Code)
			}
		}
	}
	who = neighbour
	if w := webtest.Get(t, site, "/kota/21.71/evaluasi/"+pollRound+"/survei/tautan/"+p.ID+"/poster"); w.Code != http.StatusNotFound {
		t.Errorf("by an identity that was learned: %d", w.Code)
	}
}

// touch brings what a selector finds into view and clicks on it.
func touch(b *webtest.Tab, selector string) {
	webtest.Read[bool](b, fmt.Sprintf(`(document.querySelector(%q).scrollIntoView({block:'center',behavior:'instant'}),true)`, selector))
	b.Click(selector)
}

// A respondent on a telephone loses the line while sending: what they chose stays, and
// it is sent when the line is back, once.
func TestJourneySurvey(t *testing.T) {
	t.Parallel()
	c := inSQLite(t)
	surveying(t, c.App)
	p := linked(t, c.App)
	b := webtest.Open(t, "about:blank")
	b.Screen("light", 360, 780)
	b.Go(c.url + "/survei/" + p.Token)
	touch(b, `[name=pakai][value=ya]`)
	touch(b, `[name=kelola][value=tidak]`)
	touch(b, `main button`)
	b.Until(`location.pathname.endsWith('/isi')&&document.readyState==='complete'`)
	if wide := webtest.Read[int](b, `document.documentElement.scrollWidth`); wide > 360 {
		t.Errorf("%d points wide", wide)
	}
	if v := b.Violations(); len(v) > 0 {
		t.Error(v)
	}
	b.Choose(`[name=sering]`, survey.Frequencies[1])
	b.Choose(`[name=lama]`, survey.Durations[0])
	for n, level := range []string{"3", "4", "x"} {
		touch(b, fmt.Sprintf(`[name="IM-SG-1-%d"][value="%s"]`, n+1, level))
	}
	b.Fill(`[name=saran]`, "Jam buka sampai malam")
	touch(b, `[name=setuju]`)
	b.Offline(true)
	touch(b, `main form button`)
	b.Says("Sambungan terputus")
	if got := webtest.Read[string](b, `document.querySelector('[name=saran]').value+document.querySelector('[name="IM-SG-1-2"]:checked').value`); got != "Jam buka sampai malam4" {
		t.Errorf("what was typed: %q", got)
	}
	b.Offline(false)
	b.Until(`location.pathname.endsWith('/selesai')`)
	b.Says("sudah diterima")
	o, err := c.Surveys.Overview(t.Context(), keeper, pollRound, tanjungpinang)
	if err != nil {
		t.Fatal(err)
	}
	if r, _ := o.Results.Sub("SG-1"); r.Valid != 1 || r.Held != 0 {
		t.Errorf("%+v", r.Tally)
	}
	b.Go(c.url + "/survei/" + p.Token + "/isi")
	b.Until(`document.readyState==='complete'`)
	if left := webtest.Read[int](b, `document.querySelectorAll('main input:checked').length`); left != 0 {
		t.Error("what was sent is still in the form")
	}
	touch(b, `[name="IM-SG-1-1"][value="0"]`)
	b.Reload()
	b.Until(`document.querySelector('[name="IM-SG-1-1"][value="0"]')?.checked`)
}

// BenchmarkPublicForm gives what half of the respondents and all but five of a hundred
// wait for the form and for its answer.
func BenchmarkPublicForm(b *testing.B) {
	clock := time.Now()
	a, err := New(b.Context(), "sqlite:"+b.TempDir()+"/bench.db", func() time.Time { return clock })
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { a.Close() })
	surveyedTown(b, a)
	p := linked(b, a)
	site := NewSite(a, SiteOptions{Log: slog.New(slog.DiscardHandler)}).pages
	var waits []time.Duration
	n := 0
	for b.Loop() {
		n++
		clock = clock.Add(time.Second) // so that the gate lets everybody pass
		begin := time.Now()
		r := httptest.NewRequest("GET", "/survei/"+p.Token+"/isi", nil)
		r.Host, r.RemoteAddr = "localhost", fmt.Sprintf("203.%d.%d.9:1", n/250%250, n%250)
		site.ServeHTTP(httptest.NewRecorder(), r)
		r = httptest.NewRequest("POST", "/survei/"+p.Token+"/isi", strings.NewReader(answered("").Encode()))
		r.Host, r.RemoteAddr = "localhost", fmt.Sprintf("203.%d.%d.9:1", n/250%250, n%250)
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		site.ServeHTTP(httptest.NewRecorder(), r)
		waits = append(waits, time.Since(begin))
	}
	slices.Sort(waits)
	b.ReportMetric(float64(waits[len(waits)/2].Microseconds())/1000, "p50-ms")
	b.ReportMetric(float64(waits[len(waits)*95/100].Microseconds())/1000, "p95-ms")
}
