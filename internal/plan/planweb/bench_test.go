package planweb_test

import (
	"net/http"
	"slices"
	"testing"
	"time"

	"gurindam/internal/plan"
	"gurindam/internal/plan/plantest"
	"gurindam/internal/web"
	"gurindam/internal/web/webtest"
)

func large(t testing.TB) *web.Site {
	t.Helper()
	g, err := plan.LoadGuideline("kominfo-2019")
	if err != nil {
		t.Fatal(err)
	}
	return site(plantest.Large(g, 500))
}

// The first pages of a plan of five hundred initiatives; p95 is the slowest of
// twenty but one.
func BenchmarkPages(b *testing.B) {
	s := large(b)
	for _, path := range []string{"", "/rencana-aksi", "/peta-jalan", "/keselarasan", "/masalah"} {
		b.Run("kota"+path, func(b *testing.B) {
			var times []time.Duration
			for b.Loop() {
				began := time.Now()
				if w := webtest.Get(b, s, home+path); w.Code != http.StatusOK {
					b.Fatal(w.Code)
				}
				times = append(times, time.Since(began))
			}
			slices.Sort(times)
			b.ReportMetric(float64(times[len(times)*95/100].Microseconds())/1000, "p95-ms")
		})
	}
}

// What a browser loads the first time it opens a page, the faces included.
func TestFirstLoadIsSmall(t *testing.T) {
	t.Parallel()
	s := large(t)
	for _, path := range []string{"", "/analisis", "/visi", "/rpjmd", "/rencana-aksi", "/rencana-aksi?semua=ya", "/pagu", "/peta-jalan", "/quick-win", "/keselarasan?dimensi=SG", "/tata-kelola", "/opd", "/masalah", "/unduh"} {
		if n := webtest.Weight(t, s, home+path); n > 200_000 {
			t.Errorf("%s: %d bytes", path, n)
		}
	}
}
