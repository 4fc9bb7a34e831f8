package web

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// However a whole divides, its parts fill the line without gap or overlap.
func TestBarsFillTheLine(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		var parts []Share
		total := 0
		for _, n := range rapid.SliceOfN(rapid.IntRange(0, 500), 1, 6).Draw(t, "counts") {
			parts = append(parts, Share{Count: n})
			total += n
		}
		x, width := bars(parts)
		at := 0
		for i := range parts {
			if x[i] != at || width[i] < 0 {
				t.Fatalf("part %d at %d with %d, want %d", i, x[i], width[i], at)
			}
			at += width[i]
		}
		if want := min(total, 1) * 1000; at != want {
			t.Fatalf("ends at %d, want %d", at, want)
		}
	})
}

func TestSize(t *testing.T) {
	t.Parallel()
	for bytes, want := range map[int64]string{0: "0\u00a0byte", 999: "999\u00a0byte", 12_400: "12\u00a0kB", 1_450_000: "1,5\u00a0MB", 12_000_000: "12,0\u00a0MB"} {
		if got := Size(bytes); got != want {
			t.Errorf("%d: %q", bytes, got)
		}
	}
}

func TestAnchor(t *testing.T) {
	t.Parallel()
	got := []string{Anchor("M1.T1.S2"), Anchor("DINKES/2.16 03#2"), Anchor("")}
	if want := []string{"M1.T1.S2", "DINKES_2.16_03_2", ""}; !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}

func TestFilled(t *testing.T) {
	t.Parallel()
	for _, c := range [][3]int{{0, 12, 0}, {12, 12, 1000}, {6, 12, 500}, {20, 12, 1000}, {-1, 12, 0}, {1, 0, 1000}} {
		if got := filled(c[0], c[1]); got != c[2] {
			t.Errorf("%d of %d: %d", c[0], c[1], got)
		}
	}
}
