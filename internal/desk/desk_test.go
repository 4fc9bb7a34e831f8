package desk

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"gurindam/internal/access"
	"gurindam/internal/discussion"
	"gurindam/internal/fault"
	"gurindam/internal/plan"
)

var noon = time.Date(2026, 3, 2, 5, 0, 0, 0, time.UTC) // 12.00 WIB

const city = "21.72"

func grant(role string, scope access.Place) access.Grant {
	return access.Grant{Role: role, Scope: scope}
}

var (
	inCity  = access.Place{Region: city}
	dinkes  = access.Place{Region: city, OPD: "DINKES"}
	planner = access.Actor{Person: "ana", Grants: []access.Grant{grant("perencana-opd", dinkes)}}
	leader  = access.Actor{Person: "budi", Grants: []access.Grant{grant("ketua-dimensi", access.Place{Region: city, Dimension: "SG"})}}
	keeper  = access.Actor{Person: "cici", Grants: []access.Grant{grant("sekretaris", inCity)}}
	mayor   = access.Actor{Person: "dodi", Grants: []access.Grant{grant("wali-kota", inCity)}}
)

func TestAnswers(t *testing.T) {
	t.Parallel()
	ended := access.Actor{Person: "eka", Grants: []access.Grant{{Role: "perencana-opd", Scope: dinkes, Until: noon}}}
	for name, c := range map[string]struct {
		who   access.Actor
		where access.Place
		want  bool
	}{
		"the own office":                  {planner, dinkes, true},
		"another office":                  {planner, access.Place{Region: city, OPD: "DISHUB"}, false},
		"the office of another region":    {planner, access.Place{Region: "21.71", OPD: "DINKES"}, false},
		"no office":                       {planner, inCity, false},
		"the own dimension":               {leader, access.Place{Region: city, OPD: "DISHUB", Dimension: "SG"}, true},
		"another dimension":               {leader, access.Place{Region: city, Dimension: "SL"}, false},
		"who keeps the region, no office": {keeper, access.Place{Region: city, Dimension: "SL"}, true},
		"who keeps the region, an office": {keeper, dinkes, false},
		"who reads the region":            {mayor, inCity, false},
		"a role that ended":               {ended, dinkes, false},
		"nobody":                          {access.Actor{Grants: planner.Grants}, dinkes, false},
	} {
		if _, ok := answers(c.who, c.where, noon); ok != c.want {
			t.Errorf("%s: %v", name, ok)
		}
	}
}

func TestMeans(t *testing.T) {
	t.Parallel()
	national := access.Actor{Person: "fani", Grants: []access.Grant{grant("asesor", access.Place{})}}
	for name, c := range map[string]struct {
		to   Target
		who  access.Actor
		want bool
	}{
		"the person":                {Target{ToPerson, "ana", ""}, planner, true},
		"another person":            {Target{ToPerson, "budi", ""}, planner, false},
		"the office":                {Target{ToOffice, "DINKES", ""}, planner, true},
		"another office":            {Target{ToOffice, "DISHUB", ""}, planner, false},
		"the role":                  {Target{ToRole, "sekretaris", ""}, keeper, true},
		"another role":              {Target{ToRole, "sekda", ""}, keeper, false},
		"a role of the nation":      {Target{ToRole, "asesor", ""}, national, true},
		"nobody is no person":       {Target{ToPerson, "", ""}, access.Actor{}, false},
		"an office is no dimension": {Target{ToOffice, "SG", ""}, leader, false},
	} {
		if got := c.to.Means(c.who, city, noon); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
	if (Target{ToRole, "sekretaris", ""}).Means(keeper, "21.71", noon) {
		t.Error("a role of another region is meant")
	}
}

func TestGive(t *testing.T) {
	t.Parallel()
	by := discussion.Author{Actor: keeper, Name: "Cici"}
	about := discussion.Object{Spot: discussion.Spot{List: "rencana_aksi", Row: "A"}, Code: "SG-01", Name: "Portal", Path: "/x"}
	for name, c := range map[string]struct {
		order Order
		due   time.Time
		ok    bool
	}{
		"without a day": {Order{Text: "Lengkapi."}, time.Time{}, true},
		"today":         {Order{Text: "Lengkapi.", Due: "2026-03-02"}, time.Date(2026, 3, 2, 17, 0, 0, 0, time.UTC), true},
		"yesterday":     {Order{Text: "Lengkapi.", Due: "2026-03-01"}, time.Time{}, false},
		"no day":        {Order{Text: "Lengkapi.", Due: "besok"}, time.Time{}, false},
		"nothing asked": {Order{Text: " "}, time.Time{}, false},
		"too much":      {Order{Text: strings.Repeat("x", 501)}, time.Time{}, false},
	} {
		got, err := Give(c.order, city, about, Target{ToOffice, "DINKES", "Dinkes"}, by, noon)
		if (err == nil) != c.ok || c.ok && (!got.Due.Equal(c.due) || got.About != "SG-01 Portal" || got.Path != "/x") {
			t.Errorf("%s: %+v, %v", name, got, err)
		}
		if err != nil && fault.KindOf(err) != fault.Invalid {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestEnding(t *testing.T) {
	t.Parallel()
	task := Task{ID: "T", Region: city, To: Target{ToOffice, "DINKES", "Dinkes"}, Given: discussion.Stamp{Person: "cici"}}
	for name, c := range map[string]struct {
		who       access.Actor
		moderates bool
		how       Ending
		ok        bool
	}{
		"who was asked is done":        {planner, false, Done, true},
		"who was asked takes it back":  {planner, false, Withdrawn, false},
		"who asked takes it back":      {keeper, false, Withdrawn, true},
		"who asked says it is done":    {keeper, false, Done, true},
		"somebody else":                {leader, false, Done, false},
		"somebody else, keeping order": {leader, true, Withdrawn, true},
		"nobody, though keeping order": {access.Actor{}, true, Done, false},
	} {
		got, err := task.End(c.how, discussion.Author{Actor: c.who, Name: "X"}, c.moderates, noon)
		if (err == nil) != c.ok || c.ok && (got.Ending != c.how || !got.Ended.Done()) {
			t.Errorf("%s: %+v, %v", name, got, err)
		}
	}
	ended, _ := task.End(Done, discussion.Author{Actor: planner}, false, noon)
	if again, err := ended.End(Withdrawn, discussion.Author{Actor: keeper}, false, noon.Add(1)); err != nil || again != ended {
		t.Errorf("ended twice: %+v, %v", again, err)
	}
	if open, err := ended.Reopen(discussion.Author{Actor: planner}, false, noon); err != nil || open.Ended.Done() || open.Ending != "" {
		t.Errorf("%+v, %v", open, err)
	}
}

// found makes a finding on rows of these places.
func found(sev plan.Severity, kind, text string, places ...access.Place) Found {
	f := Found{Finding: plan.Finding{Severity: sev, Kind: kind, Text: text, Fix: "Isi kolomnya."}, Region: city}
	for i, p := range places {
		code := string(rune('A' + i))
		f.Codes = append(f.Codes, code)
		f.Rows = append(f.Rows, discussion.Object{Spot: discussion.Spot{List: "l", Row: code}, Code: code, Place: p, Path: "/baris/" + code})
	}
	return f
}

func head(id string, p access.Place, last string, age time.Duration) discussion.Head {
	t := discussion.Thread{ID: id, Region: city, Opened: discussion.Stamp{Person: "x", At: noon.Add(-age)}, Last: discussion.Stamp{Person: last, Name: "Si " + last, At: noon.Add(-age)}}
	return discussion.Head{Thread: t, Now: discussion.Object{Spot: discussion.Spot{List: "l", Row: id}, Code: id, Place: p}}
}

func TestList(t *testing.T) {
	t.Parallel()
	day := 24 * time.Hour
	task := func(id string, due time.Time, to Target) Task {
		return Task{ID: id, Region: city, Text: id, Due: due, To: to, Given: discussion.Stamp{Person: "cici", Name: "Cici", At: noon.Add(-day)}}
	}
	resolved := head("selesai", dinkes, "x", day)
	resolved.Resolved = discussion.Stamp{At: noon}
	in := Inputs{
		Calls: []discussion.Call{{Region: city, Thread: "dipanggil", Message: "M", About: discussion.Object{Spot: discussion.Spot{Row: "r"}, Code: "SG-01"}, By: discussion.Stamp{Name: "Cici", At: noon.Add(-day)}}},
		Threads: []discussion.Head{
			head("muda", dinkes, "x", time.Hour), head("tua", dinkes, "x", day), head("dipanggil", dinkes, "x", day),
			head("milik sendiri", dinkes, "ana", day), head("OPD lain", access.Place{OPD: "DISHUB"}, "x", day), resolved,
		},
		Tasks: []Task{
			task("nanti", noon.Add(3*day), Target{ToPerson, "ana", ""}), task("kapan saja", time.Time{}, Target{ToOffice, "DINKES", "Dinkes"}),
			task("terlambat", noon.Add(-day), Target{ToPerson, "ana", ""}), task("tepat lewat", noon, Target{ToPerson, "ana", ""}), task("orang lain", noon, Target{ToPerson, "budi", ""}),
		},
		Decisions: []Decision{
			{Kind: Confirm, What: "kaitan", Verb: access.Discuss, Place: inCity},
			{Kind: Approval, What: "bukan haknya", Verb: access.Moderate, Place: inCity},
		},
		Found: []Found{
			found(plan.Should, "perlu", "3 baris perlu ini.", dinkes, dinkes, access.Place{OPD: "DISHUB"}), found(plan.Must, "wajib", "1 baris wajib ini.", dinkes),
			found(plan.May, "saran", "1 baris.", dinkes), found(plan.Must, "lembar", "Belum ada sasaran."),
		},
	}
	var got []string
	for _, i := range List(in, planner, noon) {
		got = append(got, string(i.Kind)+": "+i.What)
	}
	want := []string{
		"tugas: terlambat", "tugas: tepat lewat", "tugas: nanti",
		"sebutan: SG-01", "tugas: kapan saja", "kaitan: kaitan", "diskusi: tua", "diskusi: muda",
		"temuan: 1 baris wajib ini.", "temuan: 2 baris perlu ini.",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if list := List(in, mayor, noon); len(list) != 2 { // who decides, and whom the caller says is mentioned
		t.Errorf("the mayor: %+v", list)
	}
	keepers := List(Inputs{Found: in.Found}, keeper, noon)
	if len(keepers) != 1 || keepers[0].What != "Belum ada sasaran." || !keepers[0].Must {
		t.Errorf("who keeps the region: %+v", keepers)
	}
	if list := List(in, access.Actor{}, noon); len(list) != 1 {
		t.Errorf("nobody: %+v", list)
	}
}

func TestFindingsLead(t *testing.T) {
	t.Parallel()
	one, _ := found(plan.Must, "wajib", "1 baris.", dinkes).item(planner, noon)
	many, _ := found(plan.Must, "wajib", "2 baris.", dinkes, dinkes).item(planner, noon)
	whole, _ := found(plan.Must, "wajib", "Belum ada.").item(keeper, noon)
	if one.Path != "/baris/A" || one.About != "A" || many.Path != "/kota/21.72/masalah#wajib" || whole.Path != "/kota/21.72/masalah" {
		t.Errorf("%s, %s, %s", one.Path, many.Path, whole.Path)
	}
	if got := restated("Semua baris", 3, 1); got != "Semua baris" {
		t.Error(got)
	}
	if one.Why != "OPD Anda, DINKES, penanggung jawabnya" {
		t.Error(one.Why)
	}
}

func TestParseTarget(t *testing.T) {
	t.Parallel()
	for in, ok := range map[string]bool{"opd:DINKES": true, "peran:sekda": true, "orang:X:Y": true, "": false, "opd:": false, "kota:1": false, "opd": false} {
		got, err := ParseTarget(in)
		if (err == nil) != ok || ok && got.String() != in {
			t.Errorf("%q: %+v, %v", in, got, err)
		}
	}
}
