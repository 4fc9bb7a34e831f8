package rpjmd

import (
	"slices"
	"testing"
)

func TestNextCode(t *testing.T) {
	t.Parallel()
	chain := Tree{Elements: []Element{
		{Code: "V", Level: Visi}, {Code: "M1", Level: Misi, Parents: []string{"V"}}, {Code: "M1.T1", Level: Tujuan, Parents: []string{"M1"}},
		{Code: "M1.T1.S1", Level: Sasaran, Parents: []string{"M1.T1"}}, {Code: "M1.T1.S2", Level: Sasaran, Parents: []string{"M1.T1"}},
		{Code: "M2", Level: Misi, Parents: []string{"V"}}, {Code: "P4.06", Level: Program, Parents: []string{"M1.T1.S1"}}, {Code: "m1.t1.s3", Level: Program},
	}}
	counted := Tree{Elements: []Element{{Code: "S1", Level: Sasaran}, {Code: "S2", Level: Sasaran}, {Code: "G1", Level: Strategi, Parents: []string{"S1"}}}}
	for name, c := range map[string]struct {
		t      Tree
		parent string
		level  Level
		want   string
	}{
		"after its brothers, past a code that is taken": {chain, "M1.T1", Sasaran, "M1.T1.S4"},
		"a misi more":                    {chain, "V", Misi, "M3"},
		"as other parents write it":      {chain, "M2", Tujuan, "M2.T1"},
		"with noughts before":            {chain, "M1.T1.S1", Program, "P4.07"},
		"by the letter of the level":     {chain, "M1.T1.S1", Strategi, "M1.T1.S1.ST1"},
		"counted through the whole tree": {counted, "S2", Strategi, "G2"},
		"the first of an empty tree":     {Tree{}, "", Visi, "V"},
	} {
		if got := c.t.NextCode(c.parent, c.level); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

func TestLevelsOfTheTree(t *testing.T) {
	t.Parallel()
	if got := Below(Sasaran); !slices.Equal(got, []Level{Strategi, ArahKebijakan, Program}) {
		t.Errorf("under a sasaran: %v", got)
	}
	if got := Below(Program); got != nil {
		t.Errorf("under a program: %v", got)
	}
	for _, l := range Levels() {
		above, _ := Above(l)
		for _, p := range above {
			if !slices.Contains(Below(p), l) {
				t.Errorf("%s stands under %s, which has no such child", l, p)
			}
		}
	}
	for _, k := range []BreachKind{Orphan, WrongLevel, TooMany, Unknown, Twice, Cycle, NoVisi, ManyVisi} {
		if (Breach{Kind: k}).Fix() == "" {
			t.Errorf("%s has no fix", k)
		}
	}
}
