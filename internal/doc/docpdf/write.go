// Package docpdf writes a doc.Document as a tagged PDF: an A4 book with cover,
// imprint, contents, running heads, footnotes, tables over many pages, charts
// and road maps. Equal documents give equal bytes.
package docpdf

import (
	"fmt"
	"io"

	"gurindam/internal/doc"
	"gurindam/internal/doc/pdf"
)

// Result tells what was written.
type Result struct {
	Pages  int            // of the file
	PageOf map[string]int // printed page number of a section, table or figure; front matter counts in Roman numerals of its own
}

// Write lays out a document and writes it.
func Write(w io.Writer, d doc.Document) (Result, error) {
	faces, err := newFaces()
	if err != nil {
		return Result{}, err
	}
	b := &book{d: d, labels: doc.Number(d), out: pdf.New(), faces: faces}
	b.out.Info = pdf.Info{
		Title: title(d), Author: d.Meta.Author, Subject: d.Meta.Subject, Keywords: d.Meta.Keywords,
		Lang: language(d), Creator: "gurindam", Date: d.Meta.Date,
	}
	pages := b.pagesOf()
	if err := b.out.Write(w); err != nil {
		return Result{}, fmt.Errorf("write PDF: %w", err)
	}
	return Result{Pages: pages, PageOf: b.printed}, nil
}

// pagesOf lays out a book or a letter and gives the number of pages.
func (b *book) pagesOf() int {
	if b.d.Letter != nil {
		return b.composeLetter()
	}
	return b.compose()
}

// title is never empty: a reader's program shows it instead of the file name.
func title(d doc.Document) string {
	for _, s := range []string{d.Meta.Title, d.Cover.Title, "Dokumen"} {
		if s != "" {
			return s
		}
	}
	return ""
}

func language(d doc.Document) string {
	if d.Meta.Lang == "" {
		return "id-ID"
	}
	return d.Meta.Lang
}
