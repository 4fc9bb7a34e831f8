package block

import (
	"slices"
	"testing"

	"gurindam/internal/money"
	"gurindam/internal/period"
	"gurindam/internal/plan"
)

func TestSlug(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{"SG": "sg", "Kebijakan & Kelembagaan": "kebijakan-kelembagaan", "  Ékonomi 2 ": "ékonomi-2", "---": "x", "": "x"} {
		if got := slug(in); got != want {
			t.Errorf("slug(%q) = %q, want %q", in, got, want)
		}
	}
}

// Names that make the same key still give sections of their own.
func TestItemsHaveKeysOfTheirOwn(t *testing.T) {
	t.Parallel()
	s := plan.Snapshot{Masterplan: plan.Masterplan{QuickWins: []plan.QuickWin{{Code: "QW 1"}, {Code: "QW-1"}, {Code: "qw.1"}, {}, {}}}}
	var keys []string
	for _, item := range NewSource(s, plan.Guideline{}, Contents{}).Each(eachQuickWin) {
		keys = append(keys, item.Key)
	}
	if want := []string{"qw-1", "qw-1-2", "qw-1-3", "x", "x-2"}; !slices.Equal(keys, want) {
		t.Errorf("keys are %q, want %q", keys, want)
	}
}

func TestLetter(t *testing.T) {
	t.Parallel()
	for n, want := range map[int]string{0: "a", 25: "z", 26: "aa", 27: "ab", 52: "ba"} {
		if got := letter(n); got != want {
			t.Errorf("letter(%d) = %q, want %q", n, got, want)
		}
	}
}

func TestUnitOfMoneySaysHowItRounds(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name    string
		amounts []money.Rupiah
		show    money.Rupiah
		want    string
		rounds  bool
	}{
		{"whole juta stay whole", []money.Rupiah{2_000_000, 1_250_000_000}, 1_250_000_000, "1.250", false},
		{"others get one decimal and a note", []money.Rupiah{2_000_000, 1_250_450_000}, 1_250_450_000, "1.250,5", true},
		{"nothing", nil, 0, "0", false},
		{"below zero", []money.Rupiah{-1_500_000}, -1_500_000, "-1,5", true},
	} {
		u := unitOf(c.amounts)
		if got := u.write(c.show); got != c.want || (u.note != "") != c.rounds {
			t.Errorf("%s: %s with note %q, want %s and a note: %v", c.name, got, u.note, c.want, c.rounds)
		}
	}
}

func TestWrap(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, text string
		most       int
		want       []string
	}{
		{"fits", "Kota Contoh", 3, []string{"Kota Contoh"}},
		{"breaks between words", "Kota Contoh Bagian Utara", 3, []string{"Kota Contoh", "Bagian Utara"}},
		{"a long word stands alone", "Pertanggungjawaban kota", 3, []string{"Pertanggungjawaban", "kota"}},
		{"cut with an ellipsis", "satu dua tiga empat lima enam tujuh", 2, []string{"satu dua", "tiga empat …"}},
		{"nothing", "", 2, nil},
	} {
		if got := wrap(c.text, 65, 10, c.most); !slices.Equal(got, c.want) {
			t.Errorf("%s: wrap = %q, want %q", c.name, got, c.want)
		}
	}
}

func TestStagesLieWithinThePlan(t *testing.T) {
	t.Parallel()
	phases := []plan.Phase{{Name: "Pendek", First: 0, Last: 0}, {Name: "Menengah", First: 1, Last: 4}, {Name: "Panjang", First: 5, Last: -1}}
	for _, c := range []struct {
		name string
		span period.Span
		want []string
	}{
		{"five years", period.Span{First: 2019, Last: 2023}, []string{"Pendek 2019", "Menengah 2020–2023"}},
		{"ten years", period.Span{First: 2019, Last: 2028}, []string{"Pendek 2019", "Menengah 2020–2023", "Panjang 2024–2028"}},
		{"three years", period.Span{First: 2019, Last: 2021}, []string{"Pendek 2019", "Menengah 2020–2021"}},
		{"one year", period.Span{First: 2019, Last: 2019}, []string{"Pendek 2019"}},
	} {
		s := NewSource(plan.Snapshot{Masterplan: plan.Masterplan{Profile: plan.Profile{Period: c.span}}}, plan.Guideline{Phases: phases}, Contents{})
		var got []string
		for _, st := range s.stages() {
			got = append(got, st.name+" "+st.years())
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: stages %q, want %q", c.name, got, c.want)
		}
	}
}
