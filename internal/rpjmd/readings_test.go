package rpjmd_test

import (
	"strings"
	"testing"

	"gurindam/internal/rpjmd"
)

func TestReadings(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"1.03.02":           "1.03.02",
		"X.XX.01":           "X.XX.01",
		"1.3.02":            "1.03.02 1.30.02",
		"2.16.3.2.02":       "2.16.03.2.02 2.16.30.2.02",
		"1.1":               "1.01 1.10",
		"2.16.03.2.02.23":   "2.16.03.2.02.23",
		"2.16.03.2.02.023":  "2.16.03.2.02.0023 2.16.03.2.02.0230",
		"2.16.03.2.02.7":    "2.16.03.2.02.07 2.16.03.2.02.70 2.16.03.2.02.0007",
		"11.1":              "",
		"":                  "",
		"1..02":             "",
		"1.03.02.2.01.1.02": "",
		"program":           "",
	} {
		if got := strings.Join(rpjmd.Code{Text: text}.Readings(), " "); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
