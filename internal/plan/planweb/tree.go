package planweb

import (
	"maps"
	"net/http"

	"gurindam/internal/plan"
	"gurindam/internal/rpjmd"
	"gurindam/internal/web"
)

// step is an element of the RPJMD with what stands under it.
type step struct {
	rpjmd.Element
	at       int               // its place in the list
	under    string            // the parent it stands under; empty at the top
	served   []plan.Initiative // linked to this very element
	all      int               // initiatives linked to it or to what stands under it
	below    []step
	again    bool // it stands in full under its first parent
	breaches []rpjmd.Breach
}

type treeData struct {
	*view
	roots    []step
	renstra  int // links that go to a Renstra row
	breaches []rpjmd.Breach
	whole    []rpjmd.Breach // of the tree as a whole
	may      bool           // the reader may write the tree
}

func tree(v *view, r *http.Request) (shown, error) {
	d := treeData{view: v, breaches: v.RPJMD.Check(), may: v.mayAdd("", "")}
	d.roots = v.steps(d.breaches)
	for _, b := range d.breaches {
		if b.Index < 0 {
			d.whole = append(d.whole, b)
		}
	}
	for _, l := range v.m.Links {
		if l.Renstra != "" {
			d.renstra++
		}
	}
	out := shown{title: web.T(r.Context(), "RPJMD"), body: treePage(d), styles: linkStyles, scripts: treeScripts[2:]}
	if d.may {
		out.scripts, out.styles = treeScripts, treeStyles
	}
	return out, nil
}

// Scripts and sheets of the tree; whoever only reads it needs the last script alone.
var (
	treeScripts = []string{"antrean.js", "sunting.js", "pohon.js"}
	treeStyles  = []string{"papan.css", "selaras.css"}
)

// steps grows the tree from the elements without a parent. One with several
// parents stands in full under the first, so that every element has one place;
// a circle of parents ends where it closes.
func (v *view) steps(breaches []rpjmd.Breach) []step {
	at := map[string]int{}
	for n, e := range v.RPJMD.Elements {
		if _, twice := at[e.Code]; !twice {
			at[e.Code] = n
		}
	}
	wrong := map[string][]rpjmd.Breach{}
	for _, b := range breaches {
		wrong[b.Code] = append(wrong[b.Code], b)
	}
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
	var grow func(e rpjmd.Element, under string) (step, map[string]bool)
	grow = func(e rpjmd.Element, under string) (step, map[string]bool) {
		if placed[e.Code] {
			return step{Element: e, at: at[e.Code], under: under, again: true}, nil
		}
		placed[e.Code] = true
		s := step{Element: e, at: at[e.Code], under: under, served: served[e.Code], breaches: wrong[e.Code]}
		all := map[string]bool{}
		for _, i := range s.served {
			all[i.Code] = true
		}
		for _, c := range children[e.Code] {
			below, codes := grow(c, e.Code)
			s.below = append(s.below, below)
			maps.Copy(all, codes)
		}
		s.all = len(all)
		return s, all
	}
	root := func(e rpjmd.Element) step { s, _ := grow(e, ""); return s }
	var roots []step
	for _, e := range v.RPJMD.Elements {
		if !v.hasParent(e) {
			roots = append(roots, root(e))
		}
	}
	for _, e := range v.RPJMD.Elements { // what only a circle holds
		if !placed[e.Code] {
			roots = append(roots, root(e))
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
