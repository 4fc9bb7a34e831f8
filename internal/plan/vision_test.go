package plan_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gurindam/internal/plan"
)

func words(list ...string) []plan.Keyword {
	var out []plan.Keyword
	for _, w := range list {
		out = append(out, plan.Keyword{Code: "<" + w + ">", Word: w})
	}
	return out
}

func TestPassages(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		text     string
		keywords []plan.Keyword
		want     string // passages between bars, keywords before a colon
		absent   string
	}{
		"each in its place":           {"Tanjungpinang Cerdas, Kota Pusaka", words("Cerdas", "Kota Pusaka"), "Tanjungpinang |<Cerdas>:Cerdas|, |<Kota Pusaka>:Kota Pusaka", ""},
		"whatever the case":           {"kota CERDAS", words("cerdas"), "kota |<cerdas>:CERDAS", ""},
		"with -nya behind":            {"Kotanya cerdas dan warganya sejahtera", words("kota cerdas", "warga"), "<kota cerdas>:Kotanya cerdas| dan |<warga>:warganya| sejahtera", ""},
		"with -lah behind the key":    {"Majukan daerah", words("majukanlah"), "<majukanlah>:Majukan| daerah", ""},
		"over a break and a comma":    {"Kota,\nPusaka", words("kota pusaka"), "<kota pusaka>:Kota,\nPusaka", ""},
		"the longer one":              {"Kota Pusaka", words("Kota", "Kota Pusaka"), "<Kota Pusaka>:Kota Pusaka", "<Kota>"},
		"no part of a word":           {"Kecerdasan", words("cerdas"), "Kecerdasan", "<cerdas>"},
		"short words are whole":       {"Punya kita", words("pu"), "Punya kita", "<pu>"},
		"not in another order":        {"Pusaka Kota", words("Kota Pusaka"), "Pusaka Kota", "<Kota Pusaka>"},
		"cut short":                   {"Kota", words("Kota Pusaka"), "Kota", "<Kota Pusaka>"},
		"twice":                       {"Maju, maju", words("maju"), "<maju>:Maju|, |<maju>:maju", ""},
		"no text":                     {"", words("maju"), "", "<maju>"},
		"a keyword that is no word":   {"Maju – terus", words("–"), "Maju – terus", "<–>"},
		"letters of more than a byte": {"Kota «Béntan» jaya", words("béntan"), "Kota «|<béntan>:Béntan|» jaya", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			v := plan.Vision{Text: c.text, Keywords: c.keywords}
			var parts, whole, absent []string
			for _, p := range v.Passages() {
				whole = append(whole, p.Text)
				if p.Keyword != "" {
					p.Text = p.Keyword + ":" + p.Text
				}
				parts = append(parts, p.Text)
			}
			if got := strings.Join(parts, "|"); got != c.want {
				t.Errorf("passages %q, want %q", got, c.want)
			}
			if got := strings.Join(whole, ""); got != c.text {
				t.Errorf("the passages make %q", got)
			}
			for _, k := range v.Absent() {
				absent = append(absent, k.Code)
			}
			if got := strings.Join(absent, " "); got != c.absent {
				t.Errorf("absent %q, want %q", got, c.absent)
			}
		})
	}
}

func TestReaches(t *testing.T) {
	t.Parallel()
	v := plan.Vision{Keywords: []plan.Keyword{{Dimensions: []string{"SL", "SG"}, Misi: []string{"M2", "tiada"}}, {Dimensions: []string{"SG"}}}}
	got := v.Reaches(guideline(t, "kominfo-2019"), []string{"M1", "M2"})
	want := plan.Reach{Dimensions: []string{"SG", "SL"}, OtherDimensions: []string{"SB", "SE", "SS", "SEn"}, Missions: []string{"M2"}, OtherMissions: []string{"M1"}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestNextCodes(t *testing.T) {
	t.Parallel()
	m := plan.Masterplan{Goals: []plan.Goal{{Code: "SG-1.S1"}, {Code: "SG-1.S3"}}, Strategies: []plan.Strategy{{Code: "SG-1.S1.1"}, {Code: "SG-1.S1.2"}}}
	for got, want := range map[string]string{
		m.NextGoal("SG-1"): "SG-1.S2", m.NextGoal("SL-2"): "SL-2.S1", m.NextStrategy("SG-1.S1"): "SG-1.S1.3", m.NextStrategy("SG-1.S3"): "SG-1.S3.1", plan.Masterplan{}.NextGoal("SE-1"): "SE-1.S1",
	} {
		if got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}
