package score_test

import (
	"testing"

	"gurindam/internal/decimal"
	"gurindam/internal/instrument"
	"gurindam/internal/instrument/score"
)

func shipped(t testing.TB, id string) instrument.Instrument {
	t.Helper()
	i, ok := instrument.Load(id)
	if !ok {
		t.Fatalf("%s does not come with the program", id)
	}
	return i
}

func levels(t testing.TB, name string) (given []score.Given) {
	t.Helper()
	for _, row := range records(t, name)[1:] {
		given = append(given, score.Given{Question: row[1], Level: decimal.MustParse(row[2])})
	}
	return given
}

// The league table once more, by the instrument that comes with the program.
func TestLeagueByTheShippedInstrument(t *testing.T) {
	t.Parallel()
	rule := score.For(shipped(t, "kominfo-2022-baru"))
	table, want := records(t, "liga-2022-baru.csv"), records(t, "liga-2022-baru-hasil.csv")
	for n, row := range table[1:] {
		if got, err := rule.OfAspects(values(table[0][1:], row[1:])); err != nil || got.Final.String() != want[n+1][1] {
			t.Errorf("%s: %s, %v, want %s", row[0], got.Final, err, want[n+1][1])
		}
	}
}

func TestMalang2022(t *testing.T) {
	t.Parallel()
	got, err := score.Of(shipped(t, "kominfo-2022-baru"), levels(t, "malang-2022.csv"))
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range [][2]string{{"1.40", "0.14"}, {"1.54", "0.31"}, {"2.92", "0.88"}, {"2.56", "0.26"}, {"3.08", "0.92"}} {
		if a := got.Aspects[i]; a.Value.String() != want[0] || a.Contribution.String() != want[1] {
			t.Errorf("%s: %s and %s, want %v", a.Code, a.Value, a.Contribution, want)
		}
	}
	if got.Final.String() != "2.51" || got.Exact.String() != "2.504" {
		t.Errorf("index %s (%s), want 2.51 (2.504)", got.Final, got.Exact)
	}
}

func TestDenpasar2018(t *testing.T) {
	t.Parallel()
	rule := score.For(shipped(t, "spbe-2018"))
	got, err := rule.Of(levels(t, "denpasar-spbe-2018.csv"))
	if err != nil || got.Final.String() != "2.64" || got.Exact.String() != "2.64" {
		t.Fatalf("index %s (%s), %v, want 2.64", got.Final, got.Exact, err)
	}
	groups := rule.Groups(got)
	for i, want := range []string{"2.06", "2.29", "3.00"} {
		if i >= len(groups) || groups[i].Value.String() != want {
			t.Errorf("domains %+v, want %s at %d", groups, want, i+1)
		}
	}
}

// Zero everywhere is the result of a region that took no part, also where the scale
// begins at one.
func TestNonParticipantOfEveryInstrument(t *testing.T) {
	t.Parallel()
	for _, i := range instrument.Shipped() {
		var given []score.Given
		for _, q := range i.Questions() {
			given = append(given, score.Given{Question: q.Code, Level: decimal.New(0, 0)})
		}
		if got, err := score.Of(i, given); err != nil || got.Final.String() != "0.00" || got.Exact.Sign() != 0 {
			t.Errorf("%s: %s, %v", i.ID, got.Final, err)
		}
	}
}
