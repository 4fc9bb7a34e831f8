package survey

import (
	"math/big"
	"testing"

	"pgregory.net/rapid"

	"gurindam/internal/decimal"
)

// gathered makes sums of plain values.
func gathered(values ...int) sums {
	s := sums{}
	for _, v := range values {
		s.add(v, 1)
	}
	return s
}

// Worked by hand: the steps stand beside each.
func TestMeasure(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		values       []int
		users        int
		mean, margin string
	}{
		"nobody":                  {nil, 0, "", ""},
		"one has no spread":       {[]int{3}, 0, "3.00", ""},
		"all the same":            {[]int{3, 3, 3}, 0, "3.00", "0.00"},
		"two apart":               {[]int{0, 4}, 0, "2.00", "3.92"},                   // s²=8, 1,96·√(8/2)=3,92
		"half is rounded up":      {[]int{0, 0, 0, 0, 0, 0, 0, 1}, 0, "0.13", "0.25"}, // 0,125; s²=0,125, 1,96·√0,015625=0,245
		"of few users":            {[]int{0, 4}, 5, "2.00", "3.39"},                   // 3,92·√(3/4)=3,3948
		"all users have answered": {[]int{0, 4}, 2, "2.00", "0.00"},
		"more than there are":     {[]int{0, 4, 1}, 2, "1.67", "0.00"},
	} {
		m := gathered(c.values...).measure(c.users)
		if m.Mean.String() != c.mean || m.Margin.String() != c.margin {
			t.Errorf("%s: mean %q ± %q, want %q ± %q", name, m.Mean, m.Margin, c.mean, c.margin)
		}
	}
}

// The root is the nearest hundredth, and of two equally near the higher.
func TestRoot(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		v := big.NewRat(rapid.Int64Range(0, 1e9).Draw(t, "a"), rapid.Int64Range(1, 1e6).Draw(t, "b"))
		got, _ := root(v).Scaled(Digits)
		low, high := big.NewRat(2*got-1, 200), big.NewRat(2*got+1, 200) // got ± half a hundredth
		if got > 0 && new(big.Rat).Mul(low, low).Cmp(v) > 0 || new(big.Rat).Mul(high, high).Cmp(v) <= 0 {
			t.Fatalf("√%s = %s", v, root(v))
		}
	})
}

// However people leave statements out, the sums by denominator give what plain
// fractions give.
func TestSumsAreExact(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		s, first, second := sums{}, new(big.Rat), new(big.Rat)
		n := rapid.IntRange(2, 30).Draw(t, "n")
		for range n {
			k := rapid.IntRange(1, 5).Draw(t, "k")
			a := rapid.IntRange(0, 4*k).Draw(t, "a")
			s.add(a, k)
			x := big.NewRat(int64(a), int64(k))
			first.Add(first, x)
			second.Add(second, new(big.Rat).Mul(x, x))
		}
		m := s.measure(0)
		if want := new(big.Rat).Quo(first, big.NewRat(int64(n), 1)); m.Exact().Cmp(want) != 0 {
			t.Fatalf("mean %s, want %s", m.Exact(), want)
		}
		if want := spread(first, second, int64(n), 0); m.square.Cmp(want) != 0 {
			t.Fatalf("square of the margin %s, want %s", m.square, want)
		}
	})
}

func TestPlainMeanRoundsOnce(t *testing.T) {
	t.Parallel()
	// 1,005 and 1,004 would be 1,01 and 1,00 rounded first; their mean is 1,0045.
	a, b := Measure{N: 1, exact: big.NewRat(1005, 1000)}, Measure{N: 1, exact: big.NewRat(1004, 1000)}
	if got := plain([]Measure{a, b, {}}); !got.Mean.Equal(decimal.MustParse("1.00")) {
		t.Errorf("mean %s", got.Mean)
	}
}
