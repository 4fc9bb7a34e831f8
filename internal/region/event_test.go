package region

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"gurindam/internal/fault"
)

const today Day = "2026-03-02"

func named(codes ...string) []Named {
	var out []Named
	for _, c := range codes {
		out = append(out, Named{c, "Dinas " + c})
	}
	return out
}

func event(kind EventKind, day Day, from, to []Named) Event {
	return Event{ID: string(kind) + string(day), Kind: kind, Date: day, Decree: "Perda 1", From: from, To: to}
}

func TestEventIsRefused(t *testing.T) {
	t.Parallel()
	renamed := []Named{{"A", "Nama lama"}}
	for name, c := range map[string]struct {
		before []Event
		event  Event
		want   fault.Kind // -1: taken
	}{
		"an office is formed":               {nil, event(Formed, "2016-01-01", nil, named("A")), -1},
		"one that has a source":             {nil, event(Formed, "2016-01-01", named("B"), named("A")), fault.Invalid},
		"a name changes":                    {nil, event(Renamed, "2016-01-01", renamed, named("A")), -1},
		"a name that stays":                 {nil, event(Renamed, "2016-01-01", named("A"), named("A")), fault.Invalid},
		"a new name with a new code":        {nil, event(Renamed, "2016-01-01", named("A"), named("B")), fault.Invalid},
		"two become one":                    {nil, event(Merged, "2016-01-01", named("A", "B"), named("C")), -1},
		"one takes another in":              {nil, event(Merged, "2016-01-01", named("A", "B"), named("A")), -1},
		"one alone is no merger":            {nil, event(Merged, "2016-01-01", named("A"), named("C")), fault.Invalid},
		"one becomes two":                   {nil, event(Split, "2016-01-01", named("A"), named("B", "C")), -1},
		"one goes on and gives one off":     {nil, event(Split, "2016-01-01", named("A"), named("A", "C")), -1},
		"one becomes one is no split":       {nil, event(Split, "2016-01-01", named("A"), named("B")), fault.Invalid},
		"it ends without an heir":           {nil, event(Dissolved, "2016-01-01", named("A"), nil), -1},
		"it is its own heir":                {nil, event(Dissolved, "2016-01-01", named("A"), named("A")), fault.Invalid},
		"tomorrow":                          {nil, event(Formed, today.Next(), nil, named("A")), fault.Invalid},
		"no day":                            {nil, event(Formed, "", nil, named("A")), fault.Invalid},
		"no decree":                         {nil, Event{Kind: Formed, Date: today, To: named("A")}, fault.Invalid},
		"no such kind":                      {nil, event("meletus", today, nil, named("A")), fault.Invalid},
		"a code with a blank":               {nil, event(Formed, today, nil, []Named{{"A B", "Dinas"}}), fault.Invalid},
		"an office without a name":          {nil, event(Formed, today, nil, []Named{{"A", " "}}), fault.Invalid},
		"an office twice":                   {nil, event(Formed, today, nil, named("A", "A")), fault.Invalid},
		"after it ended":                    {[]Event{event(Dissolved, "2016-01-01", named("A"), nil)}, event(Renamed, "2017-01-01", renamed, named("A")), fault.Conflict},
		"an heir that has ended":            {[]Event{event(Dissolved, "2016-01-01", named("A"), nil)}, event(Dissolved, "2017-01-01", named("B"), named("A")), fault.Conflict},
		"its end before what it did":        {[]Event{event(Renamed, "2017-01-01", renamed, named("A"))}, event(Dissolved, "2016-01-01", named("A"), nil), fault.Conflict},
		"formed after it was there":         {[]Event{event(Renamed, "2016-01-01", renamed, named("A"))}, event(Formed, "2017-01-01", nil, named("A")), fault.Conflict},
		"formed twice":                      {[]Event{event(Formed, "2016-01-01", nil, named("A"))}, event(Formed, "2017-01-01", nil, named("A")), fault.Conflict},
		"its first days are found out late": {[]Event{event(Renamed, "2017-01-01", renamed, named("A"))}, event(Formed, "2016-01-01", nil, named("A")), -1},
		"back and forth":                    {[]Event{event(Merged, "2016-01-01", named("A", "B"), named("C"))}, event(Split, "2017-01-01", named("C"), named("A", "B")), fault.Conflict},
	} {
		_, err := Record(c.before, c.event, today)
		if taken := c.want == -1; taken != (err == nil) || !taken && fault.KindOf(err) != c.want {
			t.Errorf("%s: %v, want kind %d", name, err, c.want)
		}
	}
}

// story is what befell the offices of a small town.
func story() []Event {
	return []Event{
		event(Split, "2017-01-01", named("DISHUBKOMINFO"), named("DISHUB", "DISKOMINFO")),
		event(Formed, "2016-01-01", nil, named("BAPPEDA")),
		event(Renamed, "2019-01-01", named("BAPPEDA"), []Named{{"BAPPEDA", "Bappelitbang"}}),
		event(Merged, "2021-01-01", named("DISKOMINFO", "PERSANDIAN"), named("DISKOMINFO")),
		event(Dissolved, "2023-01-01", named("PASAR"), named("DISDAGIN")),
	}
}

func TestStateOfADay(t *testing.T) {
	t.Parallel()
	list := []OPD{{Code: "BAPPEDA", Name: "Bappelitbang", Short: "Bappelitbang"}, {Code: "DISHUB", Name: "Dinas DISHUB"}, {Code: "DISKOMINFO", Name: "Dinas DISKOMINFO"}, {Code: "DISDAGIN", Name: "Dinas DISDAGIN"}}
	for day, want := range map[Day][]string{
		today:        {"Bappelitbang", "Dinas DISDAGIN", "Dinas DISHUB", "Dinas DISKOMINFO"},
		"2022-12-31": {"Bappelitbang", "Dinas DISDAGIN", "Dinas DISHUB", "Dinas DISKOMINFO", "Dinas PASAR"},
		"2023-01-01": {"Bappelitbang", "Dinas DISDAGIN", "Dinas DISHUB", "Dinas DISKOMINFO"},
		"2020-06-01": {"Bappelitbang", "Dinas DISDAGIN", "Dinas DISHUB", "Dinas DISKOMINFO", "Dinas PASAR", "Dinas PERSANDIAN"},
		"2018-12-31": {"Dinas BAPPEDA", "Dinas DISDAGIN", "Dinas DISHUB", "Dinas DISKOMINFO", "Dinas PASAR", "Dinas PERSANDIAN"},
		"2016-06-01": {"Dinas BAPPEDA", "Dinas DISDAGIN", "Dinas DISHUBKOMINFO", "Dinas PASAR", "Dinas PERSANDIAN"},
		"2015-01-01": {"Dinas DISDAGIN", "Dinas DISHUBKOMINFO", "Dinas PASAR", "Dinas PERSANDIAN"},
	} {
		var got []string
		for _, o := range OfficesAt(list, story(), day) {
			got = append(got, o.Name)
		}
		slices.Sort(got)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: %s", day, diff)
		}
	}
}

func TestLineage(t *testing.T) {
	t.Parallel()
	kin := func(list []Kin) (out []string) {
		for _, k := range list {
			out = append(out, k.Code)
		}
		return out
	}
	for code, want := range map[string][2][]string{
		"DISHUBKOMINFO": {nil, {"DISHUB", "DISKOMINFO"}},
		"DISKOMINFO":    {{"PERSANDIAN", "DISHUBKOMINFO"}, nil},
		"DISHUB":        {{"DISHUBKOMINFO"}, nil},
		"PERSANDIAN":    {nil, {"DISKOMINFO"}}, // and nothing of what DISKOMINFO was before
		"BAPPEDA":       {nil, nil},
		"PASAR":         {nil, {"DISDAGIN"}},
		"TIADA":         {nil, nil},
	} {
		if diff := cmp.Diff(want, [2][]string{kin(Predecessors(story(), code)), kin(Successors(story(), code))}); diff != "" {
			t.Errorf("%s: %s", code, diff)
		}
	}
	chain := []Event{event(Merged, "2016-01-01", named("A", "B"), named("C")), event(Dissolved, "2018-01-01", named("C"), named("D", "E")), event(Dissolved, "2019-01-01", named("E"), nil)}
	if diff := cmp.Diff(named("D"), Heirs(chain, "A")); diff != "" {
		t.Error(diff)
	}
}

func TestHistoryAndList(t *testing.T) {
	t.Parallel()
	events := []Event{event(Dissolved, "2023-01-01", named("PASAR"), named("DISDAGIN"))}
	for name, c := range map[string]struct {
		list []OPD
		want []string // offices that are found
	}{
		"all in order":      {[]OPD{{Code: "DISDAGIN"}, {Code: "LAIN"}}, nil},
		"ended but listed":  {[]OPD{{Code: "DISDAGIN"}, {Code: "PASAR"}}, []string{"PASAR"}},
		"standing, missing": {nil, []string{"DISDAGIN"}},
	} {
		var got []string
		for _, f := range CheckHistory(events, c.list) {
			got = append(got, f.Office)
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

// drawn makes histories: events of every kind over a few codes and days, of which
// those that Record takes come together.
func drawn(t *rapid.T) []Event {
	var events []Event
	pool := []string{"A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K"}
	some := func(label string, least, most int) []Named {
		codes := rapid.SliceOfNDistinct(rapid.SampledFrom(pool), least, min(most, 3), rapid.ID[string]).Draw(t, label)
		return named(codes...)
	}
	for i := range rapid.IntRange(0, 20).Draw(t, "events") {
		kind := rapid.SampledFrom(EventKinds()).Draw(t, "kind")
		side := sides[kind]
		e := event(kind, Day(fmt.Sprintf("20%02d-01-01", rapid.IntRange(10, 19).Draw(t, "year"))), some("from", side.from, side.most), some("to", side.to, side.mostTo))
		e.ID = fmt.Sprint(i)
		if e.Kind == Renamed && len(e.From) == 1 {
			e.To = []Named{{e.From[0].Code, "Nama " + e.ID}}
		}
		if all, err := Record(events, e, today); err == nil {
			events = all
		}
	}
	return events
}

// Whatever is recorded: lines end, no office is in its own line, each step of a
// line is told by an event, forward and backward agree, and time does not run back.
func TestLinesHold(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		events := drawn(t)
		if found := contradictions(events); len(found) > 0 {
			t.Fatalf("recorded a contradiction: %+v", found)
		}
		for _, l := range Lives(events) {
			for _, k := range Successors(events, l.Code) {
				if k.Code == l.Code {
					t.Fatalf("%s follows from itself", k.Code)
				}
				if !has(k.Event.To, k.Code) {
					t.Fatalf("%s is no result of %+v", k.Code, k.Event)
				}
				if !slices.ContainsFunc(Predecessors(events, k.Code), func(p Kin) bool { return p.Code == l.Code }) {
					t.Fatalf("%s comes after %s, but not %s before %s", k.Code, l.Code, l.Code, k.Code)
				}
				if l.From != "" && k.Event.Date < l.From {
					t.Fatalf("%s came from %s before that was there", k.Code, l.Code)
				}
			}
			for _, h := range Heirs(events, l.Code) {
				if endedBy(events, h.Code) {
					t.Fatalf("%s has ended and inherits", h.Code)
				}
			}
		}
	})
}

// An office stands on the days of its life and on no other.
func TestStatesFollowLives(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		events := drawn(t)
		var list []OPD
		for _, l := range Lives(events) {
			if l.Until == "" {
				list = append(list, OPD{Code: l.Code, Name: l.Name()})
			}
		}
		if found := CheckHistory(events, list); len(found) > 0 {
			t.Fatalf("%+v", found)
		}
		day := Day(fmt.Sprintf("20%02d-06-01", rapid.IntRange(9, 17).Draw(t, "day")))
		state := OfficesAt(list, events, day)
		for _, l := range Lives(events) {
			want := l.From <= day && (l.Until == "" || day < l.Until)
			if got := slices.ContainsFunc(state, func(o OPD) bool { return o.Code == l.Code }); got != want {
				t.Fatalf("%s on %s: %v, want %v; life %+v, events %+v", l.Code, day, got, want, l, events)
			}
		}
	})
}
