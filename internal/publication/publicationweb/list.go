package publicationweb

import (
	"cmp"
	"net/http"
	"slices"
	"strings"

	"gurindam/internal/doc"
	"gurindam/internal/publication"
	"gurindam/internal/web"
)

type listData struct {
	*view
	state State
	cards []card
	still bool // the reader asked the page to stand still
}

// card is a book with its files.
type card struct {
	publication.Book
	color string
	seal  doc.Seal
	files []publication.File
}

const refreshSeconds = 2

// list shows the books of a plan, and how far those in the making are.
func (p *pages) list(r *http.Request) (web.Answer, error) {
	v, err := p.open(r)
	if err != nil {
		return nil, err
	}
	d := listData{view: v, state: p.shelf.State(v.Region.Code), still: r.URL.Query().Get("diam") == "ya"}
	for i, b := range v.set.Books {
		d.cards = append(d.cards, v.card(b, i, d.state.Files))
	}
	page := v.page(web.T(r.Context(), "Buku"), listPage(d))
	if d.state.Building && !d.still {
		page.Refresh = refreshSeconds
	}
	return page, nil
}

// rank puts the file for readers before the one for editors.
var rank = map[string]int{publication.PDF: 0, publication.DOCX: 1, publication.HTML: 2}

func (v *view) card(b publication.Book, at int, files []publication.File) card {
	c := card{Book: b, color: tones[doc.Tone(at%len(tones))], seal: publication.SealOf(v.Snapshot, v.guide, v.set, b.ID)}
	for _, f := range files {
		if f.Book == b.ID {
			c.files = append(c.files, f)
		}
	}
	slices.SortStableFunc(c.files, func(a, b publication.File) int { return cmp.Compare(rank[a.Format], rank[b.Format]) })
	return c
}

// stale tells whether the files were made from an earlier state of the plan: their
// names carry the fingerprint they were made with.
func (c card) stale() bool {
	return len(c.files) > 0 && !strings.Contains(c.files[0].Name, c.seal.Fingerprint[:12])
}
