package fault_test

import (
	"testing"

	"gurindam/internal/fault"
)

func TestClip(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		text string
		most int
		want string
	}{
		{"", 5, ""},
		{"SG-01", 5, "SG-01"},
		{"SG-001", 5, "SG-0…"},
		{"ééééé", 5, "ééééé"},
		{"éééééé", 5, "éééé…"},
		{"\xff\xfe\xfd", 2, "\ufffd…"},
	} {
		if got := fault.Clip(c.text, c.most); got != c.want {
			t.Errorf("Clip(%q, %d) = %q, want %q", c.text, c.most, got, c.want)
		}
	}
}
