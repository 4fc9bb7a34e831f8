package pdf

import "fmt"

// bookmark is an entry of the outline.
type bookmark struct {
	depth        int
	title, place string
}

// Bookmark adds an entry to the outline, leading to a named spot.
func (d *Document) Bookmark(depth int, title, place string) {
	d.outline = append(d.outline, bookmark{depth, title, place})
}

// writeOutline writes the bookmarks and gives their entry of the catalog.
func (d *Document) writeOutline(out *file) string {
	if len(d.outline) == 0 {
		return ""
	}
	root := out.reserve()
	refs := make([]ref, len(d.outline))
	for i := range refs {
		refs[i] = out.reserve()
	}
	kids := make([][]int, len(d.outline)+1) // of entry i at i+1; of the root at 0
	var path []int
	for i, b := range d.outline {
		for len(path) > 0 && d.outline[path[len(path)-1]].depth >= b.depth {
			path = path[:len(path)-1]
		}
		parent := 0
		if len(path) > 0 {
			parent = path[len(path)-1] + 1
		}
		kids[parent] = append(kids[parent], i)
		path = append(path, i)
	}
	for parent, list := range kids {
		up := root
		if parent > 0 {
			up = refs[parent-1]
		}
		for n, i := range list {
			s := fmt.Appendf(nil, "<</Title%s/Parent %d 0 R/Dest%s", textString(d.outline[i].title), up, d.dest(d.outline[i].place))
			if n > 0 {
				s = fmt.Appendf(s, "/Prev %d 0 R", refs[list[n-1]])
			}
			if n < len(list)-1 {
				s = fmt.Appendf(s, "/Next %d 0 R", refs[list[n+1]])
			}
			if below := kids[i+1]; len(below) > 0 {
				s = fmt.Appendf(s, "/First %d 0 R/Last %d 0 R/Count -%d", refs[below[0]], refs[below[len(below)-1]], len(below))
			}
			out.set(refs[i], append(s, ">>"...))
		}
	}
	top := kids[0]
	out.set(root, fmt.Appendf(nil, "<</Type/Outlines/First %d 0 R/Last %d 0 R/Count %d>>", refs[top[0]], refs[top[len(top)-1]], len(top)))
	return fmt.Sprintf("/PageMode/UseOutlines/Outlines %d 0 R", root)
}
