package planweb

import (
	"net/http"

	"gurindam/internal/plan"
	"gurindam/internal/rpjmd"
	"gurindam/internal/web"
)

// step is an element of the RPJMD with what stands under it.
type step struct {
	rpjmd.Element
	served []plan.Initiative // linked to this very element
	below  []step
	again  bool // it stands in full under its first parent
}

type treeData struct {
	*view
	roots   []step
	renstra int // links that go to a Renstra row
}

func tree(v *view, r *http.Request) (shown, error) {
	d := treeData{view: v, roots: v.steps()}
	for _, l := range v.m.Links {
		if l.Renstra != "" {
			d.renstra++
		}
	}
	return shown{title: web.T(r.Context(), "RPJMD"), body: treePage(d)}, nil
}

// steps grows the tree from the elements without a parent. One with several
// parents stands in full under the first, so that every element has one place;
// a circle of parents ends where it closes.
func (v *view) steps() []step {
	served := map[string][]plan.Initiative{}
	for _, l := range v.m.Links {
		if i, ok := v.initiatives[l.Initiative]; ok && l.Element != "" {
			served[l.Element] = append(served[l.Element], i)
		}
	}
	children := map[string][]rpjmd.Element{}
	for _, e := range v.RPJMD.Elements {
		for _, p := range e.Parents {
			children[p] = append(children[p], e)
		}
	}
	placed := map[string]bool{}
	var grow func(e rpjmd.Element) step
	grow = func(e rpjmd.Element) step {
		if placed[e.Code] {
			return step{Element: e, again: true}
		}
		placed[e.Code] = true
		s := step{Element: e, served: served[e.Code]}
		for _, c := range children[e.Code] {
			s.below = append(s.below, grow(c))
		}
		return s
	}
	var roots []step
	for _, e := range v.RPJMD.Elements {
		if !v.hasParent(e) {
			roots = append(roots, grow(e))
		}
	}
	for _, e := range v.RPJMD.Elements { // what only a circle holds
		if !placed[e.Code] {
			roots = append(roots, grow(e))
		}
	}
	return roots
}

func (v *view) hasParent(e rpjmd.Element) bool {
	for _, p := range e.Parents {
		if _, ok := v.elements[p]; ok {
			return true
		}
	}
	return false
}

// openAt tells which steps stand open: down to the sasaran.
func openAt(l rpjmd.Level) bool {
	return l == rpjmd.Visi || l == rpjmd.Misi || l == rpjmd.Tujuan
}
