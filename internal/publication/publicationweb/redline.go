package publicationweb

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"gurindam/internal/access"
	"gurindam/internal/doc"
	"gurindam/internal/doc/docdiff"
	"gurindam/internal/doc/dochtml"
	"gurindam/internal/fault"
	"gurindam/internal/publication"
	"gurindam/internal/web"
)

type redlineData struct {
	*view
	older, newer int
	revisions    bool // the numbers are of revisions of the plan
	all          []publication.Redline
	shown        publication.Redline
	chapters     []counted
	chapter      string // the one that is shown; empty where none differs
	changes      []docdiff.Change
	left         int  // changes that are not listed
	whole        bool // the reader wants also what is the same
	export       bool
	html         string
}

// counted is a chapter with the number of its changes.
type counted struct {
	doc.Section
	label string
	n     int
}

// mostChanges is how many changes a page lists.
const mostChanges = 60

// choose leads from the form to the page of two editions.
func (p *pages) choose(r *http.Request) (web.Answer, error) {
	code, err := codeOf(r)
	if err != nil {
		return nil, err
	}
	from, err := strconv.Atoi(r.URL.Query().Get("dari"))
	to, other := strconv.Atoi(r.URL.Query().Get("ke"))
	if err != nil || other != nil || from == to {
		return nil, fault.New(fault.Invalid, "Pilih dua edisi yang berbeda untuk dibandingkan.")
	}
	return web.Redirect{To: fmt.Sprintf("/kota/%s/edisi/%d/beda/%d", code, from, to)}, nil
}

// redline shows how a chapter differs between two editions.
func (p *pages) redline(r *http.Request) (web.Answer, error) {
	d, err := p.compared(r)
	if err != nil {
		return nil, err
	}
	labels := doc.Number(d.shown.Document)
	for _, s := range chapters(d.shown.Document) {
		if n := len(d.shown.In(s.ID)); n > 0 && s.ID != "" {
			label, _ := labels.Label(s.ID)
			d.chapters = append(d.chapters, counted{s, label, n})
		}
	}
	d.chapter = r.URL.Query().Get("bab")
	if d.chapter == "" && len(d.chapters) > 0 {
		d.chapter = d.chapters[0].ID
	}
	d.changes = d.shown.Changes
	if r.URL.Query().Get("bab") != "" {
		d.changes = d.shown.In(d.chapter)
	}
	if len(d.changes) > mostChanges {
		d.left = len(d.changes) - mostChanges
		d.changes = d.changes[:mostChanges]
	}
	d.whole = r.URL.Query().Get("utuh") == "ya"
	d.export = d.revisions || web.May(r.Context(), access.Export, placeOf(d.view)) // whoever opens a revision may keep what it differs by
	d.html = d.fragment(labels)
	page := d.page(d.title(r.Context()), redlinePage(d))
	page.Styles = []string{bookSheet}
	return page, nil
}

func (p *pages) compared(r *http.Request) (d redlineData, err error) {
	if d.view, err = p.open(r); err != nil {
		return d, err
	}
	a, err := numberOf(r, "edition")
	if err != nil {
		return d, err
	}
	b, err := numberOf(r, "other")
	if err != nil {
		return d, err
	}
	d.older, d.newer = min(a, b), max(a, b)
	d.revisions = strings.Contains(r.Pattern, "/revisi/")
	compare := p.press.Redlines
	if d.revisions {
		compare = p.press.RevisionRedlines
	}
	if d.all, err = compare(r.Context(), d.Region.Code, a, b); err != nil {
		return d, err
	}
	book := publication.BookID(r.URL.Query().Get("buku"))
	at := slices.IndexFunc(d.all, func(o publication.Redline) bool { return o.Book.ID == book })
	if at < 0 && book != "" {
		return d, fault.New(fault.NotFound, "Keduanya tidak memuat buku yang diminta. Pilih dari daftarnya.")
	}
	if at < 0 { // the first that differs
		at = max(0, slices.IndexFunc(d.all, func(o publication.Redline) bool { return len(o.Changes) > 0 }))
	}
	d.shown = d.all[at]
	return d, nil
}

// fragment renders the chapter, or of it only what differs.
func (d redlineData) fragment(labels doc.Labels) string {
	document := d.shown.Document
	home := homes(document)
	shown := map[string]bool{}
	for _, part := range []*[]doc.Section{&document.Front, &document.Body, &document.Back} {
		*part = slices.Clone(*part)
		for i, s := range *part {
			if s.ID != d.chapter {
				continue
			}
			if !d.whole {
				(*part)[i], _ = docdiff.Only(s)
			}
			for id := range homes(doc.Document{Body: []doc.Section{(*part)[i]}}) {
				shown[id] = true
			}
		}
	}
	html, _ := dochtml.Fragment(document, labels, d.chapter, dochtml.Place{Level: 2, Link: func(id string) string {
		if shown[id] {
			return "#" + dochtml.Anchor(id)
		}
		return d.path(home[id], true) + "#" + dochtml.Anchor(id)
	}, Picture: d.picture})
	return html
}

// path gives the address of a chapter of the redline.
func (d redlineData) path(chapter string, whole bool) string {
	q := url.Values{"buku": {string(d.shown.Book.ID)}}
	if chapter != "" {
		q.Set("bab", chapter)
	}
	if whole {
		q.Set("utuh", "ya")
	}
	return d.here() + "?" + q.Encode()
}

func (d redlineData) here() string {
	if d.revisions {
		return fmt.Sprintf("%s/revisi/%d/beda/%d/buku", d.base, d.older, d.newer)
	}
	return d.editionPath(d.older, "beda", strconv.Itoa(d.newer))
}

// title says what is compared.
func (d redlineData) title(ctx context.Context) string {
	if d.revisions {
		return web.T(ctx, "Perbedaan buku revisi %d dan %d", d.older, d.newer)
	}
	return web.T(ctx, "Perbedaan edisi %d dan %d", d.older, d.newer)
}

// crumbs lead back to what is compared.
func (d redlineData) crumbs(ctx context.Context) []web.Link {
	if d.revisions {
		path := fmt.Sprintf("%s/revisi/%d", d.base, d.newer)
		return []web.Link{{Text: web.T(ctx, "Revisi"), Path: d.base + "/revisi"}, {Text: web.T(ctx, "Revisi %d", d.newer), Path: path}, {Text: web.T(ctx, "Perbedaan revisi %d dan %d", d.older, d.newer), Path: fmt.Sprintf("%s/revisi/%d/beda/%d", d.base, d.older, d.newer)}}
	}
	return []web.Link{{Text: web.T(ctx, "Buku"), Path: d.base + "/buku"}, {Text: web.T(ctx, "Edisi buku"), Path: d.base + "/edisi"}, {Text: web.T(ctx, "Edisi %d", d.newer), Path: d.editionPath(d.newer)}}
}

// printed gives the redline of a book as PDF.
func (p *pages) printed(r *http.Request) (web.Answer, error) {
	d, err := p.compared(r)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	if err := p.press.Print(r.Context(), &out, d.Region.Code, d.shown); err != nil {
		return nil, fmt.Errorf("print redline: %w", err)
	}
	kind := "edisi"
	if d.revisions {
		kind = "revisi"
	}
	name := fmt.Sprintf("perubahan-%s-%s-%s-%d-ke-%d.pdf", cmp.Or(string(d.shown.Book.ID), "buku"), d.Region.Code, kind, d.older, d.newer)
	return web.File{Name: name, Type: publication.MediaType(publication.PDF), Content: bytes.NewReader(out.Bytes())}, nil
}
