// Package publicationweb shows the books of a plan: to read on the web, chapter by
// chapter, as the plan is now and as its editions have it, how editions differ, and
// their files.
package publicationweb

import (
	_ "embed" // for the script of the preview
	"fmt"
	"net/http"
	"strconv"

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

const (
	bookSheet     = "buku.css" // of chapters and drawings
	previewScript = "pratinjau.js"
)

//go:embed asset/pratinjau.js
var previewCode []byte

// Assets are what the pages of this package load beside the house's own.
func Assets() []web.Asset {
	return []web.Asset{{Name: bookSheet, Data: []byte(dochtml.Style)}, {Name: previewScript, Data: previewCode}}
}

// Routes lists the pages of the books and their editions.
func Routes(press *publication.Press) []web.Route {
	p := &pages{press: press, composed: map[string]*composed{}}
	const books, editions, revised = "/kota/{region}/buku", "/kota/{region}/edisi", "/kota/{region}/revisi/{edition}/beda/{other}/buku"
	return []web.Route{
		{Pattern: "GET " + books, Verb: access.Read, Nav: "Buku", Help: "buku", Handler: p.list},
		{Pattern: "GET " + books + "/{book}", Verb: access.Read, Help: "buku", Handler: p.front},
		{Pattern: "GET " + books + "/{book}/{chapter}", Verb: access.Read, Help: "buku", Handler: p.chapter},
		{Pattern: "GET " + books + "/{book}/{chapter}/pratinjau", Verb: access.Read, Help: "buku#pratinjau", Handler: p.preview},
		{Pattern: "GET " + books + "/{book}/{chapter}/pratinjau/rev", Verb: access.Read, Handler: p.rev},
		{Pattern: "GET " + editions, Verb: access.Read, Nav: "Edisi", Help: "buku#edisi", Handler: p.editions},
		{Pattern: "POST " + editions, Verb: access.Build, Help: "buku#edisi", Handler: p.ask},
		{Pattern: "GET " + editions + "/beda", Verb: access.Read, Handler: p.choose},
		{Pattern: "GET " + editions + "/{edition}", Verb: access.Read, Help: "buku#edisi", Handler: p.edition},
		{Pattern: "POST " + editions + "/{edition}/ulangi", Verb: access.Build, Handler: p.retry},
		{Pattern: "GET " + editions + "/{edition}/unduh/{file}", Verb: access.Export, Handler: p.download},
		{Pattern: "GET " + editions + "/{edition}/beda/{other}", Verb: access.Read, Help: "buku#perbedaan", Handler: p.redline},
		{Pattern: "GET " + editions + "/{edition}/beda/{other}/unduh", Verb: access.Export, Handler: p.printed},
		{Pattern: "GET " + revised, Verb: access.Work, Help: "revisi#beda", Handler: p.redline},
		{Pattern: "GET " + revised + "/unduh", Verb: access.Work, Handler: p.printed},
	}
}

// view is the set of books of one plan as it is now.
type view struct {
	publication.Moment
	guide plan.Guideline
	set   publication.Set
	base  string
}

func (p *pages) open(r *http.Request) (*view, error) {
	code, err := codeOf(r)
	if err != nil {
		return nil, err
	}
	m, err := p.press.Moments.Moment(r.Context(), code)
	if err != nil {
		return nil, fmt.Errorf("plan of %s: %w", code, err)
	}
	set, err := publication.SetOf(m.Snapshot)
	if err != nil {
		return nil, fmt.Errorf("set of books of %s: %w", code, err)
	}
	guide, err := publication.GuidelineOf(m.Snapshot)
	if err != nil {
		return nil, fmt.Errorf("guideline of %s: %w", code, err)
	}
	return &view{Moment: m, guide: guide, set: set, base: "/kota/" + string(code)}, nil
}

func codeOf(r *http.Request) (region.Code, error) {
	code, err := region.ParseCode(r.PathValue("region"))
	if err != nil {
		return "", fault.Wrap(fault.NotFound, fault.Text(err), err)
	}
	return code, nil
}

// bookPath gives the address of a book, or of a chapter in it.
func (v *view) bookPath(id publication.BookID, chapter ...string) string {
	out := v.base + "/buku/" + string(id)
	for _, c := range chapter {
		out += "/" + c
	}
	return out
}

// editionPath gives the address of an edition, or of a page below it.
func (v *view) editionPath(number int, below ...string) string {
	out := v.base + "/edisi/" + strconv.Itoa(number)
	for _, b := range below {
		out += "/" + b
	}
	return out
}

func (v *view) page(title string, body templ.Component) web.Page {
	return web.Page{Title: title, Place: v.Name(), Home: v.base, Body: body}
}

// mayBuild tells whether whoever asks may have an edition made.
func (v *view) mayBuild(r *http.Request) bool {
	return web.May(r.Context(), access.Build, access.Place{Region: string(v.Region.Code)})
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
