package planweb_test

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"gurindam/internal/plan"
	"gurindam/internal/plan/plantest"
	"gurindam/internal/rpjmd"
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

// wide is a plan of five hundred initiatives and a hundred and twenty sasaran.
func wide(t testing.TB) plan.Snapshot {
	t.Helper()
	g, err := plan.LoadGuideline("kominfo-2019")
	if err != nil {
		t.Fatal(err)
	}
	s := plantest.Large(g, 498)
	for n := range 118 {
		code := fmt.Sprintf("S%d", n+3)
		s.RPJMD.Elements = append(s.RPJMD.Elements, rpjmd.Element{Code: code, Level: rpjmd.Sasaran, Parents: []string{"T1"}, Text: fmt.Sprintf("Meningkatnya mutu layanan dasar bagi warga wilayah %d", n)})
		if n%3 == 0 {
			s.Masterplan.Links = append(s.Masterplan.Links, plan.Link{Initiative: fmt.Sprintf("X-%04d", n), Element: code, Kind: plan.Supports})
		}
	}
	return s
}

// The whole matrix is one page that a slow line carries.
func TestWholeMatrixIsSmall(t *testing.T) {
	t.Parallel()
	s := site(wide(t))
	w := webtest.Get(t, s, home+"/keselarasan?dimensi=semua")
	if cells := strings.Count(w.Body.String(), "<td>") + strings.Count(w.Body.String(), `<td class="hit">`); cells < 500*120 {
		t.Errorf("%d cells", cells)
	}
	if n := webtest.Weight(t, s, home+"/keselarasan?dimensi=semua"); n > 200_000 {
		t.Errorf("%d bytes", n)
	}
}

func BenchmarkWholeMatrix(b *testing.B) {
	s := site(wide(b))
	for b.Loop() {
		if w := webtest.Get(b, s, home+"/keselarasan?dimensi=semua"); w.Code != http.StatusOK {
			b.Fatal(w.Code)
		}
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
