package workspace_test

import (
	"strings"
	"testing"
	"time"

	"gurindam/internal/access"
	"gurindam/internal/fault"
	"gurindam/internal/workspace"
)

var here = access.Place{Region: city}

func named(t testing.TB) workspace.Revision {
	t.Helper()
	r, err := workspace.Name(nil, workspace.Revision{Rev: 7, SHA256: "abc", Size: 3}, workspace.Naming{Name: "Rancangan"}, secretary(), city, noon)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// through takes a revision through turns, each by its rightful official.
func through(t testing.TB, r workspace.Revision, turns ...workspace.Turn) workspace.Revision {
	t.Helper()
	for _, turn := range turns {
		who, in := secretary(), workspace.Input{}
		switch turn {
		case workspace.Accept:
			who = as("sekda", here)
		case workspace.Return:
			who, in = as("sekda", here), workspace.Input{Reason: "Belum lengkap"}
		case workspace.Enact:
			who, in = as("wali-kota", here), workspace.Input{Decree: "84/2020", DecreeDate: "2026-02-01"}
		}
		next, _, err := r.Do(turn, who, city, in, nil, noon)
		if err != nil {
			t.Fatalf("%s: %v", turn, err)
		}
		r = next
	}
	return r
}

func TestNaming(t *testing.T) {
	t.Parallel()
	frozen := workspace.Revision{Rev: 9, SHA256: "abc", Size: 3}
	first := named(t)
	returned := through(t, first, workspace.Submit, workspace.Return)
	for name, c := range map[string]struct {
		have   []workspace.Revision
		naming workspace.Naming
		who    workspace.Author
		want   int // number; 0: refused
		says   string
	}{
		"the first":                     {nil, workspace.Naming{Name: " Rancangan "}, secretary(), 1, ""},
		"the same as another":           {[]workspace.Revision{first}, workspace.Naming{Name: "Lagi"}, secretary(), 0, "sama persis"},
		"the same as one that returned": {[]workspace.Revision{returned}, workspace.Naming{Name: "Lagi"}, secretary(), 2, ""},
		"a name that is taken":          {[]workspace.Revision{returned}, workspace.Naming{Name: "rancangan"}, secretary(), 0, "sudah dipakai"},
		"no name":                       {nil, workspace.Naming{Name: " "}, secretary(), 0, "nama"},
		"too long a name":               {nil, workspace.Naming{Name: strings.Repeat("x", 101)}, secretary(), 0, "100 huruf"},
		"too long notes":                {nil, workspace.Naming{Name: "x", Notes: strings.Repeat("x", 2001)}, secretary(), 0, "2000 huruf"},
		"a planner":                     {nil, workspace.Naming{Name: "x"}, as("perencana-opd", access.Place{Region: city, OPD: "DINKES"}), 0, "Peran Anda"},
		"the secretary of another city": {nil, workspace.Naming{Name: "x"}, as("sekretaris", access.Place{Region: "21.71"}), 0, "Peran Anda"},
	} {
		got, err := workspace.Name(c.have, frozen, c.naming, c.who, city, noon)
		switch {
		case c.want > 0 && (err != nil || got.Number != c.want || got.Step != workspace.Draft || len(got.Deeds) != 1 || got.Deeds[0].Capacity != "Sekretaris Tim Pelaksana (Diskominfo)" || got.Name != strings.TrimSpace(c.naming.Name)):
			t.Errorf("%s: %+v, %v", name, got, err)
		case c.want == 0 && (err == nil || !strings.Contains(fault.Text(err), c.says)):
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestTurns(t *testing.T) {
	t.Parallel()
	draft := named(t)
	reviewed := through(t, draft, workspace.Submit)
	approved := through(t, reviewed, workspace.Accept)
	enacted := through(t, approved, workspace.Enact)
	returned := through(t, reviewed, workspace.Return)
	other := reviewed
	other.Number = 2
	decree := workspace.Input{Decree: "85/2020", DecreeDate: "2026-02-01"}
	sekda, mayor := as("sekda", here), as("wali-kota", here)
	// One person with every role: the deeds decide, not the roles.
	alone := secretary()
	alone.Grants = append(alone.Grants, sekda.Grants[0], mayor.Grants[0])
	both := sekda
	both.Grants = append(both.Grants[:1:1], mayor.Grants[0])
	for name, c := range map[string]struct {
		at     workspace.Revision
		turn   workspace.Turn
		who    workspace.Author
		in     workspace.Input
		others []workspace.Revision
		want   workspace.Step // empty: refused
		says   string
	}{
		"a draft is submitted":                     {draft, workspace.Submit, secretary(), workspace.Input{}, nil, workspace.Reviewed, ""},
		"a draft is not approved":                  {draft, workspace.Accept, sekda, workspace.Input{}, nil, "", "tidak berlaku"},
		"not submitted by the mayor":               {draft, workspace.Submit, mayor, workspace.Input{}, nil, "", "Peran Anda"},
		"while another waits":                      {draft, workspace.Submit, secretary(), workspace.Input{}, []workspace.Revision{other}, "", "masih ditinjau"},
		"after a newer one":                        {draft, workspace.Submit, secretary(), workspace.Input{}, []workspace.Revision{{Number: 2, Step: workspace.Enacted}}, "", "lebih baru"},
		"after an older one":                       {draft, workspace.Submit, secretary(), workspace.Input{}, []workspace.Revision{{Number: 0, Step: workspace.Enacted}}, workspace.Reviewed, ""},
		"approved by the sekda":                    {reviewed, workspace.Accept, sekda, workspace.Input{}, nil, workspace.Approved, ""},
		"not approved by the mayor":                {reviewed, workspace.Accept, mayor, workspace.Input{}, nil, "", "Peran Anda"},
		"not approved by whoever submitted":        {reviewed, workspace.Accept, alone, workspace.Input{}, nil, "", "pejabat lain"},
		"not approved from another city":           {reviewed, workspace.Accept, as("sekda", access.Place{Region: "21.71"}), workspace.Input{}, nil, "", "Peran Anda"},
		"not approved by nobody":                   {reviewed, workspace.Accept, workspace.Author{Actor: access.Actor{Grants: sekda.Grants}}, workspace.Input{}, nil, "", "Peran Anda"},
		"returned with a reason":                   {reviewed, workspace.Return, sekda, workspace.Input{Reason: "Pagu belum cocok"}, nil, workspace.Returned, ""},
		"not returned without":                     {reviewed, workspace.Return, sekda, workspace.Input{Reason: " "}, nil, "", "alasan"},
		"taken back by whoever may return":         {reviewed, workspace.Return, alone, workspace.Input{Reason: "keliru"}, nil, workspace.Returned, ""},
		"enacted by the mayor":                     {approved, workspace.Enact, mayor, decree, nil, workspace.Enacted, ""},
		"not enacted by whoever approved":          {approved, workspace.Enact, both, decree, nil, "", "pejabat lain"},
		"not enacted by whoever submitted":         {approved, workspace.Enact, alone, decree, nil, "", "pejabat lain"},
		"not enacted without a number":             {approved, workspace.Enact, mayor, workspace.Input{DecreeDate: "2026-02-01"}, nil, "", "nomor Perwako"},
		"not enacted without a day":                {approved, workspace.Enact, mayor, workspace.Input{Decree: "84/2020", DecreeDate: "besok"}, nil, "", "Tanggal"},
		"not enacted before its day":               {approved, workspace.Enact, mayor, workspace.Input{Decree: "84/2020", DecreeDate: "2026-04-01"}, nil, "", "Tanggal"},
		"not under a number that is taken":         {approved, workspace.Enact, mayor, decree, []workspace.Revision{{Number: 9, Step: workspace.Enacted, Decree: "85/2020"}}, "", "sudah dipakai"},
		"returned by the mayor":                    {approved, workspace.Return, mayor, workspace.Input{Reason: "Tunda"}, nil, workspace.Returned, ""},
		"not returned by the sekda once approved":  {approved, workspace.Return, sekda, workspace.Input{Reason: "Tunda"}, nil, "", "Peran Anda"},
		"what is enacted stays":                    {enacted, workspace.Return, mayor, workspace.Input{Reason: "x"}, nil, "", "tidak berlaku"},
		"what was returned is not submitted again": {returned, workspace.Submit, secretary(), workspace.Input{}, nil, "", "tidak berlaku"},
		"too long a reason":                        {reviewed, workspace.Return, sekda, workspace.Input{Reason: strings.Repeat("x", 501)}, nil, "", "500 huruf"},
		"an unknown turn":                          {reviewed, "terbang", sekda, workspace.Input{}, nil, "", "tidak berlaku"},
	} {
		before := c.at
		got, deed, err := c.at.Do(c.turn, c.who, city, c.in, c.others, noon)
		if c.want == "" {
			if err == nil || !strings.Contains(fault.Text(err), c.says) || got.Step != before.Step || len(got.Deeds) != len(before.Deeds) {
				t.Errorf("%s: %+v, %v", name, got, err)
			}
			continue
		}
		if err != nil || got.Step != c.want || deed.Step != c.want || got.Deeds[len(got.Deeds)-1] != deed || deed.Person != c.who.Person || !deed.At.Equal(noon) {
			t.Errorf("%s: %+v, %+v, %v", name, got, deed, err)
		}
		if got.SHA256 != before.SHA256 || got.Rev != before.Rev || got.Number != before.Number || got.Name != before.Name || got.Version != before.Version+1 {
			t.Errorf("%s: what it holds changed: %+v after %+v", name, got, before)
		}
	}
}

// Whoever stands in for an official decides for as long as that lasts, and the record
// says in what capacity.
func TestActingOfficials(t *testing.T) {
	t.Parallel()
	reviewed := through(t, named(t), workspace.Submit)
	plt := workspace.Author{Actor: access.Actor{Person: "budi", Grants: []access.Grant{
		{Role: "perencana-opd", Scope: access.Place{Region: city, OPD: "DINKES"}},
		{Role: "sekda", Scope: here, Acting: access.Plt, From: noon, Until: noon.Add(48 * time.Hour)},
	}}, Name: "Budi"}
	for name, c := range map[string]struct {
		when time.Time
		ok   bool
	}{
		"before it begins": {noon.Add(-time.Hour), false},
		"when it begins":   {noon, true},
		"on its last hour": {noon.Add(47 * time.Hour), true},
		"when it is over":  {noon.Add(48 * time.Hour), false},
	} {
		_, deed, err := reviewed.Do(workspace.Accept, plt, city, workspace.Input{}, nil, c.when)
		if (err == nil) != c.ok || c.ok && deed.Capacity != "Plt. Sekretaris daerah" {
			t.Errorf("%s: %+v, %v", name, deed, err)
		}
	}
	plt.Grants = append(plt.Grants, access.Grant{Role: "sekda", Scope: here})
	if _, deed, _ := reviewed.Do(workspace.Accept, plt, city, workspace.Input{}, nil, noon); deed.Capacity != "Sekretaris daerah" {
		t.Errorf("whoever holds the office acts as its holder: %+v", deed)
	}
}
