package dataset_test

import (
	"testing"

	"gurindam/internal/dataset"
	"gurindam/internal/decimal"
)

func TestLatest(t *testing.T) {
	t.Parallel()
	value := func(year int, number string) dataset.Value {
		v := dataset.Value{Year: year}
		if number != "" {
			v.Number = decimal.MustParse(number)
		}
		return v
	}
	for name, c := range map[string]struct {
		values []dataset.Value
		year   int // 0: there is none
	}{
		"the last":                  {[]dataset.Value{value(2018, "1"), value(2019, "2")}, 2019},
		"the last that was counted": {[]dataset.Value{value(2018, "1"), value(2019, "")}, 2018},
		"zero is a value":           {[]dataset.Value{value(2018, "1"), value(2019, "0")}, 2019},
		"only empty cells":          {[]dataset.Value{value(2018, "")}, 0},
		"no years":                  {nil, 0},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, ok := dataset.Fact{Values: c.values}.Latest()
			if got.Year != c.year || ok != (c.year > 0) {
				t.Errorf("got %d, %v; want %d", got.Year, ok, c.year)
			}
		})
	}
}
