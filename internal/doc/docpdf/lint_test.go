package docpdf

import (
	"bytes"
	"fmt"
	"strconv"
	"testing"

	"gurindam/internal/doc"
	"gurindam/internal/doc/doctest"
)

// The structure of a file, checked as a strict reader would: every mark on a
// page is tagged or an artifact, the parent tree leads back, and every element
// has what its type asks for.
func TestStructure(t *testing.T) {
	t.Parallel()
	for _, size := range []doctest.Size{{Pages: 1}, {Pages: 30, Tables: 20, Charts: 8}} {
		lint(t, render(t, doctest.Book(size)))
	}
	lint(t, render(t, doc.Document{}))
	letter := doctest.Book(doctest.Size{Pages: 2, Tables: 1})
	letter.Letter = &doc.Letter{Head: []string{"KEMENTERIAN CONTOH", "Direktorat Contoh"}, Address: "Jalan Contoh", Banner: "Contoh", Rows: []doc.Pair{{Label: "Nomor", Value: "1"}, {Label: "Hal", Value: ""}}, Date: "Jakarta, 1 Desember 2026", To: []string{"Yth. Wali Kota Contoh", "di tempat"}, Proof: "Cara memeriksa."}
	lint(t, render(t, letter))
	lint(t, render(t, doc.Document{Letter: &doc.Letter{}}))
}

func render(t testing.TB, d doc.Document) []byte {
	t.Helper()
	var b bytes.Buffer
	if _, err := Write(&b, d); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

type linter struct {
	*pdfFile
	tagged   map[[2]int]int // page and marked content, the element that claims it
	headings []int
	notes    map[string]bool
	annots   map[int]bool
}

func lint(t testing.TB, data []byte) {
	t.Helper()
	l := &linter{pdfFile: readPDF(t, data), tagged: map[[2]int]int{}, notes: map[string]bool{}, annots: map[int]bool{}}
	c := l.catalog()
	if l.dict(c["MarkInfo"])["Marked"] != true || l.dict(c["ViewerPreferences"])["DisplayDocTitle"] != true || c["Lang"] == nil || c["Metadata"] == nil || c["OutputIntents"] == nil {
		t.Error("the catalog lacks something")
	}
	root := l.dict(c["StructTreeRoot"])
	l.element(root["K"].(link), "")
	last := 0
	for _, h := range l.headings {
		if h > last+1 {
			t.Errorf("heading H%d follows H%d", h, last)
		}
		last = h
	}
	parents := map[int]any{}
	nums := l.list(l.dict(root["ParentTree"])["Nums"])
	for i := 0; i+1 < len(nums); i += 2 {
		parents[int(nums[i].(float64))] = nums[i+1]
	}
	for _, p := range l.pages() {
		l.page(p, parents)
	}
}

// element checks an element and all below it.
func (l *linter) element(r link, parent name) {
	e := l.dict(r)
	kind, _ := e["S"].(name)
	l.rules(e, kind, parent)
	page := e["Pg"]
	for _, k := range l.list(e["K"]) {
		switch k := k.(type) {
		case float64:
			l.claim(page, int(k), int(r))
		case link:
			l.element(k, kind)
		case dict:
			if k["Type"] == name("OBJR") {
				l.annots[int(k["Obj"].(link))] = true
				continue
			}
			l.claim(k["Pg"], int(k["MCID"].(float64)), int(r))
		}
	}
}

func (l *linter) claim(page any, mcid, element int) {
	p, ok := page.(link)
	if !ok {
		l.t.Errorf("element %d has content on no page", element)
		return
	}
	l.tagged[[2]int{int(p), mcid}] = element
}

var parentsOf = map[name][]name{
	"LI": {"L"}, "Lbl": {"LI", "Note"}, "LBody": {"LI"}, "TR": {"THead", "TBody"}, "TH": {"TR"}, "TD": {"TR"},
	"THead": {"Table"}, "TBody": {"Table"}, "TOCI": {"TOC"},
}

func (l *linter) rules(e dict, kind, parent name) {
	attr, _ := l.get(e["A"]).(dict)
	if allowed, ok := parentsOf[kind]; ok && !contains(allowed, parent) {
		l.t.Errorf("%s stands in %s", kind, parent)
	}
	switch kind {
	case "H1", "H2", "H3", "H4", "H5", "H6":
		l.headings = append(l.headings, int(kind[1]-'0'))
	case "Figure":
		if e["Alt"] == nil || attr["BBox"] == nil {
			l.t.Error("a figure lacks its alternative text or box")
		}
	case "TH":
		if attr["Scope"] == nil {
			l.t.Error("a header cell lacks its scope")
		}
	case "Note":
		id, _ := e["ID"].(string)
		if id == "" || l.notes[id] {
			l.t.Errorf("footnote with identity %q", id)
		}
		l.notes[id] = true
	case "Link":
		objr := false
		for _, k := range l.list(e["K"]) {
			d, ok := k.(dict)
			objr = objr || ok && d["Type"] == name("OBJR")
		}
		if !objr {
			l.t.Error("a link has no annotation")
		}
	case "Table":
		l.regular(e)
	}
}

// regular checks that every row of a table covers the same columns.
func (l *linter) regular(table dict) {
	want := -1
	for _, part := range l.list(table["K"]) {
		rows := l.dict(part)
		if rows["S"] != name("THead") && rows["S"] != name("TBody") {
			continue
		}
		var open []int // columns held by cells from rows above
		for _, tr := range l.list(rows["K"]) {
			held, n := 0, 0
			var still []int
			for _, rest := range open {
				held++
				if rest > 1 {
					still = append(still, rest-1)
				}
			}
			for _, td := range l.list(l.dict(tr)["K"]) {
				a, _ := l.get(l.dict(td)["A"]).(dict)
				span := number(a["ColSpan"])
				n += span
				if down := number(a["RowSpan"]); down > 1 {
					for range span {
						still = append(still, down-1)
					}
				}
			}
			open = still
			if want < 0 {
				want = n + held
			}
			if n+held != want {
				l.t.Errorf("a row of a table covers %d columns, another %d", n+held, want)
			}
		}
	}
}

func number(v any) int {
	if f, ok := v.(float64); ok {
		return int(f)
	}
	return 1
}

func contains(list []name, n name) bool {
	for _, v := range list {
		if v == n {
			return true
		}
	}
	return false
}

// page checks the content of a page against the structure.
func (l *linter) page(r link, parents map[int]any) {
	p := l.dict(r)
	own := l.list(parents[int(p["StructParents"].(float64))])
	for i, e := range own {
		if l.tagged[[2]int{int(r), i}] != int(e.(link)) {
			l.t.Errorf("page %d: marked content %d is not claimed by its parent", r, i)
		}
	}
	for _, a := range l.list(p["Annots"]) {
		d := l.dict(a)
		if !l.annots[int(a.(link))] || d["Contents"] == nil {
			l.t.Errorf("page %d: an annotation is in no element, or says nothing", r)
		}
		if parents[int(d["StructParent"].(float64))] == nil {
			l.t.Errorf("page %d: an annotation has no parent", r)
		}
	}
	seen := map[int]bool{}
	if err := l.content(l.streams[int(p["Contents"].(link))], seen); err != nil {
		l.t.Errorf("page %d: %v", r, err)
	}
	if len(seen) != len(own) {
		l.t.Errorf("page %d: %d marked contents, %d in the parent tree", r, len(seen), len(own))
	}
}

var painting = map[operator]bool{"f": true, "f*": true, "S": true, "TJ": true, "Tj": true, "B": true, "Do": true}

func (l *linter) content(data []byte, seen map[int]bool) error {
	p := &parser{data: data}
	var stack []string
	var operands []any
	for {
		v := p.value()
		if v == nil {
			break
		}
		op, ok := v.(operator)
		if !ok {
			operands = append(operands, v)
			continue
		}
		switch op {
		case "BMC":
			stack = append(stack, "artifact")
		case "BDC":
			kind, d := operands[0].(name), operands[1].(dict)
			if mcid, ok := d["MCID"].(float64); ok {
				if seen[int(mcid)] || len(stack) > 0 {
					return fmt.Errorf("marked content %v twice, or inside another", mcid)
				}
				seen[int(mcid)] = true
			}
			stack = append(stack, string(kind))
		case "EMC":
			if len(stack) == 0 {
				return fmt.Errorf("EMC without beginning")
			}
			stack = stack[:len(stack)-1]
		default:
			if painting[op] && len(stack) == 0 {
				return fmt.Errorf("%s at %s is neither tagged nor an artifact", op, strconv.Itoa(p.at))
			}
		}
		operands = operands[:0]
	}
	if len(stack) > 0 {
		return fmt.Errorf("marked content left open")
	}
	return nil
}
