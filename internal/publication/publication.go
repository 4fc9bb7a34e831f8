// Package publication makes the official books of a plan. Which books a set has,
// their chapters and the order of their parts are data (outline/*.json); what a
// part says is made by package block from the values of a snapshot. Compose is
// pure: the same snapshot gives the same document, and writers then give the same
// bytes.
package publication

import (
	"gurindam/internal/doc"
	"gurindam/internal/publication/block"
)

// BookID names a book by its content. Its number belongs to the set: Buku 3 is the
// executive summary in one set and the quick wins in another.
type BookID string

// Books by their content.
const (
	Analysis   BookID = "analysis"
	Masterplan BookID = "masterplan"
	Summary    BookID = "summary"
	QuickWins  BookID = "quickwins"
	RoadMap    BookID = "roadmap"
)

// Set is a set of books as a programme year asks for it.
type Set struct {
	Schema string `json:"$schema"`
	ID     string `json:"id"`   // "kominfo-2019"
	Name   string `json:"name"` // "Tiga buku"
	// Guideline is the guideline of a plan that names this set and no guideline.
	Guideline string `json:"guideline"`
	Books     []Book `json:"books"`
}

// Book is the outline of one book.
type Book struct {
	ID    BookID    `json:"id"`
	Label string    `json:"label"` // "Buku 2"
	Title string    `json:"title"`
	About string    `json:"about"` // what the book is for, in one clause
	Front []Section `json:"front"`
	Body  []Section `json:"body"`
	Back  []Section `json:"back"`
}

// Section is a chapter or a part of one: its own blocks first, then its parts.
type Section struct {
	ID       string    `json:"id"`
	Title    string    `json:"title"`  // with each, {} stands for the name of the item
	About    string    `json:"about"`  // what a chapter holds, in one clause
	Each     string    `json:"each"`   // repeats the section for each item of a kind: "dimension"
	Blocks   []string  `json:"blocks"` // names known to package block
	Sections []Section `json:"sections"`
}

// Missing is something a book would say and cannot, for want of data.
type Missing = block.Missing

// Book gives the outline of a book; ok is false where the set has none of that kind.
func (s Set) Book(id BookID) (b Book, ok bool) {
	for _, b := range s.Books {
		if b.ID == id {
			return b, true
		}
	}
	return Book{}, false
}

// IDs lists the books of the set in their order.
func (s Set) IDs() []BookID {
	out := make([]BookID, len(s.Books))
	for i, b := range s.Books {
		out[i] = b.ID
	}
	return out
}

// Chapter is a chapter of a set, as long texts name it.
type Chapter struct {
	Book  Book
	Label string // "Bab II", "Lampiran A"
	Title string
	About string
	ID    string // "masterplan.visi"
}

// List lists the chapters and annexes of the set that people may write for, book by
// book.
func (s Set) List() []Chapter {
	var out []Chapter
	for _, b := range s.Books {
		for i, o := range b.Body {
			out = append(out, Chapter{b, "Bab " + doc.Roman(i+1), o.Title, o.About, string(b.ID) + "." + o.ID})
		}
		for i, o := range b.Back {
			out = append(out, Chapter{b, "Lampiran " + string(rune('A'+i%26)), o.Title, o.About, string(b.ID) + "." + o.ID})
		}
	}
	return out
}

// Chapters tells which chapters the set has, by their names.
func (s Set) Chapters() map[string]bool {
	out := map[string]bool{}
	for _, c := range s.List() {
		out[c.ID] = true
	}
	return out
}
