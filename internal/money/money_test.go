package money_test

import (
	"errors"
	"math"
	"math/big"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"gurindam/internal/money"
)

func TestDigits(t *testing.T) {
	t.Parallel()
	for r, want := range map[money.Rupiah]string{
		0: "0", 999: "999", 1_000: "1.000", 1_250_000: "1.250.000", -4_500: "-4.500", -999: "-999",
		math.MaxInt64: "9.223.372.036.854.775.807", math.MinInt64: "-9.223.372.036.854.775.808",
	} {
		if got := r.Digits(); got != want {
			t.Errorf("%d: %s, want %s", int64(r), got, want)
		}
	}
	if got := money.Rupiah(5000).String(); got != "Rp\u00a05.000" {
		t.Errorf("String: %q", got)
	}
}

func TestShort(t *testing.T) {
	t.Parallel()
	for r, want := range map[money.Rupiah]string{
		0: "Rp 0", 999_999: "Rp 999.999", 1_000_000: "Rp 1,0 jt", 350_000_000: "Rp 350,0 jt", 1_250_000: "Rp 1,3 jt", 1_249_999: "Rp 1,2 jt",
		412_600_000_000: "Rp 412,6 M", 1_200_000_000_000: "Rp 1,2 T", -1_250_000: "Rp -1,3 jt",
	} {
		if got := strings.ReplaceAll(r.Short(), "\u00a0", " "); got != want {
			t.Errorf("%d: %s, want %s", r, got, want)
		}
	}
}

func TestIn(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		amount, unit money.Rupiah
		decimals     int
		want         string
	}{
		{965_400_000_000, 1e9, 1, "965,4"}, {1_499_999, 1e6, 0, "1"}, {1_500_000, 1e6, 0, "2"}, {-1_500_000, 1e6, 0, "-2"},
		{50_000, 1e6, 2, "0,05"}, {4_999, 1e6, 2, "0,00"}, {1_234_567_890_000, 1e6, 1, "1.234.567,9"}, {-50_000, 1e6, 1, "-0,1"},
	} {
		if got := c.amount.In(c.unit, c.decimals); got != c.want {
			t.Errorf("%d in %d: %s, want %s", c.amount, c.unit, got, c.want)
		}
	}
}

func TestSumOutOfRange(t *testing.T) {
	t.Parallel()
	for _, pair := range [][2]money.Rupiah{{math.MaxInt64, 1}, {math.MinInt64, -1}, {math.MaxInt64 - 5, 6}} {
		if _, err := money.Sum(pair[:]...); !errors.Is(err, money.ErrOverflow) {
			t.Errorf("%d + %d gives %v", pair[0], pair[1], err)
		}
	}
	if got, err := money.Sum(math.MaxInt64, -1, 1); err != nil || got != math.MaxInt64 {
		t.Errorf("up to the edge: %d, %v", got, err)
	}
	if got, err := money.Sum(); err != nil || got != 0 {
		t.Errorf("nothing: %d, %v", got, err)
	}
}

func TestAddIsExactOrRefused(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		a, b := rapid.Int64().Draw(t, "a"), rapid.Int64().Draw(t, "b")
		exact := new(big.Int).Add(big.NewInt(a), big.NewInt(b))
		got, err := money.Rupiah(a).Add(money.Rupiah(b))
		if exact.IsInt64() != (err == nil) {
			t.Fatalf("%d + %d: error %v, but the sum is %s", a, b, err, exact)
		}
		if err == nil && int64(got) != exact.Int64() {
			t.Fatalf("%d + %d = %d, want %s", a, b, got, exact)
		}
	})
}
