package rpjmd

// Find gives the element of a code.
func (t Tree) Find(code string) (Element, bool) {
	for _, e := range t.Elements {
		if e.Code == code {
			return e, true
		}
	}
	return Element{}, false
}

// OfLevel lists the elements of a level, in the order of the tree.
func (t Tree) OfLevel(l Level) []Element {
	var out []Element
	for _, e := range t.Elements {
		if e.Level == l {
			out = append(out, e)
		}
	}
	return out
}

// Children lists the elements directly under one, in the order of the tree.
func (t Tree) Children(code string) []Element {
	var out []Element
	for _, e := range t.Elements {
		for _, p := range e.Parents {
			if p == code {
				out = append(out, e)
				break
			}
		}
	}
	return out
}

// Above gives, for every code, the codes of all elements above it, itself
// included. A circle of parents does not keep it from ending.
func (t Tree) Above() map[string][]string {
	parents := make(map[string][]string, len(t.Elements))
	for _, e := range t.Elements {
		parents[e.Code] = e.Parents
	}
	out := make(map[string][]string, len(parents))
	for code := range parents {
		seen := map[string]bool{code: true}
		line := []string{code}
		for i := 0; i < len(line); i++ {
			for _, p := range parents[line[i]] {
				if _, real := parents[p]; real && !seen[p] {
					seen[p] = true
					line = append(line, p)
				}
			}
		}
		out[code] = line
	}
	return out
}
