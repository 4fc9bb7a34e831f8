package decimal_test

import (
	"errors"
	"math/big"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"gurindam/internal/decimal"
)

func TestParseKeepsWhatWasWritten(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ text, file, person string }{
		{"", "", "–"}, {"0", "0", "0"}, {"4.50", "4.50", "4,50"}, {"-1234567.8", "-1234567.8", "-1.234.567,8"}, {"+7", "7", "7"},
		{"1000", "1000", "1.000"}, {"999", "999", "999"}, {"0.05", "0.05", "0,05"}, {"007", "7", "7"},
		{strings.Repeat("9", decimal.MaxDigits), strings.Repeat("9", decimal.MaxDigits), "9.999.999.999.999.999.999.999.999.999.999.999"},
	} {
		d, err := decimal.Parse(c.text)
		if err != nil {
			t.Errorf("%q: %v", c.text, err)
			continue
		}
		if d.String() != c.file || d.Indonesian() != c.person {
			t.Errorf("%q: %q and %q, want %q and %q", c.text, d.String(), d.Indonesian(), c.file, c.person)
		}
		if d.Present() != (c.text != "") {
			t.Errorf("%q: present %v", c.text, d.Present())
		}
	}
}

func TestParseRefuses(t *testing.T) {
	t.Parallel()
	for _, text := range []string{" ", "1,5", "1.000.000", "1e3", "NaN", "Infinity", "0x10", ".", "-", "+", "1-2", "--1", "1 2", "½", strings.Repeat("9", 40)} {
		if d, err := decimal.Parse(text); !errors.Is(err, decimal.ErrSyntax) || d.Present() {
			t.Errorf("%q gives %s, %v", text, d, err)
		}
	}
}

func TestRatio(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		part, whole int64
		decimals    int
		want        string
	}{
		{79, 131, 2, "60.31"}, {16, 131, 2, "12.21"}, {36, 131, 2, "27.48"}, {1, 3, 0, "33"}, {2, 3, 0, "67"}, {1, 8, 2, "12.50"},
		{1, 800, 2, "0.13"}, {-1, 800, 2, "-0.13"}, {0, 5, 2, "0.00"}, {5, 0, 2, ""}, {1 << 62, 1 << 62, 2, "100.00"},
	} {
		if got := decimal.Ratio(c.part, c.whole, c.decimals).String(); got != c.want {
			t.Errorf("%d ÷ %d: %s, want %s", c.part, c.whole, got, c.want)
		}
	}
}

func TestRoundAwayFromZero(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{"3.315": "3.32", "-3.315": "-3.32", "3.314": "3.31", "2.5": "2.50", "": "", "1.995": "2.00"} {
		if got := decimal.MustParse(text).Round(2).String(); got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
}

func TestScaled(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		text     string
		decimals int
		want     int64
		ok       bool
	}{{"1.25", 1, 13, true}, {"-1.25", 1, -13, true}, {"7", 2, 700, true}, {"", 0, 0, false}, {"99999999999999999999", 0, 0, false}} {
		if got, ok := decimal.MustParse(c.text).Scaled(c.decimals); got != c.want || ok != c.ok {
			t.Errorf("%s: %d, %v", c.text, got, ok)
		}
	}
}

func TestAbsentNumbers(t *testing.T) {
	t.Parallel()
	one, none := decimal.New(1, 0), decimal.Decimal{}
	if got := one.Add(none).String() + none.Sub(one).String() + none.Add(none).String(); got != "1-1" {
		t.Errorf("sums with nothing: %s", got)
	}
	if none.Cmp(decimal.New(-5, 0)) != -1 || one.Cmp(none) != 1 || !none.Equal(none) || none.Equal(decimal.New(0, 0)) {
		t.Error("the absent number is not below every other")
	}
	if !decimal.MustParse("4.50").Equal(decimal.New(45, 1)) {
		t.Error("4.50 and 4.5 are not the same number")
	}
}

func TestSumsAreExact(t *testing.T) {
	t.Parallel()
	number := rapid.StringMatching(`-?[0-9]{1,15}(\.[0-9]{1,15})?`)
	rapid.Check(t, func(t *rapid.T) {
		a, b := number.Draw(t, "a"), number.Draw(t, "b")
		x, _ := new(big.Rat).SetString(a)
		y, _ := new(big.Rat).SetString(b)
		for got, want := range map[string]*big.Rat{
			decimal.MustParse(a).Add(decimal.MustParse(b)).String(): new(big.Rat).Add(x, y),
			decimal.MustParse(a).Sub(decimal.MustParse(b)).String(): new(big.Rat).Sub(x, y),
		} {
			if z, ok := new(big.Rat).SetString(got); !ok || z.Cmp(want) != 0 {
				t.Fatalf("%s and %s: %s, want %s", a, b, got, want.FloatString(16))
			}
		}
	})
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"1.50", "-0", "..", "9999999999999999999999999999999999"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := decimal.Parse(s)
		if err != nil || !d.Present() {
			return
		}
		again, err := decimal.Parse(d.String())
		if err != nil || again.String() != d.String() {
			t.Errorf("%q is written %q and read back %q, %v", s, d, again, err)
		}
	})
}
