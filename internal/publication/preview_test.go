package publication_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gurindam/internal/doc"
	"gurindam/internal/plan/plantest"
	"gurindam/internal/plan/workbook"
	"gurindam/internal/publication"
	"gurindam/internal/publication/block"
)

// A chapter by itself says what it says in the book, but for references to others.
func TestAChapterAloneIsThatOfTheBook(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"kominfo-2019", "empat-buku-2023"} {
		set := load(t, name)
		g := guideline(t, set.Guideline)
		s := sample(g)
		for _, b := range set.Books {
			whole, _ := publication.Compose(set, b.ID, s, g, doc.Seal{})
			labels := doc.Number(whole)
			for _, part := range [][]doc.Section{whole.Front, whole.Body, whole.Back} {
				for _, chapter := range part {
					p, ok := publication.ComposeChapter(set, b.ID, chapter.ID, s, g)
					if !ok {
						t.Errorf("%s %s %s: nothing", name, b.ID, chapter.ID)
						continue
					}
					alone, _ := p.Chapter(chapter.ID)
					if diff := cmp.Diff(ids(chapter), ids(alone)); diff != "" {
						t.Errorf("%s %s %s:\n%s", name, b.ID, chapter.ID, diff)
					}
					own := doc.Number(p.Document)
					for _, id := range ids(chapter) {
						want, _ := labels.Label(id)
						if got, _ := own.Label(id); got != want {
							t.Errorf("%s %s %s: %s is %q, in the book %q", name, b.ID, chapter.ID, id, got, want)
						}
					}
				}
			}
		}
	}
}

// ids lists what has an identity in a section.
func ids(s doc.Section) []string {
	out := []string{s.ID}
	for _, b := range s.Blocks {
		switch b := b.(type) {
		case doc.Paragraph:
			out = append(out, b.ID)
		case doc.Table:
			out = append(out, b.ID)
		case doc.Figure:
			out = append(out, b.ID)
		case doc.Gantt:
			out = append(out, b.ID)
		}
	}
	for _, sub := range s.Sections {
		out = append(out, ids(sub)...)
	}
	return out
}

func TestPreviewSaysWhereItsDataAre(t *testing.T) {
	t.Parallel()
	set, g := load(t, "kominfo-2019"), guideline(t, "kominfo-2019")
	p, _ := publication.ComposeChapter(set, publication.Masterplan, "rencana-aksi", sample(g), g)
	if !slices.Contains(p.Feeds["rencana-aksi"], "Rencana Aksi") || !slices.Contains(p.Feeds["rencana-aksi"], "Narasi") {
		t.Errorf("fed by %v", p.Feeds)
	}
	for _, miss := range []struct {
		book    publication.BookID
		chapter string
	}{{publication.Masterplan, "tiada"}, {publication.QuickWins, "rencana-aksi"}} {
		if _, ok := publication.ComposeChapter(set, miss.book, miss.chapter, sample(g), g); ok {
			t.Errorf("%s %s was composed", miss.book, miss.chapter)
		}
	}
	known := map[string]bool{}
	for _, l := range workbook.Lists(g) {
		known[l.Title] = true
	}
	ownWords := []string{block.Break, "systematics", "flow"}
	for _, name := range block.Names() {
		feeds := block.Feeds(name)
		if len(feeds) == 0 != slices.Contains(ownWords, name) {
			t.Errorf("block %q is fed by %v", name, feeds)
		}
		for _, sheet := range feeds {
			if !known[sheet] {
				t.Errorf("block %q is fed by %q, which is no list", name, sheet)
			}
		}
	}
}

// BenchmarkPreview composes the longest chapter of a plan of 500 initiatives.
func BenchmarkPreview(b *testing.B) {
	set, g := load(b, "kominfo-2019"), guideline(b, "kominfo-2019")
	s := plantest.Large(g, 500)
	for b.Loop() {
		if _, ok := publication.ComposeChapter(set, publication.Masterplan, "rencana-aksi", s, g); !ok {
			b.Fatal("nothing")
		}
	}
}
