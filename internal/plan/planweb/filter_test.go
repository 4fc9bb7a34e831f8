package planweb

import (
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"gurindam/internal/plan"
	"gurindam/internal/plan/plantest"
)

func largeView(t testing.TB, n int) *view {
	t.Helper()
	g, err := plan.LoadGuideline("kominfo-2019")
	if err != nil {
		t.Fatal(err)
	}
	return newView(plantest.Large(g, n), g, Options{})
}

func codes(list []plan.Initiative) string {
	var out []string
	for _, i := range list {
		out = append(out, i.Code)
	}
	return strings.Join(out, " ")
}

func TestFilter(t *testing.T) {
	t.Parallel()
	v := largeView(t, 4) // SG-01, SL-01, and X-0000 to X-0003 of SG-1 to SB-1
	for query, want := range map[string]string{
		"":                           "SG-01 SL-01 X-0000 X-0001 X-0002 X-0003",
		"cari=portal":                "SG-01",
		"cari=PORTAL+diskominfo":     "SG-01",
		"cari=portal+dinkes":         "",
		"cari=2.16.03":               "SG-01",
		"dimensi=SG":                 "SG-01 X-0000 X-0001 X-0002",
		"dimensi=SG-1":               "SG-01 X-0000",
		"dimensi=SG&sub=SG-2":        "X-0001",
		"dimensi=tiada":              "",
		"opd=DINKES":                 "SG-01 SL-01 X-0001",
		"status=berjalan":            "SG-01",
		"status=tanpa":               "SL-01",
		"sumber=CSR":                 "SG-01",
		"tanpa=kode":                 "SL-01 X-0000 X-0001 X-0002 X-0003",
		"tanpa=indikator":            "",
		"tanpa=tiada":                "",
		"urut=pagu":                  "X-0000 X-0001 X-0002 X-0003 SG-01 SL-01",
		"urut=pagu&arah=turun":       "SL-01 SG-01 X-0003 X-0002 X-0001 X-0000",
		"urut=tiada":                 "SG-01 SL-01 X-0000 X-0001 X-0002 X-0003",
		"urut=nama&dimensi=SG&opd=x": "",
	} {
		q, err := url.ParseQuery(query)
		if err != nil {
			t.Fatal(err)
		}
		if got := codes(parseFilter(q).apply(v)); got != want {
			t.Errorf("%s: %s, want %s", query, got, want)
		}
	}
}

// A filter comes back from its own address unchanged, and shows no initiative
// twice and none that the plan does not have.
func TestFilterAddress(t *testing.T) {
	t.Parallel()
	v := largeView(t, 30)
	word := rapid.SampledFrom([]string{"", "inisiatif", "DINKES", "SG", "CSR", "pagu", "a b", "<&>\"?#"})
	rapid.Check(t, func(t *rapid.T) {
		f := filter{Search: word.Draw(t, "search"), Dimension: word.Draw(t, "dimension"), OPD: word.Draw(t, "opd"), Status: word.Draw(t, "status"),
			Source: word.Draw(t, "source"), Without: word.Draw(t, "without"), Sort: word.Draw(t, "sort"), Down: rapid.Bool().Draw(t, "down"),
			Page: rapid.IntRange(1, 5).Draw(t, "page"), All: rapid.Bool().Draw(t, "all")}
		q, err := url.ParseQuery(strings.TrimPrefix(f.query(), "?"))
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(f, parseFilter(q)); diff != "" {
			t.Fatal(diff)
		}
		seen := map[string]bool{}
		for _, i := range f.apply(v) {
			if seen[i.Code] || v.initiatives[i.Code].Code == "" {
				t.Fatalf("%s twice or unknown", i.Code)
			}
			seen[i.Code] = true
		}
	})
}

func TestPages(t *testing.T) {
	t.Parallel()
	v := largeView(t, 118) // 120 with the two of the full plan
	for query, want := range map[string][3]int{"": {1, 3, 50}, "hal=3": {3, 3, 20}, "hal=99": {3, 3, 20}, "hal=-4": {1, 3, 50}, "hal=x": {1, 3, 50}, "semua=ya": {1, 1, 120}, "opd=DINKES": {1, 1, 6}} {
		q, _ := url.ParseQuery(query)
		d := listData{view: v, filter: parseFilter(q)}
		d.matched = d.filter.apply(v)
		d.paginate()
		if got := [3]int{d.filter.Page, d.pages, len(d.shown)}; got != want {
			t.Errorf("%q: page %v, want %v", query, got, want)
		}
	}
}

func TestRoadYears(t *testing.T) {
	t.Parallel()
	v := largeView(t, 0)
	if got := v.roadYears(); !slices.Equal(got, []int{2019, 2020, 2021, 2022, 2023}) {
		t.Errorf("%v", got)
	}
	v.m.Initiatives[0].Schedule.End = plan.Quarter{Year: 2024, Quarter: 1}
	if got := v.roadYears(); got[len(got)-1] != 2024 {
		t.Errorf("a schedule beyond the plan: %v", got)
	}
	v.m.Initiatives[0].Schedule.End = plan.Quarter{Year: 20190, Quarter: 1}
	if got := v.roadYears(); len(got) != 5 {
		t.Errorf("a mistyped year: %v", got)
	}
	v.m.Profile.Period.First, v.m.Profile.Period.Last = 0, 0
	if got := v.roadYears(); len(got) > maxRoadYears {
		t.Errorf("without a period: %v", got)
	}
}
