// Package access holds the one question of every page and command: may this
// person do that, there, now? What is not granted is refused.
package access

import (
	"slices"
	"time"
)

// Verb is something a person does. A route names one.
type Verb string

// Verbs.
const (
	Open      Verb = "terbuka"      // what anybody may see: the sign-in page
	Account   Verb = "akun"         // one's own account; whoever has signed in
	Enter     Verb = "masuk"        // the front page
	Read      Verb = "baca"         // the plan of a region and its books on the screen
	Export    Verb = "unduh"        // its files
	SeePeople Verb = "lihat-orang"  // who holds which role
	People    Verb = "kelola-orang" // inviting, giving roles and taking them back
	Discuss   Verb = "bahas"        // reading and writing what people say about the plan, and giving tasks
	Build     Verb = "bangun-buku"  // making an edition of the books
	Work      Verb = "kerja"        // the workspace of a region: who writes what there, and its history
	Write     Verb = "tulis"        // changing a row that belongs to the place
	Submit    Verb = "ajukan"       // naming a state of the plan and handing it in
	Approve   Verb = "setujui"      // approving what was handed in
	Enact     Verb = "tetapkan"     // enacting what was approved, with the number of its regulation
	Moderate  Verb = "tertibkan"    // removing what others wrote, and answering for rows that no office has

	// RegionAdmin is keeping the offices of a region with their history, its
	// officials and its groups.
	RegionAdmin Verb = "kelola-daerah"

	Evaluated Verb = "evaluasi"        // seeing one's own evaluation: answers, evidence, survey, standing
	Answer    Verb = "isi-evaluasi"    // answering the questionnaire, adding evidence, keeping the survey, objecting
	Assess    Verb = "nilai"           // judging the regions one is assigned to
	Direct    Verb = "atur-evaluasi"   // running a cycle: calendar, participants, assessors, panel, results, letters
	Design    Verb = "susun-instrumen" // writing and publishing instruments
	Decide    Verb = "putus-sanggah"   // deciding objections
	Watch     Verb = "pantau"          // the board of all regions and what stands behind published results
)

// reach tells how far a grant on a part of a region carries a verb.
type reach int

const (
	itself   reach = iota // no farther than its scope
	region                // over its whole region: everybody sees the whole plan
	anywhere              // it is the same wherever the grant holds
	personal              // no farther than its scope; asked of no place it is about one's own
)

var reaches = map[Verb]reach{
	Enter: anywhere, Read: region, Export: region, SeePeople: itself, People: itself, RegionAdmin: itself, Discuss: region, Moderate: itself, Build: itself,
	Evaluated: region, Answer: region, Assess: personal, Direct: itself, Design: itself, Decide: itself, Watch: itself,
	Work: region, Write: itself, Submit: itself, Approve: itself, Enact: itself,
}

// Known tells whether a route may name the verb.
func Known(v Verb) bool {
	_, ok := reaches[v]
	return ok || v == Open || v == Account
}

// Place is where something is done, and what a grant covers: the nation where
// all is empty, a region, an OPD of it, or the group of a dimension there.
type Place struct{ Region, OPD, Dimension string }

// Covers tells whether a place holds another. An OPD or a group without its
// region is nowhere.
func (s Place) Covers(p Place) bool {
	if s.Region == "" {
		return s == Place{}
	}
	return s.Region == p.Region && (s.OPD == "" || s.OPD == p.OPD) && (s.Dimension == "" || s.Dimension == p.Dimension)
}

// Grant gives a role on a scope for a time. It holds from From and ends before
// Until; a zero time is no bound.
type Grant struct {
	ID          string
	Role        string
	Scope       Place
	Acting      Acting
	From, Until time.Time
}

// Acting tells in what capacity an official holds a role.
type Acting string

// Capacities.
const (
	Definitive Acting = ""
	Plt        Acting = "Plt" // pelaksana tugas: the office is vacant
	Plh        Acting = "Plh" // pelaksana harian: its holder is away
)

// Holds tells whether the grant is in force.
func (g Grant) Holds(now time.Time) bool {
	return !now.Before(g.From) && (g.Until.IsZero() || now.Before(g.Until))
}

// Over tells whether the grant will never be in force again.
func (g Grant) Over(now time.Time) bool { return !g.Until.IsZero() && !now.Before(g.Until) }

// Actor is whoever asks: a person who has signed in, or nobody in particular.
type Actor struct {
	Person string // empty before signing in
	Grants []Grant
	Limit  *Limit   // nil: everything the grants allow
	Barred []string // regions that something ties them to: they judge nothing there
}

// bars tells whether a tie to a region stands between an actor and what a grant would
// give there. Nothing is reached through a role that judges, and nothing is judged
// through any; what they hold in the region in another capacity stays theirs.
func (a Actor) bars(g Grant, v Verb, p Place) bool {
	return p.Region != "" && slices.Contains(a.Barred, p.Region) && (v == Assess || v == Decide || Judges(g.Role))
}

// Judges tells whether a role judges regions, so that whoever holds it is kept away
// from those that something ties them to.
func Judges(role string) bool {
	r, ok := FindRole(role)
	return ok && slices.Contains(r.Verbs, Assess)
}

// Limit narrows what an actor may do to what a token of theirs was made for.
type Limit struct {
	Verbs  []Verb
	Region string // empty: wherever the grants hold
}

func (l *Limit) allows(v Verb, p Place) bool {
	return l == nil || slices.Contains(l.Verbs, v) && (l.Region == "" || p.Region == l.Region || reaches[v] == anywhere)
}

// May answers the question.
func May(a Actor, v Verb, p Place, now time.Time) bool {
	switch {
	case v == Open:
		return true
	case !a.Limit.allows(v, p):
		return false
	case v == Account:
		return a.Person != ""
	}
	return slices.ContainsFunc(a.Grants, func(g Grant) bool { return g.Holds(now) && g.allows(v, p) && !a.bars(g, v, p) })
}

// allows tells whether the grant carries a verb to a place.
func (g Grant) allows(v Verb, p Place) bool {
	role, ok := FindRole(g.Role)
	if !ok || !role.Fits(g.Scope) || !slices.Contains(role.Verbs, v) {
		return false
	}
	how, known := reaches[v]
	switch {
	case !known:
		return false
	case how == anywhere, how == personal && p == Place{}:
		return true
	case how == region && g.Scope.Region != "":
		return g.Scope.Region == p.Region
	}
	return g.Scope.Covers(p)
}

// MayGive tells whether somebody may give a grant or take it back: who manages
// the people of its scope and holds there all that it would give.
func MayGive(a Actor, g Grant, now time.Time) bool {
	role, ok := FindRole(g.Role)
	if !ok || !role.Fits(g.Scope) || !May(a, People, g.Scope, now) {
		return false
	}
	return !slices.ContainsFunc(role.Verbs, func(v Verb) bool { return !May(a, v, g.Scope, now) && !passes(a, v, g.Scope, now) })
}

// passes tells whether somebody may give a verb on without holding it: those who set
// a region up name the officials who approve there, and approve nothing themselves. A
// token does so only for verbs that it was made for.
func passes(a Actor, v Verb, p Place, now time.Time) bool {
	return a.Limit.allows(v, p) && slices.ContainsFunc(a.Grants, func(g Grant) bool {
		role, ok := FindRole(g.Role)
		return ok && g.Holds(now) && role.Fits(g.Scope) && slices.Contains(role.Gives, v) && (g.Scope == Place{} || g.Scope.Covers(p))
	})
}

// MayKeep tells whether somebody may renew the way in of a person with these
// grants, which is as good as being that person.
func MayKeep(a Actor, grants []Grant, now time.Time) bool {
	alive := false
	for _, g := range grants {
		if g.Over(now) {
			continue
		}
		if alive = true; !MayGive(a, g, now) {
			return false
		}
	}
	return alive || May(a, People, Place{}, now)
}

// Scopes lists where somebody holds a verb.
func Scopes(a Actor, v Verb, now time.Time) []Place {
	var out []Place
	for _, g := range a.Grants {
		if g.Holds(now) && g.allows(v, g.Scope) && a.Limit.allows(v, g.Scope) && !a.bars(g, v, g.Scope) && !slices.Contains(out, g.Scope) {
			out = append(out, g.Scope)
		}
	}
	return out
}
