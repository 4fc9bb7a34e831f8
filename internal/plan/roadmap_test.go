package plan_test

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"gurindam/internal/plan"
)

// steps makes initiatives of lines like "B 3-6 A": B runs from quarter 3 to 6 of
// a plan that begins in 2019, after A.
func steps(t *testing.T, lines ...string) []plan.Initiative {
	t.Helper()
	var out []plan.Initiative
	for _, line := range lines {
		f := strings.Fields(line)
		var first, last int
		if _, err := fmt.Sscanf(f[1], "%d-%d", &first, &last); err != nil {
			t.Fatal(err)
		}
		from := plan.Quarter{Year: 2019, Quarter: 1}
		out = append(out, plan.Initiative{Code: f[0], Schedule: plan.Schedule{Start: from.Add(first - 1), End: from.Add(last - 1), After: f[2:]}})
	}
	return out
}

func TestRoadMapOrder(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		lines         []string
		want, circles string
	}{
		"by start":             {[]string{"B 3-4", "A 1-2", "C 3-5"}, "A B C", "[]"},
		"after prerequisites":  {[]string{"A 1-2 C", "B 2-3", "C 4-5"}, "B C A", "[]"},
		"dead prerequisite":    {[]string{"A 1-2 X", "B 1-2"}, "A B", "[]"},
		"a circle comes last":  {[]string{"A 1-2 B", "B 1-2 A", "C 5-6"}, "C A B", "[[A B A]]"},
		"its own prerequisite": {[]string{"A 1-2 A"}, "A", "[[A A]]"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			ordered, circles := plan.RoadMapOrder(steps(t, c.lines...))
			var codes []string
			for _, i := range ordered {
				codes = append(codes, i.Code)
			}
			if got := strings.Join(codes, " "); got != c.want || fmt.Sprint(circles) != c.circles {
				t.Errorf("got %s with circles %v, want %s with %s", got, circles, c.want, c.circles)
			}
		})
	}
}

func TestSlip(t *testing.T) {
	t.Parallel()
	lines := []string{"A 1-4", "B 5-8 A", "C 11-12 B", "D 5-6", "E 9-9 B D"}
	for name, c := range map[string]struct {
		code     string
		quarters int
		want     string
	}{
		"what waits moves, less the slack": {"A", 3, "A+3 B+3 E+3 C+1"},
		"slack takes it up":                {"B", 2, "B+2 E+2"},
		"within the slack nothing moves":   {"D", 2, "D+2"},
		"no delay":                         {"A", 0, ""},
		"unknown":                          {"X", 2, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var moves []string
			for _, m := range plan.Slip(steps(t, lines...), c.code, c.quarters) {
				moves = append(moves, fmt.Sprintf("%s+%d", m.Code, m.Quarters))
			}
			if got := strings.Join(moves, " "); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
	overlap := steps(t, "A 1-4", "B 3-6 A")
	if moves := plan.Slip(overlap, "A", 1); len(moves) != 2 || moves[1].Quarters != 1 {
		t.Errorf("an overlap is not kept: %v", moves)
	}
	if end := plan.Slip(steps(t, "A 1-4"), "A", 1)[0].End; end != (plan.Quarter{Year: 2020, Quarter: 1}) {
		t.Errorf("end %v, want 2020-T1", end)
	}
	if moves := plan.Slip(steps(t, "A 1-2 B", "B 3-4 A"), "A", 1); moves != nil {
		t.Errorf("a circle moves: %v", moves)
	}
}

// Nothing moves further than what was late, and nothing that waits is left behind.
func TestSlipIsBounded(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		var list []plan.Initiative
		from := plan.Quarter{Year: 2019, Quarter: 1}
		for i := range rapid.IntRange(1, 12).Draw(t, "initiatives") {
			start := rapid.IntRange(0, 19).Draw(t, "start")
			v := plan.Initiative{Code: fmt.Sprint(i), Schedule: plan.Schedule{Start: from.Add(start), End: from.Add(start + rapid.IntRange(0, 6).Draw(t, "length"))}}
			for before := range i {
				if rapid.Bool().Draw(t, "waits") {
					v.Schedule.After = append(v.Schedule.After, fmt.Sprint(before))
				}
			}
			list = append(list, v)
		}
		late := rapid.IntRange(1, 8).Draw(t, "late")
		moves := map[string]int{}
		for _, m := range plan.Slip(list, "0", late) {
			moves[m.Code] = m.Quarters
		}
		if moves["0"] != late {
			t.Fatalf("the late one moves by %d", moves["0"])
		}
		for i, v := range list {
			if moves[v.Code] > late {
				t.Fatalf("%s moves by %d, more than %d", v.Code, moves[v.Code], late)
			}
			for _, before := range v.Schedule.After {
				var end plan.Quarter
				for _, w := range list[:i] {
					if w.Code == before {
						end = w.Schedule.End
					}
				}
				gap := v.Schedule.Start.Index() - end.Index()
				if gap >= 1 && gap+moves[v.Code]-moves[before] < 1 {
					t.Fatalf("%s begins before %s ends", v.Code, before)
				}
			}
		}
	})
}
