package evaluation

import (
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"gurindam/internal/fault"
	"gurindam/internal/region"
)

func at(s string) time.Time {
	t, err := time.ParseInLocation("2006-01-02 15:04:05", s, Zone)
	if err != nil {
		panic(err)
	}
	return t
}

func dayAt(s string) time.Time { return at(s + " 00:00:00") }

// A window is open from the first moment of its first day to the last moment of its
// last, on the clock of the ministry wherever the program runs.
func TestWindowsCloseAtMidnightWIB(t *testing.T) {
	t.Parallel()
	w := Window{Answering, dayAt("2026-08-03"), dayAt("2026-08-31")}
	for moment, want := range map[string]bool{
		"2026-08-02 23:59:59": false, "2026-08-03 00:00:00": true, "2026-08-31 23:59:59": true, "2026-09-01 00:00:00": false,
	} {
		if got := w.Holds(at(moment).UTC()); got != want {
			t.Errorf("%s: open %v", moment, got)
		}
	}
	if w.Holds(time.Date(2026, 8, 2, 17, 0, 0, 0, time.UTC)) != true { // midnight in Jakarta
		t.Error("the day does not begin in Jakarta")
	}
}

// An extension moves the last day of one region or of all, never backwards, and only
// of its stage.
func TestExtensions(t *testing.T) {
	t.Parallel()
	c := Cycle{Name: "Uji", State: Open, Windows: []Window{{Answering, dayAt("2026-08-03"), dayAt("2026-08-31")}}}
	extensions := []Extension{
		{Stage: Answering, Region: "21.72", Until: dayAt("2026-09-10")},
		{Stage: Answering, Until: dayAt("2026-09-05")},
		{Stage: Survey, Until: dayAt("2026-12-31")},
		{Stage: Answering, Region: "21.72", Until: dayAt("2026-08-01")},
	}
	for code, want := range map[region.Code]string{"21.72": "2026-09-10", "21.71": "2026-09-05"} {
		if w, ok := c.Window(Answering, code, extensions); !ok || w.Last != dayAt(want) {
			t.Errorf("%s: %v", code, w.Last)
		}
	}
	if err := c.Within(Answering, "21.72", extensions, at("2026-09-10 23:00:00")); err != nil {
		t.Error(err)
	}
	for _, refused := range []struct {
		stage Stage
		code  region.Code
		now   string
		says  string
	}{
		{Answering, "21.71", "2026-09-06 00:00:00", "ditutup 5 September 2026"},
		{Answering, "21.72", "2026-08-02 12:00:00", "dibuka 3 Agustus 2026"},
		{Panel, "21.72", "2026-08-20 12:00:00", "tidak memuat tahap panel"},
	} {
		err := c.Within(refused.stage, refused.code, extensions, at(refused.now))
		if fault.KindOf(err) != fault.Conflict || !strings.Contains(fault.Text(err), refused.says) {
			t.Errorf("%+v: %v", refused, err)
		}
	}
	c.State = Archived
	if c.Within(Answering, "21.72", extensions, at("2026-08-20 12:00:00")) == nil {
		t.Error("an archived cycle takes answers")
	}
}

// Every region stands somewhere, somebody is named for what comes next, and each mark
// moves it on, never back.
func TestStanding(t *testing.T) {
	t.Parallel()
	var c Cycle
	p := Participant{Marks: map[Mark]time.Time{}, Tracks: map[Track]Progress{}}
	for _, step := range []struct {
		mark  Mark
		stage Stage
		turn  string
	}{
		{"", Invitation, "Kementerian"},
		{Invited, Invitation, "Sekretaris Tim Pelaksana daerah"},
		{Joined, Answering, "Sekretaris Tim Pelaksana daerah"},
		{HandedIn, Answering, "Sekretaris daerah"},
		{Submitted, Desk, "Asesor"},
		{Scored, Panel, "Kementerian"},
		{Settled, Result, "Kementerian"},
		{Announced, Letter, "Kementerian"},
		{Lettered, Archive, "Kementerian"},
		{Filed, Archive, ""},
	} {
		if step.mark != "" {
			p.Marks[step.mark] = at("2026-08-20 12:00:00")
		}
		if s := c.Stand(p, nil, at("2026-08-20 12:00:00")); s.Stage != step.stage || s.Turn != step.turn || (s.Deed == "") != (s.Turn == "") {
			t.Errorf("after %s: %+v", step.mark, s)
		}
	}
	delete(p.Marks, Filed)
	delete(p.Marks, Lettered)
	p.Tracks[Objections] = Progress{1, 2}
	if s := c.Stand(p, nil, at("2026-08-20 12:00:00")); s.Stage != Objection || s.Turn != "Pemutus sanggah" {
		t.Errorf("an objection waits: %+v", s)
	}
}

func TestMarksMoveOn(t *testing.T) {
	t.Parallel()
	order := []Mark{Invited, Joined, HandedIn, Submitted, Scored, Settled, Announced, Lettered, Filed}
	place := map[Stage]int{}
	for i, s := range Stages {
		place[s] = i
	}
	rapid.Check(t, func(t *rapid.T) {
		p := Participant{Marks: map[Mark]time.Time{}, Tracks: map[Track]Progress{}}
		for _, track := range []Track{Clarifications, Discussions} {
			p.Tracks[track] = Progress{rapid.IntRange(0, 1).Draw(t, "done"), rapid.IntRange(0, 2).Draw(t, "total")}
		}
		last := -1
		for _, m := range order {
			p.Marks[m] = time.Unix(1, 0)
			now := place[Cycle{}.Stand(p, nil, time.Unix(2, 0)).Stage]
			if now < last {
				t.Fatalf("%s moved the region back to %s", m, Stages[now])
			}
			last = now
		}
	})
}

// Late is who lets the window of what is next pass; early is who waits for it.
func TestLateAndEarly(t *testing.T) {
	t.Parallel()
	c := Cycle{Windows: []Window{{Answering, dayAt("2026-08-03"), dayAt("2026-08-31")}}}
	p := Participant{Region: "21.72", Marks: map[Mark]time.Time{Joined: at("2026-07-01 09:00:00")}}
	if s := c.Stand(p, nil, at("2026-08-01 09:00:00")); !s.Early || s.Late {
		t.Errorf("before: %+v", s)
	}
	if s := c.Stand(p, nil, at("2026-09-01 09:00:00")); !s.Late {
		t.Errorf("after: %+v", s)
	}
	longer := []Extension{{Region: "21.72", Stage: Answering, Until: dayAt("2026-09-02")}}
	if s := c.Stand(p, longer, at("2026-09-01 09:00:00")); s.Late || !s.Until.Equal(dayAt("2026-09-03")) {
		t.Errorf("extended: %+v", s)
	}
}

func whole() Cycle {
	c := Cycle{ID: "2026", Name: "Evaluasi 2026", Year: 2026, Assessors: 5, Spread: 1, Sample: 50, Cohorts: []Cohort{{"reguler", "Reguler", "kominfo-2024-reguler"}}}
	for i, s := range Stages {
		c.Windows = append(c.Windows, Window{s, dayAt("2026-08-03").AddDate(0, 0, 7*i), dayAt("2026-08-09").AddDate(0, 0, 7*i)})
	}
	return c
}

// A cycle that is whole has no problem; each thing that is wrong is told at its field.
func TestCheck(t *testing.T) {
	t.Parallel()
	known := func(id string) bool { return id == "kominfo-2024-reguler" }
	if problems := whole().Check(known); len(problems) != 0 {
		t.Fatalf("%+v", problems)
	}
	for field, spoil := range map[string]func(*Cycle){
		"id":        func(c *Cycle) { c.ID = "Evaluasi 2026" },
		"name":      func(c *Cycle) { c.Name = "" },
		"year":      func(c *Cycle) { c.Year = 26 },
		"assessors": func(c *Cycle) { c.Assessors = 0 },
		"spread":    func(c *Cycle) { c.Spread = 0 },
		"sample":    func(c *Cycle) { c.Sample = 0 },
		"cohorts":   func(c *Cycle) { c.Cohorts[0].Instrument = "kominfo-2030" },
		"isian":     func(c *Cycle) { c.Windows[1].Last = c.Windows[1].First.AddDate(0, 0, -1) },
		"survei":    func(c *Cycle) { c.Windows = append(c.Windows[:3:3], c.Windows[4:]...) },
		"panel":     func(c *Cycle) { c.Windows[7].First, c.Windows[7].Last = dayAt("2026-01-01"), dayAt("2026-01-02") },
	} {
		c := whole()
		spoil(&c)
		problems := c.Check(known)
		if len(problems) == 0 || problems[0].Field != field {
			t.Errorf("%s: %+v", field, problems)
		}
	}
	c := whole()
	c.ID = "baru" // an address of the program
	if len(c.Check(known)) == 0 {
		t.Error("the code baru is taken")
	}
	c = whole()
	c.Cohorts = append(c.Cohorts, c.Cohorts[0])
	if len(c.Check(known)) == 0 {
		t.Error("a cohort twice")
	}
}

func TestDays(t *testing.T) {
	t.Parallel()
	if got := Days(dayAt("2026-08-03"), dayAt("2026-09-12")); got != "3 Agu – 12 Sep 2026" {
		t.Error(got)
	}
	if got := Days(dayAt("2026-12-03"), dayAt("2027-01-12")); got != "3 Des 2026 – 12 Jan 2027" {
		t.Error(got)
	}
}
