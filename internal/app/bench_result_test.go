package app

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"testing"
	"time"

	"gurindam/internal/access"
	"gurindam/internal/assessment"
	"gurindam/internal/assessment/assessmentdb"
	"gurindam/internal/db"
	"gurindam/internal/db/dbtest"
	"gurindam/internal/evaluation"
	"gurindam/internal/evaluation/evaluationdb"
	"gurindam/internal/identity"
	"gurindam/internal/instrument"
	"gurindam/internal/region"
	"gurindam/internal/result"
)

// nationalCycle keeps a cycle of all regions, each judged by five assessors on every
// question and agreed on.
func nationalCycle(b *testing.B, a *App) string {
	b.Helper()
	const cycle = "nasional"
	ctx, now := context.Background(), time.Now()
	c := evaluation.Cycle{ID: cycle, Name: "Nasional", Year: 2026, Assessors: 5, State: evaluation.Open, Cohorts: []evaluation.Cohort{{ID: "reguler", Name: "Reguler", Instrument: "kominfo-2024-reguler"}}}
	i, _ := instrument.Load("kominfo-2024-reguler")
	questions := i.Questions()
	codes := slices.DeleteFunc(region.All(), func(r region.Region) bool { return r.Province == "" })
	if err := a.db.Update(ctx, func(tx *db.Tx) error { return evaluationdb.Records{Tx: tx}.SaveCycle(ctx, c) }); err != nil {
		b.Fatal(err)
	}
	for n, place := range codes {
		err := a.db.Update(ctx, func(tx *db.Tx) error {
			cycles, sheets := evaluationdb.Records{Tx: tx}, assessmentdb.Records{Tx: tx}
			if err := cycles.Enrol(ctx, evaluation.Participant{Cycle: cycle, Region: place.Code, Name: place.Name, Cohort: "reguler"}); err != nil {
				return err
			}
			for _, m := range []evaluation.Mark{evaluation.Joined, evaluation.Settled} {
				if err := cycles.Mark(ctx, cycle, place.Code, m, now); err != nil {
					return err
				}
			}
			for k := range 5 {
				s := assessment.Sheet{Cycle: cycle, Region: place.Code, Assessor: fmt.Sprintf("asesor-%d", (n*7+k)%60), Name: "Asesor simulasi", Locked: now, Strengths: "Kekuatan.", Weaknesses: "Kelemahan.", Recommendations: "Saran.", Scores: map[string]assessment.Score{}}
				for m, q := range questions {
					level := (n*(m%5+1) + m + k) % 5
					s.Scores[q.Code] = assessment.Score{Question: q.Code, First: level, Level: level, Note: "Notulen ada, daftar hadir tidak.", At: now, Rev: 1}
				}
				if err := sheets.SaveSheet(ctx, s); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			b.Fatal(err)
		}
	}
	return cycle
}

// BenchmarkResults computes a whole cycle from the database, freezes it, writes the
// letter and the report of every region, and shows the league table to a reader.
func BenchmarkResults(b *testing.B) {
	dbtest.Bench(b, func(b *testing.B, d *db.DB) {
		a := build(d, time.Now)
		cycle := nationalCycle(b, a)
		who := func(id string) result.Author {
			return result.Author{Actor: access.Actor{Person: id, Grants: []access.Grant{{Role: "kominfo"}}}, Name: id}
		}
		b.Run("compute", func(b *testing.B) {
			for b.Loop() {
				o, err := a.Results.Outlook(b.Context(), who("satu"), cycle)
				if err != nil || len(o.Table.Rows) < 500 {
					b.Fatal(len(o.Table.Rows), err)
				}
			}
		})
		begun := time.Now()
		draft, err := a.Results.Prepare(b.Context(), who("satu"), cycle)
		if err == nil {
			_, err = a.Results.Announce(b.Context(), who("dua"), cycle, draft.Fingerprint)
		}
		if err != nil {
			b.Fatal(err)
		}
		b.Logf("prepared and announced in %v", time.Since(begun))
		b.Run("sensitivity", func(b *testing.B) {
			for b.Loop() {
				if _, _, err := a.Results.Sensitivity(b.Context(), who("satu").Actor, cycle, result.Newest); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run("letters", func(b *testing.B) {
			head := result.Letterhead{Pattern: "B-{n}/2026", First: 1, Date: "2026-12-01", Place: "Jakarta", Office: "Direktorat simulasi", Signatory: "Pejabat simulasi", Title: "Direktur"}
			rev := int64(0)
			for b.Loop() {
				m, err := a.Results.WriteLetters(b.Context(), who("satu"), cycle, head, rev)
				if err == nil {
					err = a.Results.Make(b.Context(), cycle)
				}
				if err != nil {
					b.Fatal(err)
				}
				rev = m.Rev + 2 // begun, and finished
			}
		})
		b.Run("page", func(b *testing.B) { pageOf(b, a, "/evaluasi/"+cycle+"/hasil") })
	})
}

// pageOf asks for a page as somebody of the ministry, and reports the 95th percentile.
func pageOf(b *testing.B, a *App, path string) {
	b.Helper()
	link, err := a.People.Invite(b.Context(), identity.Console(), identity.Invitation{Name: "Pembaca", Login: "pembaca", Grant: access.Grant{Role: "kominfo"}})
	if err == nil {
		err = a.People.Take(b.Context(), link, identity.Filled{Password: testPassword})
	}
	entry, failed := a.People.SignIn(b.Context(), "pembaca", testPassword, identity.Origin{Address: "127.0.0.1"})
	if err != nil || failed != nil {
		b.Fatal(err, failed)
	}
	session := entry.Session
	site := NewSite(a, SiteOptions{Hosts: []string{"example.com"}}).pages
	var took []time.Duration
	for b.Loop() {
		r := httptest.NewRequest(http.MethodGet, path, nil)
		r.AddCookie(&http.Cookie{Name: "gurindam_sesi", Value: session})
		w, begun := httptest.NewRecorder(), time.Now()
		site.ServeHTTP(w, r)
		if took = append(took, time.Since(begun)); w.Code != http.StatusOK {
			b.Fatal(w.Code, w.Body)
		}
		b.ReportMetric(float64(w.Body.Len()), "bytes")
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)*95/100].Microseconds())/1000, "p95-ms")
}
