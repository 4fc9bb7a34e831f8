package publication_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gurindam/internal/plan"
	"gurindam/internal/publication"
)

func TestAProfileNamesGuidelineOrSet(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ outline, set, guideline string }{
		"nothing":                        {"", "kominfo-2019", "kominfo-2019"},
		"a name that is both":            {"kominfo-2019", "kominfo-2019", "kominfo-2019"},
		"a guideline without set":        {"kominfo-2022", "kominfo-2019", "kominfo-2022"},
		"a set that names its guideline": {"empat-buku-2023", "empat-buku-2023", "kominfo-2023"},
		"a name nobody knows":            {"kominfo-1999", "kominfo-2019", "kominfo-2019"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := plan.Snapshot{}
			s.Masterplan.Profile.Outline = c.outline
			set, err := publication.SetOf(s)
			if err != nil {
				t.Fatal(err)
			}
			guide, err := publication.GuidelineOf(s)
			if err != nil {
				t.Fatal(err)
			}
			if set.ID != c.set || guide.ID != c.guideline {
				t.Errorf("set %s under %s, want %s under %s", set.ID, guide.ID, c.set, c.guideline)
			}
		})
	}
}

func TestFindings(t *testing.T) {
	t.Parallel()
	found := func(s plan.Snapshot) []plan.Finding {
		t.Helper()
		list, err := publication.Findings(s)
		if err != nil {
			t.Fatal(err)
		}
		return list
	}
	full := sample(guideline(t, "kominfo-2019"))
	if list := found(full); len(list) > 0 {
		t.Errorf("a full plan has findings: %v", list)
	}
	less := full
	less.Masterplan.Risks = nil
	want := []plan.Finding{{Severity: plan.Should, Kind: "bagian-buku-kosong", Count: 1, Sheet: "Risiko",
		Text: "Daftar risiko belum ada, sehingga bagian bukunya kosong.", Fix: `Isi lembar "Risiko".`}}
	if diff := cmp.Diff(want, found(less)); diff != "" {
		t.Errorf("a plan without risks (-want +got):\n%s", diff)
	}
	seen := map[string]bool{}
	for _, f := range found(plan.Snapshot{}) {
		if seen[f.Text] {
			t.Errorf("told twice: %s", f.Text)
		}
		seen[f.Text] = true
		if f.Severity != plan.Should || f.Fix == "" || strings.Contains(f.Text, "%!") {
			t.Errorf("not fit to be shown: %+v", f)
		}
	}
	if len(seen) < 10 {
		t.Errorf("an empty plan lacks only %d parts", len(seen))
	}
}
