package access

import (
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"
)

var noon = time.Date(2026, 3, 2, 5, 0, 0, 0, time.UTC)

func TestWhoMay(t *testing.T) {
	t.Parallel()
	city, office, other := Place{Region: "21.72"}, Place{Region: "21.72", OPD: "DINKES"}, Place{Region: "21.72", OPD: "DISHUB"}
	head := Grant{Role: "kepala-opd", Scope: office}
	for name, c := range map[string]struct {
		grant Grant
		verb  Verb
		place Place
		want  bool
	}{
		"the whole plan from one office":       {head, Read, city, true},
		"another region":                       {head, Read, Place{Region: "21.71"}, false},
		"people of the own office":             {head, People, office, true},
		"people of another office":             {head, People, other, false},
		"people of the whole city":             {head, People, city, false},
		"a planner and people":                 {Grant{Role: "perencana-opd", Scope: office}, People, office, false},
		"the secretary and every office":       {Grant{Role: "sekretaris", Scope: city}, People, other, true},
		"a region is not the nation":           {Grant{Role: "sekretaris", Scope: city}, People, Place{}, false},
		"the public and people":                {Grant{Role: "publik"}, SeePeople, city, false},
		"the nation holds every region":        {Grant{Role: "asesor"}, Read, city, true},
		"before it begins":                     {Grant{Role: "asesor", From: noon.Add(1)}, Read, city, false},
		"at the moment it ends":                {Grant{Role: "asesor", Until: noon}, Read, city, false},
		"at the moment it begins":              {Grant{Role: "asesor", From: noon}, Read, city, true},
		"a role on a scope that is not its":    {Grant{Role: "wali-kota"}, Read, city, false},
		"an office without a region":           {Grant{Role: "kepala-opd", Scope: Place{OPD: "DINKES"}}, Read, Place{OPD: "DINKES"}, false},
		"an assessor of one region, their own": {Grant{Role: "asesor", Scope: city}, Assess, Place{}, true},
		"that assessor and another region":     {Grant{Role: "asesor", Scope: city}, Assess, Place{Region: "21.71"}, false},
		"an unknown role":                      {Grant{Role: "raja"}, Read, city, false},
		"an unknown verb":                      {head, "terbang", office, false},
		"a planner and the own office":         {Grant{Role: "perencana-opd", Scope: office}, Write, office, true},
		"a planner and another office":         {Grant{Role: "perencana-opd", Scope: office}, Write, other, false},
		"a planner and the whole plan":         {Grant{Role: "perencana-opd", Scope: office}, Write, city, false},
		"the secretary does not approve":       {Grant{Role: "sekretaris", Scope: city}, Approve, city, false},
		"nor does whoever set it up":           {Grant{Role: "pengelola"}, Enact, city, false},
		"the own account is not a grant":       {head, Account, Place{}, false},
		"the front page from wherever":         {head, Enter, Place{}, true},
		"the group of a dimension, all of it":  {Grant{Role: "ketua-dimensi", Scope: Place{Region: "21.72", Dimension: "GOV"}}, Export, office, true},
	} {
		if got := May(Actor{Grants: []Grant{c.grant}}, c.verb, c.place, noon); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

var (
	places = rapid.Custom(func(t *rapid.T) Place {
		return Place{rapid.SampledFrom([]string{"", "21.71", "21.72"}).Draw(t, "region"),
			rapid.SampledFrom([]string{"", "DINKES", "DISHUB"}).Draw(t, "opd"), rapid.SampledFrom([]string{"", "GOV"}).Draw(t, "dimension")}
	})
	grants = rapid.Custom(func(t *rapid.T) Grant {
		day := rapid.IntRange(-2, 2)
		return Grant{Role: rapid.SampledFrom(roles).Draw(t, "role").ID, Scope: places.Draw(t, "scope"),
			From: noon.AddDate(0, 0, day.Draw(t, "from")), Until: noon.AddDate(0, 0, day.Draw(t, "until"))}
	})
	asked = rapid.SampledFrom([]Verb{Open, Account, Enter, Read, Export, SeePeople, People, Write, Submit, Approve, Enact, Discuss, Moderate, "terbang", ""})
)

// Whatever is allowed is allowed by one grant that is in force, whose role has the
// verb, in its own region; and one more grant never takes anything away.
func TestNothingComesFromNowhere(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		a := Actor{Grants: rapid.SliceOfN(grants, 0, 4).Draw(t, "grants")}
		v, p := asked.Draw(t, "verb"), places.Draw(t, "place")
		got, one := May(a, v, p, noon), false
		for _, g := range a.Grants {
			if !May(Actor{Grants: []Grant{g}}, v, p, noon) {
				continue
			}
			one = true
			if v != Open && (!g.Holds(noon) || v != Enter && g.Scope.Region != "" && g.Scope.Region != p.Region) {
				t.Fatalf("%+v allows %s at %+v", g, v, p)
			}
		}
		if want := one || v == Open; got != want {
			t.Fatalf("May = %v, one by one %v", got, want)
		}
		more := Actor{Grants: append(a.Grants, grants.Draw(t, "more"))}
		if got && !May(more, v, p, noon) {
			t.Fatal("another grant took something away")
		}
	})
}

// Nobody gives what they do not hold.
func TestNobodyGivesMoreThanTheyHold(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		a := Actor{Person: "a", Grants: rapid.SliceOfN(grants, 0, 3).Draw(t, "grants")}
		given := grants.Draw(t, "given")
		given.From, given.Until = time.Time{}, time.Time{}
		if !MayGive(a, given, noon) {
			return
		}
		v, p := asked.Draw(t, "verb"), places.Draw(t, "place")
		receiver := Actor{Person: "b", Grants: []Grant{given}}
		if given.Scope.Covers(p) && May(receiver, v, p, noon) && !May(a, v, p, noon) && !slices.ContainsFunc(a.Grants, func(g Grant) bool {
			role, _ := FindRole(g.Role)
			return slices.Contains(role.Gives, v)
		}) {
			t.Fatalf("gave %s at %+v without having it", v, p)
		}
	})
}

// Whoever sets a region up names its mayor and its secretary, and the secretary of
// the team does not: nobody makes the official who approves their own plan.
func TestWhoNamesTheApprovers(t *testing.T) {
	t.Parallel()
	city := Place{Region: "21.72"}
	for giver, want := range map[string]bool{"pengelola": true, "sekretaris": false, "sekda": false, "wali-kota": false} {
		scope := city
		if giver == "pengelola" {
			scope = Place{}
		}
		a := Actor{Person: "a", Grants: []Grant{{Role: giver, Scope: scope}}}
		if got := MayGive(a, Grant{Role: "wali-kota", Scope: city}, noon); got != want {
			t.Errorf("%s names the mayor: %v", giver, got)
		}
	}
}

// A token never does more than its maker, nor more than it was made for.
func TestLimits(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		a := Actor{Person: "a", Grants: rapid.SliceOfN(grants, 0, 3).Draw(t, "grants")}
		limited := a
		limited.Limit = &Limit{Verbs: rapid.SliceOfN(asked, 0, 4).Draw(t, "verbs"), Region: rapid.SampledFrom([]string{"", "21.72"}).Draw(t, "region")}
		v, p := asked.Draw(t, "verb"), places.Draw(t, "place")
		if v == Open || !May(limited, v, p, noon) {
			return
		}
		if !May(a, v, p, noon) || !slices.Contains(limited.Limit.Verbs, v) || limited.Limit.Region != "" && p.Region != limited.Limit.Region && v != Enter {
			t.Fatalf("%+v may %s at %+v", limited, v, p)
		}
	})
}

// A region that something ties an assessor to gives them nothing through a role that
// judges, and nothing to judge through any; all else stays as it was.
func TestBarred(t *testing.T) {
	t.Parallel()
	verbs := rapid.SampledFrom([]Verb{Enter, Read, Export, Discuss, Work, Write, People, Evaluated, Answer, Assess, Decide, Direct, Watch})
	rapid.Check(t, func(t *rapid.T) {
		a := Actor{Person: "a", Grants: rapid.SliceOfN(grants, 0, 4).Draw(t, "grants")}
		barred := a
		barred.Barred = rapid.SliceOfN(rapid.SampledFrom([]string{"21.71", "21.72"}), 0, 2).Draw(t, "barred")
		v, p := verbs.Draw(t, "verb"), places.Draw(t, "place")
		got, without := May(barred, v, p, noon), May(a, v, p, noon)
		if !slices.Contains(barred.Barred, p.Region) {
			if got != without {
				t.Fatalf("%s at %+v: %v, without a tie elsewhere %v", v, p, got, without)
			}
			return
		}
		others := Actor{Person: "a"}
		for _, g := range a.Grants {
			if !Judges(g.Role) {
				others.Grants = append(others.Grants, g)
			}
		}
		if want := v != Assess && v != Decide && May(others, v, p, noon); got != want {
			t.Fatalf("%s at %+v with a tie: %v, want %v", v, p, got, want)
		}
	})
	both := Actor{Person: "a", Barred: []string{"21.72"}, Grants: []Grant{{Role: "asesor"}, {Role: "sekretaris", Scope: Place{Region: "21.72"}}, {Role: "asesor", Scope: Place{Region: "21.72"}}}}
	for v, want := range map[Verb]bool{Assess: false, Read: true, Write: true} {
		if got := May(both, v, Place{Region: "21.72"}, noon); got != want {
			t.Errorf("an official of their own region, %s: %v", v, got)
		}
	}
	if got := Scopes(both, Assess, noon); len(got) != 1 || got[0] != (Place{}) {
		t.Errorf("assesses at %+v", got)
	}
}
