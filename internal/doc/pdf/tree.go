package pdf

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// writeStructure writes the structure tree with its parent tree.
func (d *Document) writeStructure(out *file) ref {
	root := out.reserve()
	d.Root.reserve(out)
	parents := make([]string, 0, len(d.pages))
	for _, p := range d.pages {
		parents = append(parents, fmt.Sprintf("%d %d 0 R", p.index, out.add("%s", p.parentArray())))
	}
	key := len(d.pages)
	for _, p := range d.pages {
		for _, a := range p.annots {
			a.write(d, out, key)
			parents = append(parents, fmt.Sprintf("%d %d 0 R", key, a.link.Elem.object))
			key++
		}
	}
	ids := map[string]ref{}
	d.Root.write(out, root, ids)
	var roleMap strings.Builder
	for _, name := range sorted(roles) {
		roleMap.WriteString("/" + name + "/" + roles[name])
	}
	out.set(root, fmt.Appendf(nil, "<</Type/StructTreeRoot/K %d 0 R/ParentTree %d 0 R/ParentTreeNextKey %d/RoleMap<<%s>>%s>>",
		d.Root.object, out.add("<</Nums[%s]>>", strings.Join(parents, " ")), key, roleMap.String(), idTree(out, ids)))
	return root
}

func (e *Elem) reserve(out *file) {
	e.object = out.reserve()
	for _, k := range e.kids {
		if k.elem != nil {
			k.elem.reserve(out)
		}
	}
}

func (p *Page) parentArray() []byte {
	b := []byte{'['}
	for _, e := range p.elems {
		b = strconv.AppendInt(b, int64(e.object), 10)
		b = append(b, " 0 R "...)
	}
	return append(b, ']')
}

// write writes an element and all below it.
func (e *Elem) write(out *file, parent ref, ids map[string]ref) {
	b := []byte("<</Type/StructElem/S/")
	b = append(b, e.Type...)
	b = append(b, "/P "...)
	b = appendRef(b, parent)
	var page *Page
	for _, k := range e.kids {
		if k.page != nil {
			page = k.page
			break
		}
	}
	if page != nil {
		b = append(b, "/Pg "...)
		b = appendRef(b, page.object)
	}
	if len(e.kids) > 0 {
		b = append(b, "/K["...)
		for _, k := range e.kids {
			b = k.append(b, page)
		}
		b = append(b, ']')
	}
	b = append(b, e.attributes()...)
	out.set(e.object, append(b, ">>"...))
	if e.ID != "" {
		ids[e.ID] = e.object
	}
	for _, k := range e.kids {
		if k.elem != nil {
			k.elem.write(out, e.object, ids)
		}
	}
}

// append writes a kid of an element whose own page is given.
func (k kid) append(b []byte, page *Page) []byte {
	switch {
	case k.elem != nil:
		return append(appendRef(b, k.elem.object), ' ')
	case k.annot != nil:
		return fmt.Appendf(b, "<</Type/OBJR/Pg %d 0 R/Obj %d 0 R>>", k.annot.page.object, k.annot.object)
	case k.page == page:
		return append(strconv.AppendInt(b, int64(k.mcid), 10), ' ')
	}
	return fmt.Appendf(b, "<</Type/MCR/Pg %d 0 R/MCID %d>>", k.page.object, k.mcid)
}

func appendRef(b []byte, r ref) []byte {
	return append(strconv.AppendInt(b, int64(r), 10), " 0 R"...)
}

func idTree(out *file, ids map[string]ref) string {
	if len(ids) == 0 {
		return ""
	}
	type pair struct {
		key string
		r   ref
	}
	var list []pair
	for name, r := range ids {
		list = append(list, pair{textString(name), r})
	}
	slices.SortFunc(list, func(a, b pair) int { return strings.Compare(a.key, b.key) })
	var b strings.Builder
	for _, p := range list {
		fmt.Fprintf(&b, "%s %d 0 R ", p.key, p.r)
	}
	tree := out.add("<</Limits[%s %s]/Names[%s]>>", list[0].key, list[len(list)-1].key, b.String())
	return fmt.Sprintf("/IDTree<</Kids[%d 0 R]>>", tree)
}
