package rpjmd

import (
	"cmp"
	"slices"
	"strings"
)

// Index finds the entries of one side of a nomenclature by their codes.
type Index struct {
	entries  map[string]Entry
	children map[string][]string // codes directly under a code
}

// Index makes the index of a side.
func (n Nomenclature) Index(side Side) *Index {
	x := &Index{entries: map[string]Entry{}, children: map[string][]string{}}
	for _, e := range n.Entries {
		if e.Side != side {
			continue
		}
		key := longForm(e.Code)
		x.entries[key] = e
		parent := Code{Text: key}.Parent().Text
		x.children[parent] = append(x.children[parent], key)
	}
	return x
}

// Find gives the entry of a code. A sub kegiatan may have two or four digits, and
// the support programme of an office's own bidang, 1.02.01, is found as X.XX.01.
func (x *Index) Find(code string) (Entry, bool) {
	for _, form := range forms(code) {
		if e, ok := x.entries[form]; ok {
			return e, true
		}
	}
	return Entry{}, false
}

// forms lists the ways a code may stand in the list, the likeliest first.
func forms(code string) []string {
	code = longForm(code)
	out := []string{code}
	parts := strings.Split(code, ".")
	if len(parts) >= 3 && parts[2] == supportProgram && parts[0] != "X" {
		parts[0], parts[1] = "X", "XX"
		out = append(out, strings.Join(parts, "."))
	}
	return out
}

// supportProgram is the number of the programme every office has in its own bidang.
const supportProgram = "01"

// longForm writes the sub kegiatan of a code with four digits.
func longForm(code string) string {
	if cut := strings.LastIndexByte(code, '.'); (Code{Text: code}).Depth() == RenstraSubKegiatan && len(code)-cut == len(".00") {
		return code[:cut+1] + "00" + code[cut+1:]
	}
	return code
}

// Nearest gives codes of the same level that a wrong code may have meant: those
// under the nearest parent that exists, the most alike first. Without any
// parent there is nothing to go by.
func (x *Index) Nearest(code string, most int) []string {
	c := Code{Text: longForm(code)}
	level := c.Depth()
	if level == "" {
		return nil
	}
	var near []string
	for parent := c.Parent(); len(near) == 0 && !parent.Empty(); parent = parent.Parent() {
		near = x.under(parent.Text, level)
	}
	slices.SortFunc(near, func(a, b string) int {
		return cmp.Or(unlike(c.Text, a)-unlike(c.Text, b), cmp.Compare(a, b))
	})
	return near[:min(most, len(near))]
}

// under lists the codes of a level below a code.
func (x *Index) under(code string, level RenstraLevel) []string {
	var out []string
	for _, child := range x.children[code] {
		if x.entries[child].Level == level {
			out = append(out, child)
			continue
		}
		out = append(out, x.under(child, level)...)
	}
	return out
}

// unlike counts the digits in which two codes differ; those far to the left weigh
// more, since a wrong bidang is a rarer slip than a wrong last digit.
func unlike(a, b string) int {
	n := 0
	for i := range max(len(a), len(b)) {
		if i >= len(a) || i >= len(b) || a[i] != b[i] {
			n += max(len(a), len(b)) - i
		}
	}
	return n
}
