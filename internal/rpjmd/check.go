package rpjmd

import (
	"fmt"
	"slices"
	"strings"
)

// BreachKind says what is wrong with an element's place in the tree.
type BreachKind string

// Kinds of breach.
const (
	Orphan     BreachKind = "tanpa induk"
	WrongLevel BreachKind = "jenjang induk salah"
	TooMany    BreachKind = "induk terlalu banyak"
	Unknown    BreachKind = "induk tidak ada"
	Twice      BreachKind = "kode ganda"
	Cycle      BreachKind = "melingkar"
	NoVisi     BreachKind = "tanpa visi"
	ManyVisi   BreachKind = "visi ganda"
)

// Breach is one breach of the law of the tree.
type Breach struct {
	Index  int    // of the element; -1 where the whole tree is meant
	Code   string // of the element
	Parent string // code of the parent that is wrong; may be empty
	Kind   BreachKind
	Text   string // Indonesian
}

// parents says under which levels a level may stand, and whether under several
// elements at once: a program may serve several arah kebijakan, while a sasaran
// belongs to one tujuan. Levels between may be left out only where documents do.
var parents = map[Level]struct {
	levels []Level
	many   bool
}{
	Misi:          {[]Level{Visi}, false},
	Tujuan:        {[]Level{Misi}, true},
	Sasaran:       {[]Level{Tujuan}, false},
	Strategi:      {[]Level{Sasaran}, true},
	ArahKebijakan: {[]Level{Strategi, Sasaran}, true},
	Program:       {[]Level{ArahKebijakan, Strategi, Sasaran}, true},
}

// Check lists the breaches of the tree, in the order of its elements.
func (t Tree) Check() []Breach {
	index := make(map[string]int, len(t.Elements))
	var out []Breach
	visi := -1
	for i, e := range t.Elements {
		if _, ok := index[e.Code]; ok && e.Code != "" {
			out = append(out, Breach{i, e.Code, "", Twice, fmt.Sprintf("Kode %s dipakai lebih dari satu elemen.", e.Code)})
			continue
		}
		index[e.Code] = i
		if e.Level != Visi {
			continue
		}
		if visi >= 0 {
			out = append(out, Breach{i, e.Code, "", ManyVisi, "Satu RPJMD hanya memiliki satu visi."})
		}
		visi = max(visi, i)
	}
	if visi < 0 && len(t.Elements) > 0 {
		out = append(out, Breach{-1, "", "", NoVisi, "RPJMD belum memuat visi."})
	}
	for i, e := range t.Elements {
		out = append(out, t.checkParents(i, e, index)...)
	}
	out = append(out, t.cycles(index)...)
	slices.SortStableFunc(out, func(a, b Breach) int { return a.Index - b.Index })
	return out
}

func (t Tree) checkParents(i int, e Element, index map[string]int) []Breach {
	rule, known := parents[e.Level]
	if e.Level == Visi {
		if len(e.Parents) > 0 {
			return []Breach{{i, e.Code, e.Parents[0], WrongLevel, "Visi berada di puncak dan tidak berinduk."}}
		}
		return nil
	}
	if !known {
		return nil // a level of its own is no concern of the tree
	}
	if len(e.Parents) == 0 {
		return []Breach{{i, e.Code, "", Orphan, fmt.Sprintf("%s %s belum berinduk; induknya %s.", title(e.Level), e.Code, names(rule.levels))}}
	}
	var out []Breach
	if len(e.Parents) > 1 && !rule.many {
		out = append(out, Breach{i, e.Code, e.Parents[1], TooMany, fmt.Sprintf("%s hanya boleh berinduk satu %s.", title(e.Level), names(rule.levels))})
	}
	for _, p := range e.Parents {
		n, ok := index[p]
		switch {
		case !ok:
			out = append(out, Breach{i, e.Code, p, Unknown, fmt.Sprintf("Induk %s tidak ada di dalam RPJMD.", p)})
		case !slices.Contains(rule.levels, t.Elements[n].Level):
			out = append(out, Breach{i, e.Code, p, WrongLevel, fmt.Sprintf("%s harus berinduk %s, tetapi %s adalah %s.", title(e.Level), names(rule.levels), p, t.Elements[n].Level)})
		}
	}
	return out
}

// cycles finds the elements that come back to themselves by way of their
// parents; each circle is told once, at the element where it was met.
func (t Tree) cycles(index map[string]int) []Breach {
	const (
		fresh = iota
		open
		closed
	)
	state := make([]int, len(t.Elements))
	var out []Breach
	var path []string
	var visit func(i int)
	visit = func(i int) {
		state[i] = open
		path = append(path, t.Elements[i].Code)
		for _, p := range t.Elements[i].Parents {
			n, ok := index[p]
			switch {
			case !ok:
			case state[n] == open:
				circle := append(slices.Clone(path[slices.Index(path, p):]), p)
				out = append(out, Breach{i, t.Elements[i].Code, p, Cycle, "Induk melingkar: " + strings.Join(circle, " → ") + "."})
			case state[n] == fresh:
				visit(n)
			}
		}
		path = path[:len(path)-1]
		state[i] = closed
	}
	for i := range t.Elements {
		if state[i] == fresh {
			visit(i)
		}
	}
	return out
}

func title(l Level) string {
	if l == "" {
		return ""
	}
	return strings.ToUpper(string(l[:1])) + string(l[1:])
}

func names(levels []Level) string {
	words := make([]string, len(levels))
	for i, l := range levels {
		words[i] = string(l)
	}
	return strings.Join(words, " atau ")
}
