package pdf

import (
	"fmt"
	"strconv"
	"strings"

	"gurindam/internal/doc/typeset"
)

// Elem is an element of the structure tree: what a stretch of a page is.
type Elem struct {
	Type   string // "P", "H1", "TD"; a type of the standard, or one of roles
	Alt    string // what a picture shows
	Actual string // what the content says, where its glyphs do not
	ID     string // unique; footnotes need one

	// Cells of tables.
	Scope            string // of a header cell: "Row", "Column" or "Both"
	ColSpan, RowSpan int
	Summary          string // of a table

	Ordered bool // of a list

	Decoration string // of a text: "Underline", "LineThrough"

	parent *Elem
	loose  bool  // not yet among the kids of its parent
	follow *Elem // joins the parent right behind this one
	kids   []kid
	box    box // of a figure
	object ref
}

// kid is a child element, a stretch of a page, or an annotation.
type kid struct {
	elem  *Elem
	page  *Page
	mcid  int
	annot *annotation
}

type box struct {
	page           *Page
	x0, y0, x1, y1 typeset.Pt
}

// roles maps our own element types to those of the standard.
var roles = map[string]string{"Title": "P", "Subtitle": "P"}

// Add makes a child element.
func (e *Elem) Add(kind string) *Elem {
	return e.Insert(&Elem{Type: kind})
}

// Insert makes a prepared element a child.
func (e *Elem) Insert(c *Elem) *Elem {
	c.parent = e
	e.kids = append(e.kids, kid{elem: c})
	return c
}

// Adopt moves the children of another element to the end of e.
func (e *Elem) Adopt(from *Elem) {
	for _, k := range from.kids {
		k.elem.parent = e
	}
	e.kids = append(e.kids, from.kids...)
	from.kids = nil
}

// Inline makes a child that takes its place among the kids when it is first
// painted, between the text before and behind it.
func (e *Elem) Inline(kind string) *Elem {
	return &Elem{Type: kind, parent: e, loose: true}
}

// Follow lets another loose child of the same parent come right behind e.
func (e *Elem) Follow(next *Elem) { e.follow = next }

// attach gives a loose element its place.
func (e *Elem) attach() {
	if e == nil || !e.loose {
		return
	}
	e.loose = false
	e.parent.attach()
	e.parent.kids = append(e.parent.kids, kid{elem: e})
	e.follow.attach()
}

// Box says where on a page a figure stands.
func (e *Elem) Box(p *Page, x, y, w, h typeset.Pt) {
	e.box = box{p, x, p.H - y - h, x + w, p.H - y}
}

// attributes writes the entries of an element but type, parent and kids.
func (e *Elem) attributes() string {
	var b strings.Builder
	if e.Alt != "" {
		b.WriteString("/Alt" + textString(e.Alt))
	}
	if e.Actual != "" {
		b.WriteString("/ActualText" + textString(e.Actual))
	}
	if e.ID != "" {
		b.WriteString("/ID" + textString(e.ID))
	}
	table := ""
	if e.Scope != "" {
		table += "/Scope/" + e.Scope
	}
	if e.ColSpan > 1 {
		table += "/ColSpan " + strconv.Itoa(e.ColSpan)
	}
	if e.RowSpan > 1 {
		table += "/RowSpan " + strconv.Itoa(e.RowSpan)
	}
	if e.Summary != "" {
		table += "/Summary" + textString(e.Summary)
	}
	switch {
	case table != "":
		b.WriteString("/A<</O/Table" + table + ">>")
	case e.Type == "L" && e.Ordered:
		b.WriteString("/A<</O/List/ListNumbering/Decimal>>")
	case e.Type == "L":
		b.WriteString("/A<</O/List/ListNumbering/Disc>>")
	case e.Decoration != "":
		b.WriteString("/A<</O/Layout/TextDecorationType/" + e.Decoration + ">>")
	case e.box.page != nil:
		rect := appendRect(nil, e.box.x0, e.box.y0, e.box.x1, e.box.y1)
		fmt.Fprintf(&b, "/A<</O/Layout/Placement/Block/BBox%s>>", rect)
	}
	return b.String()
}

func appendRect(b []byte, x0, y0, x1, y1 typeset.Pt) []byte {
	b = append(b, '[')
	for i, v := range []typeset.Pt{x0, y0, x1, y1} {
		if i > 0 {
			b = append(b, ' ')
		}
		b = appendPt(b, v)
	}
	return append(b, ']')
}
