package publication

import (
	"slices"

	"gurindam/internal/doc"
	"gurindam/internal/plan"
	"gurindam/internal/publication/block"
)

// Preview is a chapter of a book as a plan would have it printed now, in a document
// in which the other chapters are titles alone.
type Preview struct {
	Document doc.Document
	Feeds    map[string][]string // sheets of the workbook that a section is made from, by its ID
}

// ComposeChapter makes one chapter of a book. References to tables and figures of
// other chapters are words. ok is false where the book has no such chapter, or
// nothing to say in it.
func ComposeChapter(set Set, book BookID, chapter string, s plan.Snapshot, g plan.Guideline) (p Preview, ok bool) {
	b, ok := set.Book(book)
	if !ok {
		return p, false
	}
	c := &composer{book: book, source: block.NewSource(s, g, contents(set, b)), feeds: map[string][]string{}}
	part := func(outline []Section) []doc.Section {
		var out []doc.Section
		for _, o := range outline {
			if o.ID == chapter || o.Each != "" {
				out = append(out, c.list([]Section{o}, "", block.Scope{})...)
				continue
			}
			out = append(out, doc.Section{ID: o.ID, Title: o.Title})
		}
		return out
	}
	p.Document = doc.Document{Meta: meta(b, s, g), Front: part(b.Front), Body: part(b.Body), Back: part(b.Back)}
	p.Feeds = c.feeds
	settle(&p.Document)
	_, ok = p.Chapter(chapter)
	return p, ok
}

// Chapter finds a chapter that says something.
func (p Preview) Chapter(id string) (doc.Section, bool) {
	for _, part := range [][]doc.Section{p.Document.Front, p.Document.Body, p.Document.Back} {
		if i := slices.IndexFunc(part, func(s doc.Section) bool { return s.ID == id }); i >= 0 {
			return part[i], len(part[i].Blocks)+len(part[i].Sections) > 0
		}
	}
	return doc.Section{}, false
}

// fed notes which sheets feed a section by a block.
func (c *composer) fed(id, name string) {
	if c.feeds == nil {
		return
	}
	for _, sheet := range block.Feeds(name) {
		if !slices.Contains(c.feeds[id], sheet) {
			c.feeds[id] = append(c.feeds[id], sheet)
		}
	}
}
