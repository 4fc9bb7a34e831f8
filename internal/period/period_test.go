package period_test

import (
	"slices"
	"strings"
	"testing"

	"gurindam/internal/period"
)

func TestNew(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		first, last int
		wrong       string
	}{
		{2019, 2023, ""}, {2020, 2020, ""}, {2020, 2029, ""}, {2020, 2030, "lebih dari 10 tahun"},
		{2023, 2019, "mendahului"}, {1999, 2003, "di luar"}, {2095, 2101, "di luar"}, {0, 0, "di luar"},
	} {
		s, err := period.New(c.first, c.last)
		if c.wrong == "" && (err != nil || s.First != c.first || s.Last != c.last) {
			t.Errorf("%d to %d: %v, %v", c.first, c.last, s, err)
		}
		if c.wrong != "" && (err == nil || !strings.Contains(err.Error(), c.wrong)) {
			t.Errorf("%d to %d: %v, want %q", c.first, c.last, err, c.wrong)
		}
	}
}

func TestSpan(t *testing.T) {
	t.Parallel()
	s := period.Span{First: 2019, Last: 2021}
	if !slices.Equal(s.Years(), []int{2019, 2020, 2021}) || s.Len() != 3 || s.String() != "2019–2021" {
		t.Errorf("%v, %d, %s", s.Years(), s.Len(), s)
	}
	for year, want := range map[int]bool{2018: false, 2019: true, 2021: true, 2022: false} {
		if s.Has(year) != want {
			t.Errorf("has %d: %v", year, !want)
		}
	}
	if one := (period.Span{First: 2020, Last: 2020}); one.String() != "2020" {
		t.Errorf("one year: %s", one)
	}
	if back := (period.Span{First: 2021, Last: 2019}); back.Len() != 0 || back.Years() != nil || back.Has(2020) {
		t.Errorf("a span that ends before it begins: %v", back.Years())
	}
}
