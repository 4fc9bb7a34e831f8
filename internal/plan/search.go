package plan

import (
	"cmp"
	"slices"
	"strings"
)

// Search finds elements of the RPJMD and rows of a Renstra by words, by the beginning
// of a code, or by an office. Every word that is asked for must be found; what holds
// rare words comes first.
func (x *Suggester) Search(query string, limit int) []Target {
	asked := strings.Fields(strings.ToLower(query))
	if len(asked) == 0 {
		return nil
	}
	type hit struct{ at, weight int }
	var hits []hit
	for n := range x.targets {
		if weight, ok := x.holds(&x.targets[n], asked); ok {
			hits = append(hits, hit{n, weight})
		}
	}
	slices.SortStableFunc(hits, func(a, b hit) int { return cmp.Compare(b.weight, a.weight) })
	var out []Target
	for _, h := range hits[:min(max(limit, 0), len(hits))] {
		out = append(out, x.targets[h.at].Target)
	}
	return out
}

// codeWeight is what a code or an office that is named weighs, against words.
const codeWeight = 20

func (x *Suggester) holds(o *object, asked []string) (weight int, ok bool) {
	for _, word := range asked {
		switch n := x.found(o, word); {
		case n > 0:
			weight += n
		case idle[word]:
		default:
			return 0, false
		}
	}
	return weight, weight > 0
}

// found tells how much one word of a query weighs in a target.
func (x *Suggester) found(o *object, word string) int {
	if strings.HasPrefix(strings.ToLower(o.Element), word) || strings.HasPrefix(strings.ToLower(o.code), word) {
		return codeWeight
	}
	for _, office := range o.offices {
		if strings.EqualFold(office, word) || strings.EqualFold(x.offices[office], word) {
			return codeWeight
		}
	}
	root := rootOf(strings.Trim(word, ".,;:()\"'"))
	id, known := x.roots[root]
	for _, w := range o.words {
		if known && w.root == id || len(word) >= shortest && strings.HasPrefix(w.word, word) {
			return x.weights[w.root]
		}
	}
	return 0
}

// Like is a target with how like its text is to another, of a thousand.
type Like struct {
	Target
	Per1000 int
}

// Alike finds targets whose text is like another, of a level where one is given, best first:
// what an element that went may have become.
func (x *Suggester) Alike(text, level string, renstra bool, limit int) []Like {
	const least = 250
	var asked []share
	weight := 0
	for _, t := range terms(text) {
		if id, known := x.roots[t.root]; known {
			asked = append(asked, share{root: id, word: t.word})
			weight += x.weights[id]
		} else {
			weight += 1 // it is found nowhere, so it weighs in what was said alone
		}
	}
	slices.SortFunc(asked, func(a, b share) int { return cmp.Compare(a.root, b.root) })
	var out []Like
	for n := range x.targets {
		o := &x.targets[n]
		if (o.Renstra != "") != renstra || level != "" && o.level != level {
			continue
		}
		if plain(o.text) == plain(text) {
			out = append(out, Like{o.Target, 1000})
			continue
		}
		common := 0
		both(asked, o.words, func(w share) { common += x.weights[w.root] })
		if per := 2000 * common / max(weight+o.weight, 1); per >= least {
			out = append(out, Like{o.Target, min(per, 999)})
		}
	}
	slices.SortStableFunc(out, func(a, b Like) int { return cmp.Compare(b.Per1000, a.Per1000) })
	return out[:min(limit, len(out))]
}

// plain gives a text without what does not change its meaning: case, blanks and signs.
func plain(s string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(s), func(c rune) bool {
		return !(c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c > 127)
	}), " ")
}
