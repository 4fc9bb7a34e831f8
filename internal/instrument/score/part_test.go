package score_test

import (
	"testing"

	"gurindam/internal/decimal"
	"gurindam/internal/instrument"
	"gurindam/internal/instrument/score"
)

func TestPartsBesideTheIndex(t *testing.T) {
	t.Parallel()
	question := func(code, dimension string) instrument.Question {
		return instrument.Question{Code: code, Dimension: dimension}
	}
	i := made(rule2023, instrument.Scale{Max: 4},
		aspect("a", "10", question("A-1", "SG"), question("A-2", "SB")),
		aspect("b", "30", question("B-1", "SG"), question("B-2", "SG")),
		aspect("c", "60", question("C-1", "")))
	i.Aspects[0].Group, i.Aspects[1].Group = "Tata Kelola", "Tata Kelola"
	rule := score.For(i)
	got, err := rule.Estimate(map[string]decimal.Decimal{"A-1": decimal.New(4, 0), "A-2": decimal.New(1, 0), "B-1": decimal.New(2, 0), "B-2": decimal.New(2, 0)})
	if err != nil {
		t.Fatal(err)
	}
	if g := rule.Groups(got); len(g) != 1 || g[0].Value.String() != "2.13" || g[0].Exact.String() != "2.125" || g[0].Members != 2 {
		t.Errorf("groups: %+v", g) // (10 × 2.50 + 30 × 2.00) ÷ 40
	}
	if d := rule.Dimensions(got); len(d) != 2 || d[0].Code != "SG" || d[0].Exact.String() != "8/3" || d[0].Value.String() != "2.67" || d[0].Members != 3 || d[1].Value.String() != "1.00" {
		t.Errorf("dimensions: %+v", d)
	}
	if d := rule.DimensionsByAspect(got); len(d) != 3 || d[2].Aspect != "b" || d[2].Value.String() != "2.00" {
		t.Errorf("dimensions by aspect: %+v", d)
	}
}

func TestGainOfOneQuestion(t *testing.T) {
	t.Parallel()
	i := kominfo(rule2023, "10", "20", "30", "20", "20")
	levels := map[string]decimal.Decimal{"outcome-1": decimal.New(1, 0)}
	rise, err := score.Gain(i, levels, "outcome-1", decimal.New(4, 0))
	if err != nil || rise.Exact.String() != "0.45" || rise.Gain.String() != "0.45" || rise.Before.String() != "0.15" || rise.After.String() != "0.60" {
		t.Errorf("%+v, %v", rise, err) // 3 levels × ½ of the aspect × 30 %
	}
	for _, c := range []struct{ question, level string }{{"X-1", "2"}, {"outcome-1", "5"}, {"outcome-1", ""}} {
		if r, err := score.Gain(i, levels, c.question, decimal.MustParse(c.level)); err == nil {
			t.Errorf("%s to %q: %+v", c.question, c.level, r)
		}
	}
	if _, err := score.For(i).Estimate(map[string]decimal.Decimal{"X-1": decimal.New(1, 0)}); err == nil {
		t.Error("a question that is not asked is estimated")
	}
}
