package score_test

import (
	"math/big"
	"testing"

	"pgregory.net/rapid"

	"gurindam/internal/decimal"
	"gurindam/internal/instrument"
	"gurindam/internal/instrument/score"
)

// A number of any size, so that both ways of reckoning and the border between them
// are met.
var number = rapid.OneOf(
	rapid.StringMatching(`-?[0-9]{1,3}(\.[0-9]{1,3})?`),
	rapid.StringMatching(`-?[0-9]{1,17}(\.[0-9]{1,15})?`),
	rapid.StringMatching(`-?[1-9][0-9]{0,18}/[1-9][0-9]{0,18}`),
)

func both(t *rapid.T, label string) (score.Fraction, *big.Rat) {
	text := number.Draw(t, label)
	f, err := score.ParseFraction(text)
	r, ok := new(big.Rat).SetString(text)
	if err != nil || !ok || f.Rat().Cmp(r) != 0 {
		t.Fatalf("%s is read as %s, %v", text, f, err)
	}
	return f, r
}

func TestFractionsAreExact(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		f, x := both(t, "a")
		g, y := both(t, "b")
		h, z := both(t, "c")
		want := map[string]*big.Rat{
			"sum": new(big.Rat).Add(x, y), "difference": new(big.Rat).Sub(x, y), "product": new(big.Rat).Mul(x, y),
			"of three": new(big.Rat).Add(new(big.Rat).Mul(x, y), z),
		}
		got := map[string]score.Fraction{"sum": f.Add(g), "difference": f.Sub(g), "product": f.Mul(g), "of three": f.Mul(g).Add(h)}
		if y.Sign() != 0 {
			want["quotient"], got["quotient"] = new(big.Rat).Quo(x, y), f.Over(g)
		} else if q := f.Over(g); q.Sign() != 0 {
			t.Fatalf("%s by nothing is %s", f, q)
		}
		for what, w := range want {
			if got[what].Rat().Cmp(w) != 0 {
				t.Fatalf("%s of %s, %s, %s: %s, want %s", what, f, g, h, got[what], w)
			}
			again, err := score.ParseFraction(got[what].String())
			if len(got[what].String()) < 30 && (err != nil || !again.Equal(got[what])) {
				t.Fatalf("%s is written %s and read as %s, %v", w, got[what], again, err)
			}
		}
		if f.Cmp(g) != x.Cmp(y) || f.Sign() != x.Sign() || f.IsWhole() != x.IsInt() {
			t.Fatalf("%s against %s: %d, %d, %v", f, g, f.Cmp(g), f.Sign(), f.IsWhole())
		}
	})
}

func TestRoundingIsHalfAwayFromZero(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		f, x := both(t, "a")
		decimals := rapid.IntRange(0, 6).Draw(t, "decimals")
		want := awayFromZero(x, decimals)
		if len(want) > decimal.MaxDigits {
			return
		}
		if got := f.Round(decimals).String(); got != want {
			t.Fatalf("%s with %d decimals: %s, want %s", f, decimals, got, want)
		}
		if got := string(f.AppendRounded(nil, decimals)); got != want {
			t.Fatalf("%s with %d decimals is written %s, want %s", f, decimals, got, want)
		}
	})
}

// awayFromZero rounds by the words of the rule: move half a unit away from zero, cut.
func awayFromZero(x *big.Rat, decimals int) string {
	unit := new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(decimals)), nil))
	scaled := new(big.Rat).Mul(new(big.Rat).Abs(x), unit)
	scaled.Add(scaled, big.NewRat(1, 2))
	whole := new(big.Int).Quo(scaled.Num(), scaled.Denom())
	if x.Sign() < 0 {
		whole.Neg(whole)
	}
	return new(big.Rat).Quo(new(big.Rat).SetInt(whole), unit).FloatString(decimals)
}

// drawn is a small instrument with levels for it.
func drawn(t *rapid.T) (instrument.Instrument, []score.Given) {
	weights := rapid.SampledFrom([][]string{{"10", "20", "30", "20", "20"}, {"10", "20", "20", "20", "20", "10"}, {"12.5", "87.5"}, {"100"}}).Draw(t, "weights")
	step := rapid.SampledFrom([]int{instrument.Exact, 1, 2, 3})
	i := made(instrument.Rounding{Question: step.Draw(t, "question"), Aspect: step.Draw(t, "aspect"), Contribution: step.Draw(t, "contribution"), Final: rapid.IntRange(1, 4).Draw(t, "final")}, instrument.Scale{Max: 4})
	var given []score.Given
	for n, w := range weights {
		list := asked(string(rune('A'+n)), rapid.IntRange(1, 5).Draw(t, "questions"))
		weighted := rapid.Bool().Draw(t, "weighted")
		for q := range list {
			if weighted {
				list[q].Weight = decimal.New(int64(rapid.IntRange(1, 500).Draw(t, "weight")), 2)
			}
			for a := range rapid.IntRange(1, 5).Draw(t, "assessors") {
				given = append(given, score.Given{Question: list[q].Code, Assessor: string(rune('a' + a)), Level: decimal.New(int64(rapid.IntRange(0, 4).Draw(t, "level")), 0)})
			}
		}
		i.Aspects = append(i.Aspects, aspect(string(rune('A'+n)), w, list...))
	}
	return i, given
}

// The same reckoning, written down once more on math/big alone.
func TestAgainstTheFormula(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		i, given := drawn(t)
		got, err := score.Of(i, given)
		if err != nil {
			t.Fatal(err)
		}
		rounded := func(x *big.Rat, decimals int) *big.Rat {
			if decimals == instrument.Exact {
				return x
			}
			r, _ := new(big.Rat).SetString(awayFromZero(x, decimals))
			return r
		}
		total, exact := new(big.Rat), new(big.Rat)
		for _, a := range i.Aspects {
			above, below := new(big.Rat), new(big.Rat)
			for _, q := range a.Questions() {
				sum, count := new(big.Rat), int64(0)
				for _, g := range given {
					if g.Question == q.Code {
						level, _ := new(big.Rat).SetString(g.Level.String())
						sum, count = sum.Add(sum, level), count+1
					}
				}
				weight := big.NewRat(1, 1)
				if q.Weight.Present() {
					weight, _ = new(big.Rat).SetString(q.Weight.String())
				}
				mean := rounded(sum.Quo(sum, big.NewRat(count, 1)), i.Rounding.Question)
				above.Add(above, new(big.Rat).Mul(mean, weight))
				below.Add(below, weight)
			}
			weight, _ := new(big.Rat).SetString(a.Weight.String())
			part := rounded(above.Quo(above, below), i.Rounding.Aspect)
			part = new(big.Rat).Mul(part, weight.Quo(weight, big.NewRat(100, 1)))
			exact.Add(exact, part)
			total.Add(total, rounded(part, i.Rounding.Contribution))
		}
		if want := awayFromZero(total, i.Rounding.Final); got.Final.String() != want || got.Exact.Rat().Cmp(exact) != 0 {
			t.Fatalf("%s (%s), want %s (%s)", got.Final, got.Exact, want, exact)
		}
	})
}

func TestOrderDoesNotMatter(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		i, given := drawn(t)
		a, err1 := score.Of(i, given)
		b, err2 := score.Of(i, rapid.Permutation(given).Draw(t, "order"))
		if err1 != nil || err2 != nil || !a.Exact.Equal(b.Exact) || a.Final.String() != b.Final.String() {
			t.Fatalf("%s and %s, %v, %v", a.Final, b.Final, err1, err2)
		}
	})
}

// A higher level never lowers the index, the index stays within the scale, and a gain
// is what reckoning anew would show.
func TestGainsAreWhatReckoningShows(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		i, _ := drawn(t)
		questions := i.Questions()
		levels := map[string]decimal.Decimal{}
		for _, q := range questions {
			if rapid.Bool().Draw(t, "answered") {
				levels[q.Code] = decimal.New(int64(rapid.IntRange(0, 4).Draw(t, "level")), 0)
			}
		}
		q := rapid.SampledFrom(questions).Draw(t, "question")
		to := decimal.New(int64(rapid.IntRange(0, 4).Draw(t, "to")), 0)
		rise, err := score.Gain(i, levels, q.Code, to)
		if err != nil {
			t.Fatal(err)
		}
		rule := score.For(i)
		before, _ := rule.Estimate(levels)
		was := levels[q.Code]
		levels[q.Code] = to
		after, _ := rule.Estimate(levels)
		if !rise.Before.Equal(before.Final) || !rise.After.Equal(after.Final) || !rise.Gain.Equal(after.Final.Sub(before.Final)) {
			t.Fatalf("%s to %s: %s to %s, want %s to %s", was, to, rise.Before, rise.After, before.Final, after.Final)
		}
		if up := score.FromDecimal(to).Cmp(score.FromDecimal(was)); up > 0 && rise.Gain.Cmp(decimal.New(0, 0)) < 0 || up != rise.Exact.Sign() {
			t.Fatalf("from %s to %s gains %s (%s)", was, to, rise.Gain, rise.Exact)
		}
		if rise.After.Cmp(decimal.New(0, 0)) < 0 || after.Exact.Cmp(score.Whole(5)) > 0 {
			t.Fatalf("out of the scale: %s", after.Final)
		}
	})
}
