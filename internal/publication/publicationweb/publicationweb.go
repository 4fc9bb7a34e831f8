// Package publicationweb shows the books of a plan: to read on the web, chapter
// by chapter, and to download.
package publicationweb

import (
	"fmt"
	"net/http"

	"github.com/a-h/templ"

	"gurindam/internal/access"
	"gurindam/internal/doc"
	"gurindam/internal/doc/dochtml"
	"gurindam/internal/fault"
	"gurindam/internal/plan"
	"gurindam/internal/publication"
	"gurindam/internal/region"
	"gurindam/internal/web"
)

// bookSheet is the style sheet of chapters and drawings.
const bookSheet = "buku.css"

// Assets are what the pages of this package load beside the house's own.
func Assets() []web.Asset { return []web.Asset{{Name: bookSheet, Data: []byte(dochtml.Style)}} }

// Routes lists the pages of the books. The shelf holds the files as they are built.
func Routes(plans *plan.Service, shelf *Shelf) []web.Route {
	p := &pages{plans: plans, shelf: shelf, composed: map[string]*composed{}}
	return []web.Route{
		{Pattern: "GET /kota/{region}/buku", Verb: access.Read, Nav: "Buku", Handler: p.list},
		{Pattern: "GET /kota/{region}/buku/{book}", Verb: access.Read, Handler: p.front},
		{Pattern: "GET /kota/{region}/buku/{book}/{chapter}", Verb: access.Read, Handler: p.chapter},
		{Pattern: "GET /kota/{region}/buku/{book}/unduh/{file}", Verb: access.Export, Handler: p.download},
	}
}

// view is the set of books of one plan.
type view struct {
	plan.Snapshot
	guide plan.Guideline
	set   publication.Set
	base  string
}

func (p *pages) open(r *http.Request) (*view, error) {
	code, err := region.ParseCode(r.PathValue("region"))
	if err != nil {
		return nil, fault.Wrap(fault.NotFound, fault.Text(err), err)
	}
	s, err := p.plans.Snapshot(r.Context(), code)
	if err != nil {
		return nil, fmt.Errorf("plan of %s: %w", code, err)
	}
	set, err := publication.SetOf(s)
	if err != nil {
		return nil, fmt.Errorf("set of books of %s: %w", code, err)
	}
	guide, err := publication.GuidelineOf(s)
	if err != nil {
		return nil, fmt.Errorf("guideline of %s: %w", code, err)
	}
	return &view{Snapshot: s, guide: guide, set: set, base: "/kota/" + string(code)}, nil
}

// bookPath gives the address of a book, or of a chapter in it.
func (v *view) bookPath(id publication.BookID, chapter ...string) string {
	out := v.base + "/buku/" + string(id)
	for _, c := range chapter {
		out += "/" + c
	}
	return out
}

func (v *view) page(title string, body templ.Component) web.Page {
	return web.Page{Title: title, Place: v.Name(), Home: v.base, Body: body}
}

// book finds the outline of the book a request is about.
func (v *view) book(r *http.Request) (publication.Book, error) {
	b, ok := v.set.Book(publication.BookID(r.PathValue("book")))
	if !ok {
		return b, fault.New(fault.NotFound, "Set buku rencana ini tidak memuat buku itu. Lihat daftarnya di halaman Buku.")
	}
	return b, nil
}

var tones = map[doc.Tone]string{doc.ToneSea: "sea", doc.ToneEarth: "earth", doc.TonePlum: "plum"}
