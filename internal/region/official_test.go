package region

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"gurindam/internal/access"
	"gurindam/internal/fault"
)

func head(id string, from, until Day, acting access.Acting) Official {
	return Official{ID: id, Name: "Pejabat " + id, Position: "Kepala Dinas", OPD: "DINKES", From: from, Until: until, Acting: acting}
}

func TestAppointment(t *testing.T) {
	t.Parallel()
	offices := []OPD{{Code: "DINKES"}, {Code: "DISHUB"}}
	list := []Official{head("a", "2020-01-01", "2022-12-31", ""), head("b", "2023-01-01", "", "")}
	elsewhere := head("c", "2023-06-01", "", "")
	elsewhere.OPD = "DISHUB"
	written := head("c", "2023-06-01", "", "")
	written.Position = " KEPALA  dinas "
	nip := head("c", "2019-01-01", "2019-12-31", "")
	nip.NIP = "123"
	stranger := head("c", "2019-01-01", "2019-12-31", "")
	stranger.OPD = "TIADA"
	city := head("c", "2023-06-01", "", "")
	city.OPD = ""
	for name, c := range map[string]struct {
		official Official
		want     fault.Kind // -1: taken
		warned   bool
	}{
		"before both":                             {head("c", "2019-01-01", "2019-12-31", ""), -1, false},
		"on the last day of another":              {head("c", "2019-01-01", "2020-01-01", ""), fault.Conflict, false},
		"beside one who stays":                    {head("c", "2030-01-01", "", ""), fault.Conflict, false},
		"the same post written otherwise":         {written.Tidy(), fault.Conflict, false},
		"the same post in another office":         {elsewhere, -1, false},
		"the region itself":                       {city, -1, false},
		"a Plt beside":                            {head("c", "2023-06-01", "2023-08-31", access.Plt), -1, true},
		"a Plh beside":                            {head("c", "2023-06-01", "2023-06-07", access.Plh), -1, false},
		"a Plt without an end":                    {head("c", "2019-01-01", "", access.Plt), fault.Invalid, false},
		"their own term is changed":               {head("b", "2023-02-01", "2026-01-31", ""), -1, false},
		"their own term grows into another's":     {head("b", "2022-12-31", "", ""), fault.Conflict, false},
		"a term that runs backwards":              {head("c", "2019-02-01", "2019-01-01", ""), fault.Invalid, false},
		"no first day":                            {head("c", "", "", ""), fault.Invalid, false},
		"a short NIP":                             {nip, fault.Invalid, false},
		"an office that the region does not have": {stranger, fault.Invalid, false},
		"an unknown capacity":                     {head("c", "2019-01-01", "2019-12-31", "Pj"), fault.Invalid, false},
	} {
		out, warnings, err := Appoint(list, c.official, offices)
		if taken := c.want == -1; taken != (err == nil) || !taken && fault.KindOf(err) != c.want {
			t.Errorf("%s: %v, want kind %d", name, err, c.want)
		}
		if err == nil && (len(warnings) > 0) != c.warned {
			t.Errorf("%s: warned %v", name, warnings)
		}
		if err == nil && c.official.ID == "c" && len(out) != 3 {
			t.Errorf("%s: %d officials", name, len(out))
		}
	}
}

func TestHolders(t *testing.T) {
	t.Parallel()
	list := []Official{head("a", "2020-01-01", "2022-12-31", ""), head("b", "2022-12-01", "2022-12-10", access.Plh)}
	for day, want := range map[Day][]string{"2019-12-31": nil, "2020-01-01": {"a"}, "2022-12-05": {"b", "a"}, "2022-12-31": {"a"}, "2023-01-01": nil} {
		var got []string
		for _, o := range Holders(list, Post{"DINKES", "kepala dinas"}, day) {
			got = append(got, o.ID)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: %s", day, diff)
		}
	}
}

func TestVacancies(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		list []Official
		want []Vacancy
	}{
		"held":                         {[]Official{head("a", "2020-01-01", "", "")}, nil},
		"over, and nobody since":       {[]Official{head("a", "2020-01-01", "2025-06-30", "")}, []Vacancy{{From: "2025-07-01"}}},
		"a gap between two":            {[]Official{head("a", "2020-01-01", "2021-06-30", ""), head("b", "2021-09-01", "", "")}, []Vacancy{{"2021-07-01", "2021-08-31", false}}},
		"a Plt in the gap":             {[]Official{head("a", "2020-01-01", "2021-06-30", ""), head("p", "2021-07-15", "2021-08-31", access.Plt), head("b", "2021-09-01", "", "")}, []Vacancy{{"2021-07-01", "2021-07-14", false}, {"2021-07-15", "2021-08-31", true}}},
		"two Plt one after another":    {[]Official{head("p", "2025-01-01", "2025-06-30", access.Plt), head("q", "2025-07-01", "2026-12-31", access.Plt)}, []Vacancy{{From: "2025-01-01", Acting: true}}},
		"a Plh while the holder is on": {[]Official{head("a", "2020-01-01", "", ""), head("h", "2024-01-01", "2024-01-07", access.Plh)}, nil},
		"over in the days to come":     {[]Official{head("a", "2020-01-01", "2026-12-31", "")}, nil},
		"yet to begin":                 {[]Official{head("a", "2026-12-01", "", "")}, nil},
	} {
		got := Tenures(c.list, today)
		if len(got) != 1 {
			t.Errorf("%s: %d posts", name, len(got))
			continue
		}
		if diff := cmp.Diff(c.want, got[0].Vacant); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

func TestGroup(t *testing.T) {
	t.Parallel()
	offices := []OPD{{Code: "DINKES"}}
	for name, c := range map[string]struct {
		group Group
		want  fault.Kind // -1: taken
	}{
		"an office leads":         {Group{Dimension: "SG", Lead: Seated{OPD: "DINKES"}}, -1},
		"a person leads":          {Group{Dimension: "SG", Lead: Seated{Person: "Ana"}, Members: []Seated{{}, {OPD: "DINKES", Person: "Budi"}}}, -1},
		"emptied":                 {Group{Dimension: "SG"}, -1},
		"members without a lead":  {Group{Dimension: "SG", Members: []Seated{{OPD: "DINKES"}}}, fault.Invalid},
		"somebody twice":          {Group{Dimension: "SG", Lead: Seated{OPD: "DINKES"}, Members: []Seated{{Person: "Ana"}, {Person: " Ana "}}}, fault.Invalid},
		"an office that is not":   {Group{Dimension: "SG", Lead: Seated{OPD: "TIADA"}}, fault.Invalid},
		"a dimension that is not": {Group{Dimension: "XX", Lead: Seated{OPD: "DINKES"}}, fault.NotFound},
	} {
		got, err := Compose(c.group, []string{"SG"}, offices)
		if taken := c.want == -1; taken != (err == nil) || !taken && fault.KindOf(err) != c.want {
			t.Errorf("%s: %v, want kind %d", name, err, c.want)
		}
		if err == nil && len(got.Members) > 1 {
			t.Errorf("%s: a blank row stayed: %+v", name, got.Members)
		}
	}
}
