// Package docdiff tells how two documents differ: as one document, the later with
// what was taken away still standing in it, marked, and as a list of changes. Parts
// are matched by the identities that stay through editions; only words that really
// differ are marked.
package docdiff

import (
	"gurindam/internal/doc"
)

// Result is a redline.
type Result struct {
	Document doc.Document
	Changes  []Change // in reading order; none where the documents say the same
}

// Change is one part that differs.
type Change struct {
	Chapter string // ID of the section of the first depth; empty for the imprint
	Section string // ID of the section it stands in
	Title   string // of that section
	Mark    doc.Mark
	What    string // "Paragraf", "Tabel", "Baris SG-01"
	Text    string // what is new and what is gone, in short
}

// Compare makes the redline of two documents. Covers, fingerprints and dates are
// left out: they differ with every edition.
func Compare(older, newer doc.Document) Result {
	c := &comparison{was: doc.Number(older)}
	out := newer
	c.imprint(older.Imprint, newer.Imprint)
	out.Front = c.chapters(older.Front, newer.Front)
	out.Body = c.chapters(older.Body, newer.Body)
	out.Back = c.chapters(older.Back, newer.Back)
	return Result{out, c.changes}
}

// In gives the changes of a chapter.
func (r Result) In(chapter string) []Change {
	var out []Change
	for _, c := range r.Changes {
		if c.Chapter == chapter {
			out = append(out, c)
		}
	}
	return out
}

// comparison is a redline being made.
type comparison struct {
	was     doc.Labels // of the older document
	changes []Change
	chapter string
	section doc.Section
}

func (c *comparison) note(mark doc.Mark, what, text string) {
	c.changes = append(c.changes, Change{c.chapter, c.section.ID, c.section.Title, mark, what, text})
}

func (c *comparison) imprint(older, newer doc.Imprint) {
	c.section = doc.Section{Title: newer.Title}
	for _, s := range differences(pairs(older.Rows), pairs(newer.Rows)) {
		c.note(doc.Changed, "Keterangan buku", s)
	}
}

func (c *comparison) chapters(older, newer []doc.Section) []doc.Section {
	return c.sections(older, newer, func(s doc.Section) { c.chapter = s.ID })
}

// sections matches sections by their identity. entering is told of each before its
// parts are compared.
func (c *comparison) sections(older, newer []doc.Section, entering func(doc.Section)) []doc.Section {
	var out []doc.Section
	for _, p := range match(items(older, sectionItem), items(newer, sectionItem)) {
		switch {
		case p.n < 0:
			entering(older[p.o])
			out = append(out, c.whole(older[p.o], doc.Deleted))
		case p.o < 0:
			entering(newer[p.n])
			out = append(out, c.whole(newer[p.n], doc.Inserted))
		default:
			entering(newer[p.n])
			out = append(out, c.inside(older[p.o], newer[p.n], p.moved))
		}
	}
	return out
}

func sectionItem(s doc.Section) item { return item{id: s.ID} }

func (c *comparison) inside(older, newer doc.Section, moved bool) doc.Section {
	c.section = newer
	out := newer
	if moved {
		out.Mark = doc.Moved
		c.note(doc.Moved, "Bagian", newer.Title)
	}
	if older.Title != newer.Title {
		out.Was = older.Title
		c.note(doc.Changed, "Judul", quoted(older.Title)+" → "+quoted(newer.Title))
	}
	out.Blocks = c.blocks(older.Blocks, newer.Blocks)
	out.Sections = c.sections(older.Sections, newer.Sections, func(doc.Section) {})
	return out
}

// whole marks a section with all that is in it, as one change.
func (c *comparison) whole(s doc.Section, mark doc.Mark) doc.Section {
	c.section = s
	c.note(mark, "Bagian", s.Title)
	return c.all(s, mark)
}

func (c *comparison) all(s doc.Section, mark doc.Mark) doc.Section {
	out := s
	out.Mark, out.Blocks, out.Sections = mark, nil, nil
	for _, b := range s.Blocks {
		if r, ok := c.marked(b, mark); ok {
			out.Blocks = append(out.Blocks, r)
		}
	}
	for _, sub := range s.Sections {
		out.Sections = append(out.Sections, c.all(sub, mark))
	}
	if mark == doc.Deleted {
		out.ID = "" // another may bear it
	}
	return out
}
