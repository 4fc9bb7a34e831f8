package examples_test

import (
	"io/fs"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gurindam/internal/money"
	"gurindam/internal/plan"
	"gurindam/internal/plan/workbook"
	"gurindam/internal/region"
	"gurindam/internal/rpjmd"
	"gurindam/internal/tabular"

	"gurindam/examples"
)

func tanjungpinang(t *testing.T) (plan.Snapshot, plan.Guideline) {
	t.Helper()
	book, err := tabular.Read("tanjungpinang", tabular.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	g, err := plan.LoadGuideline("kominfo-2019")
	if err != nil {
		t.Fatal(err)
	}
	home, ok := region.Find(examples.TanjungpinangCode)
	if !ok {
		t.Fatal("the region is not in the reference")
	}
	s, problems := workbook.Read(book, g, home, workbook.Options{})
	for _, p := range problems {
		t.Error(p)
	}
	return s, g
}

// TestFindings holds the example to the list it is meant to show.
func TestFindings(t *testing.T) {
	t.Parallel()
	got := map[string][]string{}
	s, g := tanjungpinang(t)
	for _, f := range plan.Check(s, g) {
		got[f.Kind] = f.Codes
	}
	want := map[string][]string{
		"inisiatif-tanpa-kaitan":      {"SB-10", "SS-13", "SEn-13", "SEn-15"},
		"sasaran-rpjmd-tak-terlayani": {"M1.T1.S1"},
		"apbd-kosong":                 {"APBD 2021", "APBD 2022", "APBD 2023"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("findings (-want +got):\n%s", diff)
	}
}

// TestPublicFigures holds the example to the figures that were published.
func TestPublicFigures(t *testing.T) {
	t.Parallel()
	s, g := tanjungpinang(t)
	status, pic := map[plan.Status]int{}, map[string]bool{}
	for _, i := range s.Masterplan.Initiatives {
		status[i.Status]++
		pic[i.OPD] = true
	}
	if diff := cmp.Diff(map[plan.Status]int{plan.Running: 79, plan.Discussed: 16, plan.NotStarted: 36}, status); diff != "" {
		t.Errorf("statuses (-want +got):\n%s", diff)
	}
	if len(pic) != 33 || len(s.OPDs) != 33 {
		t.Errorf("%d of %d offices lead an initiative, want 33 of 33", len(pic), len(s.OPDs))
	}
	sizes := map[string]int{}
	for _, d := range g.Dimensions {
		sizes[d.Code] = len(s.Masterplan.InDimension(d.Code, g))
	}
	if diff := cmp.Diff(map[string]int{"SG": 31, "SB": 22, "SE": 20, "SL": 24, "SS": 19, "SEn": 15}, sizes); diff != "" {
		t.Errorf("initiatives by dimension (-want +got):\n%s", diff)
	}
	levels := map[rpjmd.Level]int{}
	for _, e := range s.RPJMD.Elements {
		levels[e.Level]++
	}
	if levels[rpjmd.Misi] != 5 || levels[rpjmd.Tujuan] != 5 || levels[rpjmd.Sasaran] != 24 {
		t.Errorf("RPJMD has %v, want 5 misi, 5 tujuan, 24 sasaran", levels)
	}
	if n := len(s.Masterplan.QuickWins); n != 3 {
		t.Errorf("%d quick wins, want 3", n)
	}
}

// TestInventedIsMarked: whatever a newcomer could take for a fact says contoh.
func TestInventedIsMarked(t *testing.T) {
	t.Parallel()
	s, _ := tanjungpinang(t)
	for _, i := range s.Masterplan.Initiatives {
		if !i.Example {
			t.Errorf("initiative %s is not marked", i.Code)
		}
	}
	for _, f := range s.Facts {
		if made := strings.Contains(f.Source, "contoh"); made != f.Example {
			t.Errorf("fact %s from %q: contoh is %v", f.Code, f.Source, f.Example)
		}
	}
	for _, e := range s.RPJMD.Elements {
		made := e.Level == rpjmd.Tujuan || e.Level == rpjmd.Sasaran || e.Level == rpjmd.Strategi || e.Level == rpjmd.ArahKebijakan
		if made && !strings.HasSuffix(e.Text, "(contoh)") {
			t.Errorf("RPJMD %s %q is not marked", e.Code, e.Text)
		}
	}
	for _, r := range s.Renstra {
		if r.Note != "contoh" {
			t.Errorf("Renstra row %s is not marked", r.ID)
		}
	}
}

// TestRenstraAddsUp: the budget of a parent is the sum of its children.
func TestRenstraAddsUp(t *testing.T) {
	t.Parallel()
	s, _ := tanjungpinang(t)
	type node struct {
		opd, code string
		year      int
	}
	stated, sums := map[node]money.Rupiah{}, map[node]money.Rupiah{}
	for _, r := range s.Renstra {
		var total money.Rupiah
		for _, y := range r.Years {
			total += y.Budget
			stated[node{r.OPD, r.Code.Text, y.Year}] = y.Budget
			sums[node{r.OPD, r.Code.Parent().Text, y.Year}] += y.Budget
		}
		if total != r.FinalBudget {
			t.Errorf("%s: the years add up to %s, the end says %s", r.ID, total, r.FinalBudget)
		}
	}
	for n, amount := range stated {
		if sum, parent := sums[n]; parent && sum != amount {
			t.Errorf("%s %s %d: %s, its children %s", n.opd, n.code, n.year, amount, sum)
		}
	}
}

// TestSchedules: money lies inside the schedule, and what must come first is over
// before the initiative begins.
func TestSchedules(t *testing.T) {
	t.Parallel()
	s, _ := tanjungpinang(t)
	at := map[string]plan.Schedule{}
	for _, i := range s.Masterplan.Initiatives {
		at[i.Code] = i.Schedule
	}
	for _, i := range s.Masterplan.Initiatives {
		for _, b := range i.Budgets {
			if b.Year < i.Schedule.Start.Year || b.Year > i.Schedule.End.Year {
				t.Errorf("%s has money in %d, outside its schedule", i.Code, b.Year)
			}
		}
		for _, before := range i.Schedule.After {
			if at[before].End.Index() >= i.Schedule.Start.Index() {
				t.Errorf("%s begins before %s is over", i.Code, before)
			}
		}
	}
}

// TestTextsDiffer: no two initiatives share a name, a description or a reason.
func TestTextsDiffer(t *testing.T) {
	t.Parallel()
	s, _ := tanjungpinang(t)
	seen := map[string]string{}
	once := func(code, text string) {
		if other, twice := seen[text]; twice {
			t.Errorf("%s and %s share %q", other, code, text)
		}
		seen[text] = code
	}
	for _, i := range s.Masterplan.Initiatives {
		once(i.Code, i.Name)
		once(i.Code, i.Description)
	}
	for _, l := range s.Masterplan.Links {
		if l.Kind != plan.Funds {
			once(l.Initiative, l.Reason)
		}
	}
}

// TestEmbeddedHasEverySheet: what the program carries is the whole workbook.
func TestEmbeddedHasEverySheet(t *testing.T) {
	t.Parallel()
	s, g := tanjungpinang(t)
	for _, sheet := range workbook.Form(s, g).Sheets {
		if _, err := fs.Stat(examples.Tanjungpinang(), sheet.File+".csv"); err != nil {
			t.Errorf("sheet %s: %v", sheet.Name, err)
		}
	}
}
