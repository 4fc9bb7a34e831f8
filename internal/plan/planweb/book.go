package planweb

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"gurindam/internal/publication"
)

// book is a book of the set as the overview shows it.
type book struct {
	publication.Book
	color       string
	path        string
	edition     string // address of the edition its files are of
	files       []publication.EditionFile
	fingerprint string // its beginning
}

var coverColors = []string{"sea", "earth", "plum"}

// rank puts the file for readers before the one for editors.
var rank = map[string]int{publication.PDF: 0, publication.DOCX: 1, publication.HTML: 2}

// books lists the books of the plan's set with the files that are built.
func (v *view) books(ctx context.Context) ([]book, error) {
	set, err := publication.SetOf(v.Snapshot)
	if err != nil {
		return nil, fmt.Errorf("set of books: %w", err)
	}
	var newest publication.Edition
	if v.options.Edition != nil {
		if newest, err = v.options.Edition(ctx, v.Region.Code); err != nil {
			return nil, fmt.Errorf("edition of the books: %w", err)
		}
	}
	var out []book
	for i, b := range set.Books {
		card := book{Book: b, color: coverColors[i%len(coverColors)], path: v.path("buku", string(b.ID)), edition: v.path("edisi", strconv.Itoa(newest.Number))}
		for _, f := range newest.Of(b.ID) {
			card.files = append(card.files, f)
			card.fingerprint = fingerprintIn(f.Name)
		}
		slices.SortStableFunc(card.files, func(a, b publication.EditionFile) int { return cmp.Compare(rank[a.Format], rank[b.Format]) })
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
