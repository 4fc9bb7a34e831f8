package plan_test

import (
	"slices"
	"strings"
	"testing"

	"gurindam/internal/plan"
	"gurindam/internal/plan/plantest"
)

// Tanjungpinang told in November 2020 of 131 programmes: 79 ran, 16 were being
// discussed, 36 had not begun.
func TestCountStatusesOfAPublishedPlan(t *testing.T) {
	t.Parallel()
	var list []plan.Initiative
	for status, n := range map[plan.Status]int{plan.Running: 79, plan.Discussed: 16, plan.NotStarted: 36} {
		list = append(list, slices.Repeat([]plan.Initiative{{Status: status}}, n)...)
	}
	var got []string
	for _, c := range plan.CountStatuses(list) {
		got = append(got, string(c.Status)+" "+c.Percent.Indonesian())
	}
	want := "belum dilaksanakan 27,48|dalam pembahasan 12,21|berjalan 60,31|selesai 0,00|dihentikan 0,00"
	if strings.Join(got, "|") != want {
		t.Errorf("got %v, want %s", got, want)
	}
	if c := plan.CountStatuses([]plan.Initiative{{}, {Status: plan.Done}}); len(c) != 6 || c[5].Count != 1 {
		t.Errorf("one without status: %v", c)
	}
}

func TestBoards(t *testing.T) {
	t.Parallel()
	boards := plan.Boards(plantest.Full().Masterplan, guideline(t, "kominfo-2019"))
	if len(boards) != 6 || len(boards[0].Strengths) != 1 || len(boards[0].Threats) != 1 || len(boards[0].TOWS["ST"]) != 1 {
		t.Errorf("%+v", boards[0])
	}
	if m := boards[0].Missing(); len(m) != 2 || m[0] != plan.Weakness || m[1] != plan.Opportunity {
		t.Errorf("missing %v", m)
	}
}

func TestQuickWinCompleteness(t *testing.T) {
	t.Parallel()
	wins := plantest.Full().Masterplan.QuickWins
	if c := wins[0].Completeness(); c.Numerator != 12 || c.Denominator != 12 {
		t.Errorf("full: %+v", c)
	}
	if c := wins[1].Completeness(); c.Numerator != 0 || c.Percent.String() != "0.00" {
		t.Errorf("empty: %+v", c)
	}
	wins[0].Risk, wins[0].Continuation = "  ", ""
	for _, a := range wins[0].Answers() {
		open := a.Text == ""
		if want := slices.Contains([]string{"QW-9a", "QW-10a", "QW-10b"}, a.Question.Code); open != want {
			t.Errorf("%s open: %v, want %v", a.Question.Code, open, want)
		}
	}
	if text := wins[0].Answers()[4].Text; text != "Pendanaan: Bank; Kampus" {
		t.Errorf("partners: %s", text)
	}
}
