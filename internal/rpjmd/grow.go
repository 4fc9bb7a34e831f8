package rpjmd

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Below lists the levels that may stand under a level, from the top down.
func Below(l Level) []Level {
	var out []Level
	for _, child := range Levels() {
		if slices.Contains(parents[child].levels, l) {
			out = append(out, child)
		}
	}
	return out
}

// Above lists the levels under which a level may stand, and tells whether it may stand
// under several elements at once.
func Above(l Level) (levels []Level, many bool) { return parents[l].levels, parents[l].many }

// firstLetters begin the codes of a level where a region has none of that level yet.
var firstLetters = map[Level]string{Visi: "V", Misi: "M", Tujuan: "T", Sasaran: "S", Strategi: "ST", ArahKebijakan: "AK", Program: "P"}

// NextCode proposes the code of a new element under another: the next number after
// its brothers, written as they are; else as the tree writes that level; else the
// code of the parent with the letter of the level, M1.T1.S2.
func (t Tree) NextCode(parent string, l Level) string {
	if l == Visi {
		return t.free("V", 0, 0)
	}
	prefix, width, last := "", 0, 0
	for _, e := range t.Elements {
		if e.Level != l || !slices.Contains(e.Parents, parent) {
			continue
		}
		if head, n, digits := numbered(e.Code); digits > 0 && (prefix == "" || head == prefix) {
			prefix, width, last = head, digits, max(last, n)
		}
	}
	if prefix == "" {
		prefix, width, last = t.custom(parent, l)
	}
	return t.free(prefix, width, last)
}

// custom finds how the tree writes the codes of a level: after the parent's, or
// counted through the whole tree.
func (t Tree) custom(parent string, l Level) (prefix string, width, last int) {
	heads := map[string]bool{}
	for _, e := range t.Elements {
		head, n, digits := numbered(e.Code)
		if e.Level != l || digits == 0 || len(e.Parents) == 0 {
			continue
		}
		if rest, ok := strings.CutPrefix(head, e.Parents[0]); ok {
			return parent + rest, digits, 0
		}
		heads[head] = true
		prefix, width, last = head, digits, max(last, n)
	}
	switch {
	case len(heads) == 1:
		return prefix, width, last
	case l == Misi:
		return firstLetters[Misi], 1, 0
	}
	return parent + "." + firstLetters[l], 1, 0
}

// free gives the first code behind a number that no element has.
func (t Tree) free(prefix string, width, last int) string {
	taken := func(code string) bool {
		return slices.ContainsFunc(t.Elements, func(e Element) bool { return strings.EqualFold(e.Code, code) })
	}
	if width == 0 && !taken(prefix) {
		return prefix
	}
	for n := last + 1; ; n++ {
		if code := fmt.Sprintf("%s%0*d", prefix, width, n); !taken(code) {
			return code
		}
	}
}

// numbered takes the number off the end of a code.
func numbered(code string) (head string, n, digits int) {
	head = strings.TrimRight(code, "0123456789")
	digits = len(code) - len(head)
	n, err := strconv.Atoi(code[len(head):])
	if err != nil || digits > 6 {
		return code, 0, 0
	}
	return head, n, digits
}

// Fix says what to do about a breach, in Indonesian.
func (b Breach) Fix() string {
	switch b.Kind {
	case Orphan:
		return "Pilih induknya."
	case Unknown:
		return "Pilih induk yang ada, atau tambahkan elemen dengan kode itu."
	case WrongLevel:
		return "Pilih induk dengan jenjang yang benar, atau ubah jenjang elemen ini."
	case TooMany:
		return "Tinggalkan satu induk saja."
	case Twice:
		return "Beri salah satunya kode lain."
	case Cycle:
		return "Lepaskan salah satu induk dalam lingkaran itu."
	case NoVisi:
		return "Tambahkan visi."
	case ManyVisi:
		return "Hapus visi yang lebih, atau ubah jenjangnya."
	}
	return ""
}
