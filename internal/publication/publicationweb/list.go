package publicationweb

import (
	"cmp"
	"fmt"
	"net/http"
	"slices"

	"gurindam/internal/doc"
	"gurindam/internal/publication"
	"gurindam/internal/web"
)

type listData struct {
	*view
	newest publication.Edition // the zero value where there is none
	cards  []card
	build  bool // whoever reads may have an edition made
	still  bool // the reader asked the page to stand still
}

// card is a book with its files in the newest edition that is ready.
type card struct {
	publication.Book
	color   string
	edition publication.Edition
	files   []publication.EditionFile
}

const refreshSeconds = 2

// list shows the books of a plan, and how far the edition in the making is.
func (p *pages) list(r *http.Request) (web.Answer, error) {
	v, err := p.open(r)
	if err != nil {
		return nil, err
	}
	list, err := p.press.Editions(r.Context(), v.Region.Code)
	if err != nil {
		return nil, err
	}
	d := listData{view: v, build: v.mayBuild(r), still: r.URL.Query().Get("diam") == "ya"}
	if len(list) > 0 {
		d.newest = list[0]
	}
	ready, _ := publication.Latest(list)
	for i, b := range v.set.Books {
		d.cards = append(d.cards, newCard(b, i, ready))
	}
	page := v.page(web.T(r.Context(), "Buku"), listPage(d))
	return moving(page, d.newest, d.still), nil
}

// moving lets a page be asked for anew while an edition is under way, unless its
// reader wants it to stand still.
func moving(page web.Page, e publication.Edition, still bool) web.Page {
	if e.UnderWay() && !still {
		page.Refresh = refreshSeconds
	}
	return page
}

// ready gives the newest edition that has files; the zero value where none has.
func (p *pages) ready(r *http.Request, v *view) (publication.Edition, error) {
	list, err := p.press.Editions(r.Context(), v.Region.Code)
	if err != nil {
		return publication.Edition{}, fmt.Errorf("editions of %s: %w", v.Region.Code, err)
	}
	e, _ := publication.Latest(list)
	return e, nil
}

// rank puts the file for readers before the one for editors.
var rank = map[string]int{publication.PDF: 0, publication.DOCX: 1, publication.HTML: 2}

func newCard(b publication.Book, at int, e publication.Edition) card {
	c := card{Book: b, color: tones[doc.Tone(at%len(tones))], edition: e, files: e.Of(b.ID)}
	slices.SortStableFunc(c.files, func(a, b publication.EditionFile) int { return cmp.Compare(rank[a.Format], rank[b.Format]) })
	return c
}

// stale tells whether the plan has changed since an edition was made of it.
func (v *view) stale(e publication.Edition) bool { return e.Number > 0 && e.Rev != v.Rev }
