package plan_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"gurindam/internal/plan"
	"gurindam/internal/plan/plantest"
	"gurindam/internal/region"
	"gurindam/internal/rpjmd"
)

// village is a plan in which it is plain to people what belongs together.
func village() plan.Snapshot {
	code := func(s string) rpjmd.Code { return rpjmd.Code{Text: s, Version: "2023"} }
	return plan.Snapshot{
		OPDs: []region.OPD{{Code: "DUKCAPIL", Short: "Disdukcapil"}, {Code: "DINKES", Name: "Dinas Kesehatan"}},
		RPJMD: rpjmd.Tree{Elements: []rpjmd.Element{
			{Code: "V", Level: rpjmd.Visi, Text: "Kota sehat dengan layanan kependudukan"},
			{Code: "M1", Level: rpjmd.Misi, Parents: []string{"V"}, Text: "Pemerintahan melayani"},
			{Code: "T1", Level: rpjmd.Tujuan, Parents: []string{"M1"}, Text: "Layanan prima"},
			{Code: "S1", Level: rpjmd.Sasaran, Parents: []string{"T1"}, Text: "Meningkatnya pelayanan kependudukan"},
			{Code: "S2", Level: rpjmd.Sasaran, Parents: []string{"T1"}, Text: "Warga yang lebih sehat"},
			{Code: "P1", Level: rpjmd.Program, Parents: []string{"S1"}, Text: "Pendaftaran penduduk", Budget: code("2.12.02"), OPDs: []string{"DUKCAPIL"}},
			{Code: "P2", Level: rpjmd.Program, Parents: []string{"S2"}, Text: "Upaya kesehatan masyarakat", Budget: code("1.02.02"), OPDs: []string{"DINKES"}},
		}},
		Renstra: []rpjmd.RenstraRow{
			{ID: "DUKCAPIL/1", OPD: "DUKCAPIL", Level: rpjmd.RenstraSubKegiatan, Code: code("2.12.02.2.01.0004"), Name: "Peningkatan pelayanan pendaftaran penduduk"},
			{ID: "DINKES/1", OPD: "DINKES", Level: rpjmd.RenstraSubKegiatan, Code: code("1.02.02.2.01.0001"), Name: "Penyediaan puskesmas"},
		},
		Masterplan: plan.Masterplan{
			Initiatives: []plan.Initiative{
				{Code: "SG-01", Name: "Layanan kependudukan daring", OPD: "DUKCAPIL", Budget: code("2.12.02.2.01.0004")},
				{Code: "SL-01", Name: "Puskesmas tanpa antrean", OPD: "DINKES", Description: "Warga sehat karena dilayani cepat"},
				{Code: "SE-01", Name: "Gerai oleh-oleh"},
			},
			Links: []plan.Link{{Initiative: "SG-01", Element: "P1", Kind: plan.Derives}},
		},
	}
}

func TestSuggest(t *testing.T) {
	t.Parallel()
	s := village()
	for name, c := range map[string]struct {
		initiative string
		first      plan.Target
		kind       plan.LinkKind
		because    []string
		never      plan.Target
	}{
		"same code, same office, same words": {"SG-01", plan.Target{Renstra: "DUKCAPIL/1"}, plan.Funds,
			[]string{"kode sama: 2.12.02.2.01.0004", "OPD yang sama: Disdukcapil", "kata sama: "}, plan.Target{Element: "P1"}},
		"words alone, and the vision is for all": {"SL-01", plan.Target{Renstra: "DINKES/1"}, plan.Supports,
			[]string{"kata sama: puskesmas", "OPD yang sama: Dinas Kesehatan"}, plan.Target{Element: "V"}},
	} {
		got := plan.Suggest(s, c.initiative, 20)
		if len(got) == 0 || got[0].Target != c.first || got[0].Kind != c.kind {
			t.Errorf("%s: %+v", name, got)
			continue
		}
		reasons := strings.Join(got[0].Reasons, "; ")
		for _, want := range c.because {
			if !strings.Contains(reasons, want) {
				t.Errorf("%s: %q does not say %q", name, reasons, want)
			}
		}
		if slices.ContainsFunc(got, func(g plan.Suggestion) bool { return g.Target == c.never }) {
			t.Errorf("%s: proposes %v", name, c.never)
		}
	}
	if got := plan.Suggest(s, "SE-01", 20); got != nil {
		t.Errorf("nothing speaks for anything, yet: %+v", got)
	}
	if got := plan.Suggest(s, "tiada", 20); got != nil {
		t.Errorf("of no initiative: %+v", got)
	}
}

func TestServing(t *testing.T) {
	t.Parallel()
	s := village()
	x := plan.NewSuggester(s)
	if got := x.Serving(plan.Target{Element: "S1"}, 5); slices.ContainsFunc(got, func(s plan.Suggestion) bool { return s.Initiative == "SG-01" }) {
		t.Errorf("it serves the sasaran above its program already: %+v", got)
	}
	s.Masterplan.Links = nil
	got := plan.NewSuggester(s).Serving(plan.Target{Element: "S1"}, 5)
	if len(got) == 0 || got[0].Initiative != "SG-01" || !strings.Contains(strings.Join(got[0].Reasons, "; "), "program di bawahnya: 2.12.02") {
		t.Errorf("%+v", got)
	}
	if got := x.Serving(plan.Target{Element: "P1"}, 5); slices.ContainsFunc(got, func(s plan.Suggestion) bool { return s.Initiative == "SG-01" }) {
		t.Errorf("it serves it already: %+v", got)
	}
	if _, ok := x.Judge("SE-01", plan.Target{Element: "S1"}); !ok {
		t.Error("any pair can be judged")
	}
	if _, ok := x.Judge("SE-01", plan.Target{Element: "gaib"}); ok {
		t.Error("what is not there was judged")
	}
}

func TestSearch(t *testing.T) {
	t.Parallel()
	x := plan.NewSuggester(village())
	for query, want := range map[string][]plan.Target{
		"layanan kependudukan": {{Element: "S1"}},
		"melayani penduduk":    {{Element: "S1"}, {Renstra: "DUKCAPIL/1"}},
		"2.12.02":              {{Element: "P1"}, {Renstra: "DUKCAPIL/1"}},
		"s2":                   {{Element: "S2"}},
		"disdukcapil daftar":   {{Element: "P1"}, {Renstra: "DUKCAPIL/1"}},
		"puskes":               {{Renstra: "DINKES/1"}},
		"antariksa":            nil, "": nil, "yang dan": nil,
	} {
		got := x.Search(query, 20)
		slices.SortFunc(got, func(a, b plan.Target) int { return strings.Compare(b.Element+a.Renstra, a.Element+b.Renstra) })
		for _, w := range want {
			if !slices.Contains(got, w) {
				t.Errorf("%q finds %v, not %v", query, got, w)
			}
		}
		if len(want) == 0 && len(got) > 0 {
			t.Errorf("%q finds %v", query, got)
		}
	}
	if got := x.Search("layanan", 1); len(got) != 1 {
		t.Errorf("the limit is not kept: %v", got)
	}
}

func TestAlike(t *testing.T) {
	t.Parallel()
	x := plan.NewSuggester(village())
	got := x.Alike("Meningkatnya Pelayanan Kependudukan.", "sasaran", false, 3)
	if len(got) == 0 || got[0].Element != "S1" || got[0].Per1000 != 1000 {
		t.Errorf("the same text: %+v", got)
	}
	got = x.Alike("Pelayanan kependudukan yang cepat", "sasaran", false, 3)
	if len(got) != 1 || got[0].Element != "S1" || got[0].Per1000 >= 1000 {
		t.Errorf("nearly the same: %+v", got)
	}
	if got := x.Alike("Jalan mulus", "", false, 3); len(got) != 0 {
		t.Errorf("nothing alike: %+v", got)
	}
}

// Whatever the plan: the same question has the same answer, points are within their
// bounds and fall, nothing is proposed that is linked already or not there, and both
// sides judge a pair alike.
func TestSuggestionsAreSound(t *testing.T) {
	t.Parallel()
	g, err := plan.LoadGuideline("kominfo-2019")
	if err != nil {
		t.Fatal(err)
	}
	for seed := range uint64(30) {
		s := jumble(plantest.Large(g, 40), seed)
		x, again := plan.NewSuggester(s), plan.NewSuggester(s)
		for _, i := range s.Masterplan.Initiatives {
			got := x.Suggest(i.Code, 7)
			if !reflect.DeepEqual(got, again.Suggest(i.Code, 7)) {
				t.Fatalf("seed %d: two answers about %s", seed, i.Code)
			}
			if len(got) > 7 {
				t.Fatalf("seed %d: %d suggestions", seed, len(got))
			}
			before := plan.MostPoints
			for _, p := range got {
				if p.Points() > before || p.Points() <= 0 || p.Text < 0 || len(p.Reasons) == 0 || p.Initiative != i.Code || (p.Element == "") == (p.Renstra == "") {
					t.Fatalf("seed %d: %+v after %d", seed, p, before)
				}
				before = p.Points()
				if slices.ContainsFunc(s.Masterplan.Links, func(l plan.Link) bool { return l.Initiative == i.Code && plan.TargetOf(l) == p.Target }) {
					t.Fatalf("seed %d: %s is linked to %v", seed, i.Code, p.Target)
				}
				other := x.Serving(p.Target, len(s.Masterplan.Initiatives))
				if n := slices.IndexFunc(other, func(o plan.Suggestion) bool { return o.Initiative == i.Code }); n < 0 || !reflect.DeepEqual(other[n], p) {
					t.Fatalf("seed %d: from the other side %s and %v are judged otherwise", seed, i.Code, p.Target)
				}
			}
		}
	}
}

// jumble gives texts, offices and codes by chance.
func jumble(s plan.Snapshot, seed uint64) plan.Snapshot {
	r := rand.New(rand.NewPCG(seed, 1))
	words := strings.Fields("layanan pelayanan sehat kesehatan kependudukan jalan air bersih data terpadu pasar daring wisata pajak retribusi sekolah guru sampah banjir")
	say := func() string {
		var out []string
		for range r.IntN(7) {
			out = append(out, words[r.IntN(len(words))])
		}
		return strings.Join(out, " ")
	}
	codes := []string{"", "2.16.03", "2.16.03.2.01.0001", "1.02.02"}
	for n := range s.Masterplan.Initiatives {
		i := &s.Masterplan.Initiatives[n]
		i.Name, i.Description, i.Budget.Text = say(), say(), codes[r.IntN(len(codes))]
	}
	for n := range 60 {
		s.RPJMD.Elements = append(s.RPJMD.Elements, rpjmd.Element{Code: fmt.Sprintf("Z%d", n), Level: rpjmd.Levels()[1+r.IntN(6)], Parents: []string{s.RPJMD.Elements[r.IntN(len(s.RPJMD.Elements))].Code},
			Text: say(), Budget: rpjmd.Code{Text: codes[r.IntN(3)]}, OPDs: []string{s.OPDs[r.IntN(len(s.OPDs))].Code}})
	}
	return s
}

// All suggestions of five hundred initiatives over a hundred and twenty elements.
func BenchmarkSuggest(b *testing.B) {
	g, err := plan.LoadGuideline("kominfo-2019")
	if err != nil {
		b.Fatal(err)
	}
	s := jumble(plantest.Large(g, 500), 1)
	for n := range 60 {
		s.RPJMD.Elements = append(s.RPJMD.Elements, rpjmd.Element{Code: fmt.Sprintf("Y%d", n), Level: rpjmd.Sasaran, Text: "Meningkatnya layanan dasar bagi warga di wilayah pesisir"})
	}
	for b.Loop() {
		x := plan.NewSuggester(s)
		for _, i := range s.Masterplan.Initiatives {
			x.Suggest(i.Code, 5)
		}
	}
}
