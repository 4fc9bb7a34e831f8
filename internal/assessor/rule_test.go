package assessor

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"gurindam/internal/evaluation"
	"gurindam/internal/fault"
	"gurindam/internal/region"
)

var noon = time.Date(2026, 10, 5, 5, 0, 0, 0, time.UTC) // Monday 12.00 WIB

func TestWhatBars(t *testing.T) {
	t.Parallel()
	a := Assessor{Person: "a", Home: []region.Code{"64.74"}, Employer: "35.73"}
	for name, c := range map[string]struct {
		tie  Conflict
		want bool
	}{
		"family":                         {Conflict{Region: "21.72", Kind: Family}, true},
		"lifted":                         {Conflict{Region: "21.72", Kind: Family, LiftedAt: noon}, false},
		"a consultancy that goes on":     {Conflict{Region: "21.72", Kind: Consultant, From: 2019}, true},
		"one that ended three years ago": {Conflict{Region: "21.72", Kind: Consultant, From: 2019, Until: 2023}, true},
		"one that ended four years ago":  {Conflict{Region: "21.72", Kind: Consultant, From: 2019, Until: 2022}, false},
	} {
		got := Barred(a, []Conflict{c.tie}, noon)
		if slices.Contains(got, "21.72") != c.want || !slices.Contains(got, "64.74") || !slices.Contains(got, "35.73") {
			t.Errorf("%s: %v", name, got)
		}
	}
	province := Barred(Assessor{Person: "a", Employer: "21"}, nil, noon)
	if !slices.Contains(province, "21.72") || !slices.Contains(province, "21.71") || slices.Contains(province, "64.74") {
		t.Errorf("whom a province employs: %v", province)
	}
	turn := time.Date(2026, 12, 31, 16, 59, 0, 0, time.UTC) // 23.59 WIB
	ended := Conflict{Region: "21.72", Kind: Consultant, From: 2019, Until: 2023}
	if !ended.Holds(turn) || ended.Holds(turn.Add(time.Minute)) {
		t.Error("a year ends where the ministry is")
	}
}

func TestDeclaringIsChecked(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]Conflict{
		"a region that is not":        {Region: "99.99", Kind: Family, Reason: "x"},
		"a kind that is not":          {Region: "21.72", Kind: "teman", Reason: "x"},
		"no reason":                   {Region: "21.72", Kind: Family, Reason: " "},
		"a consultancy without years": {Region: "21.72", Kind: Consultant, Reason: "x"},
		"one of tomorrow":             {Region: "21.72", Kind: Consultant, Reason: "x", From: 2027},
		"one that ends before":        {Region: "21.72", Kind: Consultant, Reason: "x", From: 2020, Until: 2019},
	} {
		if _, err := c.Check(noon); fault.KindOf(err) != fault.Invalid {
			t.Errorf("%s: %v", name, err)
		}
	}
	c, err := Conflict{Region: "21.72", Kind: Other, Reason: " saham \n perusahaan ", From: 2020}.Check(noon)
	if err != nil || c.Reason != "saham perusahaan" || c.From != 0 {
		t.Errorf("%+v, %v", c, err)
	}
}

func TestAssessorsDoNotFreeThemselves(t *testing.T) {
	t.Parallel()
	before := Assessor{Person: "a", Home: []region.Code{"21.72", "64.74"}, Employer: "35.73"}
	for name, c := range map[string]struct {
		now  Assessor
		want bool
	}{
		"one home fewer":                  {Assessor{Home: []region.Code{"21.72"}, Employer: "35.73"}, true},
		"no employer":                     {Assessor{Home: before.Home}, true},
		"one home more":                   {Assessor{Home: []region.Code{"21.72", "64.74", "21.71"}, Employer: "35.73"}, false},
		"what was the employer is a home": {Assessor{Home: []region.Code{"21.72", "64.74", "35.73"}}, false},
	} {
		if got := c.now.Narrows(before); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func TestStatementNamesEveryTie(t *testing.T) {
	t.Parallel()
	a := Assessor{Name: "Ani (simulasi)", Institution: "Universitas Contoh", Home: []region.Code{"64.74"}}
	text := Statement(evaluation.Cycle{Name: "Evaluasi 2026"}, a, []Conflict{
		{Region: "21.72", Kind: Family, Reason: "x"}, {Region: "35.73", Kind: Other, Reason: "x", LiftedAt: noon}}, noon)
	for _, want := range []string{"Ani (simulasi)", "Evaluasi 2026", "Kota Bontang (asal daerah)", "(keluarga)"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in: %s", want, text)
		}
	}
	if strings.Contains(text, "Kota Malang") {
		t.Errorf("a lifted tie is in: %s", text)
	}
}

func cycle() evaluation.Cycle {
	return evaluation.Cycle{ID: "2026", Name: "Evaluasi 2026", State: evaluation.Open, Assessors: 2,
		Windows: []evaluation.Window{{Stage: evaluation.Interview, First: day(5), Last: day(16)}}}
}

func day(d int) time.Time { return time.Date(2026, 10, d, 0, 0, 0, 0, time.UTC) }

func TestSlotsAreChecked(t *testing.T) {
	t.Parallel()
	good := Slot{Region: "21.72", Start: noon, Minutes: 60, Way: Online, Link: "https://rapat.example/abc"}
	if _, err := good.Check(cycle(), nil); err != nil {
		t.Fatal(err)
	}
	for name, change := range map[string]func(*Slot){
		"before the window":       func(s *Slot) { s.Start = noon.AddDate(0, 0, -1) },
		"after the window":        func(s *Slot) { s.Start = noon.AddDate(0, 0, 12) },
		"over its end":            func(s *Slot) { s.Start = time.Date(2026, 10, 16, 16, 30, 0, 0, time.UTC) },
		"no time":                 func(s *Slot) { s.Minutes = 0 },
		"no moment":               func(s *Slot) { s.Start = time.Time{} },
		"a room without a name":   func(s *Slot) { s.Way, s.Place = OnSite, " " },
		"a link that runs script": func(s *Slot) { s.Link = "javascript:alert(1)" },
		"a link in the clear":     func(s *Slot) { s.Link = "http://rapat.example" },
		"a way that is not":       func(s *Slot) { s.Way = "telepati" },
	} {
		s := good
		change(&s)
		if _, err := s.Check(cycle(), nil); fault.KindOf(err) != fault.Invalid {
			t.Errorf("%s: %v", name, err)
		}
	}
	longer := []evaluation.Extension{{Region: "21.72", Stage: evaluation.Interview, Until: day(20)}}
	good.Start = noon.AddDate(0, 0, 14)
	if _, err := good.Check(cycle(), longer); err != nil {
		t.Errorf("within an extension: %v", err)
	}
	if _, err := good.Check(evaluation.Cycle{Name: "x"}, nil); fault.KindOf(err) != fault.Conflict {
		t.Errorf("a calendar without interviews: %v", err)
	}
}

func TestAttendingAndHolding(t *testing.T) {
	t.Parallel()
	s := Slot{Start: noon, Minutes: 60, State: Invited}
	who := evaluation.Person{ID: "b", Name: "Budi"}
	s, err := s.Attend([]Guest{{Name: " Budi "}, {}, {Name: "Cici", Office: "Bappeda"}}, who, noon)
	if diff := cmp.Diff([]Guest{{Name: "Budi"}, {Name: "Cici", Office: "Bappeda"}}, s.Guests); diff != "" || err != nil {
		t.Fatal(diff, err)
	}
	if _, err := s.Attend([]Guest{{Office: "Bappeda"}}, who, noon); fault.KindOf(err) != fault.Invalid {
		t.Errorf("an office without a name: %v", err)
	}
	panel := []Member{{"a", "Ani", true}, {"d", "Dani", false}}
	for name, c := range map[string]struct {
		panel []Member
		notes string
		at    time.Time
		kind  fault.Kind
	}{
		"before it begins": {panel, "notula", noon.Add(-time.Minute), fault.Conflict},
		"nobody came":      {[]Member{{"a", "Ani", false}}, "notula", noon, fault.Invalid},
		"no minutes":       {panel, "  ", noon, fault.Invalid},
	} {
		if _, err := s.Hold(c.panel, s.Guests, c.notes, who, c.at); fault.KindOf(err) != c.kind {
			t.Errorf("%s: %v", name, err)
		}
	}
	held, err := s.Hold(panel, s.Guests, "notula", who, noon)
	if err != nil || held.State != Done || held.Notes != "notula" {
		t.Fatalf("%+v, %v", held, err)
	}
	if _, err := held.Hold(panel, s.Guests, "lagi", who, noon); fault.KindOf(err) != fault.Conflict {
		t.Errorf("twice: %v", err)
	}
	if _, err := held.Attend(s.Guests, who, noon); fault.KindOf(err) != fault.Conflict {
		t.Errorf("attending afterwards: %v", err)
	}
}

// However interviews are laid out: nobody is in two at once, no day is too full, no
// hour is at the weekend or beside the working day, and none is lost.
func TestLayOut(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		terms := Terms{First: day(rapid.IntRange(5, 8).Draw(t, "first")), Minutes: rapid.IntRange(30, 120).Draw(t, "minutes"), Gap: rapid.IntRange(0, 30).Draw(t, "gap"),
			After: noon, Rooms: rapid.IntRange(1, 4).Draw(t, "rooms"), Daily: rapid.IntRange(1, 4).Draw(t, "daily"), Way: Online}
		terms.Last = terms.First.AddDate(0, 0, rapid.IntRange(0, 9).Draw(t, "days"))
		people := rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"a", "b", "c", "d", "e", "f"}), 1, 3, rapid.ID)
		panels := map[region.Code][]string{}
		var wishes []Wish
		var set []Slot
		for i, r := range region.All()[:12] {
			panels[r.Code] = people.Draw(t, "panel")
			if i < 2 {
				set = append(set, Slot{Region: r.Code, Start: noon.Add(time.Duration(i) * time.Hour), Minutes: 60, State: Invited})
			} else {
				wishes = append(wishes, Wish{r.Code, panels[r.Code]})
			}
		}
		before := Clashes(set, func(s Slot) []string { return panels[s.Region] })
		got, left := LayOut(wishes, set, panels, terms)
		if len(got)+len(left) != len(wishes) {
			t.Fatalf("%d laid out and %d left of %d", len(got), len(left), len(wishes))
		}
		all := append(slices.Clone(set), got...)
		if c := Clashes(all, func(s Slot) []string { return panels[s.Region] }); len(c) > len(before) {
			t.Fatalf("in two at once: %+v", c)
		}
		daily := map[string]int{}
		for _, s := range got {
			at := s.Start.In(evaluation.Zone)
			if s.Start.Before(noon) || at.Weekday() == time.Saturday || at.Weekday() == time.Sunday || at.Hour() < 8 || s.End().In(evaluation.Zone).After(time.Date(at.Year(), at.Month(), at.Day(), 16, 0, 0, 0, evaluation.Zone)) {
				t.Fatalf("at an odd hour: %s", Moment(s.Start))
			}
			for _, p := range panels[s.Region] {
				key := p + at.Format(time.DateOnly)
				if daily[key]++; daily[key] > terms.Daily {
					t.Fatalf("%s has more than %d on a day", p, terms.Daily)
				}
			}
			atOnce := 0
			for _, o := range got {
				if !s.Start.Before(o.Start) && s.Start.Before(o.End()) {
					atOnce++
				}
			}
			if atOnce > terms.Rooms {
				t.Fatalf("%d at once in %d rooms", atOnce, terms.Rooms)
			}
		}
	})
}
