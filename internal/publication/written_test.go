package publication_test

import (
	"context"
	"path/filepath"
	"strings"
	"testing"

	"gurindam/internal/doc"
	"gurindam/internal/doc/doctest"
	"gurindam/internal/fault"
	"gurindam/internal/golden"
	"gurindam/internal/plan"
	"gurindam/internal/plan/plantest"
	"gurindam/internal/publication"
	"gurindam/internal/region"
)

// written is the full sample with long texts in one of its chapters: one that opens
// it, and one with a title.
func written(g plan.Guideline) plan.Snapshot {
	s := sample(g)
	s.Masterplan.Narratives = []plan.Narrative{
		{Code: "NR-1", Chapter: "masterplan.strategi", Body: plantest.Text().JSON()},
		{Code: "NR-2", Chapter: "masterplan.strategi", Title: "Cara memilih", Body: plantest.Text().JSON()},
		{Code: "NR-3", Chapter: "masterplan.strategi"},
		{Code: "NR-4", Chapter: "masterplan.tidak-ada", Body: plantest.Text().JSON()},
	}
	return s
}

func TestLongTextsOpenTheirChapter(t *testing.T) {
	t.Parallel()
	set, g := load(t, "kominfo-2019"), guideline(t, "kominfo-2019")
	s := written(g)
	d, _ := publication.Compose(set, publication.Masterplan, s, g, doc.Seal{})
	golden.Same(t, filepath.Join("testdata", "narasi.golden.txt"), chapters(d)["strategi"])
	for _, p := range doc.Check(d) {
		t.Errorf("%s: %s", p.Where, p.Text)
	}
	plain, _ := publication.Compose(set, publication.Masterplan, sample(g), g, doc.Seal{})
	if got, want := chapters(d)["visi"], chapters(plain)["visi"]; got != want {
		t.Error("another chapter changed")
	}
}

func TestParagraphsOfTextsAreKnownByWhatTheySay(t *testing.T) {
	t.Parallel()
	set, g := load(t, "kominfo-2019"), guideline(t, "kominfo-2019")
	s := written(g)
	before, _ := publication.Compose(set, publication.Masterplan, s, g, doc.Seal{})
	text := plantest.Text()
	text.Blocks = text.Blocks[1:]
	s.Masterplan.Narratives[0].Body = text.JSON()
	after, _ := publication.Compose(set, publication.Masterplan, s, g, doc.Seal{})
	known := paragraphIDs(t, before)
	for id := range paragraphIDs(t, after) {
		if !known[id] {
			t.Errorf("paragraph %q appeared when another went", id)
		}
	}
}

func TestTextsWithoutAChapterAreTold(t *testing.T) {
	t.Parallel()
	list, err := publication.Findings(written(guideline(t, "kominfo-2019")))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range list {
		if f.Kind == "narasi-tanpa-bab" && strings.Join(f.Codes, " ") == "NR-4" {
			return
		}
	}
	t.Errorf("nobody is told of the text that is printed nowhere: %+v", list)
}

// album gives one picture to one region.
type album struct {
	hash string
	data []byte
}

func (a album) Image(_ context.Context, code region.Code, hash string) ([]byte, error) {
	if hash != a.hash || code != "99.71" {
		return nil, fault.New(fault.NotFound, "Gambar itu tidak ada.")
	}
	return a.data, nil
}

func TestPicturesAreFilledInOrMissed(t *testing.T) {
	t.Parallel()
	set, g := load(t, "kominfo-2019"), guideline(t, "kominfo-2019")
	photo := doctest.Image("image/jpeg", 40, 30)
	for name, c := range map[string]struct {
		images  publication.Images
		pixels  int
		missing int
	}{
		"there":              {album{plantest.Picture, photo.Bytes}, 2, 0},
		"not there":          {album{"x", photo.Bytes}, 0, 2},
		"broken":             {album{plantest.Picture, []byte("bukan gambar")}, 0, 2},
		"no pictures at all": {nil, 0, 2},
	} {
		d, _ := publication.Compose(set, publication.Masterplan, written(g), g, doc.Seal{})
		if err := publication.Illustrate(t.Context(), c.images, "99.71", &d); err != nil {
			t.Fatal(err)
		}
		pixels, missing := 0, 0
		var visit func(doc.Section)
		visit = func(s doc.Section) {
			for _, b := range s.Blocks {
				switch b := b.(type) {
				case doc.Figure:
					if b.Image != nil && b.Image.W == 40 && len(b.Image.Bytes) > 0 {
						pixels++
					}
				case doc.Paragraph:
					if b.Kind == doc.Missing {
						missing++
					}
				}
			}
			for _, sub := range s.Sections {
				visit(sub)
			}
		}
		for _, s := range d.Body {
			visit(s)
		}
		if pixels != c.pixels || missing != c.missing {
			t.Errorf("%s: %d pictures and %d warnings, want %d and %d", name, pixels, missing, c.pixels, c.missing)
		}
	}
}
