package plan

import (
	"cmp"
	"fmt"
	"math/bits"
	"slices"
	"strings"

	"gurindam/internal/rpjmd"
)

// Target is the other end of a link: an element of the RPJMD, or a row of a Renstra.
type Target struct{ Element, Renstra string }

// TargetOf gives what a link leads to.
func TargetOf(l Link) Target { return Target{l.Element, l.Renstra} }

// Suggestion is a link that a person may want to make. Nothing is linked by it.
type Suggestion struct {
	Initiative string
	Target
	Closeness
	Reasons []string // Indonesian, the weightiest first
	Kind    LinkKind // most likely
}

// Closeness tells in points how much speaks for a link. It is made of counts alone, so
// that equal plans give equal points on every machine.
type Closeness struct {
	Text   int // words in common, rare ones weighing more: up to 600
	Office int // same office: up to 150
	Code   int // same code of the nomenclature, or its program: up to 250
}

// What counts how much.
const (
	textPoints  = 600
	MostPoints  = textPoints + sameOffice + sameCode
	leastPoints = 60 // below it, a suggestion would be noise

	sameOffice, officeBelow, supporting = 150, 75, 60
	sameCode, sameProgram, programBelow = 250, 200, 120
)

// Points is the whole of it, of MostPoints.
func (s Closeness) Points() int { return s.Text + s.Office + s.Code }

// Suggester finds links for one state of a plan. It is built once and asked often, by
// many at once.
type Suggester struct {
	initiatives []subject
	targets     []object
	linked      map[string]map[Target]bool
	served      map[string]map[Target]bool // what a link serves along with its own end
	order       map[string]int             // places of the initiatives
	at          map[Target]int             // places of the targets
	roots       map[string]int             // numbers of the roots
	weights     []int                      // of the roots
	offices     map[string]string
}

// share is a word of a text: the number of its root, and how it was written.
type share struct {
	root  int
	word  string
	extra bool // it stands in the description alone
}

// subject is an initiative as it is compared.
type subject struct {
	code, office, budget string
	supporting           []string
	words                []share // by root
	weight               int     // of the words but the extra ones
}

// object is a target as it is compared.
type object struct {
	Target
	level    string
	code     string
	offices  []string
	below    []string // offices of the programs under it
	programs []string // codes of the programs under it
	words    []share
	weight   int
	text     string
}

// NewSuggester gets a plan ready.
func NewSuggester(s Snapshot) *Suggester {
	x := &Suggester{linked: map[string]map[Target]bool{}, served: map[string]map[Target]bool{}, order: map[string]int{}, at: map[Target]int{}, roots: map[string]int{}, offices: map[string]string{}}
	for _, o := range s.OPDs {
		x.offices[o.Code] = o.Label()
	}
	for n, i := range s.Masterplan.Initiatives {
		v := subject{code: i.Code, office: i.OPD, budget: i.Budget.Text, supporting: i.Supporting}
		v.words = x.words([]string{i.Name, i.Program, i.Indicator}, i.Description)
		x.initiatives, x.order[i.Code] = append(x.initiatives, v), n
	}
	for _, e := range s.RPJMD.Elements {
		if e.Level != rpjmd.Visi { // everything serves the vision
			x.add(object{Target: Target{Element: e.Code}, level: string(e.Level), code: e.Budget.Text, offices: e.OPDs, text: e.Text, words: x.words([]string{e.Text, e.Indicator}, "")})
		}
	}
	for _, r := range s.Renstra {
		x.add(object{Target: Target{Renstra: r.ID}, level: string(r.Level), code: r.Code.Text, offices: []string{r.OPD}, text: r.Name, words: x.words([]string{r.Name, r.Indicator}, "")})
	}
	x.underneath(s.RPJMD)
	x.weigh()
	x.note(s)
	return x
}

// note remembers what is linked, and what that serves: the elements above, and the
// rows of the same Renstra that a row is a part of.
func (x *Suggester) note(s Snapshot) {
	mark := func(m map[string]map[Target]bool, initiative string, t Target) {
		if m[initiative] == nil {
			m[initiative] = map[Target]bool{}
		}
		m[initiative][t] = true
	}
	for _, l := range s.Masterplan.Links {
		mark(x.linked, l.Initiative, TargetOf(l))
		mark(x.served, l.Initiative, TargetOf(l))
		if n, ok := x.at[TargetOf(l)]; ok && l.Renstra != "" {
			for _, o := range x.targets {
				if o.Renstra != "" && o.code != "" && o.offices[0] == x.targets[n].offices[0] && strings.HasPrefix(x.targets[n].code, o.code+".") {
					mark(x.served, l.Initiative, o.Target)
				}
			}
		}
	}
	for initiative, elements := range s.serves() {
		for _, e := range elements {
			mark(x.served, initiative, Target{Element: e})
		}
	}
}

// Suggest proposes what an initiative may be linked to, best first.
func Suggest(s Snapshot, initiative string, limit int) []Suggestion {
	return NewSuggester(s).Suggest(initiative, limit)
}

func (x *Suggester) add(o object) {
	if _, twice := x.at[o.Target]; !twice {
		x.at[o.Target] = len(x.targets)
		x.targets = append(x.targets, o)
	}
}

// words numbers the roots of some texts, and of one that counts less.
func (x *Suggester) words(texts []string, extra string) []share {
	var out []share
	core := len(terms(texts...))
	for n, t := range terms(append(slices.Clone(texts), extra)...) {
		id, known := x.roots[t.root]
		if !known {
			id = len(x.roots)
			x.roots[t.root] = id
		}
		out = append(out, share{id, t.word, n >= core})
	}
	slices.SortFunc(out, func(a, b share) int { return cmp.Compare(a.root, b.root) })
	return out
}

// underneath tells the middle levels which programs stand under them.
func (x *Suggester) underneath(t rpjmd.Tree) {
	above := t.Above()
	for _, e := range t.Elements {
		if e.Level != rpjmd.Program {
			continue
		}
		for _, code := range above[e.Code][1:] {
			n, ok := x.at[Target{Element: code}]
			if !ok || x.targets[n].level == string(rpjmd.Misi) || x.targets[n].level == string(rpjmd.Tujuan) {
				continue // too much stands under them to tell anything
			}
			o := &x.targets[n]
			o.below = append(o.below, e.OPDs...)
			if !e.Budget.Empty() {
				o.programs = append(o.programs, e.Budget.Text)
			}
		}
	}
}

// weigh gives every root its weight, the binary logarithm of how rare it is in whole
// numbers, and every text the sum of its own.
func (x *Suggester) weigh() {
	count := make([]int, len(x.roots))
	for _, i := range x.initiatives {
		for _, w := range i.words {
			count[w.root]++
		}
	}
	for _, o := range x.targets {
		for _, w := range o.words {
			count[w.root]++
		}
	}
	all := len(x.initiatives) + len(x.targets)
	x.weights = make([]int, len(count))
	for n, c := range count {
		x.weights[n] = bits.Len(uint(all / max(c, 1)))
	}
	for n := range x.initiatives {
		x.initiatives[n].weight = x.sum(x.initiatives[n].words)
	}
	for n := range x.targets {
		x.targets[n].weight = x.sum(x.targets[n].words)
	}
}

func (x *Suggester) sum(words []share) (sum int) {
	for _, w := range words {
		if !w.extra {
			sum += x.weights[w.root]
		}
	}
	return sum
}

// Suggest proposes what an initiative may be linked to, best first. What it serves
// already is left out.
func (x *Suggester) Suggest(initiative string, limit int) []Suggestion {
	n, ok := x.order[initiative]
	if !ok {
		return nil
	}
	i := x.initiatives[n]
	var found []pair
	for t := range x.targets {
		found = x.consider(found, pair{i: n, t: t}, x.served[i.code][x.targets[t].Target])
	}
	return x.best(found, limit)
}

// Serving proposes which initiatives may serve a target, best first.
func (x *Suggester) Serving(t Target, limit int) []Suggestion {
	n, ok := x.at[t]
	if !ok {
		return nil
	}
	var found []pair
	for i := range x.initiatives {
		found = x.consider(found, pair{i: i, t: n}, x.served[x.initiatives[i].code][t])
	}
	return x.best(found, limit)
}

// Judge tells what speaks for one link, however little it is.
func (x *Suggester) Judge(initiative string, t Target) (Suggestion, bool) {
	i, known := x.order[initiative]
	n, there := x.at[t]
	if !known || !there {
		return Suggestion{}, false
	}
	return x.told(pair{i, n, x.score(i, n)}), true
}

// pair is an initiative and a target with what speaks for their link.
type pair struct {
	i, t int
	Closeness
}

func (x *Suggester) consider(found []pair, p pair, served bool) []pair {
	if served {
		return found
	}
	p.Closeness = x.score(p.i, p.t)
	if p.Text+p.Code == 0 || p.Points() < leastPoints { // an office has many rows: it alone tells nothing
		return found
	}
	return append(found, p)
}

func (x *Suggester) best(found []pair, limit int) []Suggestion {
	slices.SortFunc(found, func(a, b pair) int {
		return cmp.Or(cmp.Compare(b.Points(), a.Points()), cmp.Compare(a.t, b.t), cmp.Compare(a.i, b.i))
	})
	var out []Suggestion
	for _, p := range found[:min(max(limit, 0), len(found))] {
		out = append(out, x.told(p))
	}
	return out
}

// score compares. Of texts it is twice what they share by all that both say; what an
// initiative says in its description alone counts half and is not held against it.
func (x *Suggester) score(i, t int) (s Closeness) {
	a, b := &x.initiatives[i], &x.targets[t]
	common := 0
	both(a.words, b.words, func(w share) {
		if common += x.weights[w.root]; !w.extra {
			common += x.weights[w.root]
		}
	})
	if whole := a.weight + b.weight; whole > 0 {
		s.Text = min(textPoints, textPoints*common/whole)
	}
	switch {
	case a.office != "" && slices.Contains(b.offices, a.office):
		s.Office = sameOffice
	case a.office != "" && slices.Contains(b.below, a.office):
		s.Office = officeBelow
	case slices.ContainsFunc(a.supporting, func(o string) bool { return slices.Contains(b.offices, o) }):
		s.Office = supporting
	}
	switch program := programCode(a.budget); {
	case a.budget == "":
	case a.budget == b.code:
		s.Code = sameCode
	case b.code != "" && program == programCode(b.code):
		s.Code = sameProgram
	case slices.Contains(b.programs, program):
		s.Code = programBelow
	}
	return s
}

// both calls for every root of two texts, as the first writes it.
func both(a, b []share, do func(share)) {
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i].root < b[j].root:
			i++
		case a[i].root > b[j].root:
			j++
		default:
			do(a[i])
			i, j = i+1, j+1
		}
	}
}

// told puts a pair into words.
func (x *Suggester) told(p pair) Suggestion {
	a, b := &x.initiatives[p.i], &x.targets[p.t]
	out := Suggestion{Initiative: a.code, Target: b.Target, Closeness: p.Closeness, Kind: Supports}
	switch p.Code {
	case sameCode:
		out.Reasons = append(out.Reasons, fmt.Sprintf("kode sama: %s", a.budget))
	case sameProgram:
		out.Reasons = append(out.Reasons, fmt.Sprintf("kode program sama: %s", programCode(a.budget)))
	case programBelow:
		out.Reasons = append(out.Reasons, fmt.Sprintf("program di bawahnya: %s", programCode(a.budget)))
	}
	if words := x.common(a.words, b.words); len(words) > 0 {
		out.Reasons = append(out.Reasons, fmt.Sprintf("kata sama: %s", strings.Join(words, ", ")))
	}
	switch p.Office {
	case sameOffice:
		out.Reasons = append(out.Reasons, fmt.Sprintf("OPD yang sama: %s", cmp.Or(x.offices[a.office], a.office)))
	case officeBelow:
		out.Reasons = append(out.Reasons, fmt.Sprintf("OPD sama pada program di bawahnya: %s", cmp.Or(x.offices[a.office], a.office)))
	case supporting:
		out.Reasons = append(out.Reasons, "OPD pendukungnya penanggung jawab")
	}
	switch {
	case p.Code >= sameProgram && b.Renstra != "":
		out.Kind = Funds
	case p.Code >= sameProgram:
		out.Kind = Derives
	}
	return out
}

// mostWords is how many words a reason names.
const mostWords = 5

// common lists the words that two texts share, the rarest first.
func (x *Suggester) common(a, b []share) []string {
	var shared []share
	both(a, b, func(w share) { shared = append(shared, w) })
	slices.SortStableFunc(shared, func(a, b share) int { return cmp.Compare(x.weights[b.root], x.weights[a.root]) })
	var out []string
	for _, w := range shared[:min(mostWords, len(shared))] {
		out = append(out, w.word)
	}
	return out
}
