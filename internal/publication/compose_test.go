package publication_test

import (
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"gurindam/internal/doc"
	"gurindam/internal/golden"
	"gurindam/internal/plan"
	"gurindam/internal/plan/plantest"
	"gurindam/internal/plan/workbook"
	"gurindam/internal/publication"
	"gurindam/internal/region"

	"github.com/google/go-cmp/cmp"
)

func load(t testing.TB, id string) publication.Set {
	t.Helper()
	set, err := publication.Load(id)
	if err != nil {
		t.Fatal(err)
	}
	return set
}

// The golden texts are read like prose: a change in them is a change in a book.
func TestChaptersReadAsTheyShould(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"kominfo-2019", "empat-buku-2023"} {
		set := load(t, name)
		g := guideline(t, set.Guideline)
		s := sample(g)
		for _, id := range set.IDs() {
			if name != "kominfo-2019" && id == publication.Analysis {
				continue // the same outline as in the other set
			}
			d, missing := publication.Compose(set, id, s, g, publication.SealOf(s, g, set, id))
			for _, m := range missing {
				t.Errorf("%s %s: missing in a full plan: %v", name, id, m)
			}
			for chapter, got := range chapters(d) {
				golden.Same(t, filepath.Join("testdata", strings.Join([]string{name, string(id), chapter, "golden.txt"}, ".")), got)
			}
		}
	}
}

// plans are snapshots at the ends of what may come: full, nearly nothing, half, much.
func plans(t *testing.T, g plan.Guideline) map[string]plan.Snapshot {
	t.Helper()
	long := sample(g)
	long.Masterplan.Profile.Period.Last = 2028
	odd := sample(g)
	odd.OPDs, odd.Masterplan.Bodies, odd.Masterplan.Vision.Keywords = nil, nil, nil
	for i := range odd.Masterplan.Initiatives {
		v := &odd.Masterplan.Initiatives[i]
		v.Budgets, v.Targets, v.Schedule, v.Status, v.SubDimension = nil, nil, plan.Schedule{}, "", "tidak ada"
	}
	huge := sample(g)
	for i := range huge.Masterplan.Initiatives {
		for j := range huge.Masterplan.Initiatives[i].Budgets {
			huge.Masterplan.Initiatives[i].Budgets[j].Amount = 1 << 62
		}
	}
	return map[string]plan.Snapshot{
		"full": sample(g), "empty": {}, "region alone": {Region: region.Region{Code: "99.71", Name: "Kota Contoh"}},
		"half": plantest.Full(), "much": plantest.Large(g, 120), "ten years": long, "odd": odd, "sums beyond the range": huge,
	}
}

func TestEveryBookHoldsTogether(t *testing.T) {
	t.Parallel()
	sets, err := publication.Sets()
	if err != nil {
		t.Fatal(err)
	}
	for _, set := range sets {
		g := guideline(t, set.Guideline)
		for name, s := range plans(t, g) {
			for _, id := range set.IDs() {
				d, _ := publication.Compose(set, id, s, g, publication.SealOf(s, g, set, id))
				for _, p := range doc.Check(d) {
					t.Errorf("%s %s, plan %q: %s: %s", set.ID, id, name, p.Where, p.Text)
				}
				for chapter, text := range chapters(d) {
					if says := regexp.MustCompile(`(?m)^.*(?i:\bnol\b).*$`).FindString(text); says != "" {
						t.Errorf("%s %s, plan %q, chapter %s counts to nothing: %s", set.ID, id, name, chapter, says)
					}
				}
				again, _ := publication.Compose(set, id, s, g, publication.SealOf(s, g, set, id))
				if !reflect.DeepEqual(d, again) {
					t.Errorf("%s %s, plan %q: composed twice, two books:\n%s", set.ID, id, name, cmp.Diff(d, again))
				}
			}
		}
	}
}

func TestAnEmptyPlanSaysWhereEverythingIsFilledIn(t *testing.T) {
	t.Parallel()
	set := load(t, "kominfo-2019")
	g := guideline(t, "kominfo-2019")
	sheets := map[string]bool{}
	for _, s := range workbook.Form(plan.Snapshot{}, g).Sheets {
		sheets[s.Name] = true
	}
	for _, id := range set.IDs() {
		d, missing := publication.Compose(set, id, plan.Snapshot{}, g, doc.Seal{})
		if len(missing) == 0 {
			t.Errorf("%s: nothing is missing in an empty plan", id)
		}
		for _, m := range missing {
			if !sheets[m.Sheet] {
				t.Errorf("%s: %q is to be filled in on sheet %q, which the workbook does not have", id, m.What, m.Sheet)
			}
			if m.Section == "" || m.What == "" {
				t.Errorf("%s: %+v does not say what or where", id, m)
			}
		}
		text := strings.Join(mapValues(chapters(d)), "\n")
		if got, want := strings.Count(text, "KURANG: "), len(missing); got != want {
			t.Errorf("%s: %d warnings in the book, %d in the list", id, got, want)
		}
	}
}

func mapValues(m map[string]string) []string {
	var out []string
	for _, v := range m {
		out = append(out, v)
	}
	return out
}

// Paragraphs keep their identity when something before them comes or goes, and no
// two share one.
func TestParagraphsAreKnownByWhatTheySay(t *testing.T) {
	t.Parallel()
	set := load(t, "kominfo-2019")
	g := guideline(t, "kominfo-2019")
	full := sample(g)
	less := sample(g)
	less.Masterplan.Gaps = less.Masterplan.Gaps[1:]
	less.Facts = less.Facts[1:]
	for _, id := range set.IDs() {
		a, _ := publication.Compose(set, id, full, g, doc.Seal{})
		b, _ := publication.Compose(set, id, less, g, doc.Seal{})
		before := paragraphIDs(t, a)
		for p := range paragraphIDs(t, b) {
			if !before[p] && !strings.Contains(p, "kosong") {
				t.Errorf("%s: paragraph %q appeared when data went", id, p)
			}
		}
	}
}

func paragraphIDs(t *testing.T, d doc.Document) map[string]bool {
	t.Helper()
	seen := map[string]bool{}
	var visit func(doc.Section)
	visit = func(s doc.Section) {
		for _, b := range s.Blocks {
			if p, ok := b.(doc.Paragraph); ok {
				if p.ID == "" || seen[p.ID] {
					t.Errorf("paragraph ID %q in %s is empty or used twice", p.ID, s.ID)
				}
				seen[p.ID] = true
			}
		}
		for _, sub := range s.Sections {
			visit(sub)
		}
	}
	for _, part := range [][]doc.Section{d.Front, d.Body, d.Back} {
		for _, s := range part {
			visit(s)
		}
	}
	return seen
}
