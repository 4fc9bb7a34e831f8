// Package pdf writes tagged PDF: objects, pages, embedded fonts, the structure
// tree, bookmarks and metadata, as PDF/A-2a and PDF/UA-1 ask. It knows nothing
// of books; lengths are thousandths of a point, from the top left of a page.
//
// The bytes depend on nothing but what is put in: no clock, no chance, no order
// of a map.
package pdf
