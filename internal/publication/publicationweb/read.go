package publicationweb

import (
	"net/http"
	"net/url"
	"slices"

	"gurindam/internal/doc"
	"gurindam/internal/doc/dochtml"
	"gurindam/internal/fault"
	"gurindam/internal/publication"
	"gurindam/internal/web"
)

type readData struct {
	*view
	publication.Book
	card     card
	composed *composed
	chapter  doc.Section // empty on the front page of the book
	html     string
	before   *web.Link
	after    *web.Link
}

// front is a book's own page: cover, imprint, contents, files.
func (p *pages) front(r *http.Request) (web.Answer, error) {
	d, err := p.reading(r)
	if err != nil {
		return nil, err
	}
	if chapters := d.composed.chapters(); len(chapters) > 0 {
		d.after = d.link(chapters[0])
	}
	return d.page(d.Label+": "+d.Title, frontPage(d)), nil
}

// chapter shows one chapter with the contents beside it.
func (p *pages) chapter(r *http.Request) (web.Answer, error) {
	d, err := p.reading(r)
	if err != nil {
		return nil, err
	}
	chapters := d.composed.chapters()
	id := r.PathValue("chapter")
	at := slices.IndexFunc(chapters, func(s doc.Section) bool { return s.ID == id })
	if at < 0 {
		return nil, fault.New(fault.NotFound, "Bab itu tidak ada dalam buku ini. Pilih dari daftar isinya.")
	}
	d.chapter = chapters[at]
	if at > 0 {
		d.before = d.link(chapters[at-1])
	}
	if at+1 < len(chapters) {
		d.after = d.link(chapters[at+1])
	}
	d.html, _ = dochtml.Fragment(d.composed.d, d.composed.labels, id, dochtml.Place{Level: 1, Link: d.where, Picture: d.picture})
	page := d.page(d.chapter.Title+" – "+d.Label, chapterPage(d))
	page.Styles = []string{bookSheet}
	return page, nil
}

func (p *pages) reading(r *http.Request) (readData, error) {
	v, err := p.open(r)
	if err != nil {
		return readData{}, err
	}
	b, err := v.book(r)
	if err != nil {
		return readData{}, err
	}
	at := slices.IndexFunc(v.set.Books, func(other publication.Book) bool { return other.ID == b.ID })
	e, err := p.ready(r, v)
	if err != nil {
		return readData{}, err
	}
	return readData{view: v, Book: b, card: newCard(b, at, e), composed: p.compose(v, b.ID)}, nil
}

// where gives the address of a section, table or figure: its chapter's page and
// the place on it.
func (d readData) where(id string) string {
	home, ok := d.composed.home[id]
	switch {
	case !ok, home == d.chapter.ID && home != id:
		return "#" + dochtml.Anchor(id)
	case home == id:
		return d.bookPath(d.ID, url.PathEscape(id))
	}
	return d.bookPath(d.ID, url.PathEscape(home)) + "#" + dochtml.Anchor(id)
}

func (d readData) link(s doc.Section) *web.Link {
	return &web.Link{Text: d.titleOf(s), Path: d.bookPath(d.ID, url.PathEscape(s.ID))}
}

func (d readData) titleOf(s doc.Section) string {
	if label, ok := d.composed.labels.Label(s.ID); ok {
		return label + " " + s.Title
	}
	return s.Title
}

func (d readData) label(id string) string {
	label, _ := d.composed.labels.Label(id)
	return label
}

// picture is where a picture of a text is shown.
func (v *view) picture(hash string) string { return v.base + "/gambar/" + hash }
