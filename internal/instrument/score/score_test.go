package score_test

import (
	"encoding/csv"
	"fmt"
	"os"
	"testing"

	"gurindam/internal/decimal"
	"gurindam/internal/instrument"
	"gurindam/internal/instrument/score"
)

// Rounding rules of the ministry.
var (
	rule2022 = instrument.Rounding{Question: instrument.Exact, Aspect: 2, Contribution: 2, Final: 2}
	rule2023 = instrument.Rounding{Question: instrument.Exact, Aspect: 2, Contribution: instrument.Exact, Final: 2}
)

// made gives an instrument with so many questions an aspect, …
func made(r instrument.Rounding, scale instrument.Scale, aspects ...instrument.Aspect) instrument.Instrument {
	return instrument.Instrument{ID: "contoh", Scale: scale, Rounding: r, Aspects: aspects}
}

func aspect(code, weight string, questions ...instrument.Question) instrument.Aspect {
	return instrument.Aspect{Code: code, Weight: decimal.MustParse(weight), Elements: []instrument.Element{{Name: code, Questions: questions}}}
}

func asked(prefix string, n int) (list []instrument.Question) {
	for i := range n {
		list = append(list, instrument.Question{Code: fmt.Sprintf("%s-%d", prefix, i+1)})
	}
	return list
}

func kominfo(r instrument.Rounding, weights ...string) instrument.Instrument {
	i := made(r, instrument.Scale{Min: 0, Max: 4})
	for n, code := range []string{"baseline", "output", "outcome", "impact", "quick_win", "kolaborasi"}[:len(weights)] {
		i.Aspects = append(i.Aspects, aspect(code, weights[n], asked(code, 2)...))
	}
	return i
}

func records(t testing.TB, name string) [][]string {
	t.Helper()
	f, err := os.Open("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

func values(codes, numbers []string) map[string]decimal.Decimal {
	m := map[string]decimal.Decimal{}
	for i, code := range codes {
		m[code] = decimal.MustParse(numbers[i])
	}
	return m
}

func TestLeagueOf2022(t *testing.T) {
	t.Parallel()
	i := kominfo(rule2022, "10", "20", "30", "10", "30")
	table, want := records(t, "liga-2022-baru.csv"), records(t, "liga-2022-baru-hasil.csv")
	if len(table) != 43 || len(want) != 43 {
		t.Fatalf("%d and %d rows, want 43", len(table), len(want))
	}
	for n, row := range table[1:] {
		got, err := score.OfAspects(i, values(table[0][1:], row[1:]))
		if err != nil || row[0] != want[n+1][0] || got.Final.String() != want[n+1][1] {
			t.Errorf("%s: %s, %v, want %v", row[0], got.Final, err, want[n+1])
		}
	}
}

func TestRulesDiffer(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name         string
		rounding     instrument.Rounding
		weights      []string
		given        []string
		final, exact string
	}{
		{"half of a hundredth, rule 2023", rule2023, []string{"10", "20", "30", "20", "20"}, []string{"3.35", "3.22", "3.34", "3.37", "3.30"}, "3.32", "3.315"},
		{"the same, rule 2022", rule2022, []string{"10", "20", "30", "20", "20"}, []string{"3.35", "3.22", "3.34", "3.37", "3.30"}, "3.31", "3.315"},
		{"contributions rounded down", rule2022, []string{"10", "20", "30", "20", "20"}, []string{"3.34", "3.22", "3.34", "3.27", "3.37"}, "3.29", "3.308"},
		{"contributions kept", rule2023, []string{"10", "20", "30", "20", "20"}, []string{"3.34", "3.22", "3.34", "3.27", "3.37"}, "3.31", "3.308"},
		{"with kolaborasi", rule2023, []string{"10", "20", "20", "20", "20", "10"}, []string{"3.00", "2.14", "2.79", "2.81", "3.10", "1.67"}, "2.64", "2.635"},
		{"nobody took part", rule2023, []string{"10", "20", "30", "20", "20"}, []string{"0", "0", "0", "0", "0"}, "0.00", "0"},
		{"the best there is", rule2022, []string{"10", "20", "30", "20", "20"}, []string{"4", "4", "4", "4", "4"}, "4.00", "4"},
		{"an aspect with more decimals is rounded first", rule2023, []string{"100"}, []string{"3.315"}, "3.32", "3.32"},
	} {
		i := kominfo(c.rounding, c.weights...)
		var codes []string
		for _, a := range i.Aspects {
			codes = append(codes, a.Code)
		}
		got, err := score.OfAspects(i, values(codes, c.given))
		if err != nil || got.Final.String() != c.final || got.Exact.String() != c.exact {
			t.Errorf("%s: %s (%s), %v, want %s (%s)", c.name, got.Final, got.Exact, err, c.final, c.exact)
		}
	}
}

func TestMeansAreStepwise(t *testing.T) {
	t.Parallel()
	i := made(rule2023, instrument.Scale{Max: 4}, aspect("a", "40", asked("A", 3)...), aspect("b", "60",
		instrument.Question{Code: "B-1", Weight: decimal.MustParse("3")}, instrument.Question{Code: "B-2", Weight: decimal.MustParse("1.5")}))
	got, err := score.Of(i, []score.Given{
		{"A-1", "x", decimal.New(1, 0)}, {"A-1", "y", decimal.New(2, 0)}, {"A-1", "z", decimal.New(2, 0)},
		{"A-2", "x", decimal.New(3, 0)}, {"A-3", "x", decimal.New(4, 0)}, {"A-3", "y", decimal.New(3, 0)},
		{"B-1", "x", decimal.New(4, 0)}, {"B-2", "x", decimal.New(1, 0)},
	})
	if err != nil {
		t.Fatal(err)
	}
	q, a, b := got.Questions["A-1"], got.Aspects[0], got.Aspects[1]
	for what, pair := range map[string][2]string{
		"question":            {q.Exact.String(), "5/3"},
		"question written":    {q.Value.String(), "1.666666666667"},
		"lowest, highest":     {q.Lowest.String() + q.Highest.String(), "12"},
		"aspect, unrounded":   {a.Exact.String(), "49/18"}, // (5/3 + 3 + 7/2) ÷ 3
		"aspect":              {a.Value.String(), "2.72"},
		"weighted aspect":     {b.Exact.String() + " " + b.Value.String(), "3 3.00"}, // (4×3 + 1×1.5) ÷ 4.5
		"contribution":        {a.Contribution.String(), "1.088"},
		"index":               {got.Final.String(), "2.89"},
		"index before it is":  {got.Exact.String(), "2.888"},
		"who scored question": {fmt.Sprint(q.Assessors, got.Questions["A-3"].Assessors), "3 2"},
	} {
		if pair[0] != pair[1] {
			t.Errorf("%s: %s, want %s", what, pair[0], pair[1])
		}
	}
}

func TestRefusals(t *testing.T) {
	t.Parallel()
	i := made(rule2023, instrument.Scale{Min: 1, Max: 5}, aspect("a", "100", asked("A", 2)...))
	one, zero := decimal.New(1, 0), decimal.New(0, 0)
	for _, c := range []struct {
		name  string
		given []score.Given
		want  string
	}{
		{"missing", []score.Given{{"A-1", "", one}}, "1 pertanyaan belum dinilai: A-2."},
		{"unknown", []score.Given{{"A-9", "", one}}, `Pertanyaan "A-9" tidak ada dalam instrumen contoh.`},
		{"twice", []score.Given{{"A-1", "x", one}, {"A-1", "x", one}}, "Pertanyaan A-1 dinilai dua kali oleh asesor yang sama."},
		{"below the scale", []score.Given{{"A-1", "", one}, {"A-2", "", zero}}, "Nilai 0 untuk pertanyaan A-2 di luar skala 1–5."},
		{"above it", []score.Given{{"A-1", "", one}, {"A-2", "", decimal.MustParse("5.01")}}, "Nilai 5.01 untuk pertanyaan A-2 di luar skala 1–5."},
		{"empty", []score.Given{{"A-1", "", one}, {"A-2", "", decimal.Decimal{}}}, "Pertanyaan A-2 belum bernilai."},
		{"took no part", []score.Given{{"A-1", "", zero}, {"A-2", "", zero}}, ""},
	} {
		got, err := score.Of(i, c.given)
		if text := errText(err); text != c.want {
			t.Errorf("%s: %q, want %q", c.name, text, c.want)
		}
		if err == nil && (got.Final.String() != "0.00" || got.Exact.Sign() != 0) {
			t.Errorf("%s: %s", c.name, got.Final)
		}
	}
	for name, c := range map[string][2]string{"a": {"0.5", "Nilai aspek a, yaitu 0.5, di luar skala 1–5."}, "b": {"3", "Nilai aspek a belum ada."}} {
		if _, err := score.OfAspects(i, map[string]decimal.Decimal{name: decimal.MustParse(c[0])}); errText(err) != c[1] {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := score.OfAspects(i, map[string]decimal.Decimal{"a": one, "b": one}); errText(err) != `Aspek "b" tidak ada dalam instrumen contoh.` {
		t.Errorf("an aspect too many: %v", err)
	}
}

func errText(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

func TestImprovement(t *testing.T) {
	t.Parallel()
	i := kominfo(rule2023, "10", "20", "30", "20", "20")
	for _, c := range []struct{ now, before, want string }{
		{"3.00", "2.504", "0.50"}, {"3.00", "2.505", "0.50"}, {"2.50", "2.505", "-0.01"}, {"2.50", "2.5049", "0.00"},
		{"2.00", "3.315", "-1.32"}, {"2.00", "8/3", "-0.67"}, {"0", "0", "0.00"}, {"2.17", "0", "2.17"},
	} {
		now, err := score.OfAspects(i, values([]string{"baseline", "output", "outcome", "impact", "quick_win"}, []string{c.now, c.now, c.now, c.now, c.now}))
		if err != nil {
			t.Fatal(err)
		}
		before, err := score.ParseFraction(c.before)
		if got := score.Improvement(now, before).String(); err != nil || got != c.want {
			t.Errorf("%s after %s: %s, %v, want %s", c.now, c.before, got, err, c.want)
		}
	}
}
