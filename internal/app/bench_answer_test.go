package app

import (
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"gurindam/internal/access"
	"gurindam/internal/answer"
	"gurindam/internal/db"
	"gurindam/internal/db/dbtest"
	"gurindam/internal/evaluation"
	"gurindam/internal/evidence"
	"gurindam/internal/identity"
)

// BenchmarkQuestionnaire measures the longest page of answers, 54 statements with
// their evidence, proposals and gains, and the saving of one field.
func BenchmarkQuestionnaire(b *testing.B) { dbtest.Bench(b, benchQuestionnaire) }

func benchQuestionnaire(b *testing.B, d *db.DB) {
	a := build(d, time.Now)
	a.People = identity.NewService(peopleStore{a.db}, a.now, identity.Cost{Memory: 64, Rounds: 1, Lanes: 1})
	asking(b, a, "kominfo-2024-reguler", tanjungpinang)
	team := local("sekretaris", tanjungpinang)
	v := opensheet(b, a, tanjungpinang)
	if _, _, err := a.Answers.Save(b.Context(), team, tanjungpinang, round, claims(v.Instrument, 2)); err != nil {
		b.Fatal(err)
	}
	for n := range 50 {
		item := shown(b, a, tanjungpinang, evidence.Types[n%len(evidence.Types)].Code, n)
		for _, q := range v.Instrument.Questions()[2*n : 2*n+2] {
			if err := a.Answers.Attach(b.Context(), team, tanjungpinang, round, evidence.Claim{Item: item, About: q.Code}); err != nil {
				b.Fatal(err)
			}
		}
	}
	link, err := a.People.Invite(b.Context(), identity.Console(), identity.Invitation{Name: "Ana Contoh", Login: "ana", Grant: access.Grant{Role: "sekretaris", Scope: kota}})
	if err == nil {
		err = a.People.Take(b.Context(), link, identity.Filled{Password: testPassword})
	}
	if err != nil {
		b.Fatal(err)
	}
	entry, err := a.People.SignIn(b.Context(), "ana", testPassword, identity.Origin{Address: "127.0.0.1"})
	if err != nil {
		b.Fatal(err)
	}
	site := NewSite(a, SiteOptions{Log: slog.New(slog.DiscardHandler)}).pages
	b.Run("page", func(b *testing.B) {
		var took []time.Duration
		for b.Loop() {
			r := httptest.NewRequest(http.MethodGet, "http://localhost/kota/21.72/"+isianAt+"/impact", nil)
			r.AddCookie(&http.Cookie{Name: "gurindam_sesi", Value: entry.Session})
			w := httptest.NewRecorder()
			start := time.Now()
			site.ServeHTTP(w, r)
			took = append(took, time.Since(start))
			if w.Code != http.StatusOK {
				b.Fatalf("%d %s", w.Code, w.Body)
			}
			b.ReportMetric(float64(w.Body.Len())/1000, "kB")
		}
		timed(b, took)
	})
	b.Run("save", func(b *testing.B) {
		var took []time.Duration
		base := ""
		for n := 0; b.Loop(); n++ {
			value := fmt.Sprint("uraian ", n)
			start := time.Now()
			results, _, err := a.Answers.Save(b.Context(), evaluation.Author{Actor: team.Actor, Name: "Uji"}, tanjungpinang, round, []answer.Change{{Question: "BL-1.1", Field: answer.Text, Base: base, Value: value}})
			took = append(took, time.Since(start))
			if err != nil || results[0].Status != answer.Saved {
				b.Fatalf("%+v, %v", results, err)
			}
			base = value
		}
		timed(b, took)
	})
}
