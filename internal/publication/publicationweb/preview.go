package publicationweb

import (
	"context"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"gurindam/internal/access"
	"gurindam/internal/doc"
	"gurindam/internal/doc/dochtml"
	"gurindam/internal/fault"
	"gurindam/internal/plan/workbook"
	"gurindam/internal/publication"
	"gurindam/internal/web"
)

type previewData struct {
	*view
	publication.Book
	chapter  doc.Section
	chapters []doc.Section
	labels   doc.Labels
	sources  []web.Link // the lists the chapter is made from
	html     string
}

// preview shows one chapter as the plan would have it printed now, with the way to
// the data of each part.
func (p *pages) preview(r *http.Request) (web.Answer, error) {
	v, err := p.open(r)
	if err != nil {
		return nil, err
	}
	d := previewData{view: v}
	if d.Book, err = v.book(r); err != nil {
		return nil, err
	}
	id := r.PathValue("chapter")
	made, ok := publication.ComposeChapter(v.set, d.ID, id, v.Snapshot, v.guide)
	if !ok {
		return nil, fault.New(fault.NotFound, "Bab itu tidak ada dalam buku ini. Pilih dari daftar isinya.")
	}
	d.chapter, _ = made.Chapter(id)
	d.chapters, d.labels = chapters(made.Document), doc.Number(made.Document)
	ways := v.waysToData(r.Context(), d.ID, id)
	d.sources = sources(made.Feeds, ways)
	home := homes(made.Document)
	d.html, _ = dochtml.Fragment(made.Document, d.labels, id, dochtml.Place{Level: 2,
		Link: func(to string) string {
			if home[to] == id || home[to] == "" {
				return "#" + dochtml.Anchor(to)
			}
			return d.previewPath(home[to])
		},
		Picture: v.picture,
		Aside:   func(section string) string { return aside(r.Context(), made.Feeds[section], ways) },
	})
	page := v.page(web.T(r.Context(), "Pratinjau %s", d.chapter.Title), previewPage(d))
	page.Styles, page.Scripts = []string{bookSheet}, []string{previewScript}
	return page, nil
}

// rev tells a script whether the plan has changed.
func (p *pages) rev(r *http.Request) (web.Answer, error) {
	code, err := codeOf(r)
	if err != nil {
		return nil, err
	}
	m, err := p.press.Moments.Moment(r.Context(), code)
	if err != nil {
		return nil, err
	}
	return web.JSON{Value: map[string]int64{"rev": m.Rev}}, nil
}

func (d previewData) previewPath(chapter string) string {
	return d.bookPath(d.ID, url.PathEscape(chapter), "pratinjau")
}

func (d previewData) label(id string) string {
	label, _ := d.labels.Label(id)
	return label
}

// waysToData gives the address of each list of the workspace by its title; none for
// readers who do not work there. Long texts have a page for each chapter.
func (v *view) waysToData(ctx context.Context, book publication.BookID, chapter string) map[string]string {
	if !web.May(ctx, access.Work, placeOf(v)) {
		return nil
	}
	out := map[string]string{}
	for _, l := range workbook.Lists(v.guide) {
		out[l.Title] = v.base + "/kerja/" + l.Key
	}
	delete(out, narrativeList)
	text := string(book) + "." + chapter
	if slices.ContainsFunc(v.set.List(), func(c publication.Chapter) bool { return c.ID == text }) {
		out[narrativeList] = v.base + "/narasi/" + url.PathEscape(text)
	}
	return out
}

func placeOf(v *view) access.Place { return access.Place{Region: string(v.Region.Code)} }

// narrativeList is the title of the list of long texts.
const narrativeList = "Narasi"

// sources lists the lists a chapter is made from, each once.
func sources(feeds map[string][]string, ways map[string]string) []web.Link {
	var out []web.Link
	for _, section := range feeds {
		for _, title := range section {
			l := web.Link{Text: title, Path: ways[title]}
			if l.Path != "" && !slices.Contains(out, l) {
				out = append(out, l)
			}
		}
	}
	slices.SortFunc(out, func(a, b web.Link) int { return strings.Compare(a.Text, b.Text) })
	return out
}

// aside leads from a part of a chapter to its data.
func aside(ctx context.Context, titles []string, ways map[string]string) string {
	var links []web.Link
	for _, title := range titles {
		if path := ways[title]; path != "" {
			links = append(links, web.Link{Text: title, Path: path})
		}
	}
	if len(links) == 0 {
		return ""
	}
	var b strings.Builder
	_ = dataLinks(links).Render(ctx, &b) // a builder takes everything
	return b.String()
}
