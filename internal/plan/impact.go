package plan

import (
	"slices"

	"gurindam/internal/rpjmd"
)

// DoubtKind says why a link wants to be looked at.
type DoubtKind string

// Kinds of doubt, worst first.
const (
	Broken   DoubtKind = "putus"  // what it leads to is there no more
	Lost     DoubtKind = "hilang" // it went together with what it led to
	Reworded DoubtKind = "berubah"
)

// Past is what a link led to when somebody last wrote or confirmed it.
type Past struct {
	Text    string
	Level   string
	Parents []string
	Code    rpjmd.Code
	OPD     string // of a Renstra row
}

// Doubt is a link that wants to be looked at.
type Doubt struct {
	Link
	Kind       DoubtKind
	At         int // place among the links; -1: it went
	Before     Past
	Now        Past // of what it leads to; zero where that is gone
	Successors []Successor
}

// How a successor was found, surest first.
const (
	SameText    = "bunyi sama"
	SameCode    = "kode nomenklatur sama"
	CodeMapped  = "kode penerus nomenklatur"
	SamePlace   = "tempat sama dalam pohon"
	SimilarText = "bunyi mirip"
)

// Successor is what a link may lead to instead.
type Successor struct {
	Target
	How     string
	Per1000 int // how like its text is, where that is known
}

// Impact lists the links that a change of the RPJMD or of a Renstra left in doubt.
// past tells of each link what it led to, by its place; nil where nothing is known to
// have changed. lost are links that went with what they led to.
func Impact(s Snapshot, x *Suggester, past map[int]Past, lost []Doubt, successions map[string]*rpjmd.Succession) []Doubt {
	now := presents(s)
	f := finder{s, x, now, successions}
	var broken, reworded []Doubt
	for n, l := range s.Masterplan.Links {
		before, told := past[n]
		is, there := now[TargetOf(l)]
		d := Doubt{Link: l, At: n, Before: before, Now: is}
		switch {
		case !there:
			d.Kind, d.Successors = Broken, f.successors(l, before)
			broken = append(broken, d)
		case told && (plain(before.Text) != plain(is.Text) || before.Level != is.Level):
			d.Kind, d.Successors = Reworded, f.successors(l, before)
			reworded = append(reworded, d)
		}
	}
	for n := range lost {
		lost[n].Kind, lost[n].At = Lost, -1
		lost[n].Successors = f.successors(lost[n].Link, lost[n].Before)
	}
	return slices.Concat(broken, lost, reworded)
}

// presents tells of everything that a link may lead to how it is.
func presents(s Snapshot) map[Target]Past {
	out := make(map[Target]Past, len(s.RPJMD.Elements)+len(s.Renstra))
	for _, e := range s.RPJMD.Elements {
		out[Target{Element: e.Code}] = Past{Text: e.Text, Level: string(e.Level), Parents: e.Parents, Code: e.Budget}
	}
	for _, r := range s.Renstra {
		out[Target{Renstra: r.ID}] = Past{Text: r.Name, Level: string(r.Level), Code: r.Code, OPD: r.OPD}
	}
	return out
}

// finder looks for successors.
type finder struct {
	s           Snapshot
	x           *Suggester
	now         map[Target]Past
	successions map[string]*rpjmd.Succession
}

// mostSuccessors is how many successors are proposed for a link.
const mostSuccessors = 4

// successors proposes what a link may lead to instead, surest first. What the
// initiative is linked to already is left out, and so is what the link leads to.
func (f finder) successors(l Link, before Past) []Successor {
	var out []Successor
	add := func(t Target, how string, per int) {
		known := func(s Successor) bool { return s.Target == t }
		if t != TargetOf(l) && !f.x.linked[l.Initiative][t] && !slices.ContainsFunc(out, known) && len(out) < mostSuccessors {
			out = append(out, Successor{t, how, per})
		}
	}
	renstra := l.Renstra != ""
	if before.Text != "" {
		for _, a := range f.x.Alike(before.Text, "", renstra, 20) { // at whatever level it stands now
			if a.Per1000 == 1000 {
				add(a.Target, SameText, 1000)
			}
		}
	}
	f.byCode(before, renstra, add)
	if !renstra {
		f.byPlace(before, add)
	}
	if before.Text != "" {
		for _, a := range f.x.Alike(before.Text, before.Level, renstra, mostSuccessors) {
			add(a.Target, SimilarText, a.Per1000)
		}
	}
	return out
}

// byCode finds what carries the code of the nomenclature, or one that it has become.
func (f finder) byCode(before Past, renstra bool, add func(Target, string, int)) {
	if before.Code.Empty() {
		return
	}
	mapped := map[string]bool{}
	if s := f.successions[before.Code.Version]; s != nil {
		list, _ := s.Of(before.Code.Text)
		for _, v := range list {
			mapped[v.Code] = true
		}
	}
	for _, how := range []string{SameCode, CodeMapped} {
		for _, o := range f.x.targets {
			is := f.now[o.Target]
			if (o.Renstra != "") != renstra || is.OPD != before.OPD || is.Level != before.Level {
				continue
			}
			if how == SameCode && is.Code.Text == before.Code.Text || how == CodeMapped && mapped[is.Code.Text] {
				add(o.Target, how, 0)
			}
		}
	}
}

// byPlace finds what alone stands at the same level under the same parent.
func (f finder) byPlace(before Past, add func(Target, string, int)) {
	if len(before.Parents) == 0 {
		return
	}
	var there []string
	for _, e := range f.s.RPJMD.Children(before.Parents[0]) {
		if string(e.Level) == before.Level {
			there = append(there, e.Code)
		}
	}
	if len(there) == 1 {
		add(Target{Element: there[0]}, SamePlace, 0)
	}
}

// Likeness tells how like two texts are, of a thousand.
func (x *Suggester) Likeness(a, b string) int {
	if plain(a) == plain(b) {
		return 1000
	}
	first, second := terms(a), terms(b)
	common, whole := 0, 0
	for _, t := range first {
		w := x.rarity(t.root)
		whole += w
		if slices.ContainsFunc(second, func(o term) bool { return o.root == t.root }) {
			common += 2 * w
		}
	}
	for _, t := range second {
		whole += x.rarity(t.root)
	}
	return min(999, 1000*common/max(whole, 1))
}

// rarity is the weight of a root; one that the plan does not know weighs least.
func (x *Suggester) rarity(root string) int {
	if id, known := x.roots[root]; known {
		return x.weights[id]
	}
	return 1
}
