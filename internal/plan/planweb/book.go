package planweb

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"gurindam/internal/publication"
)

// book is a book of the set as the overview shows it.
type book struct {
	publication.Book
	color       string
	path        string
	files       []publication.File
	fingerprint string // its beginning
}

var coverColors = []string{"sea", "earth", "plum"}

// rank puts the file for readers before the one for editors.
var rank = map[string]int{publication.PDF: 0, publication.DOCX: 1, publication.HTML: 2}

// books lists the books of the plan's set with the files that are built.
func (v *view) books() ([]book, error) {
	set, err := publication.SetOf(v.Snapshot)
	if err != nil {
		return nil, fmt.Errorf("set of books: %w", err)
	}
	var files []publication.File
	if v.options.Files != nil {
		files = v.options.Files(v.Region.Code)
	}
	var out []book
	for i, b := range set.Books {
		card := book{Book: b, color: coverColors[i%len(coverColors)], path: v.path("buku", string(b.ID))}
		for _, f := range files {
			if f.Book == b.ID {
				card.files = append(card.files, f)
				card.fingerprint = fingerprintIn(f.Name)
			}
		}
		slices.SortStableFunc(card.files, func(a, b publication.File) int { return cmp.Compare(rank[a.Format], rank[b.Format]) })
		out = append(out, card)
	}
	return out, nil
}

// fingerprintIn gives the beginning of the edition's fingerprint, which ends the
// name of each of its files.
func fingerprintIn(name string) string {
	name, _, _ = strings.Cut(name[strings.LastIndex(name, "-")+1:], ".")
	return name
}
