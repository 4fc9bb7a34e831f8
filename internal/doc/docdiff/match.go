package docdiff

import (
	"github.com/sergi/go-diff/diffmatchpatch"
)

// item is what something in a list is matched by: its identity, and what it says.
type item struct{ id, text string }

// pair is a place in the later list, the earlier one, or both; -1 where it is in
// one alone.
type pair struct {
	o, n  int
	moved bool
}

func items[T any](list []T, of func(T) item) []item {
	out := make([]item, len(list))
	for i, v := range list {
		out[i] = of(v)
	}
	return out
}

// match pairs two lists: first what says the same under the same identity, then what
// says the same under another, as a paragraph does behind a new one, then what has
// the same identity. What stands only in the earlier list comes where it stood.
func match(older, newer []item) []pair {
	partner := partners(older, newer)
	theirs := make([]int, len(older)) // number of each earlier one: its partner's, or one of its own
	for o := range theirs {
		theirs[o] = len(newer) + o
	}
	ours := make([]int, len(newer))
	for n, o := range partner {
		ours[n] = n
		if o >= 0 {
			theirs[o] = n
		}
	}
	var out []pair
	for _, s := range steps(theirs, ours) {
		switch {
		case s.n < 0 && theirs[s.o] < len(newer): // it stands elsewhere now
		case s.n >= 0 && s.o < 0 && partner[s.n] >= 0:
			out = append(out, pair{partner[s.n], s.n, true})
		default:
			out = append(out, pair{s.o, s.n, false})
		}
	}
	return out
}

// partners finds the earlier item of each later one, or -1.
func partners(older, newer []item) []int {
	out := make([]int, len(newer))
	taken := make([]bool, len(older))
	for i := range out {
		out[i] = -1
	}
	for pass, key := range []func(item) item{
		func(i item) item { return i },
		func(i item) item { return item{text: i.text} },
		func(i item) item { return item{id: i.id} },
	} {
		free := map[item][]int{}
		for o, i := range older {
			if k := key(i); !taken[o] && (pass == 0 || k != item{}) {
				free[k] = append(free[k], o)
			}
		}
		for n, i := range newer {
			k := key(i)
			if list := free[k]; out[n] < 0 && len(list) > 0 {
				out[n], taken[list[0]] = list[0], true
				free[k] = list[1:]
			}
		}
	}
	return out
}

// step is an element of two sequences put beside each other.
type step struct{ o, n int }

// steps puts two sequences of numbers beside each other with as few differences as
// there can be. The library compares texts, so each number becomes a letter.
func steps(older, newer []int) []step {
	engine := diffmatchpatch.New()
	engine.DiffTimeout = 0 // the same answer on a slow machine
	var out []step
	o, n := 0, 0
	for _, d := range engine.DiffMainRunes(letters(older), letters(newer), false) {
		for range []rune(d.Text) {
			switch d.Type {
			case diffmatchpatch.DiffDelete:
				out = append(out, step{o, -1})
				o++
			case diffmatchpatch.DiffInsert:
				out = append(out, step{-1, n})
				n++
			default:
				out = append(out, step{o, n})
				o, n = o+1, n+1
			}
		}
	}
	return out
}

// letters gives each number a letter of its own, leaving out those that no text may
// hold.
func letters(list []int) []rune {
	const first, last = 0xD800, 0xE000
	out := make([]rune, len(list))
	for i, n := range list {
		r := rune(n + 1)
		if r >= first {
			r += last - first
		}
		out[i] = r
	}
	return out
}
