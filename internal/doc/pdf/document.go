package pdf

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"time"
)

// Document is a book being written.
type Document struct {
	Root *Elem // the element of the whole book
	Info Info

	pages    []*Page
	fonts    []*font
	byName   map[string]*font
	places   map[string]place
	outline  []bookmark
	labels   []label
	images   map[string]*Image // by the name of the caller's; nil where it cannot be read
	pictures []*Image
	problems []error
}

// Info describes the book.
type Info struct {
	Title, Author, Subject, Lang, Creator string
	Keywords                              []string
	Date                                  time.Time // zero: not said
}

type label struct {
	from int
	dict string
}

// New begins a book.
func New() *Document {
	return &Document{Root: &Elem{Type: "Document"}, byName: map[string]*font{}, places: map[string]place{}, images: map[string]*Image{}}
}

func (d *Document) fail(err error) { d.problems = append(d.problems, err) }

// Append makes pages part of the book, in this order.
func (d *Document) Append(pages ...*Page) { d.pages = append(d.pages, pages...) }

// Label says how the pages from here on are numbered: "r" for small Roman
// numerals, "D" for Arabic ones.
func (d *Document) Label(style string) {
	d.labels = append(d.labels, label{len(d.pages), "<</S/" + style + ">>"})
}

// Write finishes the book.
func (d *Document) Write(w io.Writer) error {
	if len(d.problems) > 0 {
		return d.problems[0]
	}
	if len(d.pages) == 0 {
		return fmt.Errorf("write PDF: no page")
	}
	out := &file{}
	tree := out.reserve()
	for i, p := range d.pages {
		p.Close()
		p.index, p.object = i, out.reserve()
	}
	structure := d.writeStructure(out)
	resources := d.writeResources(out)
	var kids strings.Builder
	for _, p := range d.pages {
		p.write(out, tree, resources)
		fmt.Fprintf(&kids, "%d 0 R ", p.object)
	}
	out.set(tree, fmt.Appendf(nil, "<</Type/Pages/Count %d/Kids[%s]>>", len(d.pages), kids.String()))
	outline := d.writeOutline(out)
	profile := out.stream("/N 3", sRGB())
	metadata := out.plain("/Type/Metadata/Subtype/XML", d.Info.xmp())
	var labels strings.Builder
	for _, l := range d.labels {
		fmt.Fprintf(&labels, "%d%s", l.from, l.dict)
	}
	catalog := out.add("<</Type/Catalog/Version/1.7/Pages %d 0 R/StructTreeRoot %d 0 R/MarkInfo<</Marked true>>/Lang%s/ViewerPreferences<</DisplayDocTitle true>>/PageLabels<</Nums[%s]>>%s/Metadata %d 0 R/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB)/DestOutputProfile %d 0 R>>]>>",
		tree, structure, textString(d.Info.Lang), labels.String(), outline, metadata, profile)
	info := out.add("%s", d.Info.dictionary())
	return out.write(w, catalog, info)
}

func (d *Document) writeResources(out *file) ref {
	var b strings.Builder
	for _, f := range d.fonts {
		fmt.Fprintf(&b, "/%s %d 0 R", f.name, f.embed(out))
	}
	return out.add("<</Font<<%s>>%s>>", b.String(), d.writeImages(out))
}

func (p *Page) write(out *file, tree, resources ref) {
	content := out.stream("", p.body)
	annots := ""
	if len(p.annots) > 0 {
		var b strings.Builder
		for _, a := range p.annots {
			fmt.Fprintf(&b, "%d 0 R ", a.object)
		}
		annots = "/Annots[" + b.String() + "]"
	}
	out.set(p.object, fmt.Appendf(nil, "<</Type/Page/Parent %d 0 R/MediaBox%s/Resources %d 0 R/Contents %d 0 R/StructParents %d/Tabs/S%s>>",
		tree, appendRect(nil, 0, 0, p.W, p.H), resources, content, p.index, annots))
}

// sorted gives the keys of a map in order.
func sorted[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
