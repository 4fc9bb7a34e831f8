package publication

import (
	"strings"

	"gurindam/internal/doc"
	"gurindam/internal/plan"
	"gurindam/internal/publication/block"
)

// Compose makes a book of a set from a snapshot, and lists what it could not say
// for want of data. It is pure. A book the set does not have gives an empty
// document.
func Compose(set Set, book BookID, s plan.Snapshot, g plan.Guideline, seal doc.Seal) (doc.Document, []Missing) {
	b, ok := set.Book(book)
	if !ok {
		return doc.Document{}, nil
	}
	c := &composer{book: book, source: block.NewSource(s, g, contents(set, b))}
	d := doc.Document{
		Meta:    meta(b, s, g),
		Cover:   cover(set, b, s, seal),
		Imprint: imprint(set, b, s, g),
		Front:   c.list(b.Front, "", block.Scope{}),
		Body:    c.list(b.Body, "", block.Scope{}),
		Back:    c.list(b.Back, "", block.Scope{}),
	}
	settle(&d)
	return d, c.missing
}

type composer struct {
	book    BookID
	source  *block.Source
	missing []Missing
	feeds   map[string][]string // nil: nobody asks
}

func (c *composer) list(outline []Section, parent string, scope block.Scope) []doc.Section {
	var out []doc.Section
	for _, o := range outline {
		id := join(parent, o.ID)
		if o.Each == "" {
			out = c.section(out, o, id, o.Title, scope)
			continue
		}
		for _, item := range c.source.Each(o.Each) {
			out = c.section(out, o, join(id, item.Key), strings.ReplaceAll(o.Title, "{}", item.Name), item)
		}
	}
	return out
}

// section adds a section, unless it has nothing to say at all.
func (c *composer) section(out []doc.Section, o Section, id, title string, scope block.Scope) []doc.Section {
	s := doc.Section{ID: id, Title: title}
	scope.Section, scope.Title = id, title
	if id == o.ID { // a chapter opens with what people wrote for it
		s.Blocks, s.Sections = c.source.Written(string(c.book), id)
		c.fed(id, block.Narrative)
	}
	for _, name := range o.Blocks {
		blocks, missing := c.source.Make(name, scope)
		s.Blocks = append(s.Blocks, blocks...)
		c.missing = append(c.missing, missing...)
		c.fed(id, name)
	}
	s.Sections = append(s.Sections, c.list(o.Sections, id, scope)...)
	if len(s.Blocks) == 0 && len(s.Sections) == 0 {
		return out
	}
	return append(out, s)
}

// contents tells the blocks what the books of the set are and what this one holds.
func contents(set Set, b Book) block.Contents {
	c := block.Contents{Label: b.Label, Title: b.Title, About: b.About}
	for _, other := range set.Books {
		c.Books = append(c.Books, block.Chapter{Label: other.Label, Title: other.Title, About: other.About})
	}
	for i, o := range b.Body {
		c.Chapters = append(c.Chapters, block.Chapter{ID: o.ID, Label: "Bab " + doc.Roman(i+1), Title: o.Title, About: o.About})
	}
	return c
}

// settle turns references to what this book does not hold into the words that
// stand with them: a table may stand in another book of the set.
func settle(d *doc.Document) {
	labels := doc.Number(*d)
	walk(d, func(spans []doc.Span) {
		for i, s := range spans {
			if s.Ref == "" {
				continue
			}
			if _, ok := labels.Label(s.Ref); ok {
				spans[i].Text = ""
			} else {
				spans[i].Ref = ""
			}
		}
	})
}

// walk visits the running text of a document.
func walk(d *doc.Document, visit func([]doc.Span)) {
	var section func(doc.Section)
	section = func(s doc.Section) {
		for _, b := range s.Blocks {
			switch b := b.(type) {
			case doc.Paragraph:
				visit(b.Text)
			case doc.List:
				for _, item := range b.Items {
					visit(item)
				}
			}
		}
		for _, sub := range s.Sections {
			section(sub)
		}
	}
	for _, part := range [][]doc.Section{d.Front, d.Body, d.Back} {
		for _, s := range part {
			section(s)
		}
	}
}
